"""Calendar arithmetic that ends in EDTF (ISO 8601-2) strings. Nothing here guesses: what is open gives None.

Weeks run from Monday to Sunday. `published` is the day the report appeared; `future` says whether the clause
tells of what is to come (None: it does not show).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7
SATURDAY = 5
MONTHS = 12
# A date without a year that the clause leaves open is taken for the nearest one only if that lies within a
# quarter of a year: the other candidate is then three quarters away.
NEAR_DAYS = 92
NEAR_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """What a date is resolved against: the publication day, the clause's tense, and the date told before."""

    published: date | None
    future: bool | None = None
    anchor: date | None = None


def day(year: int, month: int, number: int) -> str | None:
    """The day as EDTF; None if the calendar has no such day.

    >>> day(2025, 5, 16), day(2025, 2, 30)
    ('2025-05-16', None)
    """
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def month(year: int, number: int) -> str:
    """A month as EDTF: "2025-05"."""
    return f"{year:04d}-{number:02d}"


def interval(start: str | None, end: str | None) -> str | None:
    """The interval between two EDTF dates; None if one is missing or they are in the wrong order.

    >>> interval("2025-03-05", "2025-03-09"), interval("2025-05", "2025-03")
    ('2025-03-05/2025-03-09', None)
    """
    if start is None or end is None:
        return None
    first, last = start.split("/")[0], end.split("/")[-1]
    return f"{first}/{last}" if first < last else None


def week_of(given: date) -> str:
    """The week of a day.

    >>> week_of(date(2025, 6, 11))
    '2025-06-09/2025-06-15'
    """
    monday = given - timedelta(days=given.weekday())
    return f"{monday}/{monday + timedelta(days=WEEK - 1)}"


def shifted_month(given: date, months: int) -> tuple[int, int]:
    """Year and month `months` months from a day."""
    count = given.year * MONTHS + given.month - 1 + months
    return count // MONTHS, count % MONTHS + 1


def period(unit: str, steps: int, given: date) -> str:
    """The day, week, month or year `steps` steps from a day.

    >>> period("week", 1, date(2025, 6, 2)), period("month", -1, date(2025, 1, 2))
    ('2025-06-09/2025-06-15', '2024-12')
    """
    if unit == "day":
        return (given + timedelta(days=steps)).isoformat()
    if unit == "week":
        return week_of(given + timedelta(days=WEEK * steps))
    if unit == "month":
        return month(*shifted_month(given, steps))
    return f"{given.year + steps:04d}"


def weekday(number: int, moment: Moment) -> str | None:
    """A weekday by its bare name: the latest or coming one, as the clause tells; today's name is today."""
    published = moment.published
    if published is None:
        return None
    back = (published.weekday() - number) % WEEK
    if back == 0:
        return published.isoformat()
    if moment.future is None:
        return None
    return (published + timedelta(days=WEEK - back if moment.future else -back)).isoformat()


def weekday_of_week(number: int, weeks: int, published: date | None) -> str | None:
    """A weekday of this week (0), last week (-1) or next week (1)."""
    if published is None:
        return None
    monday = published - timedelta(days=published.weekday())
    return (monday + timedelta(days=WEEK * weeks + number)).isoformat()


def last_or_next_weekday(number: int, step: int, published: date | None) -> str | None:
    """ "last (next) Friday", where that of last (next) week and the latest (coming) one are the same day.

    On a Monday "last Friday" is one day; on a Friday "last Monday" may be this week's or last week's: None.
    """
    if published is None:
        return None
    nearest_agrees = number >= published.weekday() if step < 0 else number <= published.weekday()
    return weekday_of_week(number, step, published) if nearest_agrees else None


def weekend(moment: Moment, step: int = 0) -> str | None:
    """Saturday and Sunday: of last week (-1), or the latest or coming one as the clause tells (0)."""
    published = moment.published
    if published is None:
        return None
    saturday = published - timedelta(days=published.weekday()) + timedelta(days=SATURDAY)
    inside = published.weekday() >= SATURDAY
    if step < 0 or (step == 0 and not inside and moment.future is False):
        saturday -= timedelta(days=WEEK)
    elif step > 0 or (not inside and moment.future is None):
        return None
    return f"{saturday}/{saturday + timedelta(days=1)}"


def month_without_year(number: int, moment: Moment) -> str | None:
    """A month by its name: the latest or coming one as the clause tells."""
    published = moment.published
    if published is None:
        return None
    back = (published.month - number) % MONTHS
    ahead = (number - published.month) % MONTHS
    if moment.future is not None:
        return month(*shifted_month(published, ahead if moment.future else -back))
    if min(back, ahead) > NEAR_MONTHS:
        return None
    return month(*shifted_month(published, -back if back <= ahead else ahead))


def last_or_next_month(number: int, step: int, published: date | None) -> str | None:
    """ "last May" or "next May", where "of last (next) year" and "the latest (coming) one" are the same."""
    if published is None:
        return None
    agrees = number >= published.month if step < 0 else number <= published.month
    return month(published.year + step, number) if agrees else None


def day_without_year(month_number: int, number: int, moment: Moment) -> str | None:
    """ "16 May": the latest or coming one as the clause tells, else the one within a quarter of a year."""
    published = moment.published
    if published is None:
        return None
    candidates = [
        found
        for year in (published.year - 1, published.year, published.year + 1)
        if (found := _date(year, month_number, number))
    ]
    return _nearest(candidates, moment)


def day_of_month(number: int, moment: Moment) -> str | None:
    """ "the 24th": the latest or coming one as the clause tells; None where it does not show."""
    published = moment.published
    if published is None or moment.future is None:
        return None
    candidates = [
        found for step in (-2, -1, 0, 1, 2) if (found := _date(*shifted_month(published, step), number))
    ]
    return _nearest(candidates, moment)


def _date(year: int, month_number: int, number: int) -> date | None:
    try:
        return date(year, month_number, number)
    except ValueError:
        return None


def _nearest(candidates: list[date], moment: Moment) -> str | None:
    published = moment.published
    if published is None:
        return None
    past = max((found for found in candidates if found <= published), default=None)
    coming = min((found for found in candidates if found >= published), default=None)
    if moment.future is not None:
        chosen = coming if moment.future else past
        return chosen.isoformat() if chosen else None
    near = {found for found in (past, coming) if found and abs((found - published).days) <= NEAR_DAYS}
    return near.pop().isoformat() if len(near) == 1 else None


def last_day(edtf: str | None) -> str | None:
    """The last day of an EDTF day, month, year or interval: where "the end of May" ends.

    >>> last_day("2024-02"), last_day("2025"), last_day("2025-06-09/2025-06-15"), last_day("199X")
    ('2024-02-29', '2025-12-31', '2025-06-15', None)
    """
    if edtf is None or "X" in edtf:
        return None
    year, *rest = edtf.split("/")[-1].split("-")
    if not rest:
        return f"{year}-12-31"
    if len(rest) > 1:
        return "-".join([year, *rest])
    if int(rest[0]) > MONTHS:  # a season
        return None
    return f"{year}-{rest[0]}-{calendar.monthrange(int(year), int(rest[0]))[1]:02d}"
