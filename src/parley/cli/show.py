"""`parley show`: what the record holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from parley.cli import render
from parley.cli.context import all_underlined
from parley.cli.options import (
    DEFAULT_RECORD,
    DocumentOption,
    Format,
    FormatOption,
    IssueOption,
    PartyOption,
    RecordOption,
    SinceOption,
    TypeOption,
    UntilOption,
    chosen,
)
from parley.cli.selecting import selection
from parley.cli.terminal import console, in_line, say, write_line
from parley.cli.wording import count
from parley.errors import SettingError

if TYPE_CHECKING:
    from parley.codebook.statement import Move
    from parley.record import Record, StoredDocument, StoredReport


def show(
    id: Annotated[
        str | None,
        typer.Argument(help="Show this document whole (its id, or the beginning of it).", metavar="DOCUMENT"),
    ] = None,
    type: TypeOption = None,
    party: PartyOption = None,
    issue: IssueOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    document: DocumentOption = None,
    record: RecordOption = DEFAULT_RECORD,
    format: FormatOption = None,
) -> None:
    """Show what the record holds.

    Moves are rows under their documents; one document is shown whole, its evidence underlined in its text.
    """
    from parley.record import Record

    if id and document:
        raise SettingError(f"{id} and --document {document}: name the document once")
    asked = selection(type, party, issue, since, until, id or document)
    with Record.open(record, must_exist=True) as kept:
        reports = kept.reports(**asked)
        if chosen(format) is Format.JSON:
            shown = _as_json(reports)
        elif id:
            shown = _whole(reports, kept)
        else:
            shown = _rows(reports)
        if shown == (0, 0):
            say(f"Nothing in {record} fits." if any(asked.values()) else f"{record} holds no report yet.")
        elif not id:
            documents, moves = shown
            say(f"{count(moves, 'move')} in {count(documents, 'document')}.")


def _as_json(reports: Iterable[StoredReport]) -> tuple[int, int]:
    from parley.export import report_as_json

    documents = moves = 0
    for report in reports:
        write_line(report_as_json(report))
        documents, moves = documents + 1, moves + len(report.moves)
    return documents, moves


def _rows(reports: Iterable[StoredReport]) -> tuple[int, int]:
    out, documents, moves = console(), 0, 0
    for report in reports:
        render.report(report.document, _moves(report), out, defects=False)
        documents, moves = documents + 1, moves + len(report.moves)
    return documents, moves


def _whole(reports: Iterable[StoredReport], kept: Record) -> tuple[int, int]:
    """One document: its head, its history, its moves, and its text with all evidence underlined."""
    out, documents, moves = console(), 0, 0
    for report in reports:
        render.report(report.document, _moves(report), out)
        for line in _history(report.document, kept):
            out.print(Text(in_line(line), style="yellow"))
        found = [each for stored in report.moves for each in (stored.move.evidence, *stored.move.also)]
        spans = [(each.start, each.end) for each in found]
        out.print(all_underlined(report.document.text, spans, marked=not out.is_terminal))
        documents, moves = documents + 1, moves + len(report.moves)
    return documents, moves


def _history(document: StoredDocument, kept: Record) -> Iterable[str]:
    if document.superseded_by:
        later = kept.document(document.superseded_by)
        yield f"! An earlier version; the current one is {later.id} ({later.published or later.name})."
    if document.supersedes:
        yield f"! It took the place of {document.supersedes}, which the record keeps."


def _moves(report: StoredReport) -> list[tuple[str, Move]]:
    return [(stored.id, stored.move) for stored in report.moves]
