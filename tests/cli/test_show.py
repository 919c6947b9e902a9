from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.support import TALKS, Ended

FILTERS = {
    ("--type", "reject"): ["reject"],
    ("--party", "M23"): ["reject", "demand"],
    ("--party", "the Kremlin"): [],
    ("--party", "hamas"): ["meet"],
    ("--party", "m23"): ["reject", "demand"],
    ("--party", "A Party Unheard Of"): [],
    ("--party", "Kinshasa"): ["demand"],  # a seat of government stands for its party
    ("--issue", "hostages"): ["meet"],
    ("--since", "2025-07-01"): ["reject", "demand"],
    ("--until", "2025-07-01"): ["meet"],
    ("--type", "meet", "--party", "M23"): [],
}


@pytest.mark.parametrize("words", FILTERS)
def test_filters(parley: Callable[..., Ended], kept: Path, words: tuple[str, ...]) -> None:
    ended = parley("show", "--record", kept, "--format", "json", *words)
    found = [move["type"] for line in ended.out.splitlines() for move in json.loads(line)["moves"]]
    assert (ended.code, found) == (0, FILTERS[words])
    if not found:
        assert "fits" in ended.err


def test_rows(parley: Callable[..., Ended], kept: Path) -> None:
    ended = parley("show", "--record", kept, "--format", "text")
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert "reject M23 ceasefire; 30 days the Congolese government" in lines
    assert any(line.startswith("demand DR Congo → M23 prisoners; at least 339 prisoners;") for line in lines)
    assert "3 moves in 2 documents." in ended.err


def test_one_document_whole(parley: Callable[..., Ended], kept: Path) -> None:
    listed = parley("show", "--record", kept, "--format", "json", "--type", "reject").out
    id = json.loads(listed)["document"]["id"]
    by_beginning = parley("show", id[:8], "--record", kept, "--format", "text")
    assert by_beginning.code == 0
    assert "_The M23 rebels on Friday once again rejected a 30-day ceasefire_" in by_beginning.out
    assert by_beginning.out.count("Envoys leave Doha without a truce") == 2  # the head, and in the text
    assert "Cairo" not in by_beginning.out
    whole = json.loads(parley("show", id, "--record", kept, "--format", "json").out)
    assert whole["document"]["text"] == TALKS
    assert len(whole["moves"]) == 2
    filtered = parley("show", "--document", id, "--record", kept, "--format", "json", "--type", "demand")
    assert [move["type"] for move in json.loads(filtered.out)["moves"]] == ["demand"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--type", "dance"), "meet"),
        (("--issue", "weather"), "ceasefire"),
        (("--since", "last week"), "last week"),
        (("d-0000",), "d-0000"),
        (("d-1", "--document", "d-2"), "once"),
    ],
)
def test_wrong_settings(parley: Callable[..., Ended], kept: Path, words: tuple[str, ...], told: str) -> None:
    ended = parley("show", "--record", kept, *words)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


def test_no_record(parley: Callable[..., Ended]) -> None:
    for command in (("show",), ("explain", "m-1"), ("export",)):
        ended = parley(*command)
        assert ended.code == 2
        assert "parley.db" in ended.err
    assert not Path("parley.db").exists()
