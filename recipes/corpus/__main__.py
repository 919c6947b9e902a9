"""``python -m recipes.corpus [FOLDER] [--texts DATA] [--package]``: check the corpus, count it, package it."""

from __future__ import annotations

import argparse
from pathlib import Path

from recipes.corpus.check import by_type, counts, read, short_of, variety
from recipes.corpus.package import write_package

from parley.corpus import Texts


def main() -> None:
    """Print counts, faults, and what falls short; end with 1 where there are faults."""
    parser = argparse.ArgumentParser(prog="python -m recipes.corpus", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("corpus"))
    parser.add_argument("--texts", type=Path, help="folder of the texts that codings only refer to")
    parser.add_argument("--package", action="store_true", help="also write the tables and datapackage.json")
    chosen = parser.parse_args()
    corpus = read(chosen.folder, Texts(chosen.texts))
    if chosen.package:
        write_package(chosen.folder, corpus)
    found = counts(corpus)
    for name, count in found.items():
        print(f"{name:42}{count:>8,}")
    for part in ("gold", "training"):
        listed = ", ".join(f"{kind} {count}" for kind, count in by_type(corpus.parts.get(part, [])).items())
        print(f"{part} moves by type: {listed}")
        print(f"{part} variety: {variety(corpus.parts.get(part, []))}")
    for fault in corpus.faults:
        print(f"FAULT {fault}")
    for short in short_of(found):
        print(f"SHORT {short}")
    checked = sum(len(reports) for reports in corpus.parts.values())
    print(f"{checked} codings checked, {len(corpus.faults)} faults, {len(short_of(found))} aims not reached.")
    raise SystemExit(1 if corpus.faults else 0)


if __name__ == "__main__":
    main()
