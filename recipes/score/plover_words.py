"""Asks the coder whom the words marked as source and target of a PLOVER record stand for.

This is independent of whether the sentence is about talks and of whether a move is found in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from recipes.score.plover_records import Actor, Event

from parley.coder.reading import Reading
from parley.coder.tokens import Token
from parley.lexicon.parties import Parties


class Answer(NamedTuple):
    """One actor of a record ("source" or "target") and how the coder's answer compares.

    `named`: the coder finds a name of the right party somewhere in the sentence.
    """

    role: str
    actor: Actor
    found: tuple[str, ...]
    verdict: str
    named: bool


def ask_who(event: Event, reading: Reading, parties: Parties) -> Iterator[Answer]:
    """The coder's answer for every source and target of `event`, asked for the head of the actor's words.

    "right"         a party that the actor is recorded by, or the state with its code, and no other; in a list
                    ("Israel and Egypt") those of the whole list
    "another"       some other party of the lexicon
    "own name"      a name that the lexicon lacks, as it stands in the text
    "nobody"        the coder leaves it open
    "not in words"  the sentence does not hold the actor's words as they are ("Bosnian Serbs ... forces")
    """
    for role, actors in (("source", event.sources), ("target", event.targets)):
        in_sentence = {name.party.name for name in reading.cast.names}
        acceptable = {name for actor in actors for name in _acceptable(actor, parties)}
        for actor in actors:
            head = _head(actor, reading)
            who = reading.cast.who(head) if head is not None else None
            found = who.parties if who else ()
            verdict = _verdict(found, acceptable, parties) if head is not None else "not in words"
            named = not in_sentence.isdisjoint(_acceptable(actor, parties))
            yield Answer(role, actor, found, verdict, named)


def _head(actor: Actor, reading: Reading) -> Token | None:
    """The head word of the actor's words in the sentence."""
    place = re.search(rf"(?<!\w){re.escape(actor.words)}(?!\w)", reading.doc.text)
    origin = reading.analysis.doc
    span = origin.char_span(*place.span(), alignment_mode="expand") if place else None
    return reading.doc[span.start : span.end].root if span is not None else None


def _verdict(found: tuple[str, ...], acceptable: set[str], parties: Parties) -> str:
    if not found:
        return "nobody"
    if set(found) <= acceptable:
        return "right"
    return "another" if all(name in parties for name in found) else "own name"


def _acceptable(actor: Actor, parties: Parties) -> set[str]:
    """The name the actor is recorded by, and the state that PLOVER codes it as."""
    coded = {party.name for party in parties if actor.code and party.code == actor.code}
    return {actor.party(parties)} | coded
