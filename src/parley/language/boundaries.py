"""Where sentences begin: a small logistic regression over the places where one could.

A place is a candidate after a word that ends with a full stop, a question or exclamation mark or an ellipsis,
and after the quotation marks and brackets that close on it. Paragraphs always begin a sentence.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.errors import WeightsError
from parley.language.abbreviations import abbreviations
from parley.language.pieces import shape

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

ENDS = frozenset(".?!…")
CLOSERS = frozenset("\"'”’»)]}")
OPENERS = frozenset("\"'“‘«([{")
CLOSING_ONLY = frozenset("”’»)]},;:")
NUMBER_SIGNS = frozenset({"no", "nos"})
# A quotation mark more than this many words away no longer counts as open.
QUOTE_REACH = 80
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, and whether white space stands before it."""

    text: str
    spaced: bool


def words_of(doc: Doc) -> tuple[list[Word], list[int]]:
    """The words of a ``Doc`` without white space tokens, and their places in it."""
    words, places, spaced = [], [], True
    for token in doc:
        if token.is_space:
            spaced = True
            continue
        words.append(Word(token.text, spaced))
        places.append(token.i)
        spaced = bool(token.whitespace_)
    return words, places


def candidates(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Pairs (place, end): a sentence may begin at ``place``; ``end`` is the word whose mark would end the one
    before."""
    for place in range(1, len(words)):
        end = place - 1
        # Some writers close with an opening mark (”…“), so a mark before a space closes too.
        while end > 0 and not words[end].spaced and _closes(words, end):
            end -= 1
        if words[end].text[-1] not in ENDS:
            continue
        closes = words[place].text in CLOSERS or words[place].text in CLOSING_ONLY
        if not closes or (words[place].spaced and words[place].text not in CLOSING_ONLY):
            yield place, end


def _closes(words: Sequence[Word], place: int) -> bool:
    if words[place].text in CLOSERS:
        return True
    return words[place].text in OPENERS and (place + 1 == len(words) or words[place + 1].spaced)


def features(
    words: Sequence[Word], place: int, end: int, usual: Mapping[str, int], quoted: bool
) -> list[str]:
    """What speaks for or against a sentence beginning at ``place``.

    ``usual`` holds the words that are mostly written small; ``quoted`` says that a quotation is open before
    ``place``.
    """
    mark, after = _mark(words, end), words[place].text
    following = _after(words, place, usual)
    before = words[end - 1].text if end and mark in {".", "..."} else words[end].text
    kind = _kind(words[end].text) if mark == "abbreviation" else shape(before)
    found = [
        f"mark={mark}",
        f"after={following}",
        f"mark,after={mark},{following}",
        f"kind,after={mark},{kind},{following}",
        f"after word={after.lower()}",
        f"mark,after word={mark},{after.lower()}",
        f"spaced={words[place].spaced},{mark},{following}",
        f"closed={place - 1 - end > 0},{mark},{following}",
        f"quoted={quoted},{mark},{after in OPENERS}",
        f"before={mark},{len(before) if len(before) < 4 else 4},{shape(before)},{following}",  # noqa: PLR2004
    ]
    if mark == "abbreviation":
        found.append(f"abbreviation={words[end].text.lower()},{following}")
    if after in OPENERS and place + 1 < len(words):
        found.append(f"after opener={mark},{_after(words, place + 1, usual)}")
    return found


def _mark(words: Sequence[Word], end: int) -> str:
    text = words[end].text
    if text == "." or text in {"?", "!"}:
        return text
    if text[-1] in "?!":
        return "?!"
    if text[-1] == "…" or text.strip(".") == "":
        return "..."
    return "abbreviation"


def _kind(text: str) -> str:
    if len(text) == 2 and text[0].isupper():  # noqa: PLR2004 - an initial and its full stop
        return "initial"
    return abbreviations().get(text.lower(), "dotted" if "." in text[:-1] else "unknown")


def _after(words: Sequence[Word], place: int, usual: Mapping[str, int]) -> str:
    text = words[place].text
    small = text.lower() in usual
    return f"{shape(text)}{'-usual' if small and text[:1].isupper() else ''}"


class Boundaries:
    """Trained boundaries: a weight for every feature, a bias, and the words that are mostly written small."""

    def __init__(self, weights: Mapping[str, float], bias: float, usual: Sequence[str]) -> None:
        self.weights, self.bias = weights, bias
        self.usual = dict.fromkeys(usual, 1)

    @classmethod
    def load(cls, path: Path) -> Boundaries:
        """Read ``boundaries.json``."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            return cls(data["weights"], data["bias"], data["usual"])
        except (OSError, ValueError, KeyError) as error:
            raise WeightsError(f"{path} cannot be read as sentence boundaries: {error}") from error

    def probability(self, words: Sequence[Word], place: int, end: int, quoted: bool) -> float:
        """How likely a sentence begins at ``place``."""
        total = self.bias
        for name in features(words, place, end, self.usual, quoted):
            total += self.weights.get(name, 0.0)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def starts(self, words: Sequence[Word], forced: frozenset[int] = frozenset()) -> list[int]:
        """Where sentences begin in ``words``; ``forced`` are places that always begin one.

        An abbreviation that stands before a name (*Lt. Gen.*), and a month before a number (*Feb. 20*), never
        ends a sentence.
        """
        quotes = open_quotes(words, forced)
        found = {0} | {place for place in forced if place < len(words)} if words else set()
        for place, end in candidates(words):
            if place in found or binds(words, place, end):
                continue
            if self.probability(words, place, end, quotes[place]) > LIKELY:
                found.add(place)
        return sorted(found)


def binds(words: Sequence[Word], place: int, end: int) -> bool:
    """Whether what ends at ``end`` belongs to what follows it: a title before a name, a month or *No.* before
    a number, a quoted question before *she asked*."""
    after = words[place].text
    if end < place - 1 and after[:1].islower():
        return True
    if words[end].text == "." and end and words[end - 1].text.lower() in NUMBER_SIGNS:
        return after[:1].isdigit()
    kind = _kind(words[end].text) if _mark(words, end) == "abbreviation" else ""
    return (kind == "title" and after[:1].isupper()) or (kind == "month" and after[:1].isdigit())


def open_quotes(words: Sequence[Word], forced: frozenset[int]) -> list[bool]:
    """For every place, whether a quotation is open before it. Paragraphs close quotations."""
    state, opened, found = False, 0, []
    for place, word in enumerate(words):
        if place in forced or place - opened > QUOTE_REACH:
            state = False
        found.append(state)
        if word.text == '"':
            state, opened = not state, place
        elif word.text in {"“", "”"}:
            state, opened = word.text == "“", place
    return found


def sentence_starts(doc: Doc, blocks: Sequence[tuple[int, int]], boundaries: Boundaries) -> list[int]:
    """The token numbers of ``doc`` at which sentences begin (never a white space token).

    ``blocks`` are the half-open character ranges of headline and paragraphs.
    """
    words, places = words_of(doc)
    offsets = [doc[place].idx for place in places]
    forced, place = set(), 0
    for start in sorted(start for start, _ in blocks):
        while place < len(offsets) and offsets[place] < start:
            place += 1
        if place < len(offsets):
            forced.add(place)
    return [places[start] for start in boundaries.starts(words, frozenset(forced))]
