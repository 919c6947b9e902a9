"""Asking for moves by document, type, party, issue and day; finding one by the beginning of its id."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from parley.errors import RecordError, SettingError
from parley.record import Record, reading

DAYS = ("2025-06-01", "2025-06-02", None)


@pytest.fixture
def talks(record: Record, make_document: Any, make_move: Any) -> Record:
    """Three reports, the last without a day, each with a proposal by Ukraine and a refusal by Russia."""
    for day in DAYS:
        document = make_document(f"Kyiv offered a swap. Moscow refused it. ({day})", published=day)
        moves = [
            make_move(
                document, "Kyiv offered", "propose", ("Ukraine",), ("Russia",), ("prisoners", "remains")
            ),
            make_move(document, "Moscow refused", "reject", ("Russia",), (), ("prisoners",)),
        ]
        record.add(document, moves, coder="rules", coder_version="1")
    return record


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["propose", "reject"] * 3),
        ({"type": "reject"}, ["reject"] * 3),
        ({"party": "Russia"}, ["propose", "reject"] * 3),
        ({"party": "Ukraine"}, ["propose"] * 3),
        ({"party": "Sudan"}, []),
        ({"issue": "remains"}, ["propose"] * 3),
        ({"issue": "prisoners", "type": "reject", "party": "Russia"}, ["reject"] * 3),
        ({"issue": "remains", "type": "reject"}, []),
        ({"since": "2025-06-02"}, ["propose", "reject"]),
        ({"until": date(2025, 6, 1)}, ["propose", "reject"]),
        ({"since": "2025-06-01", "until": "2025-06-02", "type": "propose"}, ["propose"] * 2),
    ],
)
def test_moves_are_all_of_what_is_asked_for(
    talks: Record, asked: dict[str, Any], expected: list[str]
) -> None:
    moves = list(talks.moves(**asked))
    assert [stored.move.type for stored in moves] == expected
    assert [stored for report in talks.reports(**asked) for stored in report.moves] == moves


def test_reports_leave_out_documents_only_where_moves_are_asked_for(
    talks: Record, make_document: Any
) -> None:
    talks.add(make_document("Nothing was said."), [], coder="rules", coder_version="1")
    assert [len(report.moves) for report in talks.reports()] == [2, 2, 2, 0]
    assert [len(report.moves) for report in talks.reports(type="reject")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"type": "refuse"}, "type: there is no 'refuse'; choose one of meet, mediate"),
        ({"issue": "peace"}, "issue: there is no 'peace'"),
        ({"since": "2 June"}, "since: '2 June' is not a day; write it as 2025-06-02"),
    ],
)
def test_what_there_is_not_is_refused_at_once(record: Record, asked: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingError) as told:
        record.moves(**asked)
    assert str(told.value).startswith(said)


def test_the_beginning_of_an_id_is_enough(talks: Record) -> None:
    for stored in talks.moves(reasons=True):
        assert talks.move(f" {stored.id[:12].upper()} ") == stored
        assert talks.move(stored.id[2:]) == stored
    for document in talks.documents():
        assert talks.document(document.id[2:10]) == document
        assert {stored.document.id for stored in talks.moves(document=document.id[:10])} == {document.id}


def test_an_id_that_could_be_several_lists_them(talks: Record) -> None:
    with pytest.raises(RecordError) as told:
        talks.move("m-")
    listed = [stored.id for stored in talks.moves() if stored.id in str(told.value)]
    assert len(listed) == 5
    assert "write more of the id" in str(told.value)
    with pytest.raises(RecordError, match="could be more than one document"):
        talks.document("")


def test_an_unknown_id_names_the_nearest(talks: Record) -> None:
    known = next(iter(talks.moves())).id
    with pytest.raises(RecordError, match=f"has no move '{known[:8]}zzz'; the nearest are .*{known}"):
        talks.move(known[:8] + "zzz")
    with pytest.raises(RecordError, match="no document 'zzz'"):
        talks.document("zzz")


def test_writing_while_reading_neither_blocks_nor_shows(
    talks: Record, make_document: Any, make_move: Any
) -> None:
    seen = 0
    for stored in talks.moves():
        document = make_document(f"Answer to {stored.id}: Moscow refused.")
        talks.add(document, [make_move(document, "Moscow refused")], coder="rules", coder_version="1")
        seen += 1
    assert seen == 6
    assert talks.counts().moves == 12


def test_the_order_is_the_documents_however_they_were_recoded_and_read_in_pieces(
    record: Record, make_document: Any, make_move: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    documents = [make_document(f"Moscow refused offer {number}.") for number in range(7)]
    for version, order in (("1", documents), ("2", reversed(documents))):
        for document in order:
            moves = [make_move(document, "refused"), make_move(document, "Moscow refused")]
            record.add(document, moves, coder="rules", coder_version=version)
    ids = [document.id for document in documents]
    assert [document.id for document in record.documents()] == ids
    assert [report.document.id for report in record.reports()] == ids
    found = [(stored.document.id, stored.move.evidence.text) for stored in record.moves()]
    assert found == [(id, words) for id in ids for words in ("refused", "Moscow refused")]
    assert found == [
        (report.document.id, stored.move.evidence.text)
        for report in record.reports()
        for stored in report.moves
    ]
