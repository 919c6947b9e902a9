"""Every way in which two codings of a report differ, move by move, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.agreement.cells import CELLS, WORDED, tally_cells
from parley.agreement.comparing import Comparison
from parley.agreement.pairs import Pair, names
from parley.codebook.statement import Move

KINDS = {
    "missed": "in the gold only",
    "extra": "found only",
    "differs": "told differently",
    "same": "the same",
}


@dataclass(frozen=True)
class Difference:
    """One pair of moves: what kind of difference, the sentence, both moves in words, and the cells that differ."""

    kind: str
    sentence: str
    gold: str
    found: str
    cells: tuple[str, ...]
    rule: str = ""

    @property
    def in_order(self) -> bool:
        """Whether both coders say the same."""
        return self.kind == "same"


def differences(comparison: Comparison) -> Iterator[Difference]:
    """One entry for every pair of a report, in the order of the text; equal pairs too, with the kind "same"."""
    for pair in sorted(comparison.pairs, key=lambda pair: pair.either.evidence.start):
        cells = tuple(_cells(pair))
        if pair.gold is None or pair.found is None:
            kind = "missed" if pair.found is None else "extra"
        else:
            kind = "differs" if cells else "same"
        yield Difference(
            kind,
            comparison.sentence(pair.either.evidence),
            in_words(pair.gold),
            in_words(pair.found),
            cells,
            pair.found.rule if pair.found else "",
        )


def in_words(move: Move | None) -> str:
    """A move in a line: "reject by Russia about ceasefire: “once again rejected …”"; empty for none."""
    if move is None:
        return ""
    actors = ", ".join(move.actors) or "nobody named"
    issues = ", ".join(map(str, move.issues))
    return f"{move.type} by {actors} about {issues}: “{' '.join(move.evidence.text.split())}”"


def _cells(pair: Pair) -> Iterator[str]:
    gold, found = pair.gold, pair.found
    if gold is None or found is None:
        return
    if not pair.same_type:
        yield f"type: {gold.type} | {found.type}"
    for name in ("actors", "issues"):
        if names(gold, name) != names(found, name):
            yield f"{name}: {_listed(getattr(gold, name))} | {_listed(getattr(found, name))}"
    if pair.same_type:
        for name, tally in tally_cells(pair).items():
            if not tally.gold == tally.found == tally.right:
                yield f"{name}: {_value(gold, name)} | {_value(found, name)}"


def _value(move: Move, name: str) -> str:
    if name in WORDED:
        return getattr(move.terms, name) or "none"
    values = [
        " ".join(str(part) for part in value if part is not None) if isinstance(value, tuple) else str(value)
        for value in CELLS[name](move)
    ]
    return "; ".join(values) or "none"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(map(str, values))) or "none"
