from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from parley.language.trees import best_tree, find_cycle


def is_tree(heads: list[int]) -> bool:
    """One root, and every word leads to it."""
    if list(heads[1:]).count(0) != 1:
        return False
    for place in range(1, len(heads)):
        seen: set[int] = set()
        while place:
            if place in seen:
                return False
            seen.add(place)
            place = heads[place]
    return True


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[place, head] for place, head in enumerate(heads) if place))


@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float64, (n + 1, n + 1), elements=st.integers(-9, 9))))
def test_no_tree_scores_higher(scores: np.ndarray) -> None:
    found = best_tree(scores).tolist()
    words = len(scores) - 1
    others = ([0, *rest] for rest in product(range(words + 1), repeat=words))
    assert is_tree(found)
    assert total(scores, found) == max(total(scores, heads) for heads in others if is_tree(heads))


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_every_result_is_a_tree_with_one_root(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).standard_normal((words + 1, words + 1))
    assert is_tree(best_tree(scores).tolist())


def test_equal_scores_still_give_one_root() -> None:
    assert is_tree(best_tree(np.zeros((30, 30))).tolist())


def test_nested_cycles_of_a_long_sentence_need_no_recursion() -> None:
    scores = np.zeros((161, 161))
    for place in range(1, 160):
        scores[place, place + 1] = scores[place + 1, place] = 200 - place
    assert is_tree(best_tree(scores).tolist())


def test_find_cycle() -> None:
    assert find_cycle(np.array([0, 2, 3, 0])) == []
    assert sorted(find_cycle(np.array([0, 0, 3, 4, 2]))) == [2, 3, 4]
