from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from parley.cli.app import app

TEXT = "Mali and France agreed to a ceasefire on Thursday. Rain fell in Gao.\n"


def coded(coder: str, *types: str, **document: Any) -> dict[str, Any]:
    moves = [
        {
            "type": type,
            "actors": ["Mali", "France"],
            "issues": ["ceasefire"],
            "modality": "asserted",
            "evidence": "Mali and France agreed to a ceasefire",
        }
        for type in types
    ]
    about = document or {"text": TEXT, "published": "2013-02-01"}
    return {
        "id": "gao-1",
        "codebook": "1",
        "coder": coder,
        "date": "2026-11-01",
        "document": about,
        "moves": moves,
    }


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(coded("first", "agree")), encoding="utf-8")
    return path


def run(*words: str | Path) -> Any:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_coder_is_scored(gold: Path) -> None:
    result = run("score", gold)
    figures = json.loads(result.stdout)
    assert result.exit_code == 0
    assert figures["measures"]["type"]["gold"] == 1
    assert figures["measures"]["core"]["right"] == 1


def test_two_people_are_scored_and_every_difference_shown(gold: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(json.dumps(coded("second", "accept")), encoding="utf-8")
    result = run("score", gold, other, "--format", "text", "--differences", "--html", tmp_path / "page.html")
    assert result.exit_code == 0
    assert "type: agree | accept" in result.stdout
    assert "Rain fell" not in result.stdout
    assert "gold beside other" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_report_that_the_other_lacks_is_named(gold: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(json.dumps(coded("second") | {"id": "gao-2"}), encoding="utf-8")
    result = run("score", gold, other)
    assert result.exit_code == 2
    assert "gao-1: the other coding does not have this report" in result.stderr


def test_reports_whose_text_is_away_are_left_out(gold: Path, tmp_path: Path) -> None:
    reference = {"collection": "wire.jsonl", "id": "7", "sha256": "0" * 64}
    away = coded("first") | {"id": "gao-3", "document": {"reference": reference}}
    both = tmp_path / "both.jsonl"
    both.write_text(f"{gold.read_text(encoding='utf-8')}\n{json.dumps(away)}\n", encoding="utf-8")
    result = run("score", both)
    assert json.loads(result.stdout)["reports"] == 1
    assert "1 report left out" in result.stderr
    assert "gao-3" in result.stderr


@pytest.mark.parametrize("form", ["label-studio", "web-annotation"])
def test_what_is_converted_comes_back(gold: Path, tmp_path: Path, form: str) -> None:
    there = run("convert", gold, "--to", form)
    (tmp_path / "there.json").write_text(there.stdout, encoding="utf-8")
    back = run("convert", tmp_path / "there.json", "--from", form, "--to", "parley")
    assert back.exit_code == 0
    again = tmp_path / "again.json"
    again.write_text(back.stdout, encoding="utf-8")
    figures = json.loads(run("score", gold, again).stdout)
    assert figures["measures"]["core"]["f1"] == 1


def test_what_is_not_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("<xml/>", encoding="utf-8")
    result = run("convert", tmp_path / "bad.json", "--from", "label-studio")
    assert result.exit_code == 2
    assert "bad.json: is not JSON" in result.stderr


def test_the_labelling_page_is_printed() -> None:
    assert run("convert", "--labelling-page").stdout.startswith("<View>")
