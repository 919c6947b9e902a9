"""Finds what stood around a report on its page and was scraped along: advertisements, buttons, credits."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from pydantic import Field

from parley.codebook.strict_yaml import Form, load


class Entry(Form):
    """One kind of furniture; the head of `data/furniture.yaml` explains the fields."""

    id: str
    form: Literal["line", "start", "tail"]
    words: tuple[str, ...]
    longest: int = 40
    certain: bool
    matches: tuple[str, ...]
    excluded: tuple[str, ...] = Field(alias="not")


class Found(NamedTuple):
    """A stretch of furniture in the clean text, and whether it is certain enough to be left out."""

    start: int
    end: int
    certain: bool


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """The kinds of furniture, read once."""
    return load(files("parley.documents") / "data" / "furniture.yaml", tuple[Entry, ...])


_TAIL = re.compile(r"[(\[]([^()\[\]]{1,400})[)\]]\.?$")
_LONGEST = 700  # characters; a longer paragraph can only have furniture at its end


def find_furniture(clean: str, spans: list[tuple[int, int]]) -> list[Found]:
    """The furniture among paragraphs, given as ranges of the clean text."""
    found = []
    for start, end in spans:
        hit = _found_in(clean[start:end])
        if hit is not None:
            found.append(Found(start + hit.start, start + hit.end, hit.certain))
    return found


def _found_in(paragraph: str) -> Found | None:
    if len(paragraph) < _LONGEST:
        line = " ".join(paragraph.casefold().replace("’", "'").split())
        for entry in _by_form()["line"]:
            if line.strip(" .:|-–—•") in entry.words:
                return Found(0, len(paragraph), entry.certain)
        for entry in _by_form()["start"]:
            if len(line.split()) <= entry.longest and _begins(line, entry.words):
                return Found(0, len(paragraph), entry.certain)
    tail = _TAIL.search(paragraph[-420:])
    if tail:
        for entry in _by_form()["tail"]:
            if _begins(tail.group(1).casefold().strip(), entry.words):
                return Found(max(0, len(paragraph) - 420) + tail.start(), len(paragraph), entry.certain)
    return None


def _begins(line: str, words: tuple[str, ...]) -> bool:
    """Whether the line begins with one of the words, which end where a word ends (or in a figure: "©
    20")."""
    if not line.startswith(words):
        return False
    return any(
        line.startswith(one) and (not line[len(one) : len(one) + 1].isalpha() or not one[-1].isalpha())
        for one in words
    )


@lru_cache(maxsize=1)
def _by_form() -> dict[str, list[Entry]]:
    return {form: [entry for entry in entries() if entry.form == form] for form in ("line", "start", "tail")}
