"""Who says so, and how sure the report is: source and modality of an act."""

from __future__ import annotations

from dataclasses import dataclass

from parley.codebook.statement import Source
from parley.codebook.vocabulary import Modality, MoveType
from parley.coder.acts import Act
from parley.coder.attribution import Saying, tree_text
from parley.coder.cast import NOBODY_KNOWN, Who
from parley.coder.drafts import Draft
from parley.coder.reading import Reading
from parley.coder.telling import Telling
from parley.coder.tokens import Token

# Acts that happen at a time of their own: "will" puts them into the future. For the others (a demand, a refusal)
# the party's word is the act, whatever the tense of its content.
SAYINGS = frozenset(
    {
        MoveType.DEMAND,
        MoveType.ACCUSE,
        MoveType.VIOLATE,
        MoveType.DENY,
        MoveType.APPEAL,
        MoveType.THREATEN,
        MoveType.COMMENT,
    }
)
EVENTS = frozenset(
    {MoveType.MEET, MoveType.MEDIATE, MoveType.AGREE, MoveType.FULFIL, MoveType.SUSPEND, MoveType.COMMENT}
)
FLAGS = {
    Modality.PLANNED: ("planned", "would"),
    Modality.POSSIBLE: ("possible",),
    Modality.ALLEGED: ("alleged",),
    Modality.DENIED: ("negated",),
}
SHORTEST_QUOTE = 3  # words


@dataclass(frozen=True)
class Told:
    """The sayings around an act, whom they make its speaker, and the words that say so."""

    sayings: tuple[Saying, ...]
    speaker: Token | None
    who: Who | None
    medium: str | None

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties for which the speaker speaks; for an unknown person, nobody."""
        return self.who.parties if self.who is not None else ()


def told_by(reading: Reading, head: Token, own_words: tuple[int, ...] = ()) -> Told:
    """Who tells what `head` tells. `own_words` are the act's own words: a verb does not report itself."""
    quoted = reading.attribution.quotation_at(head) is not None
    sayings = tuple(
        saying
        for saying in reading.attribution.of(head)
        if saying.word.i not in own_words and (quoted or saying.asserts(head))
    )
    inner = next((saying for saying in sayings if saying.speaker is not None), None)
    medium = next((saying.medium for saying in sayings if saying.medium), None)
    who = reading.cast.who(inner.speaker) if inner is not None and inner.speaker is not None else None
    return Told(sayings, inner.speaker if inner is not None else None, who, medium)


def source_of(reading: Reading, told: Told, span: tuple[int, int]) -> Source | None:
    """The source cell, or none where the report speaks in its own voice."""
    if told.speaker is None and told.medium is None:
        return None
    party = told.parties[0] if len(told.parties) == 1 and _is_party(reading, told) else None
    return Source(
        speaker=speaker_text(reading, told) if told.speaker is not None else None,
        party=party,
        medium=told.medium,
        quote=quote_in(reading, told, span),
    )


def own_word(reading: Reading, act: Act, draft: Draft, span: tuple[int, int]) -> Source | None:
    """Who demands, accuses, denies or urges says so: the sayer is the source, where the text names one sayer.

    A medium around the act ("according to TASS") stays.
    """
    charged = draft.type is MoveType.VIOLATE and act.type is MoveType.ACCUSE
    if draft.type is MoveType.VIOLATE and not charged:
        return None
    if draft.type not in SAYINGS or act.frame.form != "verb" or len(draft.actors) != 1 or not act.actors:
        return None
    speaker = act.actors[0]
    who = reading.cast.who(speaker)
    if who is None:
        return None
    told = Told((), speaker, who, None)
    source = source_of(reading, told, span)
    medium = next((saying.medium for saying in reading.attribution.of(act.head) if saying.medium), None)
    medium = medium or reading.attribution.medium_beside(act.head)
    return source.model_copy(update={"medium": medium}) if source is not None else None


def note_source(reading: Reading, draft: Draft, told: Told) -> None:
    """Note in the draft which words made its source: the reporting word, the speaker, how the speaker has a party."""
    source = draft.source
    if source is None:
        return
    saying = next((saying for saying in told.sayings if saying.speaker is not None or saying.medium), None)
    heard = saying.rule if saying is not None else "the act is the sayer's own word"
    word = saying.word if saying is not None else draft.head
    if source.speaker:
        draft.because(reading, "source.speaker", source.speaker, heard, word.i, word.i + 1)
    if source.party and told.who is not None:
        draft.because(reading, "source.party", source.party, told.who.rule, told.who.start, told.who.end)
    elif source.party:
        draft.because(reading, "source.party", source.party, "the one who acts", word.i, word.i + 1)
    if source.medium:
        draft.because(reading, "source.medium", source.medium, heard, word.i, word.i + 1)


def note_modality(reading: Reading, draft: Draft, telling: Telling) -> None:
    """Note in the draft which words made its modality; one that nothing qualifies needs none."""
    if draft.modality is Modality.CLAIMED:
        head = draft.head.i
        draft.because(reading, "modality", "claimed", "told by another than who acts", head, head + 1)
    for flag in FLAGS.get(draft.modality, ()):
        for i in telling.told_by(flag):
            draft.because(reading, "modality", draft.modality.value, f"a word for “{flag}”", i, i + 1)


def speaker_text(reading: Reading, told: Told) -> str:
    """The speaker's description; a pronoun is replaced by the words it refers to."""
    assert told.speaker is not None
    if told.speaker.pos_ == "PRON" and told.who is not None and told.who.end - told.who.start > 0:
        return reading.doc[told.who.start : told.who.end].text
    text = tree_text(told.speaker)
    following = next((ent for ent in reading.doc.ents if ent.start == told.speaker.i + 1), None)
    if following is not None and following.label_ == "PER" and following.text not in text:
        return f"{text} {following.text}"  # a title whose name the parser hung elsewhere
    return text


def quote_in(reading: Reading, told: Told, span: tuple[int, int]) -> str | None:
    """The first quotation of some words inside the evidence."""
    for quotation in reading.attribution.quotations:
        start, end = max(quotation.start, span[0]), min(quotation.end, span[1])
        if end - start >= SHORTEST_QUOTE:
            evidence = reading.evidence(start, end)
            return evidence.text.strip('“”"') if evidence is not None else None
    return None


def modality_of(kind: MoveType, telling: Telling, told: Told, actors: tuple[str, ...]) -> Modality:
    """How the act is told, the strongest reservation first."""
    if "alleged" in telling:
        return Modality.ALLEGED
    if {"negated", "perfect"} <= telling.flags and kind in (MoveType.ACCEPT, MoveType.AGREE):
        return Modality.DENIED
    if any(saying.stance == "deny" for saying in told.sayings[:1]):
        return Modality.DENIED
    if "possible" in telling:
        return Modality.POSSIBLE
    if kind in EVENTS and ({"planned", "would"} & telling.flags):
        return Modality.PLANNED
    if any(saying.stance == "suggest" for saying in told.sayings[:1]) and kind is MoveType.COMMENT:
        return Modality.POSSIBLE
    if told.speaker is not None and actors and not set(told.parties) & set(actors):
        return Modality.CLAIMED
    return Modality.ASSERTED


def _is_party(reading: Reading, told: Told) -> bool:
    """Whether the speaker speaks for a party: an unknown person's own name is no party."""
    return told.who is not None and told.who.rule != NOBODY_KNOWN
