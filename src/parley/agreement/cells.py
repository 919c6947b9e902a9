"""Which cells two moves of a pair fill, and where they say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator

from parley.agreement.pairs import Pair
from parley.agreement.tally import Tally
from parley.codebook.statement import Move

# How each cell is compared: what a move says in it, as values that are equal where two moves say the same.
Values = Callable[[Move], Iterator[Hashable]]


def quantities(move: Move) -> Iterator[Hashable]:
    """Bounds and unit of each quantity; whom it counts and how exact it is are left out of the comparison."""
    for quantity in move.terms.quantities:
        yield quantity.min, quantity.max, quantity.unit


def durations(move: Move) -> Iterator[Hashable]:
    """The bounds of the duration, as ISO 8601."""
    if duration := move.terms.duration:
        yield duration.min, duration.max


def dates(move: Move) -> Iterator[Hashable]:
    """The date of the act and its deadline, as EDTF."""
    if move.terms.when:
        yield "when", move.terms.when
    if move.terms.deadline:
        yield "deadline", move.terms.deadline


def source(move: Move) -> Iterator[Hashable]:
    """The party of the source; where somebody without a party says so, that there is a source."""
    if move.source:
        yield (move.source.party or "no party").casefold()


def modality(move: Move) -> Iterator[Hashable]:
    """How the move is told. Every move has one."""
    yield move.modality


def repeated(move: Move) -> Iterator[Hashable]:
    """Whether it is told not to be the first time."""
    if move.repeated:
        yield True


def addressees(move: Move) -> Iterator[Hashable]:
    """The parties addressed, each by itself."""
    yield from (name.casefold() for name in move.addressees)


CELLS: dict[str, Values] = {
    "quantities": quantities,
    "durations": durations,
    "dates": dates,
    "source": source,
    "modality": modality,
    "repeated": repeated,
    "addressees": addressees,
}
WORDED = ("condition", "scope", "place")
"""Cells that hold words of the text: they agree where one's words are part of the other's."""


def tally_cells(pair: Pair) -> dict[str, Tally]:
    """The counts of every cell of one pair; both moves must be there."""
    gold, found = pair.gold, pair.found
    if gold is None or found is None:
        raise ValueError("a pair with one move has no cells to compare")
    tallies = {}
    for name, values in CELLS.items():
        ours, theirs = Counter(values(gold)), Counter(values(found))
        tallies[name] = Tally(ours.total(), theirs.total(), (ours & theirs).total())
    for name in WORDED:
        ours_words, theirs_words = getattr(gold.terms, name), getattr(found.terms, name)
        right = bool(ours_words and theirs_words and _alike(ours_words, theirs_words))
        tallies[name] = Tally(bool(ours_words), bool(theirs_words), right)
    return tallies


def _alike(one: str, other: str) -> bool:
    """Whether the words of one are part of the other's, without regard to capitals, blanks and apostrophes.

    >>> _alike("until the siege is lifted", "the siege is lifted"), _alike("if they leave", "unless they leave")
    (True, False)
    """
    a, b = (f" {' '.join(words.replace('’', chr(39)).casefold().split())} " for words in (one, other))
    return a in b or b in a
