"""Divides the clean text into headline, dateline and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.documents.dateline import find_dateline
from parley.documents.document import Block, Dateline
from parley.documents.furniture import Found
from parley.documents.sentences import CLOSING, goes_on

# The longest title among 95 reports and press releases had 136 characters; longer first lines are paragraphs.
LONGEST_HEADLINE = 200


def paragraph_spans(clean: str) -> list[tuple[int, int]]:
    """The stretches between blank lines, as half-open ranges."""
    spans: list[tuple[int, int]] = []
    start = 0
    for part in clean.split("\n\n"):
        inner = part.strip()
        if inner:
            at = start + part.index(inner[0])
            spans.append((at, at + len(inner)))
        start += len(part) + 2
    return spans


def reads_as_headline(line: str) -> bool:
    """Whether a first line, with more text after it, reads as a headline: short, and without a final
    full stop.

    >>> reads_as_headline("Talks end without a deal"), reads_as_headline("The talks ended without a deal.")
    (True, False)
    """
    bare = line.rstrip(CLOSING)
    if not 0 < len(line) <= LONGEST_HEADLINE or "\n" in line or goes_on(line):
        return False
    if bare.endswith((".", ",", ";", ":", "…", "-", "–", "—", "|")):
        return bare.endswith(("U.S.", "U.N.", "E.U.", "U.K."))
    return any(character.isalpha() for character in line)


def divide(
    clean: str, title: str | None, furniture: Sequence[Found] = ()
) -> tuple[list[Block], Dateline | None, str | None]:
    """Blocks in reading order, the dateline, and the headline if the text begins with one.

    `title` is the title known from elsewhere; then only a first line equal to it is a headline.
    Furniture is no part of the report where it is certain.
    """
    spans = _without(clean, paragraph_spans(clean), furniture)
    blocks: list[Block] = []
    headline = _headline(clean, spans, title)
    if headline is not None:
        blocks.append(Block(*spans[0], "headline"))
        spans = spans[1:]
    dateline = find_dateline(clean, *spans[0]) if spans else None
    if dateline is not None:
        blocks.append(Block(dateline.start, dateline.end, "dateline"))
        rest = clean[dateline.end : spans[0][1]]
        start = spans[0][1] - len(rest.lstrip())
        spans[:1] = [(start, spans[0][1])] if rest.strip() else []
    blocks += [Block(start, end, "paragraph") for start, end in spans]
    return blocks, dateline, headline


def _without(clean: str, spans: list[tuple[int, int]], furniture: Sequence[Found]) -> list[tuple[int, int]]:
    """The paragraphs without furniture, which fills a whole one or stands at the end of one."""
    cut = {found.end: found.start for found in furniture if found.certain}
    kept = [(start, start + len(clean[start : cut.get(end, end)].rstrip())) for start, end in spans]
    return [(start, end) for start, end in kept if start < end]


def _headline(clean: str, spans: list[tuple[int, int]], title: str | None) -> str | None:
    if not spans:
        return None
    first = clean[slice(*spans[0])]
    if title is not None:
        return first if _same_words(first, title) else None
    dateline = find_dateline(clean, *spans[0])
    # "TALKS: Rebels leave" above a report is a headline; a paragraph that begins with a dateline is none.
    if len(spans) == 1 or (dateline and not clean[dateline.start : dateline.end].endswith(":")):
        return None
    return first if reads_as_headline(first) else None


def _same_words(one: str, other: str) -> bool:
    return re.findall(r"\w+", one.lower()) == re.findall(r"\w+", other.lower())
