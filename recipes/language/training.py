"""Train the network on every layer at once, with averaged weights and, part of the way, names labelled by
itself."""

from __future__ import annotations

import copy
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from recipes.language import scores
from recipes.language.batches import MASKED, Example, Labels, example, plan, tensors
from recipes.language.moves import ISSUES, MODALITIES, PARTS, SPANS, TYPES, read_moves
from recipes.language.names import add_names, read_names
from recipes.language.network import Network
from recipes.language.sentences import Sentence, read_treebanks
from recipes.language.silver import label_names
from recipes.language.threads import Threads
from recipes.language.vocabulary import origin, prune
from torch import Tensor, nn
from torch.nn import functional

from parley.language.pieces import SHAPES, Pieces

# A loss is summed over its words and divided by all words of the batch, so a rare layer needs more weight.
WEIGHTS = {
    "upos": 1.0,
    "xpos": 0.5,
    "feats": 0.5,
    "arcs": 1.0,
    "deps": 1.0,
    "names": 2.0,
    "predicates": 1.0,
    "roles": 1.0,
    "triggers": 10.0,
    "spans": 0.3,
    "cells": 5.0,
}


@dataclass(frozen=True)
class Settings:
    """Everything that can be chosen about a training run."""

    seed: int = 17
    epochs: int = 8
    threads: int = 2  # 0: as many as are free
    minutes: float = 0  # 0: no limit; otherwise the rates fall by the clock where that is faster
    pieces: int = 1500
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.2e-3
    warm_up: float = 0.06
    decay: float = 0.01
    average: float = 0.998
    silver_from: float = 0.4
    uner_copies: int = 4
    move_copies: int = 4
    # The development parts join the training once nothing is left to choose; the test parts never do.
    hold_out: bool = False
    sentences: int = 0  # 0: all; otherwise a trial on that many


@dataclass
class Data:
    """Training sentences, and those kept for choosing (none if everything is trained on)."""

    treebanks: list[Example]
    names: list[Example]
    moves: list[Example]
    chosen: dict[str, list[Example]]


def prepare(data: Path, out: Path, settings: Settings, corpus: Path | None) -> tuple[Data, Labels, list[int]]:
    """Read everything, write ``tokenizer.json`` and ``labels.json`` into ``out``."""
    kept = prune(out)
    pieces = Pieces(out)
    banks, development = read_treebanks(data, "train"), read_treebanks(data, "dev")
    names = read_names(data)
    train = [sentence for bank in banks.values() for sentence in bank]
    labels = Labels.gather(train)
    labels.save(out / "labels.json")
    told = read_moves(corpus) if corpus else {"train": [], "dev": []}
    if not settings.hold_out:
        names["uner"], names["chosen"] = names["uner"] + names["chosen"], []
        add_names(development["ewt"], names["uner"])
        train += [sentence for bank in development.values() for sentence in bank]
        development = {}
    named = names["uner"] * settings.uner_copies + names["wikigold"] + names["politics"] + names["re3d"]
    if settings.sentences:
        train, named = train[:: len(train) // settings.sentences], named[:: len(named) // settings.sentences]

    def encode(sentences: list[Sentence]) -> list[Example]:
        return [example(sentence, pieces, labels) for sentence in sentences]

    chosen = {name: encode(bank) for name, bank in (development | {"uner": names["chosen"]}).items() if bank}
    chosen |= {"moves": encode(told["dev"])} if told["dev"] else {}
    return (
        Data(encode(train), encode(named), encode(told["train"]) * settings.move_copies, chosen),
        labels,
        kept,
    )


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
        triggers = network.triggers(states, batch).float()
        moves = network.move_frames(states, batch, batch["told"]) if len(batch["told"]) else None
    losses = {
        name: _cross_entropy(found[name], batch[name]) for name in ("upos", "xpos", "feats", "deps", "names")
    }
    losses["arcs"] = _cross_entropy(found["heads"], batch["heads"])
    known = batch["predicates"] != MASKED
    target = batch["predicates"][known].float()
    losses["predicates"] = functional.binary_cross_entropy_with_logits(
        predicates[known], target, reduction="sum"
    )
    if roles is not None:
        losses["roles"] = _cross_entropy(roles, batch["roles"])
    coded = batch["triggers"] != MASKED
    losses["triggers"] = functional.binary_cross_entropy_with_logits(
        triggers[coded], batch["triggers"][coded], reduction="sum"
    )
    if moves is not None:
        losses |= move_losses(moves, batch)
    return sum(WEIGHTS[name] * value for name, value in losses.items()) / batch["word_mask"].sum()


def move_losses(found: tuple[Tensor, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses of the parts and of the cells of moves."""
    spans, cells = (scores.float() for scores in found)
    spans = spans.unflatten(-1, (len(PARTS), len(SPANS)))
    issues, modality, repeated = cells.split([len(ISSUES), len(MODALITIES), 1], -1)
    told = functional.binary_cross_entropy_with_logits(issues, batch["issues"], reduction="sum")
    told = told + functional.cross_entropy(modality, batch["modality"], reduction="sum")
    told = told + functional.binary_cross_entropy_with_logits(
        repeated.squeeze(-1), batch["repeated"], reduction="sum"
    )
    return {"spans": _cross_entropy(spans.flatten(1, 2), batch["spans"].flatten(1)), "cells": told}


def _cross_entropy(found: Tensor, target: Tensor) -> Tensor:
    return functional.cross_entropy(
        found.float().flatten(0, 1), target.flatten(), ignore_index=MASKED, reduction="sum"
    )


class Average:
    """An exponential moving average of the weights: steadier than the last step's."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = copy.deepcopy(network).eval()
        self._decay, self._steps = decay, 0

    def update(self, network: nn.Module) -> None:
        """Take one step's weights in."""
        self._steps += 1
        decay = min(self._decay, self._steps / (self._steps + 9))
        with torch.no_grad():
            pairs = zip(self.network.parameters(), network.parameters(), strict=True)
            mine, new = zip(*[(a, b) for a, b in pairs if b.requires_grad], strict=True)
            torch._foreach_lerp_(list(mine), list(new), 1 - decay)


def optimiser(network: Network, settings: Settings) -> torch.optim.Optimizer:
    """AdamW with two rates: the encoder's, and that of the heads (ten times faster)."""
    inside = {id(p) for p in network.encoder.parameters()} - {id(network.encoder.shapes.weight)}
    groups = []
    # Shapes start from nothing inside a trained encoder, so they learn as fast as a head does.
    for rate, encoder in ((settings.encoder_rate, True), (settings.head_rate, False)):
        chosen = [p for p in network.parameters() if p.requires_grad and (id(p) in inside) == encoder]
        for decay, matrices in ((settings.decay, True), (0.0, False)):
            params = [p for p in chosen if (p.dim() > 1) == matrices]
            groups.append({"params": params, "lr": rate, "peak": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


class Schedule:
    """How far training is (0 to 1) by steps, or by the clock if it has a limit; rates rise, then fall to
    nothing."""

    def __init__(self, optimise: torch.optim.Optimizer, settings: Settings, steps: int) -> None:
        self._optimise, self._settings, self._steps = optimise, settings, steps
        self.step, self._started = 0, time.time()

    def __str__(self) -> str:
        return f"progress {self.progress:.3f} step {self.step} {self.seconds:.0f} s"

    @property
    def progress(self) -> float:
        """The share of the training that is done."""
        limit = 60 * self._settings.minutes
        return max(self.step / self._steps, self.seconds / limit if limit else 0.0)

    @property
    def seconds(self) -> float:
        """Seconds since the first step."""
        return time.time() - self._started

    def advance(self) -> None:
        """Count a step and set the rates for the next."""
        self.step += 1
        warm = self._settings.warm_up
        share = min((self.progress + 1e-3) / warm, (1 - self.progress) / (1 - warm))
        for group in self._optimise.param_groups:
            group["lr"] = group["peak"] * max(0.0, share)


@dataclass(frozen=True)
class Progress:
    """How a training went: steps, passes over the data, seconds."""

    steps: int
    epochs: float
    seconds: float


def train(
    data: Path, out: Path, settings: Settings, start: Path | None = None, corpus: Path | None = None
) -> tuple[Network, Progress]:
    """Train and return the averaged network; a checkpoint is written to ``out`` after every epoch.

    ``start`` is an earlier checkpoint to begin with, instead of the pretrained encoder alone.
    """
    torch.manual_seed(settings.seed)
    threads = Threads(settings.threads)
    order = random.Random(settings.seed)
    examples, labels, kept = prepare(data, out, settings, corpus)
    network = begin(labels, kept, start)
    average = Average(network, settings.average)
    optimise = optimiser(network, settings)
    everything = examples.treebanks + examples.names + examples.moves
    each = len(plan(everything, settings.pieces, order))
    schedule = Schedule(optimise, settings, settings.epochs * each)
    silver = False
    while schedule.progress < 1:
        if schedule.progress >= settings.silver_from and not silver:
            print("silver names", label_names(average.network, examples.treebanks, labels), flush=True)
            silver = True
        batches = plan(everything, settings.pieces, order)
        epoch(network.train(), average, optimise, schedule, batches, order, threads)
        save(average.network, out)
        print(schedule, _chosen(average.network, examples, labels), flush=True)
    return average.network, Progress(schedule.step, schedule.step / each, schedule.seconds)


def _chosen(network: Network, examples: Data, labels: Labels) -> dict[str, dict[str, float]]:
    """Scores on what is kept for choosing; of the treebanks, the first sentences only."""
    return {
        name: scores.moves(network, some) if name == "moves" else scores.quick(network, some[:300], labels)
        for name, some in examples.chosen.items()
    }


def begin(labels: Labels, kept: list[int], start: Path | None) -> Network:
    """A new network with the pretrained encoder, or an earlier checkpoint. Word embeddings do not learn."""
    sizes = {name: len(rows) for name, rows in labels.lists.items()}
    sizes |= {"types": len(TYPES), "issues": len(ISSUES), "modalities": len(MODALITIES)}
    sizes["spans"] = len(PARTS) * len(SPANS)
    network = Network(sizes | {"vocabulary": len(kept), "shapes": len(SHAPES)})
    network.encoder.load(origin() / "model.safetensors", kept)
    if start:
        take(network, torch.load(start))
    network.encoder.words.weight.requires_grad_(False)
    return network


def take(network: Network, given: dict[str, Tensor]) -> None:
    """Take an earlier checkpoint's weights; heads and mixes that it lacks begin anew."""
    own = network.state_dict()
    if given["mix"].shape != own["mix"].shape:
        given["mix"] = torch.cat([given["mix"], own["mix"][len(given["mix"]) :]])
    network.load_state_dict(own | given)


def epoch(
    network: Network,
    average: Average,
    optimise: torch.optim.Optimizer,
    schedule: Schedule,
    batches: list[list[Example]],
    order: random.Random,
    threads: Threads,
) -> None:
    """One pass over the batches, or what the clock leaves of it."""
    for batch in batches:
        threads.adapt()
        value = loss(network, tensors(batch, order))
        optimise.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimise.step()
        schedule.advance()
        average.update(network)
        if schedule.step % 50 == 0:
            print(f"{schedule} loss {value.item():.3f}, {torch.get_num_threads()} threads", flush=True)
        if schedule.progress >= 1:
            break


def save(network: Network, out: Path) -> None:
    """Write the checkpoint whole or not at all."""
    torch.save(network.state_dict(), out / "checkpoint.pt.new")
    (out / "checkpoint.pt.new").rename(out / "checkpoint.pt")
