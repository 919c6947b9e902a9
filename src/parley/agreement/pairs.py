"""Pairs the moves of two codings of one text, one to one, by their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parley.codebook.statement import Move


class Pair(NamedTuple):
    """A move of the first coding (the gold) and its partner in the second; None where one has no partner."""

    gold: Move | None
    found: Move | None

    @property
    def either(self) -> Move:
        """The move of the gold, or the one found where the gold has none."""
        move = self.gold or self.found
        assert move is not None
        return move

    @property
    def same_type(self) -> bool:
        """Whether both coders tell this act, as one of the same type."""
        return self.gold is not None and self.found is not None and self.gold.type == self.found.type

    @property
    def same_actors(self) -> bool:
        """The same type by the same parties, in any order."""
        return self.same_type and names(self.gold, "actors") == names(self.found, "actors")

    @property
    def same_issues(self) -> bool:
        """The same type about the same issues, in any order."""
        return self.same_type and names(self.gold, "issues") == names(self.found, "issues")

    @property
    def core(self) -> bool:
        """Type, actors and issues are all the same."""
        return self.same_actors and self.same_issues


def names(move: Move | None, cell: str) -> frozenset[str]:
    """What a cell of a move lists, without regard to order and capitals and to a leading article."""
    listed = getattr(move, cell) if move is not None else ()
    return frozenset(str(name).casefold().removeprefix("the ") for name in listed)


def overlap(one: Move, other: Move) -> int:
    """How many characters of evidence two moves share, at the place where they share most; at most 0: none."""
    return max(
        min(a.end, b.end) - max(a.start, b.start)
        for a in (one.evidence, *one.also)
        for b in (other.evidence, *other.also)
    )


def pair(gold: Sequence[Move], found: Sequence[Move]) -> list[Pair]:
    """One pair for every move of the gold, in its order, then one for every further move found.

    Two moves can be a pair where their evidence overlaps. Those that agree in most of type, actors and issues
    (the type counting as much as the other two) are paired first, and among these those that share most words.
    """
    candidates = sorted(
        (
            (_likeness(a, b), shared, -i, -k)
            for i, a in enumerate(gold)
            for k, b in enumerate(found)
            if (shared := overlap(a, b)) > 0
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, k in candidates:
        if -i not in partner and -k not in taken:
            partner[-i] = -k
            taken.add(-k)
    pairs = [Pair(move, found[partner[i]] if i in partner else None) for i, move in enumerate(gold)]
    return pairs + [Pair(None, move) for k, move in enumerate(found) if k not in taken]


def _likeness(one: Move, other: Move) -> int:
    both = [names(one, cell) == names(other, cell) for cell in ("actors", "issues")]
    return 2 * (one.type == other.type) + sum(both)
