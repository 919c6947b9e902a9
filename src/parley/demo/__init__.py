"""The reports of the demonstration: our own writing in the voices of invented outlets, on real talks.

>>> [report.publisher for report in load_reports() if report.conflict.startswith("Korea")]
['Pacific Cable Service']
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import Field

from parley.codebook.strict_yaml import Form, load

FOLDER = "reports"
INDEX = "index.yaml"


class DemoReport(Form):
    """One report: its file, what its outlet would say about it, and what it is there to show."""

    file: str = Field(pattern=r"^[a-z0-9-]+\.(txt|html)$")
    title: str
    published: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    publisher: str
    conflict: str
    style: str
    note: str

    @property
    def content(self) -> str:
        """The file as it is, in UTF-8."""
        return (_folder() / self.file).read_text(encoding="utf-8")


@cache
def load_reports() -> tuple[DemoReport, ...]:
    """All reports, in the order of the index. Raises `DataError` where the index does not follow its form."""
    return tuple(load(_folder() / INDEX, list[DemoReport]))


def write_reports(folder: Path) -> list[Path]:
    """Write the reports to `folder`, made if it isn't there, and give the files.

    A web page is written as it is, since it carries its day and outlet; a plain text, which cannot, becomes a
    JSON record of text, `published` and `publisher`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(report, folder) for report in load_reports()]


def _write(report: DemoReport, folder: Path) -> Path:
    name = Path(report.file)
    if name.suffix == ".html":
        path, content = folder / name, report.content
    else:
        record = {"published": report.published, "publisher": report.publisher, "text": report.content}
        path = folder / name.with_suffix(".json")
        content = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    path.write_text(content, encoding="utf-8")
    return path


def _folder() -> Traversable:
    return files(__package__) / FOLDER
