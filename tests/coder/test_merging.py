"""One act told twice is one move; two acts stay two. On drafts put together by hand."""

from __future__ import annotations

from typing import Any

import pytest

from parley.codebook.statement import Quantity, Source, Terms
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.coder.drafts import Draft
from parley.coder.merging import merge
from parley.coder.reading import Reading
from parley.documents import read_text
from parley.language import analyse

TEXT = "Baku rejects truce\n\nBaku rejected the truce. Yerevan was silent. Baku has rejected the truce with Yerevan again."


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading(analyse(read_text(TEXT)))


def telling(reading: Reading, nth: int, **cells: Any) -> Draft:
    """A rejection told by the nth occurrence of the verb, its evidence the word itself."""
    heads = [token for token in reading.doc if token.lower_.startswith("reject")]
    head = heads[nth]
    plain = {
        "type": MoveType.REJECT,
        "actors": ("Azerbaijan",),
        "issues": (Issue.CEASEFIRE,),
        "headline": reading.in_headline(head),
    }
    return Draft(head=head, rule="test", span=(head.i, head.i + 1), **{**plain, **cells})


def amounts(*numbers: int) -> Terms:
    return Terms(quantities=tuple(Quantity(min=number, max=number, unit="prisoners") for number in numbers))


def test_headline_and_body_are_one_move_told_by_the_body(reading: Reading) -> None:
    (move,) = merge(reading, [telling(reading, 0), telling(reading, 1)])
    assert move.head.text == "rejected"
    assert [evidence.text for evidence in move.also] == ["rejects"]


def test_three_tellings_are_one_move(reading: Reading) -> None:
    (move,) = merge(reading, [telling(reading, nth) for nth in range(3)])
    assert len(move.also) == 2
    assert [evidence.start for evidence in move.also] == sorted(evidence.start for evidence in move.also)


def test_the_fuller_telling_is_kept(reading: Reading) -> None:
    (move,) = merge(reading, [telling(reading, 1), telling(reading, 2, terms=Terms(place="Prague"))])
    assert move.head == telling(reading, 2).head
    assert move.terms.place == "Prague"


def test_the_kept_telling_takes_the_terms_it_lacks(reading: Reading) -> None:
    told = [
        telling(reading, 1, terms=Terms(place="Prague")),
        telling(reading, 2, terms=Terms(when="2024", deadline="2025")),
    ]
    (move,) = merge(reading, told)
    assert (move.terms.place, move.terms.when, move.terms.deadline) == ("Prague", "2024", "2025")


@pytest.mark.parametrize(
    "other",
    [
        {"type": MoveType.ACCEPT},
        {"actors": ("Armenia",)},
        {"issues": (Issue.PRISONERS,)},
        {"modality": Modality.PLANNED},
        {"background": True},
        {"source": Source(speaker="Yerevan", party="Armenia")},
        {"terms": Terms(when="2023", place="Prague")},
        {"terms": Terms(place="Moscow")},
        {"terms": amounts(20)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_different_acts_stay_two(reading: Reading, other: dict[str, Any]) -> None:
    source = Source(speaker="Baku", party="Azerbaijan")
    terms = Terms(when="2024", place="Prague", quantities=amounts(10).quantities)
    first = telling(reading, 1, source=source, terms=terms)
    second = telling(reading, 2, **{"source": source, "terms": terms, **other})
    assert len(merge(reading, [first, second])) == 2


def test_a_date_that_is_only_less_exact_is_no_other_date(reading: Reading) -> None:
    told = [
        telling(reading, 1, terms=Terms(when="2024-05")),
        telling(reading, 2, terms=Terms(when="2024-05-16")),
    ]
    assert len(merge(reading, told)) == 1


@pytest.mark.parametrize("kind", [MoveType.COMMENT, MoveType.ACCUSE, MoveType.DENY])
def test_voices_are_never_joined(reading: Reading, kind: MoveType) -> None:
    assert len(merge(reading, [telling(reading, 1, type=kind), telling(reading, 2, type=kind)])) == 2


def test_repetition_and_source_are_kept(reading: Reading) -> None:
    source = Source(speaker="Baku", party="Azerbaijan")
    (move,) = merge(reading, [telling(reading, 1), telling(reading, 2, repeated=True, source=source)])
    assert move.repeated
    assert move.source == source


def test_moves_come_in_the_order_of_the_text(reading: Reading) -> None:
    drafts = [telling(reading, 2, issues=(Issue.FORCES,)), telling(reading, 1)]
    assert [draft.head.i for draft in merge(reading, drafts)] == sorted(draft.head.i for draft in drafts)


def test_the_order_in_which_tellings_come_does_not_matter(reading: Reading) -> None:
    forwards = merge(reading, [telling(reading, nth) for nth in (0, 1, 2)])
    backwards = merge(reading, [telling(reading, nth) for nth in (2, 1, 0)])
    assert [draft.finished(reading) for draft in forwards] == [draft.finished(reading) for draft in backwards]
