from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.support import Ended


def test_csv_to_standard_output(parley: Callable[..., Ended], kept: Path) -> None:
    ended = parley("export", "--record", kept)
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert [row["type"] for row in rows] == ["reject", "demand", "meet"]
    assert "3 moves exported" in ended.err


def test_filters_and_file(parley: Callable[..., Ended], kept: Path) -> None:
    ended = parley(
        "export", "--record", kept, "--format", "jsonl", "--party", "Hamas", "--output", "out.jsonl"
    )
    (line,) = Path("out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [move["type"] for move in json.loads(line)["moves"]] == ["meet"]
    assert ended.out == ""
    assert "1 document exported to out.jsonl" in ended.err


def test_parquet(parley: Callable[..., Ended], kept: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    ended = parley("export", "--record", kept, "--format", "parquet", "--output", "out.parquet")
    assert ended.code == 0
    assert parquet.read_table("out.parquet").column("type").to_pylist() == ["reject", "demand", "meet"]


def test_wrong_settings(parley: Callable[..., Ended], kept: Path) -> None:
    assert parley("export", "--record", kept, "--format", "xls").code == 2
    ended = parley("export", "--record", kept, "--output", "no/such/folder/out.csv")
    assert ended.code == 2
    assert "no/such/folder" in ended.err
