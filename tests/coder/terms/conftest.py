"""Documents for the tests of terms: by spaCy's blank tokenizer, or with a tree given by hand."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

LOOSE_TOKEN = re.compile(r"[^\s,.;:!?]+(?:[.,:]\d+)*|[,.;:!?]")


@pytest.fixture(scope="session")
def blank() -> Language:
    return spacy.blank("en")


def loose_doc(blank: Language, sentence: str) -> Doc:
    """The sentence in tokens as large as they come: "30-day" and "1,000-for-1,000" are one token each."""
    found = list(LOOSE_TOKEN.finditer(sentence))
    spaces = [sentence[token.end() : token.end() + 1].isspace() for token in found]
    return Doc(blank.vocab, words=[token.group() for token in found], spaces=spaces)


def parsed_doc(blank: Language, sentence: str, tree: str) -> Doc:
    """The sentence with its tree, one line a word: "form UPOS XPOS head relation"; 0 is the root."""
    rows = [line.split() for line in tree.strip().splitlines()]
    spaces, position = [], 0
    for row in rows:
        position = sentence.index(row[0], position) + len(row[0])
        spaces.append(sentence[position : position + 1] == " ")
    return Doc(
        blank.vocab,
        words=[row[0] for row in rows],
        spaces=spaces,
        pos=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        heads=[place if row[3] == "0" else int(row[3]) - 1 for place, row in enumerate(rows)],
        deps=[row[4] for row in rows],
    )
