from __future__ import annotations

from pathlib import Path

import pytest
from recipes.score.speed import documents_of, reports_a_second, start_once, words_a_second

from parley.pipeline import Reader

TEXT = "The army and the rebels agreed to a truce on Friday.\n\nA second round is due in Doha next week."


def test_a_new_process_leaves_a_record_and_tells_its_time_and_memory(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    start = start_once(report, "2024-05-03")
    assert start.processor > 0.05
    assert start.clock > 0.05
    assert start.megabytes > 30, "Python with an analyser takes more"


def test_a_process_that_fails_is_not_timed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="read"):
        start_once(tmp_path / "missing.txt", "2024-05-03")


def test_once_running(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(f'{{"text": "{TEXT.splitlines()[0]}"}}\n' * 2, encoding="utf-8")
    reader = Reader()
    assert min(reports_a_second(TEXT, reader, seconds=0.01)) > 0
    assert min(words_a_second(documents_of([path]), reader.analyser)) > 0
