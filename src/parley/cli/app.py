"""The commands, and how they end.

0 when something could be read or answered, 1 when nothing could be read, 2 for a wrong setting, 130 when
stopped by hand. Errors that Parley raises on purpose are told in a sentence, not a traceback.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from parley import __version__
from parley.cli.codebook import codebook
from parley.cli.convert import convert
from parley.cli.explain import explain
from parley.cli.export import export
from parley.cli.read import read
from parley.cli.score import score
from parley.cli.show import show
from parley.cli.terminal import close_quietly, say, tolerate_encodings
from parley.errors import ParleyError

WRONG_SETTING = 2
STOPPED = 130  # what shells report for a program ended by Ctrl-C: 128 and the number of the signal


class Commands(TyperGroup):
    """The commands, each ending with a sentence and an exit code where it cannot go on."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except ParleyError as error:
            say(f"parley: {error}")
            raise typer.Exit(WRONG_SETTING) from error
        except KeyboardInterrupt as error:
            say("parley: stopped")
            raise typer.Exit(STOPPED) from error
        except BrokenPipeError as error:
            close_quietly()
            raise typer.Exit(0) from error


app = typer.Typer(
    name="parley",
    cls=Commands,
    help="Reads reports of peace talks and keeps the record, every cell tied to the words it came from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(show)
app.command()(explain)
app.command()(export)
app.command()(codebook)
app.command()(score)
app.command()(convert)


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
    """Run the command line."""
    tolerate_encodings()
    app()
