"""Scores during training, in float."""

from __future__ import annotations

import torch
from recipes.language.batches import MASKED, Example, Labels, batches
from recipes.language.moves import ISSUES, MODALITIES, PARTS, SPANS
from recipes.language.network import Network
from recipes.language.spans import F1
from torch import Tensor

from parley.language.sequences import Transitions


def quick(network: Network, examples: list[Example], labels: Labels) -> dict[str, float]:
    """Scores on gold words in float, during training: greedy heads, Viterbi names and roles (gold
    predicates)."""
    words = upos = heads = both = 0
    names, roles, predicates = F1(), F1(), F1()
    name_rules, role_rules = Transitions(labels.lists["names"]), Transitions(labels.lists["roles"])
    for batch, made in batches(examples, 4000):
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states = network.states(made)
            tags = network.tags(states, made)["upos"].argmax(-1)
            arcs = network.arcs(states).float().masked_fill(~made["word_mask"][:, None, :], -1e4).argmax(-1)
            deps = network.labels(states, arcs).argmax(-1)
            named = network.names(states, made).float().numpy()
            marked = network.predicates(states, made) > 0
            framed = network.roles(states, made, made["frames"]).float() if len(made["frames"]) else []
        known = made["upos"] >= 0
        words += int(known.sum())
        upos += int((tags == made["upos"])[known].sum())
        heads += int((arcs == made["heads"])[known].sum())
        both += int(((arcs == made["heads"]) & (deps == made["deps"]))[known].sum())
        frame = 0
        for n, e in enumerate(batch):
            end = len(e.encoded.first)
            if "names" in e.targets:
                gold = name_rules.spans([max(0, number) for number in e.targets["names"][1:]])
                names.add(gold, name_rules.spans(name_rules.best(named[n : n + 1, 1:end])[0]))
            if e.frames is not None:
                predicates.add([at for at, _ in e.frames], [i for i in range(1, end) if marked[n, i]])
            for _, gold_roles in e.frames or []:
                found = role_rules.spans(role_rules.best(framed[frame : frame + 1, 1:end].numpy())[0])
                roles.add(role_rules.spans(gold_roles[1:]), found)
                frame += 1
    shares = {"upos": upos, "uas": heads, "las": both}
    made_scores = {name: 100 * value / max(1, words) for name, value in shares.items() if words}
    made_scores |= {"names": names.value} if names.gold else {}
    made_scores |= {"roles": roles.value, "predicates": predicates.value} if roles.gold else {}
    return {name: round(value, 2) for name, value in made_scores.items()}


def moves(network: Network, examples: list[Example]) -> dict[str, float]:
    """Scores of moves during training: words and types (a score above 0 tells one), and, on gold words, parts
    (greedy labels), issues and modality."""
    told, issues, parts = F1(), F1(), {part: F1() for part in PARTS}
    right = count = 0
    for number, (_, made) in enumerate(batches(examples, 4000)):
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states = network.states(made)
            triggers = network.triggers(states, made).float()
            frames = made["told"]
            found = network.move_frames(states, made, frames) if len(frames) else None
        known = made["triggers"] != MASKED
        told.add(_places(number, (made["triggers"] == 1) & known), _places(number, (triggers > 0) & known))
        if found is None:
            continue
        spans, cells = (scores.float() for scores in found)
        labels = spans.unflatten(-1, (len(PARTS), len(SPANS))).argmax(-1)
        for column, part in enumerate(PARTS):
            gold, mine = made["spans"][..., column], labels[..., column]
            parts[part].add(_spans(number, gold), _spans(number, mine.masked_fill(gold == MASKED, 0)))
        issue_scores, modality, _ = cells.split([len(ISSUES), len(MODALITIES), 1], -1)
        issues.add(_places(number, made["issues"] == 1), _places(number, issue_scores > 0))
        right += int((modality.argmax(-1) == made["modality"]).sum())
        count += len(frames)
    result = {"moves": told.value, "issues": issues.value, "modality": 100 * right / max(1, count)}
    result |= {part: score.value for part, score in parts.items()}
    return {name: round(value, 1) for name, value in result.items()}


def _places(number: int, mask: Tensor) -> list[tuple[int, ...]]:
    return [(number, *place) for place in mask.nonzero().tolist()]


def _spans(number: int, labels: Tensor) -> list[tuple[int, int, int, int]]:
    """Spans of BIO numbers, row by row."""
    found = []
    for row, line in enumerate(labels.tolist()):
        start = None
        for place, label in enumerate([*line, 0]):
            if start is not None and label != SPANS.index("I"):
                found.append((number, row, start, place))
                start = None
            if label == SPANS.index("B"):
                start = place
    return found
