"""The form of a coded report: what a person fills in, standoff, with the words quoted and not counted.

A cell that repeats words of the text (evidence, speaker, condition …) is the quoted string. Where the words may not
be repeated, because the text is somebody else's and stays outside the corpus, it is `{"start": …, "end": …}`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from pydantic import Field, ValidationError

from parley.codebook.statement import Evidence, Move, Reason, Source, Statement, Terms
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.errors import CorpusError


class Quotation(Statement):
    """Words of the text, with what stands around them where they occur more than once.

    The three keys are those of the W3C Web Annotation model's TextQuoteSelector.
    """

    exact: str = Field(min_length=1)
    prefix: str = ""
    suffix: str = ""


class Place(Statement):
    """Words of the text by where they stand (Unicode code points, half-open), for texts that may not be quoted."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)


Words = str | Quotation | Place


class Anchors(Statement):
    """Which words some cells rest on: those that tell the act, and those that name actors and addressees."""

    act: Words | None = None
    actors: tuple[Words, ...] = ()
    addressees: tuple[Words, ...] = ()


class CodedMove(Statement):
    """A move as a person codes it: the cells of the codebook; `terms` and `source` as in the JSON contract."""

    type: MoveType
    actors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = Field(min_length=1)
    terms: dict[str, Any] = Field(default_factory=dict)
    modality: Modality = Modality.ASSERTED
    repeated: bool = False
    source: dict[str, Any] = Field(default_factory=dict)
    evidence: Words
    also: tuple[Words, ...] = ()
    words: Anchors = Anchors()

    def in_text(self, text: str, coder: str) -> Move:
        """The move with its evidence found in `text`. Raises `CorpusError` where something is not there.

        >>> coded = CodedMove(type="reject", issues=["ceasefire"], evidence="M23 refused", words={"act": "refused"})
        >>> move = coded.in_text("M23 refused.", "first")
        >>> move.evidence.end, move.rule, move.reasons[0].words[0].text
        (11, 'first', 'refused')
        """
        evidence = locate(self.evidence, text)
        try:
            return Move(
                type=self.type,
                actors=self.actors,
                addressees=self.addressees,
                issues=self.issues,
                terms=Terms.model_validate(_spelt_out(self.terms, text)),
                modality=self.modality,
                repeated=self.repeated,
                source=Source.model_validate(_spelt_out(self.source, text)) if self.source else None,
                evidence=evidence,
                also=tuple(locate(place, text) for place in self.also),
                rule=coder,
                reasons=tuple(_reasons(self, evidence, text, coder)),
            )
        except ValidationError as error:
            raise CorpusError(f"“{evidence.text}”: {_first_fault(error)}") from error


class Reference(Statement):
    """A text that is not part of the corpus: which record of which collection, and the hash of its text."""

    collection: str
    id: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Described(Statement):
    """The document that was coded: its text, or where the text is, and what is known about it.

    `style` and `conflict` say what kind of report it is and on which conflict, for scores by style and conflict.
    """

    title: str | None = None
    published: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    publisher: str | None = None
    style: str | None = None
    conflict: str | None = None
    text: str | None = None
    reference: Reference | None = None


class CodedReport(Statement):
    """One report and the moves that one coder found in it: one file of the corpus, or one line of one."""

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    codebook: str
    coder: str = Field(min_length=1)
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    document: Described
    tags: tuple[str, ...] = ()
    moves: tuple[CodedMove, ...] = ()

    def in_text(self, text: str) -> tuple[Move, ...]:
        """The moves with their evidence found in `text`. Raises `CorpusError` where something is not there."""
        if self.document.reference and fingerprint(text) != self.document.reference.sha256:
            raise CorpusError(f"{self.id}: the text is not the one that was coded (its hash differs)")
        try:
            return tuple(move.in_text(text, self.coder) for move in self.moves)
        except CorpusError as error:
            raise CorpusError(f"{self.id}: {error}") from error


def fingerprint(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def locate(words: Words, text: str) -> Evidence:
    """Where `words` stand in `text`. Raises `CorpusError` where they stand nowhere, or in several places.

    >>> locate(Quotation(exact="refused", prefix="M23 "), "Goma refused and M23 refused.")
    Evidence(start=21, end=28, text='refused')
    """
    if isinstance(words, Place):
        if not words.start < words.end <= len(text):
            raise CorpusError(f"the text has no characters {words.start} to {words.end}")
        return Evidence(start=words.start, end=words.end, text=text[words.start : words.end])
    quoted = Quotation(exact=words) if isinstance(words, str) else words
    whole = quoted.prefix + quoted.exact + quoted.suffix
    first = text.find(whole)
    if first < 0:
        raise CorpusError(f"the text does not hold “{whole}”")
    if text.find(whole, first + 1) >= 0:
        raise CorpusError(f"the text holds “{whole}” more than once; quote more, or give a prefix")
    start = first + len(quoted.prefix)
    return Evidence(start=start, end=start + len(quoted.exact), text=quoted.exact)


def nearest(words: Words, text: str, evidence: Evidence) -> Evidence:
    """Where `words` stand nearest to `evidence`: in it, else last before it, else first after it.

    >>> text = "They met. They refused."
    >>> nearest("They", text, Evidence(start=10, end=22, text="They refused")).start
    10
    """
    if not isinstance(words, str):
        return locate(words, text)
    inside = text.find(words, evidence.start, evidence.end)
    before = text.rfind(words, 0, evidence.start)
    start = next((place for place in (inside, before, text.find(words, evidence.end)) if place >= 0), -1)
    if start < 0:
        raise CorpusError(f"the text does not hold “{words}”")
    return Evidence(start=start, end=start + len(words), text=words)


def _reasons(move: CodedMove, evidence: Evidence, text: str, coder: str) -> Iterable[Reason]:
    """The anchors of a move as the reasons of its cells."""
    if move.words.act is not None:
        found = nearest(move.words.act, text, evidence)
        yield Reason(cell="type", value=move.type, rule=coder, words=(found,))
    for cell in ("actors", "addressees"):
        anchors = tuple(nearest(words, text, evidence) for words in getattr(move.words, cell))
        if anchors:
            yield Reason(cell=cell, value=", ".join(getattr(move, cell)), rule=coder, words=anchors)


def _spelt_out(content: Any, text: str) -> Any:
    """`content` with the places in it replaced by the words that stand there."""
    if isinstance(content, dict):
        if content.keys() == {"start", "end"}:
            return locate(Place.model_validate(content), text).text
        return {key: _spelt_out(value, text) for key, value in content.items()}
    if isinstance(content, list):
        return [_spelt_out(value, text) for value in content]
    return content


def _first_fault(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
