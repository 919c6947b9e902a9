"""The weights that find moves: which word tells a move, and what stands in it given such a word.

Trained by `recipes.language` together with the encoder, whose states they read; see docs/weights.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.errors import WeightsError
from parley.language.weights import session

if TYPE_CHECKING:
    from parley.language import Analysis

FILES = ("triggers.onnx", "moves.onnx", "moves.json")
OUTSIDE, BEGINS, INSIDE = 0, 1, 2
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Part:
    """A part of a move: the words `start` to `end` (half-open, tokens of the document), and how sure it is."""

    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Found:
    """One move as the heads see it. `token` tells it; scores are probabilities."""

    token: int
    type: MoveType
    score: float
    issues: Mapping[Issue, float]
    modality: Modality
    modality_score: float
    repeated: float
    parts: Mapping[str, Sequence[Part]]


class Heads:
    """Finds moves in the states of an analysis."""

    def __init__(self, folder: Path) -> None:
        """Load the heads from a folder of weights. Raises `WeightsError` where they are missing or do not fit."""
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise WeightsError(
                f"{folder} lacks {', '.join(missing)}: choose the coder “rules”, or train weights"
            )
        told = json.loads((folder / "moves.json").read_text(encoding="utf-8"))
        self.types = tuple(map(MoveType, told["types"]))
        self.issues = tuple(map(Issue, told["issues"]))
        self.modalities = tuple(map(Modality, told["modalities"]))
        self.parts: tuple[str, ...] = tuple(told["parts"])
        self.thresholds = np.array([told["thresholds"][name] for name in told["types"]])
        self._triggers = session(folder / "triggers.onnx")
        self._moves = session(folder / "moves.onnx")

    def find(self, analysis: Analysis) -> list[Found]:
        """Every move that the heads find, in the order of the words that tell them."""
        return [
            found for states in analysis.states for found in self._in_sentence(states.tokens, states.values)
        ]

    def _in_sentence(self, tokens: Sequence[int], states: Floats) -> list[Found]:
        scores = _sigmoid(self.scores(states))
        places, kinds = np.nonzero(scores[1:] >= self.thresholds)
        if not len(places):
            return []
        spans, cells = self._moves.run(
            ["spans", "cells"],
            {"states": states, "triggers": places + 1, "types": kinds.astype(np.int64)},
        )
        return [
            self._found(tokens, int(place), int(kind), float(scores[place + 1, kind]), spans[n, 1:], cells[n])
            for n, (place, kind) in enumerate(zip(places, kinds, strict=True))
        ]

    def scores(self, states: Floats) -> Floats:
        """The scores (1 + words, types) of each word for telling a move; a probability after the logistic function."""
        found: Floats = self._triggers.run(["triggers"], {"states": states})[0]
        return found

    def _found(
        self, tokens: Sequence[int], place: int, kind: int, score: float, spans: Floats, cells: Floats
    ) -> Found:
        count = len(self.issues)
        issues = _sigmoid(cells[:count])
        modality = _softmax(cells[count : count + len(self.modalities)])
        shares = _softmax(spans.reshape(len(spans), len(self.parts), -1))
        return Found(
            token=tokens[place],
            type=self.types[kind],
            score=score,
            issues=dict(zip(self.issues, issues.tolist(), strict=True)),
            modality=self.modalities[int(modality.argmax())],
            modality_score=float(modality.max()),
            repeated=float(_sigmoid(cells[-1:])[0]),
            parts={part: _runs(shares[:, n], tokens) for n, part in enumerate(self.parts)},
        )


def _runs(shares: Floats, tokens: Sequence[int]) -> list[Part]:
    """The parts that labels (words, [outside, begins, inside]) mark; an inside without a beginning begins one."""
    labels = shares.argmax(-1).tolist()
    found: list[Part] = []
    start: int | None = None
    for place, label in enumerate([*labels, OUTSIDE]):
        if start is not None and label != INSIDE:
            score = float(shares[start:place].max(-1).mean())
            found.append(Part(tokens[start], tokens[place - 1] + 1, score))
            start = None
        if label == BEGINS or (label == INSIDE and start is None):
            start = place
    return found


def _sigmoid(scores: Floats) -> Floats:
    found: Floats = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return found


def _softmax(scores: Floats) -> Floats:
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    found: Floats = shares / shares.sum(-1, keepdims=True)
    return found
