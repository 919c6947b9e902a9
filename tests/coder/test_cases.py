"""Short reports and the moves they tell, class by class, from `cases/*.yaml` (see `cases/README.md`).

A failure shows what was expected and what the coder found.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from pydantic import Field

from parley.codebook.statement import Duration, Evidence, Move, Quantity, Terms
from parley.codebook.strict_yaml import Form, load
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.documents import Document
from parley.lexicon.parties import load_parties
from parley.pipeline import Reader, Report

FOLDER = Path(__file__).parent / "cases"
HELD = ("place", "scope", "condition")  # cells in which the expected words must stand
NONE = ""


class ExpectedQuantity(Form):
    min: float | None = None
    max: float | None = None
    approximate: bool | None = None
    per_side: bool | None = None
    unit: str | None = None
    who: str | None = None


class ExpectedDuration(Form):
    min: str | None = None
    max: str | None = None


class ExpectedTerms(Form):
    quantities: tuple[ExpectedQuantity, ...] | None = None
    duration: ExpectedDuration | None = None
    when: str | None = None
    deadline: str | None = None
    place: str | None = None
    scope: str | None = None
    condition: str | None = None
    backers: tuple[str, ...] | None = None


class ExpectedSource(Form):
    speaker: str | None = None
    party: str | None = None
    medium: str | None = None
    quote: str | None = None


class Expected(Form):
    type: MoveType
    actors: tuple[str, ...] | None = None
    addressees: tuple[str, ...] | None = None
    issues: tuple[Issue, ...] | None = None
    modality: Modality | None = None
    repeated: bool | None = None
    words: str | None = None
    also: tuple[str, ...] = ()
    source: ExpectedSource | Literal["none"] | None = None
    terms: ExpectedTerms = ExpectedTerms()
    without: tuple[str, ...] = ()


class Case(Form):
    name: str
    report: str
    published: str | None = None
    moves: tuple[Expected, ...] = ()
    absent: tuple[MoveType, ...] = ()
    count: dict[MoveType, int] = Field(default_factory=dict)
    never: tuple[str, ...] = ()
    none: bool = False
    known: str | None = None


def cases() -> Iterator[Any]:
    for file in sorted(FOLDER.glob("*.yaml")):
        for case in load(file, tuple[Case, ...]):
            marks = [pytest.mark.xfail(reason=case.known, strict=False)] if case.known else []
            yield pytest.param(case, id=f"{file.stem}: {case.name}", marks=marks)


READER = Reader()


@cache
def coded(report: str, published: str | None) -> Report:
    return READER.read_text(report, published=published)


@pytest.mark.parametrize("case", list(cases()))
def test_case(case: Case) -> None:
    report = coded(case.report, case.published)
    wrong = [*missing(case, report), *unwanted(case, report.moves)]
    assert not wrong, failure(case, report, wrong)


def test_names_are_unique() -> None:
    names = [parameter.id for parameter in cases()]
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_cases_say_something(file: Path) -> None:
    """A case expects a move, forbids one, or both; the words it names stand in its report."""
    for case in load(file, tuple[Case, ...]):
        assert case.moves or case.absent or case.count or case.never or case.none, case.name
        assert not (case.none and case.moves), case.name
        for words in [words for move in case.moves for words in (move.words or NONE, *move.also)]:
            assert words in case.report, f"{case.name}: {words!r} does not stand in the report"


# -- what holds for every move of every case --------------------------------------------------------------------


def every_move() -> Iterator[tuple[Report, Move]]:
    for parameter in cases():
        (case,) = parameter.values
        report = coded(case.report, case.published)
        yield from ((report, move) for move in report.moves)


def test_moves_have_ids_of_their_own() -> None:
    for parameter in cases():
        (case,) = parameter.values
        report = coded(case.report, case.published)
        ids = [move.id_in(report.document.id) for move in report.moves]
        assert len(ids) == len(set(ids)), case.name


def test_evidence_is_the_text() -> None:
    for report, move in every_move():
        for evidence in (
            move.evidence,
            *move.also,
            *(words for reason in move.reasons for words in reason.words),
        ):
            assert report.document.text[evidence.start : evidence.end] == evidence.text


def test_nobody_acts_upon_themselves() -> None:
    wrong = [move.evidence.text for _, move in every_move() if set(move.actors) & set(move.addressees)]
    assert not wrong


def test_outlets_neither_act_nor_are_acted_upon() -> None:
    outlets = {party.name for party in load_parties() if party.kind in ("outlet", "platform")}
    wrong = [move.evidence.text for _, move in every_move() if {*move.actors, *move.addressees} & outlets]
    assert not wrong


def test_what_is_quoted_stands_in_the_report() -> None:
    """Quote, speaker, place, scope and condition are the report's own words."""
    for report, move in every_move():
        source = move.source.as_dict() if move.source is not None else {}
        words = [source.get("quote"), source.get("speaker"), *(getattr(move.terms, cell) for cell in HELD)]
        for text in words:
            assert text is None or flat(text) in flat(report.document.text), (text, move.evidence.text)


@pytest.mark.xfail(reason="evidence leaves out a coordinated clause whose issue it takes", strict=False)
def test_the_issue_stands_in_the_evidence() -> None:
    wrong = [
        (words.text, move.evidence.text)
        for _, move in every_move()
        for reason in move.reasons
        if reason.cell == "issues" and reason.rule == "issue words in the content"
        for words in reason.words
        if not any(words.start < told.end and told.start < words.end for told in (move.evidence, *move.also))
    ]
    assert not wrong


def flat(text: str) -> str:
    return " ".join(text.split())


# -- comparing --------------------------------------------------------------------------------------------------


def missing(case: Case, report: Report) -> Iterator[str]:
    """The expected moves that no move of its own stands for."""
    left = list(report.moves)
    for expected in case.moves:
        ranked = sorted(left, key=lambda move: len(list(differences(expected, move, report.document))))
        best = ranked[0] if ranked else None
        wrong = list(differences(expected, best, report.document)) if best else ["nothing found"]
        if wrong:
            yield f"expected {shown(expected)}: nearest differs in {'; '.join(wrong)}"
        elif best is not None:
            left.remove(best)


def differences(expected: Expected, move: Move, document: Document) -> Iterator[str]:
    """Each cell in which a move is not what the case expects."""
    if move.type is not expected.type:
        yield f"type {move.type.value}"
    for cell in ("actors", "addressees", "issues"):
        wanted, found = getattr(expected, cell), getattr(move, cell)
        if wanted is not None and set(wanted) != set(found):
            yield f"{cell} {list(found)}"
    if expected.modality is not None and move.modality is not expected.modality:
        yield f"modality {move.modality.value}"
    if expected.repeated is not None and move.repeated is not expected.repeated:
        yield f"repeated {move.repeated}"
    if expected.words is not None and not overlaps(expected.words, move.evidence, document):
        yield f"evidence {move.evidence.text!r}"
    for words in expected.also:
        if not any(overlaps(words, evidence, document) for evidence in move.also):
            yield f"also {[evidence.text for evidence in move.also]}"
    yield from different_source(expected, move)
    yield from different_terms(expected.terms, move.terms)
    yield from (f"terms.{cell} not empty" for cell in expected.without if getattr(move.terms, cell))


def different_source(expected: Expected, move: Move) -> Iterator[str]:
    if expected.source is None:
        return
    if expected.source == "none":
        if move.source is not None:
            yield f"source {move.source.as_dict()}"
        return
    for cell, wanted in expected.source:
        found = getattr(move.source, cell) if move.source is not None else None
        fits = (
            found == wanted
            if cell == "party" and wanted
            else found is not None and holds(found, wanted or NONE)
        )
        if wanted == NONE:
            fits = not found
        if wanted is not None and not fits:
            yield f"source.{cell} {found!r}"


def different_terms(expected: ExpectedTerms, found: Terms) -> Iterator[str]:
    for cell in ("when", "deadline", *HELD):
        wanted, given = getattr(expected, cell), getattr(found, cell)
        fits = given is not None and (holds(given, wanted or NONE) if cell in HELD else given == wanted)
        if wanted is not None and not fits:
            yield f"terms.{cell} {given!r}"
    if expected.backers is not None and set(expected.backers) != set(found.backers):
        yield f"terms.backers {list(found.backers)}"
    if expected.duration is not None and not same(expected.duration, found.duration):
        yield f"terms.duration {found.duration}"
    if expected.quantities is not None:
        every = all(any(same(wanted, given) for given in found.quantities) for wanted in expected.quantities)
        if not every or len(expected.quantities) != len(found.quantities):
            yield f"terms.quantities {[quantity.as_dict() for quantity in found.quantities]}"


def same(wanted: Form, given: Quantity | Duration | None) -> bool:
    return given is not None and all(
        value is None
        or (holds(getattr(given, cell) or NONE, value) if cell == "who" else getattr(given, cell) == value)
        for cell, value in wanted
    )


def holds(text: str, words: str) -> bool:
    return words.lower().replace("’", "'") in text.lower().replace("’", "'")


def overlaps(words: str, evidence: Evidence, document: Document) -> bool:
    """Whether some place where `words` stand in the document shares a character with the evidence."""
    start = document.text.find(words)
    while start >= 0:
        if start < evidence.end and evidence.start < start + len(words):
            return True
        start = document.text.find(words, start + 1)
    return False


def unwanted(case: Case, moves: tuple[Move, ...]) -> Iterator[str]:
    """What the case says must not be found."""
    if case.none and moves:
        yield "expected no move at all"
    for kind in case.absent:
        if any(move.type is kind for move in moves):
            yield f"{kind.value} must not appear"
    for kind, number in case.count.items():
        found = sum(move.type is kind for move in moves)
        if found != number:
            yield f"expected {number} of {kind.value}, found {found}"
    for name in case.never:
        if any(name in (*move.actors, *move.addressees) for move in moves):
            yield f"{name} must be neither actor nor addressee"


def shown(expected: Expected) -> str:
    content = expected.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return ", ".join(f"{cell}: {value}" for cell, value in content.items())


def failure(case: Case, report: Report, wrong: list[str]) -> str:
    found = [
        f"  {move.type.value} {list(move.actors)} -> {list(move.addressees)} {[i.value for i in move.issues]} "
        f"{move.modality.value}{' repeated' if move.repeated else ''} {move.terms.as_dict()} "
        f"{move.source.as_dict() if move.source else 'own voice'}\n      {move.evidence.text!r} by {move.rule}"
        f"{''.join(f' also {evidence.text!r}' for evidence in move.also)}"
        for move in report.moves
    ]
    return "\n".join(["", case.report.strip(), "", *wrong, "found:", *(found or ["  nothing"])])
