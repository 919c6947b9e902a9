"""The codebook's rulings that depend on who acts and how it is told: what a frame's type becomes in its sentence.

Each ruling looks at one act and changes its draft or leaves it; the first that says "nothing is told" ends it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from parley.codebook.statement import Source
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.coder.acts import Act, acts_at
from parley.coder.classes import in_class
from parley.coder.drafts import Draft
from parley.coder.principals import PAIR
from parley.coder.reading import Reading
from parley.coder.sourcing import EVENTS

OBLIGED = EVENTS | {MoveType.PLEDGE, MoveType.ACCEPT, MoveType.CONCEDE, MoveType.FULFIL}
MUTUAL = frozenset({Issue.PROCESS, Issue.CEASEFIRE})  # what one side can only propose, since both must do it


@dataclass(frozen=True)
class Case:
    """One act as the rulings see it. `speaker`: the parties in whose mouth it is told."""

    reading: Reading
    act: Act
    draft: Draft
    speaker: tuple[str, ...]

    @property
    def principals(self) -> frozenset[str]:
        """The parties that talk in this document."""
        return frozenset(self.reading.cast.principals)

    @property
    def is_future(self) -> bool:
        """Whether the act is told as to come, or as possible."""
        return bool({"would", "planned", "possible"} & self.act.telling.flags)

    def named_subjects(self) -> tuple[str, ...]:
        """The parties that the act's own subject stands for, without those that a joint act adds."""
        found = (self.reading.cast.who(token, self.speaker) for token in self.act.actors)
        return tuple(dict.fromkeys(party for who in found if who is not None for party in who.parties))

    def become(self, kind: MoveType, rule: str) -> None:
        """Give the draft another type and note why."""
        self.draft.type = kind
        words = self.act.words
        self.draft.because(self.reading, "type", kind.value, rule, words[0], words[-1] + 1)


def rule(reading: Reading, act: Act, draft: Draft, speaker: tuple[str, ...]) -> bool:
    """Apply the rulings to a draft. False: after all, no act is told."""
    case = Case(reading, act, draft, speaker)
    return all(ruling(case) for ruling in RULINGS)


def each_way(draft: Draft, act: Act) -> list[Draft]:
    """ "A and B accused each other": mutual charges are two moves, each with the other as its source."""
    following = act.head.doc[act.head.i + 1 : act.head.i + 3].text.lower()
    mutual = following in ("each other", "one another")
    charges = (MoveType.ACCUSE, MoveType.VIOLATE)
    if (
        act.type is not MoveType.ACCUSE
        or len(draft.actors) != PAIR
        or not mutual
        or draft.type not in charges
    ):
        return [draft]
    breach = any(inner.type is MoveType.VIOLATE for inner in acts_at(act.content_words()))
    both = []
    for accuser, accused in (draft.actors, draft.actors[::-1]):
        one = replace(draft, reasons=list(draft.reasons), source=Source(speaker=accuser, party=accuser))
        one.type = MoveType.VIOLATE if breach else MoveType.ACCUSE
        one.actors, one.addressees = ((accused,), ()) if breach else ((accuser,), (accused,))
        one.modality = Modality.CLAIMED if breach else Modality.ASSERTED
        both.append(one)
    return both


def _obligation(case: Case) -> bool:
    """ "Israel must free our prisoners", in another's mouth: that other's demand; in nobody's: no act."""
    draft, speaker = case.draft, case.speaker
    if "obliged" not in case.act.telling or draft.type not in OBLIGED:
        return True
    if not speaker or set(speaker) & set(draft.actors):
        return False
    of_the_talks = set(speaker) <= case.principals or not case.principals
    case.become(MoveType.DEMAND if of_the_talks else MoveType.APPEAL, "what another must do")
    draft.actors, draft.addressees = speaker, draft.actors
    return True


def _charge(case: Case) -> bool:
    """A charge that names a breach is the breach, its accuser the source; one about the war's conduct is no move."""
    act, draft = case.act, case.draft
    if draft.type is not MoveType.ACCUSE or act.frame.when != "any":
        return True
    words = act.content_words()
    if draft.addressees and any(inner.type is MoveType.VIOLATE for inner in acts_at(words)):
        case.become(MoveType.VIOLATE, "a breach that the accuser charges")
        draft.actors, draft.addressees = draft.addressees, ()
        return True
    inside = {word.i for word in words}
    if any(in_class(word, "talks", "deal", "truce", "offer") for word in words if word.pos_ == "NOUN"):
        return True
    return any(hit.sure and hit.start in inside for hit in case.reading.topics)


def _refused_deal(case: Case) -> bool:
    """ "We will not sign", one party's word, refuses; only talks of several end without agreement."""
    act = case.act
    if act.frame.type is MoveType.AGREE and case.draft.type is MoveType.IMPASSE and case.is_future:
        own = case.named_subjects()
        if len(own) == 1:
            case.become(MoveType.REJECT, "one party's word that it will not")
            case.draft.actors = own
    return True


def _consent(case: Case) -> bool:
    """A deal takes several: one party's "agree" is consent, or with *would only* an offer of its own."""
    act, draft = case.act, case.draft
    own = case.named_subjects()
    if draft.type is MoveType.AGREE and case.is_future and len(own) == 1 and not act.addressees:
        draft.actors = own  # "the SPLM will sign": its own word, whoever else would
    if draft.type is MoveType.ACCEPT and len(draft.actors) > 1 and act.head.lemma_ == "agree":
        case.become(MoveType.AGREE, "several parties agree")
    if len(draft.actors) != 1 or draft.type not in (MoveType.AGREE, MoveType.ACCEPT):
        return True
    if case.is_future and "only" in act.telling:
        case.become(MoveType.PROPOSE, "only on its own terms: an offer")
        draft.addressees = draft.addressees or case.reading.cast.other_principals(draft.actors)
    elif draft.type is MoveType.AGREE and act.frame.form != "noun":
        case.become(MoveType.ACCEPT, "one party's consent")
    return True


def _promise(case: Case) -> bool:
    """What a party says it will do is its pledge; a truce that several declare together is their agreement."""
    draft = case.draft
    if draft.type is MoveType.PLEDGE and len(draft.actors) > 1 and Issue.CEASEFIRE in draft.issues:
        case.become(MoveType.AGREE, "declared by the parties together")
        return True
    modal, own_word = case.act.frame.modal, bool(set(case.speaker) & set(draft.actors))
    if modal is not None and own_word and case.is_future and draft.type in EVENTS:
        case.become(modal, "the party's own word about what it will do")
    return True


def _welcome(case: Case) -> bool:
    """A party to the talks that welcomes what was proposed consents to it; a third party supports it."""
    act, draft = case.act, case.draft
    if draft.type is not MoveType.SUPPORT or act.frame.form == "adjective":
        return True
    proposed = any(in_class(word, "offer") for word in act.content_words())
    if proposed and set(draft.actors) <= case.principals:
        case.become(MoveType.ACCEPT, "a party to the talks consents to what was proposed")
    return True


def _urging(case: Case) -> bool:
    """One side that urges the other demands; what both must do it proposes. A third party appeals."""
    draft = case.draft
    if draft.type is MoveType.APPEAL and set(draft.actors) | set(draft.addressees) <= case.principals:
        mutual = set(draft.issues) <= MUTUAL
        case.become(MoveType.PROPOSE if mutual else MoveType.DEMAND, "one side asks the other")
    return True


RULINGS: tuple[Callable[[Case], bool], ...] = (
    _obligation, _charge, _refused_deal, _consent, _promise, _welcome, _urging,
)  # fmt: skip
