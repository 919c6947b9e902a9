"""Any spaCy pipeline with Universal Dependencies labels, in the place of Parley's own analyser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.errors import SettingError
from parley.language.analysis import Analysis, block_ranges
from parley.language.lemmas import lemma

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from parley.documents import Document


class SpacyAnalyser:
    """Wraps ``spacy.load(pipeline)``. Names come only if the pipeline has them; predicates are always
    empty."""

    def __init__(self, pipeline: str) -> None:
        import spacy

        self.name = f"spacy:{pipeline}"
        try:
            self._nlp = spacy.load(pipeline)
        except OSError as error:
            raise SettingError(f"there is no spaCy pipeline at {pipeline!r}: {error}") from error

    def analyse(self, document: Document) -> Analysis:
        """Run the pipeline over ``document.clean``; paragraph boundaries always end a sentence."""
        doc = self._nlp.make_doc(document.clean)
        start_sentences_at_blocks(doc, block_ranges(document))
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        for token in doc:
            if token.dep_ == "ROOT":  # spaCy's parser writes UD's root its own way
                token.dep_ = "root"
            if not token.lemma_ or not self._nlp.has_pipe("lemmatizer"):
                token.lemma_ = lemma(token.text, token.pos_, token.tag_, bool(token.is_sent_start))
        return Analysis(document, doc, ())


def start_sentences_at_blocks(doc: Doc, blocks: Sequence[tuple[int, int]]) -> None:
    """Mark the first word of every block as the start of a sentence (a parser keeps marks set beforehand)."""
    starts = sorted(start for start, _ in blocks)
    position = 0
    for start in starts:
        while position < len(doc) and (doc[position].idx < start or doc[position].is_space):
            position += 1
        if position < len(doc):
            doc[position].is_sent_start = True
