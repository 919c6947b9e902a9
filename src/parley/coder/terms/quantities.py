"""Quantities: how many of what, with bounds, approximation, sides, and which of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.statement import Quantity
from parley.coder.terms.amounts import Amount, bounded_after, read_amount
from parley.coder.terms.counted import Counted, counted_noun
from parley.coder.terms.dates import date_words
from parley.coder.terms.durations import duration_words
from parley.coder.terms.qualifiers import qualifying_words
from parley.coder.terms.sides import is_per_side
from parley.coder.terms.words import Word, read_words
from parley.lexicon.terms import QuantityWords, load_quantity_words

if TYPE_CHECKING:
    from parley.coder.tokens import Doc, Span

DEFINITE = frozenset({"the", "these", "those", "their", "its"})


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity and where it stands.

    `start` and `end` (half-open, tokens of the Doc) hold the number with its bounds and what it counts;
    `noun` is the token of the thing counted, None where the words leave it to the context ("the 1,000 who
    were exchanged"). `definite` is the same without its bounds where an article makes the number one known
    set: "as large as *the* 1,000 who were exchanged" is at most 1,000, and 1,000 were exchanged.
    """

    quantity: Quantity
    start: int
    end: int
    noun: int | None
    definite: Quantity | None = None


def find_quantities(span: Doc | Span) -> list[FoundQuantity]:
    """The quantities of a sentence in the order of the text; dates, durations, names and ages are none.

    The unit is None where the noun is no unit of the codebook, or where there is no noun.

    >>> import spacy
    >>> found = find_quantities(spacy.blank("en")("They want at least 339 children back."))
    >>> found[0].quantity.as_dict(), found[0].noun
    ({'min': 339, 'approximate': False, 'per_side': False, 'unit': 'children'}, 5)
    """
    words = read_words(span)
    lexicon = load_quantity_words()
    taken = date_words(words) | duration_words(words)
    found: list[FoundQuantity] = []
    place = 0
    while place < len(words):
        amount = None if place in taken else read_amount(words, place, lexicon)
        if amount is None:
            place += 1
            continue
        quantity = _quantity(span, words, amount, taken, lexicon)
        if quantity is not None:
            found.append(quantity)
        place = max(place + 1, amount.end)
    return found


def _quantity(
    span: Doc | Span, words: Sequence[Word], amount: Amount, taken: frozenset[int], lexicon: QuantityWords
) -> FoundQuantity | None:
    counted = counted_noun(span.doc, words, amount, taken, lexicon)
    if counted is None:
        return None
    if counted.end is not None:
        amount = bounded_after(words, amount, counted.end, lexicon)
    quantity = Quantity(
        min=amount.min,
        max=amount.max,
        approximate=amount.approximate,
        per_side=is_per_side(words, amount, counted),
        unit=counted.unit,
        who=qualifying_words(span, words, counted, taken, lexicon),
    )
    start, end = _reach(words, amount, counted)
    return FoundQuantity(quantity, start, end, counted.token, _definite(words, amount, quantity))


def _definite(words: Sequence[Word], amount: Amount, quantity: Quantity) -> Quantity | None:
    value = quantity.min if quantity.max is None else quantity.max
    article = amount.start > amount.bound_start and words[amount.start - 1].lower in DEFINITE
    if not article or quantity.min == quantity.max:
        return None
    return quantity.model_copy(update={"min": value, "max": value, "approximate": False})


def _reach(words: Sequence[Word], amount: Amount, counted: Counted) -> tuple[int, int]:
    """The tokens from the bound or container to the end of the number or its noun."""
    first = min(place for place in (amount.bound_start, counted.start) if place is not None)
    last = max(place for place in (amount.bound_end, counted.end) if place is not None)
    return words[first].start, words[last - 1].end
