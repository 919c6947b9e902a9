from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from parley.codebook.vocabulary import Issue, MoveType
from parley.coder import load_coder
from parley.coder.learned.heads import Heads, Part, _runs
from parley.coder.learned.sides import Sides
from parley.coder.reading import Reading
from parley.documents import read_text
from parley.errors import SettingError, WeightsError
from parley.language import Analysis, analyse
from parley.language.weights import packaged_weights
from parley.pipeline import Reader, Report

PLAIN = (
    "Talks on Kidal\n\n"
    "BAMAKO, May 4 - Mali's government and the MNLA signed a ceasefire in Ouagadougou on Saturday. "
    "The rebels rejected a demand that they disarm. "
    "Burkina Faso's foreign minister, who mediated the talks, said the two sides would meet again in June. "
    "Rain fell on the market."
)


@pytest.fixture(scope="module")
def report() -> Report:
    return Reader("learned").read_text(PLAIN, published="2013-05-05")


def test_plain_acts_are_told_by_the_right_words(report: Report) -> None:
    told = {move.type: move for move in report.moves}
    assert {"Mali", "MNLA"} <= set(told[MoveType.AGREE].actors)
    assert Issue.CEASEFIRE in told[MoveType.AGREE].issues
    assert told[MoveType.AGREE].reasons[0].words[0].text == "signed"
    assert told[MoveType.MEDIATE].actors == ("Burkina Faso",)


def test_evidence_is_the_documents_own(report: Report) -> None:
    for move in report.moves:
        for piece in (move.evidence, *move.also):
            assert report.document.text[piece.start : piece.end] == piece.text
        assert "Rain fell" not in move.evidence.text


def test_every_cell_keeps_its_score_and_its_words(report: Report) -> None:
    for move in report.moves:
        cells = {reason.cell: reason for reason in move.reasons}
        assert cells["type"].rule.startswith("learned, 0.") or cells["type"].rule == "learned, 1.00"
        assert cells["type"].words
        assert {"type", "issues", "modality"} <= cells.keys()


def test_the_same_report_gives_the_same_moves(report: Report) -> None:
    again = Reader("learned").read_text(PLAIN, published="2013-05-05")
    assert again.moves == report.moves


def test_a_sentence_is_told_alike_in_any_company() -> None:
    heads = Heads(packaged_weights())
    sentence = "The rebels rejected a demand that they disarm."
    alone = heads.find(analyse(read_text(sentence)))
    after = heads.find(analyse(read_text(f"Rain fell on the market. {sentence}")))
    assert [(found.type, found.score, found.issues) for found in alone] == [
        (found.type, found.score, found.issues) for found in after
    ]


def test_an_empty_analysis_tells_nothing() -> None:
    assert Reader("learned").read_text("Rain.").moves == ()


def test_another_analyser_is_refused_with_what_to_do() -> None:
    analysis = analyse(read_text("Mali refused."))
    without = Analysis(analysis.document, analysis.doc, analysis.predicates)
    with pytest.raises(SettingError, match="--coder rules"):
        load_coder("learned").code(without)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    for name in ("triggers.onnx", "moves.json"):
        shutil.copy(packaged_weights() / name, tmp_path / name)
    with pytest.raises(WeightsError, match=r"lacks moves\.onnx"):
        Heads(tmp_path)


def test_a_threshold_above_every_score_silences_a_type(tmp_path: Path) -> None:
    for name in ("triggers.onnx", "moves.onnx", "moves.json"):
        shutil.copy(packaged_weights() / name, tmp_path / name)
    told = json.loads((tmp_path / "moves.json").read_text(encoding="utf-8"))
    told["thresholds"]["agree"] = 1.1
    (tmp_path / "moves.json").write_text(json.dumps(told), encoding="utf-8")
    analysis = analyse(read_text(PLAIN))
    assert MoveType.AGREE in {found.type for found in Heads(packaged_weights()).find(analysis)}
    assert MoveType.AGREE not in {found.type for found in Heads(tmp_path).find(analysis)}


@pytest.mark.parametrize(
    ("labels", "parts"),
    [
        ("obioo", [(11, 13)]),
        ("bibi", [(10, 12), (12, 14)]),
        ("oiio", [(11, 13)]),
        ("oooo", []),
        ("b", [(10, 11)]),
    ],
)
def test_labels_become_parts(labels: str, parts: list[tuple[int, int]]) -> None:
    import numpy as np

    shares = np.full((len(labels), 3), 0.1, dtype=np.float32)
    for place, label in enumerate(labels):
        shares[place, "obi".index(label)] = 0.8
    found = _runs(shares, range(10, 10 + len(labels)))
    assert [(part.start, part.end) for part in found] == parts
    assert all(part.score == pytest.approx(0.8) for part in found)
    assert all(isinstance(part, Part) for part in found)


def sides(text: str, acted: dict[str, int]) -> tuple[Sides, Reading]:
    reading = Reading(analyse(read_text(text)))
    return Sides(reading, acted), reading


def meant(text: str, phrase: str, acted: dict[str, int]) -> Any:
    found, reading = sides(text, acted)
    words = [word for word in reading.doc if word.text in phrase.split()]
    span = reading.doc[words[0].i : words[-1].i + 1]
    who = found.who(span.root, span)
    return who.parties if who else None


WAR = "Mali and the MNLA met in Gao. {} left early."


@pytest.mark.parametrize(
    ("phrase", "parties"),
    [
        ("Both delegations", ("Mali", "MNLA")),
        ("The rebels", ("MNLA",)),
        ("A rebel commander", ("MNLA",)),
        ("The government", ("Mali",)),
        ("Ministers", ("Mali",)),
        ("The grocer", None),
        ("A rebel minister", None),
    ],
)
def test_phrases_without_a_name_stand_for_a_side(phrase: str, parties: tuple[str, ...] | None) -> None:
    assert meant(WAR.format(phrase), phrase, {"Mali": 2, "MNLA": 2}) == parties


def test_two_states_leave_the_government_open() -> None:
    text = "Eritrea and Ethiopia met in Algiers. The government left early."
    assert meant(text, "The government", {"Eritrea": 2, "Ethiopia": 2}) is None


def test_a_third_party_that_acts_as_often_leaves_a_choice() -> None:
    found, _ = sides("Mali, Niger and Chad met.", {"Mali": 2, "Niger": 2, "Chad": 2})
    assert found.pair == ()
