"""Moves as a person reads them: one row a move, its evidence underlined in its context."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from parley.codebook.statement import Duration, Evidence, Move, Quantity, Terms
from parley.documents import Document

CONTEXT = 70  # characters shown on each side of the evidence, cut at a word
SENTENCE_ENDS = ".!?\n"


def report(document: Document, moves: Sequence[tuple[str, Move]], console: Console) -> None:
    """Print a document's head, its defects, and its moves, each with its id."""
    console.print(head(document))
    if moves:
        console.print(moves_table(document.text, moves))
    else:
        console.print("No move found: the report tells no act of negotiation that the coder knows.", style="dim")
    console.print()


def head(document: Document) -> Group:
    """Title, where it comes from, and what was wrong with the text."""
    facts = [document.name, document.publisher, document.published or "no publication date: relative dates stay open"]
    lines = [Text(document.title or document.name, style="bold"), Text(" · ".join(f for f in facts if f), style="dim")]
    lines += [Text(f"! {defect.message}", style="yellow") for defect in document.defects]
    return Group(*lines)


def moves_table(text: str, moves: Sequence[tuple[str, Move]]) -> Table:
    """One row a move."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    table.add_column("move", no_wrap=True)
    table.add_column("who → whom", ratio=2)
    table.add_column("about, terms, how told", ratio=3)
    table.add_column("evidence", ratio=5)
    for identifier, move in moves:
        table.add_row(
            Text.assemble((move.type.value, "bold"), "\n", (identifier[:9], "dim")),
            who(move),
            about(move),
            in_context(text, move.evidence),
        )
    return table


def who(move: Move) -> str:
    """`Ukraine, Russia` or `Russia → Ukraine`."""
    actors = ", ".join(move.actors) or "–"
    return f"{actors} → {', '.join(move.addressees)}" if move.addressees else actors


def about(move: Move) -> str:
    """Issues, terms and how it is told, in a few words a line."""
    lines = [", ".join(issue.value for issue in move.issues), terms(move.terms)]
    told = [] if move.modality.value == "asserted" else [move.modality.value]
    if move.repeated:
        told.append("repeated")
    if move.source is not None:
        parts = [move.source.speaker or move.source.party, move.source.medium]
        told.append("says " + " via ".join(part for part in parts if part))
    return "\n".join(line for line in (*lines, "; ".join(told)) if line)


def terms(found: Terms) -> str:
    """The terms in a line: `up to 1000 prisoners; at most P3D; in Istanbul; if …`."""
    parts = [quantity(item) for item in found.quantities]
    if found.duration is not None:
        parts.append(duration(found.duration))
    parts += [
        f"{label}{value}"
        for label, value in (
            ("", found.when), ("by ", found.deadline), ("in ", found.place), ("for ", found.scope),
            ("condition: ", found.condition), ("backed by ", ", ".join(found.backers)),
        )
        if value
    ]  # fmt: skip
    return "; ".join(parts)


def quantity(item: Quantity) -> str:
    """`about 1000 prisoners per side`, `at least 339 children`."""
    number = bounds(item.min, item.max)
    parts = ["about" if item.approximate else "", number, item.unit or item.who or "", "per side" if item.per_side else ""]
    return " ".join(part for part in parts if part)


def duration(item: Duration) -> str:
    """`P30D`, `at most PT1H`."""
    return bounds(item.min, item.max)


def bounds(low: float | str | None, high: float | str | None) -> str:
    """Two bounds in words."""
    if low is not None and high is not None:
        return f"{low}" if low == high else f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    return f"at most {high}" if high is not None else ""


def in_context(text: str, evidence: Evidence) -> Text:
    """The evidence underlined, with the words around it up to the ends of its sentence."""
    before = text[max(0, evidence.start - CONTEXT) : evidence.start]
    after = text[evidence.end : evidence.end + CONTEXT]
    cut = max(before.rfind(mark) for mark in SENTENCE_ENDS)
    before = before[cut + 1 :].lstrip() if cut >= 0 else before
    ends = [place for mark in SENTENCE_ENDS if (place := after.find(mark)) >= 0]
    after = after[: min(ends) + 1] if ends else after
    clean = " ".join(evidence.text.split())
    return Text.assemble((before, "dim"), (clean, "underline"), (after.rstrip(), "dim"))
