"""Where quotations begin and end: paired marks, straight marks, quotations that are never closed."""

from __future__ import annotations

import pytest
import spacy

from parley.coder.attribution import find_quotations

BLANK = spacy.blank("en")


def quoted(text: str, paragraphs: tuple[tuple[int, int], ...] | None = None) -> list[tuple[str, bool]]:
    doc = BLANK(text)
    found = find_quotations(doc, paragraphs or ((0, len(text)),))
    return [(doc[quote.start : quote.end].text, quote.closed) for quote in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will sign,” he said.", [("We will sign,", True)]),
        ('"We will sign," he said.', [("We will sign,", True)]),
        ("„We will sign”, he said.", [("We will sign", True)]),
        ("«We will sign», he said.", [("We will sign", True)]),
        ('"Yes," he said. "We will sign."', [("Yes,", True), ("We will sign.", True)]),
        ("Nobody spoke.", []),
        ("“” he said.", []),
        ("“We will not sign until", [("We will not sign until", False)]),
        ("They called it a “truce” in name.", [("truce", True)]),
        ("He said: “We sign. We go home.”", [("We sign. We go home.", True)]),
        ("It’s Baku’s offer, not ‘final’.", []),
        ("A mark ” that closes nothing, then “a quotation”.", [("a quotation", True)]),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, bool]]) -> None:
    assert quoted(text) == expected


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    first, second = "“We will not sign", "The talks go on."
    text = f"{first}\n\n{second}"
    paragraphs = ((0, len(first)), (len(first) + 2, len(text)))
    (found,) = quoted(text, paragraphs)
    assert "talks" not in found[0]
    assert found[0].startswith("We will not sign")
    assert not found[1]


def test_straight_marks_start_afresh_in_each_paragraph() -> None:
    first, second = '"We will not sign', 'He said "no deal" and left.'
    text = f"{first}\n\n{second}"
    paragraphs = ((0, len(first)), (len(first) + 2, len(text)))
    assert ("no deal", True) in quoted(text, paragraphs)
