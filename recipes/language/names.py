"""Sentences with names: each source's kinds mapped to PER, LOC and ORG, or masked (None) where they clash."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from recipes.language.sentences import Sentence

WIKIGOLD = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
POLITICS = {
    "politician": "PER",
    "person": "PER",
    "country": "LOC",
    "location": "LOC",
    "organisation": "ORG",
    "politicalparty": "ORG",
}
RE3D = {"Location": "LOC", "Organisation": "ORG"}
# Words that may stand inside a name without a capital.
INSIDE_NAMES = frozenset({"of", "and", "the", "for", "on", "in", "al", "-", "’s", "'s", "'"})


def read_columns(path: Path) -> Iterator[list[list[str]]]:
    """Sentences of a file with one word a line and a blank line between sentences; comments are left out."""
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        if line.strip():
            rows.append(line.split())
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def begin_names(labels: list[str]) -> list[str]:
    """IOB1 as BIO: a name begins with B- also where nothing stands before it."""
    found: list[str] = []
    for index, label in enumerate(labels):
        before = labels[index - 1] if index else "O"
        inside = label.startswith("I-") and before[1:] == label[1:]
        found.append(f"{'I' if inside else 'B'}-{label[2:]}" if label != "O" else "O")
    return found


def map_kinds(labels: list[str], kinds: dict[str, str]) -> list[str | None]:
    """Rename kinds; a kind that is not in ``kinds`` (peoples, works, elections) is no name to UNER either."""
    return [f"{label[:2]}{kinds[label[2:]]}" if label[2:] in kinds else "O" for label in labels]


def split_hyphens(sentence: Sentence) -> Sentence:
    """Split words at hyphens, as Universal Dependencies and the run time do (*US-backed* is three words)."""
    words: list[str] = []
    names: list[str | None] = []
    for word, name in zip(sentence.words, sentence.names or [], strict=True):
        parts = re.findall(r"[^-–]+|[-–]", word) if re.fullmatch(r"\w+(?:[-–]\w+)+", word) else [word]
        words.extend(parts)
        names.extend([name, *["I" + name[1:] if name and name != "O" else name] * (len(parts) - 1)])
    return Sentence(sentence.id, words, names=names)


def read_wikigold(path: Path) -> list[Sentence]:
    """Wikigold (IOB1); MISC (peoples, works, events) is no name here."""
    return [
        Sentence(
            f"wikigold-{n}",
            [row[0] for row in rows],
            names=map_kinds(begin_names([row[1] for row in rows]), WIKIGOLD),
        )
        for n, rows in enumerate(read_columns(path))
    ]


def read_politics(paths: list[Path]) -> list[Sentence]:
    """CrossNER politics; elections, events and other things are no names here."""
    sentences = [rows for path in paths for rows in read_columns(path)]
    return [
        Sentence(
            f"politics-{n}", [row[0] for row in rows], names=map_kinds([row[-1] for row in rows], POLITICS)
        )
        for n, rows in enumerate(sentences)
    ]


def read_uner(path: Path) -> list[Sentence]:
    """UNER over EWT; sentences keep their EWT ids."""
    sentences, identity, words, labels = [], "", [], []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# sent_id = "):
            identity = line.removeprefix("# sent_id = ")
        elif line and line[0].isdigit():
            _, word, label = line.split("\t")[:3]
            words.append(word)
            labels.append(label if label[2:] in {"PER", "LOC", "ORG"} or label == "O" else None)
        elif not line and words:
            sentences.append(Sentence(identity, words, names=labels))
            words, labels = [], []
    return sentences


def read_re3d(path: Path) -> list[Sentence]:
    """re3d reports. Its spans are loose, so only clean names of places and organisations are kept; persons
    and capitalised words outside the spans are masked."""
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        for start, end in _rough_sentences(report["text"]):
            tokens = [
                (start + found.start(), start + found.end())
                for found in re.finditer(r"[’']s\b|\w[\w.]*\w|\w|[^\w\s]", report["text"][start:end])
            ]
            if len(tokens) > 3:
                sentences.append(_re3d_sentence(report, tokens, f"re3d-{len(sentences)}"))
    return sentences


def _rough_sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in re.finditer(r"(?<=[a-z0-9)\]][.!?])\s+(?=[A-Z“\"])|\s*\n+\s*|$", text):
        if found.start() > start:
            yield start, found.start()
        start = found.end()


def _re3d_sentence(report: dict, tokens: list[tuple[int, int]], identity: str) -> Sentence:
    words = [report["text"][start:end] for start, end in tokens]
    # A capital may be a name that the annotation left out; a word in lower case is none.
    names: list[str | None] = [None if word[:1].isupper() else "O" for word in words]
    for start, end, kind in sorted(
        report["entities"], key=lambda entity: (entity[2] == "Location", entity[1] - entity[0])
    ):
        inside = [i for i, (a, b) in enumerate(tokens) if a < end and b > start]
        if not inside or kind == "Vehicle":
            continue
        if kind == "Nationality":
            for i in inside:
                names[i] = "O"
        elif kind in RE3D and _is_name([words[i] for i in inside]):
            inside = inside[1:] if words[inside[0]].lower() == "the" else inside
            for i in inside:
                names[i] = f"{'B' if i == inside[0] else 'I'}-{RE3D[kind]}"
        elif kind == "Person":
            for i in inside:
                names[i] = None
    return Sentence(identity, words, names=names)


def _is_name(words: list[str]) -> bool:
    words = words[1:] if words and words[0].lower() == "the" else words
    if not words or not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    return all(word[:1].isupper() or word.lower() in INSIDE_NAMES for word in words)


def read_names(data: Path) -> dict[str, list[Sentence]]:
    """Every source of names for training, and UNER's share kept for choosing (one sentence in seven)."""
    uner = read_uner(data / "ner" / "uner-ewt-dev.iob2")
    politics = [data / "ner" / f"crossner-politics-{part}.txt" for part in ("train", "dev", "test")]
    return {
        "uner": [sentence for n, sentence in enumerate(uner) if n % 7],
        "chosen": [sentence for n, sentence in enumerate(uner) if not n % 7],
        "wikigold": [split_hyphens(sentence) for sentence in read_wikigold(data / "ner" / "wikigold.conll")],
        "politics": [split_hyphens(sentence) for sentence in read_politics(politics)],
        "re3d": read_re3d(data / "ner" / "re3d.jsonl"),
    }


def add_names(sentences: list[Sentence], named: list[Sentence]) -> int:
    """Put names on the sentences that are named elsewhere with the same words; returns how many are."""
    known = {sentence.id: sentence for sentence in named}
    joined = 0
    for sentence in sentences:
        found = known.get(sentence.id)
        if found and found.words == sentence.words:
            sentence.names = found.names
            joined += 1
    return joined
