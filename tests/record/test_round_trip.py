"""What goes in comes out, and a second reading changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.codebook import load_codebook
from parley.codebook.statement import Evidence, Move
from parley.codebook.vocabulary import MoveType
from parley.documents import read_text
from parley.record import Outcome, Record

several_times = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@several_times
@given(data=st.data())
def test_reports_come_back_as_they_were(
    data: st.DataObject, new_place: Callable[[], str], reports: Any
) -> None:
    told = {document.id: (document, moves) for document, moves in data.draw(st.lists(reports, max_size=4))}
    with Record.open(new_place()) as record:
        for document, moves in told.values():
            assert record.add(document, moves, coder="rules", coder_version="1").outcome is Outcome.NEW
        assert list(record.documents()) == [document for document, _ in told.values()]
        for document, moves in told.values():
            kept = {move.id_in(document.id): move for move in reversed(moves)}
            stored = list(record.moves(document=document.id, reasons=True))
            assert {each.id: each.move for each in stored} == kept
            assert [each.id for each in stored] == list(
                dict.fromkeys(move.id_in(document.id) for move in moves)
            )
            for each in stored:
                found = each.move.evidence
                assert record.document(document.id).text[found.start : found.end] == found.text
                assert record.move(each.id) == each


@several_times
@given(data=st.data())
def test_reading_again_changes_nothing(
    data: st.DataObject, new_place: Callable[[], str], reports: Any
) -> None:
    told = data.draw(st.lists(reports, min_size=1, max_size=4))
    place = new_place()
    with Record.open(place) as record:
        for document, moves in told:
            record.add(document, moves, coder="rules", coder_version="1")
        for document, _ in told:
            latest = [each for other, each in told if other.id == document.id][-1]
            record.add(document, latest, coder="rules", coder_version="1")
        before = everything(record)
        for document, moves in {document.id: (document, moves) for document, moves in told}.values():
            again = replace(document, name="elsewhere.txt")
            assert record.add(again, moves, coder="rules", coder_version="1").outcome is Outcome.UNCHANGED
        assert everything(record) == before


def test_reading_again_leaves_the_file_byte_for_byte(
    tmp_path: Path, make_document: Callable[..., Any], make_move: Callable[..., Any]
) -> None:
    place = tmp_path / "parley.db"
    document = make_document("Moscow refused a truce.")
    hashes = []
    for _ in range(2):
        with Record.open(place) as record:
            record.add(document, [make_move(document, "Moscow refused")], coder="rules", coder_version="1")
        hashes.append(hashlib.sha256(place.read_bytes()).hexdigest())
    assert hashes[0] == hashes[1]
    assert [each.name for each in tmp_path.iterdir()] == ["parley.db"]


def test_a_move_found_twice_is_stored_once(record: Record, make_document: Any, make_move: Any) -> None:
    document = make_document("Moscow refused a truce.")
    move = make_move(document, "Moscow refused")
    record.add(document, [move, move], coder="rules", coder_version="1")
    assert [each.move.as_dict() for each in record.moves()] == [move.as_dict()]


def test_a_move_says_who_coded_it_and_by_which_codebook(
    record: Record, make_document: Any, make_move: Any
) -> None:
    document = make_document("Moscow refused a truce.", published="2025-06-02")
    record.add(document, [make_move(document, "Moscow refused")], coder="rules", coder_version="1.2")
    (stored,) = record.moves()
    assert (stored.coder, stored.coder_version, stored.codebook_version) == (
        "rules",
        "1.2",
        load_codebook().version,
    )
    assert (stored.document.id, stored.document.published) == (document.id, "2025-06-02")


def test_a_freshly_read_document_is_kept_as_it_is(record: Record) -> None:
    text = "Talks end  in Doha\n\nDOHA, 3 June (Own) -- Hamas refused the offer.The hosts &amp; we left."
    document = read_text(text, name="doha.txt", publisher="The Observer", url="https://example.org/doha?id=7")
    start = document.text.index("Hamas")
    evidence = Evidence(start=start, end=start + 13, text="Hamas refused")
    move = Move(type=MoveType.REJECT, actors=("Hamas",), evidence=evidence, rule="refuse-object")
    assert record.add(document, [move], coder="rules", coder_version="1").outcome is Outcome.NEW
    (stored,) = record.documents()
    for field in ("id", "key", "name", "title", "published", "publisher", "url", "language", "text"):
        assert getattr(stored, field) == getattr(document, field), field
    assert stored.defects
    assert [astuple(each) for each in stored.defects] == [astuple(each) for each in document.defects]
    assert record.add(stored, [move], coder="rules", coder_version="1").outcome is Outcome.UNCHANGED


def everything(record: Record) -> list[Any]:
    """All rows of all tables."""
    from parley.record.schema import metadata

    with record._engine.connect() as connection:
        return [
            (table.name, *sorted(map(tuple, connection.execute(table.select()).all())))
            for table in metadata.sorted_tables
        ]
