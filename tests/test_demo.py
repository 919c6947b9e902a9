from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from parley import demo
from parley.documents import Document, read_paths


def test_index_and_files_are_the_same() -> None:
    folder = files("parley.demo") / "reports"
    there = {file.name for file in folder.iterdir() if file.name.endswith((".txt", ".html"))}
    assert {report.file for report in demo.load_reports()} == there


def test_istanbul_and_the_others() -> None:
    reports = demo.load_reports()
    istanbul = [report for report in reports if report.file.startswith("istanbul-2025-06-02")]
    assert len(istanbul) >= 4
    assert len({report.conflict for report in reports}) >= 6
    assert len({report.published[:4] for report in reports}) >= 5


def test_written_reports_carry_their_day_and_outlet(tmp_path: Path) -> None:
    """As Parley reads them: pages say so themselves, texts in their record."""
    paths = demo.write_reports(tmp_path / "new" / "folder")
    read = list(read_paths(sorted(paths)))
    assert all(isinstance(document, Document) for document in read)
    told = {document.name: (document.published, document.publisher) for document in read}  # type: ignore[union-attr]
    for report, path in zip(demo.load_reports(), paths, strict=True):
        assert told[str(path)] == (report.published, report.publisher)


def test_texts_stay_as_they_are(tmp_path: Path) -> None:
    for report, path in zip(demo.load_reports(), demo.write_reports(tmp_path), strict=True):
        written = path.read_text(encoding="utf-8")
        assert report.content == (json.loads(written)["text"] if path.suffix == ".json" else written)
