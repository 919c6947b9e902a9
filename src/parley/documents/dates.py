"""Reads the day a report was published: strictly from a setting, forgivingly but without guessing from
metadata."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from parley.errors import SettingError

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
WRITTEN_DAY = (
    rf"{_WEEKDAY}(?:{_MONTH}\s+{_DAY}|{_DAY.replace('day', 'day2')}\s+{_MONTH.replace('month', 'month2')})"
)
WRITTEN_DATE = rf"{WRITTEN_DAY},?\s+(?P<year>(?:19|20)\d\d)"
_WRITTEN = re.compile(rf"\s*{WRITTEN_DATE}\b", re.IGNORECASE)
_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?=$|[T\s])")
_NUMERIC = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\s*$")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?$")


def iso_day(value: str | date | None, *, setting: str = "published") -> str | None:
    """A publication date given by the caller, as an ISO day.

    Raises SettingError, saying what to type, when it is not one.

    >>> iso_day("2025-06-02")
    '2025-06-02'
    """
    if value is None:
        return None
    if isinstance(value, date):
        return value.strftime("%Y-%m-%d")
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            raise ValueError
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise SettingError(
            f"{setting}: {value!r} is not a day; type it as year-month-day, such as 2025-06-02"
        ) from None


def metadata_day(value: object) -> str | None:
    """The day in a date from a page's or a record's metadata; none where it cannot be told for certain.

    >>> [metadata_day(day) for day in ("2025-06-02T18:30:00Z", "Mon, 02 Jun 2025 10:00:00 GMT", "02/06/2025")]
    ['2025-06-02', '2025-06-02', None]
    """
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()
    return _iso(words) or written_day(words) or _mail_day(words) or _numeric_day(words) or _epoch_day(words)


def written_day(words: str) -> str | None:
    """The ISO day of a date that begins the words, such as "2 June 2025" or "June 2, 2025"."""
    match = _WRITTEN.match(words)
    return match_day(match) if match else None


def match_day(match: re.Match[str]) -> str | None:
    """The ISO day from a match of `WRITTEN_DATE`."""
    month = match["month"] or match["month2"]
    return _calendar(int(match["year"]), MONTHS[month.lower()], int(match["day"] or match["day2"]))


def _calendar(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _iso(words: str) -> str | None:
    match = _ISO.match(words)
    return _calendar(*map(int, match.groups())) if match else None


def _mail_day(words: str) -> str | None:
    """The form of RFC 2822, which feeds use: "Mon, 02 Jun 2025 10:00:00 +0300"."""
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _numeric_day(words: str) -> str | None:
    """Day and month in figures, only where one of them cannot be a month or both are the same."""
    match = _NUMERIC.match(words)
    if not match:
        return None
    first, second, year = map(int, match.groups())
    if first > 12 or first == second:  # noqa: PLR2004 - months in a year
        return _calendar(year, second, first)
    return _calendar(year, first, second) if second > 12 else None  # noqa: PLR2004


def _epoch_day(words: str) -> str | None:
    """Seconds or milliseconds since 1970, as databases keep them; the day is that of Greenwich."""
    if not _EPOCH.fullmatch(words):
        return None
    seconds = int(words) / (1000 if len(words) > 10 else 1)  # noqa: PLR2004 - ten digits of seconds last until 2286
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
