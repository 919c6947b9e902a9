"""Sentences as tensors: label numbers, padding, and batches of similar length."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from recipes.language.moves import ISSUES, PARTS, SPANS, TYPES, Telling, Told
from recipes.language.sentences import Sentence
from torch import Tensor

from parley.language.pieces import SHAPE_IDS, Encoded, Pieces

MASKED = -100
NAMES = ["O", *[f"{place}-{kind}" for kind in ("PER", "LOC", "ORG") for place in "BI"]]
# Rarer roles have too few examples to be learned; C- and R- roles keep their own labels where frequent.
FEWEST_ROLES = 20
FEWEST_FEATURES = 3
HIDDEN_WORDS = 0.03
# The number of [UNK] in the pruned vocabulary: its second row.
UNKNOWN = 1
LAYERS = ("upos", "xpos", "feats", "deps")


@dataclass(frozen=True)
class Labels:
    """The label lists of every layer, in the order of their numbers."""

    lists: dict[str, list[str]]

    @classmethod
    def gather(cls, sentences: list[Sentence]) -> Labels:
        """Collect labels from training sentences, most frequent first."""
        counts = {
            layer: Counter(label for s in sentences for label in getattr(s, layer) or []) for layer in LAYERS
        }
        roles = Counter(label for s in sentences for _, spans in s.frames or [] for label, _, _ in spans)
        lists = {layer: [label for label, _ in _ordered(counts[layer])] for layer in LAYERS}
        lists["feats"] = [label for label, n in _ordered(counts["feats"]) if n >= FEWEST_FEATURES]
        kept = [label for label, n in _ordered(roles) if n >= FEWEST_ROLES]
        lists["roles"] = ["O", *[f"{place}-{label}" for label in kept for place in "BI"]]
        lists["names"] = list(NAMES)
        return cls(lists)

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read the lists that `save` wrote."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def number(self, layer: str, label: str | None) -> int:
        """The number of a label; MASKED for None and for labels that are not learned."""
        numbers = self.__dict__.setdefault("_numbers", {})
        if layer not in numbers:
            numbers[layer] = {label: n for n, label in enumerate(self.lists[layer])}
        return numbers[layer].get(label, MASKED)

    def save(self, path: Path) -> None:
        """Write the lists as JSON."""
        path.write_text(json.dumps(self.lists, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


@dataclass
class Example:
    """A sentence with its pieces and label numbers (place 0 is the root)."""

    sentence: Sentence
    encoded: Encoded
    word_shapes: list[int]
    targets: dict[str, list[int]]
    frames: list[tuple[int, list[int]]] | None
    told: list[Told] | None = None


def role_labels(sentence: Sentence, spans: list[tuple[str, int, int]], labels: Labels) -> list[int]:
    """BIO role numbers for one predicate, with the root's place in front; rare roles count as none."""
    row = ["O"] * len(sentence.words)
    for label, start, end in spans:
        if labels.number("roles", f"B-{label}") != MASKED:
            row[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return [MASKED, *[labels.number("roles", label) for label in row]]


def example(sentence: Sentence, pieces: Pieces, labels: Labels) -> Example:
    """Number everything a sentence has."""
    encoded = pieces.encode(sentence.words)
    targets = {
        layer: [MASKED, *[labels.number(layer, label) for label in getattr(sentence, layer) or []]]
        for layer in (*LAYERS, "names")
        if getattr(sentence, layer) is not None
    }
    if sentence.heads is not None:
        targets["heads"] = [MASKED, *sentence.heads]
    frames = None
    if sentence.frames is not None:
        frames = [(at + 1, role_labels(sentence, spans, labels)) for at, spans in sentence.frames]
    told = sentence.told if isinstance(sentence, Telling) else None
    return Example(
        sentence, encoded, [encoded.shapes[place] for place in encoded.first], targets, frames, told
    )


def plan(examples: list[Example], most_pieces: int, order: random.Random | None) -> list[list[Example]]:
    """Batches of sentences of similar length, at most ``most_pieces`` pieces with padding."""
    key = {id(e): len(e.encoded.pieces) + (order.uniform(-2, 2) if order else 0) for e in examples}
    batches: list[list[Example]] = []
    current: list[Example] = []
    for entry in sorted(examples, key=lambda e: key[id(e)]):
        longest = max([len(e.encoded.pieces) for e in current] + [len(entry.encoded.pieces)])
        if current and longest * (len(current) + 1) > most_pieces:
            batches.append(current)
            current = []
        current.append(entry)
    batches.append(current)
    if order:
        order.shuffle(batches)
    return batches


def tensors(batch: list[Example], restyle: random.Random | None = None) -> dict[str, Tensor]:
    """Pad a batch. ``restyle`` sometimes rewrites shapes, as if a sentence stood in capitals or a
    headline."""
    made = {
        "pieces": _pad([e.encoded.pieces for e in batch], 0),
        "piece_mask": _pad([[1] * len(e.encoded.pieces) for e in batch], 0).bool(),
        "first": _pad([e.encoded.first for e in batch], 0),
        "last": _pad([e.encoded.last for e in batch], 0),
        "word_mask": _pad([[1] * len(e.encoded.first) for e in batch], 0).bool(),
    }
    if restyle:
        made["pieces"] = _pad([_hide(e, restyle) for e in batch], 0)
    styled = [_restyle(e, restyle) if restyle else e.encoded.shapes for e in batch]
    made["shapes"] = _pad(styled, 0)
    made["word_shapes"] = torch.gather(made["shapes"], 1, made["first"])
    for layer in (*LAYERS, "names", "heads"):
        made[layer] = _pad([e.targets.get(layer, [MASKED] * len(e.encoded.first)) for e in batch], MASKED)
    frames = [(row, at, roles) for row, e in enumerate(batch) for at, roles in e.frames or []]
    made["frames"] = torch.tensor([(row, at) for row, at, _ in frames], dtype=torch.long).view(-1, 2)
    width = made["first"].shape[1]
    made["roles"] = (
        _pad([roles for _, _, roles in frames], MASKED, width) if frames else torch.zeros(0, width).long()
    )
    made["predicates"] = _pad([_predicate_row(e) for e in batch], MASKED)
    return made | move_tensors(batch, width)


def move_tensors(batch: list[Example], width: int) -> dict[str, Tensor]:
    """The targets of moves: ``triggers`` (sentences, width, types; MASKED where a sentence is not coded), and for
    every move (frame) its sentence, word and type, spans (frames, width, parts), issues, modality, repetition."""
    triggers = torch.full((len(batch), width, len(TYPES)), float(MASKED))
    frames: list[tuple[int, int, int]] = []
    spans: list[Tensor] = []
    cells: list[tuple[list[int], int, bool]] = []
    for row, e in enumerate(batch):
        if e.told is None:
            continue
        triggers[row, 1 : len(e.encoded.first)] = 0
        for told in e.told:
            triggers[row, told.place + 1, told.type] = 1
            frames.append((row, told.place + 1, told.type))
            spans.append(_span_row(told, len(e.encoded.first), width))
            cells.append((told.issues, told.modality, told.repeated))
    issues = torch.zeros(len(frames), len(ISSUES))
    for number, (listed, _, _) in enumerate(cells):
        issues[number, listed] = 1
    return {
        "triggers": triggers,
        "told": torch.tensor(frames, dtype=torch.long).view(-1, 3),
        "spans": torch.stack(spans) if spans else torch.zeros(0, width, len(PARTS)).long(),
        "issues": issues,
        "modality": torch.tensor([modality for _, modality, _ in cells], dtype=torch.long),
        "repeated": torch.tensor([float(repeated) for _, _, repeated in cells]),
    }


def _span_row(told: Told, length: int, width: int) -> Tensor:
    """BIO numbers of every part (width, parts), MASKED at the root and behind the sentence."""
    row = torch.full((width, len(PARTS)), MASKED)
    row[1:length] = 0
    for number, part in enumerate(PARTS):
        for start, end in told.spans.get(part, ()):
            row[1 + start : 1 + end, number] = SPANS.index("I")
            row[1 + start, number] = SPANS.index("B")
    return row


def _predicate_row(e: Example) -> list[int]:
    length = len(e.encoded.first)
    if e.frames is None:
        return [MASKED] * length
    places = {at for at, _ in e.frames}
    return [MASKED, *[int(place in places) for place in range(1, length)]]


def _hide(e: Example, random_: random.Random) -> list[int]:
    """Now and then a word becomes [UNK], so that its neighbours and its shape must tell what it is."""
    pieces = list(e.encoded.pieces)
    for first, last in zip(e.encoded.first[1:], e.encoded.last[1:], strict=True):
        if random_.random() < HIDDEN_WORDS:
            pieces[first : last + 1] = [UNKNOWN] * (last + 1 - first)
    return pieces


def _restyle(e: Example, random_: random.Random) -> list[int]:
    """Shapes as in a headline (3 %), all in capitals (2 %) or all small (1.5 %); else as they are."""
    style = random_.random()
    if style >= 0.065:
        return e.encoded.shapes
    if style < 0.03:
        # In a headline the short words, mostly function words, stay small.
        change = {SHAPE_IDS["lower"]: SHAPE_IDS["title"]}
    elif style < 0.05:
        change = {SHAPE_IDS[name]: SHAPE_IDS["upper"] for name in ("lower", "title", "first-title", "mixed")}
    else:
        change = {
            SHAPE_IDS[n]: SHAPE_IDS["lower"] for n in ("title", "first-title", "upper", "mixed", "letter")
        }
    shapes = list(e.encoded.shapes)
    for word, first, last in zip(e.sentence.words, e.encoded.first[1:], e.encoded.last[1:], strict=True):
        if style >= 0.03 or len(word) > 3:
            shapes[first : last + 1] = [change.get(shape, shape) for shape in shapes[first : last + 1]]
    return shapes


def _pad(rows: list[list[int]], filler: int, width: int = 0) -> Tensor:
    width = width or max(len(row) for row in rows)
    return torch.tensor([row + [filler] * (width - len(row)) for row in rows], dtype=torch.long)


def batches(examples: list[Example], most_pieces: int) -> Iterator[tuple[list[Example], dict[str, Tensor]]]:
    """Batches in a fixed order, for scoring."""
    for batch in plan(examples, most_pieces, None):
        yield batch, tensors(batch)
