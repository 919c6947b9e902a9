"""The pinned scores of a coder: what they were measured on, the floors, and what it found of every move.

A floor is the F1 of a measure on the gold of the repository. Beside the floors stand the moves that the coder had right,
so that a change shows which sentences were gained and which lost, and not only by how much.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from parley.agreement import Comparison, score
from parley.agreement.differences import in_words
from parley.corpus import CodedReport
from parley.corpus.files import as_json

MEASURES = ("told", "type", "core", "quantities", "durations", "dates", "source", "modality", "condition")
SLACK = 0.0005
"""Scores are pinned to three places; a floor holds up to half of the last."""
GRADES = ("missed", "found", "type", "core")


@dataclass
class Floors:
    """What is pinned for one coder: scores by measure, the moves in silent reports, and the grade of each move."""

    gold: str
    scores: dict[str, float]
    in_silence: int
    grades: dict[str, str] = field(default_factory=dict)


def fingerprint(reports: Sequence[CodedReport]) -> str:
    """A hash of the gold: floors hold for exactly this coding of exactly these texts."""
    content = json.dumps([as_json(report) for report in reports], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def measured(comparisons: Sequence[Comparison]) -> Floors:
    """What a coder reaches now."""
    scores = score(comparisons)
    return Floors(
        gold=fingerprint([comparison.report for comparison in comparisons]),
        scores={name: round(scores.measures[name].f1, 3) for name in MEASURES},
        in_silence=scores.in_silence,
        grades={
            f"{comparison.report.id} {number}": _grade(comparison, number)
            for comparison in comparisons
            for number in range(len(comparison.gold))
        },
    )


def _grade(comparison: Comparison, number: int) -> str:
    """How well the coder tells one move of the gold; its pairs begin with the gold's moves in their order."""
    pair = comparison.pairs[number]
    if pair.found is None:
        return "missed"
    return "core" if pair.core else "type" if pair.same_type else "found"


def broken(pinned: Floors, now: Floors) -> list[str]:
    """Why the gate stays shut, a sentence each; empty where it opens."""
    if pinned.gold != now.gold:
        return [
            "the gold is not that of the floors: measure anew with `python -m recipes.gate --pin`, and say why"
        ]
    found = [
        f"{name}: {now.scores[name]:.3f}, and the floor is {floor:.3f}"
        for name, floor in pinned.scores.items()
        if now.scores[name] < floor - SLACK
    ]
    if now.in_silence > pinned.in_silence:
        found.append(f"{now.in_silence} moves in silent reports, and at most {pinned.in_silence} are pinned")
    return found


def changes(pinned: Floors, now: Floors, comparisons: Sequence[Comparison]) -> list[str]:
    """Every move of the gold that is told better or worse than when the floors were pinned, with its sentence."""
    lines = []
    for comparison in comparisons:
        for number, move in enumerate(comparison.gold):
            name = f"{comparison.report.id} {number}"
            before, after = pinned.grades.get(name, "missed"), now.grades[name]
            if before != after:
                kind = "gain" if GRADES.index(after) > GRADES.index(before) else "loss"
                lines.append(f"{kind} {comparison.report.id}: {before} → {after}: {in_words(move)}")
                lines.append(f"     {comparison.sentence(move.evidence)}")
    return lines


def load(path: Path) -> Floors:
    """Read pinned floors."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return Floors(**content)


def save(floors: Floors, path: Path) -> None:
    """Write floors."""
    path.write_text(json.dumps(asdict(floors), indent=0) + "\n", encoding="utf-8")
