"""Whether a document is about the talks of an armed conflict at all: strikes, matches and markets stay silent."""

from __future__ import annotations

from parley.codebook.vocabulary import Issue
from parley.coder.classes import in_class
from parley.coder.reading import Reading

# Issues whose sure words only a report on an armed conflict's talks uses; "process" or "economy" alone tell nothing.
OF_CONFLICT = frozenset(
    {
        Issue.CEASEFIRE, Issue.PRISONERS, Issue.HOSTAGES, Issue.REMAINS, Issue.CIVILIANS, Issue.HUMANITARIAN,
        Issue.TERRITORY, Issue.WITHDRAWAL, Issue.FORCES, Issue.SECURITY, Issue.SETTLEMENT, Issue.JUSTICE,
    }
)  # fmt: skip
OF_PEACE = frozenset({"peace", "ceasefire", "truce", "armistice", "prisoner", "hostage", "fire", "hostility"})
FIGHTING = frozenset({"state", "armed-group", "coalition", "people"})
TWO = 2


def is_about_talks(reading: Reading) -> bool:
    """A word of a conflict's talks, and somebody who can be a party to them.

    A sure word (*ceasefire*, *peace talks*) needs one party, or rebels, troops or a government without a name; a word
    that needs its context (*prisoners*, *withdrawal*) needs an armed group or two parties beside it.
    """
    parties = {name.party.name for name in reading.cast.names if name.party.kind in FIGHTING}
    if _sure_words(reading):
        unnamed = any(in_class(token, "rebels", "government-words", "troops") for token in reading.doc)
        return bool(parties) or unnamed
    armed = any(name.party.kind in ("armed-group", "people") for name in reading.cast.names)
    if any(hit.issue in OF_CONFLICT for hit in reading.topics):
        return armed or len(parties) >= TWO
    return armed and len(parties) >= TWO and any(in_class(token, "talks") for token in reading.doc)


def _sure_words(reading: Reading) -> bool:
    for hit in reading.topics:
        if hit.sure and hit.issue in OF_CONFLICT:
            return True
        if hit.sure and {word.lemma_.lower() for word in reading.doc[hit.start : hit.end]} & OF_PEACE:
            return True
    return False
