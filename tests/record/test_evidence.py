"""No evidence, no finding; and a document with one bad span is not stored at all."""

from __future__ import annotations

from typing import Any

import pytest

from parley.codebook.statement import Evidence, Reason
from parley.errors import EvidenceError, RecordError
from parley.record import Record

TEXT = "Kyiv 🕊 offered a truce. Moscow refused it."
WRONG = Evidence(start=24, end=38, text="Moscow refuses")
BEYOND = Evidence(start=40, end=99, text="refused it")
EMPTY = Evidence(start=9, end=5, text="offered")


@pytest.mark.parametrize("span", [WRONG, BEYOND, EMPTY])
@pytest.mark.parametrize("cell", ["evidence", "also", "reasons"])
def test_a_span_that_is_not_in_the_text_stops_the_document(
    record: Record, make_document: Any, make_move: Any, span: Evidence, cell: str
) -> None:
    document = make_document(TEXT)
    good = make_move(document, "Kyiv 🕊 offered", type="propose")
    changed: Any = {
        "evidence": span,
        "also": (span,),
        "reasons": (Reason(cell="actors", value="Russia", rule="subject", words=(span,)),),
    }[cell]
    bad = make_move(document, "Moscow refused").model_copy(update={cell: changed})
    with pytest.raises(EvidenceError) as told:
        record.add(document, [good, bad], coder="rules", coder_version="1")
    for part in (
        document.id,
        document.name,
        bad.id_in(document.id),
        span.text,
        f"{span.start} to {span.end}",
    ):
        assert part in str(told.value)
    assert record.counts().all_documents == 0


def test_the_message_says_what_stands_there(record: Record, make_document: Any, make_move: Any) -> None:
    document = make_document(TEXT)
    bad = make_move(document, "Moscow refused").model_copy(update={"evidence": WRONG})
    with pytest.raises(EvidenceError, match="should be 'Moscow refuses' but are 'Moscow refused'"):
        record.add(document, [bad], coder="rules", coder_version="1")


def test_a_bad_recoding_leaves_the_good_one(record: Record, make_document: Any, make_move: Any) -> None:
    document = make_document(TEXT)
    good = make_move(document, "Moscow refused")
    record.add(document, [good], coder="rules", coder_version="1")
    with pytest.raises(EvidenceError):
        record.add(document, [good.model_copy(update={"evidence": WRONG})], coder="rules", coder_version="2")
    assert [stored.coder_version for stored in record.moves()] == ["1"]


def test_an_id_that_stands_for_another_text_is_refused(record: Record, make_document: Any) -> None:
    from dataclasses import replace

    document = make_document(TEXT)
    record.add(document, [], coder="rules", coder_version="1")
    with pytest.raises(RecordError, match="another text"):
        record.add(replace(document, text=TEXT + " "), [], coder="rules", coder_version="1")


def test_half_a_surrogate_pair_is_refused_with_its_place(record: Record, make_document: Any) -> None:
    from dataclasses import replace

    document = replace(make_document("broken"), text="broken \ud83d")
    with pytest.raises(RecordError, match="character 7 is half a surrogate pair"):
        record.add(document, [], coder="rules", coder_version="1")
