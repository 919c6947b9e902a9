from __future__ import annotations

from typing import Any

import pytest

from parley.agreement import Tally, score
from parley.agreement.comparing import Comparison
from parley.agreement.differences import differences
from parley.agreement.html import html_page
from parley.agreement.pairs import pair
from parley.codebook.statement import Evidence, Move
from parley.corpus import CodedReport

TEXT = "Mali met France. Mali refused to leave Kidal. <b>France</b> offered 40 trucks."
SENTENCES = ((0, 16), (17, 45), (46, 78))


def move(words: str, type: str, *actors: str, issues: tuple[str, ...] = ("process",), **cells: Any) -> Move:
    start = TEXT.index(words)
    evidence = Evidence(start=start, end=start + len(words), text=words)
    return Move(type=type, actors=actors, issues=issues, evidence=evidence, rule="test", **cells)


def compared(gold: list[Move], found: list[Move]) -> Comparison:
    report = CodedReport(
        id="r",
        codebook="1",
        coder="a",
        date="2026-11-01",
        document={"text": TEXT, "style": "wire", "conflict": "mali"},
    )
    return Comparison(report, TEXT, SENTENCES, tuple(gold), tuple(found))


MET = move("Mali met France", "meet", "Mali", "France")
REFUSED = move("Mali refused to leave", "reject", "Mali", issues=("withdrawal",))
OFFERED = move(
    "offered 40 trucks",
    "propose",
    "France",
    issues=("humanitarian",),
    terms={"quantities": [{"min": 40, "max": 40, "unit": "trucks"}], "condition": "if they leave"},
)


def test_moves_pair_where_evidence_overlaps_and_best_first() -> None:
    wide = move("Mali refused to leave Kidal", "demand", "Mali", issues=("withdrawal",))
    near = move("refused", "reject", "Mali", issues=("withdrawal",))
    pairs = pair([REFUSED], [wide, near])
    assert [(one.gold, one.found) for one in pairs] == [(REFUSED, near), (None, wide)]
    assert pair([MET], [OFFERED])[0].found is None


def test_order_and_capitals_of_names_do_not_matter() -> None:
    (one,) = pair([MET], [move("Mali met France", "meet", "the France", "MALI")])
    assert one.core


def test_counts_by_hand() -> None:
    other = move("Mali refused", "reject", "France", issues=("withdrawal",))
    extra = move("France</b> offered", "pledge", "France")
    scores = score([compared([MET, REFUSED, OFFERED], [MET, other, extra])])
    assert scores.measures["told"] == Tally(3, 3, 3)
    assert scores.measures["type"] == Tally(3, 3, 2)
    assert scores.measures["actors"] == Tally(3, 3, 1)
    assert scores.measures["issues"] == Tally(3, 3, 2)
    assert scores.measures["core"] == Tally(3, 3, 1)
    assert scores.confusion["propose", "pledge"] == 1
    assert scores.by["type"]["reject"]["type"] == Tally(1, 1, 1)
    assert scores.by["issue"]["humanitarian"]["type"] == Tally(1, 0, 0)
    assert scores.by["conflict"]["mali"]["core"] == Tally(3, 3, 1)


@pytest.mark.parametrize(
    ("terms", "quantities", "condition"),
    [
        ({"quantities": [{"min": 40, "max": 40, "unit": "trucks", "approximate": True}]}, 1, 0),
        ({"quantities": [{"min": 40, "unit": "trucks"}], "condition": "only if they leave"}, 0, 1),
        ({"condition": "unless they leave"}, 0, 0),
    ],
)
def test_cells_are_compared_where_the_type_is_the_same(
    terms: dict[str, Any], quantities: int, condition: int
) -> None:
    found = OFFERED.model_copy(update={"terms": type(OFFERED.terms).model_validate(terms)})
    measures = score([compared([OFFERED], [found])]).measures
    assert measures["quantities"].right == quantities
    assert measures["condition"].right == condition
    assert measures["modality"] == Tally(1, 1, 1)


def test_silent_reports_count_what_was_found_in_them() -> None:
    scores = score([compared([], [MET]), compared([MET], [])])
    assert (scores.reports, scores.silent, scores.in_silence) == (2, 1, 1)


def test_alpha_is_one_where_both_agree_and_low_where_they_do_not() -> None:
    agreed = score([compared([MET, REFUSED], [MET, REFUSED])]).alpha
    assert agreed["act and type"] == pytest.approx(1.0)
    parted = score([compared([MET, REFUSED], [OFFERED])]).alpha
    assert parted["act and type"] < 0


def test_swapping_the_coders_keeps_f1() -> None:
    found = [MET, move("Mali refused", "demand", "Mali")]
    one = score([compared([MET, REFUSED, OFFERED], found)]).measures
    other = score([compared(found, [MET, REFUSED, OFFERED])]).measures
    assert {name: tally.f1 for name, tally in one.items()} == {
        name: tally.f1 for name, tally in other.items()
    }


def test_differences_name_the_sentence_and_the_cells() -> None:
    other = move("Mali refused", "reject", "France", issues=("withdrawal",))
    missed, differs, extra = differences(compared([MET, REFUSED], [other, OFFERED]))
    assert (missed.kind, differs.kind, extra.kind) == ("missed", "differs", "extra")
    assert missed.sentence == "Mali met France."
    assert differs.cells == ("actors: Mali | France",)


def test_the_page_escapes_what_a_report_says() -> None:
    comparison = compared([OFFERED], [])
    page = html_page([comparison], score([comparison]), ("gold", "coder"))
    assert "&lt;b&gt;France&lt;/b&gt; offered 40 trucks." in page
    assert "<b>France" not in page
    assert "<script" not in page
