"""The PLOVER gold standard records: a sentence, who did it, to whom, and which event it is.

PLOVER tells events of all politics: trade, elections, courts and wars beside talks. Which of them a move becomes is
stated in `parley.export.plover`, with the reason; `docs/export.md` repeats that table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parley.export.plover import MAPPING
from parley.lexicon.parties import Parties

DOCUMENTATION = "DOCUMENT"  # an "event" that describes the file itself
WORDS = re.compile(r"\w[\w.]*|\S")


COUNTERPARTS = tuple(dict.fromkeys(rule.event for rule in MAPPING if rule.event))
"""The events that some move becomes, by the mapping of the export."""


@dataclass(frozen=True)
class Actor:
    """Who did it or to whom: the words of the sentence and PLOVER's code, mostly an ISO 3166 alpha-3 one."""

    words: str
    code: str

    def party(self, parties: Parties) -> str:
        """The name Parley records this actor by.

        It is the one party that the words name; of several, the state with the code, or the only one not
        named by an adjective ("pro-Iranian Hizbollah"); else the state with the code; else the words.
        """
        mentions = parties.scan(WORDS.findall(self.words))
        narrower = (
            {mention.party.name for mention in mentions},
            {mention.party.name for mention in mentions if mention.party.code == self.code},
            {mention.party.name for mention in mentions if mention.kind != "demonym"},
        )
        if one := next((names for names in narrower if len(names) == 1), None):
            return one.pop()
        state = next((party.name for party in parties if party.code == self.code), None)
        return state or self.words


@dataclass(frozen=True)
class Event:
    """One record."""

    id: str
    event: str
    day: str
    text: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]


def read_events(path: Path) -> list[Event]:
    """The records of the file, without the one that documents it."""
    records = json.loads(path.read_text(encoding="utf-8"))
    return [_event(record) for record in records if record["event"] != DOCUMENTATION]


def _event(record: dict[str, Any]) -> Event:
    return Event(
        id=record["id"],
        event=record["event"],
        day=record["date"],
        text=record["text"].strip(),
        sources=tuple(_actors(record.get("source"))),
        targets=tuple(_actors(record.get("target"))),
    )


def _actors(listed: Any) -> Iterator[Actor]:
    """The actors of a cell, which is empty text or missing where there are none."""
    for actor in listed or ():
        yield Actor(" ".join(actor["actorText"].split()), actor.get("code", ""))
