"""Recognises the dateline with which agencies begin a report: "ISTANBUL (AP) —", "GENEVA, March 3
(Reuters) -"."""

from __future__ import annotations

import re

from parley.documents.dates import WRITTEN_DATE, WRITTEN_DAY, match_day
from parley.documents.document import Dateline
from parley.documents.words import words

# A name in capitals, possibly of several line: "ADDIS ABABA", "N'DJAMENA", "PORT-AU-PRINCE", "KYIV/MOSCOW".
_CAPITAL_NAME = r"[^\W\d_a-z][^\W\d_a-z.'’\-]+(?:[ /-][^\W\d_a-z][^\W\d_a-z.'’\-]*){0,4}"
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
LONGEST = 120  # characters; the longest seen in agency reports stay under 80


def find_dateline(clean: str, start: int, end: int) -> Dateline | None:
    """The dateline at the beginning of the paragraph `clean[start:end]`, if it has one.

    A place in capitals needs only a dash behind it; a place in mixed letters also an agency or a date,
    so that "Istanbul — once the seat of empires — hosted the talks" stays a sentence.

    >>> find_dateline("GENEVA, March 3, 2026 (Reuters) - Talks began.", 0, 46)
    Dateline(place='GENEVA', region=None, agency='Reuters', date='2026-03-03', start=0, end=33)
    """
    line = clean[start : min(end, start + LONGEST)]
    found = _read(line, _PLACE, is_capital=True) or _read(line, _MIXED_PLACE, is_capital=False)
    if found is None:
        return None
    place, region, agency, day, length = found
    return Dateline(place, region, agency, day, start, start + length)


_Found = tuple[str, str | None, str | None, str | None, int]


def _read(line: str, place_form: re.Pattern[str], *, is_capital: bool) -> _Found | None:
    match = place_form.match(line)
    if not match or re.split(r"\W", match.group().lower())[0] in words().no_places:
        return None
    place, at = match.group(), match.end()
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
    has_more = bool(agency or dated)
    end = _end(line, at, is_capital=is_capital, has_more=has_more)
    if end is None or not (is_capital or has_more):
        return None
    return place, region, agency, day, end


def _date(line: str, at: int) -> tuple[bool, str | None, int]:
    """Whether a date stands here, its ISO day if it is complete, and where it ends."""
    if match := _ISO_DATE.match(line, at):
        return True, match.group(1), match.end()
    if match := _FULL_DATE.match(line, at):
        return True, match_day(match), match.end()
    if match := _DAY.match(line, at):
        return True, None, match.end()
    return False, None, at


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
