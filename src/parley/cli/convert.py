"""`parley convert`: coded reports from and for annotation tools."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.cli.terminal import say, write_line
from parley.cli.wording import count
from parley.errors import CorpusError, SettingError

if TYPE_CHECKING:
    from parley.corpus import CodedReport


class CorpusFormat(StrEnum):
    """How coded reports are written."""

    PARLEY = "parley"
    LABEL_STUDIO = "label-studio"
    WEB_ANNOTATION = "web-annotation"


def convert(
    gold: Annotated[
        Path | None,
        typer.Argument(help="Coded reports: a file, or a folder of Parley's own.", metavar="GOLD"),
    ] = None,
    from_: Annotated[
        CorpusFormat,
        typer.Option("--from", help="How GOLD is written.", metavar="parley|label-studio|web-annotation"),
    ] = CorpusFormat.PARLEY,
    to: Annotated[
        CorpusFormat,
        typer.Option("--to", help="How to write it.", metavar="parley|label-studio|web-annotation"),
    ] = CorpusFormat.LABEL_STUDIO,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", help="The folder of the texts that GOLD only refers to.", metavar="FOLDER"),
    ] = None,
    labelling_page: Annotated[
        bool, typer.Option("--labelling-page", help="Print Label Studio's labelling configuration and stop.")
    ] = False,
) -> None:
    """Convert coded reports from and for annotation tools.

    Writes to standard output: JSON lines of Parley's own format or of W3C Web Annotation pages, or the list of tasks
    that Label Studio imports and exports.
    """
    from parley.corpus import Texts, label_studio, web_annotation
    from parley.corpus.files import as_json

    if labelling_page:
        typer.echo(label_studio.labelling_page(), nl=False)
        return
    if gold is None:
        raise SettingError("Name the coded reports to convert, or ask for --labelling-page.")
    store = Texts(texts)
    writers: dict[CorpusFormat, Callable[[CodedReport], dict[str, Any]]] = {
        CorpusFormat.PARLEY: as_json,
        CorpusFormat.LABEL_STUDIO: lambda report: label_studio.to_task(report, store.of(report)),
        CorpusFormat.WEB_ANNOTATION: lambda report: web_annotation.to_annotations(report, store.of(report)),
    }
    written = [writers[to](report) for report in _reports(gold, from_)]
    if to is CorpusFormat.LABEL_STUDIO:
        write_line(json.dumps(written, ensure_ascii=False))
    else:
        for content in written:
            write_line(json.dumps(content, ensure_ascii=False))
    say(f"{count(len(written), 'report')} converted.")


def _reports(gold: Path, form: CorpusFormat) -> Iterator[CodedReport]:
    from parley.corpus import read_reports
    from parley.corpus.label_studio import from_task
    from parley.corpus.web_annotation import from_annotations

    if form is CorpusFormat.PARLEY:
        yield from read_reports(gold)
    elif form is CorpusFormat.LABEL_STUDIO:
        yield from map(from_task, _json(gold, gold.read_text(encoding="utf-8")))
    else:
        lines = gold.read_text(encoding="utf-8").splitlines()
        yield from (from_annotations(_json(gold, line)) for line in lines if line.strip())


def _json(path: Path, content: str) -> Any:
    try:
        return json.loads(content)
    except ValueError as error:
        raise CorpusError(f"{path}: is not JSON ({error})") from error
