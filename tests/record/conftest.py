"""Records to test with, on every database: SQLite always, PostgreSQL where PARLEY_TEST_POSTGRESQL is set."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import strategies as st

from parley.codebook.statement import Duration, Evidence, Move, Quantity, Reason, Source, Terms
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.record import Record, StoredDocument
from parley.record.stored import StoredDefect

POSTGRESQL = os.environ.get("PARLEY_TEST_POSTGRESQL")
PARTIES = ("Ukraine", "Russia", "Hamas", "FARC", "السودان", "מדינת ישראל", "🕊️ Coalition", "Côte d'Ivoire")


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Gives, call by call, addresses at which no record has been yet."""
    numbers = count(1)
    if request.param == "sqlite":
        yield lambda: str(tmp_path / f"{next(numbers)}.db")
        return
    if not POSTGRESQL:
        pytest.skip("PARLEY_TEST_POSTGRESQL names no database")
    yield from _schemas(POSTGRESQL)


def _schemas(address: str) -> Iterator[Callable[[], str]]:
    import psycopg

    made: list[str] = []

    def new() -> str:
        name = f"parley_{uuid4().hex}"
        made.append(name)
        connection.execute(f"CREATE SCHEMA {name}")
        return f"{address}?options=-csearch_path%3D{name}"

    with psycopg.connect(address, autocommit=True) as connection:
        yield new
        for name in made:
            connection.execute(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture
def record(new_place: Callable[[], str]) -> Iterator[Record]:
    with Record.open(new_place()) as opened:
        yield opened


@pytest.fixture
def make_document() -> Callable[..., StoredDocument]:
    return document


@pytest.fixture
def make_move() -> Callable[..., Move]:
    return move_on


@pytest.fixture(scope="session")
def reports() -> st.SearchStrategy[tuple[StoredDocument, tuple[Move, ...]]]:
    return a_report()


def document(text: str, *, key: str | None = None, published: str | None = None) -> StoredDocument:
    """A document as reading gives it, as far as the record is concerned."""
    identity = "d-" + sha256(f"{text}|{published}".encode()).hexdigest()[:16]
    return StoredDocument(
        id=identity,
        key=key or identity,
        name="report.txt",
        title=None,
        published=published,
        publisher=None,
        url=None,
        language="en",
        text=text,
        defects=(StoredDefect("hard-wrapped", "lines broken at a fixed width", 1, ((0, 1),)),),
        supersedes=None,
        superseded_by=None,
    )


def move_on(
    document: StoredDocument,
    words: str,
    type: str = "reject",
    actors: tuple[str, ...] = ("Russia",),
    addressees: tuple[str, ...] = (),
    issues: tuple[str, ...] = ("ceasefire",),
    rule: str = "refuse-object",
) -> Move:
    """A move that rests on `words` in the document, with a reason that does too."""
    start = document.text.index(words)
    evidence = Evidence(start=start, end=start + len(words), text=words)
    return Move(
        type=MoveType(type),
        actors=actors,
        addressees=addressees,
        issues=tuple(Issue(issue) for issue in issues),
        evidence=evidence,
        rule=rule,
        reasons=(Reason(cell="type", value=type, rule=rule, words=(evidence,)),),
    )


# NUL is left out because PostgreSQL cannot hold it, halves of surrogate pairs because nothing can.
CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
    st.sampled_from("🕊👩‍👩‍👧שלום‏السلام'\";%\\\n\r\t\u2028"),
)
WORDS = st.text(CHARACTERS, max_size=30)
TEXTS = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=200),
    st.builds(lambda word, times: word * times, st.text(CHARACTERS, min_size=1, max_size=5), st.just(4000)),
)


@st.composite
def a_report(draw: st.DrawFn) -> tuple[StoredDocument, tuple[Move, ...]]:
    """A document and moves whose every span stands in its text."""
    read = document(draw(TEXTS), published=draw(st.one_of(st.none(), st.dates().map(str))))
    return read, tuple(draw(st.lists(a_move(read.text), max_size=4)))


def a_span(text: str) -> st.SearchStrategy[Evidence]:
    places = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    return places.map(lambda ends: Evidence(start=ends[0], end=ends[1], text=text[ends[0] : ends[1]]))


def a_move(text: str) -> st.SearchStrategy[Move]:
    parties = st.lists(st.sampled_from(PARTIES), max_size=3).map(tuple)
    perhaps = st.one_of(st.none(), WORDS)
    number = st.one_of(st.none(), st.integers(0, 10**7), st.floats(0, 10**7))
    quantities = st.builds(
        Quantity,
        min=number,
        max=number,
        approximate=st.booleans(),
        per_side=st.booleans(),
        unit=perhaps,
        who=perhaps,
    )
    terms = st.builds(
        Terms,
        quantities=st.lists(quantities, max_size=2).map(tuple),
        duration=st.one_of(st.none(), st.builds(Duration, max=st.just("P3D"), approximate=st.booleans())),
        condition=perhaps,
        backers=parties,
    )
    spans = st.lists(a_span(text), max_size=2).map(tuple)
    return st.builds(
        Move,
        type=st.sampled_from(MoveType),
        actors=parties,
        addressees=parties,
        issues=st.lists(st.sampled_from(Issue), max_size=3).map(tuple),
        terms=terms,
        modality=st.sampled_from(Modality),
        repeated=st.booleans(),
        source=st.one_of(st.none(), st.builds(Source, speaker=perhaps, quote=perhaps)),
        evidence=a_span(text),
        also=spans,
        rule=WORDS,
        reasons=st.lists(st.builds(Reason, cell=WORDS, value=WORDS, rule=WORDS, words=spans), max_size=2).map(
            tuple
        ),
    )
