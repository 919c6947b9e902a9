from __future__ import annotations

import pytest

from parley.language.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "base"),
    [
        ("said", "VERB", "VBD", "say"),
        ("put", "VERB", "VBD", "put"),
        ("met", "VERB", "VBN", "meet"),
        ("withdrew", "VERB", "VBD", "withdraw"),
        ("laid", "VERB", "VBN", "lay"),
        ("lay", "VERB", "VBD", "lie"),
        ("lay", "VERB", "VB", "lay"),
        ("left", "VERB", "VBD", "leave"),
        ("found", "VERB", "VBN", "find"),
        ("found", "VERB", "VB", "found"),
        ("bound", "VERB", "VBN", "bind"),
        ("rejected", "VERB", "VBN", "reject"),
        ("freed", "VERB", "VBN", "free"),
        ("are", "VERB", "VBP", "be"),
        ("wo", "AUX", "MD", "will"),
        ("’s", "AUX", "VBZ", "be"),
        ("'d", "AUX", "VBD", "have"),
        ("'d", "AUX", "MD", "would"),
        ("n’t", "PART", "RB", "not"),
        ("talks", "NOUN", "NNS", "talk"),
        ("ceasefires", "NOUN", "NNS", "ceasefire"),
        ("truces", "NOUN", "NNS", "truce"),
        ("parties", "NOUN", "NNS", "party"),
        ("us", "PRON", "PRP", "we"),
        ("US", "PROPN", "NNP", "US"),
        ("Ukrainian", "ADJ", "JJ", "Ukrainian"),
        ("Emirates", "PROPN", "NNPS", "Emirate"),
        ("more", "ADJ", "JJR", "more"),
        ("an", "DET", "DT", "a"),
    ],
)
def test_lemma(word: str, upos: str, xpos: str, base: str) -> None:
    assert lemma(word, upos, xpos) == base


def test_a_capital_at_the_beginning_of_a_sentence_means_nothing() -> None:
    assert lemma("Mutual", "ADJ", "JJ", first=True) == "mutual"
    assert lemma("Chadian", "ADJ", "JJ", first=False) == "Chadian"
