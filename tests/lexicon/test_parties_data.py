"""The data on parties: every form finds its party, every example is found, no counter-example is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.errors import DataError, LexiconError
from parley.lexicon import party_data
from parley.lexicon.names import words
from parley.lexicon.parties import Meaning, load_parties
from parley.lexicon.party_data import (
    PartyEntry,
    compile_parties,
    load_ambiguous,
    load_conflicts,
    load_entries,
    load_lookalikes,
    load_states,
)
from parley.lexicon.party_sources import COMPILED, party_folder
from parley.lexicon.states import StateEntry, countries, state_capital, state_names, state_seats

PARTIES = load_parties()
ENTRIES = load_entries()
STATES = load_states()
AMBIGUOUS = {entry.form: set(entry.parties) for entry in load_ambiguous()}
NON_SOVEREIGN_STATES = {"PSE", "TWN", "XKX", "ESH"}


def named(sentence: str) -> set[str]:
    return {mention.party.name for mention in PARTIES.scan(words(sentence))}


def marked(example: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of an example, and the token ranges that stand in square brackets."""
    tokens: list[str] = []
    ranges: list[tuple[int, int]] = []
    for part in re.split(r"(\[[^\]]+\])", example):
        start = len(tokens)
        tokens.extend(words(part.strip("[]")))
        if part.startswith("["):
            ranges.append((start, len(tokens)))
    return tokens, ranges


def all_examples() -> Iterator[tuple[str, str]]:
    for entry in ENTRIES:
        yield entry.name, entry.example
    for state in STATES:
        for example in state.examples:
            yield state_names(state)[0], example


def all_counters() -> Iterator[tuple[str, str]]:
    for entry in (*ENTRIES, *STATES):
        for counter in entry.counters:
            name = entry.name if isinstance(entry, PartyEntry) else state_names(entry)[0]
            yield name, counter


def all_forms() -> Iterator[tuple[str, str]]:
    for entry in ENTRIES:
        for form in (entry.name, *entry.names, *entry.demonyms, *entry.seats, *entry.members):
            yield entry.name, form
    for state in STATES:
        names = state_names(state)
        for form in (*names, *state.demonyms, *state_seats(state), *state.members):
            yield names[0], form


def test_compiled_copy_is_up_to_date() -> None:
    compiled = json.loads((party_folder() / COMPILED).read_text(encoding="utf-8"))
    assert compiled == compile_parties(), "run: python -m parley.lexicon.party_data"


@pytest.mark.parametrize(("name", "form"), all_forms())
def test_every_form_finds_its_party(name: str, form: str) -> None:
    owners = {meaning.party.name for meaning in PARTIES.meanings(form)}
    assert name in owners
    assert owners == {name} or owners == AMBIGUOUS[form], f"{form}: {owners}"


@pytest.mark.parametrize(("name", "form"), all_forms())
def test_a_form_alone_names_its_party_or_none(name: str, form: str) -> None:
    meanings = PARTIES.meanings(form)
    unsure = len(meanings) > 1 or meanings[0].with_company
    assert PARTIES.find(form) == (None if unsure else PARTIES[name])
    assert PARTIES.find("the " + form.removeprefix("the ").removeprefix("The ")) == PARTIES.find(form)


@pytest.mark.parametrize(("name", "form"), all_forms())
def test_a_form_in_a_sentence_is_found_whole(name: str, form: str) -> None:
    meanings = [meaning for meaning in PARTIES.meanings(form) if meaning.party.name == name]
    opening = [*words("Yesterday it was told"), *sorted(meanings[0].only_after)[:1]]
    tokens = words(form)
    found = PARTIES.scan([*opening, *tokens, *words("'s envoy left.")], near=[PARTIES[name]])
    if len(PARTIES.meanings(form)) == 1:
        assert [(m.end, m.party.name) for m in found] == [(len(opening) + len(tokens), name)]


@pytest.mark.parametrize(("name", "example"), all_examples())
def test_every_example_is_found(name: str, example: str) -> None:
    tokens, wanted = marked(example)
    assert wanted, "mark in square brackets what must be found"
    found = {(m.start, m.end): m.party.name for m in PARTIES.scan(tokens)}
    without_article = [(s + 1 if tokens[s].lower() == "the" else s, e) for s, e in wanted]
    assert {place: found.get(place) for place in without_article} == dict.fromkeys(without_article, name)


@pytest.mark.parametrize(("name", "counter"), all_counters())
def test_no_counter_example_is_found(name: str, counter: str) -> None:
    assert name not in named(counter)


@pytest.mark.parametrize("lookalike", load_lookalikes(), ids=lambda entry: entry.phrase)
def test_lookalikes_name_nobody(lookalike: party_data.Lookalike) -> None:
    tokens, (place,) = marked(lookalike.example)
    assert tokens[place[0] : place[1]] == words(lookalike.phrase)
    assert not [m for m in PARTIES.scan(tokens) if m.start < place[1] and m.end > place[0]]
    parts = [" ".join(tokens[a:b]) for a in range(*place) for b in range(a + 1, place[1] + 1)]
    assert any(_loosely(part) for part in parts), "holds no party's name: drop it"


def _loosely(part: str) -> tuple[Meaning, ...]:
    return PARTIES.meanings(part) or PARTIES.meanings(part.title())


def test_forms_marked_as_risky_have_a_counter_example() -> None:
    """A name that counts only in company, or only after some words, shows what else it means."""
    lacking = [e.name for e in ENTRIES if e.only_after and not e.counters]
    assert not lacking


def test_every_state_of_iso_3166_is_there() -> None:
    assert {state.code for state in STATES} == set(countries())


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.code)
def test_every_state_has_name_demonym_and_capital(state: StateEntry) -> None:
    assert state_names(state)[0]
    assert bool(state.demonyms) != (state.no_demonym is not None)
    assert state_capital(state) or (state.dependent and state.not_seat)


def test_states_are_told_from_territories() -> None:
    sovereign = {state.code for state in STATES if not state.dependent} - NON_SOVEREIGN_STATES
    assert len(sovereign) == 194, "the 193 members of the United Nations and the Vatican"


def test_conflicts_and_groups_are_enough_and_from_everywhere() -> None:
    fought = {conflict for entry in ENTRIES for conflict in entry.conflicts}
    groups = [entry for entry in ENTRIES if entry.kind in ("armed-group", "people") and entry.conflicts]
    by_region = {Path(file.name).stem for file in party_data.party_files()}
    assert len(fought) >= 60
    assert len(groups) >= 300
    assert {"africa", "americas", "asia", "europe", "middle-east"} <= by_region


def test_conflicts_name_states_of_iso_3166() -> None:
    codes = {code for conflict in load_conflicts() for code in conflict.countries}
    assert codes <= set(countries())


def test_outlets_name_states_of_iso_3166() -> None:
    assert {entry.country for entry in ENTRIES if entry.country} <= set(countries())


def test_an_undeclared_shared_form_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    double = PartyEntry(name="Second", kind="armed-group", names=("Hamas",), example="[Second] left.")
    monkeypatch.setattr(party_data, "load_entries", lambda: (*ENTRIES, double))
    with pytest.raises(LexiconError, match="'Hamas' of \\['Hamas', 'Second'\\]"):
        compile_parties()


def test_a_mark_on_no_form_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = PartyEntry(name="Second", kind="armed-group", with_company=("SCD",), example="[Second] left.")
    monkeypatch.setattr(party_data, "load_entries", lambda: (entry,))
    with pytest.raises(LexiconError, match="SCD"):
        compile_parties()


def test_an_unknown_conflict_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = PartyEntry(name="Second", kind="armed-group", conflicts=("atlantis",), example="[Second] left.")
    monkeypatch.setattr(party_data, "load_entries", lambda: (entry,))
    with pytest.raises(LexiconError, match="atlantis"):
        compile_parties()


def test_a_code_outside_iso_3166_is_refused() -> None:
    with pytest.raises(DataError, match="ZZZ"):
        state_names(StateEntry(code="ZZZ", demonyms=("Zzz",)))
