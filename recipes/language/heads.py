"""``python -m recipes.language.heads CORPUS WORK``: train the heads for moves alone, on a finished encoder.

The states of all words are computed once, so that many passes over the corpus take minutes. ``WORK`` holds
``checkpoint.pt`` and is written to.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import torch
from recipes.language import scores
from recipes.language.batches import MASKED, Example, Labels, example, plan, tensors
from recipes.language.moves import read_moves
from recipes.language.network import MoveHeads, Network
from recipes.language.training import WEIGHTS, Average, begin, move_losses
from recipes.language.vocabulary import prune
from torch import Tensor, nn
from torch.nn import functional

from parley.language.pieces import Pieces


@dataclass(frozen=True)
class HeadSettings:
    """Everything that can be chosen about this training."""

    seed: int = 17
    passes: int = 30
    pieces: int = 1500
    rate: float = 1.5e-3
    decay: float = 0.02
    average: float = 0.99


@dataclass
class Cached:
    """A batch with the states of its words (sentences, 1 + words, width), which no longer change."""

    wide: Tensor
    targets: dict[str, Tensor]


def cache(network: Network, examples: list[Example], settings: HeadSettings) -> list[Cached]:
    """The states of every batch under the finished encoder."""
    found = []
    network.eval()
    for batch in plan(examples, settings.pieces, None):
        made = tensors(batch)
        with torch.no_grad():
            wide = network.with_shape(network.states(made)["moves"], made)
        found.append(Cached(wide, made))
    return found


def loss(heads: MoveHeads, cached: Cached, network: Network) -> Tensor:
    """The weighted losses of triggers, parts and cells of one batch."""
    targets = cached.targets
    wide = network._drop(cached.wide)
    triggers = heads.triggers(wide, network._drop).float()
    coded = targets["triggers"] != MASKED
    total = WEIGHTS["triggers"] * functional.binary_cross_entropy_with_logits(
        triggers[coded], targets["triggers"][coded], reduction="sum"
    )
    if len(targets["told"]):
        found = heads.frames(wide, targets["told"], targets["word_mask"], network._drop)
        total = total + sum(WEIGHTS[name] * value for name, value in move_losses(found, targets).items())
    return total / targets["word_mask"].sum()


def train_heads(network: Network, examples: list[Example], settings: HeadSettings) -> None:
    """Train ``network.moves`` in place; nothing else of the network changes."""
    torch.manual_seed(settings.seed)
    order = random.Random(settings.seed)
    batches = cache(network, examples, settings)
    heads, average = network.moves, Average(network.moves, settings.average)
    optimise = torch.optim.AdamW(heads.parameters(), lr=settings.rate, weight_decay=settings.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimise, settings.rate, total_steps=settings.passes * len(batches), pct_start=0.06
    )
    network.train()
    for number in range(settings.passes):
        order.shuffle(batches)
        total = 0.0
        for cached in batches:
            value = loss(heads, cached, network)
            optimise.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(heads.parameters(), 5.0)
            optimise.step()
            schedule.step()
            average.update(heads)
            total += value.item()
        print(f"pass {number + 1} of {settings.passes}: loss {total / len(batches):.3f}", flush=True)
    heads.load_state_dict(average.network.state_dict())
    network.eval()


def main() -> None:
    """Read the command line, train, and write the checkpoint with the new heads."""
    parser = argparse.ArgumentParser(prog="python -m recipes.language.heads", description=__doc__)
    parser.add_argument("corpus", type=Path, help="coded reports, to learn moves from")
    parser.add_argument("work", type=Path, help="folder with checkpoint.pt and labels.json")
    parser.add_argument("--passes", type=int, default=HeadSettings.passes)
    chosen = parser.parse_args()
    kept = prune(chosen.work)
    labels = Labels.load(chosen.work / "labels.json")
    network = begin(labels, kept, chosen.work / "checkpoint.pt")
    pieces, told = Pieces(chosen.work), read_moves(chosen.corpus)
    parts = {part: [example(sentence, pieces, labels) for sentence in some] for part, some in told.items()}
    print("before", scores.moves(network.eval(), parts["dev"]), flush=True)
    train_heads(network, parts["train"], HeadSettings(passes=chosen.passes))
    print("after", scores.moves(network, parts["dev"]), flush=True)
    torch.save(network.state_dict(), chosen.work / "checkpoint.pt")


if __name__ == "__main__":
    main()
