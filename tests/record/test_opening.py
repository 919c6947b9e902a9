"""What can stand where a record should be, and what is said about it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from parley.errors import RecordError
from parley.record import Outcome, Record, opening, writing


def refusal(place: Path | str, **options: Any) -> str:
    with pytest.raises(RecordError) as told:
        Record.open(place, **options)
    return str(told.value)


def test_a_record_is_made_and_found_again(
    new_place: Callable[[], str], make_document: Any, make_move: Any
) -> None:
    place = new_place()
    document = make_document("Moscow refused a truce.")
    with Record.open(place) as record:
        record.add(document, [make_move(document, "Moscow refused")], coder="rules", coder_version="1")
    with Record.open(place, must_exist=True) as record:
        assert record.counts().moves == 1


def test_a_record_that_must_exist_is_not_made(new_place: Callable[[], str]) -> None:
    place = new_place()
    assert "there is no record here" in refusal(place, must_exist=True)
    assert "there is no record here" in refusal(place, must_exist=True)


def test_an_empty_file_becomes_a_record_unless_one_must_exist(tmp_path: Path) -> None:
    place = tmp_path / "parley.db"
    place.touch()
    assert "there is no record here yet" in refusal(place, must_exist=True)
    assert place.stat().st_size == 0
    with Record.open(place) as record:
        assert record.counts().documents == 0


def test_a_file_that_is_not_sqlite_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("Kyiv offered a swap. " * 100)
    assert "not a Parley record: not an SQLite file" in refusal(place)
    assert place.read_text() == "Kyiv offered a swap. " * 100


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE documents (id TEXT)")
    before = place.read_bytes()
    assert "not a Parley record but another database" in refusal(place)
    assert place.read_bytes() == before


def test_a_record_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "parley.db"
    Record.open(place).close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE parley_version SET version_num = '0999'")
    assert "made by a newer version of Parley" in refusal(place)
    assert "0999" in refusal(place)


@pytest.mark.parametrize("revision", ["ae1027a6acf", ""])
def test_a_version_that_parley_never_wrote_is_refused(tmp_path: Path, revision: str) -> None:
    place = tmp_path / "parley.db"
    Record.open(place).close()
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE parley_version SET version_num = ?", [revision])
    assert "not a Parley record" in refusal(place)


def test_a_damaged_record_says_so(tmp_path: Path, make_document: Any) -> None:
    place = tmp_path / "parley.db"
    with Record.open(place) as record:
        for number in range(50):
            record.add(make_document(f"{number} " * 500), [], coder="rules", coder_version="1")
    content = bytearray(place.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    place.write_bytes(content)
    with pytest.raises(RecordError, match="damaged"), Record.open(place) as record:
        list(record.documents())


def test_folders_and_missing_folders(tmp_path: Path) -> None:
    assert "this is a folder" in refusal(tmp_path)
    missing = tmp_path / "no" / "parley.db"
    assert f"the folder {missing.parent} does not exist" in refusal(missing)
    assert not missing.parent.exists()


@pytest.mark.parametrize("address", ["nonsense://", "://", "sqlite://", "mysql+nothing://host/talks"])
def test_addresses_that_lead_nowhere(address: str) -> None:
    assert refusal(address)


def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    pytest.importorskip("psycopg")
    said = refusal("postgresql://desk:secret@127.0.0.1:1/talks")
    assert "127.0.0.1" in said
    assert "secret" not in said


def test_without_psycopg_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: None)
    assert "pip install 'psycopg[binary]'" in refusal("postgresql://127.0.0.1/talks")


UNPRIVILEGED = """
import os, sys
from parley.errors import RecordError
from parley.record import Record, StoredDocument

def use(place):
    document = StoredDocument("d-2", "k", "new.txt", None, None, None, None, None, "New.", (), None, None)
    with Record.open(place) as record:
        print("documents", record.counts().documents)
        record.add(document, [], coder="rules", coder_version="1", codebook_version="1")

use(sys.argv[2])  # imports all there is to import: the interpreter may be where only root may look
if os.geteuid() == 0:
    os.setuid(65534)
try:
    use(sys.argv[1])
except RecordError as error:
    print(error)
"""


def as_somebody_else(place: Path) -> str:
    """What a process without any rights of its own finds when it opens the record and adds to it."""
    first = place.parent.with_name("first.db")
    command = [sys.executable, "-c", UNPRIVILEGED, str(place), str(first)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.removeprefix("documents 0\n")


@pytest.fixture
def reachable(tmp_path: Path) -> Path:
    """A folder that everybody may look into."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    for each in (folder, *folder.parents):
        if each.owner() == tmp_path.owner() and each != Path("/") and each != Path("/tmp"):
            each.chmod(each.stat().st_mode | 0o055)
    return folder


def test_a_read_only_file_can_be_read_and_says_that_it_cannot_be_written(
    reachable: Path, make_document: Any
) -> None:
    place = reachable / "parley.db"
    with Record.open(place) as record:
        record.add(make_document("Moscow refused."), [], coder="rules", coder_version="1")
    place.chmod(0o444)
    said = as_somebody_else(place)
    assert "documents 1" in said
    assert "new.txt could not be stored" in said
    assert "read-only" in said


def test_a_read_only_folder_says_that_the_record_cannot_be_made(reachable: Path) -> None:
    reachable.chmod(0o555)
    said = as_somebody_else(reachable / "parley.db")
    assert "the file cannot be opened" in said
    reachable.chmod(0o755)


def test_reading_again_needs_no_right_to_write(tmp_path: Path, make_document: Any) -> None:
    place = tmp_path / "parley.db"
    document = make_document("Moscow refused.")
    with Record.open(place) as record:
        record.add(document, [], coder="rules", coder_version="1")
    with Record.open(place) as record, sqlite3.connect(place) as other:
        other.execute("BEGIN IMMEDIATE")
        assert record.add(document, [], coder="rules", coder_version="1").outcome is Outcome.UNCHANGED


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path, make_document: Any) -> None:
    with Record.open(tmp_path / "parley.db") as record:
        record.add(make_document("Moscow refused."), [], coder="rules", coder_version="1")

        @event.listens_for(record._engine, "begin")
        def _no_more_pages(connection: Any) -> None:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")

        with pytest.raises(RecordError, match=r"report\.txt could not be stored: the disk is full"):
            record.add(make_document("Kyiv agreed. " * 10_000), [], coder="rules", coder_version="1")
        assert [document.text for document in record.documents()] == ["Moscow refused."]


def test_a_writer_that_waits_too_long_says_so(
    tmp_path: Path, make_document: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    place = tmp_path / "parley.db"
    with Record.open(place) as record, sqlite3.connect(place) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="another process has been writing to it for too long"):
            record.add(make_document("Moscow refused."), [], coder="rules", coder_version="1")
        other.rollback()
        assert (
            record.add(make_document("Moscow refused."), [], coder="rules", coder_version="1").outcome
            == "new"
        )


def test_what_a_writer_looked_up_still_holds_when_it_writes(
    tmp_path: Path, make_document: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "parley.db"
    insert_document = writing._insert_document
    seen = []

    def probe(*given: Any) -> int:
        with sqlite3.connect(place, timeout=0) as other, pytest.raises(sqlite3.OperationalError) as told:
            other.execute("BEGIN IMMEDIATE")
        seen.append(str(told.value))
        return insert_document(*given)

    monkeypatch.setattr(writing, "_insert_document", probe)
    with Record.open(place) as record:
        record.add(make_document("Moscow refused."), [], coder="rules", coder_version="1")
    assert seen == ["database is locked"]


WRITER = """
import sys
from hashlib import sha256
from parley.record import Record, StoredDocument

def document(text):
    identity = "d-" + sha256(text.encode()).hexdigest()[:16]
    return StoredDocument(identity, "k", "a.txt", None, None, None, None, None, text, (), None, None)

with Record.open(sys.argv[1]) as record:
    for number in range(25):
        for text in (f"Shared {number}.", f"Of writer {sys.argv[2]}: {number}."):
            record.add(document(text), [], coder="rules", coder_version="1")
"""


def test_two_writers_at_once_make_one_record(new_place: Callable[[], str]) -> None:
    place = new_place()
    if "://" in place:  # making the tables is not meant to be a race there
        Record.open(place).close()
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, place, str(number)]) for number in range(2)]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    with Record.open(place) as record:
        counts = record.counts()
        assert (counts.all_documents, counts.codings) == (75, 75)
        stored = list(record.documents(all_versions=True))
    assert sum(document.current for document in stored) == 1
    assert sum(document.supersedes is None for document in stored) == 1


def test_opening_imports_neither_alembic_nor_the_language_stack(tmp_path: Path) -> None:
    script = (
        "import sys; from parley.record import Record; Record.open(sys.argv[1]).close(); "
        "print([name for name in ('alembic', 'spacy', 'trafilatura') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "parley.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
    lazily = "import sys, parley.record; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", lazily], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
