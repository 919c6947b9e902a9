"""The best sequence of BIO labels (Viterbi) and the spans it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
FORBIDDEN = -1e9


class Transitions:
    """What may follow what in a list of BIO labels (``O``, ``B-PER``, ``I-PER`` …): an ``I-`` only continues its kind.

    >>> Transitions(["O", "B-X", "I-X"]).best(np.log([[0.4, 0.3, 0.3], [0.2, 0.1, 0.7]]))
    [1, 2]
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self._begins = np.array([label[:1] != "I" for label in labels])
        self._outside = self.labels.index("O")
        # For an I- label: the two labels that may stand before it.
        self._inner = np.array([n for n, label in enumerate(labels) if label[:1] == "I"], dtype=np.int64)
        self._before = np.array(
            [(n, labels.index(f"B-{labels[n][2:]}")) for n in self._inner], dtype=np.int64
        ).reshape(-1, 2)

    def best(self, scores: Scores) -> list[int]:
        """The label numbers with the highest sum of ``scores`` (words, labels) among the allowed sequences."""
        words = len(scores)
        if not words:
            return []
        if (scores.argmax(1) == self._outside).all():
            return [self._outside] * words
        back = np.empty((words, scores.shape[1]), dtype=np.int64)
        total = np.where(self._begins, scores[0], FORBIDDEN)
        row = np.arange(len(self._inner))
        for word in range(1, words):
            top = int(total.argmax())
            back[word] = top
            base = np.full(scores.shape[1], total[top])
            options = total[self._before]
            choice = options.argmax(1)
            back[word, self._inner] = self._before[row, choice]
            base[self._inner] = options[row, choice]
            total = base + scores[word]
        path = [int(total.argmax())]
        for word in range(words - 1, 0, -1):
            path.append(int(back[word, path[-1]]))
        return path[::-1]

    def spans(self, numbers: Sequence[int]) -> list[tuple[str, int, int]]:
        """Spans (kind, start, end; half-open) of a sequence of label numbers."""
        found: list[tuple[str, int, int]] = []
        kind, start = "", 0
        for place, number in enumerate([*numbers, self._outside]):
            label = self.labels[number]
            if kind and label != f"I-{kind}":
                found.append((kind, start, place))
                kind = ""
            if label != "O" and not kind:
                kind, start = label[2:], place
        return found
