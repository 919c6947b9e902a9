"""Documents and moves as a person reads them: one row a move, its evidence underlined in its context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from parley.cli import wording
from parley.cli.context import in_context
from parley.cli.terminal import in_line
from parley.codebook.statement import Move

if TYPE_CHECKING:
    from parley.record.stored import DocumentLike

SHOWN_OF_ID = 9
"""Characters of a move's id in a row: `m-` and seven digits, which differ between all moves of a record of
10,000 five times out of six; `explain` asks for more of them where they do not."""
FIRST_COLUMN = SHOWN_OF_ID + 2
"""With the space after it; also the indent of the evidence."""
HEADINGS = ("move", "who → whom", "about, on which terms", "told by")
SHARES = (27, 43, 30)
"""Of a hundred columns that are left beside the first."""


def report(
    document: DocumentLike, moves: Sequence[tuple[str, Move]], console: Console, *, defects: bool = True
) -> None:
    """Print a document's head, its defects, and its moves, each with its id."""
    console.print(head(document, len(moves), defects=defects))
    if moves:
        console.print(rows(document.text, moves, console))
    else:
        console.print(
            "No move found: no act of negotiation is told here, or none that the coder knows.", style="dim"
        )
    console.print()


def head(document: DocumentLike, found: int, *, defects: bool = True) -> Group:
    """Title, where it comes from, and what was wrong with the text."""
    undated = "no publication date, so relative dates stay open"
    when = wording.day(document.published) if document.published else undated
    facts = (document.publisher, when, wording.count(found, "move"), document.name, document.id)
    lines = [
        Text(in_line(document.title or document.name), style="bold"),
        Text(" · ".join(in_line(fact) for fact in facts if fact), style="dim"),
    ]
    if defects:
        lines += [Text(f"! {told}", style="yellow") for told in _defects(document)]
    return Group(*lines)


def _defects(document: DocumentLike) -> Iterator[str]:
    for defect in document.defects:
        times = f" ({defect.count:,} times)" if defect.count > 1 else ""
        yield in_line(defect.message) + times


def rows(text: str, moves: Sequence[tuple[str, Move]], console: Console) -> Group:
    """One row a move; below it the beginning of its id, and its evidence across all columns."""
    marked = not console.is_terminal
    headings = [Text(heading, style="dim") for heading in HEADINGS]
    parts: list[RenderableType] = [Text(), _grid(console.width, headings)]
    for number, (identifier, move) in enumerate(moves):
        if number:
            parts.append(Text())
        below = Table.grid(padding=(0, 2, 0, 0))
        below.add_column(width=SHOWN_OF_ID, no_wrap=True)
        below.add_column(width=console.width - FIRST_COLUMN, overflow="fold")
        evidence = in_context(text, move.evidence, marked=marked)
        below.add_row(Text(identifier[:SHOWN_OF_ID], style="dim"), evidence)
        parts += [_grid(console.width, _cells(move)), below]
    return Group(*parts)


def _grid(width: int, cells: Sequence[RenderableType]) -> Table:
    """Cells side by side, in columns that are as wide in every row."""
    left = max(width - FIRST_COLUMN, 10 * len(SHARES))
    widths = [left * share // 100 for share in SHARES[:-1]]
    table = Table.grid(padding=(0, 2, 0, 0))
    for column in (SHOWN_OF_ID, *(each - 2 for each in widths), left - sum(widths)):
        table.add_column(width=column, overflow="fold")
    table.add_row(*cells)
    return table


def _cells(move: Move) -> list[RenderableType]:
    about = [Text(", ".join(issue.value for issue in move.issues), style="cyan")] if move.issues else []
    about += [Text(in_line(phrase)) for phrase in wording.terms(move.terms)]
    told = [Text(in_line(wording.source(move.source)), style="dim" if move.source is None else "")]
    if how := wording.how_told(move):
        told.append(Text(how, style="magenta"))
    return [
        Text(move.type.value, style="bold"),
        Text(in_line(wording.who_to_whom(move))),
        Text("; ").join(about),
        Text("; ").join(told),
    ]
