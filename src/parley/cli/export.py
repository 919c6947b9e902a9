"""`parley export`: the record, or a part of it, for spreadsheets, statistics and other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from parley.cli.options import (
    DEFAULT_RECORD,
    DocumentOption,
    IssueOption,
    PartyOption,
    RecordOption,
    SinceOption,
    TypeOption,
    UntilOption,
)
from parley.cli.selecting import selection
from parley.cli.terminal import say
from parley.cli.wording import count
from parley.errors import SettingError
from parley.export import Format


def export(
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            help="csv: a row a move; jsonl: a line a document; parquet: typed rows; plover: event records.",
            metavar="csv|jsonl|parquet|plover",
        ),
    ] = Format.CSV,
    output: Annotated[
        Path | None,
        typer.Option("--output", help="Where to write; without it, to standard output.", metavar="FILE"),
    ] = None,
    type: TypeOption = None,
    party: PartyOption = None,
    issue: IssueOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    document: DocumentOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Export the record, or a part of it.

    Writes the current moves, or those of them that the filters leave.
    """
    from parley.export import export as write
    from parley.record import Record

    if format is Format.PARQUET and output is None and sys.stdout.isatty():
        raise SettingError("Parquet is not for reading on a terminal; name a file: --output moves.parquet")
    asked = selection(type, party, issue, since, until, document)
    with Record.open(record, must_exist=True) as kept:
        written = write(kept, format, output or "-", **asked)
    what = {Format.JSONL: "document", Format.PLOVER: "event"}.get(format, "move")
    say(f"{count(written, what)} exported" + (f" to {output}." if output else "."))
