"""Options that several commands share, and the choice between text for people and JSON for programs."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated, TypedDict

import typer

DEFAULT_RECORD = "parley.db"


class Format(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


class Selection(TypedDict):
    """Which moves of a record are asked for, as `Record.moves` and `Record.reports` take it."""

    document: str | None
    type: str | None
    party: str | None
    issue: str | None
    since: str | None
    until: str | None


RecordOption = Annotated[
    str,
    typer.Option("--record", help="The record: a file (SQLite) or a postgresql:// address.", metavar="FILE"),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help="text for people, json for programs; without it, text on a terminal and json elsewhere.",
        metavar="text|json",
    ),
]
TypeOption = Annotated[
    str | None, typer.Option("--type", help="Only moves of this type, such as reject.", metavar="TYPE")
]
PartyOption = Annotated[
    str | None,
    typer.Option("--party", help="Only moves that this party makes or is addressed by.", metavar="NAME"),
]
IssueOption = Annotated[
    str | None,
    typer.Option("--issue", help="Only moves about this issue, such as ceasefire.", metavar="ISSUE"),
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", help="Only reports published on this day or later.", metavar="YYYY-MM-DD"),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", help="Only reports published on this day or earlier.", metavar="YYYY-MM-DD"),
]
DocumentOption = Annotated[
    str | None,
    typer.Option(
        "--document", help="Only moves of the document with this id, or the beginning of it.", metavar="ID"
    ),
]


def chosen(asked: Format | None) -> Format:
    """The format asked for, or the one that fits where the output goes."""
    return asked or (Format.TEXT if sys.stdout.isatty() else Format.JSON)
