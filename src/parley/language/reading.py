"""One sentence through the weights: tags, tree, names, predicates and roles as label numbers.

One sentence makes one call, so that its result cannot depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parley.language.sequences import Transitions
from parley.language.trees import best_tree
from parley.language.weights import Weights, run

# What the encoder has positions for, without [CLS] and [SEP].
MOST_PIECES = 510
READER_OUTPUTS = (
    "upos", "xpos", "feats", "arcs", "names", "predicates", "label_parts", "role_states", "move_states",
)  # fmt: skip
Span = tuple[str, int, int]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of one sentence are; every list has one entry a word.

    ``heads`` count words from 0, and the root has -1. ``names`` are spans (kind, start, end), half-open;
    ``frames`` are predicates with such spans for their roles. ``states`` (1 + words, width) are what the encoder
    makes of the words for the learned coder; row 0 is the root.
    """

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    heads: list[int]
    deps: list[str]
    names: list[Span]
    frames: list[tuple[int, list[Span]]]
    states: NDArray[np.float32]


class Reader:
    """Reads sentences (lists of words) with one folder of weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._names = Transitions(weights.labels["names"])
        self._roles = Transitions(weights.labels["roles"])

    def read(self, words: Sequence[str], predicates: Sequence[int] | None = None) -> Reading:
        """Read one sentence of at most ``MOST_PIECES`` pieces. ``predicates`` (word numbers) replaces the
        predicates that the weights would find."""
        encoded = self.weights.pieces.encode(words)
        inputs = {name: getattr(encoded, name) for name in ("pieces", "shapes", "first", "last")}
        upos, xpos, feats, arcs, names, scores, label_parts, states, move_states = run(
            self.weights.reader, READER_OUTPUTS, inputs
        )
        heads = best_tree(arcs)
        found = np.flatnonzero(scores[1:] > 0) if predicates is None else np.array(predicates, dtype=np.int64)
        relations = {
            "label_parts": label_parts,
            "heads": heads,
            "role_states": states,
            "predicates": found + 1,
        }
        deps, roles = run(self.weights.relations, ("labels", "roles"), relations)
        return Reading(
            upos=self._words("upos", upos),
            xpos=self._words("xpos", xpos),
            feats=self._words("feats", feats),
            heads=(heads[1:] - 1).tolist(),
            deps=_one_root(self._words("deps", deps), heads),
            names=self._names.spans(self._names.best(names[None, 1:])[0].tolist()),
            frames=self._frames(found, roles),
            states=move_states,
        )

    def _words(self, layer: str, numbers: Numbers) -> list[str]:
        labels = self.weights.labels[layer]
        return [labels[number] for number in numbers[1:].tolist()]

    def _frames(self, predicates: Numbers, scores: NDArray[Any]) -> list[tuple[int, list[Span]]]:
        best = self._roles.best(scores[:, 1:]).tolist()
        return [(at, self._roles.spans(row)) for at, row in zip(predicates.tolist(), best, strict=True)]


def _one_root(deps: list[str], heads: Numbers) -> list[str]:
    """The label ``root`` stands exactly at the root of the tree."""
    fixed = ["dep" if label == "root" else label for label in deps]
    fixed[int(np.flatnonzero(heads[1:] == 0)[0])] = "root"
    return fixed
