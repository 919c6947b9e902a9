"""Turn what a database says when it fails into a sentence that says what happened and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from parley.errors import RecordError

# SQLite's names of its result codes (https://sqlite.org/rescode.html), by their beginnings: extended codes
# follow.
SQLITE_FAILURES = (
    ("SQLITE_BUSY", "another process has been writing to it for too long; try again when that has finished"),
    (
        "SQLITE_LOCKED",
        "another process has been writing to it for too long; try again when that has finished",
    ),
    (
        "SQLITE_READONLY",
        "it cannot be written: the file or its folder is read-only; copy it to where you may write",
    ),
    ("SQLITE_FULL", "the disk is full; nothing of this document was stored, what was stored before is safe"),
    ("SQLITE_NOTADB", "this is not a Parley record: not an SQLite file; choose another file name"),
    ("SQLITE_CORRUPT", "the file is damaged; restore a copy"),
    (
        "SQLITE_CANTOPEN",
        "the file cannot be opened: see whether it exists and whether you may read and write it",
    ),
    ("SQLITE_PERM", "the file cannot be opened: see whether you may read and write it"),
    ("SQLITE_IOERR", "the disk failed or is full; what was stored before is safe"),
    ("SQLITE_TOOBIG", "the document is larger than the database can hold"),
)


@contextmanager
def plainly(place: str) -> Iterator[None]:
    """Raise every failure of the database inside the block as a `RecordError` that begins with `place`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise RecordError(f"{place}: {_sentence(error)}") from error


def _sentence(error: SQLAlchemyError) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorname", "")
    told = next((sentence for begins, sentence in SQLITE_FAILURES if code.startswith(begins)), None)
    said = " ".join(str(cause).split())
    return f"{told} ({said})" if told else f"the database refused: {said}"
