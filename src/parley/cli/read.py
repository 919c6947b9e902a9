"""`parley read`: read reports, keep the record, show what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from parley.cli import render
from parley.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordOption, chosen
from parley.cli.terminal import console, in_line, messages, say, write_line
from parley.cli.wording import count
from parley.errors import DocumentError, EvidenceError

if TYPE_CHECKING:
    from parley.documents import Document
    from parley.pipeline import Reader, Report
    from parley.record import Added, Record

NOTHING_READ = 1
STOPPED = 130


@dataclass
class Counts:
    """What a run came to."""

    read: int = 0
    moves: int = 0
    silent: int = 0
    unchanged: int = 0
    recoded: int = 0
    superseded: int = 0
    older: int = 0
    failed: int = 0

    def add(self, report: Report, added: Added) -> None:
        """Count one stored report."""
        self.read += 1
        self.moves += len(report.moves)
        self.silent += not report.moves
        if added.outcome != "new":
            setattr(self, added.outcome, getattr(self, added.outcome) + 1)

    def line(self) -> str:
        """The counts in one sentence."""
        parts = [f"{count(self.read, 'report')} read", count(self.moves, "move")]
        for number, what in (
            (self.silent, "without a move"),
            (self.unchanged, "already in the record"),
            (self.recoded, "known and coded anew"),
            (self.superseded, "in place of an earlier version"),
            (self.older, "older than the version in the record"),
            (self.failed, "could not be read"),
        ):
            if number:
                parts.append(f"{number:,} {what}")
        return ", ".join(parts) + "."


def read(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders or globs; - for standard input.", metavar="PATH")
    ],
    published: Annotated[
        str | None,
        typer.Option(help="Publication date of these reports, whatever they say.", metavar="YYYY-MM-DD"),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(help="The outlet these reports are from, whatever they say.", metavar="NAME")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    format: FormatOption = None,
    fields: Annotated[
        str | None,
        typer.Option(
            help="Where JSON keeps what: text=body,title=headline,published=date; dots lead inwards.",
            metavar="FIELDS",
        ),
    ] = None,
    coder: Annotated[
        str | None,
        typer.Option(help="Which coder finds the moves: rules, or learned (on trial).", metavar="NAME"),
    ] = None,
) -> None:
    """Read reports and store what they tell.

    Shows one row a move, its evidence underlined in the sentence around it.
    """
    from parley import documents
    from parley.pipeline import Reader

    reader = Reader(coder)
    field_map = documents.FieldMap.parse(fields) if fields else None
    found = documents.read_paths(paths, published=published, publisher=publisher, fields=field_map)
    counts = Counts()
    try:
        _run(found, reader, record, chosen(format), counts)
    except KeyboardInterrupt:
        stays = f" What was stored stays in {record}." if counts.read else ""
        say(f"Stopped: {counts.line()}{stays}")
        raise typer.Exit(STOPPED) from None
    say(counts.line() + (f" Record: {record}" if counts.read else " Nothing was stored."))
    if counts.read == 0:
        raise typer.Exit(NOTHING_READ)


def _run(
    found: Iterator[Document | DocumentError], reader: Reader, place: str, format: Format, counts: Counts
) -> None:
    """Read, store and show one document after the other; what fails is told, and the run goes on."""
    from parley.record import Record

    with ExitStack() as stack:
        progress = stack.enter_context(_Progress(counts))
        kept: Record | None = None
        for document in found:
            progress.at(document.name)
            try:
                report = _coded(reader, document)
                # Opened when there is something to store: a mistyped path leaves no empty record behind.
                kept = kept or stack.enter_context(Record.open(place))
                added = kept.add(
                    report.document, report.moves, coder=report.coder, coder_version=report.coder_version
                )
            except (DocumentError, EvidenceError) as error:
                counts.failed += 1
                with progress.paused():
                    say(f"parley: {error}")
                continue
            counts.add(report, added)
            with progress.paused():
                _show(report, format)


def _coded(reader: Reader, document: Document | DocumentError) -> Report:
    """The document with its moves, or the error that stands in its place."""
    if isinstance(document, DocumentError):
        raise document
    return reader.code(document)


def _show(report: Report, format: Format) -> None:
    if format is Format.JSON:
        write_line(json.dumps(report.as_dict(), ensure_ascii=False))
    else:
        moves = [(move.id_in(report.document.id), move) for move in report.moves]
        render.report(report.document, moves, console())


class _Progress:
    """One line on the error stream that tells which document is being read; nothing where nobody watches."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        err = messages()
        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
        self._bar = Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
        self._task = self._bar.add_task("starting", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self._bar.stop()

    def at(self, name: str) -> None:
        """Show which document is being read."""
        number = self._counts.read + self._counts.failed + 1
        self._bar.update(self._task, description=f"{number:,}  {in_line(Path(name).name)}")

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Clear the line while something else is printed: both may be on one terminal."""
        self._bar.stop()
        yield
        self._bar.start()
