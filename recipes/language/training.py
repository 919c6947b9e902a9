"""Train the network on every layer at once, with averaged weights and, half-way, names labelled by itself."""

from __future__ import annotations

import copy
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from parley.language.pieces import SHAPES, Pieces
from recipes.language import scores
from recipes.language.batches import MASKED, Example, Labels, example, plan, tensors
from recipes.language.names import read_names
from recipes.language.network import Network
from recipes.language.sentences import Sentence, read_treebanks
from recipes.language.silver import label_names
from recipes.language.vocabulary import origin, prune

# A loss is summed over its words and divided by all words of the batch, so a rare layer needs more weight.
WEIGHTS = {"upos": 1.0, "xpos": 0.5, "feats": 0.5, "arcs": 1.0, "deps": 1.0, "names": 2.0, "predicates": 1.0, "roles": 1.0}


@dataclass(frozen=True)
class Settings:
    """Everything that can be chosen about a training run."""

    seed: int = 17
    epochs: int = 10
    pieces: int = 1500
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.2e-3
    warm_up: float = 0.08
    decay: float = 0.01
    average: float = 0.998
    silver_from: float = 0.45
    uner_copies: int = 2
    sentences: int = 0  # 0: all; otherwise a trial on that many


@dataclass
class Data:
    """Training and choosing sentences."""

    treebanks: list[Example]
    names: list[Example]
    chosen: dict[str, list[Example]]


def prepare(data: Path, out: Path, settings: Settings) -> tuple[Data, Labels, list[int]]:
    """Read everything, write ``tokenizer.json`` and ``labels.json`` into ``out``."""
    kept = prune(out)
    pieces = Pieces(out)
    banks, names = read_treebanks(data, "train"), read_names(data)
    train = [sentence for bank in banks.values() for sentence in bank]
    labels = Labels.gather(train)
    labels.save(out / "labels.json")
    named = names["uner"] * settings.uner_copies + names["wikigold"] + names["politics"] + names["re3d"]
    if settings.sentences:
        train, named = train[:: len(train) // settings.sentences], named[:: len(named) // settings.sentences]

    def encode(sentences: list[Sentence]) -> list[Example]:
        return [example(sentence, pieces, labels) for sentence in sentences]

    held_out = {name: encode(bank) for name, bank in read_treebanks(data, "dev").items()}
    return Data(encode(train), encode(named), held_out | {"uner": encode(names["chosen"])}), labels, kept


def loss(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """The weighted sum of all losses of one batch."""
    with torch.autocast("cpu", torch.bfloat16):
        states = network.states(batch)
        found = network.tags(states, batch)
        arcs = network.arcs(states).float().masked_fill(~batch["word_mask"][:, None, :], -1e4)
        heads = batch["heads"].clamp(min=0)
        found |= {"heads": arcs, "deps": network.labels(states, heads), "names": network.names(states, batch)}
        predicates = network.predicates(states, batch).float()
        roles = network.roles(states, batch, batch["frames"]) if len(batch["frames"]) else None
    losses = {name: _cross_entropy(found[name], batch[name]) for name in ("upos", "xpos", "feats", "deps", "names")}
    losses["arcs"] = _cross_entropy(found["heads"], batch["heads"])
    known = batch["predicates"] != MASKED
    target = batch["predicates"][known].float()
    losses["predicates"] = functional.binary_cross_entropy_with_logits(predicates[known], target, reduction="sum")
    if roles is not None:
        losses["roles"] = _cross_entropy(roles, batch["roles"])
    return sum(WEIGHTS[name] * value for name, value in losses.items()) / batch["word_mask"].sum()


def _cross_entropy(found: Tensor, target: Tensor) -> Tensor:
    return functional.cross_entropy(
        found.float().flatten(0, 1), target.flatten(), ignore_index=MASKED, reduction="sum"
    )


class Average:
    """An exponential moving average of the weights: steadier than the last step's."""

    def __init__(self, network: Network, decay: float) -> None:
        self.network = copy.deepcopy(network).eval()
        self._decay, self._steps = decay, 0

    def update(self, network: Network) -> None:
        """Take one step's weights in."""
        self._steps += 1
        decay = min(self._decay, self._steps / (self._steps + 9))
        with torch.no_grad():
            pairs = zip(self.network.parameters(), network.parameters(), strict=True)
            mine, new = zip(*[(a, b) for a, b in pairs if b.requires_grad], strict=True)
            torch._foreach_lerp_(list(mine), list(new), 1 - decay)


def optimiser(network: Network, settings: Settings, steps: int) -> tuple[torch.optim.Optimizer, object]:
    """AdamW with two rates, and their linear rise and fall."""
    groups = []
    for module, rate in ((network.encoder, settings.encoder_rate), (None, settings.head_rate)):
        inside = {id(p) for p in network.encoder.parameters()}
        chosen = [p for p in network.parameters() if p.requires_grad and (id(p) in inside) == (module is not None)]
        groups.append({"params": [p for p in chosen if p.dim() > 1], "lr": rate, "weight_decay": settings.decay})
        groups.append({"params": [p for p in chosen if p.dim() <= 1], "lr": rate, "weight_decay": 0.0})
    # Shapes start from nothing inside a trained encoder, so they learn as fast as a head does.
    groups[0]["params"] = [p for p in groups[0]["params"] if p is not network.encoder.shapes.weight]
    groups[2]["params"].append(network.encoder.shapes.weight)
    warm = max(1, int(steps * settings.warm_up))
    made = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    rise_and_fall = torch.optim.lr_scheduler.LambdaLR(
        made, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    return made, rise_and_fall


def train(data: Path, out: Path, settings: Settings) -> tuple[Network, Labels]:
    """Train and return the averaged network; a checkpoint is written to ``out`` after every epoch."""
    torch.manual_seed(settings.seed)
    order = random.Random(settings.seed)
    started = time.time()
    examples, labels, kept = prepare(data, out, settings)
    sizes = {name: len(rows) for name, rows in labels.lists.items()}
    sizes |= {"vocabulary": len(kept), "shapes": len(SHAPES)}
    network = Network(sizes)
    network.encoder.load(origin() / "model.safetensors", kept)
    network.encoder.words.weight.requires_grad_(False)
    (out / "settings.json").write_text(json.dumps({"sizes": sizes, **asdict(settings)}, indent=1) + "\n")
    average = Average(network, settings.average)
    steps = settings.epochs * len(plan(examples.treebanks + examples.names, settings.pieces, order))
    step, (optimise, schedule) = 0, optimiser(network, settings, steps)
    silver_epoch = round(settings.epochs * settings.silver_from)
    for epoch in range(settings.epochs):
        if epoch == silver_epoch and epoch:
            print("silver names", label_names(average.network, examples.treebanks, labels), flush=True)
        total, network = 0.0, network.train()
        parts = plan(examples.treebanks + examples.names, settings.pieces, order)
        for batch in parts:
            value = loss(network, tensors(batch, order))
            optimise.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimise.step()
            if step < steps - 1:
                schedule.step()
            average.update(network)
            total, step = total + value.item(), step + 1
            if step % 50 == 0:
                print(f"step {step}/{steps} loss {value.item():.3f} {time.time() - started:.0f} s", flush=True)
        torch.save(average.network.state_dict(), out / "checkpoint.pt.new")
        (out / "checkpoint.pt.new").rename(out / "checkpoint.pt")
        found = {name: scores.quick(average.network, some[:600], labels) for name, some in examples.chosen.items()}
        print(f"epoch {epoch + 1} loss {total / len(parts):.4f} {time.time() - started:.0f} s {found}", flush=True)
    return average.network, labels
