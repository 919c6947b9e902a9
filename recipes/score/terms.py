"""Compares the terms and the source of a pair of moves, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from recipes.score.matching import Pair

from parley.cli import wording
from parley.codebook.statement import Duration, Quantity, Source, Terms


class Cell(NamedTuple):
    """One cell of a hand coding beside what was found: both as people read them, None where it is empty."""

    name: str
    gold: str | None
    found: str | None

    @property
    def right(self) -> bool:
        """Whether both say the same, without regard to capitals and the shape of apostrophes."""
        return _plain(self.gold) == _plain(self.found)


def amounts(pair: Pair) -> Iterator[Cell]:
    """The quantities and durations of the hand coding, each beside the one found that comes nearest.

    Equal means the same bounds, unit, approximation and per-side mark; whom a quantity counts ("wounded
    prisoners") is compared apart, by `details`. A quantity without a number is left to `details` as well.
    """
    gold, found = _terms(pair)
    left = list(found.quantities)
    for quantity in (quantity for quantity in gold.quantities if _has_number(quantity)):
        nearest = next((other for other in left if _same_amount(quantity, other)), None)
        if nearest is not None:
            left.remove(nearest)
        elif len(gold.quantities) == len(found.quantities) == 1:
            nearest = found.quantities[0]
        yield Cell("quantity", _amount(quantity), _amount(nearest))
    if gold.duration is not None:
        yield Cell("duration", _duration(gold.duration), _duration(found.duration))


def details(pair: Pair) -> Iterator[Cell]:
    """The other terms that either side fills: dates, place, scope, condition, backers, who is counted."""
    gold, found = _terms(pair)
    for name in ("when", "deadline", "place", "scope", "condition"):
        cell = Cell(name, getattr(gold, name), getattr(found, name))
        if cell.gold or cell.found:
            yield cell
    for name, ours, theirs in (
        ("backers", _joined(gold.backers), _joined(found.backers)),
        ("who", _who(gold), _who(found)),
    ):
        if ours or theirs:
            yield Cell(name, ours, theirs)


def source_cells(pair: Pair) -> Iterator[Cell]:
    """Speaker, party and medium, wherever the hand coding or the coder names one."""
    gold = (pair.gold.source if pair.gold else None) or Source()
    found = (pair.found.source if pair.found else None) or Source()
    for name in ("speaker", "party", "medium"):
        cell = Cell(name, getattr(gold, name), getattr(found, name))
        if cell.gold or cell.found:
            yield cell


def _terms(pair: Pair) -> tuple[Terms, Terms]:
    return pair.gold.terms if pair.gold else Terms(), pair.found.terms if pair.found else Terms()


def _has_number(quantity: Quantity) -> bool:
    return quantity.min is not None or quantity.max is not None


def _same_amount(gold: Quantity, found: Quantity) -> bool:
    return gold.model_copy(update={"who": None}) == found.model_copy(update={"who": None})


def _amount(quantity: Quantity | None) -> str | None:
    return wording.quantity(quantity.model_copy(update={"who": None})) if quantity else None


def _duration(duration: Duration | None) -> str | None:
    return wording.duration(duration) if duration else None


def _who(terms: Terms) -> str | None:
    return _joined(quantity.who for quantity in terms.quantities if quantity.who)


def _joined(parts: Iterator[str] | tuple[str, ...]) -> str | None:
    return "; ".join(parts) or None


def _plain(words: str | None) -> str | None:
    return words.replace("’", "'").casefold().strip() if words else None
