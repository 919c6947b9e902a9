"""No party is favoured: with the names of two parties exchanged, a coder scores the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from recipes.gate.swap import PAIRS, exchanged, names_both

from parley.agreement import Scores, score
from parley.coder import CODERS
from parley.corpus import CodedReport, read_reports

CORPUS = Path(__file__).parents[2] / "corpus"
MOST = 0.02
"""How far a score may move."""


def most_named(report: CodedReport) -> dict[str, str]:
    """The two parties that a report names most, where they have names of one word (which have no other forms)."""
    counts = Counter(name for move in report.moves for name in move.actors if " " not in name)
    (first, _), (second, _) = counts.most_common(2)
    return {first: second}


def apart(one: Scores, other: Scores) -> dict[str, float]:
    return {
        name: abs(one.measures[name].f1 - other.measures[name].f1)
        for name in ("told", "type", "actors", "core")
    }


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("coder", CODERS)
def test_the_gold_scores_the_same_with_names_exchanged(
    coder: str, pair: str, on_gold: Callable[..., Any], compared_by: Callable[..., Any]
) -> None:
    before = {comparison.report.id: comparison for comparison in on_gold(coder)}
    chosen = [one.report for one in before.values() if names_both(one.report, PAIRS[pair])]
    assert chosen
    changed = compared_by(coder, [exchanged(report, PAIRS[pair]) for report in chosen])
    after = before | {comparison.report.id: comparison for comparison in changed}
    moved = apart(score(before.values()), score(after.values()))
    assert max(moved.values()) <= MOST, moved


@pytest.mark.parametrize("coder", CODERS)
def test_invented_parties_score_the_same_with_names_exchanged(
    coder: str, compared_by: Callable[..., Any]
) -> None:
    invented = [
        report
        for report in read_reports(CORPUS / "training")
        if str(report.document.conflict).startswith("invented-")
        and len({name for move in report.moves for name in move.actors if " " not in name}) > 1
    ]
    assert len(invented) > 10
    one = score(compared_by(coder, invented))
    other = score(compared_by(coder, [exchanged(report, most_named(report)) for report in invented]))
    assert max(apart(one, other).values()) <= MOST, apart(one, other)


def test_everything_that_names_a_party_is_exchanged() -> None:
    report = CodedReport.model_validate(
        {
            "id": "mali-1",
            "codebook": "1",
            "coder": "a",
            "date": "2026-11-01",
            "document": {"text": "Mali told Niger that Mali's men had left.", "conflict": "mali"},
            "moves": [
                {
                    "type": "fulfil",
                    "actors": ["Mali"],
                    "issues": ["withdrawal"],
                    "evidence": "Mali's men had left",
                }
            ],
        }
    )
    other = exchanged(report, {"Mali": "Niger"})
    assert other.document.text == "Niger told Mali that Niger's men had left."
    assert other.moves[0].actors == ("Niger",)
    assert other.in_text(other.document.text)[0].evidence.text == "Niger's men had left"
    assert other.id == "mali-1"
