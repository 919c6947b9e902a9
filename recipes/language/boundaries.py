"""Train the sentence boundaries: logistic regression over candidate places in raw EWT and GUM text."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from recipes.language.raw import RawDocument, rebuild
from recipes.language.sentences import read_treebanks

from parley.language.boundaries import Boundaries, Word, candidates, features, open_quotes, words_of
from parley.language.tokenizer import blank_english

# A word is usual if it is seen small this often inside sentences, and mostly so.
OFTEN, MOSTLY = 8, 0.75
# Share of sentence gaps that lose their space, as in badly scraped pages.
GLUED = 0.03
RARE = 2
STEPS, RATE, DECAY = 600, 0.5, 2e-4
# The text to be read is edited prose: GUM is nearer to it than the web forums in EWT.
SHARES = {"gum": 3.0, "ewt": 1.0}


@dataclass
class Place:
    """A candidate place: its features, whether a sentence begins there, and how much it counts."""

    features: list[str]
    begins: bool
    share: float


def usual_words(documents: Iterable[RawDocument]) -> list[str]:
    """Words that are mostly written small where they do not begin a sentence."""
    small: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for document in documents:
        for first, end in document.sentences:
            for start, stop in document.words[first + 1 : end]:
                word = document.clean[start:stop]
                every[word.lower()] += 1
                small[word.lower()] += word.islower()
    return sorted(
        word for word, n in small.items() if n >= OFTEN and n > MOSTLY * every[word] and word.isalpha()
    )


def read_words(document: RawDocument) -> tuple[list[Word], list[int], frozenset[int]]:
    """The words that the tokenizer finds, their character offsets, and the places where paragraphs begin."""
    doc = blank_english()(document.clean)
    words, places = words_of(doc)
    offsets = [doc[place].idx for place in places]
    paragraphs = {block.start for block in document.blocks}
    return words, offsets, frozenset(n for n, offset in enumerate(offsets) if offset in paragraphs)


def places(document: RawDocument, usual: dict[str, int], share: float) -> list[Place]:
    """The candidate places inside the paragraphs of one document."""
    words, offsets, forced = read_words(document)
    gold = {document.words[first][0] for first, _ in document.sentences}
    quotes = open_quotes(words, forced)
    return [
        Place(features(words, place, end, usual, quotes[place]), offsets[place] in gold, share)
        for place, end in candidates(words)
        if place not in forced
    ]


def glue(document: RawDocument, order: random.Random) -> RawDocument:
    """The same document with some spaces between sentences lost."""
    cuts = [
        document.words[first][0]
        for first, _ in document.sentences[1:]
        if document.clean[document.words[first][0] - 1] == " " and order.random() < GLUED
    ]
    moved = np.zeros(len(document.clean) + 1, dtype=int)
    for cut in cuts:
        moved[cut:] += 1
    text = "".join(c for n, c in enumerate(document.clean) if n + 1 not in set(cuts))
    words = [(int(a - moved[a]), int(b - moved[a])) for a, b in document.words]
    blocks = [
        type(b)(int(b.start - moved[b.start]), int(b.end - moved[b.end]), b.kind) for b in document.blocks
    ]
    return RawDocument(document.id, text, words, document.sentences, blocks, document.gold)


def fit(found: list[Place]) -> tuple[dict[str, float], float]:
    """Weights and bias by full-batch gradient descent with momentum and decay."""
    counts = Counter(name for place in found for name in set(place.features))
    names = sorted(name for name, n in counts.items() if n >= RARE)
    numbers = {name: n for n, name in enumerate(names)}
    rows = [(row, numbers[name]) for row, p in enumerate(found) for name in p.features if name in numbers]
    row, column = np.array(rows).T
    target = np.array([place.begins for place in found], dtype=float)
    share = np.array([place.share for place in found])
    share /= share.sum()
    weights, speed, bias = np.zeros(len(names)), np.zeros(len(names) + 1), 0.0
    for _ in range(STEPS):
        total = np.bincount(row, weights[column], len(found)) + bias
        error = share * (1 / (1 + np.exp(-total)) - target)
        slope = np.bincount(column, error[row], len(names)) + DECAY * weights / 10
        speed = 0.9 * speed - 10 * RATE * np.append(slope, error.sum())
        weights, bias = weights + speed[:-1], bias + speed[-1]
    kept = {name: round(float(w), 2) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.02}
    return kept, round(float(bias), 3)


def train_boundaries(data: Path, out: Path) -> Boundaries:
    """Train on both treebanks and write ``boundaries.json``."""
    order = random.Random(17)
    banks = {name: list(rebuild(bank)) for name, bank in read_treebanks(data, "train").items()}
    made = fit_documents(banks, order)
    content = {"bias": made.bias, "usual": list(made.usual), "weights": made.weights}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (out / "boundaries.json").write_text(text + "\n", encoding="utf-8")
    return made


def fit_documents(banks: dict[str, list[RawDocument]], order: random.Random) -> Boundaries:
    """Boundaries trained on these documents."""
    usual = usual_words(document for bank in banks.values() for document in bank)
    known = dict.fromkeys(usual, 1)
    found = [
        place
        for name, bank in banks.items()
        for document in bank
        for place in places(glue(document, order), known, SHARES[name])
    ]
    weights, bias = fit(found)
    return Boundaries(weights, bias, usual)


def score(boundaries: Boundaries, documents: Iterable[RawDocument]) -> tuple[int, int, int]:
    """Counts of gold, found and shared sentences (both ends right), with gold paragraphs."""
    gold = found = right = 0
    for document in documents:
        words, offsets, forced = read_words(document)
        starts = [offsets[place] for place in boundaries.starts(words, forced)]
        mine = set(zip(starts, [*starts[1:], len(document.clean)], strict=True))
        begins = [document.words[first][0] for first, _ in document.sentences]
        theirs = set(zip(begins, [*begins[1:], len(document.clean)], strict=True))
        gold, found, right = gold + len(theirs), found + len(mine), right + len(mine & theirs)
    return gold, found, right
