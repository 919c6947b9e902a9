"""Tells line breaks that only wrap a paragraph from those that end one."""

from __future__ import annotations

import re
from typing import NamedTuple

from parley.documents.document import DefectKind
from parley.documents.draft import Draft
from parley.documents.offsets import Replacement
from parley.documents.sentences import ends_sentence, goes_on, last_word
from parley.documents.words import words

_BREAK = re.compile(r"[ \t]*\n[\s]*")
_BULLET = re.compile(r"(?:[-–—*•·▪●]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"([^\W\d_]+)-$")

# Mail, agencies' wires and books wrap between 50 and 100 columns; wider lines are whole paragraphs.
NARROWEST, WIDEST = 40, 140
# Ends of words that are no words themselves, so that "negotia-" and "tions" can only be one word.
_WORD_ENDS = re.compile(
    r"(?:[a-z]?[ts]ions?|[a-z]?[ts]ion(?:al|ally|ed|ing)|ments?|mental|ness|i?ty|ities|ing|ings|ed|ers?|ors?|ance|ances|ences?"
    r"|ous|ious|ives?|tives?|ations?|ated|ating|ates?|cial|tial|tic|tical|ical|ically|ally|ly|ably|ably|ism|ists?)\b"
)


class _Break(NamedTuple):
    """White space with at least one line end in it, and the lines on either side."""

    start: int
    end: int
    blank: bool
    before: str
    after: str
    first: bool


def repair_lines(draft: Draft) -> None:
    """Joins hard-wrapped lines; every other line break becomes a paragraph break of one blank line."""
    draft.repair(_edges(draft.text))
    breaks = _breaks(draft.text)
    width = _wrap_width(breaks)
    spelled = frozenset(_WORD.findall(draft.text.lower())) if "-\n" in draft.text else frozenset()
    joins: list[Replacement] = []
    paragraphs: list[Replacement] = []
    for one in breaks:
        if not _wraps(one, width):
            paragraphs.append(Replacement(one.start, one.end, "\n\n"))
        else:
            joins.append(_joined(one, spelled))
    draft.report(
        DefectKind.HARD_WRAPPED, "lines broken in the middle of a sentence", [(j.start, j.end) for j in joins]
    )
    changed = [edit for edit in paragraphs if draft.text[edit.start : edit.end] != edit.new]
    draft.repair(sorted(joins + changed))


def _edges(text: str) -> list[Replacement]:
    """White space before the first and after the last word of the text goes."""
    inner = text.strip()
    if not inner:
        return []
    start = text.index(inner)
    end = start + len(inner)
    edits = [Replacement(0, start, ""), Replacement(end, len(text), "")]
    return [edit for edit in edits if edit.start < edit.end]


def _breaks(text: str) -> list[_Break]:
    matches = list(_BREAK.finditer(text))
    starts = [0] + [match.end() for match in matches]
    ends = [match.start() for match in matches] + [len(text)]
    lines = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return [
        _Break(*match.span(), match.group().count("\n") > 1, lines[index], lines[index + 1], index == 0)
        for index, match in enumerate(matches)
    ]


def _wrap_width(breaks: list[_Break]) -> int | None:
    """The column at which the lines of this text were wrapped; none where they were not.

    A text is taken as wrapped when its lines are of an even, moderate width, when in most of the breaks
    the next word would not have fitted on the line, and when a good part of the breaks fall inside a
    sentence.
    """
    single = [one for one in breaks if not one.blank and not _BULLET.match(one.after)]
    if not single:
        return None
    width = max(max(len(one.before), len(one.after)) for one in single)
    if not NARROWEST <= width <= WIDEST:
        return None
    full = sum(_is_full(one, width) for one in single)
    inside = [one for one in single if not ends_sentence(one.before)]
    small = sum(goes_on(one.after) for one in inside)
    # Most lines of wrapped prose break inside a sentence (a stop falls on a line's end about once in
    # five lines), and most words inside a sentence begin with a small letter; asking for a half and two
    # fifths leaves room for names and short texts.
    is_wrapped = 2 * full >= len(single) and 2 * len(inside) >= len(single) and 5 * small >= 2 * len(inside)
    return width if is_wrapped and small else None


def _is_full(one: _Break, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    next_word = one.after.split(" ", 1)[0]
    return len(one.before) + 1 + len(next_word) > width


def _wraps(one: _Break, width: int | None) -> bool:
    """Whether a line break stands inside a paragraph."""
    if ends_sentence(one.before) and not (one.before.endswith("...") and goes_on(one.after)):
        return width is not None and not one.blank and _is_full(one, width) and not _BULLET.match(one.after)
    if _BULLET.match(one.after) or one.before.endswith(":"):
        return False
    if one.blank:
        return _crosses_blank(one)
    if goes_on(one.after):
        return True
    if width is not None:
        return _is_full(one, width)
    # "Both sides dig in" may be a headline or a heading; "talks with the" is none.
    starts_anew = one.first or one.after.split(" ", 1)[0] in words().openers
    return _expects_more(one.before) and (not starts_anew or one.before.endswith(","))


def _crosses_blank(one: _Break) -> bool:
    """A blank line inside a sentence, as scrapers leave around links: rare, so the signs must be plain."""
    is_long = len(one.before) >= NARROWEST and not one.first  # the first line may be a headline
    return goes_on(one.after) and (is_long or _expects_more(one.before))


def _expects_more(line: str) -> bool:
    return line.endswith(",") or last_word(line) in words().unfinished


def _joined(one: _Break, spelled: frozenset[str]) -> Replacement:
    """What stands in place of a line break inside a paragraph: a space, or nothing within a hyphenated
    word."""
    left = _HYPHENATED.search(one.before[-40:])
    right = _FIRST_WORD.match(one.after)
    if left and right:
        hyphen = 1 if _is_one_word(left.group(1), right.group(), spelled) else 0
        return Replacement(one.start - hyphen, one.end, "")
    glued = one.after[:1] in {",", ";", ":", ")", ".", "”", "’"}
    return Replacement(one.start, one.end, "" if glued else " ")


def _is_one_word(left: str, right: str, spelled: frozenset[str]) -> bool:
    """Whether a word hyphenated at a line's end is written without the hyphen, for certain."""
    if right[0].isupper() or left.lower() in words().keeps_hyphen or f"{left}-{right}".lower() in spelled:
        return False
    return bool(_WORD_ENDS.fullmatch(right)) or (left + right).lower() in spelled
