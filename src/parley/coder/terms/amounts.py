"""Amounts: a number or a range with what bounds it ("at least", "up to", "or more", "about")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.coder.terms.numbers import DASHES, Number, read_number, read_vague
from parley.coder.terms.words import Word, phrase_at
from parley.lexicon.terms import Bound, QuantityWords

LONGEST_BOUND = 5
LONGEST_SIGN = 2
IN_CODES = frozenset("._@#%&=:/\\")
RANGE_WORDS = frozenset({"to", "or"})
LEAST_BOUNDED = 10  # newsrooms write numbers below ten in words
CHANGE_REACH = (
    6  # words between a verb of change and its "from 300 to 600": "raise the number of trucks from …"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A bounded number at words `start` to `end`; its bounds reach from `bound_start` to `bound_end`.

    `currency` is the sign's words where one stands beside the number; `mirrored` says "1,000 for 1,000".
    """

    min: int | float | None
    max: int | float | None
    approximate: bool
    start: int
    end: int
    bound_start: int
    bound_end: int
    currency: tuple[str, ...] = ()
    mirrored: bool = False
    vague: bool = False
    figures: bool = False


def read_amount(words: Sequence[Word], place: int, lexicon: QuantityWords) -> Amount | None:
    """The amount whose number begins at `words[place]` (or whose range or currency sign does)."""
    if words[place].kind != "number" and words[place].lower not in lexicon.openers:
        return None
    vague = read_vague(words, place, lexicon.vague)
    if vague is not None:
        amount = _amount(vague, None, ())
        return _bounded(words, replace(amount, vague=True), lexicon)
    sign_end = phrase_at(words, place, lexicon.symbols, LONGEST_SIGN)
    currency = tuple(word.lower for word in words[place:sign_end]) if sign_end else ()
    first = place if sign_end is None else sign_end
    number = _number(words, first, lexicon, money=bool(currency))
    if number is None or number.value is None or _in_word(words, number, lexicon):
        return None
    amount = _range_or_number(words, number, currency, lexicon)
    amount = replace(amount, start=place, bound_start=min(place, amount.bound_start))
    return _bounded(words, amount, lexicon)


def _number(words: Sequence[Word], place: int, lexicon: QuantityWords, money: bool) -> Number | None:
    """A number at `place` that is no part of a name such as M23, F-16 or Resolution 1701."""
    if place >= len(words) or (not money and _in_name(words, place, lexicon)):
        return None
    return read_number(words, place, lexicon.numbers, money)


def _in_word(words: Sequence[Word], number: Number, lexicon: QuantityWords) -> bool:
    """ "4gamer", "42big": letters right after a figure that are no unit ("15km")."""
    if number.end >= len(words) or not words[number.end].glued or words[number.end].kind != "word":
        return False
    return words[number.start].kind == "number" and (words[number.end].lower,) not in lexicon.units


def _in_name(words: Sequence[Word], place: int, lexicon: QuantityWords) -> bool:
    if place == 0:
        return False
    before = words[place - 1]
    if words[place].kind == "word" and words[place].text[0].isupper() and before.kind in {"word", "number"}:
        return True  # "the Group of Seven"
    if words[place].glued and (before.kind == "word" or before.text in IN_CODES):
        return True  # M23, G7, "#2", addresses on the web
    two_before = words[place - 2] if place > 1 else None
    if before.text in DASHES and words[place].glued and before.glued and two_before is not None:
        # "F-16", "mid-2025", the rest of a telephone number
        return two_before.lower not in {"for", "to"}
    if before.lower not in lexicon.labels:
        return False
    determiners = {"that", "the", "same", "first", "this", "next", "each", "every", "last", "other"}
    return two_before is None or two_before.lower not in determiners


def _range_or_number(
    words: Sequence[Word], number: Number, currency: tuple[str, ...], lexicon: QuantityWords
) -> Amount:
    """The range that begins with `number` ("40 to 60", "between 40 and 60"), or the number itself."""
    single = _amount(number, number.value, currency)
    end = number.end
    if end + 1 >= len(words):
        return single
    joiner, before = words[end], words[number.start - 1].lower if number.start else ""
    second_at = end + 1
    if joiner.text in DASHES and second_at < len(words) and words[second_at].lower in {"for", "to"}:
        joiner, second_at = words[second_at], second_at + 1
        second_at += second_at < len(words) and words[second_at].text in DASHES
    if second_at < len(words) and phrase_at(words, second_at, lexicon.symbols, LONGEST_SIGN):
        second_at += 1
    second = (
        read_number(words, second_at, lexicon.numbers, bool(currency)) if second_at < len(words) else None
    )
    if second is None or second.value is None or number.value is None:
        return single
    low, high = _same_scale(words, number, second)
    if joiner.lower == "for" and low == high:
        return replace(single, end=second.end, bound_end=second.end, mirrored=True)
    dash = joiner.text in DASHES and _is_plain_range(words, second)
    joined = dash or joiner.lower in RANGE_WORDS or (joiner.lower == "and" and before == "between")
    if not joined or low >= high or (before == "from" and _after_change(words, number.start, lexicon)):
        return single
    start = number.start - (before in {"between", "from"})
    return replace(single, min=low, max=high, end=second.end, bound_start=start, bound_end=second.end)


def _same_scale(words: Sequence[Word], number: Number, second: Number) -> tuple[int | float, int | float]:
    """Both ends of a range, "1.2 to 1.5 million" with the multiplier for both."""
    low, high = number.value or 0, second.value or 0
    bare = words[second.start].value if words[second.start].kind == "number" else None
    if bare and number.end - number.start == 1 and second.end - second.start > 1 and low < bare:
        return round(low * (high / bare), 6) if isinstance(low, float) else int(low * (high / bare)), high
    return low, high


def _is_plain_range(words: Sequence[Word], second: Number) -> bool:
    """Not the middle of a telephone number or of a date in figures."""
    after = words[second.end] if second.end < len(words) else None
    return not (
        after is not None
        and after.text in DASHES
        and after.glued
        and second.end + 1 < len(words)
        and words[second.end + 1].kind == "number"
    )


def _after_change(words: Sequence[Word], place: int, lexicon: QuantityWords) -> bool:
    return any(w.lower in lexicon.bounds.change_verbs for w in words[max(0, place - CHANGE_REACH) : place])


def _amount(number: Number, value: int | float | None, currency: tuple[str, ...]) -> Amount:
    return Amount(
        value, value, number.approximate, number.start, number.end, number.start, number.end, currency
    )


def _bounded(words: Sequence[Word], amount: Amount, lexicon: QuantityWords) -> Amount:
    """The amount with the bounds that stand before and after it, at most two before ("up to about 300")."""
    figures = any(word.kind == "number" for word in words[amount.start : amount.end])
    amount = replace(amount, figures=figures)
    for _ in range(2):
        bound, start = bound_before(words, amount.bound_start, lexicon)
        if bound is None or _is_topic(words, amount, start):
            break
        amount = replace(_apply(amount, bound), bound_start=start)
    return bounded_after(words, amount, amount.end, lexicon)


def _is_topic(words: Sequence[Word], amount: Amount, start: int) -> bool:
    """ "complained over two raids": small numbers in words are rarely bounded by "over" alone."""
    small = amount.max is not None and amount.max < LEAST_BOUNDED
    return words[start].lower == "over" and start + 1 == amount.start and small and not amount.figures


def bounded_after(words: Sequence[Word], amount: Amount, place: int, lexicon: QuantityWords) -> Amount:
    """The amount with the bound that begins at `place`: "300 or more", "300 trucks at most"."""
    end = phrase_at(words, place, lexicon.after, LONGEST_BOUND)
    if end is None:
        return amount
    bound = lexicon.after[tuple(word.lower for word in words[place:end])]
    return replace(_apply(amount, bound), bound_end=max(end, amount.bound_end))


def bound_before(words: Sequence[Word], end: int, lexicon: QuantityWords) -> tuple[Bound | None, int]:
    """The bound that ends right before word `end` (articles may part them), and where it begins."""
    stop = end
    for _ in range(2):
        for length in range(min(LONGEST_BOUND, stop), 0, -1):
            start = stop - length
            bound = lexicon.before.get(tuple(word.lower for word in words[start:stop]))
            if bound is not None and _is_bound(words, start, stop, end, lexicon):
                return bound, start
        if stop == 0 or words[stop - 1].lower not in lexicon.bounds.between:
            break
        stop -= 1
    return None, end


def _is_bound(words: Sequence[Word], start: int, stop: int, end: int, lexicon: QuantityWords) -> bool:
    """Not the particle of "hand over 90", the topic of "talks over two towns", nor "under the 20 …"."""
    if stop - start > 1:
        return True
    if words[start].lower not in lexicon.bounds.over_words:
        return stop == end  # "within 30 km", not "within a 30-km zone"
    before = words[start - 1].lower if start else ""
    return (
        stop == end
        and before not in lexicon.bounds.particle_verbs
        and before not in lexicon.bounds.about_words
    )


def _apply(amount: Amount, bound: Bound) -> Amount:
    approximate = amount.approximate or bound.approximate
    if bound.bound == "min":
        return replace(amount, max=None, approximate=approximate)
    if bound.bound == "max":
        return replace(amount, min=None, approximate=approximate)
    return replace(amount, approximate=approximate)
