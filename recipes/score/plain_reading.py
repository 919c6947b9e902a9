"""Reads reports that nobody has coded: whether without an error, how many moves, how long it takes."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from parley.errors import DocumentError
from parley.pipeline import Reader


@dataclass(frozen=True)
class Reading:
    """What reading one file of reports came to."""

    name: str
    moves: list[int]
    """The moves of each report that was read."""
    types: Counter[str]
    errors: list[str]
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """The counts, ready for JSON."""
        return {
            "reports read": len(self.moves),
            "errors": self.errors,
            "moves": sum(self.moves),
            "moves a report": {
                "fewest": min(self.moves, default=0),
                "median": median(self.moves) if self.moves else 0,
                "most": max(self.moves, default=0),
            },
            "reports without a move": self.moves.count(0),
            "types": dict(self.types.most_common()),
            "seconds": round(self.seconds, 2),
        }

    def lines(self) -> Iterator[str]:
        """What a person reads."""
        told = self.as_dict()
        spread = told["moves a report"]
        yield (
            f"{self.name}: {told['reports read']} reports read, {len(self.errors)} errors, "
            f"{told['moves']} moves "
            f"({spread['fewest']} to {spread['most']} a report, median {spread['median']:g}; "
            f"{told['reports without a move']} reports without any) in {self.seconds:.1f} s"
        )
        yield "  " + ", ".join(f"{kind} {n}" for kind, n in self.types.most_common())
        yield from (f"  error: {message}" for message in self.errors)


def read_file(path: Path, reader: Reader) -> Reading:
    """Read every report of a JSONL file, as `parley read` would."""
    moves: list[int] = []
    types: Counter[str] = Counter()
    errors: list[str] = []
    began = time.perf_counter()
    for report in reader.read_paths([path]):
        if isinstance(report, DocumentError):
            errors.append(str(report))
            continue
        moves.append(len(report.moves))
        types.update(str(move.type) for move in report.moves)
    return Reading(path.name, moves, types, errors, time.perf_counter() - began)
