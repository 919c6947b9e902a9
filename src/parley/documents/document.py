"""What reading a report yields: the original, the repaired text, and what was wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parley.documents.offsets import Offsets


class DefectKind(StrEnum):
    """What can be wrong with a text; `Defect.kind` is always one of these."""

    GLUED_PARAGRAPHS = "glued-paragraphs"
    HARD_WRAPPED = "hard-wrapped"
    DOUBLED_SPACE = "doubled-space"
    NO_BREAK_SPACE = "no-break-space"
    INVISIBLE = "invisible-characters"
    CONTROL = "control-characters"
    MOJIBAKE = "mojibake"
    ENTITY = "entity"
    MARKUP = "markup"
    QUOTATION = "unbalanced-quotation"
    CUT_OFF = "cut-off"
    FURNITURE = "furniture"
    ENCODING = "encoding"
    LANGUAGE = "language"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong with a text, found while reading it."""

    kind: str
    """One of `DefectKind`."""
    message: str
    """A phrase for people, such as "paragraphs glued without a space after the full stop"."""
    count: int
    """How often."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where, as half-open ranges of the original text; the first 20 at most."""


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, dateline or paragraph: a half-open range of the clean text, in reading order."""

    start: int
    end: int
    kind: str
    """"headline", "dateline" or "paragraph"."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, by whom and when a report says it was written: "GENEVA, March 3 (Reuters) -"."""

    place: str | None
    """As the report writes it: "ADDIS ABABA"; some agencies give only a day: "March 3 (Reuters) -"."""
    region: str | None
    """The country or state named after the place, if any: "Uganda"."""
    agency: str | None
    date: str | None
    """ISO day, only where day, month and year are all given."""
    start: int
    """Start of the dateline in the clean text."""
    end: int


@dataclass(frozen=True)
class Document:
    """One report, as it was found and as analysis reads it.

    `document.text[a:b]` is what `document.clean[x:y]` stands for, where `a, b =
    document.offsets.original(x, y)`.
    """

    id: str
    """"d-" and 16 hex digits, from text, title, published, publisher and url: the same input, the same
    id."""
    key: str
    """What stays the same when a corrected version of the report is read: see
    `parley.documents.identity`."""
    name: str
    """What people call it: a path, "standard input", "file.jsonl:12"."""
    text: str
    """The original, title line included: what evidence counts, in code points."""
    title: str | None
    published: str | None
    """ISO day, or none: never guessed."""
    publisher: str | None
    url: str | None
    language: str | None
    """Two-letter code such as "en"; none where the text is too short or too mixed to tell."""
    defects: tuple[Defect, ...]
    clean: str
    """The repaired text that analysis reads; blocks stand apart by a blank line."""
    offsets: Offsets
    """From `clean` to `text` and back."""
    blocks: tuple[Block, ...]
    dateline: Dateline | None = None
