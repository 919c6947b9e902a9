"""Asks the coder whom the words marked as source and target of a PLOVER record stand for.

This is independent of whether the sentence is about talks and of whether a move is found in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from recipes.score.plover_records import Actor, Event

from parley.coder.reading import Reading
from parley.lexicon.parties import Parties


class Answer(NamedTuple):
    """One actor of a record and how the coder's answer compares."""

    role: Literal["source", "target"]
    actor: Actor
    found: tuple[str, ...]
    verdict: str


def ask_who(event: Event, reading: Reading, parties: Parties) -> Iterator[Answer]:
    """The coder's answer for every source and target of `event`, asked for the head of the actor's words.

    "right": the party that the actor is recorded by, or the state with its code, and no other. "nobody": the
    coder leaves it open. "another": it names someone else. Words that the sentence does not hold as they are
    ("Bosnian Serbs ... forces") cannot be asked about.
    """
    for role, actors in (("source", event.sources), ("target", event.targets)):
        for actor in actors:
            found, verdict = _ask(actor, reading, parties)
            yield Answer("source" if role == "source" else "target", actor, found, verdict)


def _ask(actor: Actor, reading: Reading, parties: Parties) -> tuple[tuple[str, ...], str]:
    start = reading.doc.text.find(actor.words)
    if start < 0:
        return (), "not in the words of the sentence"
    span = reading.doc.char_span(start, start + len(actor.words), alignment_mode="expand")
    if span is None:
        return (), "not in the words of the sentence"
    who = reading.cast.who(span.root)
    if who is None:
        return (), "nobody"
    return who.parties, "right" if set(who.parties) <= _acceptable(actor, parties) else "another"


def _acceptable(actor: Actor, parties: Parties) -> set[str]:
    """The name the actor is recorded by, and the state that PLOVER codes it as."""
    coded = {party.name for party in parties if actor.code and party.code == actor.code}
    return {actor.party(parties)} | coded
