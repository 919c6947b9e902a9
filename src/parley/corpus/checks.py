"""What must hold in a coded report beyond its form: words that are in the text, dates that exist, names of the lexicon.

Each check yields one sentence for each fault: which report and move, what is wrong, and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

from parley.codebook import load_codebook
from parley.codebook.schema import PATTERNS
from parley.codebook.statement import Move
from parley.corpus.coded import CodedReport
from parley.errors import CorpusError
from parley.lexicon.parties import load_parties

SEASONS = ("21", "22", "23", "24")
DATED = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def faults(report: CodedReport, text: str) -> list[str]:
    """Every fault of a coded report, read with its text; empty where it holds together."""
    if report.document.reference is None and report.codebook != load_codebook().version:
        return [f"{report.id}: follows codebook {report.codebook}; this is {load_codebook().version}"]
    try:
        moves = report.in_text(text)
    except CorpusError as error:
        return [str(error)]
    found = [f"{report.id}: {fault}" for fault in _repeated(moves)]
    for coded, move in zip(report.moves, moves, strict=True):
        place = f"{report.id}: {move.type} “{move.evidence.text[:60]}”"
        found += [f"{place}: {fault}" for check in CHECKS for fault in check(move, text)]
        if coded.words.act is not None and not _stands_in(move):
            found.append(f"{place}: the words of the act do not stand in the evidence; quote them from it")
    return found


def _repeated(moves: Iterable[Move]) -> Iterator[str]:
    seen: set[tuple[object, ...]] = set()
    for move in moves:
        key = (move.type, move.actors, move.addressees, move.issues, move.evidence, str(move.terms))
        if key in seen:
            yield f"{move.type} “{move.evidence.text[:60]}”: is coded twice; leave one out"
        seen.add(key)


def _stands_in(move: Move) -> bool:
    anchor = next(reason.words[0] for reason in move.reasons if reason.cell == "type")
    return move.evidence.start <= anchor.start and anchor.end <= move.evidence.end


def broken_evidence(move: Move, text: str) -> Iterator[str]:
    """Evidence stays inside one paragraph."""
    for piece in (move.evidence, *move.also):
        if "\n\n" in piece.text:
            yield "the evidence runs over the end of a paragraph; quote one piece"


def foreign_words(move: Move, text: str) -> Iterator[str]:
    """The cells that repeat words of the text do so; blanks and capitals may differ."""
    flat = _flat(text)
    terms, source = move.terms, move.source
    held = {"place": terms.place, "scope": terms.scope, "condition": terms.condition}
    held |= {f"who of {n}": quantity.who for n, quantity in enumerate(terms.quantities, 1)}
    if source:
        held |= {"speaker": source.speaker, "medium": source.medium, "quote": source.quote}
    for cell, words in held.items():
        if words and _flat(words) not in flat:
            yield f"{cell}: “{words}” is not in the text; quote its own words"


def wrong_terms(move: Move, text: str) -> Iterator[str]:
    """Dates and durations are well formed and exist, bounds are in order, units are those of the codebook."""
    terms = move.terms
    for cell, value in (("when", terms.when), ("deadline", terms.deadline)):
        if value and not (re.match(PATTERNS[f"terms.{cell}"], value) and _exists(value)):
            yield f"{cell}: {value!r} is no date (EDTF: 2025, 2025-05, 2025-05-16, or two with a slash)"
    if terms.duration:
        for cell, value in (("min", terms.duration.min), ("max", terms.duration.max)):
            if value and not re.match(PATTERNS[f"terms.duration.{cell}"], value):
                yield f"duration: {value!r} is none (ISO 8601: P30D, PT1H)"
    for quantity in terms.quantities:
        if quantity.min is None and quantity.max is None:
            yield "a quantity has neither bound; fill one, or leave the quantity out"
        elif quantity.min is not None and quantity.max is not None and quantity.min > quantity.max:
            yield f"a quantity's lower bound {quantity.min} is above its upper bound {quantity.max}"
        if quantity.unit and quantity.unit not in _units():
            yield f"there is no unit {quantity.unit!r}; choose one of the codebook, or leave it empty"


def other_names(move: Move, text: str) -> Iterator[str]:
    """Parties that the lexicon knows stand under its name for them."""
    party = move.source.party if move.source else None
    for name in (*move.actors, *move.addressees, *move.terms.backers, *([party] if party else [])):
        if (known := recorded_name(name)) != name:
            yield f"{name!r} is {known!r} in the lexicon; write that"


@cache
def recorded_name(name: str) -> str:
    """The lexicon's name for the party that goes by `name`; `name` itself where it knows none, or only with company.

    >>> recorded_name("Türkiye"), recorded_name("the Blue Valley Front")
    ('Turkey', 'the Blue Valley Front')
    """
    parties = load_parties()
    found = None if name in parties else parties.find(name)
    named = {meaning.party.name for meaning in parties.meanings(name) if meaning.kind == "name"}
    return found.name if found and found.name in named else name


CHECKS: tuple[Callable[[Move, str], Iterator[str]], ...] = (
    broken_evidence,
    foreign_words,
    wrong_terms,
    other_names,
)


@cache
def _units() -> frozenset[str]:
    return frozenset(unit.id for unit in load_codebook().units)


def _flat(words: str) -> str:
    return " ".join(words.split()).casefold().replace("’", "'")


def _exists(edtf: str) -> bool:
    """Whether every month and day of a date exists; months 21 to 24 are seasons (EDTF level 1)."""
    for part in DATED.findall(edtf):
        if part[5:] in SEASONS:
            continue
        try:
            date.fromisoformat(part if part.count("-") > 1 else f"{part}-01")
        except ValueError:
            return False
    return True
