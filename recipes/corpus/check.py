"""Faults and counts of the corpus in the folder ``corpus``."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from parley.codebook.vocabulary import MoveType
from parley.corpus import CodedReport, Texts, read_reports
from parley.corpus.checks import faults
from parley.corpus.parts import part_of

PARTS = ("gold", "first", "second", "training", "recheck", "standoff")
"""Folders of the corpus: the adjudicated gold, its two codings, the training texts, a tenth of them coded again, and
codings of others' texts."""
LEAST = {
    "gold reports": 80,
    "gold moves": 600,
    "gold conflicts": 20,
    "gold reports with two moves or fewer": 20,
    "training passages": 1500,
    "training moves": 5000,
}
LEAST_OF_A_CLASS = 60
CLASSES = (
    "speech-chain", "speech-across", "mixed-quote", "agentless-passive", "act-noun", "near-negation", "conditional",
    "condition-phrase", "list", "told-twice", "apposition", "group", "office-or-place", "acronym", "relative-date",
    "number-shape", "background", "need-as-demand", "accusation", "comment-or-not",
)  # fmt: skip
FEW = 2
SHINGLE = 6
"""Words in a row; texts that share more than `ALIKE` of them are near-duplicates."""
ALIKE = 0.15
SAME_SENTENCE = 8
"""A sentence of so many words or more may stand in one report only."""


@dataclass
class Corpus:
    """The reports of each part, and the faults found while reading them."""

    parts: dict[str, list[CodedReport]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def read(folder: Path, texts: Texts) -> Corpus:
    """Read and check every part of the corpus that is there."""
    corpus = Corpus()
    for part in PARTS:
        if not (folder / part).is_dir():
            continue
        corpus.parts[part] = list(read_reports(folder / part))
        for report in corpus.parts[part]:
            if texts.has(report):
                corpus.faults += faults(report, texts.of(report))
    corpus.faults += list(_across(corpus))
    return corpus


def _across(corpus: Corpus) -> Iterator[str]:
    """Ids are unique, codings cover the gold, conflicts do not leak, and no two texts are alike."""
    for part, reports in corpus.parts.items():
        for id, count in Counter(report.id for report in reports).items():
            if count > 1:
                yield f"{part}: {id} stands {count} times"
    gold, training = corpus.parts.get("gold", []), corpus.parts.get("training", [])
    for part in ("first", "second"):
        if part in corpus.parts:
            missing = {report.id for report in gold} ^ {report.id for report in corpus.parts[part]}
            yield from (f"{part}: {id} is in the gold or in this coding only" for id in sorted(missing))
    kept = {report.document.conflict for report in gold if report.moves and report.document.text}
    for report in training:
        if report.document.conflict in kept:
            yield f"training: {report.id} is on {report.document.conflict}, which is kept for the gold"
    yield from _alike([*gold, *training])


def _alike(reports: Iterable[CodedReport]) -> Iterator[str]:
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    sizes: dict[str, int] = {}
    sentences: dict[str, str] = {}
    for report in reports:
        text = report.document.text or ""
        found = set(shingles(text))
        sizes[report.id] = len(found)
        for shingle in found:
            holders[shingle].add(report.id)
        for sentence in {
            " ".join(piece.split()).strip(".") for piece in text.replace("\n", ". ").split(". ")
        }:
            if (
                len(sentence.split()) >= SAME_SENTENCE
                and sentences.setdefault(sentence, report.id) != report.id
            ):
                yield f"{report.id}: has a sentence of {sentences[sentence]}: “{sentence[:60]}”"
    shared = Counter(
        (one, other)
        for ids in holders.values()
        if len(ids) > 1
        for one in ids
        for other in ids
        if one < other
    )
    for (one, other), count in shared.items():
        if count > ALIKE * min(sizes[one], sizes[other]):
            yield f"{one} and {other} share {count} of {min(sizes[one], sizes[other])} word runs: write one anew"


def shingles(text: str, size: int = SHINGLE) -> Iterator[tuple[str, ...]]:
    """The runs of `size` words of a text, lower case."""
    words = text.casefold().split()
    yield from (tuple(words[n : n + size]) for n in range(len(words) - size + 1))


def counts(corpus: Corpus) -> dict[str, int]:
    """What the aims ask for, counted; and what is behind it."""
    gold, training = corpus.parts.get("gold", []), corpus.parts.get("training", [])
    own = [report for report in gold if report.document.text]
    found = {
        "gold reports": len(own),
        "gold moves": sum(len(report.moves) for report in own),
        "gold conflicts": len({report.document.conflict for report in own if len(report.moves) > FEW}),
        "gold reports with two moves or fewer": sum(len(report.moves) <= FEW for report in own),
        "gold reports of others": len(gold) - len(own),
        "training passages": len(training) + len(corpus.parts.get("standoff", [])),
        "training moves": sum(len(report.moves) for report in [*training, *corpus.parts.get("standoff", [])]),
        "training passages without a move": sum(not report.moves for report in training),
        "training conflicts": len({report.document.conflict for report in training}),
        "training passages for development": sum(
            part_of(report.document.conflict) == "dev" for report in training
        ),
        "training words": sum(len((report.document.text or "").split()) for report in training),
    }
    tags = Counter(tag for report in training for tag in report.tags)
    return found | {f"class {name}": tags[name] for name in CLASSES}


def short_of(found: Mapping[str, int]) -> list[str]:
    """The aims that are not reached, a sentence each."""
    least = LEAST | {f"class {name}": LEAST_OF_A_CLASS for name in CLASSES}
    return [
        f"{name}: {found[name]}, at least {aim} asked for" for name, aim in least.items() if found[name] < aim
    ]


def variety(reports: Iterable[CodedReport]) -> dict[str, float]:
    """How varied texts are: the share of distinct word runs, of distinct openings, and of distinct trigger words."""
    own = [report for report in reports if report.document.text]
    texts = [report.document.text or "" for report in own]
    three = [run for text in texts for run in shingles(text, 3)]
    openings = [run for text in texts for run in [tuple(text.casefold().split()[:3])]]
    acts = [str(move.words.act).casefold() for report in own for move in report.moves if move.words.act]
    shares = {
        "distinct runs of three words": three,
        "distinct openings": openings,
        "distinct acts' words": acts,
    }
    return {name: round(len(set(runs)) / max(1, len(runs)), 3) for name, runs in shares.items()}


def by_type(reports: Iterable[CodedReport]) -> dict[str, int]:
    """How many moves of each type."""
    found = Counter(move.type for report in reports for move in report.moves)
    return {str(kind): found[kind] for kind in MoveType}
