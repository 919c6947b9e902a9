"""The words of an analysis as plain Python objects, under spaCy's names.

The rules ask each word for its head, its children and its lemma a thousand times. spaCy makes a new object for every
answer; here each word is made once, which reads a report in half the time. Only what the rules ask for is here, with
the meaning that it has in spaCy's documentation, so that a function written for one takes the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import MorphAnalysis


COLUMNS = (
    "IDX", "SENT_START", "IS_SPACE", "IS_PUNCT", "ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE",
)  # fmt: skip
"""What is taken from spaCy: four numbers, then the numbers of seven texts."""


class Token:
    """One word. Two tokens are the same where they are the same object; `i` is its number in the document."""

    __slots__ = (
        "_children", "_subtree", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_punct", "is_sent_start", "is_space",
        "left_edge", "lefts", "lemma_", "lower_", "pos_", "right_edge", "rights", "sent", "tag_", "text",
    )  # fmt: skip

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    head: Token
    lefts: list[Token]
    rights: list[Token]
    left_edge: Token
    right_edge: Token
    sent: Span
    is_space: bool
    is_punct: bool
    is_sent_start: bool
    _children: list[Token] | None
    _subtree: list[Token] | None

    @property
    def children(self) -> list[Token]:
        """What hangs directly on the word, in the order of the text."""
        if self._children is None:
            self._children = [*self.lefts, *self.rights]
        return self._children

    @property
    def subtree(self) -> list[Token]:
        """The word and all that hangs on it, those on its left first."""
        if self._subtree is None:
            before = [word for child in self.lefts for word in child.subtree]
            self._subtree = [*before, self, *(word for child in self.rights for word in child.subtree)]
        return self._subtree

    @property
    def morph(self) -> MorphAnalysis:
        """The features of the word."""
        return self.doc.origin[self.i].morph

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text


class Span(Sequence[Token]):
    """The words `start` to `end` (half-open) of a document; `label_` is the kind of a name."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, max(start, end), label

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        """A word, or a span of words, by its place in this span."""
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self))
            return Span(self.doc, self.start + start, self.start + end)
        return self.doc.words[self.start : self.end][place]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.words[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.words[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and (self.doc, self.start, self.end) == (
            other.doc,
            other.start,
            other.end,
        )

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end))

    def __repr__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The characters of the span, without white space after its last word."""
        if self.start == self.end:
            return ""
        first, last = self.doc.words[self.start], self.doc.words[self.end - 1]
        return self.doc.text[first.idx : last.idx + len(last.text)]

    @property
    def lemma_(self) -> str:
        """The lemmas, with blanks between them where the text has some."""
        words = self.doc.words
        ends = [word.idx for word in words[self.start + 1 : self.end + 1]]
        ends += [len(self.doc.text)] * (len(self) - len(ends))
        pairs = zip(self, ends, strict=True)
        return "".join(word.lemma_ + " " * (end > word.idx + len(word.text)) for word, end in pairs).strip()

    @property
    def sent(self) -> Span:
        """The sentence of the first word."""
        return self.doc.words[self.start].sent

    @property
    def root(self) -> Token:
        """The word nearest to the root of its sentence; the first of several."""
        return min(self, key=_depth)


class Doc(Sequence[Token]):
    """All words of a document, with its sentences and names.

    `origin` is what the analyser made; `notes` keeps what readers of the document work out more than once.
    """

    def __init__(self, origin: SpacyDoc) -> None:
        self.origin = origin
        self.text: str = origin.text
        self.words = [_bare(self, number) for number in range(len(origin))]
        self.notes: dict[tuple[int, int], Any] = {}
        self.sents: list[Span] = []
        self.ents = [Span(self, ent.start, ent.end, ent.label_) for ent in origin.ents]
        self._read()

    def _read(self) -> None:
        texts = self.origin.vocab.strings
        columns = self.origin.to_array(list(COLUMNS)).tolist()
        for word, row in zip(self.words, columns, strict=True):
            word.idx, start, word.is_space, word.is_punct = row[0], row[1], bool(row[2]), bool(row[3])
            word.is_sent_start = start == 1
            word.text, word.lower_, word.lemma_, word.pos_, word.tag_, word.dep_, word.ent_type_ = (
                texts[number] for number in row[4:]
            )
        heads = self.origin.to_array("HEAD").astype("int64").tolist()
        for word, steps in zip(self.words, heads, strict=True):
            word.head = self.words[word.i + steps]
            if steps:
                (word.head.lefts if steps > 0 else word.head.rights).append(word)
        for word in self.words:
            self._widen(word)
        starts = [word.i for word in self.words if word.is_sent_start or word.i == 0]
        for start, end in pairwise([*starts, len(self.words)]):
            self.sents.append(sentence := Span(self, start, end))
            for word in self.words[start:end]:
                word.sent = sentence

    def _widen(self, word: Token) -> None:
        """Let every word above `word` reach as far as it."""
        above = word
        for _ in range(len(self.words)):
            if above.left_edge.i > word.i:
                above.left_edge = word
            if above.right_edge.i < word.i:
                above.right_edge = word
            if above.head is above:
                return
            above = above.head

    @property
    def doc(self) -> Doc:
        """The document itself, as of a span."""
        return self

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        """A word by its number, or a span of words."""
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.words))
            return Span(self, start, end)
        return self.words[place]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def _bare(doc: Doc, number: int) -> Token:
    word = Token()
    word.doc, word.i = doc, number
    word.left_edge = word.right_edge = word
    word.lefts, word.rights = [], []
    word._children = word._subtree = None
    return word


def _depth(word: Token) -> int:
    """How many heads stand above a word, bounded by the length of its document."""
    steps = 0
    while word.head is not word and steps < len(word.doc):
        word, steps = word.head, steps + 1
    return steps
