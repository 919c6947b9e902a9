"""Training sentences: words with whichever layers their source has."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Frame = tuple[int, list[tuple[str, int, int]]]


@dataclass
class Sentence:
    """One sentence. A layer that the source lacks is None; a single word without a name label is None in it.

    ``heads`` count from 1, 0 is the root. ``names`` are BIO labels. ``frames`` are predicates with half-open
    role spans.
    """

    id: str
    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    deps: list[str] | None = None
    names: list[str | None] | None = None
    frames: list[Frame] | None = None
    text: str = ""
    document: str = ""
    starts_paragraph: bool = False
    # Orthographic tokens (a multiword token is one): text, and whether a space follows.
    surface: list[tuple[str, bool]] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a gzipped CoNLL-U file. Ranges (``1-2``) give the surface; empty nodes (``8.1``)
    go."""
    document, block = "", []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
            if line:
                block.append(line)
            elif block:
                yield _sentence(block, document)
                block = []
    if block:
        yield _sentence(block, document)


def _sentence(block: list[str], document: str) -> Sentence:
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    words = [row for row in rows if row[0].isdigit()]
    comments = dict(line[2:].split(" = ", 1) for line in block if line.startswith("# ") and " = " in line)
    starts = any(line.startswith(("# newpar", "# newdoc")) for line in block)
    return Sentence(
        id=comments["sent_id"],
        words=[row[1] for row in words],
        lemmas=[row[2] for row in words],
        upos=[row[3] for row in words],
        xpos=[row[4] for row in words],
        feats=[row[5] for row in words],
        heads=[int(row[6]) for row in words],
        deps=[row[7] for row in words],
        text=comments["text"],
        document=document,
        starts_paragraph=starts,
        surface=_surface(rows),
    )


def _surface(rows: list[list[str]]) -> list[tuple[str, bool]]:
    surface, covered = [], 0
    for row in rows:
        if "." in row[0]:
            continue
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            covered = int(row[0].split("-")[1])
            surface.append((row[1], space))
        elif int(row[0]) > covered:
            surface.append((row[1], space))
    return surface


def read_frames(path: Path) -> dict[str, tuple[list[str], list[Frame]]]:
    """PropBank frames by sentence id: the words they count in, and the predicates with role spans."""
    found = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            frames = [
                (entry["at"], [(label, start, end) for label, start, end in entry["args"]])
                for entry in record["predicates"]
            ]
            found[record["sent_id"]] = (record["tokens"], frames)
    return found


def add_frames(sentences: list[Sentence], frames: dict[str, tuple[list[str], list[Frame]]]) -> int:
    """Put frames on the sentences whose words agree; returns how many did."""
    joined = 0
    for sentence in sentences:
        words, found = frames.get(sentence.id, ([], []))
        if words == sentence.words:
            sentence.frames = found
            joined += 1
    return joined


def read_treebanks(data: Path, part: str) -> dict[str, list[Sentence]]:
    """EWT (with PropBank frames) and GUM; ``part`` is train, dev or test."""
    banks = {name: list(read_conllu(data / "ud" / f"{name}-{part}.conllu.gz")) for name in ("ewt", "gum")}
    add_frames(banks["ewt"], read_frames(data / "srl" / f"ewt-propbank-{part}.jsonl.gz"))
    return banks
