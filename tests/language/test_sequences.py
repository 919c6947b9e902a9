from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from parley.language.sequences import Transitions

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def is_legal(numbers: tuple[int, ...]) -> bool:
    labels = ["O", *[LABELS[number] for number in numbers]]
    return all(not after.startswith("I-") or before[1:] == after[1:] for before, after in pairwise(labels))


@given(arrays(np.float64, (1, 4, 5), elements=st.integers(-9, 9)))
def test_no_legal_sequence_scores_higher(scores: np.ndarray) -> None:
    found = tuple(Transitions(LABELS).best(scores)[0].tolist())
    sums = [
        sum(scores[0, word, label] for word, label in enumerate(numbers))
        for numbers in product(range(5), repeat=4)
        if is_legal(numbers)
    ]
    assert is_legal(found)
    assert sum(scores[0, word, label] for word, label in enumerate(found)) == max(sums)


@given(arrays(np.float64, (3, 5, 5), elements=st.integers(-9, 9)))
def test_sequences_side_by_side_do_not_touch(scores: np.ndarray) -> None:
    rules = Transitions(LABELS)
    together = rules.best(scores).tolist()
    assert together == [rules.best(scores[n : n + 1])[0].tolist() for n in range(3)]


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ([], []),
        (["O", "B-PER", "I-PER"], [("PER", 1, 3)]),
        (["B-PER", "B-PER"], [("PER", 0, 1), ("PER", 1, 2)]),
        (["B-LOC", "B-PER", "O"], [("LOC", 0, 1), ("PER", 1, 2)]),
    ],
)
def test_spans(labels: list[str], spans: list[tuple[str, int, int]]) -> None:
    assert Transitions(LABELS).spans([LABELS.index(label) for label in labels]) == spans


def test_nothing_in_nothing_out() -> None:
    rules = Transitions(LABELS)
    assert rules.best(np.zeros((0, 3, 5))).shape == (0, 3)
    assert rules.best(np.zeros((1, 0, 5))).shape == (1, 0)
