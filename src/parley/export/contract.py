"""The JSON contract: one object a document, with its moves inside; empty keys are left out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from parley.codebook.statement import EMPTY, Move

if TYPE_CHECKING:
    from parley.record import StoredReport
    from parley.record.stored import DefectLike, DocumentLike


def report_as_dict(document: DocumentLike, moves: Iterable[Move]) -> dict[str, Any]:
    """A document and its moves as JSON-ready values.

    `start` and `end` of evidence count Unicode code points: `document["text"][start:end]` is its `text`.
    For a report that says no more than "Kyiv refused.":

        {"document": {"id": "d-…", "published": "2025-06-02", "language": "en", "text": "Kyiv refused."},
         "moves": [{"id": "m-…", "type": "reject", "actors": ["Ukraine"], "modality": "asserted",
                    "evidence": {"start": 0, "end": 12, "text": "Kyiv refused"}, "rule": "…"}]}
    """
    return _as_dict(document, [(move.id_in(document.id), move) for move in moves])


def report_as_json(report: StoredReport) -> str:
    """A stored report as one line of JSON, without the line's end."""
    moves = [(stored.id, stored.move) for stored in report.moves]
    return json.dumps(_as_dict(report.document, moves), ensure_ascii=False)


def _as_dict(document: DocumentLike, moves: Iterable[tuple[str, Move]]) -> dict[str, Any]:
    described = {
        "id": document.id,
        "title": document.title,
        "published": document.published,
        "publisher": document.publisher,
        "language": document.language,
        "defects": [_defect(defect) for defect in document.defects],
    }
    kept = {key: value for key, value in described.items() if value not in EMPTY}
    return {
        "document": {**kept, "text": document.text},
        "moves": [{"id": move_id, **move.as_dict()} for move_id, move in dict(moves).items()],
    }


def _defect(defect: DefectLike) -> dict[str, Any]:
    told = {"kind": defect.kind, "message": defect.message, "count": defect.count}
    return {**told, "spans": [list(span) for span in defect.spans]} if defect.spans else told
