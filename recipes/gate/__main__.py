"""``python -m recipes.gate [--coder NAME] [--pin]``: gains and losses against the pinned scores; pin new ones."""

from __future__ import annotations

import argparse
from pathlib import Path

from recipes.gate.floors import broken, changes, load, measured, save

from parley.agreement import by_coder, compare
from parley.coder import CODERS
from parley.corpus import Texts, read_reports
from parley.pipeline import Reader

CORPUS = Path("corpus")


def main() -> None:
    """Measure every coder on the gold; end with 1 where a floor is broken."""
    parser = argparse.ArgumentParser(prog="python -m recipes.gate", description=__doc__)
    parser.add_argument("--coder", choices=CODERS, nargs="+", default=list(CODERS))
    parser.add_argument("--pin", action="store_true", help="pin what is reached now, also where it is less")
    chosen = parser.parse_args()
    texts = Texts()
    reports = [report for report in read_reports(CORPUS / "gold") if texts.has(report)]
    shut = False
    for name in chosen.coder:
        reader = Reader(name)
        comparisons = list(compare(reports, texts, by_coder(reader), reader))
        now, path = measured(comparisons), CORPUS / f"floors-{name}.json"
        print(f"{name}: " + ", ".join(f"{measure} {value:.3f}" for measure, value in now.scores.items()))
        if path.is_file():
            pinned = load(path)
            print(*changes(pinned, now, comparisons), sep="\n")
            print(*(why := broken(pinned, now)), sep="\n")
            shut = shut or bool(why)
        if chosen.pin:
            save(now, path)
            print(f"pinned in {path}")
    raise SystemExit(1 if shut and not chosen.pin else 0)


if __name__ == "__main__":
    main()
