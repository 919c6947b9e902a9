"""Parley's own analyser: spaCy's tokenizer, trained boundaries, and the weights, put together in a
``Doc``."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from parley.language.analysis import Analysis, Predicate, Role, States, block_ranges
from parley.language.boundaries import sentence_starts
from parley.language.lemmas import lemma
from parley.language.lengths import bounded
from parley.language.reading import MOST_PIECES, Reader, Reading
from parley.language.tokenizer import blank_english
from parley.language.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from parley.documents import Document

INSIDE, OUTSIDE, BEGINS = 1, 2, 3  # spaCy's numbers for a token's place in a name


class EncoderAnalyser:
    """Reads documents with the weights in ``folder``."""

    def __init__(self, folder: Path, name: str, threads: int = 1) -> None:
        self.name = name
        self._nlp = blank_english()
        self.reader = Reader(Weights.load(folder, threads))

    def analyse(self, document: Document) -> Analysis:
        """Analyse ``document.clean``. Every sentence is read by itself."""
        doc = self._nlp.make_doc(document.clean)
        starts = sentence_starts(doc, block_ranges(document), self.reader.weights.boundaries)
        sentences = list(self._sentences(doc, starts))
        readings = [self.reader.read([doc[place].text for place in places]) for places in sentences]
        doc = annotate(doc, sentences, readings)
        pairs = zip(sentences, readings, strict=True)
        states = tuple(States(places, reading.states) for places, reading in pairs)
        return Analysis(document, doc, tuple(_predicates(sentences, readings)), states)

    def _sentences(self, doc: Doc, starts: Sequence[int]) -> Iterator[list[int]]:
        """The token numbers of every sentence, without white space, cut where there are too many."""
        for start, end in pairwise([*starts, len(doc)]):
            places = [place for place in range(start, end) if not doc[place].is_space]
            words = [doc[place].text for place in places]
            sizes = [self.reader.weights.pieces.count(word) for word in words]
            cuts = bounded(words, sizes, MOST_PIECES)
            for cut, stop in pairwise([*cuts, len(places)]):
                yield places[cut:stop]


def annotate(doc: Doc, sentences: Sequence[Sequence[int]], readings: Sequence[Reading]) -> Doc:
    """Write readings into a ``Doc``; a white space token hangs on the word before it (or after, at the
    beginning)."""
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG

    if not len(doc):
        return doc
    columns = (POS, TAG, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE)
    table = np.zeros((len(doc), len(columns)), dtype=np.uint64)
    table[:, 6] = OUTSIDE
    _fill_spaces(doc, table)
    for places, reading in zip(sentences, readings, strict=True):
        _fill_words(doc, table, places, reading)
        _fill_names(doc, table, places, reading)
    return doc.from_array(list(columns), cast("Any", table))


def _fill_words(doc: Doc, table: np.ndarray, places: Sequence[int], reading: Reading) -> None:
    from spacy.symbols import IDS

    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    for n, place in enumerate(places):
        upos, xpos = reading.upos[n], reading.xpos[n]
        head = places[reading.heads[n]] if reading.heads[n] >= 0 else place
        table[place, :6] = (
            IDS[upos],
            strings.add(xpos),
            morphology.add(reading.feats[n]),
            strings.add(lemma(doc[place].text, upos, xpos, n == 0)),
            np.uint64((head - place) & 0xFFFFFFFFFFFFFFFF),
            strings.add(reading.deps[n]),
        )


def _fill_names(doc: Doc, table: np.ndarray, places: Sequence[int], reading: Reading) -> None:
    for kind, start, end in reading.names:
        # White space between two words of a name belongs to it.
        table[places[start] : places[end - 1] + 1, 6] = INSIDE
        table[places[start], 6] = BEGINS
        table[places[start] : places[end - 1] + 1, 7] = doc.vocab.strings.add(kind)


def _fill_spaces(doc: Doc, table: np.ndarray) -> None:
    from spacy.symbols import IDS

    first = next((token.i for token in doc if not token.is_space), 0)
    word = first
    for token in doc:
        if not token.is_space:
            word = token.i
            continue
        offset = (word - token.i) & 0xFFFFFFFFFFFFFFFF
        tag, label = doc.vocab.strings.add("_SP"), doc.vocab.strings.add("dep")
        table[token.i, :6] = (
            IDS["SPACE"],
            tag,
            0,
            doc.vocab.strings.add(token.text),
            np.uint64(offset),
            label,
        )


def _predicates(sentences: Sequence[Sequence[int]], readings: Sequence[Reading]) -> Iterator[Predicate]:
    for places, reading in zip(sentences, readings, strict=True):
        for at, roles in reading.frames:
            spans = tuple(Role(label, places[start], places[end - 1] + 1) for label, start, end in roles)
            yield Predicate(places[at], spans)
