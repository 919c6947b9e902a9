from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from recipes.score.hand_coded import compare_folder
from recipes.score.matching import GoldError
from recipes.score.terms import amounts, details, source_cells

from parley import documents
from parley.codebook.statement import Duration, Evidence, Move, Quantity, Source, Terms
from parley.pipeline import Report

TEXT = "Ceasefire talks stall in Addis Ababa\n\nThe rebels once again refused a 60-day truce, the army said."
GOLD: dict[str, Any] = {
    "type": "reject",
    "actors": ["OLA"],
    "issues": ["ceasefire"],
    "terms": {"duration": {"min": "P60D", "max": "P60D"}},
    "modality": "claimed",
    "repeated": True,
    "source": {"speaker": "the army", "party": "Ethiopia"},
    "evidence": "The rebels once again refused a 60-day truce",
}


class FixedReader:
    """Finds the same moves in every report."""

    def __init__(self, *moves: Move) -> None:
        self.moves = moves

    def read_paths(self, paths: list[Path], *, published: str | None = None) -> Iterator[Report]:
        for document in documents.read_paths(paths, published=published):
            assert isinstance(document, documents.Document)
            yield Report(document, self.moves, "fixed", "1")


def move(evidence: str = "refused a 60-day truce", **changes: Any) -> Move:
    start = TEXT.index(evidence)
    cells: dict[str, Any] = {
        "type": "reject",
        "actors": ("OLA",),
        "issues": ("ceasefire",),
        "terms": Terms(duration=Duration(min="P60D", max="P60D")),
        "modality": "claimed",
        "repeated": True,
        "source": Source(speaker="The army", party="Ethiopia"),
        "evidence": Evidence(start=start, end=start + len(evidence), text=evidence),
        "rule": "test",
    }
    return Move(**{**cells, **changes})


def compared(folder: Path, *moves: Move, gold: list[dict[str, Any]] | None = None) -> Any:
    (folder / "talks.txt").write_text(TEXT, encoding="utf-8")
    coding = {"published": "2023-05-09", "defects": ["last sentence cut off"], "moves": gold or [GOLD]}
    (folder / "talks.expected.json").write_text(json.dumps(coding), encoding="utf-8")
    (result,) = compare_folder(folder, FixedReader(*moves))  # type: ignore[arg-type]
    return result


def test_a_report_coded_as_by_hand_has_nothing_to_print_but_its_counts(tmp_path: Path) -> None:
    result = compared(tmp_path, move())
    counts = result.as_dict()
    assert counts["type, actors and issues right"] == counts["moves in the hand coding"] == 1
    assert counts["not in the hand coding"] == counts["not found"] == 0
    assert counts["amounts right"] == counts["repeated right"] == counts["modality right"] == [1, 1]
    assert counts["sources right"] == [2, 2]
    assert counts["defects reported"] == [0, 1]
    assert not any("differs" in line or "extra" in line or "missed" in line for line in result.lines())


def test_every_miss_and_extra_is_printed_with_its_words(tmp_path: Path) -> None:
    lines = "\n".join(compared(tmp_path, move("Ceasefire talks stall", type="impasse")).lines())
    assert "missed: reject by OLA" in lines
    assert "“The rebels once again refused a 60-day truce”" in lines
    assert "extra: impasse" in lines
    assert "“Ceasefire talks stall”" in lines
    assert "defect not reported: last sentence cut off" in lines


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"repeated": False}, "repeated: True in the hand coding, False found"),
        ({"modality": "asserted"}, "modality: claimed in the hand coding, asserted found"),
        ({"terms": Terms()}, "duration: 60 days in the hand coding, none found"),
        ({"source": None}, "party: Ethiopia in the hand coding, none found"),
        ({"actors": ("OLA", "Ethiopia")}, "actors: OLA in the hand coding, Ethiopia, OLA found"),
    ],
)
def test_every_cell_that_differs_is_printed(tmp_path: Path, changes: dict[str, Any], line: str) -> None:
    assert any(line in told for told in compared(tmp_path, move(**changes)).lines())


def quantities(folder: Path, ours: list[dict[str, Any]], theirs: tuple[Quantity, ...]) -> Any:
    gold = {**GOLD, "terms": {"quantities": ours}}
    return compared(folder, move(terms=Terms(quantities=theirs)), gold=[gold]).pairs[0]


def test_an_amount_is_right_only_with_its_bounds(tmp_path: Path) -> None:
    at_least = {"min": 40, "unit": "prisoners", "who": "sick captives"}
    exact = Quantity(min=40, max=40, unit="prisoners")
    (cell,) = amounts(quantities(tmp_path, [at_least], (exact,)))
    assert (cell.gold, cell.found, cell.right) == ("at least 40 prisoners", "40 prisoners", False)
    (cell,) = amounts(quantities(tmp_path, [at_least], (Quantity(min=40, unit="prisoners"),)))
    assert cell.right, "whom it counts is compared apart"


def test_of_several_amounts_each_is_looked_for(tmp_path: Path) -> None:
    ours = [{"min": 5, "max": 5, "unit": "bodies"}, {"min": 40, "max": 40, "unit": "prisoners"}]
    pair = quantities(tmp_path, ours, (Quantity(min=40, max=40, unit="prisoners"),))
    assert [(cell.gold, cell.right) for cell in amounts(pair)] == [
        ("5 bodies", False),
        ("40 prisoners", True),
    ]


def test_terms_found_beyond_the_hand_coding_are_wrong(tmp_path: Path) -> None:
    terms = Terms(duration=Duration(min="P60D", max="P60D"), when="2023-05")
    (cell,) = details(compared(tmp_path, move(terms=terms)).pairs[0])
    assert (cell.name, cell.gold, cell.right) == ("when", None, False)


def test_a_source_is_compared_without_regard_to_capitals_and_apostrophes(tmp_path: Path) -> None:
    gold = {**GOLD, "source": {"speaker": "Addis Ababa’s Envoy"}}
    pair = compared(tmp_path, move(source=Source(speaker="addis ababa's envoy")), gold=[gold]).pairs[0]
    assert all(cell.right for cell in source_cells(pair))


def test_a_hand_coding_without_its_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lost.expected.json").write_text('{"moves": []}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"no lost\.txt"):
        compare_folder(tmp_path, FixedReader())  # type: ignore[arg-type]
