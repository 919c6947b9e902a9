"""The questions asked of the tables, as SQLAlchemy expressions that every database understands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, select, tuple_

from parley.record.schema import codings, documents, move_issues, move_parties, moves

_other = documents.alias("other")
_newer_coding = codings.alias("newer_coding")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which moves are asked for; see `Record.moves`. `document` is a full id, dates are ISO 8601 days."""

    document: str | None = None
    type: str | None = None
    party: str | None = None
    issue: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def of_moves(self) -> bool:
        """Whether single moves are asked for, and not just those of some documents."""
        return any((self.type, self.party, self.issue))


def supersedes() -> Any:
    """The id of the version before a document in its report's history."""
    before = tuple_(_other.c.of_day, _other.c.number) < tuple_(documents.c.of_day, documents.c.number)
    order = (_other.c.of_day.desc(), _other.c.number.desc())
    return _neighbour(before, order).label("supersedes")


def superseded_by() -> Any:
    """The id of the version after a document in its report's history."""
    return _neighbour(_is_later(), (_other.c.of_day, _other.c.number)).label("superseded_by")


def _is_later() -> ColumnElement[bool]:
    return tuple_(_other.c.of_day, _other.c.number) > tuple_(documents.c.of_day, documents.c.number)


def _neighbour(condition: ColumnElement[bool], order: tuple[Any, ...]) -> Any:
    versions = select(_other.c.id).where(_other.c.key == documents.c.key, condition)
    return versions.order_by(*order).limit(1).correlate(documents).scalar_subquery()


def is_current_document() -> ColumnElement[bool]:
    """No later version of the same report is known."""
    return ~exists().where(_other.c.key == documents.c.key, _is_later()).correlate(documents)


def is_current_coding() -> ColumnElement[bool]:
    """No coding of the same document was added after this one."""
    newer = and_(_newer_coding.c.document == codings.c.document, _newer_coding.c.number > codings.c.number)
    return ~exists().where(newer).correlate(codings)


def selected_codings(selection: Selection) -> Select[tuple[int, int]]:
    """Numbers of the documents and current codings that have something of the selection, oldest first."""
    query = select(documents.c.number, codings.c.number.label("coding"))
    query = query.join(codings, codings.c.document == documents.c.number).where(is_current_coding())
    if selection.document is None:
        query = query.where(is_current_document())
    else:
        query = query.where(documents.c.id == selection.document)
    if selection.since is not None:
        query = query.where(documents.c.published >= selection.since)
    if selection.until is not None:
        query = query.where(documents.c.published <= selection.until)
    if selection.of_moves:
        query = query.where(codings.c.number.in_(select(moves.c.coding).where(*of_selection(selection))))
    return query.order_by(documents.c.number)


def of_selection(selection: Selection) -> list[ColumnElement[bool]]:
    """What a move must be like to be of the selection."""
    conditions: list[ColumnElement[bool]] = []
    if selection.type is not None:
        conditions.append(moves.c.type == selection.type)
    if selection.party is not None:
        conditions.append(
            _place_of_move().in_(_places(move_parties, move_parties.c.party == selection.party))
        )
    if selection.issue is not None:
        conditions.append(_place_of_move().in_(_places(move_issues, move_issues.c.issue == selection.issue)))
    return conditions


def _place_of_move() -> Any:
    return tuple_(moves.c.coding, moves.c.position)


def _places(table: Any, condition: ColumnElement[bool]) -> Any:
    return select(table.c.coding, table.c.position).where(condition)


def moves_of_codings(numbers: list[int], selection: Selection) -> Select[Any]:
    """The selected moves of some codings, in the order of the documents and then of the coder."""
    return (
        move_rows()
        .where(codings.c.number.in_(numbers), *of_selection(selection))
        .order_by(documents.c.number, codings.c.number, moves.c.position)
    )


def move_rows() -> Select[Any]:
    """Moves with what is said about their coding and document."""
    return (
        select(
            moves.c.id.label("move"),
            moves.c.coding,
            moves.c.content,
            moves.c.reasons,
            codings.c.coder,
            codings.c.coder_version,
            codings.c.codebook_version,
            documents.c.id,
            documents.c.name,
            documents.c.title,
            documents.c.published,
            documents.c.publisher,
            documents.c.url,
        )
        .join(codings, moves.c.coding == codings.c.number)
        .join(documents, codings.c.document == documents.c.number)
    )


def document_rows() -> Select[Any]:
    """Documents with their neighbours in the history of their report, in the order they were added."""
    kept = (column for column in documents.c if column.name != "of_day")
    return select(*kept, supersedes(), superseded_by()).order_by(documents.c.number)


def begins_with(column: Any, prefix: str) -> ColumnElement[bool]:
    """Ids beginning with `prefix`, as a range that an index answers; ids are ASCII letters and digits."""
    return and_(column >= prefix, column < prefix + "\x7f")
