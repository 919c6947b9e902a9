"""CSV: RFC 4180, UTF-8, a first line of names; no cell is taken for a formula by a spreadsheet.

A cell is text to a spreadsheet if it begins with an apostrophe. So a text that begins with one of `= + - @`,
their full-width forms, a tab or a line break gets one apostrophe in front, and so does a text that looks as
if it had got one already; `unguarded` takes it off again, which gives back every text exactly. The characters
are those OWASP lists under "CSV Injection".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO

from parley.export.columns import COLUMNS, Value, row

if TYPE_CHECKING:
    from parley.record import StoredMove

SEPARATOR = "; "
"""Between the items of a list in one cell."""

RUNS = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
GUARDED = re.compile(r"'" + RUNS.pattern)


def guarded(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula.

    >>> guarded("-5 degrees"), guarded("'tis agreed"), guarded("'=1")
    ("'-5 degrees", "'tis agreed", "''=1")
    """
    return f"'{text}" if RUNS.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` made the cell from.

    >>> unguarded("'-5 degrees")
    '-5 degrees'
    """
    return cell[1:] if GUARDED.match(cell) else cell


def write_csv(moves: Iterable[StoredMove], output: BinaryIO) -> int:
    """Write one row a move and return how many."""
    text = TextIOWrapper(output, encoding="utf-8", newline="", write_through=False)
    rows = 0
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([column.name for column in COLUMNS])
        for stored in moves:
            writer.writerow([_cell(value) for value in row(stored).values()])
            rows += 1
        text.flush()
    finally:
        text.detach()
    return rows


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return guarded(SEPARATOR.join(value))
    return guarded(value) if isinstance(value, str) else str(value)
