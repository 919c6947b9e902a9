"""Counts as lines of text in columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def table(title: str, columns: Sequence[str], rows: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """A title with the names of the columns, then one line a row.

    >>> print(*table("events", ["records", "act"], {"AGREE": {"records": 23, "act": 7}}), sep="\\n")
    events                records       act
      AGREE                    23         7
    """
    width = max(len(column) for column in columns) + 2 if columns else 0
    width = max(width, 10)
    yield f"{title:19}" + "".join(f"{column:>{width}}" for column in columns)
    for name, row in rows.items():
        yield f"  {name:17}" + "".join(f"{row[column]:>{width}}" for column in columns)
