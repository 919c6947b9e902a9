"""The texts that coded reports speak of: inside the report, or in a collection outside the corpus."""

from __future__ import annotations

import json
from pathlib import Path

from parley.corpus.coded import CodedReport, Reference
from parley.errors import CorpusError


class Texts:
    """Finds the text of a coded report.

    `folder` holds the collections that references name: files of JSON lines, each with `id`, `text` and perhaps
    `title`. The text of a record is its title, an empty line, and its text, as a file with a headline has it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._collections: dict[str, dict[str, str]] = {}

    def of(self, report: CodedReport) -> str:
        """The text that was coded. Raises `CorpusError` where it cannot be had."""
        if report.document.text is not None:
            return report.document.text
        if report.document.reference is None:
            raise CorpusError(f"{report.id}: has neither a text nor a reference to one")
        return self._referred(report.id, report.document.reference)

    def has(self, report: CodedReport) -> bool:
        """Whether the text of `report` is at hand."""
        return report.document.text is not None or self.folder is not None

    def _referred(self, id: str, reference: Reference) -> str:
        if self.folder is None:
            raise CorpusError(f"{id}: its text is in {reference.collection}; name the folder that holds it")
        texts = self._collection(reference.collection)
        if reference.id not in texts:
            raise CorpusError(f"{id}: {reference.collection} has no record {reference.id}")
        return texts[reference.id]

    def _collection(self, name: str) -> dict[str, str]:
        if name not in self._collections:
            path = (self.folder or Path()) / name
            if not path.is_file():
                raise CorpusError(f"there is no {name} in {self.folder}; name the folder that holds it")
            lines = path.read_text(encoding="utf-8").splitlines()
            self._collections[name] = dict(map(_record, filter(None, lines)))
        return self._collections[name]


def _record(line: str) -> tuple[str, str]:
    record = json.loads(line)
    title = (record.get("title") or "").strip()
    return str(record["id"]), f"{title}\n\n{record['text']}" if title else record["text"]
