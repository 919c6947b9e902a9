"""Read documents and moves back out of the tables.

Long answers are read in pieces, each in a short transaction of its own, so that somebody who walks through
the whole record never keeps others, or themselves, from writing. Since rows never change, what the list of
pieces was made from is still there when the last of them is read: an answer is as of the moment it was asked
for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Engine, Select, func, select

from parley.codebook.statement import Move
from parley.errors import RecordError
from parley.record.queries import (
    Selection,
    begins_with,
    document_rows,
    is_current_coding,
    is_current_document,
    move_rows,
    moves_of_codings,
    selected_codings,
)
from parley.record.schema import codings, documents, moves
from parley.record.stored import (
    Counts,
    DocumentLabel,
    StoredDefect,
    StoredDocument,
    StoredMove,
    StoredReport,
)

T = TypeVar("T")

AT_ONCE = 200
"""Documents, or codings, in one piece of a long answer: about a megabyte of news reports."""

NEAREST = 5
"""How many ids a message suggests."""


def read_moves(engine: Engine, selection: Selection, *, reasons: bool) -> Iterator[StoredMove]:
    """The selected moves of the current codings, in the order of the documents and then of the coder."""
    numbers = [row.coding for row in _rows(engine, selected_codings(selection))]
    for piece in _pieces(numbers):
        for row in _rows(engine, moves_of_codings(piece, selection)):
            yield _move(row, reasons=reasons)


def read_reports(engine: Engine, selection: Selection) -> Iterator[StoredReport]:
    """The documents that have something of the selection, each with its selected moves."""
    pairs = [(row.number, row.coding) for row in _rows(engine, selected_codings(selection))]
    for piece in _pieces(pairs):
        by_coding = {
            coding: tuple(_move(row, reasons=False) for row in rows)
            for coding, rows in groupby(
                _rows(engine, moves_of_codings([coding for _, coding in piece], selection)),
                key=lambda row: row.coding,
            )
        }
        found = _rows(engine, document_rows().where(documents.c.number.in_([number for number, _ in piece])))
        for (_, coding), row in zip(piece, found, strict=True):
            yield StoredReport(_document(row), by_coding.get(coding, ()))


def read_documents(engine: Engine, *, all_versions: bool) -> Iterator[StoredDocument]:
    """The current version of every report, or all versions, in the order in which the record met them."""
    query = select(documents.c.number).order_by(documents.c.number)
    if not all_versions:
        query = query.where(is_current_document())
    for piece in _pieces([row.number for row in _rows(engine, query)]):
        for row in _rows(engine, document_rows().where(documents.c.number.in_(piece))):
            yield _document(row)


def read_document(engine: Engine, wanted: str) -> StoredDocument:
    """The document whose id is or begins with `wanted`; raises `RecordError` unless there is exactly one."""
    prefix = _prefix(wanted, "d-")
    query = document_rows().where(begins_with(documents.c.id, prefix)).limit(NEAREST + 1)
    found = _rows(engine, query)
    if len(found) == 1:
        return _document(found[0])
    if found:
        listed = "; ".join(f"{row.id} ({row.name})" for row in found[:NEAREST])
        raise RecordError(f"{wanted!r} could be more than one document: {listed}; write more of the id")
    raise RecordError(f"the record has no document {wanted!r}{_nearest(engine, documents.c.id, prefix)}")


def read_move(engine: Engine, wanted: str) -> StoredMove:
    """The move whose id is or begins with `wanted`, with its reasons.

    Current moves come first: those of earlier codings and versions are found where no current one is meant.
    Raises `RecordError` unless there is exactly one.
    """
    prefix = _prefix(wanted, "m-")
    current = (is_current_coding(), is_current_document())
    for conditions in ((begins_with(moves.c.id, prefix), *current), (begins_with(moves.c.id, prefix),)):
        query = (
            move_rows()
            .where(*conditions)
            .with_only_columns(moves.c.id, moves.c.type, maintain_column_froms=True)
        )
        found = _rows(engine, query.distinct().order_by(moves.c.id).limit(NEAREST + 1))
        if len(found) == 1:
            newest = move_rows().where(*conditions).order_by(codings.c.number.desc()).limit(1)
            return _move(_rows(engine, newest)[0], reasons=True)
        if found:
            listed = "; ".join(f"{row.id} ({row.type})" for row in found[:NEAREST])
            raise RecordError(f"{wanted!r} could be more than one move: {listed}; write more of the id")
    raise RecordError(f"the record has no move {wanted!r}{_nearest(engine, moves.c.id, prefix)}")


def count(engine: Engine) -> Counts:
    """How much the record holds."""
    of_current = select(func.count()).select_from(moves.join(codings, moves.c.coding == codings.c.number))
    of_current = of_current.join(documents, codings.c.document == documents.c.number)
    queries = (
        select(func.count()).select_from(documents).where(is_current_document()),
        of_current.where(is_current_coding(), is_current_document()),
        *(select(func.count()).select_from(table) for table in (documents, codings, moves)),
    )
    with engine.connect() as connection:
        return Counts(*(connection.execute(query).scalar_one() for query in queries))


def _rows(engine: Engine, query: Select[Any]) -> Sequence[Any]:
    with engine.connect() as connection:
        return connection.execute(query).all()


def _pieces(items: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]


def _document(row: Any) -> StoredDocument:
    values = dict(row._mapping)
    del values["number"]
    found = json.loads(values.pop("defects"))
    defects = tuple(
        StoredDefect(**{**defect, "spans": tuple((start, end) for start, end in defect["spans"])})
        for defect in found
    )
    return StoredDocument(**values, defects=defects)


def _move(row: Any, *, reasons: bool) -> StoredMove:
    try:
        if reasons:
            move = Move.model_validate({**json.loads(row.content), "reasons": json.loads(row.reasons)})
        else:
            move = Move.model_validate_json(row.content)
    except ValidationError as error:
        raise RecordError(
            f"move {row.move} was stored under codebook version {row.codebook_version} and does not fit this "
            f"one; read its report again ({row.name})"
        ) from error
    label = DocumentLabel(row.id, row.name, row.title, row.published, row.publisher, row.url)
    return StoredMove(row.move, label, move, row.coder, row.coder_version, row.codebook_version)


def _prefix(wanted: str, kind: str) -> str:
    written = wanted.strip().lower()
    return written if written.startswith(kind) else kind + written


def _nearest(engine: Engine, column: Any, prefix: str) -> str:
    """The ids that share most with what was asked for, as the end of a message."""
    for length in range(len(prefix) - 1, len("m-"), -1):
        like = begins_with(column, prefix[:length])
        if found := _rows(engine, select(column).distinct().where(like).order_by(column).limit(NEAREST)):
            return f"; the nearest are {', '.join(row[0] for row in found)}"
    return "; `parley show` lists what there is"
