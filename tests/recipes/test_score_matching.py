from __future__ import annotations

from typing import Any

import pytest
from recipes.score.matching import Gold, GoldError, match

from parley.codebook.statement import Evidence, Move

TEXT = "The rebels rejected the truce. Both sides will meet again in Nairobi. The rebels freed 40 captives."


def gold(type: str, evidence: str, **cells: Any) -> Gold:
    return Gold.from_json({"type": type, "evidence": evidence, **cells}, TEXT)


def found(type: str, evidence: str, **cells: Any) -> Move:
    start = TEXT.index(evidence)
    where = Evidence(start=start, end=start + len(evidence), text=evidence)
    return Move(type=type, evidence=where, rule="test", **cells)


def test_a_move_is_right_when_type_actors_and_issues_are_whatever_their_order() -> None:
    ours = gold("meet", "Both sides will meet again", actors=["LRA", "Uganda"], issues=["process"])
    theirs = found("meet", "will meet again in Nairobi", actors=("Uganda", "LRA"), issues=("process",))
    (pair,) = match([ours], [theirs])
    assert pair.right


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({"actors": ("LRA",), "issues": ("ceasefire",)}, ()),
        ({"actors": ("LRA", "Uganda"), "issues": ("ceasefire",)}, ("actors",)),
        ({"actors": ("LRA",), "issues": ("ceasefire", "process")}, ("issues",)),
        ({}, ("actors", "issues")),
    ],
)
def test_each_cell_that_differs_is_named(cells: dict[str, Any], wrong: tuple[str, ...]) -> None:
    ours = gold("reject", "The rebels rejected the truce", actors=["LRA"], issues=["ceasefire"])
    (pair,) = match([ours], [found("reject", "rejected the truce", **cells)])
    assert pair.wrong_cells == wrong


def test_moves_whose_evidence_does_not_touch_are_one_missed_and_one_extra() -> None:
    pairs = match(
        [gold("reject", "The rebels rejected the truce")], [found("reject", "The rebels freed 40 captives")]
    )
    assert [(pair.gold is None, pair.found is None) for pair in pairs] == [(False, True), (True, False)]
    assert not any(pair.right for pair in pairs)


def test_of_two_moves_on_the_same_words_the_one_that_agrees_is_the_partner() -> None:
    ours = [gold("reject", "The rebels rejected the truce", actors=["LRA"])]
    other = found("comment", "The rebels rejected the truce", actors=("LRA",))
    same = found("reject", "rejected", actors=("LRA",))
    pairs = match(ours, [other, same])
    assert [(pair.gold is ours[0], pair.found) for pair in pairs] == [(True, same), (False, other)]


def test_no_move_has_two_partners() -> None:
    twice = [found("fulfil", "The rebels freed 40 captives"), found("fulfil", "freed 40 captives")]
    pairs = match([gold("fulfil", "freed 40 captives")], twice)
    assert [pair.gold is None for pair in pairs] == [False, True]


def test_a_second_wording_counts_as_evidence() -> None:
    ours = gold("reject", "The rebels rejected the truce", also=["The rebels freed 40 captives"])
    (pair,) = match([ours], [found("reject", "freed 40 captives")])
    assert pair.gold is ours


def test_evidence_that_the_text_lacks_is_refused() -> None:
    with pytest.raises(GoldError, match="accepted the truce"):
        gold("accept", "The rebels accepted the truce")
    with pytest.raises(GoldError, match="rejected"):
        gold("reject", "rejected", span=[0, 8])
