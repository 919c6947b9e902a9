"""Parley reads reports of peace talks and keeps the record of them, every cell tied to the words it came from.

>>> import parley
>>> report = parley.read_text(
...     "Sudan's army on Friday rejected a 30-day truce proposed by the RSF.", published="2023-05-05"
... )  # doctest: +SKIP
>>> [(move.type.value, move.actors, move.evidence.text) for move in report.moves]  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parley.errors import DocumentError
    from parley.pipeline import Reader, Report

__version__ = "0.1.0"
__all__ = ["Reader", "Record", "Report", "__version__", "read", "read_text"]


def read_text(
    text: str,
    *,
    name: str = "text",
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    coder: str | None = None,
) -> Report:
    """Read one report and find its moves; nothing is stored.

    `published` is an ISO 8601 day; without it (and without a dateline or metadata that has it) relative dates stay
    unresolved. Returns a `Report` with `.document` and `.moves`; offsets count Unicode code points of
    `report.document.text`. Raises `DocumentError` where there is nothing to read, `SettingError` for a wrong date
    or an unknown coder.
    """
    reader = _reader(coder)
    return reader.read_text(text, name=name, title=title, published=published, publisher=publisher, url=url)


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    published: str | None = None,
    publisher: str | None = None,
    coder: str | None = None,
) -> Iterator[Report | DocumentError]:
    """Read files, folders or globs (text, HTML, JSON, JSONL); nothing is stored.

    Yields a `Report`, or for a document that can't be read a `DocumentError` that names it, one after the other.
    """
    several = [paths] if isinstance(paths, str | Path) else paths
    return _reader(coder).read_paths(several, published=published, publisher=publisher)


@cache
def _reader(coder: str | None) -> Reader:
    from parley.pipeline import Reader

    return Reader(coder)


def __getattr__(name: str) -> Any:
    """Load what is heavy only when it is asked for."""
    if name in ("Reader", "Report"):
        from parley import pipeline

        return getattr(pipeline, name)
    if name == "Record":
        from parley.record import Record

        return Record
    raise AttributeError(f"module 'parley' has no attribute {name!r}")
