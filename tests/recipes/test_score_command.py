from __future__ import annotations

import json
from pathlib import Path

import pytest
from recipes.score.__main__ import main
from recipes.score.plain_reading import read_file

from parley.pipeline import Reader

REPORTS = [
    {"text": "Kyiv and Moscow agreed on Monday to a ceasefire of 30 days.", "published": "2025-03-10"},
    {"text": "   "},
    {
        "text": "The bakery on the corner opened late on Monday after the snow.",
        "published": "2025-03-10",
    },
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for folder, name in (("news", "voa.jsonl"), ("ner", "re3d.jsonl")):
        path = tmp_path / "data" / folder / name
        path.parent.mkdir(parents=True)
        path.write_text("\n".join(map(json.dumps, REPORTS)), encoding="utf-8")
    return tmp_path


def test_reading_counts_moves_and_names_what_could_not_be_read(data: Path) -> None:
    told = read_file(data / "data" / "news" / "voa.jsonl", Reader()).as_dict()
    assert told["reports read"] == 2
    assert told["reports without a move"] == 1
    assert told["moves"] >= 1
    assert told["types"]["agree"] == 1
    (error,) = told["errors"]
    assert "voa.jsonl" in error


def test_the_figures_are_printed_and_written(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(data), "--only", "reading", "--json", str(data / "figures.json")])
    figures = json.loads((data / "figures.json").read_text(encoding="utf-8"))
    assert figures["reading"]["news/voa.jsonl"]["reports read"] == 2
    printed = capsys.readouterr().out
    assert "voa.jsonl: 2 reports read, 1 errors" in printed
    assert "re3d.jsonl: 2 reports read" in printed


def test_a_missing_file_of_the_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"news/voa\.jsonl"):
        main([str(tmp_path), "--only", "reading"])
