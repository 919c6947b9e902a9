"""Finds paragraphs that were glued together: "a prisoner exchange.The short meeting"."""

from __future__ import annotations

import re

from parley.documents.document import DefectKind
from parley.documents.draft import Draft
from parley.documents.offsets import Replacement
from parley.documents.words import words

# A stop, the marks that close a quotation or bracket, then at once the beginning of a sentence.
_PLACE = re.compile(r"(?<=[^\s.!?])([.!?])([”’»)\]\"']*)(?=[“‘«„(\"']?[^\W\d_])")
_NEXT_WORD = re.compile(r"[“‘«„(\"']?([^\W\d_]+(?:[-’'][^\W\d_]+)*)")
_LAST_WORD = re.compile(r"([^\W_]+)[”’»)\]\"'%]*$")
_ADDRESS = re.compile(r"://|www\.|@|\w/\w|\\")
SHORTEST_END = 3  # letters; shorter words before a stop are mostly parts of names


def repair_glue(draft: Draft) -> None:
    """Puts a paragraph break at every place where two paragraphs were glued together."""
    certain: list[int] = []
    likely: list[int] = []
    marks = _MarksSoFar(draft.text)
    for match in _PLACE.finditer(draft.text):
        verdict = _verdict(draft.text, match)
        if verdict is not None:
            (certain if verdict else likely).append(match.end() - marks.opens_next(match.end()))
    # A scraper that glued once glues everywhere, so certain places vouch for the likely ones.
    places = sorted(certain + likely) if certain else []
    draft.report(
        DefectKind.GLUED_PARAGRAPHS,
        "paragraphs glued without a space after the full stop",
        [(place - 1, place + 1) for place in places],
    )
    draft.repair([Replacement(place, place, "\n\n") for place in places])


def _verdict(text: str, match: re.Match[str]) -> bool | None:
    """True for a glue place that is certain, False for one that is likely, none for what is no glue."""
    left = _LAST_WORD.search(text[max(0, match.start() - 60) : match.start()])
    right = _NEXT_WORD.match(text, match.end(), match.end() + 60)
    if left is None or right is None or not right.group(1)[0].isupper():
        return None
    quoted = bool(match.group(2)) or right.group()[0] in "“‘«„(\"'"
    verdict = _words_fit(text, match, left.group(1), right.group(1), quoted)
    if verdict is None or _in_address(text, match.start(), right.group(1)):
        return None
    return verdict


def _words_fit(text: str, match: re.Match[str], left: str, right: str, quoted: bool) -> bool | None:
    """The verdict from the two words that meet at the stop."""
    if left.lower() in words().titles or right.lower() in words().domains:
        return None
    opener = right in words().openers
    if len(left) == 1 and left.isupper():  # "U.S.The", but not "J.K.Rowling"
        return (opener and _is_acronym(text, match.start())) or None
    if left.isdigit():
        return ((opener or quoted) and len(right) > 1) or None
    if len(left) < SHORTEST_END and left not in words().short_ends:
        return quoted or None
    if len(right) == 1 and right not in {"A", "I"}:
        return _is_acronym_next(text, match.end()) or None
    following = text[match.end() + len(right) : match.end() + len(right) + 1] if not quoted else " "
    if following == "." and not opener:  # "parley.Document.text", "U.S." after a stop was let through above
        return None
    # Two names that meet may be a glue place or one name: "Istanbul.Moscow" or "Yahoo.Finance".
    return opener or quoted or left[0].islower() or left.isupper()


def _is_acronym(text: str, stop: int) -> bool:
    """Whether the stop ends an acronym of at least two letters with stops, such as "U.S."."""
    return bool(re.search(r"(?<![^\W_])(?:[A-Z]\.)+[A-Z]$", text[max(0, stop - 12) : stop]))


def _is_acronym_next(text: str, start: int) -> bool:
    """Whether an acronym with stops begins here, such as "U.S."."""
    return bool(re.match(r"[“‘\"']?(?:[A-Z]\.){2,}", text[start : start + 12]))


def _in_address(text: str, position: int, next_word: str) -> bool:
    """Whether the stop lies in a web or mail address or a path; looks at the surrounding unbroken characters.

    An address that is complete may end a sentence: "on www.example.org.The talks".
    """
    before = re.split(r"\s", text[max(0, position - 200) : position])[-1]
    after = re.split(r"\s", text[position : position + 200])[0]
    if not _ADDRESS.search(before):
        return bool(re.match(r"[.\w]*@", after))
    is_complete = "/" not in before and before.rpartition(".")[2].lower() in words().domains
    return not (is_complete and next_word in words().openers)


class _MarksSoFar:
    """Counts straight quotation marks, paragraph by paragraph, so that an opening one is told from a
    closing one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.counted = 0
        self.marks = 0

    def opens_next(self, end: int) -> bool:
        """Whether the character before `end` is a straight mark that opens a quotation; `end` only ever
        grows."""
        paragraph = self.text.rfind("\n\n", self.counted, end)
        if paragraph >= 0:
            self.counted, self.marks = paragraph, 0
        self.marks += self.text.count('"', self.counted, end)
        self.counted = end
        return self.text[end - 1] == '"' and self.marks % 2 == 1
