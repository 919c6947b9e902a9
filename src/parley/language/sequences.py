"""The best sequence of BIO labels (Viterbi) and the spans it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
Numbers = NDArray[np.int64]
FORBIDDEN = -1e9


class Transitions:
    """What may follow what in a list of BIO labels (``O``, ``B-PER``, ``I-PER`` …): an ``I-`` only continues
    its kind.

    >>> Transitions(["O", "B-X", "I-X"]).best(np.log([[[0.4, 0.3, 0.3], [0.2, 0.1, 0.7]]])).tolist()
    [[1, 2]]
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self._outside = self.labels.index("O")
        starts = [label[:1] != "I" for label in labels]
        self._start = np.where(starts, 0.0, FORBIDDEN)
        self._allowed = np.array(
            [
                [starts[after] or before[1:] == labels[after][1:] for after in range(len(labels))]
                for before in labels
            ]
        )
        # For an I- label: the two labels that may stand before it.
        self._inner = np.flatnonzero(~np.array(starts))
        before = [(n, self.labels.index(f"B-{labels[n][2:]}")) for n in self._inner.tolist()]
        self._before = np.array(before, dtype=np.int64).reshape(-1, 2)

    def best(self, scores: Scores) -> Numbers:
        """The label numbers (sequences, words) with the highest sums of ``scores`` (sequences, words, labels)
        among the allowed sequences."""
        numbers: Numbers = scores.argmax(-1).astype(np.int64)
        if not numbers.size:
            return numbers
        # Labels that are best one by one and follow each other legally are the best sequence already.
        legal = self._allowed[numbers[:, :-1], numbers[:, 1:]].all(1) & (self._start[numbers[:, 0]] == 0)
        for sequence in np.flatnonzero(~legal).tolist():
            numbers[sequence] = self._search(scores[sequence])
        return numbers

    def _search(self, scores: Scores) -> list[int]:
        words, labels = scores.shape
        back = np.empty((words, labels), dtype=np.int64)
        total = scores[0] + self._start
        row = np.arange(len(self._inner))
        for word in range(1, words):
            top = int(total.argmax())
            back[word] = top
            base = np.full(labels, total[top])
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
        """Spans (kind, start, end; half-open) of a sequence of label numbers.

        >>> Transitions(["O", "B-X", "I-X"]).spans([0, 1, 2, 0])
        [('X', 1, 3)]
        """
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
