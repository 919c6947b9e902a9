"""Options that several commands share, and the choice between text for people and JSON for programs."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

DEFAULT_RECORD = Path("parley.db")


class Format(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


RecordOption = Annotated[
    Path, typer.Option("--record", help="The record's file (SQLite), or a database URL.", metavar="FILE")
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="text for people, json for programs; json where the output is not a terminal."),
]


def chosen(asked: Format | None) -> Format:
    """The format asked for, or the one that fits where the output goes."""
    return asked or (Format.TEXT if sys.stdout.isatty() else Format.JSON)


def console() -> Console:
    """Where text for people goes; as wide as the terminal, 100 columns where there is none."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 100)


def messages() -> Console:
    """Where warnings and progress go, so that output to a pipe stays machine-readable."""
    return Console(stderr=True, highlight=False)
