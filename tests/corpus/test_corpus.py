"""The corpus in the repository: sound, as large as it says, and packaged as it stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from recipes.corpus.check import Corpus, counts, read, shingles, short_of
from recipes.corpus.package import write_package

from parley.corpus import CodedReport, Texts
from parley.corpus.parts import part_of

FOLDER = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read(FOLDER, Texts())


def test_the_corpus_is_sound(corpus: Corpus) -> None:
    assert corpus.faults == []


def test_the_gold_is_as_large_as_asked_for(corpus: Corpus) -> None:
    assert [short for short in short_of(counts(corpus)) if short.startswith("gold")] == []


def test_the_package_is_written_from_the_corpus_as_it_stands(corpus: Corpus, tmp_path: Path) -> None:
    for part in corpus.parts:
        (tmp_path / part).symlink_to(FOLDER / part)
    write_package(tmp_path, corpus)
    for name in ("datapackage.json", "tables/reports.csv", "tables/moves.csv"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), (
            f"{name} is not that of the corpus: make corpus-check ARGS=--package"
        )


def test_parts_go_by_conflict(corpus: Corpus) -> None:
    parts = {part_of(report.document.conflict) for report in corpus.parts["training"]}
    assert parts == {"train", "dev"}


def coded(id: str, text: str, conflict: str = "mali", **more: Any) -> CodedReport:
    return CodedReport.model_validate(
        {
            "id": id,
            "codebook": "1",
            "coder": "author",
            "date": "2026-11-01",
            "document": {"text": text, "conflict": conflict},
            "moves": [{"type": "meet", "issues": ["process"], "evidence": text.split(".")[0]}],
            **more,
        }
    )


def written(folder: Path, **parts: list[CodedReport]) -> Corpus:
    for part, reports in parts.items():
        (folder / part).mkdir()
        lines = [json.dumps(report.model_dump(mode="json", exclude_none=True)) for report in reports]
        (folder / part / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return read(folder, Texts())


LONG = "The delegations of both sides sat down again at the lake house on Monday before the noon bell rang."


@pytest.mark.parametrize(
    ("gold", "training", "fault"),
    [
        ([coded("a", "They met in Bamako.")], [coded("b", "They sat in Gao.")], "kept for the gold"),
        ([], [coded("a", "They met."), coded("a", "They sat.")], "a stands 2 times"),
        ([], [coded("a", LONG), coded("b", LONG + " Rain fell.")], "has a sentence of a"),
        (
            [],
            [coded("a", "They met.", moves=[{"type": "meet", "issues": ["process"], "evidence": "x"}])],
            "hold “x”",
        ),
    ],
)
def test_faults_of_a_corpus(
    gold: list[CodedReport], training: list[CodedReport], fault: str, tmp_path: Path
) -> None:
    parts = {name: reports for name, reports in (("gold", gold), ("training", training)) if reports}
    found = written(tmp_path, **parts).faults
    assert [told for told in found if fault in told], found


def test_a_coding_that_lacks_a_report_is_named(tmp_path: Path) -> None:
    corpus = written(tmp_path, gold=[coded("a", "They met.")], first=[coded("b", "They sat.")])
    assert {fault.split(" ")[1] for fault in corpus.faults} == {"a", "b"}


def test_shingles_are_runs_of_words() -> None:
    assert list(shingles("One two  three", 2)) == [("one", "two"), ("two", "three")]
    assert list(shingles("One", 2)) == []
