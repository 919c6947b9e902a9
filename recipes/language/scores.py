"""Scores during training, in float."""

from __future__ import annotations

import torch
from recipes.language.batches import Example, Labels, batches
from recipes.language.network import Network
from recipes.language.spans import F1

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
