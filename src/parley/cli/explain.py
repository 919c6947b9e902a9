"""`parley explain`: why a move is in the record, cell by cell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from parley.cli import wording
from parley.cli.context import in_context
from parley.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordOption, chosen
from parley.cli.terminal import console, in_line, write_line
from parley.codebook.statement import Move, Reason
from parley.codebook.vocabulary import Modality

if TYPE_CHECKING:
    from parley.record import StoredDocument, StoredMove

Cells = dict[str, str]


def explain(
    move: Annotated[
        str,
        typer.Argument(
            help="A move's id, or the beginning of it, as read and show print it.", metavar="MOVE"
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    format: FormatOption = None,
) -> None:
    """Explain why a move is in the record.

    Shows its sentence, and for each cell the value, the rule that filled it, and the words it rests on.
    """
    from parley.record import Record

    with Record.open(record, must_exist=True) as kept:
        stored = kept.move(move)
        document = kept.document(stored.document.id)
    if chosen(format) is Format.JSON:
        write_line(json.dumps(as_dict(stored), ensure_ascii=False))
    else:
        _print(stored, document, console())


def as_dict(stored: StoredMove) -> dict[str, Any]:
    """The move, where it stands, who coded it, and the reason for each cell, as JSON-ready values."""
    label = stored.document
    described = {
        "id": label.id,
        "name": label.name,
        "title": label.title,
        "published": label.published,
        "publisher": label.publisher,
        "url": label.url,
    }
    return {
        "document": {key: value for key, value in described.items() if value},
        "move": {"id": stored.id, **stored.move.as_dict()},
        "reasons": [reason.as_dict() for reason in stored.move.reasons],
        "coder": stored.coder,
        "coder_version": stored.coder_version,
        "codebook_version": stored.codebook_version,
    }


def _print(stored: StoredMove, document: StoredDocument, out: Console) -> None:
    move, label = stored.move, stored.document
    marked = not out.is_terminal
    who = in_line(wording.who_to_whom(move))
    out.print(Text.assemble((move.type.value, "bold"), "  ", who, "  ", (stored.id, "dim")))
    day = wording.day(label.published) if label.published else None
    facts = (label.title, label.publisher, day, label.id)
    out.print(Text(" · ".join(in_line(fact) for fact in facts if fact), style="dim"))
    if not document.current:
        later = f"! From an earlier version of this report; the current one is {document.superseded_by}."
        out.print(Text(later, style="yellow"))
    out.print()
    for evidence in (move.evidence, *move.also):
        out.print(Padding(in_context(document.text, evidence, marked=marked), (0, 2, 1, 2)))
    out.print(_table(move))
    coded = f"Coded by {stored.coder} {stored.coder_version} under codebook {stored.codebook_version}; "
    out.print()
    out.print(Text(f"{coded}`parley codebook {move.type.value}` has the definition.", style="dim"))


def _table(move: Move) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", show_edge=False, pad_edge=False)
    table.add_column("cell", no_wrap=True)
    table.add_column("value", ratio=3, overflow="fold")
    table.add_column("because", ratio=3, overflow="fold")
    table.add_column("of the words", ratio=4, overflow="fold")
    reasons = _by_cell(move.reasons)
    for cell, value in cells(move).items():
        given = reasons.pop(cell, [])
        for row, reason in enumerate(given or [None]):
            why, words = _told(reason) if reason else (_without_reason(cell, move), Text())
            names = (cell, in_line(value)) if row == 0 else ("", "")
            table.add_row(names[0], Text(names[1], style="bold"), why, words)
    return table


def _by_cell(reasons: tuple[Reason, ...]) -> dict[str, list[Reason]]:
    """The reasons of each cell, each once."""
    found: dict[str, list[Reason]] = {}
    for reason in reasons:
        told = found.setdefault(reason.cell, [])
        if reason not in told:
            told.append(reason)
    return found


def cells(move: Move) -> Cells:
    """The filled cells of a move by name, their values in words."""
    return dict(_cells(move))


def _cells(move: Move) -> Iterator[tuple[str, str]]:
    yield "type", move.type.value
    for name, values in (("actors", move.actors), ("addressees", move.addressees), ("issues", move.issues)):
        if values:
            yield name, ", ".join(values)
    terms = move.terms
    if terms.quantities:
        yield "terms.quantities", "; ".join(wording.quantity(item) for item in terms.quantities)
    if terms.duration:
        yield "terms.duration", wording.duration(terms.duration)
    for name, date in (("when", terms.when), ("deadline", terms.deadline)):
        if date:
            yield f"terms.{name}", wording.day(date)
    for name, words in (("place", terms.place), ("scope", terms.scope), ("condition", terms.condition)):
        if words:
            yield f"terms.{name}", words
    if terms.backers:
        yield "terms.backers", ", ".join(terms.backers)
    yield "modality", move.modality.value
    if move.repeated:
        yield "repeated", "yes"
    for name, words in (move.source.as_dict() if move.source else {}).items():
        yield f"source.{name}", words


def _without_reason(cell: str, move: Move) -> Text:
    plain = cell == "modality" and move.modality is Modality.ASSERTED
    return Text("nothing in the words says otherwise" if plain else "no reason was stored", style="dim")


def _told(reason: Reason) -> tuple[Text, Text]:
    words = Text(" · ").join(Text(in_line(each.text), style="underline") for each in reason.words)
    return Text(in_line(reason.rule)), words
