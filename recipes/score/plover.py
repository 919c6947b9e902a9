"""Measures the coder on PLOVER's records: what it finds, and whether act and parties are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recipes.score.plover_records import COUNTERPARTS, Event, read_events
from recipes.score.plover_words import Answer, ask_who
from recipes.score.tables import table

from parley import documents
from parley.codebook.statement import Move
from parley.coder.reading import Reading
from parley.coder.relevance import is_about_talks
from parley.export.plover import plover_event
from parley.lexicon.parties import load_parties
from parley.pipeline import Reader

# Put before a sentence of other politics, so that the coder takes it for a part of a report on a conflict. It
# names no party, and what is found in it does not count.
SETTING = "Fighting between the army and the rebels went on despite a ceasefire."
COLUMNS = (
    "records",
    "let through",
    "found",
    "act",
    "source",
    "with a target",
    "target",
    "both",
    "either order",
)


@dataclass(frozen=True)
class Outcome:
    """One record beside what was found in its sentence.

    `let_through`  the coder takes the sentence for one about the talks of a conflict
    `best`         the move that agrees in most of act, source and target, or none
    """

    event: Event
    sources: frozenset[str]
    targets: frozenset[str]
    let_through: bool
    moves: tuple[Move, ...]
    answers: tuple[Answer, ...]

    @property
    def act(self) -> bool:
        """Whether some move becomes the event when it is exported."""
        return any(plover_event(move) == self.event.event for move in self.moves)

    @property
    def best(self) -> Move | None:
        """The move whose parties count: of a right type where there is one, then with most parties right."""
        return max(self.moves, key=self._agreement, default=None)

    def _agreement(self, move: Move) -> tuple[bool, int]:
        parties = self.source_agrees(move) + self.target_agrees(move)
        return plover_event(move) == self.event.event, parties

    def source_agrees(self, move: Move | None) -> bool:
        """The actors are the sources; a joint act may list the targets as actors too."""
        if move is None:
            return False
        actors = frozenset(move.actors)
        return bool(self.sources) and self.sources <= actors <= self.sources | self.targets

    def target_agrees(self, move: Move | None) -> bool:
        """The addressees are the targets, or the actors of a joint act beside the sources are."""
        if move is None or not self.targets:
            return False
        actors, addressees = frozenset(move.actors), frozenset(move.addressees)
        beside = actors - self.sources if actors & self.sources else frozenset[str]()
        return self.targets in (addressees, beside, beside | addressees)

    @property
    def either_order(self) -> bool:
        """Whether sources and targets are all among actors and addressees of the best move, in any order."""
        move = self.best
        return move is not None and self.sources | self.targets <= frozenset((*move.actors, *move.addressees))


@dataclass(frozen=True)
class PloverScore:
    """The outcomes of all records, each sentence read alone, and each read after `SETTING`."""

    outcomes: list[Outcome]
    in_setting: list[Outcome]

    def rows(self, outcomes: Sequence[Outcome]) -> dict[str, dict[str, int]]:
        """Counts for each event with a counterpart, and over all of these."""
        with_counterpart = [outcome for outcome in outcomes if outcome.event.event in COUNTERPARTS]
        rows = {
            event: counts(outcome for outcome in with_counterpart if outcome.event.event == event)
            for event in COUNTERPARTS
            if any(outcome.event.event == event for outcome in outcomes)
        }
        return rows | {"all of these": counts(with_counterpart)}

    @property
    def through(self) -> list[Outcome]:
        """The records that the coder takes for reports about talks."""
        return [outcome for outcome in self.outcomes if outcome.let_through]

    def without_counterpart(self) -> dict[str, dict[str, int]]:
        """For each other event: records, those let through, and the types found in them."""
        others = [outcome for outcome in self.outcomes if outcome.event.event not in COUNTERPARTS]
        rows = {}
        for event in sorted({outcome.event.event for outcome in others}):
            own = [outcome for outcome in others if outcome.event.event == event]
            types = Counter(str(move.type) for outcome in own for move in outcome.moves)
            rows[event] = {"records": len(own), "found": sum(bool(o.moves) for o in own), **types}
        return rows

    def answers(self) -> dict[str, dict[str, int]]:
        """What the coder makes of the words marked as source and as target, over all records and events."""
        told = {}
        for role in ("source", "target"):
            own = [answer for outcome in self.outcomes for answer in outcome.answers if answer.role == role]
            verdicts = Counter(answer.verdict for answer in own)
            told[role] = {"all": len(own), "named": sum(answer.named for answer in own), **verdicts}
        return told

    def as_dict(self) -> dict[str, Any]:
        """The counts, ready for JSON."""
        return {
            "all records": self.rows(self.outcomes),
            "records let through": self.rows(self.through),
            "all records, after a sentence on a conflict": self.rows(self.in_setting),
            "events without a counterpart": self.without_counterpart(),
            "who the words stand for": self.answers(),
        }

    def lines(self) -> Iterator[str]:
        """What a person reads."""
        yield f"{len(self.outcomes)} records, {len(self.through)} taken for reports about talks"
        for name, outcomes in (
            ("all records", self.outcomes),
            ("let through", self.through),
            ("all, in a setting", self.in_setting),
        ):
            yield from table(name, COLUMNS, self.rows(outcomes))
        yield "events without a counterpart: records, of these with a move, and the types of the moves"
        for event, row in self.without_counterpart().items():
            types = ", ".join(f"{kind} {n}" for kind, n in row.items() if kind not in ("records", "found"))
            yield f"  {event:12}{row['records']:4}{row['found']:4}  {types}"
        for role, verdicts in self.answers().items():
            told = ", ".join(f"{verdict} {n}" for verdict, n in sorted(verdicts.items()))
            yield f"{role}: its party named in the sentence, and who its words stand for: {told}"

    def cases(self) -> Iterator[str]:
        """Every record, gold beside what is found in the setting: to read, not to count."""
        for alone, outcome in zip(self.outcomes, self.in_setting, strict=True):
            yield from _case(outcome, "" if alone.let_through else " [alone: not about talks]")


def score(path: Path, reader: Reader) -> PloverScore:
    """Read every record's sentence as a report of the record's day: by itself, and after `SETTING`."""
    events = read_events(path)
    alone = [_outcome(event, reader, "") for event in events]
    return PloverScore(alone, [_outcome(event, reader, f"{SETTING}\n\n") for event in events])


def _outcome(event: Event, reader: Reader, before: str) -> Outcome:
    document = documents.read_text(before + event.text, name=event.id, published=event.day)
    analysis = reader.analyser.analyse(document)
    reading = Reading(analysis)
    parties = load_parties()
    return Outcome(
        event=event,
        sources=frozenset(actor.party(parties) for actor in event.sources),
        targets=frozenset(actor.party(parties) for actor in event.targets),
        let_through=is_about_talks(reading),
        moves=tuple(move for move in reader.coder.code(analysis) if move.evidence.start >= len(before)),
        answers=tuple(ask_who(event, reading, parties)),
    )


def counts(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """How many records, and of these how many with each thing right; the columns are `COLUMNS`."""
    listed = list(outcomes)
    return {
        "records": len(listed),
        "let through": sum(outcome.let_through for outcome in listed),
        "found": sum(bool(outcome.moves) for outcome in listed),
        "act": sum(outcome.act for outcome in listed),
        "source": sum(outcome.source_agrees(outcome.best) for outcome in listed),
        "target": sum(outcome.target_agrees(outcome.best) for outcome in listed),
        "with a target": sum(bool(outcome.targets) for outcome in listed),
        "both": sum(_both(outcome) for outcome in listed),
        "either order": sum(outcome.either_order for outcome in listed),
    }


def _both(outcome: Outcome) -> bool:
    """Source and target as in the record; where it has no target, the source."""
    source = outcome.source_agrees(outcome.best)
    return source and (not outcome.targets or outcome.target_agrees(outcome.best))


def _case(outcome: Outcome, alone: str) -> Iterator[str]:
    event, move = outcome.event, outcome.best
    marks = {
        "act": outcome.act,
        "source": outcome.source_agrees(move),
        "target": outcome.target_agrees(move),
    }
    right = ", ".join(name for name, holds in marks.items() if holds)
    yield f"{event.id}{alone}: right: {right or 'nothing'}"
    yield f"    {event.text}"
    yield f"    record: {event.event} {_named(outcome.sources)} → {_named(outcome.targets)}"
    for found in outcome.moves:
        yield f"    found:  {found.type} {_named(found.actors)} → {_named(found.addressees)} ({found.rule})"
    for answer in outcome.answers:
        if answer.verdict != "right":
            told = " + ".join(answer.found)
            yield f"    {answer.role} “{answer.actor.words}” ({answer.actor.code}): {answer.verdict} {told}"


def _named(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "–"
