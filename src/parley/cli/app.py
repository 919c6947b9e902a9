"""The commands and how they end: 0 when something could be read, 1 when nothing could, 2 for a wrong setting."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from parley import __version__
from parley.cli.codebook import codebook
from parley.cli.explain import explain
from parley.cli.export import export
from parley.cli.read import read
from parley.cli.show import show
from parley.errors import ParleyError

WRONG_SETTING = 2

app = typer.Typer(
    name="parley",
    help="Reads reports of peace talks and keeps the record of them, every cell tied to the words it came from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(show)
app.command()(explain)
app.command()(export)
app.command()(codebook)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"parley {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options before the command."""


def main() -> None:
    """Run the command line; every error that Parley raises on purpose is told in a sentence, not a traceback."""
    try:
        app()
    except ParleyError as error:
        typer.echo(f"parley: {error}", err=True)
        sys.exit(WRONG_SETTING)
    except BrokenPipeError:
        # The reader of the pipe (head, less) has gone: not an error, but Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
