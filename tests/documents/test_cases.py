"""What is read out of a text, case by case; the cases are data that anybody can edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.codebook.strict_yaml import Form, load
from parley.documents import Document, read_text
from parley.documents.furniture import entries, find_furniture

CASES = Path(__file__).parent / "cases"


class Lines(Form):
    why: str
    text: str
    paragraphs: tuple[str, ...]
    defects: tuple[str, ...]


class Characters(Form):
    text: str
    clean: str
    defects: tuple[str, ...]


class Datelines(Form):
    text: str
    place: str | None = None
    region: str | None = None
    agency: str | None = None
    date: str | None = None


class Quotations(Form):
    text: str
    opened: int = 0
    closed: int = 0


class Endings(Form):
    cut: tuple[str, ...]
    whole: tuple[str, ...]


class Headlines(Form):
    text: str
    title: str | None = None


def paragraphs(document: Document) -> list[str]:
    return [document.clean[block.start : block.end] for block in document.blocks]


def kinds(document: Document) -> set[str]:
    return {defect.kind for defect in document.defects}


@pytest.mark.parametrize("case", load(CASES / "glue.yaml", tuple[str, ...]))
def test_paragraphs_are_parted_where_they_were_glued_and_nowhere_else(case: str) -> None:
    document = read_text(case.replace("¶", ""))
    assert paragraphs(document) == case.split("¶")
    glued = [defect for defect in document.defects if defect.kind == "glued-paragraphs"]
    assert [defect.count for defect in glued] == ([case.count("¶")] if "¶" in case else [])


@pytest.mark.parametrize("case", load(CASES / "lines.yaml", tuple[Lines, ...]), ids=lambda case: case.why)
def test_line_breaks(case: Lines) -> None:
    document = read_text(case.text)
    assert paragraphs(document) == list(case.paragraphs)
    assert kinds(document) == set(case.defects)


@pytest.mark.parametrize(
    "case", load(CASES / "characters.yaml", tuple[Characters, ...]), ids=lambda case: case.clean
)
def test_characters(case: Characters) -> None:
    document = read_text(case.text)
    assert document.clean == case.clean
    assert kinds(document) == set(case.defects)
    assert document.text == case.text


@pytest.mark.parametrize(
    "case", load(CASES / "datelines.yaml", tuple[Datelines, ...]), ids=lambda case: case.text
)
def test_datelines(case: Datelines) -> None:
    document = read_text(case.text)
    found = document.dateline
    assert (found is None) == (case.place is None and case.agency is None)
    if found is not None:
        assert (found.place, found.region) == (case.place, case.region)
        assert (found.agency, found.date) == (case.agency, case.date)
        assert paragraphs(document)[1] == "Talks began."
        assert [block.kind for block in document.blocks] == ["dateline", "paragraph"]
    assert document.published == case.date
    assert document.text == case.text


@pytest.mark.parametrize(
    "case", load(CASES / "quotations.yaml", tuple[Quotations, ...]), ids=lambda case: case.text
)
def test_quotations(case: Quotations) -> None:
    found = [defect for defect in read_text(case.text).defects if defect.kind == "unbalanced-quotation"]
    counts = {defect.message.split(" ", 2)[2]: defect.count for defect in found}
    expected = {"opened and never closed": case.opened, "closed and never opened": case.closed}
    assert counts == {message: count for message, count in expected.items() if count}


@pytest.mark.parametrize("text", load(CASES / "endings.yaml", Endings).cut)
def test_an_end_that_is_cut_off(text: str) -> None:
    assert [d.message for d in read_text(text).defects if d.kind == "cut-off"] == ["last sentence cut off"]


@pytest.mark.parametrize("text", load(CASES / "endings.yaml", Endings).whole)
def test_an_end_that_is_whole(text: str) -> None:
    assert "cut-off" not in kinds(read_text(text))


@pytest.mark.parametrize(
    "case", load(CASES / "headlines.yaml", tuple[Headlines, ...]), ids=lambda case: case.text
)
def test_headlines(case: Headlines) -> None:
    document = read_text(case.text)
    assert document.title == case.title
    assert [block.kind for block in document.blocks].count("headline") == (case.title is not None)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_furniture_matches_its_examples_and_not_its_counter_examples(entry) -> None:  # type: ignore[no-untyped-def]
    assert entry.matches
    assert entry.excluded
    for example in entry.matches:
        assert [found.certain for found in find_furniture(example, [(0, len(example))])] == [entry.certain], (
            example
        )
    for example in entry.excluded:
        assert not find_furniture(example, [(0, len(example))]), example


def test_furniture_is_left_out_of_the_blocks_and_stays_in_the_text() -> None:
    text = (
        "Talks end\n\nAdvertisement\n\nThe talks ended.\n\n"
        "They resume in May. (Reporting by our staff)\n\nPhoto: Us\n"
    )
    document = read_text(text)
    assert paragraphs(document) == ["Talks end", "The talks ended.", "They resume in May.", "Photo: Us"]
    assert document.text == text
    assert "Advertisement" in document.clean
    assert [defect.count for defect in document.defects if defect.kind == "furniture"] == [3]
