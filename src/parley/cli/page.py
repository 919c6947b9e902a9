"""Make `docs/cli.md` from the commands themselves: `python -m parley.cli.page > docs/cli.md`."""

from __future__ import annotations

from typing import Any

import typer

from parley.cli.app import app

OPENING = """# Command line

<!-- Made by `python -m parley.cli.page`; a test compares. -->

    parley [--version] [--help] COMMAND …

| command | what it does |
|---|---|
{commands}

Answers go to standard output, everything else (progress, counts, warnings) to the error stream. Text for
people is as wide as the terminal, or as `COLUMNS` says, up to 140 columns; evidence is underlined, and
stands between `_low lines_` where nothing can be underlined. Characters that would steer a terminal
instead of being shown are left out of text for people; JSON and exports have every character as it was.

    parley read archive/ --publisher "Meridian Wire" --record talks.db
    cat report.txt | parley read - --published 2025-06-02
    parley show --type reject --party Russia --since 2025-01-01
    parley explain m-9a60477
    parley export --issue prisoners --format csv --output prisoners.csv
    parley score corpus/gold --differences
    parley convert corpus/gold --to web-annotation

A command ends with

| exit code | when |
|---|---|
| 0 | something could be read or answered; whoever read the output may have stopped early |
| 1 | nothing could be read: every document failed, and each is named with its reason |
| 2 | an option, argument or record cannot be used; a sentence says which and what to do |
| 130 | stopped by hand (Ctrl-C); what was stored before stays stored |
"""

CLOSING = """## JSON

`--format json` prints one object a document and line, from `read` as well as from `show`; it is the
default where the output is not a terminal. Keys that would be empty are left out. Offsets count Unicode
code points of `document.text`, the original text, so `document.text[start:end] == evidence.text`. The
JSON Schema is `src/parley/codebook/schema/parley-report.schema.json`.

`explain --format json` prints one object: `document`, `move` (as above), `reasons` (each with `cell`,
`value`, `rule` and the `words` it rests on, with their offsets), `coder`, `coder_version` and
`codebook_version`.

The columns of CSV and Parquet are in [export.md](export.md).
"""


def page() -> str:
    """The page as Markdown."""
    commands: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    rows = (
        f"| [`{name}`](#parley-{name}) | {each.help.splitlines()[0]} |" for name, each in commands.items()
    )
    table = "\n".join(rows)
    parts = [OPENING.format(commands=table)]
    parts += [_command(name, command) for name, command in commands.items()]
    return "\n".join([*parts, CLOSING])


def _command(name: str, command: Any) -> str:
    arguments = [_usage(each) for each in command.params if each.param_type_name == "argument"]
    usage = " ".join(["parley", name, *arguments, "[OPTIONS]"])
    lines = [f"## parley {name}", "", command.help, "", f"    {usage}", ""]
    lines += ["| | |", "|---|---|"]
    lines += [f"| `{_escaped(_usage(each))}` | {each.help}{_default(each)} |" for each in command.params]
    return "\n".join([*lines, ""])


def _usage(parameter: Any) -> str:
    """How a parameter is typed: `PATH…`, `--record FILE`, `--format text|json`."""
    if parameter.param_type_name == "argument":
        name = f"{parameter.metavar}…" if parameter.nargs == -1 else str(parameter.metavar)
        return name if parameter.required else f"[{name}]"
    return f"{', '.join(parameter.opts)} {parameter.metavar or ''}".strip()


def _escaped(words: str) -> str:
    return words.replace("|", "\\|")


def _default(parameter: Any) -> str:
    value = getattr(parameter.default, "value", parameter.default)
    return f" (default: `{value}`)" if isinstance(value, str) and value else ""


if __name__ == "__main__":
    print(page(), end="")
