"""Finds a report's last sentence cut off: in the middle of a word, by an ellipsis, or without a full
stop."""

from __future__ import annotations

import re

from parley.documents.document import Block, DefectKind
from parley.documents.draft import Draft
from parley.documents.offsets import Replacement
from parley.documents.sentences import ends_sentence

_COUNTED = re.compile(r"\s*\[\+?\d+ chars\]\s*$")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…)\])[”’\"')]*$")
_CLOSED = re.compile(r"[)\]”\"’'*]$")
FEWEST_WORDS = 4  # shorter last lines are signatures, credits or list items


def remove_counted_rest(draft: Draft) -> bool:
    """Takes away "[+2345 chars]", which news services put in place of the rest; says whether it was
    there."""
    match = _COUNTED.search(draft.text[-40:])
    if not match:
        return False
    start = len(draft.text) - len(draft.text[-40:]) + match.start()
    _report(draft, start, len(draft.text))
    draft.repair([Replacement(start, len(draft.text), "")])
    return True


def report_cut_off(draft: Draft, blocks: list[Block]) -> None:
    """Reports when the last paragraph ends before its sentence does."""
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    if not paragraphs:
        return
    last = draft.text[paragraphs[-1].start : paragraphs[-1].end]
    if _is_cut_off(last):
        _report(draft, paragraphs[-1].end - 1, paragraphs[-1].end)


def _is_cut_off(last: str) -> bool:
    """Whether a paragraph ends too early.

    >>> [_is_cut_off(last) for last in ("This is what they wan...", "Talks will go on.", "By our staff")]
    [True, False, False]
    """
    if _ELLIPSIS.search(last[-12:]):
        return True
    if ends_sentence(last) or len(last.split()) < FEWEST_WORDS:
        return False
    return not _CLOSED.search(last)


def _report(draft: Draft, start: int, end: int) -> None:
    draft.report(DefectKind.CUT_OFF, "last sentence cut off", [(start, end)])
