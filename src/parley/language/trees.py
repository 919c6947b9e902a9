"""The best dependency tree for a matrix of arc scores (Chu-Liu-Edmonds), with one root."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
Heads = NDArray[np.int64]
FORBIDDEN = -1e9
# Taken from every arc to the root: larger than any difference between trees, so that one such arc is left.
ROOT_COST = 1e6


def best_tree(scores: Scores) -> Heads:
    """The heads with the highest total score that form a tree with a single root.

    ``scores`` (words + 1, words + 1): how well row (a word) depends on column (its head); place 0 is the
    root. Returns the head of every word, with 0 at place 0.

    >>> best_tree(np.array([[0, 0, 0], [5, 0, 9], [4, 8, 0]], dtype=float)).tolist()
    [0, 2, 0]
    """
    table = np.array(scores, dtype=np.float64)
    np.fill_diagonal(table, FORBIDDEN)
    heads = _best_heads(table)
    if (heads[1:] == 0).sum() == 1 and not len(find_cycle(heads)):
        return heads
    table[1:, 0] -= ROOT_COST
    return _contract(table)


def _best_heads(table: Scores) -> Heads:
    heads: Heads = table.argmax(1).astype(np.int64)
    heads[0] = 0
    return heads


def find_cycle(heads: Heads) -> list[int]:
    """The places of one cycle, or an empty list if every word leads to the root."""
    state = [0] * len(heads)  # 0 unseen, otherwise the walk that saw it
    state[0] = -1
    for start in range(1, len(heads)):
        path, place = [], start
        while state[place] == 0:
            state[place] = start
            path.append(place)
            place = int(heads[place])
        if state[place] == start:
            return path[path.index(place) :]
    return []


def _contract(table: Scores) -> Heads:
    """Chu-Liu-Edmonds without recursion: contract cycles until none is left, then open them in reverse."""
    steps: list[tuple[list[int], list[int], Heads, Heads, Heads]] = []
    while True:
        heads = _best_heads(table)
        cycle = find_cycle(heads)
        if not cycle:
            break
        outside = [place for place in range(len(table)) if place not in set(cycle)]
        inner = table[cycle, heads[cycle]]
        # Best place to enter the cycle from each outside word, and best word inside to govern each outside
        # word.
        entering = table[np.ix_(cycle, outside)] - inner[:, None]
        leaving = table[np.ix_(outside, cycle)]
        smaller = np.full((len(outside) + 1, len(outside) + 1), FORBIDDEN)
        smaller[:-1, :-1] = table[np.ix_(outside, outside)]
        smaller[-1, :-1] = entering.max(0) + inner.sum()
        smaller[:-1, -1] = leaving.max(1)
        steps.append((cycle, outside, heads, entering.argmax(0), leaving.argmax(1)))
        table = smaller
    for cycle, outside, cycle_heads, enter, leave in reversed(steps):
        heads = _expand(heads, cycle, outside, cycle_heads, enter, leave)
    return heads


def _expand(
    heads: Heads, cycle: list[int], outside: list[int], cycle_heads: Heads, enter: Heads, leave: Heads
) -> Heads:
    """Heads over the larger table, from heads over the table in which ``cycle`` was one place (the last)."""
    whole = np.zeros(len(cycle_heads), dtype=np.int64)
    knot = len(outside)
    for place, head in enumerate(heads[:-1].tolist()):
        whole[outside[place]] = cycle[leave[place]] if head == knot else outside[head]
    whole[cycle] = cycle_heads[cycle]
    head = int(heads[-1])
    whole[cycle[enter[head]]] = outside[head]
    whole[0] = 0
    return whole
