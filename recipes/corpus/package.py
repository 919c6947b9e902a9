"""The corpus as a Frictionless data package (https://specs.frictionlessdata.io): ``datapackage.json`` and two tables.

The coded reports stay what they are, a file of JSON or JSON lines; the tables have a row for every report and every
move, for those who want a data frame.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from recipes.corpus.check import Corpus

from parley import __version__
from parley.codebook.statement import Move
from parley.corpus import CodedReport
from parley.corpus.coded import CodedMove, Place
from parley.corpus.parts import part_of

WORDLESS = ("duration", "when", "deadline", "backers")
"""Terms that repeat no words of the text."""
REPORTS = {
    "part": (
        "string",
        "gold, first, second (its two codings), training, recheck (a tenth, coded again), standoff",
    ),
    "split": ("string", "test, train or dev: by conflict, so that nothing leaks"),
    "report": ("string", "id of the report"),
    "coder": ("string", "who coded it"),
    "published": ("date", "day of publication"),
    "publisher": ("string", "outlet; invented, except where the text is referred to"),
    "style": ("string", "kind of report"),
    "conflict": ("string", "the conflict it is on"),
    "tags": ("string", "hard classes that it holds, separated by blanks"),
    "words": ("integer", "words of the text; empty where the text is not part of the corpus"),
    "moves": ("integer", "moves coded"),
}
MOVES = {
    "part": ("string", "as in the reports"),
    "report": ("string", "id of the report"),
    "type": ("string", "type of the move, as in the codebook"),
    "actors": ("string", "parties, separated by semicolons"),
    "addressees": ("string", "parties, separated by semicolons"),
    "issues": ("string", "issues, separated by semicolons"),
    "terms": ("string", "the terms, as JSON"),
    "modality": ("string", "how it is told"),
    "repeated": ("boolean", "whether it is told not to be the first time"),
    "source": ("string", "the source, as JSON"),
    "start": ("integer", "where the evidence starts, in code points of the text"),
    "end": ("integer", "where it ends, exclusive"),
    "evidence": ("string", "the words; empty where the text is not part of the corpus"),
}


def write_package(folder: Path, corpus: Corpus) -> None:
    """Write the tables and ``datapackage.json`` into ``folder``."""
    tables = folder / "tables"
    tables.mkdir(exist_ok=True)
    _write(tables / "reports.csv", REPORTS, _reports(corpus))
    _write(tables / "moves.csv", MOVES, _moves(corpus))
    content = {
        "profile": "data-package",
        "name": "parley-corpus",
        "title": "Coded reports of peace talks",
        "version": __version__,
        "description": "Reports of peace talks coded move by move; see README.md for how it was made.",
        "licenses": [
            {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"},
        ],
        "resources": [
            _table(tables / "reports.csv", folder, REPORTS),
            _table(tables / "moves.csv", folder, MOVES),
            *(_coded(folder, part) for part in corpus.parts),
        ],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _reports(corpus: Corpus) -> Iterator[list[Any]]:
    for part, report in _all(corpus):
        document = report.document
        split = part_of(document.conflict) if part in ("training", "recheck", "standoff") else "test"
        words = len(document.text.split()) if document.text is not None else ""
        yield [
            part, split, report.id, report.coder, document.published, document.publisher, document.style,
            document.conflict, " ".join(report.tags), words, len(report.moves),
        ]  # fmt: skip


def _moves(corpus: Corpus) -> Iterator[list[Any]]:
    for part, report in _all(corpus):
        if report.document.text is None:
            yield from ([part, report.id, *_standoff(move)] for move in report.moves)
        else:
            yield from ([part, report.id, *_cells(move)] for move in report.in_text(report.document.text))


def _cells(move: Move) -> list[Any]:
    source = move.source.as_dict() if move.source else {}
    place = (move.evidence.start, move.evidence.end, move.evidence.text)
    return _row(move, move.terms.as_dict(), source, place)


def _standoff(move: CodedMove) -> list[Any]:
    """The cells of a move in a text that is not part of the corpus, without those that repeat its words."""
    terms = {name: value for name, value in move.terms.items() if name in WORDLESS}
    source = {name: value for name, value in move.source.items() if name == "party"}
    evidence = move.evidence
    place = (evidence.start, evidence.end, "") if isinstance(evidence, Place) else ("", "", "")
    return _row(move, terms, source, place)


def _row(
    move: Move | CodedMove, terms: dict[str, Any], source: dict[str, Any], place: tuple[Any, ...]
) -> list[Any]:
    return [
        move.type, "; ".join(move.actors), "; ".join(move.addressees), "; ".join(move.issues),
        json.dumps(terms, ensure_ascii=False) if terms else "", move.modality, str(move.repeated).lower(),
        json.dumps(source, ensure_ascii=False) if source else "", *place,
    ]  # fmt: skip


def _all(corpus: Corpus) -> Iterator[tuple[str, CodedReport]]:
    for part, reports in corpus.parts.items():
        yield from ((part, report) for report in reports)


def _write(path: Path, columns: dict[str, tuple[str, str]], rows: Iterable[list[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _table(path: Path, folder: Path, columns: dict[str, tuple[str, str]]) -> dict[str, Any]:
    fields = [{"name": name, "type": kind, "description": told} for name, (kind, told) in columns.items()]
    return {
        "name": path.stem,
        "path": str(path.relative_to(folder)),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_size([path]),
        "schema": {"fields": fields, "missingValues": [""]},
    }


def _coded(folder: Path, part: str) -> dict[str, Any]:
    files = sorted(file for file in (folder / part).rglob("*") if file.suffix in (".json", ".jsonl"))
    lines = files[0].suffix == ".jsonl"
    return {
        "name": part,
        "path": [str(file.relative_to(folder)) for file in files],
        "format": "jsonl" if lines else "json",
        "mediatype": "application/jsonl" if lines else "application/json",
        "encoding": "utf-8",
        **_size(files),
    }


def _size(files: list[Path]) -> dict[str, Any]:
    """Bytes, and the hash of a single file."""
    found: dict[str, Any] = {"bytes": sum(file.stat().st_size for file in files)}
    if len(files) == 1:
        found["hash"] = "sha256:" + hashlib.sha256(files[0].read_bytes()).hexdigest()
    return found
