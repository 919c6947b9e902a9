"""Hand the record on: one line of JSON a document, or one row a move as CSV or Parquet.

`report_as_dict` is the JSON contract itself, for reports fresh from reading as well as stored ones.
"""

from __future__ import annotations

from parley.export.columns import COLUMNS
from parley.export.contract import report_as_dict, report_as_json
from parley.export.run import Format, export

__all__ = ["COLUMNS", "Format", "export", "report_as_dict", "report_as_json"]
