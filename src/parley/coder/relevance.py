"""Whether a document is about the talks of an armed conflict at all: strikes, matches and markets stay silent."""

from __future__ import annotations

from parley.codebook.vocabulary import Issue
from parley.coder.classes import in_class
from parley.coder.reading import Reading
from parley.coder.topics import TopicHit

# Issues whose sure words only a report on an armed conflict's talks uses; "process" or "economy" alone tell nothing.
OF_CONFLICT = frozenset(
    {
        Issue.CEASEFIRE, Issue.PRISONERS, Issue.HOSTAGES, Issue.REMAINS, Issue.CIVILIANS, Issue.HUMANITARIAN,
        Issue.TERRITORY, Issue.WITHDRAWAL, Issue.FORCES, Issue.SECURITY, Issue.SETTLEMENT, Issue.JUSTICE,
    }
)  # fmt: skip
OF_PEACE = frozenset({"peace", "ceasefire", "truce", "armistice", "prisoner", "hostage", "fire", "hostility"})
# Of these, words that need their context still point to fighters ("prisoners", "withdrawal").
OF_FIGHTERS = frozenset(
    {Issue.CEASEFIRE, Issue.PRISONERS, Issue.HOSTAGES, Issue.REMAINS, Issue.WITHDRAWAL, Issue.FORCES}
)
BORROWED = frozenset({"truce"})
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
    if not any(hit.issue in OF_FIGHTERS for hit in reading.topics):
        return _negotiate(reading) and _has_armed_group(reading) and len(parties) >= TWO
    return _has_armed_group(reading) or (len(parties) >= TWO and _negotiate(reading))


def _has_armed_group(reading: Reading) -> bool:
    return any(name.party.kind in ("armed-group", "people") for name in reading.cast.names)


def _negotiate(reading: Reading) -> bool:
    """Whether anybody talks, agrees or signs: armies that withdraw in battle do not."""
    return any(in_class(token, "talks", "deal") or token.lemma_ in ("agree", "sign") for token in reading.doc)


def _sure_words(reading: Reading) -> bool:
    """Whether a word stands there that only a conflict's talks use.

    *Truce* alone is also a trade war's or a strike's: it needs an armed group, or another word of fighters beside it.
    """
    sure = {
        reading.doc[hit.start : hit.end].lemma_.lower()
        for hit in reading.topics
        if hit.sure and (hit.issue in OF_CONFLICT or _names_peace(reading, hit))
    }
    if sure - BORROWED:
        return True
    others = {reading.doc[hit.start].lemma_.lower() for hit in reading.topics if hit.issue in OF_FIGHTERS}
    return bool(sure) and (_has_armed_group(reading) or bool(others - BORROWED))


def _names_peace(reading: Reading, hit: TopicHit) -> bool:
    return bool({word.lemma_.lower() for word in reading.doc[hit.start : hit.end]} & OF_PEACE)
