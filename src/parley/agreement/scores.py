"""Scores over many reports: every measure, its breakdowns, who is taken for whom, and agreement beyond chance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from parley.agreement.cells import CELLS, WORDED, tally_cells
from parley.agreement.comparing import Comparison
from parley.agreement.pairs import Pair
from parley.agreement.tally import Tally
from parley.codebook.statement import Move

NOTHING = "none"
MEASURES = ("told", "type", "actors", "issues", "core", *CELLS, *WORDED)
"""`told`: a sentence holds a move. `type`: an act of this type. `actors`, `issues`: the type and these cells are
right; `core`: all three. The other cells are counted where both coders tell the act with the same type."""


@dataclass
class Scores:
    """What two codings have in common: `measures` by name, `by` a heading and a name, `confusion` by pairs of types."""

    reports: int = 0
    silent: int = 0
    """Reports in which the gold has no move."""
    in_silence: int = 0
    """Moves found in these."""
    measures: dict[str, Tally] = field(default_factory=dict)
    by: dict[str, dict[str, dict[str, Tally]]] = field(default_factory=dict)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    alpha: dict[str, float] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """All figures, ready for JSON."""
        return {
            "reports": self.reports,
            "silent reports": self.silent,
            "moves found in silent reports": self.in_silence,
            "measures": {name: tally.as_dict() for name, tally in self.measures.items()},
            "by": {
                heading: {
                    name: {m: tally.as_dict() for m, tally in row.items()} for name, row in rows.items()
                }
                for heading, rows in self.by.items()
            },
            "confusion": [
                {"gold": gold, "found": found, "count": count}
                for (gold, found), count in self.confusion.most_common()
            ],
            "Krippendorff's alpha": {name: round(value, 4) for name, value in self.alpha.items()},
        }


def score(comparisons: Iterable[Comparison]) -> Scores:
    """Add up everything over the reports."""
    listed = list(comparisons)
    made = Scores(reports=len(listed))
    silent = [comparison for comparison in listed if not comparison.gold]
    made.silent, made.in_silence = len(silent), sum(len(comparison.found) for comparison in silent)
    made.measures = measures(listed)
    pairs = [pair for comparison in listed for pair in comparison.pairs]
    made.by = {
        "type": _by_cell(pairs, lambda move: [move.type]),
        "issue": _by_cell(pairs, lambda move: move.issues),
        "conflict": _by_report(listed, lambda comparison: comparison.report.document.conflict),
        "style": _by_report(listed, lambda comparison: comparison.report.document.style),
    }
    made.confusion = Counter((_type(pair.gold), _type(pair.found)) for pair in pairs)
    made.alpha = dict(alphas(pairs))
    return made


def measures(comparisons: Sequence[Comparison]) -> dict[str, Tally]:
    """Every measure over these reports."""
    totals = dict.fromkeys(MEASURES, Tally())
    for comparison in comparisons:
        gold, found = comparison.telling(comparison.gold), comparison.telling(comparison.found)
        totals["told"] = totals["told"].plus(Tally(len(gold), len(found), len(gold & found)))
        for name, tally in _core(comparison.pairs).items():
            totals[name] = totals[name].plus(tally)
        for pair in comparison.pairs:
            if pair.same_type:
                for name, tally in tally_cells(pair).items():
                    totals[name] = totals[name].plus(tally)
    return totals


def _core(pairs: Sequence[Pair]) -> dict[str, Tally]:
    gold, found = sum(pair.gold is not None for pair in pairs), sum(pair.found is not None for pair in pairs)
    right = {
        "type": sum(pair.same_type for pair in pairs),
        "actors": sum(pair.same_actors for pair in pairs),
        "issues": sum(pair.same_issues for pair in pairs),
        "core": sum(pair.core for pair in pairs),
    }
    return {name: Tally(gold, found, count) for name, count in right.items()}


def _by_cell(pairs: Sequence[Pair], values: Callable[[Move], Iterable[str]]) -> dict[str, dict[str, Tally]]:
    """The measures of the core, each over the moves that have a value in a cell, for every value.

    Type, actors, issues and core are right for a value where both moves of the pair have it.
    """
    rows: dict[str, dict[str, Tally]] = defaultdict(lambda: {"type": Tally(), "core": Tally()})
    for pair in pairs:
        gold = set(map(str, values(pair.gold))) if pair.gold else set()
        found = set(map(str, values(pair.found))) if pair.found else set()
        for value in gold | found:
            both = value in gold and value in found
            for name, right in (("type", pair.same_type), ("core", pair.core)):
                tally = Tally(value in gold, value in found, both and right)
                rows[value][name] = rows[value][name].plus(tally)
    return dict(sorted(rows.items()))


def _by_report(
    comparisons: Sequence[Comparison], heading: Callable[[Comparison], str | None]
) -> dict[str, dict[str, Tally]]:
    groups: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        groups[heading(comparison) or "not told"].append(comparison)
    found = {name: measures(group) for name, group in sorted(groups.items())}
    return {name: {key: row[key] for key in ("told", "type", "core")} for name, row in found.items()}


def _type(move: Move | None) -> str:
    return str(move.type) if move else NOTHING


def alphas(pairs: Sequence[Pair]) -> Iterator[tuple[str, float]]:
    """Krippendorff's alpha for the nominal cells.

    For "act and type", a unit is an act that at least one coder tells, and "none" is a value: it measures the
    choice of acts as well. For "type" a unit is an act that both tell, for the others one that both tell with
    the same type.
    """
    yield "act and type", _alpha([(_type(pair.gold), _type(pair.found)) for pair in pairs])
    both = [pair for pair in pairs if pair.gold and pair.found]
    yield "type", _alpha([(_type(pair.gold), _type(pair.found)) for pair in both])
    alike = [pair for pair in both if pair.same_type]
    for name in ("modality", "source", "repeated"):
        values = [
            tuple(str(next(iter(CELLS[name](move)), NOTHING)) for move in pair if move) for pair in alike
        ]
        yield name, _alpha(values)


def _alpha(units: Sequence[tuple[str, ...]]) -> float:
    """Nominal alpha of two coders (Krippendorff 2011); 1 where there is nothing to differ about."""
    if len({value for unit in units for value in unit}) < 2:  # noqa: PLR2004
        return 1.0
    from krippendorff import alpha

    names = sorted({value for unit in units for value in unit})
    numbers = [[names.index(value) for value in coder] for coder in zip(*units, strict=True)]
    return float(alpha(reliability_data=numbers, level_of_measurement="nominal"))
