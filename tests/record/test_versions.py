"""Corrected reports supersede earlier ones, better codings take over, and all are kept."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from parley.record import Outcome, Record, StoredDocument


@pytest.fixture
def add(record: Record, make_document: Any, make_move: Any) -> Callable[..., Any]:
    """Add a version of one report, with one move on its first three words."""

    def one(text: str, published: str | None = None, version: str = "1", key: str = "talks") -> Any:
        document = make_document(text, key=key, published=published)
        move = make_move(document, " ".join(text.split()[:3]))
        return record.add(document, [move], coder="rules", coder_version=version)

    return one


def history(record: Record) -> list[StoredDocument]:
    """From the first version to the current one, by the links alone."""
    (first,) = (document for document in record.documents(all_versions=True) if document.supersedes is None)
    found = [first]
    while found[-1].superseded_by:
        found.append(record.document(found[-1].superseded_by))
    for earlier, later in pairwise(found):
        assert later.supersedes == earlier.id
    return found


def texts(record: Record) -> list[str]:
    return [document.text for document in history(record)]


def test_a_correction_supersedes_and_the_old_version_stays(record: Record, add: Any) -> None:
    first = add("Talks lasted an hour.", "2025-06-02")
    second = add("Talks lasted two hours.", "2025-06-02")
    assert (second.outcome, second.supersedes) == (Outcome.SUPERSEDED, first.document)
    assert [document.text for document in record.documents()] == ["Talks lasted two hours."]
    assert texts(record) == ["Talks lasted an hour.", "Talks lasted two hours."]
    assert [stored.document.id for stored in record.moves()] == [second.document]
    assert [stored.document.id for stored in record.moves(document=first.document)] == [first.document]


def test_reading_an_old_version_again_does_not_bring_it_back(record: Record, add: Any) -> None:
    add("Talks lasted an hour.")
    second = add("Talks lasted two hours.")
    assert add("Talks lasted an hour.").outcome is Outcome.UNCHANGED
    assert [document.id for document in record.documents()] == [second.document]
    assert add("Talks lasted an hour.", version="2").outcome is Outcome.RECODED
    assert [document.id for document in record.documents()] == [second.document]


def test_an_earlier_day_goes_into_the_history_whenever_it_comes(record: Record, add: Any) -> None:
    add("Talks lasted an hour.", "2025-06-02")
    add("Talks lasted two hours.", "2025-06-05")
    late = add("Talks lasted some time.", "2025-06-03")
    assert (late.outcome, late.superseded_by) == (Outcome.OLDER, history(record)[-1].id)
    assert texts(record) == ["Talks lasted an hour.", "Talks lasted some time.", "Talks lasted two hours."]


def test_a_version_without_a_day_is_taken_to_be_of_the_current_ones_day(record: Record, add: Any) -> None:
    add("Talks lasted long enough.", None)
    add("Talks lasted two hours.", "2025-06-05")
    assert add("Talks lasted an hour.", None).outcome is Outcome.SUPERSEDED
    assert add("Talks lasted a minute.", "2025-06-04").outcome is Outcome.OLDER
    assert texts(record) == [
        "Talks lasted long enough.",
        "Talks lasted a minute.",
        "Talks lasted two hours.",
        "Talks lasted an hour.",
    ]


def test_other_reports_are_left_alone(record: Record, add: Any) -> None:
    add("Talks lasted an hour.", key="one")
    assert add("Talks lasted an hour or so.", key="two").outcome is Outcome.NEW
    assert [document.current for document in record.documents(all_versions=True)] == [True, True]


def test_a_newer_coder_takes_over_and_the_old_coding_stays(
    record: Record, make_document: Any, make_move: Any
) -> None:
    document = make_document("Moscow refused a truce.")
    old = make_move(document, "Moscow refused", type="comment")
    new = make_move(document, "Moscow refused", type="reject")
    record.add(document, [old], coder="rules", coder_version="1")
    assert record.add(document, [new], coder="rules", coder_version="2").outcome is Outcome.RECODED
    assert record.add(document, [old], coder="rules", coder_version="1").outcome is Outcome.UNCHANGED
    assert [stored.move.type for stored in record.moves()] == ["reject"]
    assert record.move(old.id_in(document.id)).coder_version == "1"
    counts = record.counts()
    assert (counts.documents, counts.moves, counts.codings, counts.all_moves) == (1, 1, 2, 2)


def test_a_coder_that_now_says_otherwise_adds_a_coding(
    record: Record, make_document: Any, make_move: Any
) -> None:
    document = make_document("Moscow refused a truce.")
    readings = [
        make_move(document, "Moscow refused", rule="first-rule"),
        make_move(document, "Moscow refused", rule="second-rule"),
        make_move(document, "Moscow refused", rule="first-rule"),
    ]
    outcomes = [record.add(document, [move], coder="rules", coder_version="1").outcome for move in readings]
    assert outcomes == [Outcome.NEW, Outcome.RECODED, Outcome.RECODED]
    assert [stored.move.rule for stored in record.moves()] == ["first-rule"]


def test_a_coding_that_finds_nothing_is_a_coding(record: Record, make_document: Any, make_move: Any) -> None:
    document = make_document("Moscow refused a truce.")
    record.add(document, [make_move(document, "Moscow refused")], coder="rules", coder_version="1")
    assert record.add(document, [], coder="rules", coder_version="2").outcome is Outcome.RECODED
    assert list(record.moves()) == []
    assert [report.moves for report in record.reports()] == [()]
