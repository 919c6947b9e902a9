"""Names for sentences that have none: labelled by the averaged network, kept where it is sure and where the
gold tags do not contradict it."""

from __future__ import annotations

import numpy as np
import torch
from recipes.language.batches import MASKED, Example, Labels, batches
from recipes.language.network import Network

from parley.language.sequences import Transitions

# A word below this probability takes no part in the loss.
SURE = 0.7


def label_names(network: Network, examples: list[Example], labels: Labels) -> dict[str, int]:
    """Put name targets on the ``examples`` without; returns how many words were labelled and how many names
    found."""
    network.eval()
    names = Transitions(labels.lists["names"])
    counts = {"labelled": 0, "masked": 0, "names": 0}
    for batch, made in batches([entry for entry in examples if "names" not in entry.targets], 4000):
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            scores = network.names(network.states(made), made).float().softmax(-1).numpy()
        for row, entry in zip(scores, batch, strict=True):
            length = len(entry.sentence.words)
            target = _trusted(row[1 : length + 1], entry, names)
            entry.targets["names"] = [MASKED, *target]
            counts["masked"] += target.count(MASKED)
            counts["labelled"] += length - target.count(MASKED)
            counts["names"] += len(names.spans([max(0, number) for number in target]))
    return counts


def _trusted(probabilities: np.ndarray, entry: Example, names: Transitions) -> list[int]:
    best = names.best(np.log(probabilities + 1e-9)[None])[0].tolist()
    target = [number if probabilities[n, number] >= SURE else MASKED for n, number in enumerate(best)]
    for _, start, end in names.spans(best):
        proper = any(tag == "PROPN" for tag in entry.sentence.upos[start:end])
        if not proper or MASKED in target[start:end]:
            target[start:end] = [MASKED] * (end - start)
    for n, tag in enumerate(entry.sentence.upos):
        # A proper noun outside every name may be one that the network does not know.
        if tag == "PROPN" and best[n] == 0 and probabilities[n, 0] < 0.9:
            target[n] = MASKED
    return target
