"""``python -m recipes.language DATA_DIR OUT_DIR``: train, export, score and write the card."""

from __future__ import annotations

import argparse
import platform
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from recipes.language.boundaries import train_boundaries
from recipes.language.card import describe_corpus, write_card
from recipes.language.evaluate import evaluate
from recipes.language.export import export
from recipes.language.moves import read_moves
from recipes.language.thresholds import choose_thresholds, write_heads
from recipes.language.training import Progress, Settings, train

SHIPPED = (
    "reader.onnx",
    "relations.onnx",
    "triggers.onnx",
    "moves.onnx",
    "moves.json",
    "tokenizer.json",
    "labels.json",
    "boundaries.json",
    "card.json",
    "CARD.md",
)


def main() -> None:
    """Read the command line and run every step."""
    parser = argparse.ArgumentParser(prog="python -m recipes.language", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with ud/, srl/ and ner/")
    parser.add_argument("out", type=Path, help="folder for the weights; replaced as a whole at the end")
    parser.add_argument("--work", type=Path, help="folder for checkpoints (default: a temporary one)")
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument(
        "--minutes", type=float, default=Settings.minutes, help="end by the clock (default: no limit)"
    )
    parser.add_argument("--corpus", type=Path, help="coded reports, to learn moves from")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin with")
    parser.add_argument("--threads", type=int, default=Settings.threads, help="0: as many as are free")
    parser.add_argument(
        "--hold-out",
        action="store_true",
        help="keep the development parts out of the training, to choose settings by",
    )
    chosen = parser.parse_args()
    settings = Settings(
        epochs=chosen.epochs, minutes=chosen.minutes, threads=chosen.threads, hold_out=chosen.hold_out
    )
    with tempfile.TemporaryDirectory() as temporary:
        work = chosen.work or Path(temporary)
        network, progress = train(chosen.data, work, settings, chosen.start, chosen.corpus)
        finish(chosen.data, work, chosen.out, settings, network.state_dict(), progress, chosen.corpus)


def finish(
    data: Path,
    work: Path,
    out: Path,
    settings: Settings,
    state: dict[str, torch.Tensor],
    progress: Progress,
    corpus: Path | None = None,
) -> None:
    """Export, train the boundaries, choose thresholds, score, write the card, and put the folder in its place."""
    export(state, work)
    train_boundaries(data, work)
    write_heads(work)
    if corpus:
        choose_thresholds(work, read_moves(corpus)["dev"])
    training: dict[str, Any] = {
        "steps": progress.steps,
        "epochs": progress.epochs,
        "minutes": progress.seconds / 60,
        "processors": f"{platform.machine()} processors, {settings.threads or 'free'} threads",
    }
    if corpus:
        training["corpus"] = describe_corpus(corpus)
    write_card(data, work, settings, training, evaluate(data, work))
    replace(work, out)


def replace(work: Path, out: Path) -> None:
    """Copy the shipped files beside ``out`` and rename, so that ``out`` is never half written."""
    new, old = out.with_name(out.name + ".new"), out.with_name(out.name + ".old")
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    new.mkdir(parents=True)
    for name in SHIPPED:
        shutil.copy2(work / name, new / name)
    if out.exists():
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    main()
