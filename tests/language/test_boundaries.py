from __future__ import annotations

from collections.abc import Callable

import pytest

from parley.documents import Document
from parley.language import Analyser

MakeDocument = Callable[..., Document]

# Sentences of one paragraph, with | where the next one begins.
SPLIT = [
    "The two sides met in Doha. | No date was set.",
    "“We will sign,” he said. | The other side kept silent.",
    "“The truce holds.” | He then left the hall.",
    'The envoy said, "We are close." | Nobody else spoke.',
    "Will they return? | It is not clear! | Talks go on.",
    "The mission was withdrawn by the U.S. | The rebels welcomed it.",
    "They agreed to talk… | Then the shelling began again.",
    "The offer (first made in May.) | It was turned down.",
    "He signed at 5 p.m. | The ceremony was short.",
]
# Places that look like boundaries and are none.
WHOLE = [
    "Defense Minister Rustem Umerov led the delegation.",
    "U.S. Secretary of State Rubio flew to Geneva.",
    "The talks resume on Feb. 20 in Jeddah.",
    "The order was given by Lt. Gen. Musa Hilal on Monday.",
    "They met in St. Petersburg for two days.",
    "Dr. Amira Saleh and Mr. J. P. Okello spoke for the group.",
    "The sides exchanged 1.5 million dollars, i.e. the agreed sum.",
    "The deal, brokered by Gov. Ann Reyes, covers 3.2 percent of the land.",
    "The envoy asked “who will pay?” and left.",
    "Resolution No. 1701 was one step vs. many, officials said.",
    "The Sept. 5 accord was never signed.",
    "Sen. Lopez, Rep. Diaz and Prof. Kim watched.",
]


def sentences(analyser: Analyser, document: MakeDocument, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in analyser.analyse(document(text)).doc.sents]


@pytest.mark.parametrize("marked", SPLIT)
def test_sentences_are_split(analyser: Analyser, document: MakeDocument, marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert sentences(analyser, document, " ".join(expected)) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_sentences_stay_whole(analyser: Analyser, document: MakeDocument, text: str) -> None:
    assert sentences(analyser, document, text) == [text]


def test_a_paragraph_always_ends_a_sentence(analyser: Analyser, document: MakeDocument) -> None:
    text = "Talks open in Istanbul\nBoth sides sent\nseven delegates each, led by ministers"
    assert sentences(analyser, document, text) == text.split("\n")


def test_a_line_break_inside_a_paragraph_is_no_boundary(analyser: Analyser, document: MakeDocument) -> None:
    text = "The delegations met\nfor three hours."
    analysis = analyser.analyse(document(text, lines=False))
    assert [sentence.text for sentence in analysis.doc.sents] == [text]
