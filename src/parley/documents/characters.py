"""Repairs single characters: mojibake, entities, tags, invisible and control characters, odd spaces."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from parley.documents.document import DefectKind
from parley.documents.draft import Draft
from parley.documents.offsets import Replacement

# Bytes of UTF-8 shown in another encoding stand in pairs outside ASCII, or are control characters; a
# lone accented letter or a curly quotation mark is neither. Importing ftfy takes 0.2 seconds, so most
# texts never come that far.
_SUSPECT = re.compile(r"[^\x00-\x7f–—‘’“”…\xa0][^\x00-\x7f]|[\x80-\x9f]|[ÂÃâ] ")
_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]+ ?")

_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});|&(?:quot|nbsp|apos)(?![\w;=])"
)
# The ampersand got lost. None of these names ends an English word except "aliquot" and, for amp, "camp"
# or "stamp"; a number of amperes is told from "Johnson amp; Johnson" by the capital on the right and a
# letter on the left.
_BROKEN_ENTITY = re.compile(
    r"(?<!&)(?<!ali)(?:quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip);"
    r"|(?<!&)#(?:\d{2,5}|x[0-9a-fA-F]{2,4});"
    r"|(?:(?<=[A-Za-z] )|(?<=[A-Z]))amp;(?= ?[A-Z])"
)
_NOT_A_CHARACTER = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

_TAG_NAMES = (
    "p|br|div|span|b|i|u|em|strong|a|ul|ol|li|h[1-6]|blockquote|article|section|img|figure|figcaption|hr"
)
_SKIPPED_START = re.compile(r"<(script|style)\b[^<>]{0,500}>|<!--", re.IGNORECASE)
_SKIPPED_ENDS = {"script": "</script>", "style": "</style>", "": "-->"}
_TAG = re.compile(rf"</?({_TAG_NAMES})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_INLINE = frozenset({"span", "b", "i", "u", "em", "strong", "a", "img"})

# The zero-width joiner and non-joiner belong to emoji and to Persian or Indian words: not between Latin
# letters.
_INVISIBLE = re.compile(
    r"[\u00ad\u200b\u2060-\u2064\u180e\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    r"|(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f]|\Z)"
)
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ODD_SPACE = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACES = re.compile(r"(?<=[^\s]) {2,}(?=[^\s])")

# What neither SQLite, PostgreSQL nor JSON in UTF-8 can hold.
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


def storable(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with each NUL and lone surrogate replaced by U+FFFD, and where they stood; positions stay
    the same.

    >>> storable("cease\\x00fire")
    ('cease�fire', [(5, 6)])
    """
    spans = [match.span() for match in _UNSTORABLE.finditer(text)]
    return (_UNSTORABLE.sub("\ufffd", text), spans) if spans else (text, [])


def repair_mojibake(draft: Draft) -> None:
    """Puts right the UTF-8 that was read in another encoding, piece by piece, so that the map stays
    exact."""
    if not _SUSPECT.search(draft.text):
        return
    from ftfy.badness import is_bad  # 0.2 seconds: only for a text that looks wrong

    if not is_bad(draft.text):
        return
    edits: list[Replacement] = []
    for match in _OUTSIDE_ASCII.finditer(draft.text):
        left = draft.text[max(0, match.start() - 1) : match.start()]
        right = draft.text[match.end() : match.end() + 1]
        edits += _aligned(match.start(), match.group(), _mended(left, match.group(), right))
    draft.repair_and_report(DefectKind.MOJIBAKE, "characters garbled by a wrong encoding", edits)


@lru_cache(maxsize=4096)
def _mended(left: str, run: str, right: str) -> str:
    """What ftfy makes of a run of characters; the neighbours help it to judge and must stay as they are."""
    from ftfy import fix_encoding

    fixed = fix_encoding(left + run + right)
    inner = fixed[len(left) : len(fixed) - len(right)]
    return inner if fixed == left + inner + right else fix_encoding(run)


def _aligned(start: int, old: str, new: str) -> list[Replacement]:
    """Splits one repaired run into the smallest replacements that are certain."""
    if old == new:
        return []
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    start, old, new = start + head, old[head : len(old) - tail], new[head : len(new) - tail]
    widths = [len(character.encode("utf-8", "replace")) for character in new]
    if sum(widths) != len(old):  # not one wrong character per byte: keep the run in one piece
        return [Replacement(start, start + len(old), new)]
    edits = []
    for character, width in zip(new, widths, strict=True):
        edits.append(Replacement(start, start + width, character))
        start += width
    return edits


def repair_entities(draft: Draft) -> None:
    """Resolves HTML entities left in the text, also those that lost their ampersand or were escaped
    twice."""
    spans: list[tuple[int, int]] = []
    for pattern, prefix in ((_ENTITY, ""), (_ENTITY, ""), (_BROKEN_ENTITY, "&")):
        edits = []
        for match in pattern.finditer(draft.text):
            new = html.unescape(prefix + match.group())
            if new not in (prefix + match.group(), "\ufffd"):
                edits.append(Replacement(*match.span(), storable(new)[0]))
        spans += [draft.offsets.original(edit.start, edit.end) for edit in edits]
        draft.repair(edits)
    widest = {
        start: (start, end) for start, end in sorted(spans)
    }  # an entity escaped twice was repaired twice
    draft.report_original(DefectKind.ENTITY, "HTML entities left in the text", list(widest.values()))


def repair_markup(draft: Draft) -> None:
    """Takes away HTML tags left in the text; a tag that ends a block becomes a paragraph break."""
    if "<" not in draft.text:
        return
    edits = [Replacement(start, end, "") for start, end in _skipped(draft.text)]
    draft.repair_and_report(DefectKind.MARKUP, "scripts or comments of a web page left in the text", edits)
    edits = []
    for match in _TAG.finditer(draft.text):
        name = match.group(1).lower()
        edits.append(Replacement(*match.span(), "" if name in _INLINE else "\n" if name == "br" else "\n\n"))
    draft.repair_and_report(DefectKind.MARKUP, "HTML tags left in the text", edits)


def _skipped(text: str) -> list[tuple[int, int]]:
    """Scripts, styles and comments, each from its opening to its closing tag."""
    spans: list[tuple[int, int]] = []
    lowered = text.lower() if len(text.lower()) == len(text) else text
    match = _SKIPPED_START.search(text)
    while match:
        closing = _SKIPPED_ENDS[(match.group(1) or "").lower()]
        found = lowered.find(closing, match.end())
        if found < 0:
            break  # never closed: leave the text alone
        spans.append((match.start(), found + len(closing)))
        match = _SKIPPED_START.search(text, spans[-1][1])
    return spans


def repair_control_characters(draft: Draft) -> None:
    """Takes away control characters, which no reader sees and no parser knows."""
    edits = [Replacement(*match.span(), "") for match in _NOT_A_CHARACTER.finditer(draft.text)]
    draft.repair_and_report(DefectKind.CONTROL, "control characters in the text", edits)


def repair_invisible_characters(draft: Draft) -> None:
    """Takes away soft hyphens, zero-width characters, byte order marks and marks of writing direction."""
    if draft.text.isascii():
        return
    edits = [Replacement(*match.span(), "") for match in _INVISIBLE.finditer(draft.text)]
    draft.repair_and_report(
        DefectKind.INVISIBLE,
        "invisible characters in the text, such as soft hyphens or zero-width spaces",
        edits,
    )


def repair_spaces(draft: Draft) -> None:
    """Makes every line end a line feed, every space a plain one, and every run of spaces within a line
    one."""
    draft.repair([Replacement(*match.span(), "\n") for match in _LINE_END.finditer(draft.text)])
    odd = [match.span() for match in _ODD_SPACE.finditer(draft.text)]
    fixed = [span for span in odd if draft.text[span[0]] != "\t"]
    draft.report(DefectKind.NO_BREAK_SPACE, "no-break spaces or other odd spaces in the text", fixed)
    draft.repair([Replacement(start, end, " ") for start, end in odd])
    edits = [Replacement(*match.span(), " ") for match in _SPACES.finditer(draft.text)]
    draft.repair_and_report(DefectKind.DOUBLED_SPACE, "doubled spaces between words", edits)
