"""What must hold of any text: no reader fails, spans lie in the text, and values keep their form."""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.coder.terms import find_dates, find_durations, find_quantities, find_scopes

BLANK = spacy.blank("en")
WORDS = r"""
1,000 30 - – day days hours two and a half dozen hundred million of the at least up to more than
about between prisoners bodies soldiers May March Monday 2025 16th 16 . , ; ' ’s " “ ” $ € % US$
last next week year within in by until since ago later before after each side for per km m bn 12k
10:30 a.m. 1990s '90s early mid end who were UN M23 Phase Resolution 99999999999999999999 0 1.000
1.5 3/4 16/05/2025 16.05.2025 2025-05-16 30-day 18–25 e.g. and or hundred-and-fifty twenty-five . .
month weekend fortnight couple several tens thousands
"""
PIECES = st.sampled_from(WORDS.split())
GLUE = st.sampled_from([" ", "", "\u2009", "\u00a0", "\n"])
TEXTS = st.lists(st.tuples(PIECES, GLUE), max_size=14).map(lambda parts: "".join(a + b for a, b in parts))
ISO_DURATION = re.compile(r"P(?=.)(\d+(\.\d+)?[YMWD])*(T(?=.)(\d+(\.\d+)?[HMS])+)?")
EDTF = re.compile(r"(\d{4}(-\d{2}){0,2}|\d{3}X|\.\.)(/(\d{4}(-\d{2}){0,2}|\.\.))?")


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(TEXTS, st.text(max_size=60)), future=st.sampled_from([None, True, False]))
def test_any_text_is_read(text: str, future: bool | None) -> None:
    doc = BLANK(text)
    for quantity in find_quantities(doc):
        assert 0 <= quantity.start < quantity.end <= len(doc)
        value = quantity.quantity
        assert value.min is None or value.max is None or value.min <= value.max
        assert value.min is not None or value.max is not None or value.approximate
    for scope in find_scopes(doc):
        assert 0 <= scope.start < scope.end <= len(doc)
    for duration in find_durations(doc):
        assert 0 <= duration.start < duration.end <= len(doc)
        for side in (duration.duration.min, duration.duration.max):
            assert side is None or ISO_DURATION.fullmatch(side), side
    for found in find_dates(doc, "2025-06-02", future=future, anchor="2025-05-16"):
        assert 0 <= found.start < found.end <= len(doc)
        assert found.edtf is None or EDTF.fullmatch(found.edtf), found.edtf


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_without_publication_date_nothing_relative_is_resolved(text: str) -> None:
    for found in find_dates(BLANK(text), None):
        assert not found.relative or found.edtf is None


def test_a_span_gives_tokens_of_its_document() -> None:
    doc = BLANK("First they met. Then 30 prisoners left for two days on 3 May 2024.")
    span = doc[4:]
    (quantity,) = find_quantities(span)
    (duration,) = find_durations(span)
    (found,) = find_dates(span, None)
    assert doc[quantity.start : quantity.end].text == "30 prisoners"
    assert doc[duration.start : duration.end].text == "two days"
    assert doc[found.start : found.end].text == "3 May 2024"
    assert quantity.noun is not None
    assert doc[quantity.noun].text == "prisoners"


def test_a_publication_date_that_is_none_is_ignored() -> None:
    (found,) = find_dates(BLANK("They met yesterday."), "some day in June")
    assert found.edtf is None


@pytest.mark.parametrize(
    "text", ["one " * 5000, "million " * 5000, "9" * 6000 + "th", "on the " + "9" * 6000, "1,000" * 3000]
)
def test_monstrous_text_is_read(text: str) -> None:
    doc = BLANK(text)
    assert find_durations(doc) == []
    assert find_dates(doc, "2025-06-02") == []
    assert all(found.quantity.unit is None for found in find_quantities(doc))
    assert find_scopes(doc) == []


def test_a_known_set_has_its_own_number() -> None:
    (found,) = find_quantities(BLANK("It could be as large as the 1,000 who were exchanged."))
    assert (found.quantity.min, found.quantity.max) == (None, 1000)
    assert found.definite is not None
    assert (found.definite.min, found.definite.max) == (1000, 1000)
    (plain,) = find_quantities(BLANK("It could be as large as 1,000."))
    assert plain.definite is None
