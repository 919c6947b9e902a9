"""Coded reports as files: a JSON object a file, JSON lines, or a folder of both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from parley.corpus.coded import CodedReport
from parley.errors import CorpusError

SUFFIXES = (".json", ".jsonl")


def read_reports(path: Path) -> Iterator[CodedReport]:
    """The coded reports of a file or, by name, of all files of a folder and its folders.

    Raises `CorpusError` for a file that is none, with its name and what is wrong in it.
    """
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
        if not files:
            raise CorpusError(f"{path}: holds no coded reports (files in .json or .jsonl)")
        for file in files:
            yield from read_reports(file)
    elif path.suffix == ".jsonl":
        for number, line in enumerate(_text(path).splitlines(), 1):
            if line.strip():
                yield _report(line, f"{path}, line {number}")
    else:
        yield _report(_text(path), str(path))


def write_report(report: CodedReport, path: Path) -> None:
    """Write one coded report as a file that people can read and version control can compare."""
    path.write_text(json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def as_json(report: CodedReport) -> dict[str, Any]:
    """A coded report as JSON-ready values; keys that would say nothing are left out."""
    content = report.as_dict()
    for move in content.get("moves", []):
        if not move["repeated"]:
            del move["repeated"]
    return content | {"moves": content.get("moves", [])}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: is not UTF-8 text") from error


def _report(content: str, place: str) -> CodedReport:
    try:
        return CodedReport.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise CorpusError(f"{place}: is no coded report: {where}: {first['msg']}") from error
