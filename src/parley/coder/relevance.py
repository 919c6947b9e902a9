"""Whether a document is about the talks of an armed conflict at all: strikes, matches and markets stay silent."""

from __future__ import annotations

from parley.codebook.vocabulary import Issue
from parley.coder.reading import Reading

# Issues whose sure words only a report on an armed conflict's talks uses; "process" or "economy" alone tell nothing.
OF_CONFLICT = frozenset(
    {
        Issue.CEASEFIRE, Issue.PRISONERS, Issue.HOSTAGES, Issue.REMAINS, Issue.CIVILIANS, Issue.HUMANITARIAN,
        Issue.TERRITORY, Issue.WITHDRAWAL, Issue.FORCES, Issue.SECURITY, Issue.SETTLEMENT, Issue.JUSTICE,
    }
)  # fmt: skip
PARTIES = frozenset({"state", "armed-group", "coalition", "people"})


def is_about_talks(reading: Reading) -> bool:
    """At least one sure word of a conflict issue, and a party (or rebels, or troops) that can be in a conflict."""
    named = any(hit.sure and hit.issue in OF_CONFLICT for hit in reading.topics)
    if not named:
        return False
    if any(name.party.kind in PARTIES for name in reading.cast.names):
        return True
    return any(reading.cast.in_class(token, "rebels", "government-words", "troops") for token in reading.doc)
