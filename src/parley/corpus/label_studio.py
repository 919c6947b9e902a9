"""Coded reports as Label Studio tasks (https://labelstud.io/guide/export.html), there and back.

A move is a region over its evidence, labelled with its type; its other cells are choices and text areas of the same
region. A further telling is a region labelled `also`, joined to the move's by a relation. `labelling_page` gives the
configuration of the project, made from the codebook.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from parley.codebook.statement import Evidence
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.corpus.coded import CodedMove, CodedReport
from parley.corpus.files import as_json
from parley.errors import CorpusError

ALSO = "also"
LISTS = ("actors", "addressees")
OBJECTS = ("terms", "source", "words")
"""Cells with parts of their own: a text area with JSON."""


def labelling_page() -> str:
    """The labelling configuration (XML) for a project that codes reports by this codebook."""
    labels = "".join(f"    <Label value={quoteattr(name)}/>\n" for name in (*map(str, MoveType), ALSO))
    areas = "".join(
        f'  <TextArea name={quoteattr(name)} toName="text" perRegion="true" editable="true"/>\n'
        for name in (*LISTS, *OBJECTS)
    )
    return (
        '<View>\n  <Labels name="type" toName="text">\n'
        f'{labels}  </Labels>\n  <Text name="text" value="$text"/>\n'
        f"{_choices('issues', map(str, Issue), 'multiple')}"
        f"{_choices('modality', map(str, Modality), 'single')}"
        f"{_choices('repeated', ['repeated'], 'multiple')}"
        f"{areas}  <Relations><Relation value={quoteattr(ALSO)}/></Relations>\n</View>\n"
    )


def to_task(report: CodedReport, text: str) -> dict[str, Any]:
    """One report as a task with one annotation."""
    about = as_json(report)
    document = {key: value for key, value in about["document"].items() if key != "text"}
    moves = zip(about.pop("moves"), report.in_text(text), strict=True)
    results = [
        result
        for number, (coded, move) in enumerate(moves, 1)
        for result in _results(f"m{number}", coded, move.evidence, move.also)
    ]
    return {
        "data": {"text": text, "parley": {**about, "document": document}},
        "annotations": [
            {"completed_by": report.coder, "created_at": f"{report.date}T00:00:00Z", "result": results}
        ],
    }


def from_task(task: Mapping[str, Any]) -> CodedReport:
    """The report of a task: its first annotation. Raises `CorpusError` where it doesn't follow the configuration."""
    about: Mapping[str, Any] = task.get("data", {}).get("parley") or {}
    try:
        text, results = task["data"]["text"], task["annotations"][0]["result"]
        document = {**about["document"]}
        if "reference" not in document:
            document["text"] = text
        moves = [move.model_dump() for move in _moves(results)]
        return CodedReport.model_validate({**about, "document": document, "moves": moves})
    except (KeyError, IndexError, TypeError, ValueError) as error:
        name = about.get("id", "the task")
        raise CorpusError(f"{name}: does not follow Parley's labelling configuration ({error})") from error


def _results(
    region: str, coded: Mapping[str, Any], evidence: Evidence, also: Iterable[Evidence]
) -> Iterator[dict[str, Any]]:
    place = {"start": evidence.start, "end": evidence.end, "text": evidence.text}
    yield _result(region, "type", "labels", {**place, "labels": [coded["type"]]})
    yield _result(region, "issues", "choices", {**place, "choices": coded["issues"]})
    yield _result(region, "modality", "choices", {**place, "choices": [coded["modality"]]})
    if coded.get("repeated"):
        yield _result(region, "repeated", "choices", {**place, "choices": ["repeated"]})
    for cell in LISTS:
        if coded.get(cell):
            yield _result(region, cell, "textarea", {**place, "text": coded[cell]})
    for cell in OBJECTS:
        if coded.get(cell):
            value = {**place, "text": [json.dumps(coded[cell], ensure_ascii=False)]}
            yield _result(region, cell, "textarea", value)
    for number, piece in enumerate(also, 1):
        further = f"{region}-{number}"
        value = {"start": piece.start, "end": piece.end, "text": piece.text, "labels": [ALSO]}
        yield _result(further, "type", "labels", value)
        yield {
            "type": "relation",
            "from_id": further,
            "to_id": region,
            "direction": "right",
            "labels": [ALSO],
        }


def _result(region: str, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": region, "from_name": name, "to_name": "text", "type": kind, "value": value}


def _moves(results: Iterable[Mapping[str, Any]]) -> Iterator[CodedMove]:
    """The moves of an annotation, in the order of their regions."""
    listed = list(results)
    joined = {each["from_id"]: each["to_id"] for each in listed if each["type"] == "relation"}
    cells: dict[str, dict[str, Any]] = {}
    for each in listed:
        if each["type"] == "relation":
            continue
        region, value = each["id"], each["value"]
        place = {"start": value["start"], "end": value["end"]}
        if each["from_name"] == "type" and value["labels"] == [ALSO]:
            if region not in joined:
                raise ValueError(
                    f"a region labelled {ALSO} at {place} is joined to no move; draw the relation"
                )
            cells.setdefault(joined[region], {}).setdefault("also", []).append(place)
        else:
            cells.setdefault(region, {}).update(_cell(each["from_name"], value, place))
    yield from (CodedMove.model_validate(cell) for cell in cells.values())


def _cell(name: str, value: Mapping[str, Any], place: dict[str, int]) -> dict[str, Any]:
    if name == "type":
        return {"type": value["labels"][0], "evidence": place}
    if name == "repeated":
        return {"repeated": bool(value["choices"])}
    if name == "modality":
        return {"modality": value["choices"][0]}
    if name == "issues":
        return {"issues": value["choices"]}
    if name in LISTS:
        return {name: value["text"]}
    if name in OBJECTS:
        return {name: json.loads(value["text"][0])}
    raise ValueError(f"there is no field {name!r} in the labelling configuration")


def _choices(name: str, values: Iterable[str], choice: str) -> str:
    listed = "".join(f"    <Choice value={quoteattr(value)}/>\n" for value in values)
    head = f'  <Choices name="{name}" toName="text" perRegion="true" choice="{choice}">\n'
    return f"{head}{listed}  </Choices>\n"
