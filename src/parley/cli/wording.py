"""Values of cells as a person reads them: numbers, durations, dates, terms, sources.

The record keeps ISO 8601 durations and EDTF dates; whoever reads a screen gets "at most 3 days" and "2 June
2025". What these functions do not understand they give back as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from parley.codebook.statement import Duration, Move, Quantity, Source, Terms
from parley.codebook.vocabulary import Modality

_DURATION = re.compile(
    r"P(?:(?P<year>[\d.]+)Y)?(?:(?P<month>[\d.]+)M)?(?:(?P<week>[\d.]+)W)?(?:(?P<day>[\d.]+)D)?"
    r"(?:T(?:(?P<hour>[\d.]+)H)?(?:(?P<minute>[\d.]+)M)?(?:(?P<second>[\d.]+)S)?)?"
)
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%]?)")
_DECADE = re.compile(r"(?P<decade>\d{3})X")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}  # EDTF level 1
_MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_SIGNS = {"USD": "US$", "EUR": "€"}
_UNITS = {"percent": "%", "km2": "km²"}


def who_to_whom(move: Move) -> str:
    """`Russia → Ukraine`, `Ukraine, Russia`, or a dash where the text names nobody."""
    actors = ", ".join(move.actors) or "–"
    return f"{actors} → {', '.join(move.addressees)}" if move.addressees else actors


def terms(found: Terms) -> Iterator[str]:
    """The terms, one phrase each: `30 days`, `by 9 June 2025`, `in Istanbul`, `condition: …`."""
    yield from (quantity(item) for item in found.quantities)
    if found.duration is not None:
        yield duration(found.duration)
    if found.when:
        yield day(found.when)
    if found.deadline:
        yield f"by {day(found.deadline)}"
    for label, value in (("in", found.place), ("scope:", found.scope), ("condition:", found.condition)):
        if value:
            yield f"{label} {value}"
    if found.backers:
        yield f"backed by {', '.join(found.backers)}"


def quantity(item: Quantity) -> str:
    """A quantity in words.

    >>> quantity(Quantity(min=339, unit="children"))
    'at least 339 children'
    >>> quantity(Quantity(min=6000, max=6000, approximate=True, per_side=True, unit="bodies"))
    'about 6,000 bodies from each side'
    >>> quantity(Quantity(max=20, unit="percent", who="of its forces"))
    'up to 20 % (of its forces)'
    """
    sign = _SIGNS.get(item.unit or "", "")
    low, high = (None if bound is None else sign + number(bound) for bound in (item.min, item.max))
    unit = "" if sign else _UNITS.get(item.unit or "", item.unit or "")
    parts = [_bounded(low, high, "up to", approximate=item.approximate), unit]
    if item.who:
        parts.append(f"({item.who})" if unit or sign else item.who)
    if item.per_side:
        parts.append("from each side")
    return " ".join(part for part in parts if part)


def duration(item: Duration) -> str:
    """A duration in words.

    >>> duration(Duration(max="P3D")), duration(Duration(min="P30D", max="P30D"))
    ('at most 3 days', '30 days')
    >>> duration(Duration(min="PT1H", max="PT1H30M", approximate=True))
    'about 1 hour to 1 hour 30 minutes'
    """
    low, high = (None if bound is None else period(bound) for bound in (item.min, item.max))
    if low and high and low != high and low.split(" ")[1:] == high.split(" ")[1:]:
        low = low.split(" ")[0]  # "2 to 3 days"
    return _bounded(low, high, "at most", approximate=item.approximate)


def _bounded(low: str | None, high: str | None, at_most: str, *, approximate: bool) -> str:
    about = "about " if approximate else ""
    if low is not None and high is not None:
        return f"{about}{low}" if low == high else f"{about}{low} to {high}"
    if low is not None:
        return f"at least {about}{low}"
    return f"{at_most} {about}{high}" if high is not None else about.strip()


def period(iso: str) -> str:
    """An ISO 8601 duration in words.

    >>> period("P30D"), period("PT1H"), period("P1Y6M"), period("P0.5M")
    ('30 days', '1 hour', '1 year 6 months', '0.5 months')
    """
    found = _DURATION.fullmatch(iso)
    if found is None:
        return iso
    parts = [
        f"{value} {unit}" if value == "1" else f"{value} {unit}s"
        for unit, value in found.groupdict().items()
        if value
    ]
    return " ".join(parts) or iso


def day(edtf: str) -> str:
    """An EDTF date or interval in words.

    >>> day("2025-06-02"), day("2025-05"), day("2025-06-09/2025-06-15"), day("../2025-06")
    ('2 June 2025', 'May 2025', '9–15 June 2025', 'until June 2025')
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _date(edtf)
    if start in ("", ".."):
        return f"until {_date(end)}"
    if end in ("", ".."):
        return f"from {_date(start)}"
    return _short_interval(start, end) or f"{_date(start)} to {_date(end)}"


def _short_interval(start: str, end: str) -> str | None:
    """`9–15 June 2025`, where both days are of one month."""
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return None
    if (first.year, first.month) != (last.year, last.month):
        return None
    return f"{first.day}–{last.day} {_MONTHS[first.month - 1]} {first.year}"


def _date(edtf: str) -> str:
    if decade := _DECADE.fullmatch(edtf):
        return f"{decade['decade']}0s"
    found = _DATE.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, number, mark = found.groups()
    words = [str(int(number))] if number else []
    if month in _SEASONS:
        words.append(_SEASONS[month])
    elif month:
        if not 1 <= int(month) <= len(_MONTHS):
            return edtf
        words.append(_MONTHS[int(month) - 1])
    return _MARKS[mark] + " ".join([*words, year])


def number(value: float) -> str:
    """A number with its thousands apart: `12,000`."""
    return f"{value:,}" if isinstance(value, int) or not value.is_integer() else f"{int(value):,}"


def how_told(move: Move) -> str:
    """How it is told: `claimed, repeated`; nothing where it is simply told."""
    told = [] if move.modality is Modality.ASSERTED else [move.modality.value]
    return ", ".join([*told, "repeated"] if move.repeated else told)


def source(found: Source | None) -> str:
    """Who says so: `Medinsky (Russia), through TASS`; "the report" where it speaks in its own voice."""
    if found is None or not (found.speaker or found.party or found.medium):
        return "the report"
    speaker = found.speaker or found.party or ""
    if found.party and found.speaker and found.party.casefold() not in found.speaker.casefold():
        speaker = f"{speaker} ({found.party})"
    if not found.medium:
        return speaker
    return f"{speaker}, through {found.medium}" if speaker else found.medium


def count(number_of: int, what: str, several: str = "") -> str:
    """`1 move`, `2 moves`, `1,000 reports`."""
    return f"{number_of:,} {what if number_of == 1 else several or what + 's'}"
