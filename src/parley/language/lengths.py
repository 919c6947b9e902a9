"""Sentences that are too long to read at once, cut at the best places."""

from __future__ import annotations

from collections.abc import Sequence

# The longest sentence in EWT and GUM has 159 words; work grows with the square of the length.
MOST_WORDS = 160
# Better places to cut come first; a cut is made after such a word, in the second half of what still fits.
CUTS = (frozenset({";", ":"}), frozenset({".", "?", "!", "…"}), frozenset({",", "–", "—", "--", "|"}))


def bounded(
    words: Sequence[str], sizes: Sequence[int], most_pieces: int, most_words: int = MOST_WORDS
) -> list[int]:
    """Where to begin the parts of one sentence so that each has at most ``most_words`` words and
    ``most_pieces`` pieces (``sizes``: pieces of every word, each at most ``most_pieces``). The first part
    begins at 0.

    >>> bounded(["a", ";", "b", "c", "d"], [1] * 5, most_pieces=9, most_words=3)
    [0, 2]
    """
    starts = [0]
    while True:
        begin = starts[-1]
        end, room = begin, most_pieces
        while end < len(words) and end - begin < most_words and sizes[end] <= room:
            room -= sizes[end]
            end += 1
        if end == len(words):
            return starts
        starts.append(_cut(words, begin, end))


def _cut(words: Sequence[str], begin: int, end: int) -> int:
    middle = (begin + end + 1) // 2
    for marks in CUTS:
        for place in range(end, middle - 1, -1):
            if words[place - 1] in marks:
                return place
    return end
