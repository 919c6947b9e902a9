"""What holds for every document: no crash, the same answer twice, moves that keep their parties when names change."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.codebook.statement import Move
from parley.coder.rules import RuleCoder
from parley.documents import read_text
from parley.errors import DocumentError
from parley.language import Analysis, analyse
from parley.pipeline import Reader

REPORT = (
    "A and B met in Geneva on Monday for peace talks. A proposed a ceasefire to B. B rejected the ceasefire. "
    "A demanded that B release 120 prisoners. B said it would release 40 prisoners. "
    "The two sides failed to agree on a withdrawal of troops."
)
SENTENCES = {
    "demand": "At the ceasefire talks in Geneva, {a} demanded that {b} release 120 prisoners.",
    "reject": "{b} rejected the 30-day ceasefire that {a} had proposed in Geneva.",
    "agree": "{a} and {b} agreed on a ceasefire in Geneva on Monday.",
    "violate": "{a} said {b} had violated the ceasefire near the bridge.",
    "fulfil": "{a} freed 40 prisoners under the ceasefire deal with {b}.",
    "appeal": "Norway urged {a} and {b} to extend the ceasefire.",
}
PAIRS = [("Russia", "Ukraine"), ("Israel", "Hamas"), ("Armenia", "Azerbaijan")]
INVENTED = ("the Varan Liberation Army", "the Toman Resistance Army")
VOCABULARY = (
    "talks ceasefire truce Russia Ukraine Hamas Israel agreed rejected demanded said told would "
    'not “ ” " , . ; : — ( ) that which who if until unless and but to of by with according '
    "prisoners 300 30-day the a it they he TASS Kremlin officials including such as without "
    "failed again on Monday 2025 withdraw troops … ? ! 's "
)
WORDS = VOCABULARY.split()


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def told(moves: tuple[Move, ...], names: dict[str, str]) -> list[tuple[object, ...]]:
    """The moves with their parties replaced by the letters they stand for."""

    def letters(parties: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(names.get(party, party) for party in parties))

    return [
        (
            move.type,
            letters(move.actors),
            letters(move.addressees),
            move.issues,
            move.modality,
            move.terms.quantities,
        )
        for move in moves
    ]


@pytest.mark.parametrize("pair", [*PAIRS, INVENTED], ids=lambda pair: " and ".join(pair))
@pytest.mark.parametrize("kind", SENTENCES)
def test_swapped_parties_swap_in_the_moves(kind: str, pair: tuple[str, str], reader: Reader) -> None:
    """No party is favoured: who does what follows from the sentence alone."""
    a, b = pair
    names = {a.removeprefix("the "): "A", b.removeprefix("the "): "B"}
    swapped = {party: "B" if letter == "A" else "A" for party, letter in names.items()}
    sentence = SENTENCES[kind]
    forwards = reader.read_text(capital(sentence.format(a=a, b=b)), published="2025-06-04").moves
    backwards = reader.read_text(capital(sentence.format(a=b, b=a)), published="2025-06-04").moves
    assert told(forwards, names) == told(backwards, swapped)


@pytest.mark.parametrize("kind", SENTENCES)
def test_every_pair_of_parties_tells_the_same(kind: str, reader: Reader) -> None:
    """The same sentence about another conflict tells the same moves. Names the lexicon lacks are left out here."""
    found = {}
    for a, b in PAIRS:
        moves = reader.read_text(SENTENCES[kind].format(a=a, b=b), published="2025-06-04").moves
        found[f"{a}, {b}"] = told(moves, {a: "A", b: "B"})
    assert len({repr(moves) for moves in found.values()}) == 1, found
    assert all(found.values()), found


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def named(a: str, b: str) -> str:
    return REPORT.replace("A ", f"{a} ").replace("B ", f"{b} ").replace(" B.", f" {b}.")


def test_the_same_document_twice_gives_the_same_ids(reader: Reader) -> None:
    first, second = (
        reader.read_text(named("Armenia", "Azerbaijan"), published="2025-06-04") for _ in range(2)
    )
    assert first.document.id == second.document.id
    ids = [move.id_in(first.document.id) for move in first.moves]
    assert ids == [move.id_in(second.document.id) for move in second.moves]
    assert len(ids) == len(set(ids))
    assert ids


def test_the_coder_is_pure() -> None:
    """The same analysis gives the same moves, from one coder or two, and is left as it was."""
    analysis: Analysis = analyse(read_text(named("Sudan", "Chad"), published="2025-06-04"))
    before = analysis.doc.to_json()
    coder = RuleCoder()
    first, second, third = coder.code(analysis), coder.code(analysis), RuleCoder().code(analysis)
    assert first == second == third
    assert analysis.doc.to_json() == before


def test_one_document_leaves_no_trace_in_the_next(reader: Reader) -> None:
    alone = reader.read_text(named("Armenia", "Azerbaijan"), published="2025-06-04").moves
    reader.read_text(named("Israel", "Hamas"), published="2024-01-04")
    assert reader.read_text(named("Armenia", "Azerbaijan"), published="2025-06-04").moves == alone


def test_moves_come_in_the_order_of_the_text(reader: Reader) -> None:
    starts = [move.evidence.start for move in reader.read_text(named("Armenia", "Azerbaijan")).moves]
    assert starts == sorted(starts)


def test_every_move_gives_its_reasons(reader: Reader) -> None:
    for move in reader.read_text(named("Armenia", "Azerbaijan"), published="2025-06-04").moves:
        cells = {reason.cell for reason in move.reasons}
        assert "type" in cells
        assert not move.actors or "actors" in cells
        assert all(reason.rule for reason in move.reasons)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=50))
def test_words_in_any_order_never_break_the_coder(reader: Reader, words: list[str]) -> None:
    assert_sound(reader, "Russia and Ukraine agreed on a ceasefire. " + " ".join(words))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=120))
def test_any_text_never_breaks_the_coder(reader: Reader, text: str) -> None:
    assert_sound(reader, "Russia and Ukraine agreed on a ceasefire. " + text)


def assert_sound(reader: Reader, text: str) -> None:
    report = reader.read_text(text, published="2025-06-04")
    for move in report.moves:
        assert report.document.text[move.evidence.start : move.evidence.end] == move.evidence.text
        assert not set(move.actors) & set(move.addressees)
        assert len(set(move.actors)) == len(move.actors)
        assert len(set(move.issues)) == len(move.issues)
        assert move.issues


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "“", "”", "…", "?", "\ufeff", "A"])
def test_next_to_nothing_tells_nothing(text: str, reader: Reader) -> None:
    try:
        assert reader.read_text(text).moves == ()
    except DocumentError:
        assert not text.strip("\ufeff \n"), "only an empty document may be refused"


@pytest.mark.parametrize(
    "text",
    [
        "Russia and Ukraine agreed on a ceasefire and " * 376,
        "“Russia rejected the ceasefire " * 200,
        "Russia said that " * 200 + "Ukraine rejected the ceasefire.",
        "the ceasefire which " * 300,
        "Russia, " * 700,
        "(" * 500 + "ceasefire Russia",
        "ceasefire-" * 400 + "Russia",
        "Russia agreed.\n" * 150 + "A ceasefire holds.",
        "A" * 20_000 + " Russia ceasefire",
    ],
    ids=[
        "coordination",
        "open quotations",
        "chains",
        "relatives",
        "names",
        "brackets",
        "hyphens",
        "lines",
        "one word",
    ],
)
def test_long_and_strange_documents_come_to_an_end(text: str, reader: Reader) -> None:
    """Up to 3,000 words without a full stop: read to the end, or refused with a DocumentError; never anything else."""
    with suppress(DocumentError):
        assert_sound(reader, text)
