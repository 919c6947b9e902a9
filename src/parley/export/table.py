"""Parquet, through pyarrow: typed columns, lists as lists, each column's meaning in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from parley.errors import SettingError
from parley.export.columns import COLUMNS, Kind, row

if TYPE_CHECKING:
    from parley.record import StoredMove

ROWS_AT_ONCE = 10_000
"""Rows in one group of the file: some ten megabytes in memory."""


def write_parquet(moves: Iterable[StoredMove], output: BinaryIO) -> int:
    """Write one row a move and return how many. Raises `SettingError` where pyarrow is not installed."""
    try:
        arrow = import_module("pyarrow")
        parquet = import_module("pyarrow.parquet")
    except ImportError as error:
        raise SettingError("Parquet needs pyarrow; install it with: pip install 'parley[parquet]'") from error
    schema = _schema(arrow)
    written = 0
    with parquet.ParquetWriter(output, schema) as writer:
        for rows in _pieces(moves):
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
            written += len(rows)
    return written


def _schema(arrow: Any) -> Any:
    types = {
        Kind.TEXT: arrow.string(),
        Kind.LIST: arrow.list_(arrow.string()),
        Kind.INTEGER: arrow.int64(),
        Kind.NUMBER: arrow.float64(),
        Kind.TRUTH: arrow.bool_(),
    }
    return arrow.schema(
        [
            arrow.field(column.name, types[column.kind], metadata={"description": column.meaning})
            for column in COLUMNS
        ]
    )


def _pieces(moves: Iterable[StoredMove]) -> Iterator[list[dict[str, Any]]]:
    rows = (_typed(row(stored)) for stored in moves)
    while piece := list(islice(rows, ROWS_AT_ONCE)):
        yield piece


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    """Whole numbers as floating-point ones where the column has both."""
    for column in COLUMNS:
        if column.kind is Kind.NUMBER and values[column.name] is not None:
            values[column.name] = float(values[column.name])
    return values
