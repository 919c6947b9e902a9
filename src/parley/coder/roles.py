"""Who acts, and towards whom: the phrases of an act resolved to parties, with the codebook's constraints."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterable

from parley.codebook.vocabulary import MoveType
from parley.coder import tree
from parley.coder.acts import Act
from parley.coder.cast import Who
from parley.coder.classes import in_class
from parley.coder.reading import Reading
from parley.coder.tokens import Token

JOINT = frozenset({MoveType.AGREE, MoveType.MEET, MoveType.IMPASSE})
TWO = 2
SHARED_NOUNS = ("talks", "deal", "truce", "exchange", "difference")
TIMED = frozenset(
    {"first", "second", "third", "last", "next", "previous", "earlier", "latest", "new", "final"}
)
MONTHS = frozenset(name.lower() for name in (*month_name[1:], *day_name))
ASKING = frozenset({MoveType.DEMAND, MoveType.APPEAL})  # who is to act is the subject of what is asked
ONE_PERSON = frozenset({"he", "she", "it", "i"})
TOWARDS_OTHER_SIDE = frozenset({MoveType.DEMAND, MoveType.PROPOSE})


def find_actors(reading: Reading, act: Act, speaker: tuple[str, ...]) -> tuple[Who, ...]:
    """The parties that act. Joint acts list all parties; an agentless joint act has the parties that talk."""
    cast = reading.cast
    found = _acting(reading, act, speaker)
    if not found and has_foreign_subject(reading, act):
        return ()
    if act.frame.joint or (act.type in JOINT and act.frame.form != "adjective"):
        partners = tuple(
            who for token in act.addressees if (who := _usable(cast.who(token, speaker))) is not None
        )
        found = found + partners
        parties = {party for who in found for party in who.parties}
        if len(parties) < TWO and parties <= set(cast.principals) and (parties or not names_thing(act)):
            rest = Who(cast.principals, "a joint act of the parties that talk", act.head.i, act.head.i + 1)
            found = (*found, rest) if cast.principals else found
    if not found and cast.principals and _takes_effect_between(reading, act):
        found = (
            Who(cast.principals, "a truce or deal of the parties that talk", act.head.i, act.head.i + 1),
        )
    if not found and _is_exchange(reading, act):
        found = (Who(cast.principals, "an exchange is both sides'", act.head.i, act.head.i + 1),)
    return tuple(who for who in found if who.parties)


def has_foreign_subject(reading: Reading, act: Act) -> bool:
    """Whether the clause has a subject that stands for no party: "the actress reached an agreement"."""
    nouns = [token for token in (act.head, act.noun, *act.actors) if token is not None]
    if any(in_class(noun, *SHARED_NOUNS) and _is_others(reading, noun) for noun in nouns):
        return True
    if act.frame.form == "noun" or (act.frame.form == "phrase" and act.frame.relation[0] == "nsubj"):
        return False
    return any(
        token.lower_ in ONE_PERSON or (token.pos_ != "PRON" and not in_class(token, *SHARED_NOUNS))
        for token in act.actors
    )


def _is_others(reading: Reading, noun: Token) -> bool:
    """Whether talks or a deal belong to somebody who is no party: "talks between the railway and its drivers"."""
    owners = tree.children(noun, "nmod:between", "nmod:poss")
    owners = [owner for owner in owners if owner.pos_ in ("NOUN", "PROPN")]
    return bool(owners) and not any(reading.cast.who(owner) for owner in owners)


def names_thing(act: Act) -> bool:
    """Whether a noun without its parties, place or date only names a thing ("a wider peace deal")."""
    if act.frame.form != "noun" or act.frame.when != "any":
        return False
    return not any(
        word.ent_type_ == "LOC"
        or tree.base(word) == "nummod"
        or word.lemma_.lower() in TIMED
        or word.lower_ in MONTHS
        for word in act.head.subtree
    )


def explicit_parties(reading: Reading, act: Act) -> frozenset[str]:
    """The parties that the clause itself names as acting together."""
    found = (reading.cast.who(token) for token in (*act.actors, *act.addressees))
    parties = {party for who in found if who is not None for party in who.parties}
    if act.frame.form == "noun":
        parties |= {name.party.name for name in reading.cast.names.before(act.head)}
    return frozenset(parties)


def find_addressees(
    reading: Reading, act: Act, actors: tuple[str, ...], speaker: tuple[str, ...]
) -> tuple[Who, ...]:
    """The parties acted upon: named in the clause, or, for a demand or an offer, the only other side there is."""
    if act.frame.joint or act.type in JOINT:
        return ()
    asked = [
        subject
        for token in act.content
        if act.type in ASKING
        for subject in tree.children(token, *tree.SUBJECTS)
    ]
    tokens: Iterable[Token] = act.addressees or (asked if act.type in ASKING else ())
    if not tokens and act.type in ASKING | TOWARDS_OTHER_SIDE:
        around = [act.head, *act.content]
        tokens = [
            child
            for token in around
            for child in tree.children(token, "nmod:to", "nmod:from", "obl:from", "obl:to")
        ]
    found = tuple(who for token in tokens if (who := _usable(reading.cast.who(token, speaker))) is not None)
    found = tuple(who for who in found if not set(who.parties) <= set(actors))
    if found or act.type not in TOWARDS_OTHER_SIDE:
        return found
    other = reading.cast.other_principals(actors)
    return (
        (Who(other, "the other of the two parties that talk", act.head.i, act.head.i + 1),) if other else ()
    )


def _acting(reading: Reading, act: Act, speaker: tuple[str, ...]) -> tuple[Who, ...]:
    if act.frame.actor == ("speaker",):
        return (Who(speaker, "the speaker", act.head.i, act.head.i + 1),) if speaker else ()
    found: list[Who] = (
        _parties_of_noun(reading, act.head) if act.frame.form == "noun" and act.frame.joint else []
    )
    for token in act.actors:
        who = _usable(reading.cast.who(token, speaker))
        if who is not None:
            found.append(who)
        elif in_class(token, *SHARED_NOUNS):
            found.extend(_parties_of_noun(reading, token))
    return tuple(found)


def _parties_of_noun(reading: Reading, noun: Token) -> list[Who]:
    """The parties in the modifiers of a shared noun: "a Ukraine-Russian deal", "talks between A and B"."""
    relations = ("nmod:poss", "nmod:between", "nmod:with", "nmod:of", "nmod:unmarked", "nmod")
    found = [
        Who((name.party.name,), f"named before “{noun.text}”", name.start, name.end)
        for name in reading.cast.names.before(noun)
    ]
    for child in tree.children(noun, *relations):
        if child.dep_ == "nmod" and not {"between", "with", "of", "by"} & set(tree.case_words(child)):
            continue
        for word in child.subtree:
            name = reading.cast.names.at(word)
            if (
                name is not None
                and name.start == word.i
                and reading.cast.who(reading.doc[name.end - 1]) is not None
            ):
                found.append(Who((name.party.name,), f"named beside “{noun.text}”", name.start, name.end))
    return found


def _usable(who: Who | None) -> Who | None:
    return who if who is not None and who.parties else None


def _takes_effect_between(reading: Reading, act: Act) -> bool:
    """Whether the act's subject is the talks, truce or deal itself ("the truce took effect"), with no owner named."""
    if act.frame.form != "phrase" or act.frame.relation[0] != "nsubj" or act.noun is None:
        return False
    return in_class(act.noun, "truce", "deal", "talks") and not act.actors


def _is_exchange(reading: Reading, act: Act) -> bool:
    """Whether an agentless passive tells an exchange, which takes both sides."""
    return act.entry.word.split()[0] in ("exchange", "swap", "trade") and bool(reading.cast.principals)
