"""Whether a word belongs to a class of the lexicon, by its lemma."""

from __future__ import annotations

from parley.coder.tokens import Token
from parley.lexicon.words import load_nouns, load_people


def in_class(token: Token, *classes: str) -> bool:
    """Whether the token's lemma is in one of these classes of `people.yaml` or `nouns.yaml`."""
    lemma = token.lemma_.lower()
    people, nouns = load_people(), load_nouns()
    return any(lemma in people.get(name, ()) or lemma in nouns.get(name, ()) for name in classes)
