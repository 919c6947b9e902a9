"""The score gate: no coder tells less of the gold than is pinned. `python -m recipes.gate` shows gains and losses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from recipes.gate.floors import Floors, broken, changes, load, measured

from parley.agreement.comparing import Comparison
from parley.coder import CODERS
from parley.corpus import CodedReport

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize("name", CODERS)
def test_no_score_falls_below_its_floor(name: str, on_gold: Callable[..., Any]) -> None:
    comparisons = on_gold(name)
    pinned, now = load(CORPUS / f"floors-{name}.json"), measured(comparisons)
    why = broken(pinned, now)
    assert not why, "\n".join([*why, *changes(pinned, now, comparisons)])


def compared(*found: int) -> Comparison:
    """A report of two moves, of which those with these numbers are found."""
    text = "M23 refused. Rwanda agreed."
    moves = [
        {"type": "reject", "issues": ["ceasefire"], "evidence": "M23 refused"},
        {"type": "accept", "issues": ["ceasefire"], "evidence": "Rwanda agreed"},
    ]
    report = CodedReport.model_validate(
        {
            "id": "r",
            "codebook": "1",
            "coder": "a",
            "date": "2026-11-01",
            "document": {"text": text},
            "moves": moves,
        }
    )
    gold = report.in_text(text)
    return Comparison(report, text, ((0, 12), (13, 27)), gold, tuple(gold[n] for n in found))


def test_a_loss_shuts_the_gate_and_is_named() -> None:
    pinned, now = measured([compared(0, 1)]), measured([compared(0)])
    assert any(line.startswith("core: 0.667") for line in broken(pinned, now))
    loss, sentence = changes(pinned, now, [compared(0)])
    assert loss.startswith("loss r: core → missed: accept")
    assert sentence.strip() == "Rwanda agreed."


def test_a_gain_opens_it_and_is_named() -> None:
    pinned, now = measured([compared(0)]), measured([compared(0, 1)])
    assert broken(pinned, now) == []
    assert changes(pinned, now, [compared(0, 1)])[0].startswith("gain r: missed → core")


def test_other_gold_needs_other_floors() -> None:
    pinned = Floors(gold="x", scores={}, in_silence=0)
    assert "not that of the floors" in broken(pinned, measured([compared(0)]))[0]
