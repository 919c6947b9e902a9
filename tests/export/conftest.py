"""A record with two reports in it: one that fills every cell, and one in which nothing was found."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from parley.codebook.statement import Duration, Evidence, Move, Quantity, Source, Terms
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.record import Record, StoredDocument
from parley.record.stored import StoredDefect

TEXT = (
    "=Talks= in Istanbul 🕊\r\n"
    'Kyiv again offered, "at once", to free about 1,000 prisoners and 2 bodies each.\n'
    "-Moscow refused; قال المتحدث."
)


@pytest.fixture
def full_move() -> Move:
    """A move with something in every cell; several would run as formulas in a spreadsheet."""
    words = 'Kyiv again offered, "at once", to free about 1,000 prisoners and 2 bodies each.\n-Moscow'
    return Move(
        type=MoveType.PROPOSE,
        actors=("Ukraine", "+Coalition; of the willing"),
        addressees=("Russia",),
        issues=(Issue.PRISONERS, Issue.REMAINS),
        terms=Terms(
            quantities=(
                Quantity(min=1000, max=1000.5, approximate=True, unit="prisoners", who="@sick"),
                Quantity(max=2, per_side=True, unit="bodies"),
            ),
            duration=Duration(min="P3D", max="P30D"),
            when="2025-06-09/2025-06-15",
            deadline="2025-06",
            place="Istanbul",
            scope="certain frontline positions",
            condition="'=if Moscow agrees",
            backers=("United States", "Türkiye"),
        ),
        modality=Modality.CLAIMED,
        repeated=True,
        source=Source(speaker="-Umerov", party="Ukraine", medium="TASS", quote="at once\rand\ttogether"),
        evidence=evidence(words),
        also=(evidence("قال المتحدث"),),
        rule="offer-to",
    )


@pytest.fixture
def bare_move() -> Move:
    """A move with nothing in it but what it must have."""
    return Move(type=MoveType.REJECT, evidence=evidence("-Moscow refused"), rule="refuse")


def evidence(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(start=start, end=start + len(words), text=words)


def document(text: str, **values: Any) -> StoredDocument:
    identity = "d-" + sha256(text.encode()).hexdigest()[:16]
    absent = dict.fromkeys(
        ("title", "published", "publisher", "url", "language", "supersedes", "superseded_by")
    )
    return StoredDocument(
        **{"id": identity, "key": identity, "name": "a.txt", "text": text, "defects": (), **absent, **values}
    )


@pytest.fixture
def full_document() -> StoredDocument:
    return document(
        TEXT,
        title="=Talks= in Istanbul 🕊",
        published="2025-06-02",
        publisher="The Observer",
        url="https://example.org/talks",
        language="en",
        defects=(StoredDefect("hard-wrapped", "lines broken at a fixed width", 2, ((21, 23),)),),
    )


@pytest.fixture
def bare_document() -> StoredDocument:
    return document("Nothing was said.")


@pytest.fixture
def record(
    tmp_path: Path,
    full_document: StoredDocument,
    full_move: Move,
    bare_move: Move,
    bare_document: StoredDocument,
) -> Iterator[Record]:
    with Record.open(tmp_path / "parley.db") as opened:
        opened.add(
            full_document, [full_move, bare_move], coder="rules", coder_version="1.0", codebook_version="1"
        )
        opened.add(bare_document, [], coder="rules", coder_version="1.0", codebook_version="1")
        yield opened
