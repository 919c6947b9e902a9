"""What is undocumented does not exist: every command and option has help, and stands in docs/cli.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from parley.cli.app import app
from parley.cli.page import page

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def test_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make pages"


def test_the_examples_use_what_there_is() -> None:
    for line in re.findall(r"(?m)^    .*parley (\w+ .*)$", page()):
        command, *words = line.split()
        if command in COMMANDS:
            options = {option for parameter in COMMANDS[command].params for option in parameter.opts}
            assert {word for word in words if word.startswith("--")} <= options, line


@pytest.mark.parametrize("name", COMMANDS)
def test_everything_is_described(name: str) -> None:
    section = PAGE.read_text(encoding="utf-8").split(f"\n## parley {name}\n")[1].split("\n## ")[0]
    assert COMMANDS[name].help
    for parameter in COMMANDS[name].params:
        assert parameter.help, f"{name}: {parameter.name} has no help"
        assert parameter.help in section
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert f"`{option} " in section or f"`{option}`" in section
