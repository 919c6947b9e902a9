"""What goes into a record and what comes out of it, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from parley.codebook.statement import Move


class DefectLike(Protocol):
    """Something wrong with a text, as `parley.documents` found it."""

    @property
    def kind(self) -> str:
        """Which of the closed list of defects."""

    @property
    def message(self) -> str:
        """A sentence for people."""

    @property
    def count(self) -> int:
        """How often it occurs."""

    @property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where, as half-open ranges of code points of the original text."""


class DocumentLike(Protocol):
    """What the record keeps of a document: both a freshly read and a stored document fit."""

    @property
    def id(self) -> str:
        """From content: the same report always has the same one."""

    @property
    def key(self) -> str | None:
        """What all versions of one report share; none where that is not known."""

    @property
    def name(self) -> str:
        """What people call it, such as its path."""

    @property
    def title(self) -> str | None:
        """The headline."""

    @property
    def published(self) -> str | None:
        """The day of publication, ISO 8601."""

    @property
    def publisher(self) -> str | None:
        """The outlet."""

    @property
    def url(self) -> str | None:
        """Where it was published."""

    @property
    def language(self) -> str | None:
        """ISO 639 code, such as "en"."""

    @property
    def text(self) -> str:
        """The original text, which evidence counts in."""

    @property
    def defects(self) -> Sequence[DefectLike]:
        """What is wrong with the text."""


@dataclass(frozen=True, slots=True)
class StoredDefect:
    """A defect as the record keeps it; the same fields as `parley.documents.Defect`."""

    kind: str
    message: str
    count: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One version of a report; `supersedes` and `superseded_by` are the ids of its neighbours in time."""

    id: str
    key: str
    name: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    language: str | None
    text: str
    defects: tuple[StoredDefect, ...]
    supersedes: str | None
    superseded_by: str | None

    @property
    def current(self) -> bool:
        """Whether no other version of the report has taken this one's place."""
        return self.superseded_by is None


@dataclass(frozen=True, slots=True)
class DocumentLabel:
    """Which document a move is from, without its text."""

    id: str
    name: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class StoredMove:
    """A move as one coding of one document tells it."""

    id: str
    document: DocumentLabel
    move: Move
    coder: str
    coder_version: str
    codebook_version: str


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A stored document with its moves, in the order the coder gave them."""

    document: StoredDocument
    moves: tuple[StoredMove, ...]


class Outcome(StrEnum):
    """What adding a document did to the record."""

    NEW = "new"
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    OLDER = "older"
    RECODED = "recoded"


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one document did.

    `new`: it was not known. `unchanged`: all of it was there. `superseded`: it took the place of
    `supersedes`. `older`: it went into the history of a report whose later version, `superseded_by`, is
    already here. `recoded`: the document was known, and this coding of it is now the current one.
    """

    outcome: Outcome
    document: str
    supersedes: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds: current documents and moves, and everything it keeps."""

    documents: int
    moves: int
    all_documents: int
    codings: int
    all_moves: int
