"""The record as the rest of Parley sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Engine

from parley.codebook import load_codebook
from parley.codebook.statement import Move
from parley.codebook.vocabulary import Issue, MoveType
from parley.errors import SettingError
from parley.record import reading
from parley.record.failures import plainly
from parley.record.opening import address, open_engine
from parley.record.queries import Selection
from parley.record.stored import Added, Counts, DocumentLike, StoredDocument, StoredMove, StoredReport
from parley.record.writing import coding_of, store

T = TypeVar("T")


class Record:
    """One record: an SQLite file, or a PostgreSQL database.

    with Record.open("parley.db") as record:
        added = record.add(document, moves, coder="rules", coder_version="1.0")
        for stored in record.moves(party="Russia", issue="prisoners"):
            print(stored.document.published, stored.move.type, stored.move.evidence.text)
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self.place = place

    @classmethod
    def open(cls, where: str | Path, *, must_exist: bool = False) -> Self:
        """Open the record in the file `where` (or at a `postgresql://` address), made if it isn't there.

        A record of an older version of Parley is upgraded. Raises `RecordError` where the place cannot be
        read, holds something else, or is from a newer version; with `must_exist`, also where there is no
        record yet.
        """
        url = address(where)
        place = str(where) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
        return cls(open_engine(url, place, must_exist=must_exist), place)

    def close(self) -> None:
        """Let go of the file or database; what was added is stored already."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        document: DocumentLike,
        moves: Iterable[Move],
        *,
        coder: str,
        coder_version: str,
        codebook_version: str | None = None,
    ) -> Added:
        """Store a document and the moves that `coder` found in it: all of it, or nothing.

        Raises `EvidenceError` where a span of a move is not in the text at the place it names, and
        `RecordError` where the record cannot be written. The codebook's version is the installed one unless
        given.
        """
        version = codebook_version or load_codebook().version
        coding = coding_of(document, moves, coder, coder_version, version)
        with plainly(f"{self.place}: {document.name} could not be stored"):
            return store(self._engine, document, coding)

    def documents(self, *, all_versions: bool = False) -> Iterator[StoredDocument]:
        """The current version of every report, in the order the record met them; or all versions."""
        return self._told_plainly(reading.read_documents(self._engine, all_versions=all_versions))

    def document(self, id: str) -> StoredDocument:
        """The document with this id, or whose id alone begins so: `d-3fa9`, or just `3fa9`.

        Raises `RecordError`, with what may have been meant, where there is none or more than one.
        """
        with plainly(self.place):
            return reading.read_document(self._engine, id)

    def moves(
        self,
        document: str | None = None,
        type: MoveType | str | None = None,
        party: str | None = None,
        issue: Issue | str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        *,
        reasons: bool = False,
    ) -> Iterator[StoredMove]:
        """The moves of the current coding of every current document that are all of what is asked for.

        `document`: of this document, which may be an earlier version. `party`: who acts or is addressed.
        `since`, `until`: published on or after, on or before this day (ISO 8601); undated reports are then
        left out. `reasons`: fill `move.reasons`, which are otherwise left out. The answer is as of the time
        of the call's first step and is read in pieces; the record may be written meanwhile. Raises
        `SettingError` for a type, issue or day that there is none of.
        """
        selection = self._selection(document, type, party, issue, since, until)
        return self._told_plainly(reading.read_moves(self._engine, selection, reasons=reasons))

    def reports(
        self,
        document: str | None = None,
        type: MoveType | str | None = None,
        party: str | None = None,
        issue: Issue | str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> Iterator[StoredReport]:
        """As `moves`, but by document; those without a move are among them unless moves are selected."""
        selection = self._selection(document, type, party, issue, since, until)
        return self._told_plainly(reading.read_reports(self._engine, selection))

    def move(self, id: str) -> StoredMove:
        """The move with this id, or whose id alone begins so, with its reasons; current ones come first.

        Raises `RecordError`, with what may have been meant, where there is none or more than one.
        """
        with plainly(self.place):
            return reading.read_move(self._engine, id)

    def counts(self) -> Counts:
        """How many documents, codings and moves the record holds."""
        with plainly(self.place):
            return reading.count(self._engine)

    def _selection(
        self,
        document: str | None,
        type: str | None,
        party: str | None,
        issue: str | None,
        since: date | str | None,
        until: date | str | None,
    ) -> Selection:
        return Selection(
            document=self.document(document).id if document is not None else None,
            type=_one_of(MoveType, "type", type),
            party=party,
            issue=_one_of(Issue, "issue", issue),
            since=_day("since", since),
            until=_day("until", until),
        )

    def _told_plainly(self, answer: Iterator[T]) -> Iterator[T]:
        with plainly(self.place):
            yield from answer


def _one_of(kind: type[StrEnum], name: str, value: str | None) -> str | None:
    if value is None or value in list(kind):
        return value
    raise SettingError(f"{name}: there is no {value!r}; choose one of {', '.join(kind)}")


def _day(name: str, value: date | str | None) -> str | None:
    if value is None or isinstance(value, date):
        return value.isoformat() if value else None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise SettingError(f"{name}: {value!r} is not a day; write it as 2025-06-02") from None
