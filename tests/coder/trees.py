"""Documents with a dependency tree given by hand."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Token

from parley.language.lemmas import lemma

VOCAB = spacy.blank("en").vocab


def parsed(rows: str) -> Doc:
    """One word a line: "form UPOS XPOS head relation", heads counted from 1, 0 for the root."""
    cells = [row.split() for row in rows.strip().splitlines()]
    return Doc(
        VOCAB,
        words=[row[0] for row in cells],
        lemmas=[lemma(row[0], row[1], row[2]) for row in cells],
        pos=[row[1] for row in cells],
        tags=[row[2] for row in cells],
        heads=[place if row[3] == "0" else int(row[3]) - 1 for place, row in enumerate(cells)],
        deps=[row[4] for row in cells],
    )


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)
