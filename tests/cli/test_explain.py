from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.support import Ended


@pytest.fixture
def move_id(parley: Callable[..., Ended], kept: Path) -> str:
    listed = parley("show", "--record", kept, "--format", "json", "--type", "reject").out
    return str(json.loads(listed)["moves"][0]["id"])


def test_every_cell_with_its_reason(parley: Callable[..., Ended], kept: Path, move_id: str) -> None:
    ended = parley("explain", move_id[:7], "--record", kept, "--format", "text")
    assert ended.code == 0
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert lines[0] == f"reject M23 {move_id}"
    assert "_The M23 rebels on Friday once again rejected a 30-day ceasefire_" in " ".join(lines)
    assert "type reject reject.plain: reject rejected" in lines
    assert "actors M23 the name of a party The M23 rebels" in lines
    assert "terms.duration 30 days duration 30-day" in lines
    assert any(line.startswith("source.party DR Congo") for line in lines)
    assert "Coded by hand 1 under codebook 1" in ended.out


def test_json(parley: Callable[..., Ended], kept: Path, move_id: str) -> None:
    found = json.loads(parley("explain", move_id, "--record", kept).out)
    assert list(found) == ["document", "move", "reasons", "coder", "coder_version", "codebook_version"]
    assert found["move"]["id"] == move_id
    assert found["document"]["publisher"] == "Great Lakes Review"
    assert found["reasons"][0] == {
        "cell": "type",
        "value": "reject",
        "rule": "reject.plain: reject",
        "words": [{"start": 71, "end": 79, "text": "rejected"}],
    }


@pytest.mark.parametrize("id", ["m-zzz", "m-", "nonsense"])
def test_unknown_or_ambiguous(parley: Callable[..., Ended], kept: Path, id: str) -> None:
    ended = parley("explain", id, "--record", kept)
    assert (ended.code, ended.out) == (2, "")
    assert "Traceback" not in ended.err
    assert ended.err.startswith("parley: ")
