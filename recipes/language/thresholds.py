"""From which score on a word tells a move: a threshold for each type, chosen on the development part."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from recipes.language.moves import ISSUES, MODALITIES, PARTS, TYPES, Telling

from parley.coder.learned.heads import Heads
from parley.language.reading import Reader
from parley.language.weights import Weights

# A type with fewer examples takes the threshold of all types together.
FEWEST = 25
BETA = 0.5
STEPS = np.linspace(0.1, 0.9, 33)


def write_heads(out: Path, threshold: float = 0.5) -> None:
    """Write ``moves.json``: the lists behind the heads' numbers, and one threshold for every type."""
    content = {
        "types": TYPES,
        "issues": ISSUES,
        "modalities": MODALITIES,
        "parts": PARTS,
        "thresholds": dict.fromkeys(TYPES, threshold),
    }
    (out / "moves.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def choose_thresholds(out: Path, development: list[Telling]) -> dict[str, float]:
    """Set each type's threshold in ``moves.json`` to that with the best F0.5 on ``development``; returns them."""
    reader, heads = Reader(Weights.load(out)), Heads(out)
    scores, gold = [], []
    for sentence in development:
        found = heads.scores(reader.read(sentence.words).states)[1:]
        told = np.zeros(found.shape, dtype=bool)
        for move in sentence.told:
            told[move.place, move.type] = True
        scores.append(1 / (1 + np.exp(-found)))
        gold.append(told)
    score, told = np.concatenate(scores), np.concatenate(gold)
    common = _best(score.ravel(), told.ravel())
    chosen = {
        name: _best(score[:, n], told[:, n]) if told[:, n].sum() >= FEWEST else common
        for n, name in enumerate(TYPES)
    }
    content = json.loads((out / "moves.json").read_text(encoding="utf-8"))
    content["thresholds"] = {name: round(value, 3) for name, value in chosen.items()}
    (out / "moves.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return chosen


def _best(score: np.ndarray, told: np.ndarray) -> float:
    """The step with the best F0.5: a wrong move costs a reader more than a missing one."""
    right = [(score >= step) & told for step in STEPS]
    weighted = [
        (1 + BETA**2) * both.sum() / max(1, (score >= step).sum() + BETA**2 * told.sum())
        for step, both in zip(STEPS, right, strict=True)
    ]
    return float(STEPS[int(np.argmax(weighted))])
