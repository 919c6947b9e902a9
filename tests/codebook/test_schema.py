"""The JSON Schema accepts what Parley prints and refuses what it must not print."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from parley.codebook import load_codebook
from parley.codebook.statement import Evidence, Move, Quantity, Reason
from parley.codebook.vocabulary import MoveType

SCHEMA = json.loads(
    (files("parley.codebook") / "schema" / "parley-report.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)

TEXT = "Truce talks stall\n\nThe rebels again refused a 30-day truce unless at least 40 captives went free."
REPORT: dict[str, Any] = {
    "document": {
        "id": "d-0123456789abcdef",
        "title": "Truce talks stall",
        "published": "2014-03-04",
        "publisher": "The Highland Courier",
        "language": "en",
        "defects": [
            {"kind": "cut-off", "message": "last sentence cut off", "count": 1, "spans": [[98, 102]]}
        ],
        "text": TEXT,
    },
    "moves": [
        {
            "id": "m-0123456789abcdef",
            "type": "reject",
            "actors": ["SPLM-IO"],
            "addressees": ["South Sudan"],
            "issues": ["ceasefire", "prisoners"],
            "terms": {
                "quantities": [
                    {
                        "min": 40,
                        "approximate": False,
                        "per_side": False,
                        "unit": "prisoners",
                        "who": "captives",
                    }
                ],
                "duration": {"min": "P30D", "max": "P30D", "approximate": False},
                "when": "2014-03-03",
                "deadline": "2014-03",
                "place": "Juba",
                "scope": "the north",
                "condition": "unless at least 40 captives went free",
                "backers": ["United States"],
            },
            "modality": "claimed",
            "repeated": True,
            "source": {
                "speaker": "an envoy",
                "party": "South Sudan",
                "medium": "state radio",
                "quote": "never",
            },
            "evidence": {"start": 19, "end": 60, "text": TEXT[19:60]},
            "also": [{"start": 0, "end": 17, "text": TEXT[:17]}],
            "rule": "reject.verb",
        }
    ],
}


def test_the_schema_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$defs"]["MoveType"]["enum"] == list(MoveType)
    assert "reasons" not in json.dumps(SCHEMA)
    assert '"null"' not in json.dumps(SCHEMA)


def test_a_full_report_is_valid() -> None:
    VALIDATOR.validate(REPORT)


def test_a_report_without_moves_is_valid() -> None:
    VALIDATOR.validate({"document": {"id": "d-0123456789abcdef", "text": ""}})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("document", "id"), "istanbul"),
        (("document", "published"), "4 March 2014"),
        (("document", "publisher"), None),
        (("document", "machine"), "x"),
        (("moves", 0, "id"), "m-1"),
        (("moves", 0, "type"), "refuse"),
        (("moves", 0, "issues"), ["truce"]),
        (("moves", 0, "modality"), "certain"),
        (("moves", 0, "reasons"), []),
        (("moves", 0, "source"), None),
        (("moves", 0, "evidence", "start"), -1),
        (("moves", 0, "evidence", "text"), ""),
        (("moves", 0, "terms", "when"), "Monday"),
        (("moves", 0, "terms", "deadline"), "2014-3-1"),
        (("moves", 0, "terms", "duration", "min"), "30 days"),
        (("moves", 0, "terms", "duration", "max"), "P"),
        (("moves", 0, "terms", "quantities", 0, "min"), "40"),
        (("moves", 0, "terms", "quantities", 0, "unit"), "captives"),
        (("moves", 0, "terms", "weather"), "fair"),
    ],
)
def test_what_does_not_belong_is_refused(path: tuple[str | int, ...], value: object) -> None:
    report: Any = copy.deepcopy(REPORT)
    place = report
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    assert not VALIDATOR.is_valid(report)


@pytest.mark.parametrize("missing", ["id", "type", "modality", "evidence", "rule"])
def test_what_is_always_there_is_required(missing: str) -> None:
    report = copy.deepcopy(REPORT)
    del report["moves"][0][missing]
    assert not VALIDATOR.is_valid(report)


@pytest.mark.parametrize("date", ["2022", "2025-05", "2025-06-09/2025-06-15", "2025-05/..", "../2025-06-01"])
def test_dates_may_be_partial_or_intervals(date: str) -> None:
    report = copy.deepcopy(REPORT)
    report["moves"][0]["terms"]["when"] = date
    VALIDATOR.validate(report)


def test_every_example_of_the_codebook_prints_as_the_schema_says() -> None:
    document = "d-0123456789abcdef"
    for entry in load_codebook().described():
        for example in entry.examples:
            moves = [told.as_move(example.sentence) for told in example.moves]
            printed = [{"id": move.id_in(document), **move.as_dict()} for move in moves]
            report = {"document": {"id": document, "text": example.sentence}, "moves": printed}
            VALIDATOR.validate(json.loads(json.dumps(report)))


def test_reasons_are_not_printed() -> None:
    evidence = Evidence(start=0, end=3, text="The")
    reason = Reason(cell="type", value="meet", rule="meet.verb", words=(evidence,))
    move = Move(type=MoveType.MEET, evidence=evidence, rule="meet.verb", reasons=(reason,))
    VALIDATOR.validate(
        {
            "document": {"id": "d-0123456789abcdef", "text": "The"},
            "moves": [{"id": move.id_in("d-0123456789abcdef"), **move.as_dict()}],
        }
    )
    assert Quantity(min=0, unit="hostages").as_dict()["min"] == 0
