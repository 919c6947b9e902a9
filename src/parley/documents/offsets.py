"""Ties every character of repaired text to the original characters it stands for.

Repairing happens in passes; each pass replaces some ranges of the text it is given. `replace` carries
out one pass, `Offsets.after` chains the maps of two passes into one, so that the result always leads
straight from the clean text to the original.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Replacement(NamedTuple):
    """The characters `start` to `end` of a text become `new`; `start == end` puts something in between."""

    start: int
    end: int
    new: str


class Piece(NamedTuple):
    """One replaced piece: this range of the clean text stands for that range of the original."""

    clean_start: int
    clean_end: int
    original_start: int
    original_end: int

    def turned(self) -> Piece:
        """The same piece read from the original to the clean text."""
        return Piece(self.original_start, self.original_end, self.clean_start, self.clean_end)


@dataclass(frozen=True, slots=True)
class Offsets:
    """A map between the characters of the clean and the original text, both counted in code points.

    Only replaced pieces are kept; everything between them is the same character for character.
    Ranges are half-open. A range that touches a replaced piece takes the whole of it, on both sides.

    >>> repairs = [Replacement(9, 9, "\\n\\n"), Replacement(13, 18, "&")]
    >>> clean, offsets = replace("exchange.The &amp; more", repairs)
    >>> clean
    'exchange.\\n\\nThe & more'
    >>> offsets.original(11, 14), offsets.original(15, 16), offsets.clean(9, 12)
    ((9, 12), (13, 18), (11, 14))
    """

    clean_length: int
    original_length: int
    pieces: tuple[Piece, ...] = ()

    @classmethod
    def same(cls, length: int) -> Offsets:
        """The map of a text in which nothing was replaced."""
        return cls(length, length)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original text that a range of the clean text stands for.

        Raises ValueError when the range does not lie inside the clean text.
        """
        _check(start, end, self.clean_length, "clean")
        return _carry(self.pieces, start, end)

    def clean(self, start: int, end: int) -> tuple[int, int]:
        """The range of the clean text that stands for a range of the original text.

        Raises ValueError when the range does not lie inside the original text.
        """
        _check(start, end, self.original_length, "original")
        return _carry(self.turned().pieces, start, end)

    def turned(self) -> Offsets:
        """The same map read from the original to the clean text."""
        return Offsets(
            self.original_length, self.clean_length, tuple(piece.turned() for piece in self.pieces)
        )

    def after(self, earlier: Offsets) -> Offsets:
        """This map, made on the text that `earlier` led to, as a map from the first text of all."""
        if self.original_length != earlier.clean_length:
            raise ValueError("these two maps do not belong to one text")
        pieces = tuple(_chained(self.pieces, earlier.pieces))
        return Offsets(self.clean_length, earlier.original_length, pieces)


def replace(text: str, replacements: Sequence[Replacement]) -> tuple[str, Offsets]:
    """Carries out replacements, which are in order and do not overlap, and maps the new text to the old."""
    parts: list[str] = []
    pieces: list[Piece] = []
    done = length = 0
    for start, end, new in replacements:
        if start < done or end < start:
            raise ValueError("replacements must be in order and must not overlap")
        length += start - done
        parts += (text[done:start], new)
        if not len(new) == end - start == 1:  # one character for one needs no piece: positions stay the same
            pieces.append(Piece(length, length + len(new), start, end))
        length += len(new)
        done = end
    parts.append(text[done:])
    return "".join(parts), Offsets(length + len(text) - done, len(text), tuple(pieces))


def _check(start: int, end: int, length: int, which: str) -> None:
    if not 0 <= start <= end <= length:
        raise ValueError(f"{start}:{end} is not a range of the {which} text, which has {length} characters")


def _carry(pieces: Sequence[Piece], start: int, end: int) -> tuple[int, int]:
    """Maps a range from the first side of the pieces to the second."""
    first = _character(pieces, start)
    if start == end:
        return first[0], first[0]
    return first[0], _character(pieces, end - 1)[1]


def _character(pieces: Sequence[Piece], position: int) -> tuple[int, int]:
    """The second side's range for the one character at `position` on the first side."""
    index = bisect_right(pieces, position, key=lambda piece: piece.clean_end)
    if index < len(pieces) and pieces[index].clean_start <= position:
        return pieces[index].original_start, pieces[index].original_end
    shift = pieces[index - 1].original_end - pieces[index - 1].clean_end if index else 0
    return position + shift, position + shift + 1


def _chained(later: Sequence[Piece], earlier: Sequence[Piece]) -> Iterable[Piece]:
    """Joins two maps over the text between them; pieces that overlap there become one."""
    # In the middle text, a later piece lies at its original range and an earlier one at its clean range.
    spans = [(piece.original_start, piece.original_end, 1, piece) for piece in later]
    spans += [(piece.clean_start, piece.clean_end, 0, piece) for piece in earlier]
    spans.sort(key=lambda span: span[:3])
    to_clean = to_original = 0  # how far the middle text's positions are shifted at this point
    index = 0
    while index < len(spans):
        start, end = spans[index][:2]
        clean_start, original_start = start + to_clean, start + to_original
        while index < len(spans) and (spans[index][0] < end or spans[index][0] == start == end):
            _, span_end, is_later, piece = spans[index]
            end = max(end, span_end)
            growth = (piece.clean_end - piece.clean_start) - (piece.original_end - piece.original_start)
            if is_later:
                to_clean += growth
            else:
                to_original -= growth
            index += 1
        yield Piece(clean_start, end + to_clean, original_start, end + to_original)
