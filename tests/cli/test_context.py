from __future__ import annotations

import pytest
from tests.cli.support import evidence

from parley.cli.context import REACH, all_underlined, in_context, sentence_around

# A text, the evidence in it, and the line that is to be seen.
SEEN = {
    "the sentence around it": (
        "Talks failed. The army again rejected a truce on Monday. More later.",
        "rejected a truce",
        "The army again _rejected a truce_ on Monday.",
    ),
    "glued paragraphs": (
        "Nobody came.The army rejected a truce.The rebels did not.",
        "The army rejected a truce",
        "_The army rejected a truce_.",
    ),
    "its own full stop": (
        "It left. It rejected a truce. It won.",
        "It rejected a truce.",
        "_It rejected a truce._",
    ),
    "titles and initials": (
        "The U.S. envoy met Gen. A. Burhan on Feb. 20 in Jeddah. He left.",
        "met Gen. A. Burhan",
        "The U.S. envoy _met Gen. A. Burhan_ on Feb. 20 in Jeddah.",
    ),
    "a headline": ("Truce rejected\n\nThe army said no.", "rejected", "Truce _rejected_"),
    "wrapped lines": (
        "The army\nrejected a\ntruce on Monday.",
        "rejected a\ntruce",
        "The army _rejected a truce_ on Monday.",
    ),
    "two sentences": ("A left. B came. C slept.", "left. B", "A _left. B_ came."),
    "a number with a point": ("About 2.5 million fled. No truce.", "million", "About 2.5 _million_ fled."),
}


@pytest.mark.parametrize("case", SEEN)
def test_seen(case: str) -> None:
    text, words, line = SEEN[case]
    assert in_context(text, evidence(text, words), marked=True).plain == line


def test_a_line_without_end_is_cut_at_words() -> None:
    text = "word " * 20_000 + "agreed " + "word " * 20_000
    line = in_context(text, evidence(text, "agreed"), marked=False).plain
    assert line.startswith("… word")
    assert line.endswith("word …")
    assert " agreed " in line
    assert len(line) < 2 * REACH + 20
    first, last = sentence_around(text, 100_000, 100_006)
    assert 0 < first <= 100_000
    assert 100_006 <= last < len(text)


def test_only_the_evidence_is_underlined() -> None:
    text = "The army rejected a truce."
    line = in_context(text, evidence(text, "rejected"), marked=False)
    assert [line.plain[span.start : span.end] for span in line.spans if span.style == "underline"] == [
        "rejected"
    ]


def test_overlapping_evidence_is_underlined_once() -> None:
    whole = all_underlined("one two three four", [(8, 13), (0, 7), (4, 10)], marked=True)
    assert whole.plain == "_one two three_ four"
