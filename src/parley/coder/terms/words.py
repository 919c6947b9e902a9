"""The words of a sentence as terms are read from them, whatever a tokenizer made of "30-day" or "18–25".

A `Word` is a run of letters, a number, or one sign; it knows the tokens it stands in. Reading from the
characters makes the readers of terms independent of tokenisation, and lets them work where tags or trees are
wrong.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from parley.coder.tokens import Doc, Span

MONTH_LIKE = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$", re.IGNORECASE)
# Blanks, thin blanks and apostrophes part the thousands of a number in many newsrooms: "1 000", "1’000".
LEXEME = re.compile(
    r"""
      (?P<date>\d{4}-\d{2}-\d{2}(?![\d-])|\d{1,2}(?P<sign>[./])\d{1,2}(?P=sign)\d{4}(?!\d))
    | (?P<time>\d{1,2}:\d{2}(?::\d{2})?(?!\d)|[ap]\.m\.)
    | (?P<ordinal>\d+(?:st|nd|rd|th)\b)
    | (?P<decade>\d{3}0['’]?s\b|['’]\d0s\b)
    | (?P<number>[1-9]\d{0,2}(?:[,\u00a0\u2009\u202f'’]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)
    | (?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+)
    | (?P<clitic>['’]s\b)
    | (?P<symbol>\S)
    """,
    re.VERBOSE,
)
SPACED_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?![\d,.]*\d|\s*[-–])")
NOT_DIGITS = re.compile(r"[^\d.]")
LONGEST_NUMBER = 20  # characters; more digits are a code and no count
# "1.000" is one in London and a thousand in Kyiv: two readings, so no number.
UNCLEAR = re.compile(r"\d{1,3}(?:\.000)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters, a number or a sign, in tokens `start` to `end` (half-open, indices of the Doc).

    `kind` is number, word, symbol, clitic ('s), ordinal (24th), date (2025-05-16), time (10:30) or decade
    (1990s); `glued` says that nothing parts it from the word before.
    """

    text: str
    lower: str
    kind: str
    start: int
    end: int
    glued: bool
    value: int | float | None = None


def read_words(span: Doc | Span) -> Sequence[Word]:
    """The words of a Doc or Span.

    >>> import spacy
    >>> [word.text for word in read_words(spacy.blank("en")("a 30-day truce"))]
    ['a', '30', '-', 'day', 'truce']
    """
    # Quantities, durations and dates are each read from every sentence.
    notes = span.doc.notes if isinstance(span, Span) else {}
    place = (span.start, span.end) if isinstance(span, Span) else (0, len(span))
    if place not in notes:
        notes[place] = tuple(_lexemes(span))
    found: tuple[Word, ...] = notes[place]
    return found


def _lexemes(span: Doc | Span) -> Sequence[Word]:
    text = span.text
    if not text:
        return ()
    first = span[0].idx
    tokens = [(token.idx - first, token.i) for token in span]
    ends = [start + len(token.text) for (start, _), token in zip(tokens, span, strict=True)]
    words: list[Word] = []
    place = position = 0
    while found := LEXEME.search(text, position):
        found = _with_spaced_thousands(found, text, words)
        start, end = found.span()
        while place < len(ends) - 1 and ends[place] <= start:
            place += 1
        last = place
        while last < len(ends) - 1 and ends[last] < end:
            last += 1
        glued = bool(words) and start == position
        words.append(_word(found, tokens[place][1], tokens[last][1] + 1, glued))
        position = end
    return words


def _with_spaced_thousands(found: re.Match[str], text: str, words: Sequence[Word]) -> re.Match[str]:
    """The match of "12 000" where `found` saw "12", unless a month stands before ("on May 12 300 men …")."""
    if found.lastgroup != "number" or (words and MONTH_LIKE.match(words[-1].text)):
        return found
    return SPACED_THOUSANDS.match(text, found.start()) or found


def _word(found: re.Match[str], start: int, end: int, glued: bool) -> Word:
    kind = next((name for name, value in found.groupdict().items() if value and name != "sign"), "number")
    text = found.group()
    value = number_value(text) if kind == "number" else None
    return Word(text, text.lower().replace("’", "'"), kind, start, end, glued, value)


def number_value(digits: str) -> int | float | None:
    """The value of digits as newsrooms write them; None where two readings are left.

    >>> number_value("12,000"), number_value("1.2"), number_value("1.000")
    (12000, 1.2, None)
    """
    if UNCLEAR.match(digits) or len(digits) > LONGEST_NUMBER:
        return None
    plain = NOT_DIGITS.sub("", digits)
    return float(plain) if "." in plain else int(plain)


def phrase_at(
    words: Sequence[Word], start: int, phrases: Container[tuple[str, ...]], longest: int
) -> int | None:
    """Where the longest of `phrases` that begins at `start` ends (half-open); None if there is none."""
    for length in range(min(longest, len(words) - start), 0, -1):
        if tuple(word.lower for word in words[start : start + length]) in phrases:
            return start + length
    return None
