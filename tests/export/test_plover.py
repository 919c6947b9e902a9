from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from parley.codebook.statement import Evidence, Move
from parley.codebook.vocabulary import MoveType
from parley.export import Format, export
from parley.export.plover import MAPPING, plover_event
from parley.pipeline import Reader
from parley.record import Record


def move(type: str, **cells: Any) -> Move:
    return Move(type=type, evidence=Evidence(start=0, end=1, text="x"), rule="test", **cells)


@pytest.mark.parametrize(
    ("told", "event"),
    [
        (move("reject"), "REJECT"),
        (move("reject", modality="denied"), None),
        (move("meet"), "CONSULT"),
        (move("meet", modality="planned"), "AGREE"),
        (move("fulfil", issues=["prisoners"]), "RETREAT"),
        (move("fulfil", issues=["prisoners"], modality="planned"), "AGREE"),
        (move("fulfil", issues=["humanitarian"]), "AID"),
        (move("fulfil", issues=["economy"]), "COOPERATE"),
        (move("violate", issues=["ceasefire"]), "FIGHT"),
        (move("violate", issues=["prisoners"]), None),
        (move("comment"), None),
    ],
)
def test_the_first_rule_that_holds_decides(told: Move, event: str | None) -> None:
    assert plover_event(told) == event


def test_every_type_has_a_last_rule_without_conditions() -> None:
    last = {rule.type: rule for rule in MAPPING}
    assert set(last) == set(MoveType)
    assert not [rule for rule in last.values() if rule.issues or rule.to_come]


def test_a_joint_act_has_its_first_party_as_source(tmp_path: Path) -> None:
    text = "Mali and France agreed to a ceasefire on Thursday. Mali's minister said the mood was good."
    with Record.open(tmp_path / "talks.db") as record:
        report = Reader().read_text(text, published="2013-02-01")
        record.add(report.document, report.moves, coder=report.coder, coder_version=report.coder_version)
        written = export(record, Format.PLOVER, tmp_path / "events.jsonl")
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    assert written == len(events)
    (agreed,) = [event for event in events if event["event"] == "AGREE"]
    assert agreed["source"] == [{"actorText": "Mali", "code": "MLI"}]
    assert agreed["target"] == [{"actorText": "France", "code": "FRA"}]
    assert agreed["date"] == "2013-01-31"
