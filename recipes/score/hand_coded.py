"""Measures a coder against the hand-coded reports of a folder: `NAME.txt` beside `NAME.expected.json`.

The hand coding is a JSON object with `published`, `defects` (a list of phrases) and `moves`, each with the
cells of the codebook, its `evidence` and, where that occurs more than once, its `span`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recipes.score.matching import Gold, GoldError, Pair, match
from recipes.score.terms import Cell, amounts, details, source_cells

from parley.errors import DocumentError
from parley.pipeline import Reader


@dataclass(frozen=True)
class Comparison:
    """One report: its hand coding beside what was found."""

    name: str
    pairs: list[Pair]
    defects: dict[str, bool] = field(default_factory=dict)
    """Each defect that the hand coding names, and whether it was reported."""

    @property
    def gold(self) -> list[Pair]:
        """The pairs of the moves that the hand coding has."""
        return [pair for pair in self.pairs if pair.gold is not None]

    @property
    def extra(self) -> list[Pair]:
        """The moves found that the hand coding does not have."""
        return [pair for pair in self.pairs if pair.gold is None]

    def cells(self) -> dict[str, list[Cell]]:
        """Amounts, other terms and sources of all moves of the hand coding, under these three names."""
        return {
            "amounts": [cell for pair in self.gold for cell in amounts(pair)],
            "details": [cell for pair in self.gold for cell in details(pair)],
            "sources": [cell for pair in self.gold for cell in source_cells(pair)],
        }

    def as_dict(self) -> dict[str, Any]:
        """The counts, ready for JSON."""
        return {
            "moves in the hand coding": len(self.gold),
            "type, actors and issues right": sum(pair.right for pair in self.gold),
            "not found": sum(pair.found is None for pair in self.gold),
            "not in the hand coding": len(self.extra),
            **{f"{name} right": _share(cells) for name, cells in self.cells().items()},
            "repeated right": _flag(self.gold, "repeated"),
            "modality right": _flag(self.gold, "modality"),
            "defects reported": [sum(self.defects.values()), len(self.defects)],
        }

    def lines(self) -> Iterator[str]:
        """What a person reads: counts, then every difference with its words."""
        yield f"{self.name}"
        for what, value in self.as_dict().items():
            yield f"  {what:34}{_counted(value)}"
        exact = [str(cell.gold) for cell in self.cells()["amounts"] if cell.right]
        yield f"  amounts exactly right: {'; '.join(exact) or 'none'}"
        for pair in self.pairs:
            yield from _differences(pair)
        yield from (f"  defect not reported: {words}" for words, seen in self.defects.items() if not seen)


def compare(path: Path, reader: Reader) -> Comparison:
    """Read `NAME.txt` beside the hand coding `path`. Raises `GoldError` where they don't fit."""
    coding = json.loads(path.read_text(encoding="utf-8"))
    text_path = path.with_name(path.name.replace(".expected.json", ".txt"))
    if not text_path.is_file():
        raise GoldError(f"{path}: there is no {text_path.name} beside it")
    report = next(reader.read_paths([text_path], published=coding.get("published")))
    if isinstance(report, DocumentError):
        raise report
    gold = [Gold.from_json(move, report.document.text) for move in coding["moves"]]
    reported = {defect.message for defect in report.document.defects}
    defects = {words: words in reported for words in coding.get("defects", ())}
    return Comparison(text_path.name, match(gold, report.moves), defects)


def compare_folder(folder: Path, reader: Reader) -> list[Comparison]:
    """Every hand-coded report of `folder`, by name."""
    return [compare(path, reader) for path in sorted(folder.glob("*.expected.json"))]


def _share(cells: list[Cell]) -> list[int]:
    return [sum(cell.right for cell in cells), len(cells)]


def _flag(pairs: list[Pair], name: str) -> list[int]:
    """How many of the moves found have the flag of the hand coding, of how many found."""
    both = [(pair.gold, pair.found) for pair in pairs if pair.gold and pair.found]
    return [sum(getattr(gold, name) == getattr(found, name) for gold, found in both), len(both)]


def _counted(value: int | list[int]) -> str:
    return f"{value[0]} of {value[1]}" if isinstance(value, list) else str(value)


def _differences(pair: Pair) -> Iterator[str]:
    """Every way in which what was found differs, with the words."""
    if pair.gold is None and pair.found is not None:
        found = pair.found
        yield f"  extra: {found.type} by {_listed(found.actors)} about {_listed(found.issues)} ({found.rule})"
        yield f"      “{found.evidence.text}”"
    elif pair.gold is not None and pair.found is None:
        gold = pair.gold
        yield f"  missed: {gold.type} by {_listed(gold.actors)} about {_listed(gold.issues)}"
        yield f"      “{gold.evidence}”"
    elif lines := list(_wrong_cells(pair)):
        assert pair.gold is not None
        yield f"  differs: “{pair.gold.evidence}”"
        yield from (f"      {line}" for line in lines)


def _wrong_cells(pair: Pair) -> Iterator[str]:
    gold, found = pair.gold, pair.found
    if gold is None or found is None:
        return
    for name in pair.wrong_cells:
        ours, theirs = getattr(gold, name), getattr(found, name)
        yield f"{name}: {_listed(ours)} in the hand coding, {_listed(theirs)} found ({found.rule})"
    for name in ("modality", "repeated"):
        if getattr(gold, name) != getattr(found, name):
            yield f"{name}: {getattr(gold, name)} in the hand coding, {getattr(found, name)} found"
    for cell in (*amounts(pair), *details(pair), *source_cells(pair)):
        if not cell.right:
            yield f"{cell.name}: {cell.gold or 'none'} in the hand coding, {cell.found or 'none'} found"


def _listed(values: Any) -> str:
    return str(values) if isinstance(values, str) else ", ".join(sorted(map(str, values))) or "nobody"
