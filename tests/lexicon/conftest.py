"""Whether a sentence holds a word of the lexicon in some inflection, found without a parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import lemminflect
import pytest

Holds = Callable[[str, str], bool]

IRREGULAR = {"is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "has": "have"}


@pytest.fixture(scope="session")
def holds() -> Holds:
    """The function that tells whether a sentence holds a word."""
    return sentence_holds


def sentence_holds(sentence: str, word: str) -> bool:
    """Whether every part of `word` stands in `sentence`, in order; hyphens are blanks.

    >>> sentence_holds("Baku ruled it out.", "rule out"), sentence_holds("Baku rules.", "rule out")
    (True, False)
    """
    tokens = iter(re.findall(r"[^\W_]+", sentence.lower().replace("'s", "")))
    parts = re.findall(r"[^\W_]+", word.lower())
    return all(any(_is_form(token, part) for token in tokens) for part in parts)


@cache
def _is_form(token: str, lemma: str) -> bool:
    if token == lemma or IRREGULAR.get(token) == lemma:
        return True
    lemmas = {form for forms in lemminflect.getAllLemmas(token).values() for form in forms}
    guessed = {
        form
        for upos in ("NOUN", "VERB", "ADJ")
        for form in lemminflect.getAllLemmasOOV(token, upos).get(upos, ())
    }
    return lemma in lemmas | guessed
