"""Numbers in words and figures: "12,000", "two hundred and fifty", "1.2 million", "half a million".

The cardinals are added up by text2num; this module finds where a number begins and ends, and knows the
multipliers, the articles and the fractions around it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from text_to_num import text2num  # type: ignore[import-untyped]  # it ships no type hints

from parley.coder.terms.words import Word, phrase_at

if TYPE_CHECKING:
    from parley.lexicon.term_forms import NumbersFile

LONGEST_VAGUE = 3
LONGEST_NUMBER = (
    16  # words: "nine hundred and ninety-nine thousand nine hundred and ninety-nine" and its hyphens
)
MOST_SCALES = 2  # "two hundred | thousand million"
ARTICLES = frozenset({"a", "an"})
DASHES = frozenset({"-", "–", "—", "‑", "−"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number at words `start` to `end` (half-open). `value` is None for "dozens" and "several hundred"."""

    value: int | float | None
    start: int
    end: int
    approximate: bool = False


def read_number(
    words: Sequence[Word], start: int, lexicon: NumbersFile, money: bool = False
) -> Number | None:
    """The number that begins at `words[start]`; None if none does. With `money`, "3m" is three million.

    "a" counts only before a multiplier ("a dozen", "a hundred").
    """
    first = words[start]
    if first.kind == "number":
        return _figures(words, start, lexicon, money)
    if first.kind != "word":
        return None
    if first.lower in ARTICLES:
        return _after_article(words, start, lexicon)
    if first.lower == "half":
        return _half_of_scale(words, start, lexicon)
    return _number_words(words, start, start, lexicon)


def read_vague(words: Sequence[Word], start: int, phrases: Container[tuple[str, ...]]) -> Number | None:
    """A number word that names no number ("dozens", "tens of thousands"); "of" after it is passed over."""
    end = phrase_at(words, start, phrases, LONGEST_VAGUE)
    return None if end is None else Number(None, start, end, approximate=True)


def _figures(words: Sequence[Word], start: int, lexicon: NumbersFile, money: bool) -> Number | None:
    value = words[start].value
    if value is None:
        return None
    end = start + 1
    if end < len(words) and words[end].glued:
        factor = lexicon.glued.get(words[end].lower)
        if factor is None and money:
            factor = lexicon.money_glued.get(words[end].lower)
        if factor is not None:
            return Number(_times(value, factor), start, end + 1)
        if words[end].kind == "word":
            return Number(value, start, end)  # "30km"
    value, end = _scaled(words, value, end, lexicon)
    if money and end < len(words) and words[end].lower in lexicon.money_glued:
        return Number(_times(value, lexicon.money_glued[words[end].lower]), start, end + 1)
    return Number(value, start, end)


def _scaled(
    words: Sequence[Word], value: int | float, end: int, lexicon: NumbersFile
) -> tuple[int | float, int]:
    """The value times the multipliers at `end`: "1.2 | million", "two | dozen"."""
    last = min(len(words), end + MOST_SCALES)
    while end < last and words[end].kind == "word" and words[end].lower in lexicon.scales:
        value = _times(value, lexicon.scales[words[end].lower])
        end += 1
    return value, end


def _after_article(words: Sequence[Word], start: int, lexicon: NumbersFile) -> Number | None:
    if start + 1 >= len(words) or words[start + 1].glued:
        return None
    following = words[start + 1].lower
    if following == "half" and start + 2 < len(words) and words[start + 2].lower in lexicon.scales:
        return _half_of_scale(words, start + 1, lexicon)
    if following == "couple":
        end = start + 2 + (start + 2 < len(words) and words[start + 2].lower == "of")
        return Number(2, start, end, approximate=True)
    if following not in lexicon.scales:
        return None
    if following in lexicon.cardinals:
        return _number_words(words, start, start + 1, lexicon)
    value, end = _scaled(words, 1, start + 1, lexicon)
    return Number(value, start, end)


def _half_of_scale(words: Sequence[Word], start: int, lexicon: NumbersFile) -> Number | None:
    """ "half a million", "half a dozen"; other halves are parts of a whole."""
    after = start + 1
    after += after < len(words) and words[after].lower in ARTICLES
    if after >= len(words) or words[after].lower not in lexicon.scales:
        return None
    value, end = _scaled(words, 0.5, after, lexicon)
    return Number(value, start, end)


def _number_words(words: Sequence[Word], start: int, first: int, lexicon: NumbersFile) -> Number | None:
    """Cardinals from `first` on, such as "two hundred and fifty" or "twenty-five"."""
    parts = ["one"] if first != start else []
    ends = [first] * len(parts)
    place = first
    while place < min(len(words), first + LONGEST_NUMBER):
        lower = words[place].lower
        if words[place].kind == "word" and lower in lexicon.cardinals:
            parts.append(lower)
            ends.append(place + 1)
        elif not (parts and place + 1 < len(words) and _joins(words, place, lexicon)):
            break
        place += 1
    while parts and _sum(parts) is None:  # "fifty sixty": the first that is a number by itself
        parts, ends = parts[:-1], ends[:-1]
    value = _sum(parts)
    if value is None or ends[-1] == first:
        return None
    scaled, end = _scaled(words, value, ends[-1], lexicon)
    return Number(scaled, start, end)


def _joins(words: Sequence[Word], place: int, lexicon: NumbersFile) -> bool:
    """Whether a hyphen ("twenty-five") or "and" ("two hundred and fifty") goes on with the number."""
    following, before = words[place + 1], words[place - 1].lower
    if following.lower not in lexicon.cardinals:
        return False
    if words[place].text in DASHES:
        return words[place].glued and following.glued
    if words[place].lower != "and" or before not in lexicon.scales or following.lower in lexicon.scales:
        return False
    # "between two hundred | and three hundred" are two numbers.
    return place + 2 >= len(words) or words[place + 2].lower not in {"hundred", before}


def _sum(parts: Sequence[str]) -> int | None:
    if not parts:
        return None
    try:
        return int(text2num(" ".join(parts), "en"))
    except (ValueError, OverflowError):
        return None


def _times(value: int | float, factor: int) -> int | float:
    """Exact for what newspapers print: 1.2 million is 1200000, not 1199999.99."""
    product = round(value * factor, 6)
    return int(product) if product == int(product) else product
