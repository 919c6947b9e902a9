"""Dates: when, since when, until when and by when, as EDTF, resolved against publication, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from parley.coder.terms import edtf
from parley.coder.terms.calendar_dates import Reading, read_calendar_date
from parley.coder.terms.edtf import Moment
from parley.coder.terms.numbers import DASHES
from parley.coder.terms.relative_dates import read_relative_date
from parley.coder.terms.tense import clause_is_future
from parley.coder.terms.words import Word, phrase_at, read_words
from parley.lexicon.terms import DateWords, load_date_words, load_grammar

if TYPE_CHECKING:
    from parley.coder.tokens import Doc, Span, Token

Kind = Literal["when", "deadline", "since", "until"]
LONGEST_KIND = 4
LONGEST_NAME = 3
NO_DATE = -1  # instead of a word's place: the date is part of a name
PARTS = frozenset({"early", "late", "mid", "middle", "earlier", "later", "beginning", "start"})
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "'s"})


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands: tokens `start` to `end` (half-open).

    `edtf` is None where it stays unresolved. `relative`: it was told from the publication date or another
    date. `modifies` is the token of the noun or verb it dates ("talks" in "Monday's talks"); None where the
    tree gives none.
    """

    edtf: str | None
    kind: Kind
    start: int
    end: int
    relative: bool
    modifies: int | None


def find_dates(
    span: Doc | Span, published: str | None, future: bool | None = None, anchor: str | None = None
) -> list[FoundDate]:
    """The dates of a sentence in the order of the text; clock times, durations and names with dates are none.

    `published` is the day the report appeared (ISO 8601). `future` says whether the clause tells what is to
    come; when it is None the verbs around each date are asked. `anchor` is the day (ISO 8601) that "the
    following day" follows.

    >>> import spacy
    >>> found = find_dates(spacy.blank("en")("They met on Monday."), "2025-06-04", future=False)
    >>> found[0].edtf, found[0].kind
    ('2025-06-02', 'when')
    """
    words = read_words(span)
    lexicon = load_date_words()
    moment = Moment(_day(published), future, _day(anchor))
    found = []
    for reading in _joined(words, _readings(words, lexicon)):
        if _is_name(words, reading, lexicon):
            continue
        date_ = _found(span, words, reading, moment, lexicon)
        if date_ is not None:
            found.append(date_)
    return found


def date_words(words: Sequence[Word]) -> frozenset[int]:
    """The places of all words that are part of a date or a clock time, names with dates included."""
    readings = _readings(words, load_date_words())
    taken = {place for reading in readings for place in range(reading.start, reading.end)}
    taken |= {place for place, word in enumerate(words) if word.kind in {"time", "ordinal", "date", "decade"}}
    clock = {"a.m.", "p.m.", "am", "pm", "gmt", "o", "local"}
    taken |= {p for p, word in enumerate(words[:-1]) if word.kind == "number" and words[p + 1].lower in clock}
    return frozenset(taken)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _readings(words: Sequence[Word], lexicon: DateWords) -> list[Reading]:
    found: list[Reading] = []
    place = 0
    while place < len(words):
        reading = read_relative_date(words, place, lexicon) or read_calendar_date(words, place, lexicon)
        if reading is None:
            place += 1
            continue
        found.append(reading)
        place = reading.end
    return found


def _joined(words: Sequence[Word], readings: list[Reading]) -> list[Reading]:
    """Readings with "from Monday to Wednesday" and "between May and July" made one."""
    joined: list[Reading] = []
    for reading in readings:
        before = joined[-1] if joined else None
        if before is not None and _make_interval(words, before, reading):
            joined[-1] = _both(before, reading)
        else:
            joined.append(reading)
    return joined


def _make_interval(words: Sequence[Word], first: Reading, second: Reading) -> bool:
    between = [word.lower for word in words[first.end : second.start]]
    opener = words[first.start - 1].lower if first.start else ""
    if len(between) != 1:
        return False
    return (
        between[0] in DASHES
        or (between[0] == "and" and opener == "between")
        or (between[0] in {"to", "until", "through", "till"} and opener in {"from", "runs", "running"})
    )


def _both(first: Reading, second: Reading) -> Reading:
    def resolve(moment: Moment) -> str | None:
        return edtf.interval(first.resolve(moment), second.resolve(moment))

    return Reading(first.start, second.end, resolve, first.relative or second.relative)


def _is_name(words: Sequence[Word], reading: Reading, lexicon: DateWords) -> bool:
    """A newspaper, a person or an event named with the date's words."""
    for start in range(max(0, reading.start - 2), reading.end):
        end = phrase_at(words, start, lexicon.names, LONGEST_NAME)
        if end is not None and end > reading.start:
            return True
    return False


def _found(
    span: Doc | Span, words: Sequence[Word], reading: Reading, moment: Moment, lexicon: DateWords
) -> FoundDate | None:
    noun = _dated_noun(span.doc, words, reading, lexicon)
    if noun == NO_DATE:
        return None
    start, kind = _kind(words, reading, noun, lexicon)
    future = moment.future
    if future is None and reading.relative:
        future = _tense(span.doc, words, reading, noun, lexicon)
    hint = replace(moment, future=_as_kind_tells(words, start, kind, future))
    if reading.only_ahead and hint.future is not True:
        return None
    resolved = _at_end(words, reading, reading.resolve(hint), kind)
    if kind == "when":
        start, resolved, kind = _opened(words, start, reading, resolved, hint)
    modifies = words[noun].start if noun is not None else _head(span.doc, words, start, reading.end)
    return FoundDate(
        resolved, kind, words[start].start, words[reading.end - 1].end, reading.relative, modifies
    )


def _as_kind_tells(words: Sequence[Word], start: int, kind: Kind, future: bool | None) -> bool | None:
    """ "since Thursday" has been; "was extended until Sunday" may end in what has been or is to come."""
    if kind == "since" and any(word.lower == "since" for word in words[start : start + 2]):
        return False
    return None if kind in {"until", "deadline"} and future is False else future


def _tense(
    doc: Doc, words: Sequence[Word], reading: Reading, noun: int | None, lexicon: DateWords
) -> bool | None:
    """Whether the date lies ahead: a dated attack has happened; a day that is declared something is open."""
    if noun is not None:
        if any(word.lower in lexicon.lists.event_nouns for word in words[reading.end : noun + 1]):
            return False
        return clause_is_future(doc[words[noun].start])
    if reading.end < len(words) and words[reading.end].lower == "as":
        return None
    start, _ = _with_part(words, reading.start)
    return clause_is_future(_top(doc, words, start, reading.end))


def _dated_noun(doc: Doc, words: Sequence[Word], reading: Reading, lexicon: DateWords) -> int | None:
    """The word that an attributive date dates ("the May talks"); NO_DATE for the names of events."""
    after = reading.end
    if after >= len(words):
        return None
    possessive = words[after].kind == "clitic" or words[after].text in {"'", "’"}
    after += possessive
    if after >= len(words):
        return None
    before = words[reading.start - 1].lower if reading.start else ""
    following = words[after]
    if following.text in DASHES or following.kind != "word" or following.lower in load_grammar().after_date:
        return None
    run = [place for place in range(after, min(after + 4, len(words))) if words[place].kind == "word"]
    if not possessive and following.lower in lexicon.lists.event_nouns and before not in {"on"}:
        return NO_DATE
    attributive = possessive or before in DETERMINERS
    for place in run:
        if words[place].lower in load_grammar().after_date:
            break
        if words[place].lower in lexicon.lists.event_nouns and not possessive and attributive:
            return NO_DATE
        deadline = words[place].lower in lexicon.lists.deadline_nouns
        if (attributive or deadline) and words[place].lower in lexicon.lists.dated_nouns:
            return place
    if possessive:
        return next((p for p in run if doc[words[p].start].pos_ == "NOUN"), None)
    looks_like_name = following.text[0].isupper() or doc[following.start].pos_ in {"NOUN", "PROPN", "ADJ"}
    return NO_DATE if attributive and looks_like_name and not reading.relative else None


def _top(doc: Doc, words: Sequence[Word], start: int, end: int) -> Token:
    """The token that holds words `start` to `end` together in the tree."""
    tokens = range(words[start].start, words[end - 1].end)
    token = doc[tokens[0]]
    while token.head.i in tokens and token.head.i != token.i:
        token = token.head
    return token


def _head(doc: Doc, words: Sequence[Word], start: int, end: int) -> int | None:
    top = _top(doc, words, start, end)
    return None if top.head.i == top.i else top.head.i


def _with_part(words: Sequence[Word], start: int) -> tuple[int, str]:
    """The word before the date and its "early", "the end of" and articles, and that word in lower case."""
    place = start
    skipped = {"the", "of", "end", "on", "at", "about", "around", "a", "-"} | PARTS
    while place and words[place - 1].lower in skipped:
        place -= 1
    return place, words[place - 1].lower if place else ""


def _kind(words: Sequence[Word], reading: Reading, noun: int | None, lexicon: DateWords) -> tuple[int, Kind]:
    """What the words before the date make of it, and the word with which the whole begins."""
    if noun is not None and noun >= 0 and words[noun].lower in lexicon.lists.deadline_nouns:
        return reading.start, "deadline"
    if reading.deadline:
        return reading.start, "deadline"
    stop = reading.start
    while True:
        for length in range(min(LONGEST_KIND, stop), 0, -1):
            kind = lexicon.kinds.get(tuple(word.lower for word in words[stop - length : stop]))
            part_of_word = words[stop - length].glued and words[stop - length - 1].text in DASHES
            if kind is not None and not part_of_word and (noun is None or kind != "deadline"):
                return stop - length, _as_kind(kind)
        if noun is None and stop and words[stop - 1].lower == "from" and not _is_interval(words, reading):
            return stop - 1, "since"
        if stop == 0 or words[stop - 1].lower not in lexicon.lists.between:
            return _start(words, reading.start), "when"
        stop -= 1


def _is_interval(words: Sequence[Word], reading: Reading) -> bool:
    """Whether the date has its own end ("from Monday to Wednesday", "from 5-9 March")."""
    inside = words[reading.start : reading.end]
    return any(
        word.text in DASHES or word.lower in {"to", "and", "until", "through", "till"} for word in inside
    )


def _as_kind(kind: str) -> Kind:
    return "since" if kind == "since" else "until" if kind == "until" else "deadline"


def _start(words: Sequence[Word], start: int) -> int:
    """The place where the date begins with its "early", "mid-" or "end of"."""
    first, _ = _with_part(words, start)
    parts = PARTS | {"end"}
    return next((place for place in range(first, start) if words[place].lower in parts), start)


def _at_end(words: Sequence[Word], reading: Reading, resolved: str | None, kind: Kind) -> str | None:
    """By "the end of May" is meant its last day."""
    before = [word.lower for word in words[max(0, reading.start - 3) : reading.start] if word.lower != "the"]
    return (
        edtf.last_day(resolved)
        if before[-2:] == ["end", "of"] and kind in {"deadline", "until"}
        else resolved
    )


def _opened(
    words: Sequence[Word], start: int, reading: Reading, resolved: str | None, moment: Moment
) -> tuple[int, str | None, Kind]:
    """ "before" is a deadline for what is to come; for what has been it opens an interval."""
    place, opener = _with_part(words, reading.start)
    if opener not in {"before", "after"}:
        return start, resolved, "when"
    whole = resolved if resolved is not None and "/" not in resolved else None
    if opener == "after":
        return place - 1, f"{whole}/.." if whole else None, "when"
    if moment.future is False:
        return place - 1, f"../{whole}" if whole else None, "when"
    ends = any(word.lower == "end" for word in words[place : reading.start])
    return place - 1, edtf.last_day(resolved) if ends else resolved, "deadline"
