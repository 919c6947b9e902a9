from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from parley.language.lengths import bounded


@given(
    sizes=st.lists(st.integers(1, 8), max_size=200),
    most_pieces=st.integers(8, 60),
    most_words=st.integers(1, 40),
    seed=st.randoms(use_true_random=False),
)
def test_no_part_is_too_long_and_none_is_empty(
    sizes: list[int], most_pieces: int, most_words: int, seed: Random
) -> None:
    words = [seed.choice(["a", "b", ",", ";", "."]) for _ in sizes]
    starts = bounded(words, sizes, most_pieces, most_words)
    parts = list(zip(starts, [*starts[1:], len(words)], strict=True))
    assert starts[0] == 0
    assert all(end > begin for begin, end in parts if words)
    assert all(end - begin <= most_words and sum(sizes[begin:end]) <= most_pieces for begin, end in parts)


def test_a_semicolon_is_a_better_place_than_a_comma() -> None:
    words = ["a", "b", ",", "c", ";", "d", ",", "e", "f", "g"]
    assert bounded(words, [1] * 10, 100, 8)[1] == 5


def test_a_sentence_that_fits_stays_whole() -> None:
    assert bounded(["a", ";", "b"], [1, 1, 1], 510) == [0]
