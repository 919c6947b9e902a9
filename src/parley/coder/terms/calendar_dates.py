"""Dates by the calendar: "16 May 2025", "March 3-5", "between 5 and 9 March", "in May", "the 1990s"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from parley.coder.terms import edtf
from parley.coder.terms.counted import unit_at
from parley.coder.terms.edtf import Moment
from parley.coder.terms.numbers import DASHES
from parley.coder.terms.words import Word
from parley.lexicon.terms import DateWords, load_quantity_words

LAST_DAY = 31
YEAR = re.compile(r"(?:1[89]|20|21)\d\d")  # "1,701" and "1701" are no years
SHORT_ABBREVIATION = 4  # "Feb." may have a full stop, "March" has none
LOOSE_OPENERS = frozenset({"to", "and", "for", "between", "from", "around", "about", "of"})
PARTS = frozenset({"early", "mid", "late"})
MIDDLE_MONTH = 12  # "16/05/2025" has one reading, "06/05/2025" two


@dataclass(frozen=True, slots=True)
class Reading:
    """Words `start` to `end` (half-open) read as a date; `resolve` gives its EDTF, None where it stays open.

    `relative`: it needs the publication date, or another date, to be resolved. `deadline`: its own words make
    it one ("within 48 hours"). `only_ahead`: it is a date only in a clause that looks ahead ("in three
    days").
    """

    start: int
    end: int
    resolve: Callable[[Moment], str | None]
    relative: bool = False
    deadline: bool = False
    only_ahead: bool = False


def fixed(value: str | None) -> Callable[[Moment], str | None]:
    """A resolver that always gives `value`."""
    return lambda moment: value


def read_calendar_date(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """The date by the calendar that begins at `words[place]`."""
    word = words[place]
    if word.kind == "date":
        return _in_figures(words, place)
    if word.kind == "decade" and word.text[0] in "12":
        return Reading(place, place + 1, fixed(word.text[:3] + "X"))
    if word.kind == "word":
        if (number := month_at(words, place, lexicon)) is not None:
            return _from_month(words, place, number, lexicon)
        return _season(words, place, lexicon)
    if word.kind in {"number", "ordinal"}:
        return _from_day(words, place, lexicon) or _year_alone(words, place, lexicon)
    return None


def _in_figures(words: Sequence[Word], place: int) -> Reading:
    text = words[place].text
    if "-" in text:
        year, month, day = (int(part) for part in text.split("-"))
    else:
        day, month, year = (int(part) for part in text.replace("/", ".").split("."))
        if "/" in text and day <= MIDDLE_MONTH and day != month:
            return Reading(place, place + 1, fixed(None))  # day first or month first: two readings
        if month > MIDDLE_MONTH:
            day, month = month, day
    return Reading(place, place + 1, fixed(edtf.day(year, month, day)))


def month_at(words: Sequence[Word], place: int, lexicon: DateWords) -> int | None:
    """The month that `words[place]` names, 1 to 12; only with a capital letter."""
    if place >= len(words) or words[place].kind != "word":
        return None
    return lexicon.months.get(words[place].text)


def _past_stop(words: Sequence[Word], place: int) -> int:
    """The place after a month and the full stop of its abbreviation ("Feb. 20", "Sept. 3")."""
    after = place + 1
    short = len(words[place].text) <= SHORT_ABBREVIATION
    if (
        short
        and after + 1 < len(words)
        and words[after].text == "."
        and words[after + 1].kind in {"number", "ordinal"}
    ):
        return after + 1
    return after


def day_number(words: Sequence[Word], place: int) -> int | None:
    """The day of a month that stands at `place`: "16" or "16th"; None for any other number."""
    if place >= len(words) or len(words[place].text) > SHORT_ABBREVIATION:
        return None
    word = words[place]
    digits = word.text[:-2] if word.kind == "ordinal" else word.text if word.kind == "number" else ""
    return int(digits) if digits.isdigit() and 1 <= int(digits) <= LAST_DAY else None


def _year_at(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """A year at `place` (a comma may stand before it), and where it ends; "2000 prisoners" holds none."""
    at = place + (place < len(words) and words[place].text == ",")
    if at >= len(words) or not _is_year(words[at]):
        return None
    if _counts(words, at + 1):
        return None
    return int(words[at].text), at + 1


def _is_year(word: Word) -> bool:
    return word.kind == "number" and YEAR.fullmatch(word.text) is not None


def _from_month(words: Sequence[Word], place: int, month: int, lexicon: DateWords) -> Reading | None:
    """ "May 16, 2025", "March 3-5", "May 16 and 17", "May 2025", or "May" alone after "in" and the like."""
    at = _past_stop(words, place)
    day = day_number(words, at)
    if day is not None and not _glued_word(words, at + 1):
        last, end = _second_day(words, at, _opened_by(words, place))
        return _days(words, place, end, month, day, last)
    year = _year_at(words, at)
    if year is None and at + 1 < len(words) and words[at].lower == "of":
        year = _year_at(words, at + 1)
    if year is not None:
        return Reading(place, year[1], fixed(edtf.month(year[0], month)))
    return _month_alone(words, place, month, lexicon)


def _glued_word(words: Sequence[Word], place: int) -> bool:
    """Whether the number is part of a word, "May 16-strong"."""
    return place + 1 < len(words) and words[place].text in DASHES and words[place + 1].lower == "strong"


def _second_day(words: Sequence[Word], at: int, opened: str) -> tuple[int | None, int]:
    """The second day of "March 3-5", "March 3 to 5", "between March 3 and 5", "March 3 and 4"."""
    joiner = at + 1
    if joiner + 1 < len(words) and _joins_days(words, joiner):
        second, first = day_number(words, joiner + 1), day_number(words, at)
        month_follows = joiner + 2 < len(words) and words[joiner + 2].text in {"/", ":"}
        if second is not None and first is not None and second > first and not month_follows:
            listed = words[joiner].lower == "and" and opened != "between" and second != first + 1
            if not listed and not _counts(words, joiner + 2):
                return second, joiner + 2
    return None, at + 1


def _joins_days(words: Sequence[Word], place: int) -> bool:
    return words[place].text in DASHES or words[place].lower in {"to", "and", "until", "through"}


def _counts(words: Sequence[Word], place: int) -> bool:
    """Whether the number before `place` counts something: "on March 3 and 4 prisoners"."""
    unit = unit_at(words, place, load_quantity_words()) if place < len(words) else None
    return unit is not None and unit[0].plural


def _opened_by(words: Sequence[Word], place: int) -> str:
    return words[place - 1].lower if place else ""


def _days(words: Sequence[Word], start: int, end: int, month: int, day: int, last: int | None) -> Reading:
    year = _year_at(words, end)
    if year is not None:
        end = year[1]
        first_day = edtf.day(year[0], month, day)
        if last is None:
            return Reading(start, end, fixed(first_day))
        return Reading(start, end, fixed(edtf.interval(first_day, edtf.day(year[0], month, last))))
    return Reading(start, end, partial(_days_without_year, month, day, last), relative=True)


def _days_without_year(month: int, day: int, last: int | None, moment: Moment) -> str | None:
    first_day = edtf.day_without_year(month, day, moment)
    if last is None or first_day is None:
        return first_day
    return edtf.interval(first_day, edtf.day(int(first_day[:4]), month, last))


def _from_day(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """ "16 May 2025", "the 16th of May", "5-9 March", "between 5 and 9 March"."""
    day = day_number(words, place)
    if day is None or (place and words[place].glued and words[place - 1].kind in {"word", "number"}):
        return None
    last: int | None = None
    at = place + 1
    if at + 1 < len(words) and _joins_days(words, at):
        second = day_number(words, at + 1)
        if second is not None and second > day:
            apart = words[at].lower == "and" and _opened_by(words, place) != "between" and second != day + 1
            after = at + 2 + (at + 2 < len(words) and words[at + 2].lower == "of")
            if month_at(words, after, lexicon) is not None:
                if apart:  # "on 5 and 9 March": two days, of which the second is read by itself
                    month = month_at(words, after, lexicon) or 0
                    return _listed(words, place, day, month, after + 1)
                last, at = second, at + 2
    at += at < len(words) and words[at].lower == "of"
    month_number = month_at(words, at, lexicon)
    if month_number is None:
        return None
    return _days(words, place, _past_stop(words, at), month_number, day, last)


def _listed(words: Sequence[Word], place: int, day: int, month: int, end: int) -> Reading:
    year = _year_at(words, end)
    if year is not None:
        return Reading(place, place + 1, fixed(edtf.day(year[0], month, day)))
    return Reading(place, place + 1, partial(_days_without_year, month, day, None), relative=True)


def _month_alone(words: Sequence[Word], place: int, month: int, lexicon: DateWords) -> Reading | None:
    before = words[place - 1] if place else None
    if before is None:
        return None
    at = place + 1
    if before.lower in {"last", "next"}:
        step = -1 if before.lower == "last" else 1
        return Reading(
            place - 1, at, lambda m: edtf.last_or_next_month(month, step, m.published), relative=True
        )
    if before.lower == "this":
        return Reading(
            place - 1,
            at,
            lambda m: (m.published and edtf.month(m.published.year, month)) or None,
            relative=True,
        )
    if at + 1 < len(words) and words[at].lower in {"last", "next", "this"} and words[at + 1].lower == "year":
        step = {"last": -1, "this": 0, "next": 1}[words[at].lower]
        return Reading(place, at + 2, partial(_month_of_year, month, step), relative=True)
    if at + 2 < len(words) and [word.lower for word in words[at : at + 2]] == ["of", "last"]:
        return Reading(place, at + 3, partial(_month_of_year, month, -1), relative=True)
    if at < len(words) and not _stands_alone(words, at, before.lower, lexicon):
        return None
    possessive = at < len(words) and words[at].kind == "clitic"
    dated = at < len(words) and words[at].lower in lexicon.lists.dated_nouns
    if before.lower in lexicon.lists.openers or possessive or (dated and before.lower in {"the", "a"}):
        return Reading(place, at, lambda m: edtf.month_without_year(month, m), relative=True)
    return None


def _stands_alone(words: Sequence[Word], after: int, before: str, lexicon: DateWords) -> bool:
    """Not the first name of "wrote to April Glaspie", nor part of "March-strewn"."""
    following = words[after]
    if following.text in DASHES and following.glued:
        return month_at(words, after + 1, lexicon) is not None
    named = following.kind == "word" and following.text[0].isupper() and before in LOOSE_OPENERS
    return not named or month_at(words, after, lexicon) is not None


def _month_of_year(month: int, step: int, moment: Moment) -> str | None:
    return edtf.month(moment.published.year + step, month) if moment.published else None


def _season(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """ "spring 2023", "the spring of 2023", "this summer"; a winter without its year has two."""
    code = lexicon.lists.seasons.get(words[place].lower)
    if code is None:
        return None
    at = place + 1
    year = _year_at(words, at)
    if year is None and at < len(words) and words[at].lower == "of":
        year = _year_at(words, at + 1)
    if year is not None:
        return Reading(place, year[1], fixed(f"{year[0]}-{code}"))
    before = words[place - 1].lower if place else ""
    if before == "this" and words[place].lower != "winter":
        return Reading(
            place - 1, at, lambda m: f"{m.published.year}-{code}" if m.published else None, relative=True
        )
    if before in {"last", "next", "this"}:
        return Reading(place - 1, at, fixed(None), relative=True)
    return None


def _year_alone(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """A year after a word that opens a date: "in 2022", "since 2014", "between 2014 and 2021", "mid-2023"."""
    year = _year_at(words, place)
    if year is None or words[place].text == "," or place == 0:
        return None
    opener = words[place - 1]
    second = _is_year(words[max(0, place - 2)]) and (opener.lower == "and" or opener.text in DASHES)
    if second:
        opener = words[place - 3]
    elif opener.text in DASHES:
        opener = words[place - 2] if place > 1 and words[place - 2].lower in PARTS else opener
    opens = opener.lower in lexicon.lists.year_openers and opener.text not in DASHES
    return Reading(place, place + 1, fixed(f"{year[0]}")) if opens else None
