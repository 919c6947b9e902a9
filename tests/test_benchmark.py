"""How fast reports are read, on a report of our own; skipped unless asked for:

python -m pytest tests/test_benchmark.py --override-ini addopts=--import-mode=importlib
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from recipes.score.speed import pin_to_one_core, read_and_store, start_once

from parley.demo import load_reports
from parley.documents import read_text
from parley.pipeline import Reader
from parley.record import Record

REPORT = next(report for report in load_reports() if report.file == "istanbul-2025-06-02-wire.txt")


@pytest.fixture(scope="module", autouse=True)
def one_core() -> Iterator[None]:
    """The targets are for one core; other tests get all of them back."""
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", os.environ.copy())
        pin_to_one_core()
        yield
    if cores is not None:
        os.sched_setaffinity(0, cores)


@pytest.fixture(scope="module")
def reader() -> Reader:
    reader = Reader()
    reader.read_text(REPORT.content, published=REPORT.published)
    return reader


def test_from_nothing_to_a_finished_record(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    path = tmp_path / REPORT.file
    path.write_text(REPORT.content, encoding="utf-8")
    start = benchmark.pedantic(start_once, args=(path, REPORT.published), rounds=5)
    benchmark.extra_info["megabytes"] = round(start.megabytes)


def test_one_report_read_coded_and_stored(
    benchmark: BenchmarkFixture, reader: Reader, tmp_path: Path
) -> None:
    numbers = count()
    with Record.open(tmp_path / "parley.db") as record:
        benchmark(lambda: read_and_store(REPORT.content, f"report:{next(numbers)}", reader, record))
    benchmark.extra_info["characters"] = len(REPORT.content)


def test_one_report_analysed(benchmark: BenchmarkFixture, reader: Reader) -> None:
    document = read_text(REPORT.content, published=REPORT.published)
    analysis = benchmark(reader.analyser.analyse, document)
    benchmark.extra_info["words"] = sum(not token.is_space for token in analysis.doc)


def test_one_report_coded(benchmark: BenchmarkFixture, reader: Reader) -> None:
    analysis = reader.analyser.analyse(read_text(REPORT.content, published=REPORT.published))
    moves = benchmark(reader.coder.code, analysis)
    benchmark.extra_info["moves"] = len(moves)
