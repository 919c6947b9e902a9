"""Which of them: the words that qualify what is counted ("severely wounded soldiers")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.coder.terms.counted import unit_at
from parley.coder.terms.words import Word
from parley.lexicon.terms import load_grammar

if TYPE_CHECKING:
    from parley.coder.terms.counted import Counted
    from parley.coder.tokens import Doc, Span
    from parley.lexicon.terms import QuantityWords

RELATIVES = frozenset({"who", "whom", "whose", "that", "which"})
PLACE_OPENERS = frozenset({"in", "at", "on"})
RATES = frozenset({"day", "week", "month", "year", "hour"})
RATE_OPENERS = frozenset({"a", "an", "per", "each", "every"})
LONGEST_NOUN_PHRASE = 5


def qualifying_words(
    span: Doc | Span, words: Sequence[Word], counted: Counted, taken: frozenset[int], lexicon: QuantityWords
) -> str | None:
    """The noun with the words before and after it that say which are meant; None where there are none.

    `taken` are the words that belong to dates and durations: a clause ends before them.
    """
    if counted.token is None or counted.end is None:
        return None
    if counted.first is None or counted.name is None:
        rate = _rate_end(words, counted.end)
        return None if rate is None else _plain(span, words[counted.end].start, words[rate - 1].end)
    first = counted.first
    while first < counted.name and (
        words[first].lower in load_grammar().pointers or words[first].kind == "number"
    ):
        first += 1
    if counted.unit == "bodies" and not counted.container:
        dead = _of_whom(words, counted.end, lexicon)
        if dead is not None:
            return _plain(span, words[dead[0]].start, words[dead[1] - 1].end)
    last = _after(span, words, counted, taken, lexicon)
    plain = not counted.kind and counted.unit is not None
    if first == counted.name and plain and last == counted.end:
        return None
    return _plain(span, words[first].start, words[last - 1].end)


def _of_whom(words: Sequence[Word], end: int, lexicon: QuantityWords) -> tuple[int, int] | None:
    """ "Ukrainian soldiers" in "6,000 bodies of Ukrainian soldiers"."""
    if end >= len(words) or words[end].lower != "of":
        return None
    for place in range(end + 1, min(len(words), end + LONGEST_NOUN_PHRASE)):
        hit = unit_at(words, place, lexicon)
        if hit is not None and hit[0].plural:
            return end + 1 + (words[end + 1].lower in load_grammar().pointers), hit[1]
        if words[place].kind != "word":
            break
    return None


def _after(
    span: Doc | Span, words: Sequence[Word], counted: Counted, taken: frozenset[int], lexicon: QuantityWords
) -> int:
    """The word (half-open) at which the words after the noun that qualify it end."""
    end = counted.end or 0
    if end >= len(words):
        return end
    if words[end].lower == "aged":
        return _to_age(words, end + 1)
    rate = _rate_end(words, end)
    if rate is not None:
        return rate
    return _to_clause_end(span, words, counted, taken, lexicon)


def _rate_end(words: Sequence[Word], place: int) -> int | None:
    """Past "a day", "per year", "daily" at `place`."""
    if place < len(words) and words[place].lower in {"daily", "weekly", "monthly", "annually"}:
        return place + 1
    if place + 1 < len(words) and words[place].lower in RATE_OPENERS and words[place + 1].lower in RATES:
        return place + 2
    return None


def _to_age(words: Sequence[Word], place: int) -> int:
    """Past "18–25", "between 18 and 25", "18 to 25" or "over 60"."""
    end = place
    for index in range(place, min(len(words), place + 5)):
        if words[index].kind == "number":
            end = index + 1
        elif words[index].lower not in {"between", "and", "to", "-", "–", "over", "under", "or", "about"}:
            break
    return end


def _to_clause_end(
    span: Doc | Span, words: Sequence[Word], counted: Counted, taken: frozenset[int], lexicon: QuantityWords
) -> int:
    """Past a relative clause or participle right after the noun, up to where it tells something else."""
    end = counted.end or 0
    noun = span.doc[words[end - 1].end - 1]
    clauses = [child for child in noun.rights if child.dep_.startswith("acl")]
    opening = words[end]
    if (
        not clauses
        or opening.kind != "word"
        or opening.lower in lexicon.handing_over
        or opening.lower == "to"
    ):
        return end
    if counted.unit is None and opening.lower not in RELATIVES:
        return end
    clause = clauses[0]
    if clause.left_edge.i > opening.start:
        return end
    limit = clause.right_edge.i
    place = end
    while place < len(words) and words[place].start <= limit:
        if (
            place in taken
            or words[place].kind == "number"
            or (words[place].kind == "symbol" and words[place].text not in "-–'’")
        ):
            break
        if words[place].lower in load_grammar().clause_cuts and not (
            _opens_place(words, place, taken) and place > end
        ):
            break
        place += 1
    return place if place > end + 1 or opening.lower not in RELATIVES else end


def _opens_place(words: Sequence[Word], place: int, taken: frozenset[int]) -> bool:
    """ "held in Gaza": a preposition before a name that is no date."""
    if words[place].lower not in PLACE_OPENERS or place + 1 >= len(words) or place + 1 in taken:
        return False
    following = words[place + 1]
    if following.lower == "the" and place + 2 < len(words):
        following = words[place + 2]
    return following.kind == "word" and following.text[0].isupper()


def _plain(span: Doc | Span, start: int, end: int) -> str:
    return " ".join(span.doc[start:end].text.split())
