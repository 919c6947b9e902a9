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
    compile_parties,
    load_ambiguous,
    load_conflicts,
    load_entries,
    load_lookalikes,
    load_states,
)
from parley.lexicon.party_entries import PartyEntry, StateEntry
from parley.lexicon.party_rows import state_row
from parley.lexicon.party_sources import COMPILED, party_folder
from parley.lexicon.states import countries, state_capital, state_names

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


def name_of(entry: PartyEntry | StateEntry) -> str:
    if isinstance(entry, PartyEntry):
        return entry.name
    return state_names(entry.code, entry.name, entry.names)[0]


def all_examples() -> Iterator[tuple[str, str]]:
    for entry in ENTRIES:
        yield entry.name, entry.example
    for state in STATES:
        for example in state.examples:
            yield name_of(state), example


def all_counters() -> Iterator[tuple[str, str]]:
    for entry in (*ENTRIES, *STATES):
        for counter in entry.counters:
            yield name_of(entry), counter


def all_forms() -> Iterator[tuple[str, str]]:
    for entry in ENTRIES:
        for form in (entry.name, *entry.names, *entry.demonyms, *entry.seats, *entry.members):
            yield entry.name, form
    for state in STATES:
        names = state_names(state.code, state.name, state.names)
        capital = state_capital(state.code, state.capital) if state.not_seat is None else ""
        for form in (*names, *state.demonyms, *state.seats, *state.members, capital):
            if form:
                yield names[0], form


def test_compiled_copy_is_up_to_date() -> None:
    compiled = json.loads((party_folder() / COMPILED).read_text(encoding="utf-8"))
    assert compiled == compile_parties(), "run: python -m parley.lexicon.party_data"


def test_every_form_finds_its_party_and_no_other() -> None:
    wrong = []
    for name, form in all_forms():
        owners = {meaning.party.name for meaning in PARTIES.meanings(form)}
        if name not in owners or owners not in ({name}, AMBIGUOUS.get(form)):
            wrong.append((name, form, owners))
    assert not wrong


def test_a_form_alone_names_its_party_or_none() -> None:
    wrong = []
    for name, form in all_forms():
        meanings = PARTIES.meanings(form)
        unsure = len(meanings) > 1 or meanings[0].with_company
        bare = form.removeprefix("the ").removeprefix("The ")
        if {PARTIES.find(form), PARTIES.find("the " + bare)} != {None if unsure else PARTIES[name]}:
            wrong.append((name, form))
    assert not wrong


def test_a_form_in_a_sentence_is_found_whole() -> None:
    wrong = []
    for name, form in all_forms():
        meanings = PARTIES.meanings(form)
        opening = [*words("Yesterday it was told"), *sorted(meanings[0].only_after)[:1]]
        tokens = words(form)
        found = PARTIES.scan([*opening, *tokens, *words("'s envoy left.")], near=[PARTIES[name]])
        place = (len(opening) + (tokens[0].lower() == "the"), len(opening) + len(tokens))
        if len(meanings) == 1 and [(m.start, m.end, m.party.name) for m in found] != [(*place, name)]:
            wrong.append((name, form, found))
    assert not wrong


def test_a_form_that_needs_company_names_nobody_without_it() -> None:
    wrong = []
    for name, form in all_forms():
        meanings = PARTIES.meanings(form)
        tokens = words(f"Yesterday it was told of the {form} in a hall.")
        if any(m.with_company for m in meanings) and PARTIES.scan(tokens):
            wrong.append((name, form))
    assert not wrong


def test_every_example_is_found() -> None:
    wrong = []
    for name, example in all_examples():
        tokens, wanted = marked(example)
        found = {(m.start, m.end) for m in PARTIES.scan(tokens) if m.party.name == name}
        bare = {(start + (tokens[start].lower() == "the"), end) for start, end in wanted}
        if not bare or not bare <= found:
            wrong.append((name, example))
    assert not wrong, "what stands in square brackets must be found"


def test_no_counter_example_is_found() -> None:
    assert not [(name, counter) for name, counter in all_counters() if name in named(counter)]


def test_lookalikes_name_nobody() -> None:
    wrong = []
    for entry in load_lookalikes():
        tokens, (place,) = marked(entry.example)
        hits = [m for m in PARTIES.scan(tokens) if m.start < place[1] and m.end > place[0]]
        if hits or tokens[place[0] : place[1]] != words(entry.phrase):
            wrong.append((entry.phrase, hits))
    assert not wrong


def test_lookalikes_hold_the_name_of_a_party() -> None:
    idle = []
    for entry in load_lookalikes():
        tokens = words(entry.phrase)
        ranges = [(a, b) for a in range(len(tokens)) for b in range(a + 1, len(tokens) + 1)]
        if not any(_loosely(" ".join(tokens[a:b])) for a, b in ranges):
            idle.append(entry.phrase)
    assert not idle, "drop these"


def _loosely(part: str) -> tuple[Meaning, ...]:
    return PARTIES.meanings(part) or PARTIES.meanings(part.title())


def test_forms_marked_as_risky_have_a_counter_example() -> None:
    """A name that counts only in company, or only after some words, shows what else it means."""
    lacking = [e.name for e in ENTRIES if e.only_after and not e.counters]
    assert not lacking


def test_every_state_of_iso_3166_is_there() -> None:
    assert {state.code for state in STATES} == set(countries())


def test_every_state_has_name_demonym_and_capital() -> None:
    assert not [s.code for s in STATES if not name_of(s)]
    assert not [s.code for s in STATES if bool(s.demonyms) == (s.no_demonym is not None)]
    assert not [
        s.code for s in STATES if not state_capital(s.code, s.capital) and not (s.dependent and s.not_seat)
    ]


def test_states_are_told_from_territories() -> None:
    sovereign = {state.code for state in STATES if not state.dependent} - NON_SOVEREIGN_STATES
    assert len(sovereign) == 194, "the 193 members of the United Nations and the Vatican"


def test_conflicts_and_groups_are_enough_and_from_everywhere() -> None:
    fought = {conflict for entry in ENTRIES for conflict in entry.conflicts}
    groups = [entry for entry in ENTRIES if entry.kind in ("armed-group", "people") and entry.conflicts]
    by_region = {Path(file.name).stem for file in party_data.party_files()}
    assert len(fought) >= 60
    assert len(groups) >= 300
    assert {"africa-east", "africa-west-and-south", "americas", "asia", "europe", "middle-east"} <= by_region


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
        state_row({"code": "ZZZ", "demonyms": ["Zzz"]})
