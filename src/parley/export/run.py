"""Export a record, or a part of it, to a file or to standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from os import fsync, getpid, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from parley.errors import SettingError
from parley.export.contract import report_as_json
from parley.export.plover import plover_record
from parley.export.spreadsheet import write_csv
from parley.export.table import write_parquet

if TYPE_CHECKING:
    from parley.record import Record


class Format(StrEnum):
    """What a record can be exported as."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    PLOVER = "plover"


def export(record: Record, format: Format | str, destination: str | Path = "-", **selection: Any) -> int:
    """Write the record's current moves to `destination` and return how many lines or rows.

    The destination "-" is standard output. `selection` is as for `Record.moves`: `document`, `type`, `party`,
    `issue`, `since`, `until`. The order is that in which the documents came into the record, and within a
    document the coder's. A file is replaced only when the export is complete. Raises `SettingError` for an
    unknown format or selection and where the file cannot be written.

        export(record, "csv", "talks.csv", party="Russia")
    """
    if format not in list(Format):
        raise SettingError(f"format: there is no {str(format)!r}; choose one of {', '.join(Format)}")
    if format == Format.JSONL:
        reports = record.reports(**selection)
        with _output(destination) as output:
            return _write_lines((report_as_json(report) for report in reports), output)
    moves = record.moves(**selection)
    if format == Format.PLOVER:
        events = filter(None, map(plover_record, moves))
        with _output(destination) as output:
            return _write_lines((json.dumps(event, ensure_ascii=False) for event in events), output)
    with _output(destination) as output:
        return write_csv(moves, output) if format == Format.CSV else write_parquet(moves, output)


def _write_lines(lines: Iterator[str], output: BinaryIO) -> int:
    written = 0
    for line in lines:
        output.write(line.encode() + b"\n")
        written += 1
    return written


@contextmanager
def _output(destination: str | Path) -> Iterator[BinaryIO]:
    if str(destination) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with _replacing(Path(destination).resolve()) as output:
            yield output
    except OSError as error:
        raise SettingError(f"{destination} cannot be written: {error.strerror or error}") from error


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place when all is written, and is removed when something fails.

    A device or pipe is written to as it is: there is nothing to replace.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as output:
            yield output
        return
    beside = path.with_name(f".{path.name}.{getpid()}.part")
    try:
        with beside.open("wb") as output:
            yield output
            output.flush()
            fsync(output.fileno())
        replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
