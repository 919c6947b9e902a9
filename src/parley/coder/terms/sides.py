"""Whether an amount is meant for each side: "1,000 each", "1,000 for 1,000", "each side would free 25"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.coder.terms.words import Word, phrase_at

if TYPE_CHECKING:
    from parley.coder.terms.amounts import Amount
    from parley.coder.terms.counted import Counted

SIDES = frozenset({"side", "party", "country", "nation", "army", "state", "camp"})
AFTER = frozenset(
    (*opening, side)
    for side in SIDES
    for opening in (
        ("per",),
        ("each",),
        ("from", "each"),
        ("by", "each"),
        ("on", "each"),
        ("for", "each"),
        ("a",),
    )
) | frozenset({("each",), ("apiece",), ("from", "each"), ("on", "both", "sides"), ("on", "either", "side")})
LONGEST = 3
REACH = (
    12  # words between "each side" and the number it gives: "each side would in the first phase release 25"
)
CLAUSE_ENDS = frozenset({".", ";", ":", "but", "while", "whereas"})
# After a bare "each", words that make it a rate and not a side: "400 trucks each day", "30 for each hostage".
SIDE_OF = frozenset({"side", "sides", "party", "country", "nation", "army", "state", "of", "camp"})


def is_per_side(words: Sequence[Word], amount: Amount, counted: Counted) -> bool:
    """Whether the amount is given by or for every side alone."""
    return (
        amount.mirrored or _each_after(words, amount, counted) or _each_side_before(words, amount.bound_start)
    )


def _each_after(words: Sequence[Word], amount: Amount, counted: Counted) -> bool:
    """ "each", "per side" or "from each side" after the number or its noun."""
    for place in {amount.end, amount.bound_end, counted.end or amount.end}:
        end = phrase_at(words, place, AFTER, LONGEST)
        if end is None:
            continue
        if words[end - 1].lower != "each" or end == len(words) or not _goes_on_with_noun(words[end]):
            return True
    return False


def _goes_on_with_noun(word: Word) -> bool:
    """Whether "each" goes on to what it belongs to ("each day")."""
    closed = {
        "and",
        "or",
        "from",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "as",
        "under",
        "with",
        "of",
        "but",
        "after",
    }
    closed |= {
        "this",
        "next",
        "last",
        "before",
        "during",
        "over",
        "within",
        "later",
        "through",
        "via",
        "while",
    }
    return word.kind in {"word", "number"} and word.lower not in closed and not word.text[0].isupper()


def _each_side_before(words: Sequence[Word], place: int) -> bool:
    """ "Each side would free 25": the subject of the same clause."""
    first = max(0, place - REACH)
    for index in range(place - 1, first - 1, -1):
        if words[index].lower in CLAUSE_ENDS:
            return False
        if words[index].lower == "each" and index + 1 < place:
            following = words[index + 1].lower
            return following in SIDE_OF or _names_parties(words, index, place)
    return False


def _names_parties(words: Sequence[Word], each: int, place: int) -> bool:
    """ "Kigali and Kinshasa would each release 25", not "1,000 prisoners each and 6,000 bodies"."""
    if any(word.kind == "number" for word in words[max(0, each - 6) : each]):
        return False
    earlier = [word.lower for word in words[max(0, each - 6) : each]]
    following = words[each + 1].kind == "word" and words[each + 1].lower not in {
        "day",
        "week",
        "month",
        "year",
    }
    both = "and" in earlier or "sides" in earlier or "parties" in earlier or "they" in earlier
    return both and following and place > each + 1
