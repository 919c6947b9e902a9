"""Evidence counts the characters of the original text, whatever was repaired before it was read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parley.codebook.statement import Evidence
from parley.pipeline import Reader, Report

REPORT = (
    "Houthis reject ceasefire in Hodeidah\n\n"
    "SANAA — The Houthis on Tuesday rejected a 30-day ceasefire that the United Nations had proposed. "
    "“We will not accept a truce until the siege ends,” said their spokesman, Karim al-Amri.\n\n"
    "Yemen's government demanded the release of 250 prisoners and accused the group of violating the ceasefire. "
    "The two sides agreed to exchange 40 prisoners in Muscat next week."
)
DAMAGE = {
    "as it is": lambda text: text,
    "glued paragraphs": lambda text: text.replace(".\n\n", "."),
    "glued sentences": lambda text: text.replace(". ", "."),
    "hard-wrapped": lambda text: text.replace(" the ", "\nthe "),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "entities": lambda text: text.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("'", "&#39;"),
    "entities twice": lambda text: text.replace("“", "&amp;quot;").replace("”", "&amp;quot;"),
    "mojibake": lambda text: text.encode().decode("latin-1"),
    "tags": lambda text: (
        "<p>" + text.replace("\n\n", "</p><p>").replace("Houthis", "<b>Houthis</b>") + "</p>"
    ),
    "soft hyphens": lambda text: text.replace("ceasefire", "cease\u00adfire").replace(
        "prisoners", "pri\u00adsoners"
    ),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b"),
    "byte order mark": lambda text: "\ufeff" + text,
    "an emoji before everything": lambda text: "\U0001f54a " + text,
    "combining marks": lambda text: text.replace("Karim", "Kari\u0301m"),
    "cut off": lambda text: text[: len(text) * 2 // 3],
    "cut within a word": lambda text: text[: text.index("prisoners in Muscat") + 4] + "...",
}
PIECES = [
    "\u00ad",
    "\u200b",
    "\u00a0",
    "  ",
    "\n",
    "\r\n",
    "&nbsp;",
    "&amp;",
    "<br>",
    "<b>",
    "\ufeff",
    "\U0001f54a",
    "\x00",
    "â€™",
    "“",
    '"',
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def evidence_of(report: Report) -> Iterator[Evidence]:
    for move in report.moves:
        yield move.evidence
        yield from move.also
        for reason in move.reasons:
            yield from reason.words


def assert_evidence_stands(report: Report) -> None:
    text = report.document.text
    for evidence in evidence_of(report):
        assert text[evidence.start : evidence.end] == evidence.text
        assert evidence.text.strip()
        assert 0 <= evidence.start < evidence.end <= len(text)


@pytest.mark.parametrize("damage", DAMAGE)
def test_evidence_stands_in_the_damaged_text(damage: str, reader: Reader) -> None:
    report = reader.read_text(DAMAGE[damage](REPORT), published="2025-06-04")
    assert_evidence_stands(report)
    assert report.moves, "the damage silenced the whole report"


@pytest.mark.parametrize("damage", [name for name in DAMAGE if not name.startswith("cut")])
def test_repairable_damage_changes_no_move(damage: str, reader: Reader) -> None:
    """The same acts by the same parties on the same issues, from the damaged text as from the sound one."""

    def told(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        moves = reader.read_text(text, published="2025-06-04").moves
        return [(move.type.value, move.actors, move.issues) for move in moves]

    missing = [move for move in told(REPORT) if move not in told(DAMAGE[damage](REPORT))]
    assert not missing


def test_evidence_shows_the_damage(reader: Reader) -> None:
    """Evidence is the text as it stands, not as it was repaired."""
    report = reader.read_text(REPORT.replace("ceasefire", "cease\u00adfire"), published="2025-06-04")
    assert any("cease\u00adfire" in evidence.text for evidence in evidence_of(report))


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.integers(0, len(REPORT)), st.sampled_from(PIECES)), max_size=12))
@example([(0, "\x00"), (20, "\x00")])
def test_evidence_stands_whatever_is_inserted(reader: Reader, damage: list[tuple[int, str]]) -> None:
    text = REPORT
    for place, piece in sorted(damage, reverse=True):
        text = text[:place] + piece + text[place:]
    assert_evidence_stands(reader.read_text(text, published="2025-06-04"))


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(40, len(REPORT)))
def test_evidence_stands_wherever_the_text_is_cut(reader: Reader, length: int) -> None:
    assert_evidence_stands(reader.read_text(REPORT[:length], published="2025-06-04"))


def test_the_words_of_the_issues_are_evidence(reader: Reader) -> None:
    """What a move is about stands in its evidence, where the rule says that the content names it."""
    for move in reader.read_text(REPORT, published="2025-06-04").moves:
        for reason in move.reasons:
            if reason.cell == "issues" and reason.rule == "issue words in the content":
                for words in reason.words:
                    assert words.start < move.evidence.end, (words.text, move.evidence.text)
                    assert move.evidence.start < words.end, (words.text, move.evidence.text)
