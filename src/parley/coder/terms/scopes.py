"""Scopes: the part of the front or the fighting an act is limited to ("certain frontline positions")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.coder.terms.numbers import DASHES
from parley.coder.terms.words import Word, phrase_at, read_words
from parley.lexicon.terms import ScopeWords, load_grammar, load_scope_words

if TYPE_CHECKING:
    from parley.coder.tokens import Doc, Span

REACH = 7  # words of a noun phrase: "in all of the disputed eastern border areas"
ARTICLES = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class FoundScope:
    """The words of a scope, without article and preposition, in tokens `start` to `end` (half-open)."""

    scope: str
    start: int
    end: int


def find_scopes(span: Doc | Span) -> list[FoundScope]:
    """The scopes of a sentence in the order of the text; a bare "the area" and a name alone are none.

    >>> import spacy
    >>> find_scopes(spacy.blank("en")("It holds only in certain frontline positions."))[0].scope
    'certain frontline positions'
    """
    words = read_words(span)
    lexicon = load_scope_words()
    found: list[FoundScope] = []
    for place, word in enumerate(words[:-1]):
        if word.lower not in lexicon.openers:
            continue
        reach = _noun_phrase(span.doc, words, place + 1, lexicon)
        if reach is not None:
            start, end = words[reach[0]].start, words[reach[1] - 1].end
            found.append(FoundScope(" ".join(span.doc[start:end].text.split()), start, end))
    return found


def _noun_phrase(doc: Doc, words: Sequence[Word], first: int, lexicon: ScopeWords) -> tuple[int, int] | None:
    """The words from the first that says which to the scope's noun."""
    while first < len(words) and words[first].lower in ARTICLES:
        first += 1
    ends = load_grammar().phrase_ends
    for place in range(first, min(len(words), first + REACH)):
        end = phrase_at(words, place, lexicon.nouns, lexicon.longest)
        goes_on = (
            end is not None
            and end < len(words)
            and words[end].kind == "word"
            and words[end].lower not in ends
        )
        if end is not None and end - first > 1 and not goes_on:
            return first, end
        word = words[place]
        if word.lower in lexicon.not_with or (
            doc[word.start].pos_ == "VERB" and doc[word.start].tag_ != "VBN"
        ):
            return None
        if (
            word.lower in ends
            or word.lower in lexicon.openers
            or (word.kind != "word" and word.kind != "number" and word.text not in DASHES)
        ):
            return None
    return None
