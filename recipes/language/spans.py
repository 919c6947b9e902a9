"""F1 over things that are there or not: names, roles, words, sentences."""

from __future__ import annotations

from collections.abc import Hashable, Iterable


class F1:
    """Counts of gold, found and shared things.

    >>> counts = F1()
    >>> counts.add({1, 2}, {2, 3})
    >>> counts.value
    50.0
    """

    def __init__(self) -> None:
        self.gold = self.found = self.right = 0

    def add(self, gold: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        """Compare the things of one sentence or document."""
        theirs, mine = set(gold), set(found)
        self.gold += len(theirs)
        self.found += len(mine)
        self.right += len(theirs & mine)

    @property
    def precision(self) -> float:
        """Share of found things that are right, in percent."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Share of gold things that were found, in percent."""
        return 100 * self.right / max(1, self.gold)

    @property
    def value(self) -> float:
        """F1 in percent."""
        return 200 * self.right / max(1, self.gold + self.found)
