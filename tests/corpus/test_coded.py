from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parley.corpus import CodedReport, Texts, read_reports, write_report
from parley.corpus.checks import faults
from parley.corpus.coded import Evidence, Quotation, fingerprint, locate, nearest
from parley.corpus.files import as_json
from parley.errors import CorpusError


def changed(coded: dict[str, Any], **cells: Any) -> CodedReport:
    """The report with cells of its first move changed."""
    return CodedReport.model_validate({**coded, "moves": [{**coded["moves"][0], **cells}]})


def test_moves_carry_the_characters_of_the_text(report: CodedReport) -> None:
    text = report.document.text or ""
    first, second = report.in_text(text)
    for piece in (first.evidence, *first.also, second.evidence):
        assert text[piece.start : piece.end] == piece.text
    assert second.evidence.text == "meet again"
    assert {reason.cell: reason.words[0].text for reason in first.reasons} == {
        "type": "refused",
        "actors": "The Blue Valley Front",
    }
    assert first.rule == "first"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("signed", "does not hold"),
        ("refused", "more than once"),
        (Quotation(exact="refused", suffix=" at"), "hold"),
    ],
)
def test_words_must_stand_in_one_place(words: str | Quotation, message: str, report: CodedReport) -> None:
    with pytest.raises(CorpusError, match=message):
        locate(words, report.document.text or "")


def test_anchors_stand_nearest_to_the_evidence() -> None:
    text = "They met. The Front left. They refused."
    evidence = Evidence(start=26, end=38, text="They refused")
    assert nearest("They", text, evidence).start == 26
    assert nearest("The Front", text, evidence).start == 10
    with pytest.raises(CorpusError, match="does not hold"):
        nearest("Anda", text, evidence)


def test_a_file_reads_back_as_it_was_written(report: CodedReport, tmp_path: Path) -> None:
    write_report(report, tmp_path / "a.json")
    (tmp_path / "b.jsonl").write_text(json.dumps(as_json(report)) + "\n\n", encoding="utf-8")
    assert list(read_reports(tmp_path)) == [report, report]


@pytest.mark.parametrize(
    ("content", "message"),
    [("{", "is no coded report"), ('{"id": "a"}', "codebook"), ("\xff", "is not UTF-8")],
)
def test_a_file_that_is_none_is_named(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(CorpusError, match=f"bad.json.*{message}"):
        list(read_reports(tmp_path))


def test_an_unknown_key_is_refused(coded: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="actor"):
        changed(coded, actor=["Front"])


def test_a_text_outside_the_corpus_is_found_and_checked(coded: dict[str, Any], tmp_path: Path) -> None:
    text = coded["document"].pop("text")
    title, _, body = text.partition("\n\n")
    (tmp_path / "news").mkdir()
    record = {"id": "7", "title": title, "text": body}
    (tmp_path / "news" / "wire.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    coded["document"]["reference"] = {"collection": "news/wire.jsonl", "id": "7", "sha256": fingerprint(text)}
    report = CodedReport.model_validate(coded)
    assert not Texts().has(report)
    assert Texts(tmp_path).of(report) == text
    with pytest.raises(CorpusError, match="its hash differs"):
        report.in_text(text + " ")
    with pytest.raises(CorpusError, match="name the folder"):
        Texts().of(report)


def test_places_stand_for_words_that_may_not_be_quoted(coded: dict[str, Any]) -> None:
    text = coded["document"]["text"]
    start = text.index("unless")
    place = {"start": start, "end": start + len("unless the siege of Anda is lifted")}
    move = changed(coded, terms={"condition": place}).in_text(text)[0]
    assert move.terms.condition == "unless the siege of Anda is lifted"


def test_a_sound_report_has_no_faults(report: CodedReport) -> None:
    assert faults(report, report.document.text or "") == []


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"evidence": "Porto Verde\n\nThe Blue Valley Front refused"}, "end of a paragraph"),
        ({"terms": {"condition": "unless they leave"}}, "condition: “unless they leave” is not in the text"),
        ({"terms": {"when": "2019-02-30"}}, "when: '2019-02-30' is no date"),
        ({"terms": {"when": "Monday"}}, "when: 'Monday' is no date"),
        ({"terms": {"duration": {"min": "30 days"}}}, "duration: '30 days'"),
        ({"terms": {"quantities": [{"unit": "prisoners"}]}}, "neither bound"),
        ({"terms": {"quantities": [{"min": 5, "max": 4}]}}, "above its upper bound"),
        ({"terms": {"quantities": [{"min": 5, "unit": "inmates"}]}}, "no unit 'inmates'"),
        ({"actors": ["Türkiye"]}, "'Türkiye' is 'Turkey' in the lexicon"),
        ({"source": {"speaker": "an envoy"}}, "speaker: “an envoy” is not in the text"),
        ({"words": {"act": "told"}}, "do not stand in the evidence"),
        ({"terms": {"pace": "slow"}}, "pace"),
    ],
)
def test_faults_are_told(cells: dict[str, Any], fault: str, coded: dict[str, Any]) -> None:
    (told,) = faults(changed(coded, **cells), coded["document"]["text"])
    assert fault in told
    assert told.startswith("porto-1")


def test_a_move_coded_twice_is_a_fault(coded: dict[str, Any]) -> None:
    coded["moves"] = [coded["moves"][0]] * 2
    told = faults(CodedReport.model_validate(coded), coded["document"]["text"])
    assert [fault for fault in told if "coded twice" in fault]
