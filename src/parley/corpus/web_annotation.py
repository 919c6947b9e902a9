"""Coded reports as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), there and back.

Each move is an Annotation: its targets are the evidence and the places under `also`, each by position (Unicode code
points) and by quotation; its bodies are the type, for tools that show tags, and the whole move as JSON.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from parley.codebook.statement import Evidence
from parley.corpus.coded import CodedMove, CodedReport
from parley.corpus.files import as_json
from parley.errors import CorpusError

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
BESIDE = 24
"""Characters quoted on either side of a target, so that it is found again in a text that has shifted."""


def to_annotations(report: CodedReport, text: str) -> dict[str, Any]:
    """An AnnotationPage of the moves of one report."""
    about = as_json(report)
    moves = zip(about.pop("moves"), report.in_text(text), strict=True)
    return {
        "@context": CONTEXT,
        "id": f"urn:parley:report:{report.id}:{report.coder}",
        "type": "AnnotationPage",
        "parley": about,
        "items": [
            {
                "id": f"urn:parley:move:{report.id}:{report.coder}:{number}",
                "type": "Annotation",
                "creator": {"type": "Person", "nickname": report.coder},
                "created": f"{report.date}T00:00:00Z",
                "motivation": "classifying",
                "body": [
                    {"type": "TextualBody", "purpose": "tagging", "value": str(move.type)},
                    {
                        "type": "TextualBody",
                        "purpose": "describing",
                        "format": "application/json",
                        "value": json.dumps(coded, ensure_ascii=False),
                    },
                ],
                "target": [_target(report.id, piece, text) for piece in (move.evidence, *move.also)],
            }
            for number, (coded, move) in enumerate(moves, 1)
        ],
    }


def from_annotations(page: dict[str, Any]) -> CodedReport:
    """The report of an AnnotationPage that `to_annotations` wrote. Raises `CorpusError` for any other."""
    try:
        moves = [CodedMove.model_validate_json(_described(item)) for item in page["items"]]
        about = page["parley"]
        return CodedReport.model_validate({**about, "moves": [move.model_dump() for move in moves]})
    except (KeyError, TypeError, StopIteration, ValidationError) as error:
        raise CorpusError(
            f"{page.get('id', 'the page')}: is no page of Parley's annotations ({error})"
        ) from error


def _target(report: str, piece: Evidence, text: str) -> dict[str, Any]:
    return {
        "source": f"urn:parley:report:{report}",
        "selector": [
            {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
            {
                "type": "TextQuoteSelector",
                "exact": piece.text,
                "prefix": text[max(0, piece.start - BESIDE) : piece.start],
                "suffix": text[piece.end : piece.end + BESIDE],
            },
        ],
    }


def _described(item: dict[str, Any]) -> str:
    return next(str(body["value"]) for body in item["body"] if body.get("format") == "application/json")
