"""Durations: how long, as ISO 8601, with bounds ("a 30-day truce", "at most three days")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.statement import Duration
from parley.coder.terms.amounts import LONGEST_BOUND, bound_before
from parley.coder.terms.calendar_dates import YEAR
from parley.coder.terms.numbers import ARTICLES, DASHES, read_number
from parley.coder.terms.words import Word, phrase_at, read_words
from parley.lexicon.terms import (
    Bound,
    DurationWords,
    QuantityWords,
    load_duration_words,
    load_quantity_words,
)

if TYPE_CHECKING:
    from parley.coder.tokens import Doc, Span

# ISO 8601 has no half month in days or half week in hours: those stay decimal fractions of their unit.
HALVES = {"PT#M": "PT#M30S", "PT#H": "PT#H30M", "P#D": "P#DT12H", "P#Y": "P#Y6M", "P#0Y": "P#5Y"}
HALF_ALONE = {"PT#M": "PT30S", "PT#H": "PT30M", "P#D": "PT12H", "P#Y": "P6M", "P#0Y": "P5Y"}
SINGLE_NEEDS_CONTEXT = frozenset({"P#D", "P#W", "P#M", "P#Y", "PT#S", "PT#M"})
RANGE_WORDS = frozenset({"to", "or"})
HALF = 0.5
NOUN_REACH = 10  # tokens from a duration to its noun: "30-day, US-backed cease-fire proposal"


@dataclass(frozen=True, slots=True)
class FoundDuration:
    """A duration and where it stands: tokens `start` to `end` (half-open), bounds included.

    `modifies` is the token of the noun or verb whose length it is ("truce" in "30-day truce", "lasted"); None
    where the tree gives none.
    """

    duration: Duration
    start: int
    end: int
    modifies: int | None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration without its bounds, from `low` to `high`, at words `start` to `end` (half-open)."""

    low: str
    high: str
    start: int
    end: int
    hyphened: bool = False
    single: bool = False
    approximate: bool = False


def find_durations(span: Doc | Span) -> list[FoundDuration]:
    """The durations of a sentence in the order of the text; ages, dates, deadlines and rates are none.

    >>> import spacy
    >>> found = find_durations(spacy.blank("en")("It lasted less than an hour."))
    >>> found[0].duration.as_dict(), (found[0].start, found[0].end)
    ({'max': 'PT1H', 'approximate': False}, (2, 6))
    """
    words = read_words(span)
    return [
        FoundDuration(
            duration, words[first].start, words[last - 1].end, _modified(span.doc, words, length, last)
        )
        for duration, length, first, last in _read(words)
    ]


def duration_words(words: Sequence[Word]) -> frozenset[int]:
    """The places of all words that tell lengths of time, also those in dates, ages and rates."""
    lexicon, numbers = load_duration_words(), load_quantity_words()
    taken: set[int] = set()
    place = 0
    while place < len(words):
        length = _length(words, place, lexicon, numbers)
        if length is not None:
            taken.update(range(length.start, length.end))
        place = length.end if length is not None else place + 1
    return frozenset(taken)


def _read(words: Sequence[Word]) -> list[tuple[Duration, Length, int, int]]:
    lexicon, numbers = load_duration_words(), load_quantity_words()
    found = []
    place = 0
    while place < len(words):
        length = _length(words, place, lexicon, numbers)
        if length is None:
            place += 1
            continue
        bounds, first, last = _bounds(words, length, lexicon, numbers)
        if _tells_how_long(words, length, first, last, lexicon):
            found.append((_duration(length, bounds), length, first, last))
        place = max(last, length.end)
    return found


def _length(
    words: Sequence[Word], place: int, lexicon: DurationWords, numbers: QuantityWords
) -> Length | None:
    """The length of time whose first word is `words[place]`."""
    word = words[place]
    if (word.kind == "word" and word.lower not in lexicon.openers) or word.kind not in {"word", "number"}:
        return None
    if place and word.glued and words[place - 1].kind == "word":
        return None
    if word.lower in lexicon.long:
        code = lexicon.long[word.lower]
        return Length(code, code, place, place + 1, hyphened=True)
    if word.lower == "half":
        return _half(words, place, lexicon)
    if word.lower in ARTICLES or word.lower in lexicon.units or word.lower in lexicon.whole:
        single = _single(words, place, lexicon)
        if single is not None:
            return single
    return _numbered(words, place, lexicon, numbers)


def _half(words: Sequence[Word], place: int, lexicon: DurationWords) -> Length | None:
    """ "half an hour", "a half-hour"."""
    at = place + 1
    at += at < len(words) and (words[at].lower in ARTICLES or words[at].text in DASHES)
    code = HALF_ALONE.get(lexicon.units.get(words[at].lower, "")) if at < len(words) else None
    return None if code is None else Length(code, code, place, at + 1)


def _single(words: Sequence[Word], place: int, lexicon: DurationWords) -> Length | None:
    """ "an hour", "a fortnight", "an hour and a half", "a day or two", "week-long"."""
    at = place + (words[place].lower in ARTICLES)
    while at < len(words) and at > place and words[at].lower in lexicon.lists.fillers:
        at += 1
    if at >= len(words):
        return None
    if words[at].lower == "half" and at > place:
        half = _half(words, at, lexicon)
        return None if half is None else Length(half.low, half.high, place, half.end)
    long = at + 2 < len(words) and words[at + 1].text in DASHES and words[at + 2].lower == "long"
    code = lexicon.whole.get(words[at].lower) or lexicon.units.get(words[at].lower, "").replace("#", "1")
    if not code or words[at].lower.endswith("s") or (at == place and not long):
        return None
    if long:
        return Length(code, code, at, at + 3, hyphened=True)
    if words[at].lower == "second":
        return None  # "a second round"
    after = [word.lower for word in words[at + 1 : at + 4]]
    unit = lexicon.units.get(words[at].lower, "")
    if after == ["and", "a", "half"]:
        half_more = _with_half(unit, 1)
        return Length(half_more, half_more, place, at + 4)
    if after[:2] == ["or", "two"]:
        return Length(code, unit.replace("#", "2"), place, at + 3)
    joined = _joined(words, code, unit, at + 1, lexicon)
    if joined is not None:
        return Length(joined[0], joined[0], place, joined[1])
    return Length(code, code, place, at + 1, single=unit in SINGLE_NEEDS_CONTEXT)


def _numbered(
    words: Sequence[Word], place: int, lexicon: DurationWords, numbers: QuantityWords
) -> Length | None:
    """A number or a range and its unit: "30-day", "two and a half hours", "60- to 90-day"."""
    first = read_number(words, place, numbers.numbers)
    if first is None or first.value is None:
        return None
    low, end = _and_a_half(words, first.value, first.end)
    high = low
    start = place
    joiner = end + (
        end < len(words) - 1 and words[end].text in DASHES and words[end + 1].lower in RANGE_WORDS
    )
    if joiner + 1 < len(words) and _joins_range(words, place, joiner):
        second = read_number(words, joiner + 1, numbers.numbers)
        if second is not None and second.value is not None and second.value > low:
            high, end = _and_a_half(words, second.value, second.end)
            start -= place > 0 and words[place - 1].lower in {"between", "from"}
    hyphened = end < len(words) and words[end].text in DASHES
    at = end + hyphened
    while at < len(words) and words[at].lower in lexicon.lists.fillers:
        at += 1
    unit = lexicon.units.get(words[at].lower) if at < len(words) else None
    if unit is None or (not hyphened and _is_year_before(words, place, at)):
        return None
    end = at + 1
    if hyphened and end + 1 < len(words) and words[end].text in DASHES and words[end + 1].lower == "long":
        end += 2
    if low == high and not hyphened:
        joined = _joined(words, _code(unit, low), unit, end, lexicon)
        if joined is not None:
            return Length(joined[0], joined[0], start, joined[1])
    return Length(
        _code(unit, low),
        _code(unit, high),
        start,
        end,
        hyphened,
        single=low == high == 1 and words[place].kind == "word" and unit in SINGLE_NEEDS_CONTEXT,
        approximate=first.approximate,
    )


def _is_year_before(words: Sequence[Word], place: int, at: int) -> bool:
    """ "World Cup 2018 day five": a year before a unit in the singular."""
    return YEAR.fullmatch(words[place].text) is not None and not words[at].lower.endswith("s")


def _and_a_half(words: Sequence[Word], value: int | float, end: int) -> tuple[int | float, int]:
    """ "two and a half", also with hyphens between."""
    wanted = ["and", "a", "half"]
    at = end
    while wanted and at < len(words):
        if words[at].lower == wanted[0]:
            wanted.pop(0)
        elif words[at].text not in DASHES:
            break
        at += 1
    return (value + 0.5, at) if not wanted else (value, end)


def _joins_range(words: Sequence[Word], place: int, joiner: int) -> bool:
    word = words[joiner]
    between = place > 0 and words[place - 1].lower == "between"
    return word.lower in RANGE_WORDS or word.text in DASHES or (between and word.lower == "and")


def _joined(
    words: Sequence[Word], code: str, unit: str, end: int, lexicon: DurationWords
) -> tuple[str, int] | None:
    """ "an hour | and 20 minutes": the smaller unit added to `code`, both of time or both of date."""
    at = end + (end < len(words) and words[end].text == ",")
    at += at < len(words) and words[at].lower == "and"
    if at == end:
        return None
    numbers = load_quantity_words().numbers
    smaller = read_number(words, at, numbers) if at < len(words) else None
    if smaller is None or smaller.value is None or smaller.end >= len(words):
        return None
    added = lexicon.units.get(words[smaller.end].lower)
    orders = ["P#Y", "P#M", "P#D"], ["PT#H", "PT#M", "PT#S"]
    for order in orders:
        if unit in order and added in order and order.index(unit) < order.index(added):
            return code + added.replace("PT", "").replace("P", "").replace(
                "#", f"{smaller.value}"
            ), smaller.end + 1
    return None


def _code(unit: str, value: int | float) -> str:
    if value % 1 == HALF:
        return _with_half(unit, int(value))
    return unit.replace("#", str(value))


def _with_half(unit: str, whole: int) -> str:
    if whole == 0:
        return HALF_ALONE.get(unit, unit.replace("#", "0.5"))
    return HALVES.get(unit, unit.replace("#", "#.5")).replace("#", str(whole))


def _bounds(
    words: Sequence[Word], length: Length, lexicon: DurationWords, numbers: QuantityWords
) -> tuple[list[Bound], int, int]:
    """The bounds around a length, and the words they reach from and to."""
    bounds: list[Bound] = []
    first, last = length.start, length.end
    for _ in range(2):
        bound, start = bound_before(words, first, numbers)
        if bound is None:
            break
        bounds.append(bound)
        first = start
    before = [word.lower for word in words[max(0, first - 2) : first]]
    if not bounds and before[1:] and before[1] in lexicon.lists.lasting and before[0] in lexicon.lists.barely:
        bounds.append(numbers.before[(before[0],)])  # "barely lasted an hour"
    end = phrase_at(words, last, numbers.after, LONGEST_BOUND)
    if end is not None:
        bounds.append(numbers.after[tuple(word.lower for word in words[last:end])])
        last = end
    return bounds, first, last


def _duration(length: Length, bounds: Sequence[Bound]) -> Duration:
    kinds = {bound.bound for bound in bounds}
    return Duration(
        min=None if "max" in kinds else length.low,
        max=None if "min" in kinds else length.high,
        approximate=length.approximate or any(bound.approximate for bound in bounds),
    )


def _tells_how_long(
    words: Sequence[Word], length: Length, first: int, last: int, lexicon: DurationWords
) -> bool:
    lists = lexicon.lists
    after = words[last].lower if last < len(words) else ""
    if after in lists.not_after or (
        after in DASHES and last + 1 < len(words) and words[last + 1].lower == "old"
    ):
        return False
    if length.hyphened:
        return True
    if after in {"'s", "'", "’"} and last + 1 < len(words) and words[last + 1].lower == "time":
        return False
    before = [word.lower for word in words[max(0, first - 3) : first] if word.lower != "the"]
    opener = before[-1] if before else ""
    if words[first].lower == "over" and first + 1 == length.start and opener not in lists.opens_single:
        return False  # "freed over 60 days": in the course of them, or more than 60
    if opener in lists.not_before and not (opener == "last" and _is_verb_last(before)):
        return "for" in before and opener in {"next", "coming"}
    if any(word.lower in {"in", "within", "inside"} for word in words[first : length.start]):
        return False
    if length.single:
        going_on = after == "of" and last + 1 < len(words) and words[last + 1].lower in lists.going_on
        return going_on or opener in lists.opens_single or first < length.start
    return True


def _is_verb_last(before: Sequence[str]) -> bool:
    """ "barely last an hour", "would last two days", not "the last two days"."""
    return len(before) > 1 and before[-2] not in {
        "in",
        "over",
        "for",
        "these",
        "those",
        "its",
        "their",
        "during",
    }


def _modified(doc: Doc, words: Sequence[Word], length: Length, last: int) -> int | None:
    """The token of the noun ("hours of talks") or verb ("lasted two hours") that is so long."""
    tokens = range(words[length.start].start, words[max(last, length.end) - 1].end)
    unit = doc[words[length.end - 1].end - 1]
    for child in unit.rights:
        if child.dep_.startswith("nmod") and any(case.lower_ == "of" for case in child.lefts):
            return child.i
    head = unit
    while head.i in tokens and head.head.i != head.i:
        head = head.head
    if length.hyphened and head.i < tokens.start:
        return _next_noun(doc, tokens.stop)  # "a 30-day, US-backed proposal" modifies what follows
    return None if head.i in tokens else head.i


def _next_noun(doc: Doc, start: int) -> int | None:
    """The last noun of the noun phrase that goes on at token `start`."""
    noun = None
    for token in doc[start : start + NOUN_REACH]:
        if token.pos_ == "NOUN":
            noun = token.i
        elif (
            token.pos_ not in {"ADJ", "PROPN", "NUM"} and token.tag_ != "VBN" and token.text not in {",", "-"}
        ):
            break
    return noun
