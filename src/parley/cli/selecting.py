"""The filters that `show` and `export` share."""

from __future__ import annotations

from parley.cli.options import Selection


def selection(
    type: str | None,
    party: str | None,
    issue: str | None,
    since: str | None,
    until: str | None,
    document: str | None,
) -> Selection:
    """The filters as the record takes them; a party may be named in any way the lexicon knows ("Kremlin")."""
    return Selection(
        document=document, type=type, party=_recorded_name(party), issue=issue, since=since, until=until
    )


def _recorded_name(party: str | None) -> str | None:
    """The name a party is recorded by; what the lexicon does not know may be a party under its own name."""
    if party is None:
        return None
    from parley.lexicon.parties import load_parties

    find = load_parties().find
    # Names are told from words by their capitals, which people leave out when they type.
    found = find(party) or find(party.title()) or find(party.upper())
    return found.name if found else party
