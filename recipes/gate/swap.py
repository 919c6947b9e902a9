"""Exchanges the names of two parties in coded reports, to see that a coder favours neither.

Everything in a report that repeats words of the text, and every cell that names a party, is exchanged alike, so the gold
of the exchanged report is the exchanged gold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from parley.corpus import CodedReport

PAIRS: dict[str, dict[str, str]] = {
    "Russia and Ukraine": {
        "Russia": "Ukraine",
        "Russian": "Ukrainian",
        "Russians": "Ukrainians",
        "Moscow": "Kyiv",
    },
    "Israel and Hamas": {"Israel": "Hamas"},
}
"""The forms of the names, each with the other party's; they hold in both directions."""


def exchanged(report: CodedReport, names: Mapping[str, str]) -> CodedReport:
    """The report with the names of the two parties exchanged.

    >>> text = "Mali met Niger."
    >>> report = CodedReport(id="a", codebook="1", coder="x", date="2026-11-01", document={"text": text})
    >>> exchanged(report, {"Mali": "Niger"}).document.text
    'Niger met Mali.'
    """
    both = {**names, **{other: one for one, other in names.items()}}
    pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, both), key=len, reverse=True)) + r")\b")

    def swap(content: Any) -> Any:
        if isinstance(content, str):
            return pattern.sub(lambda found: both[found.group()], content)
        if isinstance(content, dict):
            return {key: swap(value) for key, value in content.items()}
        if isinstance(content, list):
            return [swap(value) for value in content]
        return content

    changed = swap(report.model_dump(mode="json"))
    # What names the report itself, and not its parties, stays.
    changed["id"], changed["document"]["conflict"] = report.id, report.document.conflict
    return CodedReport.model_validate(changed)


def names_both(report: CodedReport, names: Mapping[str, str]) -> bool:
    """Whether both parties act or are addressed in a report."""
    named = {name for move in report.moves for name in (*move.actors, *move.addressees)}
    first, second = next(iter(names.items()))
    return {first, second} <= named
