"""No word without an example, no example without its word: `lexicon/data/terms` against the readers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from spacy.language import Language

from parley.coder.terms import find_dates, find_durations, find_quantities, find_scopes
from parley.lexicon.term_forms import (
    BoundEntry,
    BoundsFile,
    DatesFile,
    DayWords,
    DurationsFile,
    KindWords,
    ScopeEntry,
    ScopeFile,
    TimeUnit,
    UnitEntry,
    UnitsFile,
    WholeDuration,
    WordList,
)
from parley.lexicon.terms import load_terms_file, plural_of

UNITS = load_terms_file("units", UnitsFile)
BOUNDS = load_terms_file("bounds", BoundsFile)
DURATIONS = load_terms_file("durations", DurationsFile)
DATES = load_terms_file("dates", DatesFile)
SCOPES = load_terms_file("scope", ScopeFile)
PUBLISHED = date(2025, 6, 2)
ADVICE = "correct the entry in lexicon/data/terms, or the sentence beside it"


@pytest.mark.parametrize("entry", UNITS.units, ids=lambda entry: str(entry.unit))
def test_units(entry: UnitEntry, blank: Language) -> None:
    found = [one.quantity for one in find_quantities(blank(entry.example.sentence))]
    number = float(entry.example.number)
    assert any(one.unit == entry.unit and number in (one.min, one.max) for one in found), ADVICE
    against = [one.quantity.unit for one in find_quantities(blank(entry.counter))]
    assert entry.unit not in against, ADVICE


@pytest.mark.parametrize("entry", UNITS.units, ids=lambda entry: str(entry.unit))
def test_every_word_of_a_unit_counts(entry: UnitEntry, blank: Language) -> None:
    for word in (*entry.words, *entry.kinds):
        plural = entry.plurals.get(word, plural_of(word))
        (found,) = find_quantities(blank(f"They counted 7 {plural} there."))
        assert (found.quantity.min, found.quantity.unit) == (7, entry.unit), word
        assert (found.quantity.who is None) == (word in entry.words), word
    for symbol in entry.symbols:
        (found,) = find_quantities(blank(f"They paid {symbol}7 there."))
        assert (found.quantity.min, found.quantity.unit) == (7, entry.unit), symbol


@pytest.mark.parametrize(
    "entry", [*UNITS.uncounted, *UNITS.labels, *UNITS.elliptical], ids=lambda entry: entry.words[0]
)
def test_numbers_that_count_nothing(entry: WordList, blank: Language) -> None:
    assert find_quantities(blank(entry.counter)) == [], ADVICE


@pytest.mark.parametrize("entry", BOUNDS.bounds, ids=lambda entry: entry.before[0])
def test_bounds(entry: BoundEntry, blank: Language) -> None:
    found = find_quantities(blank(entry.example.sentence))[0].quantity
    expected = [None if side is None else float(side) for side in (entry.example.min, entry.example.max)]
    assert ([found.min, found.max], found.approximate) == (expected, entry.example.approximate), ADVICE
    for against in find_quantities(blank(entry.counter)):
        shape = (against.quantity.min is None, against.quantity.max is None, against.quantity.approximate)
        assert shape == (False, False, False), ADVICE


@pytest.mark.parametrize("entry", BOUNDS.bounds, ids=lambda entry: entry.before[0])
def test_every_phrase_bounds(entry: BoundEntry, blank: Language) -> None:
    phrases = [f"They want {phrase} 90 prisoners." for phrase in entry.before]
    phrases += [f"They want 90 prisoners {phrase}." for phrase in entry.after]
    for sentence in phrases:
        (found,) = find_quantities(blank(sentence))
        assert found.quantity.min == (None if entry.bound == "max" else 90), sentence
        assert found.quantity.max == (None if entry.bound == "min" else 90), sentence
        assert found.quantity.approximate == entry.approximate, sentence


@pytest.mark.parametrize("entry", DURATIONS.units, ids=lambda entry: entry.code)
def test_time_units(entry: TimeUnit, blank: Language) -> None:
    found = find_durations(blank(entry.example.sentence))[0].duration
    assert found.min == found.max == entry.example.duration, ADVICE
    assert find_durations(blank(entry.counter)) == [], ADVICE
    for word in entry.words:
        (found_7,) = find_durations(blank(f"It lasted 7 {plural_of(word)}."))
        assert found_7.duration.min == entry.code.replace("#", "7")


@pytest.mark.parametrize("entry", DURATIONS.whole, ids=lambda entry: entry.word)
def test_whole_durations(entry: WholeDuration, blank: Language) -> None:
    assert [one.duration.min for one in find_durations(blank(entry.example))] == [entry.duration], ADVICE
    assert find_durations(blank(entry.counter)) == [], ADVICE


@pytest.mark.parametrize("entry", DATES.days, ids=lambda entry: entry.words[0])
def test_days(entry: DayWords, blank: Language) -> None:
    expected = (PUBLISHED + timedelta(days=entry.days)).isoformat()
    sentences = [entry.example, *(f"They met {word}." for word in entry.words)]
    for sentence in sentences:
        assert [one.edtf for one in find_dates(blank(sentence), PUBLISHED.isoformat())] == [expected], (
            sentence
        )
    assert find_dates(blank(entry.counter), PUBLISHED.isoformat()) == [], ADVICE


@pytest.mark.parametrize("entry", DATES.kinds, ids=lambda entry: entry.kind)
def test_kinds(entry: KindWords, blank: Language) -> None:
    assert [one.kind for one in find_dates(blank(entry.example), None)] == [entry.kind], ADVICE
    assert [one.kind for one in find_dates(blank(entry.counter), None)] == ["when"], ADVICE
    for word in entry.words:
        (found,) = find_dates(blank(f"It is so {word} 3 May 2024."), None)
        assert (found.kind, found.edtf) == (entry.kind, "2024-05-03"), word


@pytest.mark.parametrize("entry", DATES.names, ids=lambda entry: entry.words[0])
def test_names_are_no_dates(entry: WordList, blank: Language) -> None:
    for sentence in (entry.counter, *(f"They read of {name} there." for name in entry.words)):
        assert find_dates(blank(sentence), PUBLISHED.isoformat(), future=False) == [], sentence


def test_every_month_and_weekday(blank: Language) -> None:
    for number, names in enumerate(DATES.months, 1):
        for name in names:
            (found,) = find_dates(blank(f"They met on 3 {name} 2024."), None)
            assert found.edtf == f"2024-{number:02d}-03", name
    for name in DATES.weekdays:
        (found,) = find_dates(blank(f"They met on {name}."), PUBLISHED.isoformat(), future=False)
        assert found.edtf is not None
        assert date.fromisoformat(found.edtf).strftime("%A") == name


@pytest.mark.parametrize("entry", SCOPES.scopes, ids=lambda entry: entry.words[0])
def test_scopes(entry: ScopeEntry, blank: Language) -> None:
    assert [one.scope for one in find_scopes(blank(entry.example.sentence))] == [entry.example.scope], ADVICE
    assert find_scopes(blank(entry.counter)) == [], ADVICE
    for word in entry.words:
        (found,) = find_scopes(blank(f"It applies to certain {plural_of(word)}."))
        assert found.scope == f"certain {plural_of(word)}"
