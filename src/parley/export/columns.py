"""The columns of the flat formats: the one list that CSV, Parquet and `docs/export.md` are made from."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from parley.codebook.statement import Duration, Quantity, Source

if TYPE_CHECKING:
    from parley.record import StoredMove

Value = str | int | float | bool | list[str] | None


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LIST = "list of texts"
    INTEGER = "integer"
    NUMBER = "number"
    TRUTH = "true or false"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells hold, what they mean, and how they come from a stored move."""

    name: str
    kind: Kind
    meaning: str
    of: Callable[[StoredMove], Value]


def _first(stored: StoredMove) -> Quantity:
    quantities = stored.move.terms.quantities
    return quantities[0] if quantities else Quantity()


def _flag_of_first(name: str) -> Callable[[StoredMove], Value]:
    """True or false where there is a quantity, empty where there is none."""
    return lambda stored: getattr(_first(stored), name) if stored.move.terms.quantities else None


def _quantities(stored: StoredMove) -> Value:
    quantities = [quantity.as_dict() for quantity in stored.move.terms.quantities]
    return json.dumps(quantities, ensure_ascii=False) if quantities else None


def _duration(stored: StoredMove) -> Duration:
    return stored.move.terms.duration or Duration()


def _source(stored: StoredMove) -> Source:
    return stored.move.source or Source()


COLUMNS: tuple[Column, ...] = (
    Column("move", Kind.TEXT, "id of the move, from its content", lambda s: s.id),
    Column("document", Kind.TEXT, "id of the document, from its content", lambda s: s.document.id),
    Column("title", Kind.TEXT, "headline of the document", lambda s: s.document.title),
    Column("published", Kind.TEXT, "day of publication, ISO 8601", lambda s: s.document.published),
    Column("publisher", Kind.TEXT, "outlet", lambda s: s.document.publisher),
    Column(
        "name", Kind.TEXT, "what the document was called when it was first read", lambda s: s.document.name
    ),
    Column("url", Kind.TEXT, "where the document was published", lambda s: s.document.url),
    Column("type", Kind.TEXT, "type of the move, as in the codebook", lambda s: str(s.move.type)),
    Column("actors", Kind.LIST, "parties that make the move", lambda s: list(s.move.actors)),
    Column("addressees", Kind.LIST, "parties the move is directed at", lambda s: list(s.move.addressees)),
    Column("issues", Kind.LIST, "what the move is about", lambda s: [str(issue) for issue in s.move.issues]),
    Column("quantity_min", Kind.NUMBER, "first quantity: at least this many", lambda s: _first(s).min),
    Column("quantity_max", Kind.NUMBER, "first quantity: at most this many", lambda s: _first(s).max),
    Column(
        "quantity_approximate",
        Kind.TRUTH,
        "first quantity: told as approximate",
        _flag_of_first("approximate"),
    ),
    Column(
        "quantity_per_side", Kind.TRUTH, "first quantity: meant for each side", _flag_of_first("per_side")
    ),
    Column("quantity_unit", Kind.TEXT, "first quantity: what is counted", lambda s: _first(s).unit),
    Column(
        "quantity_who", Kind.TEXT, "first quantity: the words that say which of them", lambda s: _first(s).who
    ),
    Column("quantities", Kind.TEXT, "all quantities, as a JSON list", _quantities),
    Column("duration_min", Kind.TEXT, "at least so long, ISO 8601", lambda s: _duration(s).min),
    Column("duration_max", Kind.TEXT, "at most so long, ISO 8601", lambda s: _duration(s).max),
    Column(
        "duration_approximate",
        Kind.TRUTH,
        "whether the duration is told as approximate",
        lambda s: s.move.terms.duration.approximate if s.move.terms.duration else None,
    ),
    Column("when", Kind.TEXT, "date of the act or of what is promised, EDTF", lambda s: s.move.terms.when),
    Column("deadline", Kind.TEXT, "by when, EDTF", lambda s: s.move.terms.deadline),
    Column("place", Kind.TEXT, "where", lambda s: s.move.terms.place),
    Column("scope", Kind.TEXT, "what the terms extend to", lambda s: s.move.terms.scope),
    Column("condition", Kind.TEXT, "on what condition", lambda s: s.move.terms.condition),
    Column(
        "backers", Kind.LIST, "parties that back what the move is about", lambda s: list(s.move.terms.backers)
    ),
    Column("modality", Kind.TEXT, "how it is told, as in the codebook", lambda s: str(s.move.modality)),
    Column("repeated", Kind.TRUTH, "whether it is told as not the first time", lambda s: s.move.repeated),
    Column("source_speaker", Kind.TEXT, "who says so", lambda s: _source(s).speaker),
    Column("source_party", Kind.TEXT, "the party of who says so", lambda s: _source(s).party),
    Column("source_medium", Kind.TEXT, "through whom or what it is said", lambda s: _source(s).medium),
    Column("source_quote", Kind.TEXT, "the words, where they are given", lambda s: _source(s).quote),
    Column(
        "evidence",
        Kind.TEXT,
        "the words the move rests on, as the document has them",
        lambda s: s.move.evidence.text,
    ),
    Column(
        "evidence_start",
        Kind.INTEGER,
        "where they start, in code points of the text",
        lambda s: s.move.evidence.start,
    ),
    Column("evidence_end", Kind.INTEGER, "where they end, exclusive", lambda s: s.move.evidence.end),
    Column("rule", Kind.TEXT, "what in the coder found the move", lambda s: s.move.rule),
    Column("coder", Kind.TEXT, "which coder", lambda s: s.coder),
    Column("coder_version", Kind.TEXT, "in which version", lambda s: s.coder_version),
    Column(
        "codebook_version", Kind.TEXT, "under which version of the codebook", lambda s: s.codebook_version
    ),
)
"""One row a move: its document, its cells, its evidence, its coder."""


def row(stored: StoredMove) -> dict[str, Any]:
    """All cells of a move, by column; an empty text is no text."""
    values = {column.name: column.of(stored) for column in COLUMNS}
    return {name: None if value == "" else value for name, value in values.items()}
