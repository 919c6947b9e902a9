"""The codebook's own data: complete, consistent, and every example means what it says."""

from __future__ import annotations

import shutil
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from parley.codebook import load_codebook
from parley.codebook.forms import Described, Example
from parley.codebook.loader import read_codebook
from parley.codebook.vocabulary import Issue, Modality, MoveType, Unit
from parley.errors import CodebookError

TYPES = (
    "meet mediate suspend propose demand accept reject concede threaten agree impasse pledge "
    "fulfil violate accuse deny appeal support comment"
)
ISSUES = (
    "ceasefire prisoners hostages remains civilians humanitarian territory withdrawal forces security "
    "governance justice economy infrastructure process settlement other"
)
MODALITIES = "asserted claimed alleged planned possible denied"
EXAMPLES = [(entry, example) for entry in load_codebook().described() for example in entry.examples]


def test_the_closed_lists_are_those_of_version_1() -> None:
    codebook = load_codebook()
    assert codebook.version == "1"
    assert [entry.id for entry in codebook.types] == TYPES.split() == list(MoveType)
    assert [entry.id for entry in codebook.issues] == ISSUES.split() == list(Issue)
    assert [entry.id for entry in codebook.modalities] == MODALITIES.split() == list(Modality)
    assert [entry.id for entry in codebook.units] == list(Unit)
    named = {"prisoners", "bodies", "children", "hostages", "civilians", "troops", "trucks", "km", "USD"}
    assert named <= set(Unit)


def test_the_codebook_is_read_once() -> None:
    assert load_codebook() is load_codebook()


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=lambda value: getattr(value, "id", ""))
def test_an_example_is_a_valid_record_of_its_sentence(entry: Described, example: Example) -> None:
    for told in example.moves:
        move = told.as_move(example.sentence)
        evidence = move.evidence
        assert example.sentence[evidence.start : evidence.end] == evidence.text == told.evidence
        assert move.type == told.type
        assert [str(issue) for issue in move.issues] == list(told.issues)
        for quantity in move.terms.quantities:
            assert quantity.min is not None or quantity.max is not None
            assert None in (quantity.min, quantity.max) or quantity.min <= quantity.max  # type: ignore[operator]


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=lambda value: getattr(value, "id", ""))
def test_a_date_is_resolved_only_where_it_can_be(entry: Described, example: Example) -> None:
    for told in example.moves:
        for cell in ("when", "deadline"):
            date = told.terms.get(cell)
            assert date is None or example.published is not None or date[:4] in example.sentence


def test_examples_of_units_are_valid_quantities() -> None:
    for unit in load_codebook().units:
        for example in unit.examples:
            quantity = example.as_quantity()
            assert quantity.unit == unit.id
            assert quantity.min is not None or quantity.max is not None


def test_examples_come_from_many_conflicts() -> None:
    conflicts = Counter(example.conflict for _, example in EXAMPLES)
    assert len(conflicts) >= 15
    assert max(conflicts.values()) <= len(EXAMPLES) / 5


def test_every_type_has_several_examples_and_counter_examples() -> None:
    for entry in load_codebook().types:
        assert len(entry.examples) >= 3, entry.id
        assert len(entry.counter_examples) >= 3, entry.id
    shown = {str(name) for _, example in EXAMPLES for move in example.moves for name in move.issues}
    assert shown == set(Issue)


def test_every_ruling_is_found_at_the_entries_it_bears_on() -> None:
    codebook = load_codebook()
    placed = {ruling.id for entry in codebook.entries() for ruling in codebook.rulings_on(entry)}
    assert placed == {ruling.id for ruling in codebook.rulings}
    impasse = next(entry for entry in codebook.types if entry.id == "impasse")
    assert [ruling.id for ruling in codebook.rulings_on(impasse)] == ["collapse-or-no-result"]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("issues.yaml", "- id: remains", "- id: hostages", "issue:hostages: stands 2 times"),
        ("types/conduct.yaml", "group: conduct", "group: conducts", "there is no group 'conducts'"),
        (
            "rulings.yaml",
            '"type:suspend"',
            '"type:suspended"',
            "bears on 'type:suspended', which does not exist",
        ),
        (
            "guide.yaml",
            "types: [violate]",
            "types: [fulfil]",
            "type:violate: must be the answer to exactly one",
        ),
        ("guide.yaml", "types: [comment]", "types: [comment, remark]", "a decision leads to 'remark'"),
        (
            "types/voice.yaml",
            "evidence: The Vatican hailed the accord between Bogotá and the FARC",
            "evidence: The Vatican praised the accord",
            "'The Vatican praised the accord' stands 0 times",
        ),
        ("types/voice.yaml", "place: Luanda", "place: Kigali city", "'Kigali city' is not in the sentence"),
        ("types/voice.yaml", "issues: [settlement]", "issues: [setlement]", "'setlement' is no issue"),
        ("types/outcome.yaml", "unit: bodies", "unit: body", "'body' is no unit"),
        ("types/voice.yaml", "instead: [mediate]", "instead: [mediation]", "'mediation' is no type"),
        ("types/voice.yaml", "instead: [mediate]", "instead: [appeal]", "says it is appeal itself"),
        ("types/voice.yaml", "- type: accuse", "- type: comment", "none of its moves is accuse"),
        ("units.yaml", "unit: hostages, who: living}", "unit: people, who: living}", "counts another unit"),
        ("modalities.yaml", "definition: Somebody", "meaning: Somebody", "the form does not know this key"),
    ],
)
def test_what_does_not_hold_together_is_named(
    file: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(str(files("parley.codebook") / "data"), folder)
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    assert old in text
    with pytest.raises(CodebookError) as refused:
        read_codebook(folder)
    assert said in str(refused.value)
