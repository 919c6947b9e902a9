"""`parley codebook`: what can be said in the record, and when."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from parley.cli.terminal import console

if TYPE_CHECKING:
    from parley.codebook.forms import Codebook, Entry


def codebook(
    id: Annotated[
        str | None,
        typer.Argument(
            help="What to look up: a type, issue, modality, unit or cell, such as reject.", metavar="ID"
        ),
    ] = None,
) -> None:
    """Look something up in the codebook.

    Without ID, lists what is in it.
    """
    from parley.codebook import load_codebook, lookup

    out = console()
    if id is None:
        _overview(load_codebook(), out)
        return
    from parley.codebook.pages import describe

    for page in (describe(entry) for entry in lookup(id)):
        if sys.stdout.isatty():
            out.print(Markdown(page))
        else:
            typer.echo(page)


def _overview(book: Codebook, out: Console) -> None:
    """Every entry by id, with the first sentence of its definition."""
    out.print(Text(f"Codebook {book.version}: {book.overview.title}", style="bold"))
    for group in book.overview.groups:
        _section(f"Moves: {group.label.lower()}", book.types_in(group.id), out)
    sections: tuple[tuple[str, Iterable[Entry]], ...] = (
        ("Issues", book.issues),
        ("How it is told", book.modalities),
        ("Units", book.units),
        ("Cells", book.cells),
        ("Nouns", book.overview.nouns),
    )
    for title, entries in sections:
        _section(title, entries, out)
    out.print("\n`parley codebook ID` shows an entry with its boundaries and examples.", style="dim")


def _section(title: str, entries: Iterable[Entry], out: Console) -> None:
    out.print(f"\n{title}", style="bold")
    table = Table.grid(padding=(0, 2, 0, 2), pad_edge=True)
    table.add_column(no_wrap=True, style="cyan", min_width=12)
    table.add_column(ratio=1)
    for entry in entries:
        table.add_row(entry.id, _first_sentence(entry.definition))
    out.print(table)


def _first_sentence(text: str) -> str:
    first, stop, _ = text.partition(". ")
    return first + stop.strip()
