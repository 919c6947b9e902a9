"""What the language station hands on: a document, its parsed words, and its predicates with their roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from parley.documents import Document


@dataclass(frozen=True, slots=True)
class Role:
    """One PropBank role of a predicate: ``label`` (``ARG0``, ``ARGM-TMP``, ``R-ARG1`` …) over tokens
    ``start`` to ``end`` (half-open, indices into the ``Doc``)."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that names an event or a state, with its roles in the order of the text.

    >>> Predicate(1, (Role("ARG0", 0, 1), Role("ARG1", 2, 5))).roles[1].label
    'ARG1'
    """

    token: int
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class States:
    """What the encoder makes of one sentence: ``tokens`` are its words (indices into the ``Doc``, white space left
    out), ``values`` (1 + words, width) their states; row 0 stands for the sentence's root."""

    tokens: Sequence[int]
    values: NDArray[np.float32]


@dataclass(frozen=True)
class Analysis:
    """A document and what its words are.

    ``doc`` is a spaCy ``Doc`` over ``document.clean`` (so ``token.idx`` is an offset into ``clean``), with
    sentence starts, ``pos_`` (UPOS), ``tag_`` (Penn), ``morph`` (UD features), ``dep_`` (UD labels such as
    ``nsubj:pass``), ``head``, ``lemma_`` and ``ents`` (PER, LOC, ORG). ``predicates`` is empty where the
    analyser has none, and so is ``states``, which the learned coder reads.
    """

    document: Document
    doc: Doc
    predicates: tuple[Predicate, ...]
    states: tuple[States, ...] = ()


class Analyser(Protocol):
    """Anything that turns a document into an analysis with Universal Dependencies labels."""

    @property
    def name(self) -> str:
        """The setting that loads it, e.g. ``"en"`` or ``"spacy:/path/to/pipeline"``."""

    def analyse(self, document: Document) -> Analysis:
        """Analyse one document. The same text gives the same analysis, whatever was analysed before."""


def block_ranges(document: Document) -> Sequence[tuple[int, int]]:
    """The half-open character ranges of a document's headline and paragraphs in ``clean``."""
    return [(block.start, block.end) for block in document.blocks]
