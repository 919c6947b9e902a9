"""The record: documents, the moves read from them, and how each cell was filled, in one file or database.

Statements are stored and never changed; which version of a report and which coding of it is the current one
is worked out from them when the record is read, by two rules:

*Which version of a report.* Documents with the same `key` are versions of one report. They are ordered by the
day they are of, then by when the record first met them; the last one is the current one. A version's day is
its publication date; a version without one is taken to be of the same day as the version that was current
when it came. So a correction supersedes what was there, a version with an earlier publication date goes into
the history whenever it is first read, and reading an old version again changes nothing.

*Which coding of a document.* The one added last. Reading a document again adds a coding only where the same
coder, in the same version and under the same codebook, has not already said the same of it.

One document is one transaction. An SQLite record keeps SQLite's default rollback journal instead of a
write-ahead log: between transactions the one file is the whole record, so it can be copied, mailed and put on
a network drive.

SQLAlchemy is imported when `Record` is first used, Alembic only when an older record has to be upgraded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parley.record.stored import Added, Counts, Outcome, StoredDocument, StoredMove, StoredReport

if TYPE_CHECKING:
    from parley.record.record import Record

__all__ = ["Added", "Counts", "Outcome", "Record", "StoredDocument", "StoredMove", "StoredReport"]


def __getattr__(name: str) -> Any:
    """Import `Record`, and SQLAlchemy with it, when it is first asked for."""
    if name != "Record":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from parley.record.record import Record

    return Record
