"""Who says so, on trees given by hand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from spacy.tokens import Doc

from parley.coder.attribution import Attribution
from parley.coder.cast import Cast
from parley.lexicon.parties import load_parties

from .trees import parsed, word


@dataclass(frozen=True)
class Sentence:
    rows: str
    reported: str
    speaker: str | None
    medium: str | None


SENTENCES = {
    "said that": Sentence(
        "Baku PROPN NNP 2 nsubj\nsaid VERB VBD 0 root\n"
        "that SCONJ IN 5 mark\nYerevan PROPN NNP 5 nsubj\nagreed VERB VBD 2 ccomp",
        "agreed",
        "Baku",
        None,
    ),
    "speaker after the statement": Sentence(
        "Yerevan PROPN NNP 2 nsubj\nagreed VERB VBD 5 ccomp\n"
        ", PUNCT , 2 punct\nBaku PROPN NNP 5 nsubj\nsaid VERB VBD 0 root",
        "agreed",
        "Baku",
        None,
    ),
    "aside": Sentence(
        "Yerevan PROPN NNP 6 nsubj\n, PUNCT , 4 punct\nBaku PROPN NNP 4 nsubj\n"
        "said VERB VBD 6 parataxis\n, PUNCT , 4 punct\n"
        "agreed VERB VBD 0 root",
        "agreed",
        "Baku",
        None,
    ),
    "told an outlet": Sentence(
        "Baku PROPN NNP 2 nsubj\ntold VERB VBD 0 root\n"
        "TASS PROPN NNP 2 obj\nYerevan PROPN NNP 5 nsubj\nagreed VERB VBD 2 ccomp",
        "agreed",
        "Baku",
        "TASS",
    ),
    "an outlet says": Sentence(
        "TASS PROPN NNP 2 nsubj\nreported VERB VBD 0 root\n"
        "that SCONJ IN 5 mark\nYerevan PROPN NNP 5 nsubj\nagreed VERB VBD 2 ccomp",
        "agreed",
        None,
        "TASS",
    ),
    "according to": Sentence(
        "Yerevan PROPN NNP 2 nsubj\nagreed VERB VBD 0 root\n, PUNCT , 6 punct\n"
        "according VERB VBG 6 case\nto ADP IN 4 fixed\n"
        "Baku PROPN NNP 2 obl",
        "agreed",
        "Baku",
        None,
    ),
    "according to an outlet": Sentence(
        "Yerevan PROPN NNP 2 nsubj\nagreed VERB VBD 0 root\n, PUNCT , 6 punct\n"
        "according VERB VBG 6 case\nto ADP IN 4 fixed\n"
        "TASS PROPN NNP 2 obl",
        "agreed",
        None,
        "TASS",
    ),
    "nobody says": Sentence("Yerevan PROPN NNP 2 nsubj\nagreed VERB VBD 0 root", "agreed", None, None),
    "a passive without agent": Sentence(
        "It PRON PRP 3 expl\nwas AUX VBD 3 aux:pass\nsaid VERB VBN 0 root\n"
        "that SCONJ IN 6 mark\nYerevan PROPN NNP 6 nsubj\n"
        "agreed VERB VBD 3 ccomp",
        "agreed",
        None,
        None,
    ),
}


def attribution(doc: Doc) -> Attribution:
    return Attribution(doc, Cast(doc, load_parties()))


@pytest.mark.parametrize("name", SENTENCES)
def test_speaker_and_medium(name: str) -> None:
    sentence = SENTENCES[name]
    doc = parsed(sentence.rows)
    sayings = attribution(doc).of(word(doc, sentence.reported))
    speaker = next((saying.speaker for saying in sayings if saying.speaker is not None), None)
    medium = next((saying.medium for saying in sayings if saying.medium), None)
    assert (speaker.text if speaker is not None else None) == sentence.speaker
    assert medium == sentence.medium


def test_the_innermost_saying_comes_first() -> None:
    doc = parsed(
        "Baku PROPN NNP 2 nsubj\nsaid VERB VBD 0 root\nTehran PROPN NNP 4 nsubj\nclaimed VERB VBD 2 ccomp\n"
        "Yerevan PROPN NNP 6 nsubj\nagreed VERB VBD 4 ccomp"
    )
    speakers = [saying.speaker.text for saying in attribution(doc).of(word(doc, "agreed")) if saying.speaker]
    assert speakers == ["Tehran", "Baku"]


def test_a_speaker_does_not_say_that_they_speak() -> None:
    doc = parsed(SENTENCES["said that"].rows)
    assert attribution(doc).of(word(doc, "said")) == []
    assert attribution(doc).of(word(doc, "Baku")) == []
