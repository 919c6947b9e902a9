"""Moves as PLOVER events (Political Language Ontology for Verifiable Event Records, openeventdata/PLOVER).

PLOVER keeps who did what kind of thing to whom, for all politics; terms, conditions, sources and repetition have no
place in it and stay behind, except in the words. Each move becomes at most one event, by `MAPPING`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parley.codebook.statement import Move
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.lexicon.parties import load_parties

if TYPE_CHECKING:
    from parley.record import StoredMove

TO_COME = (Modality.PLANNED, Modality.POSSIBLE)
STOPPING = frozenset(
    {Issue.CEASEFIRE, Issue.WITHDRAWAL, Issue.PRISONERS, Issue.HOSTAGES, Issue.FORCES, Issue.CIVILIANS}
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Moves of `type`, about one of `issues` where these are given, are this PLOVER event, or none."""

    type: MoveType
    event: str | None
    why: str
    issues: frozenset[Issue] = frozenset()
    to_come: bool = False

    def holds(self, move: Move) -> bool:
        """Whether the rule speaks of `move`."""
        about = not self.issues or bool(self.issues & set(move.issues))
        return move.type is self.type and about and (not self.to_come or move.modality in TO_COME)


def _rule(
    type: str, event: str | None, why: str, issues: frozenset[Issue] = frozenset(), to_come: bool = False
) -> Rule:
    return Rule(MoveType(type), event, why, issues, to_come)


MAPPING: tuple[Rule, ...] = (
    _rule("meet", "AGREE", "a meeting agreed on and still to come", to_come=True),
    _rule("meet", "CONSULT", "visits, talks and calls"),
    _rule("mediate", "AGREE", "an offer or a plan to mediate", to_come=True),
    _rule("mediate", "CONSULT", "hosting, shuttling and carrying messages"),
    _rule("suspend", "SANCTION", "halting talks or leaving a deal reduces relations"),
    _rule("propose", "AGREE", "PLOVER's word for every offer and expressed intent"),
    _rule("demand", "DEMAND", "the same"),
    _rule("accept", "AGREE", "consent"),
    _rule("reject", "REJECT", "the same"),
    _rule("concede", "CONCEDE", "the same"),
    _rule("threaten", "THREATEN", "the same"),
    _rule("agree", "AGREE", "the same"),
    _rule("impasse", None, "PLOVER has no event for talks without a result"),
    _rule("pledge", "RETREAT", "a truce, release or withdrawal of one's own", issues=STOPPING),
    _rule("pledge", "AGREE", "any other promise"),
    _rule("fulfil", "AGREE", "what is still to come is a promise", to_come=True),
    _rule("fulfil", "RETREAT", "releases, withdrawals, arms laid down, fire ceased", issues=STOPPING),
    _rule("fulfil", "AID", "aid let in or handed over", issues=frozenset({Issue.HUMANITARIAN})),
    _rule("fulfil", "COOPERATE", "anything else of use that is done"),
    _rule("violate", "FIGHT", "fighting that breaks a truce", issues=frozenset({Issue.CEASEFIRE})),
    _rule("violate", None, "other breaches have no event of their own"),
    _rule("accuse", "DISAPPROVE", "the same; later versions call it ACCUSE"),
    _rule("deny", None, "a statement, which PLOVER leaves out"),
    _rule("appeal", "DEMAND", "requests of third parties stand with demands"),
    _rule("support", "SUPPORT", "the same"),
    _rule("comment", None, "a statement, which PLOVER leaves out"),
)
"""The first rule that holds decides. The event names are those of PLOVER 0.5, as its gold records use them."""


def plover_event(move: Move) -> str | None:
    """The PLOVER event of a move; None where PLOVER has none, or where the move is said not to be so.

    >>> from parley.codebook.statement import Evidence
    >>> move = Move(type="accept", evidence=Evidence(start=0, end=1, text="x"), rule="r")
    >>> plover_event(move)
    'AGREE'
    """
    if move.modality is Modality.DENIED:
        return None
    return next((rule.event for rule in MAPPING if rule.holds(move)), None)


def plover_record(stored: StoredMove) -> dict[str, Any] | None:
    """A stored move as a PLOVER record in JSON, with the codes of states (ISO 3166 alpha-3) where they have one.

    A joint act has its first party as source and the others as targets, as PLOVER does. None where PLOVER has no
    event for the move.
    """
    move, event = stored.move, plover_event(stored.move)
    if event is None:
        return None
    joint = move.type in (MoveType.MEET, MoveType.AGREE) and len(move.actors) > 1
    sources = move.actors[:1] if joint else move.actors
    targets = (*move.actors[1:], *move.addressees) if joint else move.addressees
    return {
        "id": stored.id,
        "date": move.terms.when or stored.document.published,
        "event": event,
        "eventText": move.evidence.text,
        "source": list(_actors(sources)),
        "target": list(_actors(targets)),
        "text": move.evidence.text,
        "publication": stored.document.publisher,
        "url": stored.document.url,
        "coder": f"{stored.coder} {stored.coder_version}",
        "comment": f"{move.type}; {', '.join(map(str, move.issues))}; {move.modality}",
    }


def _actors(names: tuple[str, ...]) -> Iterator[dict[str, str]]:
    parties = load_parties()
    for name in names:
        code = parties[name].code if name in parties else None
        yield {"actorText": name, **({"code": code} if code else {})}
