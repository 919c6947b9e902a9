from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest

from parley.codebook.vocabulary import MoveType
from parley.corpus import CodedReport
from parley.corpus.label_studio import from_task, labelling_page, to_task
from parley.corpus.web_annotation import from_annotations, to_annotations
from parley.errors import CorpusError


def through_json(content: Any) -> Any:
    return json.loads(json.dumps(content))


def test_web_annotations_there_and_back(report: CodedReport) -> None:
    text = report.document.text or ""
    page = through_json(to_annotations(report, text))
    assert from_annotations(page) == report
    first = page["items"][0]
    position, quotation = first["target"][0]["selector"]
    assert text[position["start"] : position["end"]] == quotation["exact"]
    assert len(first["target"]) == 2, "the second telling is a target too"
    assert first["body"][0] == {"type": "TextualBody", "purpose": "tagging", "value": "reject"}


def test_a_page_of_others_is_refused() -> None:
    with pytest.raises(CorpusError, match="no page of Parley"):
        from_annotations({"id": "x", "items": [{"body": []}], "parley": {}})


def test_label_studio_there_and_back(report: CodedReport) -> None:
    text = report.document.text or ""
    again = from_task(through_json(to_task(report, text)))
    assert again.in_text(text) == report.in_text(text)
    assert again.document == report.document


def test_a_further_telling_without_its_relation_is_refused(report: CodedReport) -> None:
    task = to_task(report, report.document.text or "")
    results = task["annotations"][0]["result"]
    task["annotations"][0]["result"] = [each for each in results if each["type"] != "relation"]
    with pytest.raises(CorpusError, match="draw the relation"):
        from_task(task)


def test_the_labelling_page_offers_the_closed_lists() -> None:
    page = ElementTree.fromstring(labelling_page())
    labels = [label.get("value") for label in page.iter("Label")]
    assert labels == [*map(str, MoveType), "also"]
