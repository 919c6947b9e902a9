from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.language.pieces import MOST_PIECES, Pieces, shapes
from parley.language.weights import packaged_weights


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(packaged_weights())


def test_shapes() -> None:
    words = ["“", "Talks", "on", "M23", "and", "the", "U.S.", "NATO", "A", "1,200", "McCain", "和平"]
    assert shapes(words) == [
        "punctuation", "first-title", "lower", "alphanumeric", "lower", "lower", "dotted", "upper", "letter",
        "digits", "mixed", "other",
    ]  # fmt: skip


@given(words=st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=5))
def test_no_word_disappears(pieces: Pieces, words: list[str]) -> None:
    encoded = pieces.encode(words)
    assert len(encoded.first) == len(encoded.last) == len(words) + 1
    assert len(encoded.pieces) == len(encoded.shapes) == encoded.last[-1] + 2
    sizes = [last - first + 1 for first, last in zip(encoded.first[1:], encoded.last[1:], strict=True)]
    assert all(1 <= size <= MOST_PIECES for size in sizes)
    assert sizes == [pieces.count(word) for word in words]


def test_curly_and_straight_quotation_marks_read_the_same(pieces: Pieces) -> None:
    assert pieces.encode(["“", "n’t", "”"]).pieces == pieces.encode(['"', "n't", '"']).pieces
