"""``python -m recipes.score DATA_DIR [--json FILE] [--only NAME …] [--cases]``: measure and print."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from recipes.score import hand_coded, plain_reading, plover, speed

from parley.pipeline import Reader


class Result(Protocol):
    """What a measure gives."""

    def as_dict(self) -> dict[str, Any]:
        """The figures, ready for JSON."""

    def lines(self) -> Iterator[str]:
        """What a person reads."""


SEED, NEWS, REPORTS, EVENTS = "seed", "news/voa.jsonl", "ner/re3d.jsonl", "events/plover-gsr-dev.json"


def _seed(data: Path, reader: Reader) -> dict[str, Result]:
    return {each.name: each for each in hand_coded.compare_folder(data / SEED, reader)}


def _reading(data: Path, reader: Reader) -> dict[str, Result]:
    return {name: plain_reading.read_file(find(data, name), reader) for name in (NEWS, REPORTS)}


def _events(data: Path, reader: Reader) -> dict[str, Result]:
    return {EVENTS: plover.score(find(data, EVENTS), reader)}


def _speed(data: Path, reader: Reader) -> dict[str, Result]:
    coding = sorted((data / SEED).glob("*.expected.json"))[0]
    report = coding.with_name(coding.name.replace(".expected.json", ".txt"))
    published = json.loads(coding.read_text(encoding="utf-8"))["published"]
    return {report.name: speed.measure(report, published, [find(data, NEWS), find(data, REPORTS)])}


MEASURES: dict[str, Callable[[Path, Reader], dict[str, Result]]] = {
    "hand-coded": _seed,
    "reading": _reading,
    "plover": _events,
    "speed": _speed,
}


def find(data: Path, name: str) -> Path:
    """The file `name` of the data, or of the folder `data` in it. Ends the run where there is none."""
    for path in (data / name, data / "data" / name):
        if path.is_file():
            return path
    raise SystemExit(f"There is no {name} in {data}.")


def main(words: list[str] | None = None) -> None:
    """Measure what is asked for; see `--help`."""
    parser = argparse.ArgumentParser(prog="python -m recipes.score", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with seed/ and data/")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument(
        "--only", nargs="+", choices=MEASURES, default=list(MEASURES), help="leave out the others"
    )
    parser.add_argument(
        "--cases", action="store_true", help="also print every PLOVER record beside what was found"
    )
    chosen = parser.parse_args(words)
    reader, figures = Reader(), {}
    for name in chosen.only:
        results = MEASURES[name](chosen.data, reader)
        figures[name] = {title: result.as_dict() for title, result in results.items()}
        for result in results.values():
            print(*result.lines(), "", sep="\n", flush=True)
            if chosen.cases and isinstance(result, plover.PloverScore):
                print(*result.cases(), "", sep="\n")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
