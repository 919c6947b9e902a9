"""``python -m recipes.language DATA_DIR OUT_DIR``: train, export, score and write the card."""

from __future__ import annotations

import argparse
from pathlib import Path

from recipes.language.training import Settings, train


def main() -> None:
    """Read the command line and run every step."""
    parser = argparse.ArgumentParser(prog="python -m recipes.language", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with ud/, srl/ and ner/")
    parser.add_argument("out", type=Path, help="folder for the weights")
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--minutes", type=float, default=Settings.minutes, help="end by the clock (default: no limit)")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin with")
    parser.add_argument("--threads", type=int, default=Settings.threads, help="0: as many as are free")
    chosen = parser.parse_args()
    settings = Settings(epochs=chosen.epochs, minutes=chosen.minutes, threads=chosen.threads)
    train(chosen.data, chosen.out, settings, chosen.start)


if __name__ == "__main__":
    main()
