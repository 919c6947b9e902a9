"""Recognises the dateline with which agencies begin a report: "ISTANBUL (AP) —", "GENEVA, March 3
(Reuters) -"."""

from __future__ import annotations

import re

from parley.documents.dates import WRITTEN_DATE, WRITTEN_DAY, match_day, metadata_day, written_day
from parley.documents.document import Dateline
from parley.documents.words import words

# A name in capitals, possibly of several line: "ADDIS ABABA", "N'DJAMENA", "PORT-AU-PRINCE", "KYIV/MOSCOW".
_CAPITAL = r"[^\W\d_a-z]"
_CAPITAL_WORD = rf"{_CAPITAL}(?:{_CAPITAL}|[.'’\-])*"
_CAPITAL_NAME = rf"{_CAPITAL_WORD}(?:[ /-]{_CAPITAL_WORD}){{0,4}}(?![\w’'])"
_NAME = r"[^\W\d_a-z][\w.'’\-]*(?:[ /][^\W\d_a-z][\w.'’\-]*){0,4}"
_PLACE = re.compile(_CAPITAL_NAME)
_MIXED_PLACE = re.compile(_NAME)
_REGION = re.compile(rf",\s*({_NAME})(?=\s*(?:[,|:—–(]|--?\s|-$))")
_FULL_DATE = re.compile(rf",?\s*(?:\(\s*)?{WRITTEN_DATE}(?:\s*\))?", re.IGNORECASE)
_DAY = re.compile(rf",?\s*(?:\(\s*)?{WRITTEN_DAY}\b(?:\s*\))?", re.IGNORECASE)
_ISO_DATE = re.compile(r",?\s*((?:19|20)\d\d-\d\d-\d\d)")
_AGENCY = re.compile(r",?\s*[(\[]\s*([^\W\d_][^()\[\]\n]{0,40}?)\s*[)\]]")
_BARRED_AGENCY = re.compile(r"\s*\|\s*([^\W\d_][\w .'’&-]{1,40}?)\s*(?=\|)")
_DASH = re.compile(r"\s*(?:[—–―|]|--|-(?=\s|$))\s*[—–|-]?")
_COLON = re.compile(r"\s*:(?=\s)")
_BARE_END = re.compile(r"\s*(?=\n|$)")
SHORTEST_PLACE = 3  # shorter names in capitals are states and bodies: UN, EU, US
LONGEST = 120  # characters; room for a long place, region, date and agency together


def find_dateline(clean: str, start: int, end: int) -> Dateline | None:
    """The dateline at the beginning of the paragraph `clean[start:end]`, if it has one.

    A place in capitals needs only a dash behind it; a place in mixed letters also an agency or a date,
    so that "Istanbul — once the seat of empires — hosted the talks" stays a sentence.

    >>> find_dateline("GENEVA, March 3, 2026 (Reuters) - Talks began.", 0, 46)
    Dateline(place='GENEVA', region=None, agency='Reuters', date='2026-03-03', start=0, end=33)
    """
    line = clean[start : min(end, start + LONGEST)]
    found = (
        _read(line, _PLACE, is_capital=True)
        or _read(line, _MIXED_PLACE, is_capital=False)
        or _read_unplaced(line)
    )
    if found is None:
        return None
    place, region, agency, day, length = found
    return Dateline(place, region, agency, day, start, start + length)


_Found = tuple[str | None, str | None, str | None, str | None, int]


def _read(line: str, place_form: re.Pattern[str], *, is_capital: bool) -> _Found | None:
    match = place_form.match(line)
    if not match or re.split(r"\W", match.group().lower())[0] in words().no_places:
        return None
    place, at = match.group().rstrip("-"), match.start() + len(match.group().rstrip("-"))
    if is_capital and (not place.isupper() or len(place) < SHORTEST_PLACE):
        return None
    dated, day, at = _date(line, at)
    region = None
    if not dated and (match := _REGION.match(line, at)):
        region, at = match.group(1), match.end()
        dated, day, at = _date(line, at)
    agency, at = _agency(line, at)
    if agency and not dated:
        dated, day, at = _date(line, at)
    elif dated and not agency:
        agency, at = _agency(line, at)
    if agency and not dated:
        agency, day = _without_date(agency)
    has_more = bool(agency or dated)
    end = _end(line, at, is_capital=is_capital, has_more=has_more)
    if end is None or not (is_capital or has_more):
        return None
    if not (has_more or region) and line[end:].lstrip()[:1].islower():  # "FARC-EP - the rebels - signed"
        return None
    return place, region, agency, day, end


def _read_unplaced(line: str) -> _Found | None:
    """A dateline without a place: "March 3 (Reuters) -" or "(AP) —"."""
    _, day, at = _date(line, 0)
    agency, at = _agency(line, at)
    end = _end(line, at, is_capital=False, has_more=False)
    return (None, None, agency, day, end) if agency and end is not None else None


def _date(line: str, at: int) -> tuple[bool, str | None, int]:
    """Whether a date stands here, its ISO day if it is complete, and where it ends."""
    if match := _ISO_DATE.match(line, at):
        return True, metadata_day(match.group(1)), match.end()
    if match := _FULL_DATE.match(line, at):
        return True, match_day(match), match.end()
    if match := _DAY.match(line, at):
        return True, None, match.end()
    return False, None, at


def _without_date(agency: str) -> tuple[str, str | None]:
    """Parts "Reuters, 3 March 2026" as it may stand between the brackets."""
    for comma in (at for at, character in enumerate(agency) if character == ","):
        if day := written_day(agency[comma + 1 :]):
            return agency[:comma], day
    return agency, None


def _agency(line: str, at: int) -> tuple[str | None, int]:
    match = _AGENCY.match(line, at) or _BARRED_AGENCY.match(line, at)
    return (match.group(1), match.end()) if match else (None, at)


def _end(line: str, at: int, *, is_capital: bool, has_more: bool) -> int | None:
    """Where the dash, bar or colon that closes the dateline ends."""
    if match := _DASH.match(line, at):
        return at + len(match.group().rstrip())
    if is_capital and (match := _COLON.match(line, at)):
        return match.end()
    if has_more and _BARE_END.match(line, at):
        return at
    return None
