from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from parley.agreement import by_coder, compare
from parley.agreement.comparing import Comparison
from parley.corpus import CodedReport, Texts, read_reports
from parley.pipeline import Reader

CORPUS = Path(__file__).parents[2] / "corpus"
Compared = tuple[Comparison, ...]


@cache
def _on_gold(coder: str) -> Compared:
    texts = Texts()
    gold = [report for report in read_reports(CORPUS / "gold") if texts.has(report)]
    return _compared(coder, gold)


def _compared(coder: str, reports: list[CodedReport]) -> Compared:
    reader = Reader(coder)
    return tuple(compare(reports, Texts(), by_coder(reader), reader))


@pytest.fixture
def on_gold() -> Callable[[str], Compared]:
    """What a coder makes of the gold in the repository, computed once for all tests."""
    return _on_gold


@pytest.fixture
def compared_by() -> Callable[[str, list[CodedReport]], Compared]:
    """What a coder makes of some reports."""
    return _compared
