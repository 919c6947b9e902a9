from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.cli import wording
from parley.codebook.statement import Duration, Evidence, Move, Quantity, Source, Terms

QUANTITIES = {
    "12,000 bodies": Quantity(min=12000, max=12000, unit="bodies"),
    "at least 339 children": Quantity(min=339, unit="children"),
    "up to 1,000 prisoners": Quantity(max=1000, unit="prisoners"),
    "about 6,000 bodies from each side": Quantity(
        min=6000, max=6000, approximate=True, per_side=True, unit="bodies"
    ),
    "10 to 20 km": Quantity(min=10, max=20, unit="km"),
    "US$1,200,000": Quantity(min=1_200_000, max=1_200_000, unit="USD"),
    "2.5 % (of the fighters)": Quantity(min=2.5, max=2.5, unit="percent", who="of the fighters"),
    "at least about 400": Quantity(min=400, approximate=True),
    "1,000 prisoners (severely wounded)": Quantity(
        min=1000.0, max=1000.0, unit="prisoners", who="severely wounded"
    ),
}
DURATIONS = {
    "30 days": Duration(min="P30D", max="P30D"),
    "at most 3 days": Duration(max="P3D"),
    "at most about 1 hour": Duration(max="PT1H", approximate=True),
    "at least 2 weeks": Duration(min="P2W"),
    "1 year 6 months": Duration(min="P1Y6M", max="P1Y6M"),
    "2 to 3 days": Duration(min="P2D", max="P3D"),
    "1 day to 3 days": Duration(min="P1D", max="P3D"),
    "1 hour 10 minutes to 2 hours": Duration(min="PT1H10M", max="PT2H"),
}
DAYS = {
    "2025-06-02": "2 June 2025",
    "2025-05": "May 2025",
    "2025": "2025",
    "2025-21": "spring 2025",
    "199X": "1990s",
    "2025-06~": "about June 2025",
    "2025-06-09/2025-06-15": "9–15 June 2025",
    "2025-06-30/2025-07-06": "30 June 2025 to 6 July 2025",
    "2025-05/2025-07": "May 2025 to July 2025",
    "../2025-06": "until June 2025",
    "2025-06-01/": "from 1 June 2025",
    "someday": "someday",
    "2025-13": "2025-13",
}
SOURCES = {
    "the report": None,
    "Kyiv’s delegation (Ukraine)": Source(speaker="Kyiv’s delegation", party="Ukraine"),
    "Ukraine’s envoy": Source(speaker="Ukraine’s envoy", party="Ukraine"),
    "Medinsky (Russia), through TASS": Source(speaker="Medinsky", party="Russia", medium="TASS"),
    "Hamas, through a statement": Source(party="Hamas", medium="a statement"),
    "TASS": Source(medium="TASS"),
}


@pytest.mark.parametrize("words", QUANTITIES)
def test_quantity(words: str) -> None:
    assert wording.quantity(QUANTITIES[words]) == words


@pytest.mark.parametrize("words", DURATIONS)
def test_duration(words: str) -> None:
    assert wording.duration(DURATIONS[words]) == words


@pytest.mark.parametrize("edtf", DAYS)
def test_day(edtf: str) -> None:
    assert wording.day(edtf) == DAYS[edtf]


@pytest.mark.parametrize("words", SOURCES)
def test_source(words: str) -> None:
    assert wording.source(SOURCES[words]) == words


def test_terms_are_all_told() -> None:
    terms = Terms(
        quantities=(Quantity(min=5, max=5, unit="trucks"),),
        duration=Duration(max="P3D"),
        when="2025-05",
        deadline="2025-06-09",
        place="Istanbul",
        scope="certain positions",
        condition="if the guns fall silent",
        backers=("United States", "Qatar"),
    )
    assert list(wording.terms(terms)) == [
        "5 trucks",
        "at most 3 days",
        "May 2025",
        "by 9 June 2025",
        "in Istanbul",
        "scope: certain positions",
        "condition: if the guns fall silent",
        "backed by United States, Qatar",
    ]


def test_how_told_and_who() -> None:
    move = Move(
        type="reject",
        actors=("Russia",),
        addressees=("Ukraine",),
        modality="alleged",
        repeated=True,
        evidence=Evidence(start=0, end=1, text="x"),
        rule="any",
    )
    assert wording.how_told(move) == "alleged, repeated"
    assert wording.who_to_whom(move) == "Russia → Ukraine"
    plain = move.model_copy(
        update={"actors": (), "addressees": (), "modality": "asserted", "repeated": False}
    )
    assert wording.who_to_whom(plain) == "–"


@given(st.text(max_size=30))
def test_what_is_not_understood_is_given_back(text: str) -> None:
    if not any(character.isdigit() for character in text):
        assert wording.period(text) == text
