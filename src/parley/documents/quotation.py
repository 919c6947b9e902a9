"""Finds quotations that are opened and never closed, or closed and never opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parley.documents.document import DefectKind
from parley.documents.draft import Draft

_MARK = re.compile(r"[“”„«»\"]|\n\n")
_OPENING = frozenset('“„«"')
_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}


def report_quotations(draft: Draft) -> None:
    """Reports quotations without an end or a beginning; nothing is put in their place."""
    opened: list[int] = []
    closed: list[int] = []
    for position, is_opening in _unmatched(draft.text):
        (opened if is_opening else closed).append(position)
    for places, message in (
        (opened, "opened and never closed"),
        (closed, "closed and never opened"),
    ):
        number = _NUMBERS.get(len(places), str(len(places)))
        noun = "quotation" if len(places) == 1 else "quotations"
        draft.report(DefectKind.QUOTATION, f"{number} {noun} {message}", [(at, at + 1) for at in places])


def _unmatched(text: str) -> Iterator[tuple[int, bool]]:
    """The marks without a partner, and whether each opens a quotation.

    A quotation that runs over several paragraphs opens each of them and is closed once, in the last.
    Curly and straight marks close each other, as many a text mixes them.
    """
    opened: int | None = None
    paragraph = 0
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n\n":
            paragraph = match.end()
            goes_on = text[paragraph : paragraph + 1] in _OPENING
            if opened is not None and text[opened] == '"' and not goes_on:
                yield (
                    opened,
                    True,
                )  # straight marks tell nothing of their side, so a paragraph is their horizon
                opened = None
        elif _opens(text, at, opened, paragraph):
            if opened is not None and at != paragraph:
                yield opened, True
            opened = at
        elif opened is not None:
            opened = None
        elif not _is_measure(text, at):
            yield at, False
    if opened is not None:
        yield opened, True


def _opens(text: str, at: int, opened: int | None, paragraph: int) -> bool:
    """Whether the mark at `at` opens a quotation, given the mark that opened the present one."""
    mark = text[at]
    if mark == '"':
        return at == paragraph or (opened is None and not _is_measure(text, at))
    if mark == "“":
        return opened is None or text[opened] != "„"
    return mark in "„«"


def _is_measure(text: str, at: int) -> bool:
    """A straight mark right behind a figure stands for inches or seconds."""
    return text[at] == '"' and text[at - 1 : at].isdigit()
