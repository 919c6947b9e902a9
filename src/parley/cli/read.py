"""`parley read`: read reports, keep the record, show what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from parley.cli import render
from parley.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordOption, chosen, console, messages
from parley.documents import FieldMap
from parley.errors import DocumentError
from parley.pipeline import Reader, Report
from parley.record import Record

NOTHING_READ = 1


@dataclass
class Counts:
    """What a run came to."""

    read: int = 0
    moves: int = 0
    unchanged: int = 0
    corrected: int = 0
    silent: int = 0
    failed: int = 0

    def line(self) -> str:
        """The counts in one sentence."""
        parts = [f"{self.read} report{'' if self.read == 1 else 's'} read", f"{self.moves} moves"]
        for number, what in (
            (self.silent, "without a move"),
            (self.unchanged, "already in the record"),
            (self.corrected, "correcting an earlier version"),
            (self.failed, "could not be read"),
        ):
            if number:
                parts.append(f"{number} {what}")
        return ", ".join(parts) + "."


def read(
    paths: Annotated[list[str], typer.Argument(help="Files, folders or globs; - for standard input.", metavar="PATH…")],
    published: Annotated[
        str | None, typer.Option(help="Publication date (YYYY-MM-DD) of reports that don't carry their own.")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="The outlet, for reports that don't name it.")] = None,
    record: RecordOption = DEFAULT_RECORD,
    format: FormatOption = None,
    fields: Annotated[
        str | None, typer.Option(help="Where JSON keeps what, e.g. text=body,title=headline,published=date.")
    ] = None,
    coder: Annotated[str | None, typer.Option(help="The coder: rules.")] = None,
) -> None:
    """Read reports, store what they tell in the record, and show it: one row a move, evidence underlined."""
    reader = Reader(coder)
    field_map = FieldMap.parse(fields) if fields else None
    out, err, counts = console(), messages(), Counts()
    as_json = chosen(format) is Format.JSON
    with Record.open(record) as kept, _progress(counts) as advance:
        for item in reader.read_paths(paths, published=published, publisher=publisher, fields=field_map):
            advance(item.name if isinstance(item, DocumentError) else item.document.name)
            if isinstance(item, DocumentError):
                counts.failed += 1
                err.print(f"parley: {item}", style="red", markup=False)
                continue
            _store(kept, item, counts)
            if as_json:
                typer.echo(json.dumps(item.as_dict(), ensure_ascii=False))
            else:
                render.report(item.document, [(move.id_in(item.document.id), move) for move in item.moves], out)
    err.print(counts.line() + (f" Record: {record}" if counts.read else ""), markup=False)
    if counts.read == 0:
        raise typer.Exit(NOTHING_READ)


def _store(kept: Record, report: Report, counts: Counts) -> None:
    added = kept.add(report.document, report.moves, coder=report.coder, coder_version=report.coder_version)
    counts.read += 1
    counts.moves += len(report.moves)
    counts.silent += not report.moves
    counts.unchanged += added.unchanged
    counts.corrected += added.supersedes is not None


@contextmanager
def _progress(counts: Counts) -> Iterator[object]:
    """A line of progress on the terminal's error stream; nothing where nobody watches."""
    err = messages()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("reading", total=None)

        def advance(name: str) -> None:
            progress.update(task, description=f"{counts.read + counts.failed + 1}: {Path(name).name}")

        yield advance


