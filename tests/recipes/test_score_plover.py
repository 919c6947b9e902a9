from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from recipes.score.plover import Outcome, counts, score
from recipes.score.plover_records import Actor, Event, read_events
from recipes.score.tables import table

from parley.codebook.statement import Evidence, Move
from parley.lexicon.parties import load_parties
from parley.pipeline import Reader

TRUCE = {
    "id": "OWN-AGREE-1",
    "event": "AGREE",
    "date": "2019-05-02",
    "source": [{"actorText": "Sudan", "code": "SDN"}, {"actorText": "rebels of the SPLM-N", "code": "SDN"}],
    "target": "",
    "text": "Sudan and rebels of the SPLM-N agreed to a ceasefire on Thursday.",
}
STRIKE = {
    "id": "OWN-PROTEST-1",
    "event": "PROTEST",
    "date": "2019-05-02",
    "source": [{"actorText": "Bakers", "code": "FRA"}],
    "target": None,
    "text": "Bakers marched through Lyon.",
}


def move(type: str, actors: tuple[str, ...] = (), addressees: tuple[str, ...] = (), **cells: Any) -> Move:
    evidence = Evidence(start=0, end=1, text="x")
    return Move(type=type, actors=actors, addressees=addressees, evidence=evidence, rule="test", **cells)


def outcome(event: str, *moves: Move, sources: str = "Mali", targets: str = "France") -> Outcome:
    return Outcome(
        event=Event("id", event, "2013-01-01", "text", (), ()),
        sources=frozenset(sources.split()),
        targets=frozenset(targets.split()),
        let_through=True,
        moves=moves,
        answers=(),
    )


def test_the_record_that_documents_the_file_is_no_event(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text(json.dumps([{"id": "0", "event": "DOCUMENT"}, TRUCE, STRIKE]), encoding="utf-8")
    first, second = read_events(path)
    assert [actor.words for actor in first.sources] == ["Sudan", "rebels of the SPLM-N"]
    assert (first.targets, second.targets) == ((), ())


@pytest.mark.parametrize(
    ("words", "code", "party"),
    [
        ("Malian officials", "MLI", "Mali"),
        ("the prime minister", "MLI", "Mali"),
        ("pro-Iranian Hizbollah (Party of God)", "LBN", "Hezbollah"),
        ("French and Malian troops", "MLI", "Mali"),
        ("beekeepers", "NGO", "beekeepers"),
    ],
)
def test_an_actor_is_recorded_by_a_party_of_its_words_or_else_by_its_code(
    words: str, code: str, party: str
) -> None:
    assert Actor(words, code).party(load_parties()) == party


def test_the_act_is_right_when_any_move_becomes_the_event() -> None:
    assert outcome("REJECT", move("comment"), move("reject")).act
    assert not outcome("REJECT", move("suspend")).act
    assert not outcome("REJECT").act
    assert not outcome("PROTEST", move("reject")).act, "an event without a counterpart is never right"


def test_a_promise_still_to_be_kept_is_an_agreement_and_a_kept_one_is_not() -> None:
    assert outcome("AGREE", move("fulfil", modality="planned")).act
    assert not outcome("AGREE", move("fulfil")).act


@pytest.mark.parametrize(
    ("actors", "addressees", "source", "target", "either"),
    [
        (("Mali",), ("France",), True, True, True),
        (("Mali", "France"), (), True, True, True),
        (("France",), ("Mali",), False, False, True),
        (("Mali",), (), True, False, False),
        (("Mali", "Niger"), ("France",), False, True, True),
        ((), (), False, False, False),
    ],
)
def test_parties_agree_apart_together_or_in_either_order(
    actors: tuple[str, ...], addressees: tuple[str, ...], source: bool, target: bool, either: bool
) -> None:
    told = outcome("DEMAND", move("demand", actors, addressees))
    assert told.source_agrees(told.best) is source
    assert told.target_agrees(told.best) is target
    assert told.either_order is either


def test_parties_are_compared_with_the_move_whose_act_is_right() -> None:
    right = move("demand", ("Niger",), ())
    told = outcome("DEMAND", move("comment", ("Mali",), ("France",)), right)
    assert told.best is right


def test_counts_add_up() -> None:
    told = [outcome("DEMAND", move("demand", ("Mali",), ("France",))), outcome("DEMAND", targets="")]
    assert counts(told) == {
        "records": 2, "let through": 2, "found": 1, "act": 1, "source": 1,
        "target": 1, "with a target": 1, "both": 1, "either order": 1,
    }  # fmt: skip


def test_records_are_read_and_compared(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text(json.dumps([TRUCE, STRIKE]), encoding="utf-8")
    result = score(path, Reader())
    told = result.as_dict()
    assert told["all records"]["AGREE"]["records"] == 1
    assert told["all records"]["all of these"]["act"] == 1
    assert told["all records"]["all of these"]["source"] == 1
    assert told["events without a counterpart"] == {"PROTEST": {"records": 1, "found": 0}}
    assert [outcome.let_through for outcome in result.outcomes] == [True, False]
    assert any("AGREE" in line for line in result.lines())
    assert sum("OWN-" in line for line in result.cases()) == 2


def test_a_table_has_a_line_a_row() -> None:
    title, row = table("events", ["records", "act"], {"AGREE": {"records": 23, "act": 7}})
    assert title.split() == ["events", "records", "act"]
    assert row.split() == ["AGREE", "23", "7"]
