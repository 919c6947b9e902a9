"""One analysed document as the rules read it: who is who, who says what, which words name issues and terms."""

from __future__ import annotations

from functools import cached_property

from parley.codebook.statement import Evidence
from parley.coder import tree
from parley.coder.attribution import Attribution
from parley.coder.cast import Cast
from parley.coder.terms.dates import FoundDate, find_dates
from parley.coder.terms.durations import FoundDuration, find_durations
from parley.coder.terms.quantities import FoundQuantity, find_quantities
from parley.coder.tokens import Doc, Span, Token
from parley.coder.topics import TopicHit, find_topics
from parley.language import Analysis
from parley.lexicon.parties import load_parties


class Reading:
    """Everything the rules ask about a document, computed once. `sentences` leaves out blank ones."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.document = analysis.document
        self.doc = Doc(analysis.doc)
        self.cast = Cast(self.doc, load_parties())
        blocks = tuple((block.start, block.end) for block in self.document.blocks)
        self.attribution = Attribution(self.doc, self.cast, blocks)
        self.topics: list[TopicHit] = find_topics(self.doc)
        self.sentences: list[Span] = [sent for sent in self.doc.sents if sent.text.strip()]
        self._headline_end = max((b.end for b in self.document.blocks if b.kind == "headline"), default=0)

    @cached_property
    def quantities(self) -> list[FoundQuantity]:
        """The quantities of the whole document, in its order."""
        return [found for sent in self.sentences for found in find_quantities(sent)]

    @cached_property
    def durations(self) -> list[FoundDuration]:
        """The durations of the whole document, in its order."""
        return [found for sent in self.sentences for found in find_durations(sent)]

    @cached_property
    def dates(self) -> list[FoundDate]:
        """The dates of the whole document, resolved against its publication date where it has one."""
        return [found for sent in self.sentences for found in find_dates(sent, self.document.published)]

    @cached_property
    def topic_words(self) -> frozenset[int]:
        """The tokens that an issue word covers."""
        return frozenset(i for hit in self.topics for i in range(hit.start, hit.end))

    def in_headline(self, token: Token) -> bool:
        """Whether a token stands in the headline."""
        return token.idx < self._headline_end

    def evidence(self, start: int, end: int) -> Evidence | None:
        """The original characters of tokens `start` to `end` (half-open), blanks and commas at the ends left out."""
        start, end = tree.trimmed(self.doc, start, end)
        if start >= end:
            return None
        last = self.doc[end - 1]
        first, final = self.document.offsets.original(self.doc[start].idx, last.idx + len(last))
        text = self.document.text[first:final]
        return Evidence(start=first, end=final, text=text) if text.strip() else None
