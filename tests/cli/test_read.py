from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.support import TALKS, Ended

from parley.cli.read import Counts
from parley.cli.terminal import WIDEST
from parley.codebook.statement import Move
from parley.codebook.vocabulary import MoveType
from parley.coder.rules import RuleCoder
from parley.language import Analysis
from parley.record import Record

DOCUMENT_KEYS = ["id", "title", "published", "publisher", "language", "defects", "text"]
MOVE_KEYS = [
    *("id", "type", "actors", "addressees", "issues", "terms", "modality", "repeated", "source"),
    *("evidence", "also", "rule"),
]


def in_order(keys: list[str], allowed: list[str]) -> bool:
    return keys == [key for key in allowed if key in keys]


def test_json_is_the_contract(parley: Callable[..., Ended]) -> None:
    Path("doha.txt").write_text(TALKS.replace("\n\n", "\n\n", 1), encoding="utf-8")
    ended = parley("read", "doha.txt", "--published", "2025-07-25", "--publisher", "Great Lakes Review")
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert len(lines) == 1  # json is the default where the output is no terminal
    found = json.loads(lines[0])
    assert list(found) == ["document", "moves"]
    document = found["document"]
    assert in_order(list(document), DOCUMENT_KEYS)
    assert (document["published"], document["publisher"]) == ("2025-07-25", "Great Lakes Review")
    assert document["text"] == TALKS
    assert [move["type"] for move in found["moves"]].count("reject") == 1
    for move in found["moves"]:
        assert in_order(list(move), MOVE_KEYS)
        assert move["type"] in list(MoveType)
        evidence = move["evidence"]
        assert TALKS[evidence["start"] : evidence["end"]] == evidence["text"]
    rejected = next(move for move in found["moves"] if move["type"] == "reject")
    assert rejected["actors"] == ["M23"]
    assert rejected["terms"]["duration"] == {"min": "P30D", "max": "P30D", "approximate": False}
    assert rejected["repeated"] is True


@pytest.mark.parametrize("width", [80, 100, 140, 300])
def test_text_is_one_row_a_move(
    parley: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    Path("doha.txt").write_text(TALKS, encoding="utf-8")
    ended = parley("read", "doha.txt", "--published", "2025-07-25", "--format", "text")
    assert ended.code == 0
    assert max(len(line) for line in ended.out.splitlines()) <= min(width, WIDEST)
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert lines[0] == "Envoys leave Doha without a truce"
    assert "25 July 2025" in lines[1]
    row = next(
        number for number, line in enumerate(lines) if line.startswith("reject M23 ceasefire; 30 days")
    )
    assert "_The M23 rebels" in " ".join(lines[row + 1 : row + 5])
    assert "P30D" not in ended.out
    assert "1 report read" in ended.err
    assert "Record: parley.db" in ended.err


def test_the_ids_it_shows_are_understood_by_explain(parley: Callable[..., Ended]) -> None:
    Path("doha.txt").write_text(TALKS, encoding="utf-8")
    shown = parley("read", "doha.txt", "--published", "2025-07-25", "--format", "text").out
    ids = [word for line in shown.splitlines() for word in line.split()[:1] if word.startswith("m-")]
    assert ids
    for id in ids:
        explained = parley("explain", id, "--format", "json")
        assert explained.code == 0
        assert json.loads(explained.out)["move"]["id"].startswith(id)


def test_reading_again_changes_nothing(parley: Callable[..., Ended]) -> None:
    Path("doha.txt").write_text(TALKS, encoding="utf-8")
    once = parley("read", "doha.txt", "--published", "2025-07-25")
    again = parley("read", "doha.txt", "--published", "2025-07-25")
    assert once.out == again.out
    assert "1 already in the record" in again.err
    with Record.open("parley.db") as record:
        counts = record.counts()
    assert (counts.all_documents, counts.codings) == (1, 1)


def test_standard_input(parley: Callable[..., Ended]) -> None:
    ended = parley("read", "-", "--record", "other.db", given=TALKS)
    assert ended.code == 0
    assert json.loads(ended.out)["document"]["text"] == TALKS
    assert Path("other.db").exists()
    assert not Path("parley.db").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--published", "yesterday"), "yesterday"),
        (("--fields", "text"), "fields"),
        (("--coder", "oracle"), "oracle"),
        (("--record", "no/such/folder/parley.db"), "no/such/folder"),
    ],
)
def test_wrong_settings(parley: Callable[..., Ended], words: tuple[str, str], told: str) -> None:
    Path("doha.txt").write_text(TALKS, encoding="utf-8")
    ended = parley("read", "doha.txt", *words)
    assert ended.code == 2
    assert told in ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""
    assert not Path("parley.db").exists()


def test_no_path_and_unknown_options(parley: Callable[..., Ended]) -> None:
    assert parley("read").code == 2
    assert parley("read", "x.txt", "--colour", "red").code == 2
    assert parley("reed").code == 2


@pytest.mark.parametrize("path", ["nothing.txt", "nowhere/*.txt", "empty-folder"])
def test_nothing_found(parley: Callable[..., Ended], path: str) -> None:
    Path("empty-folder").mkdir()
    ended = parley("read", path)
    assert ended.code == 1
    assert path in ended.err
    assert "0 reports read" in ended.err
    assert "Nothing was stored" in ended.err
    assert ended.out == ""
    assert not Path("parley.db").exists()


def test_a_mistake_in_a_rule_stops_one_report(
    parley: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        Path(f"{number}.txt").write_text(f"{TALKS}\nReport number {number}.\n", encoding="utf-8")
    code = RuleCoder.code

    def stumbling(self: RuleCoder, analysis: Analysis) -> tuple[Move, ...]:
        if analysis.document.name.endswith("1.txt"):
            raise IndexError("list index out of range")
        return code(self, analysis)

    monkeypatch.setattr(RuleCoder, "code", stumbling)
    ended = parley("read", ".")
    assert ended.code == 0
    assert len(ended.out.splitlines()) == 2
    assert "1.txt" in ended.err
    assert "IndexError" in ended.err
    assert "1 could not be read" in ended.err


def test_a_missing_library_stops_the_run(
    parley: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        Path(f"{number}.txt").write_text(f"{TALKS}\nReport number {number}.\n", encoding="utf-8")

    def lacking(self: RuleCoder, analysis: Analysis) -> tuple[Move, ...]:
        raise ModuleNotFoundError("No module named 'onnxruntime'")

    monkeypatch.setattr(RuleCoder, "code", lacking)
    ended = parley("read", ".")
    assert ended.code == 2
    assert ended.err == "parley: No module named 'onnxruntime'; install Parley again, with what it needs\n"


def test_markup_and_steering_characters_are_not_obeyed(parley: Callable[..., Ended]) -> None:
    text = TALKS.replace("once again", "[bold red]once[/] \x1b[31m\x1b]0;owned\x07again\u202e")
    Path("[red]odd\x1b[2J.txt").write_text(text, encoding="utf-8")
    ended = parley("read", ".", "--format", "text", "--publisher", "\x1b[7mOutlet[/]")
    assert ended.code == 0
    assert not [character for character in ended.out + ended.err if character in "\x1b\x07\u202e"]
    assert "[bold red]once[/] again" in " ".join(ended.out.split())
    assert "[red]odd.txt" in ended.out
    assert "Outlet[/]" in ended.out
    with Record.open("parley.db") as record:
        (document,) = record.documents()
    assert document.text == text  # the record has every character


def test_counts_name_every_outcome() -> None:
    counts = Counts(read=1200, moves=1, silent=3, unchanged=4, recoded=5, superseded=6, older=7, failed=8)
    assert counts.line() == (
        "1,200 reports read, 1 move, 3 without a move, 4 already in the record, 5 known and coded anew, "
        "6 in place of an earlier version, 7 older than the version in the record, 8 could not be read."
    )


def test_a_corrected_report_takes_the_place_of_the_old_one(parley: Callable[..., Ended]) -> None:
    Path("doha.txt").write_text(TALKS, encoding="utf-8")
    parley("read", "doha.txt", "--published", "2025-07-25")
    Path("doha.txt").write_text(TALKS.replace("339", "393"), encoding="utf-8")
    ended = parley("read", "doha.txt", "--published", "2025-07-26")
    assert "1 in place of an earlier version" in ended.err
    shown = parley("show", "--format", "json").out
    assert len(shown.splitlines()) == 1
    assert "393" in shown
    assert "339" not in shown
