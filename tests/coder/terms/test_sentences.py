"""Sentences and what they mean, from quantities.yaml, durations.yaml and dates.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from parley.codebook.strict_yaml import Form, load
from parley.coder.terms import find_dates, find_durations, find_quantities

from .conftest import loose_doc, parsed_doc

HERE = Path(__file__).parent
PUBLISHED = "2025-06-02"


class Quantity(Form):
    words: str
    min: float | None = None
    max: float | None = None
    approximate: bool = False
    per_side: bool = False
    unit: str | None = None
    noun: str | None = None
    who: str | None = None


class Duration(Form):
    words: str
    min: str | None = None
    max: str | None = None
    approximate: bool = False
    modifies: str | None = None


class Date(Form):
    words: str
    edtf: str | None = None
    kind: str = "when"
    modifies: str | None = None


class QuantityCase(Form):
    sentence: str
    found: tuple[Quantity, ...]


class DurationCase(Form):
    sentence: str
    found: tuple[Duration, ...]


class DateCase(Form):
    sentence: str
    published: str = PUBLISHED
    future: bool | None = None
    anchor: str | None = None
    found: tuple[Date, ...]


class ParsedCase(Form):
    sentence: str
    tree: str
    quantities: tuple[Quantity, ...] = ()
    durations: tuple[Duration, ...] = ()
    dates: tuple[Date, ...] = ()


class ParsedCases(Form):
    cases: tuple[ParsedCase, ...]


class QuantityCases(Form):
    cases: tuple[QuantityCase, ...]


class DurationCases(Form):
    cases: tuple[DurationCase, ...]


class DateCases(Form):
    cases: tuple[DateCase, ...]


QUANTITIES = load(HERE / "quantities.yaml", QuantityCases).cases
DURATIONS = load(HERE / "durations.yaml", DurationCases).cases
DATES = load(HERE / "dates.yaml", DateCases).cases
PARSED = load(HERE / "parsed.yaml", ParsedCases).cases


def word_of(doc: Doc, token: int | None) -> str | None:
    return None if token is None else doc[token].text


def quantities_of(doc: Doc) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(
            words=doc[found.start : found.end].text,
            noun=word_of(doc, found.noun),
            **found.quantity.model_dump(),
        )
        for found in find_quantities(doc)
    )


def durations_of(doc: Doc) -> tuple[Duration, ...]:
    return tuple(
        Duration(
            words=doc[found.start : found.end].text,
            modifies=word_of(doc, found.modifies),
            **found.duration.model_dump(),
        )
        for found in find_durations(doc)
    )


def dates_of(
    doc: Doc, published: str, future: bool | None = None, anchor: str | None = None
) -> tuple[Date, ...]:
    told = None if published == "none" else published
    return tuple(
        Date(
            words=doc[found.start : found.end].text,
            edtf=found.edtf,
            kind=found.kind,
            modifies=word_of(doc, found.modifies),
        )
        for found in find_dates(doc, told, future=future, anchor=anchor)
    )


@pytest.mark.parametrize("case", QUANTITIES, ids=lambda case: case.sentence)
def test_quantities(case: QuantityCase, blank: Language) -> None:
    assert quantities_of(blank(case.sentence)) == case.found


@pytest.mark.parametrize("case", DURATIONS, ids=lambda case: case.sentence)
def test_durations(case: DurationCase, blank: Language) -> None:
    assert durations_of(blank(case.sentence)) == case.found


@pytest.mark.parametrize("case", DATES, ids=lambda case: case.sentence)
def test_dates(case: DateCase, blank: Language) -> None:
    found = dates_of(blank(case.sentence), case.published, case.future, case.anchor)
    assert tuple(one.model_copy(update={"modifies": None}) for one in found) == case.found


@pytest.mark.parametrize("case", PARSED, ids=lambda case: case.sentence)
def test_with_tree(case: ParsedCase, blank: Language) -> None:
    doc = parsed_doc(blank, case.sentence, case.tree)
    assert quantities_of(doc) == case.quantities
    assert durations_of(doc) == case.durations
    assert dates_of(doc, PUBLISHED) == case.dates


def test_tokenisation_does_not_matter(blank: Language) -> None:
    """ "30-day" may be one token or three: the values are the same."""

    def values(found: Sequence[Form]) -> list[dict[str, object]]:
        return [one.model_dump(exclude={"words", "noun", "modifies"}) for one in found]

    for quantity in QUANTITIES:
        assert values(quantities_of(loose_doc(blank, quantity.sentence))) == values(quantity.found)
    for duration in DURATIONS:
        assert values(durations_of(loose_doc(blank, duration.sentence))) == values(duration.found)
    for case in DATES:
        found = dates_of(loose_doc(blank, case.sentence), case.published, case.future, case.anchor)
        assert values(found) == values(case.found)
