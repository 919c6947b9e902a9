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
    if party is None:
        return None
    from parley.lexicon.parties import load_parties

    found = load_parties().find(party)
    return found.name if found else party
