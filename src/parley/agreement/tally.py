"""Counts of what two coders said, and the shares that follow from them."""

from __future__ import annotations

from typing import NamedTuple


class Tally(NamedTuple):
    """How many the first coder (the gold) has, how many the second found, and how many of them are the same.

    >>> tally = Tally(gold=4, found=2, right=1)
    >>> tally.precision, tally.recall, round(tally.f1, 3)
    (0.5, 0.25, 0.333)
    """

    gold: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 where the gold has nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall (the same whichever coder is taken for the gold)."""
        both = self.gold + self.found
        return 2 * self.right / both if both else 0.0

    def plus(self, other: Tally) -> Tally:
        """The counts of both together."""
        return Tally(self.gold + other.gold, self.found + other.found, self.right + other.right)

    def as_dict(self) -> dict[str, float]:
        """Counts and shares, ready for JSON."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {**self._asdict(), **{name: round(share, 4) for name, share in shares.items()}}
