"""A crash loses nothing that was stored, and leaves nothing half stored."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from parley.record import Record

WRITER = Path(__file__).with_name("writer.py")
MOVES = 50


def start(place: Path, mode: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(WRITER), str(place), mode], stdout=subprocess.PIPE, text=True
    )


def check(place: Path, told: list[str]) -> int:
    """All that was told of is there, whole, and so is whatever else is; gives the number of documents."""
    with Record.open(place, must_exist=True) as record:
        stored = {report.document.id: len(report.moves) for report in record.reports()}
        assert set(told) <= set(stored)
        assert set(stored.values()) == {MOVES}
        counts = record.counts()
    assert (counts.all_documents, counts.codings, counts.all_moves) == (
        len(stored),
        len(stored),
        len(stored) * MOVES,
    )
    with sqlite3.connect(place) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        (issues,) = connection.execute("SELECT count(*) FROM move_issues").fetchone()
    assert issues == counts.all_moves
    return len(stored)


@pytest.mark.parametrize("documents", [1, 7, 20])
def test_a_writer_killed_at_any_time_loses_nothing(tmp_path: Path, documents: int) -> None:
    place = tmp_path / "parley.db"
    with start(place, "between") as process:
        assert process.stdout
        told = [process.stdout.readline().strip() for _ in range(documents)]
        process.send_signal(signal.SIGKILL)
        told += process.stdout.read().split()
    assert process.returncode == -signal.SIGKILL
    assert len(told) - 1 <= check(place, [each for each in told if len(each) == len(told[0])])


def test_a_writer_killed_within_a_transaction_leaves_none_of_it(tmp_path: Path) -> None:
    place = tmp_path / "parley.db"
    with start(place, "within") as process:
        assert process.stdout
        told = process.stdout.read().split()
    assert process.returncode == -signal.SIGKILL
    assert told[3:] == ["dying"]
    journal = place.with_name("parley.db-journal")
    assert journal.stat().st_size > 0
    assert check(place, told[:3]) == 3
    assert not journal.exists()
