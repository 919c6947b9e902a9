"""Dates told from another day: "on Monday", "next week", "two years ago", "within 48 hours"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from parley.coder.terms import edtf
from parley.coder.terms.calendar_dates import Reading, day_number, fixed, read_calendar_date
from parley.coder.terms.edtf import Moment
from parley.coder.terms.numbers import ARTICLES, DASHES, read_number
from parley.coder.terms.words import Word, phrase_at
from parley.lexicon.terms import DateWords, load_duration_words, load_quantity_words

LONGEST_DAY_PHRASE = 4
HOURS = 24
WEEKEND_OPENERS = frozenset(
    {"over", "at", "on", "during", "by", "until", "before", "after", "since", "through"}
)
READABLE = frozenset({"word", "number", "ordinal"})
STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
PERIODS = frozenset({"week", "month", "year"})
ANCHORED = {"following": 1, "next": 1, "previous": -1, "same": 0, "preceding": -1}
UNIT_NAMES = {"P#D": "day", "P#W": "week", "P#M": "month", "P#Y": "year"}


def read_relative_date(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """The relative date that begins at `words[place]`."""
    word = words[place]
    if (word.kind == "word" and word.lower not in lexicon.relative_openers) or word.kind not in READABLE:
        return None
    end = phrase_at(words, place, lexicon.days, LONGEST_DAY_PHRASE)
    if end is not None:
        days = lexicon.days[tuple(w.lower for w in words[place:end])]
        return Reading(place, end, partial(_day_from_publication, days), relative=True)
    for read in (_weekday, _modified_period, _ago_or_later, _ahead, _window, _anchored, _day_of_month):
        reading = read(words, place, lexicon)
        if reading is not None:
            return reading
    return None


def _day_from_publication(days: int, moment: Moment) -> str | None:
    return (moment.published + timedelta(days=days)).isoformat() if moment.published else None


def _lowers(words: Sequence[Word], place: int, count: int) -> list[str]:
    return [word.lower for word in words[place : place + count]]


def _weekday(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """ "Monday", "last Friday", "Friday of last week", "Monday, June 2" (the date is what counts)."""
    step = STEPS.get(words[place].lower) if words[place].lower in {"last", "this", "next"} else None
    at = place + (step is not None)
    if at >= len(words) or (number := lexicon.weekdays.get(words[at].text)) is None:
        return None
    end = at + 1
    if end < len(words) and words[end].kind == "word" and words[end].lower in lexicon.lists.parts_of_day:
        end += 1
    dated = end + (end < len(words) and words[end].text in {",", "("})
    dated += dated < len(words) and words[dated].lower == "the"
    if dated < len(words):
        by_calendar = read_calendar_date(words, dated, lexicon)
        if by_calendar is not None and words[dated].kind != "date" and by_calendar.end - dated > 1:
            return Reading(place, by_calendar.end, by_calendar.resolve, by_calendar.relative)
    of = end + (end < len(words) and words[end].lower == "of")
    opener, week = (*_lowers(words, of, 2), "", "")[:2]
    if step is None and opener in {"last", "this", "next"} and week == "week":
        return Reading(place, of + 2, partial(_weekday_of_week, number, STEPS[opener]), relative=True)
    if step is None:
        return Reading(place, end, partial(edtf.weekday, number), relative=True)
    if step == 0:
        return Reading(place, end, partial(_weekday_of_week, number, 0), relative=True)
    return Reading(place, end, partial(_last_or_next_weekday, number, step), relative=True)


def _weekday_of_week(number: int, weeks: int, moment: Moment) -> str | None:
    return edtf.weekday_of_week(number, weeks, moment.published)


def _last_or_next_weekday(number: int, step: int, moment: Moment) -> str | None:
    return edtf.last_or_next_weekday(number, step, moment.published)


def _modified_period(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """ "last week", "this month", "next year", "over the weekend", "this weekend"."""
    first, *rest = _lowers(words, place, 3)
    if first in {"the", "this", "last", "next"} and rest[:1] == ["weekend"]:
        step = {"last": -1, "next": 1}.get(first, 0)
        if first == "the" and not (place and words[place - 1].lower in WEEKEND_OPENERS):
            return None
        return Reading(place, place + 2, lambda m: edtf.weekend(m, step), relative=True)
    if first in {"last", "this", "next"} and rest[:1] and rest[0] in PERIODS:
        if place + 2 < len(words) and words[place + 2].text in DASHES and words[place + 2].glued:
            return None  # "the last week-long truce"
        return Reading(place, place + 2, partial(_period, rest[0], STEPS[first]), relative=True)
    if first == "the" and rest[:1] and rest[0] in PERIODS and _lowers(words, place - 2, 2) == ["end", "of"]:
        return Reading(place, place + 2, partial(_current_period, rest[0]), relative=True)
    if first == "the" and rest[:1] == ["coming"] and rest[-1] in PERIODS:
        return Reading(place, place + 3, partial(_period, rest[1], 1), relative=True)
    return None


def _period(unit: str, step: int, moment: Moment) -> str | None:
    return edtf.period(unit, step, moment.published) if moment.published else None


def _current_period(unit: str, moment: Moment) -> str | None:
    """The month of "the end of the month": in a clause about the past it may be the one before."""
    return None if moment.future is False else _period(unit, 0, moment)


def _count(words: Sequence[Word], place: int) -> tuple[int | float, str, int] | None:
    """A number, the ISO code of its unit of time, and the word after it: "two years", "a week"."""
    if place >= len(words):
        return None
    lexicon = load_duration_words()
    if words[place].lower in ARTICLES:
        value: int | float | None = 1
        end = place + 1
    else:
        number = read_number(words, place, load_quantity_words().numbers)
        if number is None or number.value is None or number.approximate:
            return None
        value, end = number.value, number.end
    if end >= len(words) or (unit := lexicon.units.get(words[end].lower)) is None or value is None:
        return None
    return value, unit, end + 1


def _ago_or_later(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """ "two years ago" counts from publication, "two days later" from the date told before."""
    counted = _count(words, place)
    if counted is None or counted[2] >= len(words):
        return None
    value, unit, end = counted
    if place and words[place - 1].lower in {"than", "about", "nearly", "almost", "some", "over", "roughly"}:
        rough = True
    else:
        rough = False
    if words[end].lower == "ago":
        resolve = fixed(None) if rough else partial(_steps_from_publication, unit, value, -1)
        return Reading(place, end + 1, resolve, relative=True)
    direction = {"later": 1, "earlier": -1}.get(words[end].lower)
    if direction is None:
        return None
    resolve = fixed(None) if rough else partial(_steps_from_anchor, unit, value, direction)
    return Reading(place, end + 1, resolve, relative=True)


def _steps_from_publication(unit: str, value: int | float, direction: int, moment: Moment) -> str | None:
    name = UNIT_NAMES.get(unit)
    if moment.published is None or name is None or not isinstance(value, int):
        return None
    return edtf.period(name, direction * value, moment.published)


def _steps_from_anchor(unit: str, value: int | float, direction: int, moment: Moment) -> str | None:
    if moment.anchor is None or not isinstance(value, int):
        return None
    if unit in {"P#D", "P#W"}:
        days = value * (edtf.WEEK if unit == "P#W" else 1)
        return (moment.anchor + timedelta(days=direction * days)).isoformat()
    name = UNIT_NAMES.get(unit)
    return edtf.period(name, direction * value, moment.anchor) if name else None


def _ahead(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """ "in three days", "within 48 hours", "in the next two weeks": unless counted from an event."""
    opener = words[place].lower
    if opener not in {"in", "within", "inside"}:
        return None
    at = place + 1
    window = _lowers(words, at, 2)
    if window[:1] == ["the"] and window[1:] in (["next"], ["coming"]):
        at, opener = at + 2, "within"
    counted = _count(words, at)
    if counted is None:
        return None
    value, unit, end = counted
    if end < len(words) and words[end].lower in {"'", "’"} and _lowers(words, end + 1, 1) == ["time"]:
        end += 2
    from_event = end < len(words) and words[end].lower in {"of", "after", "before", "from", "following"}
    resolve = fixed(None) if from_event else partial(_ahead_of_publication, unit, value, opener)
    return Reading(place, end, resolve, relative=True, deadline=opener != "in", only_ahead=opener == "in")


def _ahead_of_publication(unit: str, value: int | float, opener: str, moment: Moment) -> str | None:
    """A deadline is a day; "in two weeks" is the week it falls in. Only in what is to come."""
    published = moment.published
    if published is None or not isinstance(value, int) or moment.future is False:
        return None
    if unit == "PT#H" and value >= HOURS:
        return (published + timedelta(days=math.ceil(value / HOURS))).isoformat()
    name = UNIT_NAMES.get(unit)
    if name is None or (opener == "in" and moment.future is None):
        return None
    if opener == "in":
        return edtf.period(name, value, published)
    if name in {"day", "week"}:
        return (published + timedelta(days=value * (edtf.WEEK if name == "week" else 1))).isoformat()
    return edtf.period(name, value, published)


def _window(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """ "the past three days", "the last 24 hours", "the past week": the time up to publication."""
    if words[place].lower not in {"the", "these"} or place == 0:
        return None
    if _lowers(words, place + 1, 1) not in (["past"], ["last"]):
        return None
    if words[place - 1].lower not in {"in", "over", "during", "within", "for", "throughout"}:
        return None
    at = place + 2
    unit = load_duration_words().units.get(words[at].lower) if at < len(words) else None
    counted = (1, unit, at + 1) if unit else _count(words, at)
    if counted is None:
        return None
    value, unit, end = counted
    return Reading(place, end, partial(_up_to_publication, unit, value), relative=True)


def _up_to_publication(unit: str, value: int | float, moment: Moment) -> str | None:
    published = moment.published
    if published is None or not isinstance(value, int):
        return None
    if unit == "PT#H":
        unit, value = "P#D", math.ceil(value / HOURS)
    name = UNIT_NAMES.get(unit)
    if name is None:
        return None
    if name in {"day", "week"}:
        days = value * (edtf.WEEK if name == "week" else 1)
        return edtf.interval((published - timedelta(days=days)).isoformat(), published.isoformat())
    return edtf.interval(edtf.period(name, -value, published), edtf.period(name, 0, published))


def _anchored(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """ "the following day", "the next week", "the same day": counted from the date told before."""
    first, second, third = (*_lowers(words, place, 3), "", "", "")[:3]
    if (
        first != "the"
        or second not in ANCHORED
        or third not in {"day", "week", "month", "year", "morning", "evening"}
    ):
        return None
    unit = third if third in PERIODS else "day"
    return Reading(place, place + 3, partial(_from_anchor, unit, ANCHORED[second]), relative=True)


def _from_anchor(unit: str, step: int, moment: Moment) -> str | None:
    return edtf.period(unit, step, moment.anchor) if moment.anchor else None


def _day_of_month(words: Sequence[Word], place: int, lexicon: DateWords) -> Reading | None:
    """ "on the 24th": not "the 24th Brigade" nor "the 24th round"."""
    word = words[place]
    opener, article = (*_lowers(words, max(0, place - 2), 2), "", "")[:2]
    if word.kind != "ordinal" or article != "the":
        return None
    if opener not in {"on", "by", "until", "since", "before", "after", "till", "from"}:
        return None
    after = words[place + 1] if place + 1 < len(words) else None
    closed = {"and", "to", "at", "in", "when", "after", "but", "that", "if", "with", "for", "as", "by"}
    if after is not None and after.kind in {"word", "number"} and after.lower not in closed:
        return None
    number = day_number(words, place)
    if number is None:
        return None
    return Reading(place, place + 1, partial(edtf.day_of_month, number), relative=True)
