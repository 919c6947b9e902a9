"""Store a document and one coding of it: all in one transaction, and only what is not there yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from parley.codebook.statement import Move
from parley.errors import RecordError
from parley.record.evidence import check_evidence
from parley.record.opening import WRITES
from parley.record.queries import superseded_by, supersedes
from parley.record.schema import codings, documents, move_issues, move_parties, moves
from parley.record.stored import Added, DefectLike, DocumentLike, Outcome


@dataclass(frozen=True, slots=True)
class Coding:
    """Who read a document, and the rows to be stored of what they found in it."""

    coder: str
    coder_version: str
    codebook_version: str
    moves: dict[str, Move]
    contents: tuple[tuple[str, str], ...]  # of each move: its content and its reasons, as JSON

    @property
    def fingerprint(self) -> str:
        """Tells two codings apart that say different things, in whatever cell or reason."""
        return hashlib.sha256(json.dumps(self.contents).encode()).hexdigest()


def coding_of(
    document: DocumentLike, found: Iterable[Move], coder: str, coder_version: str, codebook_version: str
) -> Coding:
    """Check the evidence of `found` and make it ready to be stored; a move found twice is stored once."""
    told = tuple(found)
    check_evidence(document, told)
    by_id: dict[str, Move] = {}
    for move in told:
        by_id.setdefault(move.id_in(document.id), move)
    contents = tuple((_content(move), _reasons(move)) for move in by_id.values())
    return Coding(coder, coder_version, codebook_version, by_id, contents)


def store(engine: Engine, document: DocumentLike, coding: Coding) -> Added:
    """Store what is new of `document` and `coding`, in one transaction.

    Looks first without a lock, so that reading the same reports again neither waits for anybody nor writes.
    """
    _check_encodable(document)
    with engine.connect() as connection:
        if _holds(connection, document, coding):
            return Added(Outcome.UNCHANGED, document.id)
    try:
        return _write(engine, document, coding)
    except IntegrityError:  # another process stored the same document meanwhile: now it can be seen
        return _write(engine, document, coding)


def _write(engine: Engine, document: DocumentLike, coding: Coding) -> Added:
    with engine.execution_options(**WRITES).begin() as connection:
        if _holds(connection, document, coding):
            return Added(Outcome.UNCHANGED, document.id)
        known = _find(connection, document)
        number = known.number if known else _insert_document(connection, document)
        _insert_coding(connection, number, coding)
        return Added(Outcome.RECODED, document.id) if known else _told(connection, document)


def _holds(connection: Connection, document: DocumentLike, coding: Coding) -> bool:
    """Whether the last coding of the document by this coder, version and codebook says the same."""
    known = _find(connection, document)
    if known is None:
        return False
    by_same = (
        select(codings.c.fingerprint)
        .where(
            codings.c.document == known.number,
            codings.c.coder == coding.coder,
            codings.c.coder_version == coding.coder_version,
            codings.c.codebook_version == coding.codebook_version,
        )
        .order_by(codings.c.number.desc())
        .limit(1)
    )
    return bool(connection.execute(by_same).scalar() == coding.fingerprint)


def _find(connection: Connection, document: DocumentLike) -> Any:
    known = connection.execute(
        select(documents.c.number, documents.c.text).where(documents.c.id == document.id)
    ).one_or_none()
    if known and known.text != document.text:
        raise RecordError(f"{document.name}: the record holds another text under its id, {document.id}")
    return known


def _told(connection: Connection, document: DocumentLike) -> Added:
    before, after = connection.execute(
        select(supersedes(), superseded_by()).where(documents.c.id == document.id)
    ).one()
    outcome = Outcome.OLDER if after else Outcome.SUPERSEDED if before else Outcome.NEW
    return Added(outcome, document.id, supersedes=before, superseded_by=after)


def _insert_document(connection: Connection, document: DocumentLike) -> int:
    key = document.key or document.id
    values = {
        "id": document.id,
        "key": key,
        "of_day": document.published or _day_of_current(connection, key),
        "name": document.name,
        "title": document.title,
        "published": document.published,
        "publisher": document.publisher,
        "url": document.url,
        "language": document.language,
        "defects": _json([_defect(defect) for defect in document.defects]),
        "text": document.text,
    }
    return int(connection.execute(insert(documents).returning(documents.c.number), values).scalar_one())


def _day_of_current(connection: Connection, key: str) -> str:
    """The day of the version that is current now; empty, before all days, where there is none."""
    last = select(documents.c.of_day).where(documents.c.key == key)
    last = last.order_by(documents.c.of_day.desc(), documents.c.number.desc()).limit(1)
    return connection.execute(last).scalar() or ""


def _insert_coding(connection: Connection, document: int, coding: Coding) -> None:
    values = {
        "document": document,
        "coder": coding.coder,
        "coder_version": coding.coder_version,
        "codebook_version": coding.codebook_version,
        "fingerprint": coding.fingerprint,
        "added": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    number = int(connection.execute(insert(codings).returning(codings.c.number), values).scalar_one())
    for table, rows in (
        (moves, _move_rows(number, coding)),
        (move_parties, _party_rows(number, coding)),
        (move_issues, _issue_rows(number, coding)),
    ):
        if listed := list(rows):
            connection.execute(insert(table), listed)


def _move_rows(number: int, coding: Coding) -> Iterator[dict[str, Any]]:
    rows = zip(coding.moves.items(), coding.contents, strict=True)
    for position, ((move_id, move), (content, reasons)) in enumerate(rows):
        yield {
            "coding": number,
            "position": position,
            "id": move_id,
            "type": str(move.type),
            "content": content,
            "reasons": reasons,
        }


def _party_rows(number: int, coding: Coding) -> Iterator[dict[str, Any]]:
    for position, move in enumerate(coding.moves.values()):
        for role, parties in (("actor", move.actors), ("addressee", move.addressees)):
            for party in dict.fromkeys(parties):
                yield {"party": party, "role": role, "coding": number, "position": position}


def _issue_rows(number: int, coding: Coding) -> Iterator[dict[str, Any]]:
    for position, move in enumerate(coding.moves.values()):
        for issue in dict.fromkeys(move.issues):
            yield {"issue": str(issue), "coding": number, "position": position}


def _content(move: Move) -> str:
    return move.model_dump_json(exclude={"reasons"}, exclude_defaults=True)


def _reasons(move: Move) -> str:
    return _json([reason.model_dump(mode="json", exclude_defaults=True) for reason in move.reasons])


def _defect(defect: DefectLike) -> dict[str, Any]:
    return {
        "kind": defect.kind,
        "message": defect.message,
        "count": defect.count,
        "spans": [list(span) for span in defect.spans],
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _check_encodable(document: DocumentLike) -> None:
    """Halves of surrogate pairs come from broken JSON; no database takes them."""
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise RecordError(
            f"{document.name}: character {error.start} is half a surrogate pair, which cannot be stored; "
            "mend the file's encoding and read it again"
        ) from error
