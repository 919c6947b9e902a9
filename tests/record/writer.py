"""Writes documents into a record until it is killed; run by `test_crash.py` as a process of its own.

python writer.py RECORD between   tell of each document once it is stored
python writer.py RECORD within    die in the middle of the transaction of the fourth document
"""

from __future__ import annotations

import os
import signal
import sys
from hashlib import sha256
from typing import Any

from sqlalchemy import event

from parley.codebook.statement import Evidence, Move
from parley.codebook.vocabulary import Issue, MoveType
from parley.record import Record, StoredDocument

MOVES = 50
FILLER = (
    "Nothing else was said. " * 150_000
)  # more than SQLite's page cache: some is in the file before it ends


def document(number: int, filler: str) -> StoredDocument:
    """The report with this number, which says as many things as it has moves."""
    text = " ".join(f"Moscow refused offer {move}." for move in range(MOVES)) + f" ({number}) {filler}"
    identity = "d-" + sha256(text.encode()).hexdigest()[:16]
    return StoredDocument(
        identity, identity, f"{number}.txt", None, None, None, None, "en", text, (), None, None
    )


def moves(text: str) -> list[Move]:
    """One refusal a sentence."""
    found = []
    for number in range(MOVES):
        words = f"Moscow refused offer {number}"
        start = text.index(words + ".")
        evidence = Evidence(start=start, end=start + len(words), text=words)
        found.append(
            Move(
                type=MoveType.REJECT,
                actors=("Russia",),
                issues=(Issue.CEASEFIRE,),
                evidence=evidence,
                rule="refuse",
            )
        )
    return found


def die_before_the_issues_of_the_fourth(record: Record) -> None:
    """Let the process kill itself when a document and its moves are written, but not its issues."""
    seen = []

    @event.listens_for(record._engine, "before_cursor_execute")
    def _before(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO move_issues"):
            seen.append(statement)
            if len(seen) == 4:
                print("dying", flush=True)
                os.kill(os.getpid(), signal.SIGKILL)


def main(place: str, mode: str) -> None:
    """Write documents without end."""
    with Record.open(place) as record:
        if mode == "within":
            die_before_the_issues_of_the_fourth(record)
        for number in range(1_000_000):
            each = document(number, FILLER if mode == "within" else "")
            record.add(each, moves(each.text), coder="rules", coder_version="1")
            print(each.id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
