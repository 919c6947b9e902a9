from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.support import TALKS, Ended, evidence
from typer.testing import CliRunner

from parley import documents
from parley.cli.app import app
from parley.codebook.statement import Duration, Move, Quantity, Reason, Source, Terms
from parley.record import Record


@pytest.fixture
def parley(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Ended]:
    """Runs a command in an empty folder, as `parley read …` would be."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: Any, given: str | bytes | None = None) -> Ended:
        result = CliRunner().invoke(app, [str(word) for word in words], input=given)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ended(result.exit_code, result.stdout, result.stderr)

    return run


def _moves(text: str) -> tuple[Move, Move]:
    rejected = Move(
        type="reject",
        actors=("M23",),
        issues=("ceasefire",),
        terms=Terms(duration=Duration(min="P30D", max="P30D")),
        modality="claimed",
        repeated=True,
        source=Source(speaker="the Congolese government", party="DR Congo"),
        evidence=evidence(text, "The M23 rebels on Friday once again rejected a 30-day ceasefire"),
        rule="reject.plain",
        reasons=(
            Reason(
                cell="type", value="reject", rule="reject.plain: reject", words=(evidence(text, "rejected"),)
            ),
            Reason(
                cell="actors",
                value="M23",
                rule="the name of a party",
                words=(evidence(text, "The M23 rebels"),),
            ),
            Reason(cell="terms.duration", value="P30D", rule="duration", words=(evidence(text, "30-day"),)),
        ),
    )
    demanded = Move(
        type="demand",
        actors=("DR Congo",),
        addressees=("M23",),
        issues=("prisoners",),
        terms=Terms(quantities=(Quantity(min=339, unit="prisoners"),), deadline="2025-07-28"),
        evidence=evidence(text, "Kinshasa demanded that the group release at least 339 detainees"),
        rule="demand.that",
    )
    return rejected, demanded


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A record of two reports and three moves that no coder had a part in."""
    place = tmp_path / "kept.db"
    first = documents.read_text(
        TALKS, name="doha.txt", published="2025-07-25", publisher="Great Lakes Review"
    )
    text = "Hamas and Israel met in Cairo on Tuesday for talks on the hostages."
    second = documents.read_text(text, name="cairo.txt", published="2025-03-04", publisher="Levant Live Desk")
    met = Move(
        type="meet",
        actors=("Hamas", "Israel"),
        issues=("hostages", "process"),
        terms=Terms(when="2025-03-04", place="Cairo"),
        evidence=evidence(text, "Hamas and Israel met in Cairo on Tuesday"),
        rule="meet.plain",
    )
    with Record.open(place) as record:
        record.add(first, _moves(first.text), coder="hand", coder_version="1")
        record.add(second, [met], coder="hand", coder_version="1")
    return place
