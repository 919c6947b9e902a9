"""Whether the clause around a word tells what is to come or what has been, as its verbs show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.language.lemmas import lemma
from parley.lexicon.terms import DateWords, load_date_words

if TYPE_CHECKING:
    from parley.coder.tokens import Token

FUTURE_AUXILIARIES = frozenset(
    {"will", "shall", "'ll", "wo", "would", "could", "should", "may", "might", "can", "must"}
)
PAST_AUXILIARIES = frozenset({"was", "were", "had", "did", "has", "have", "been", "'ve"})
PRESENT_BE = frozenset({"is", "are", "'s", "'re", "am"})
HELPERS = frozenset({"aux", "aux:pass", "cop"})
AFTER = frozenset({"after", "following", "since"})
BEFORE = frozenset({"before", "ahead"})
LONGEST_CLIMB = 8


def clause_is_future(token: Token) -> bool | None:
    """True: what `token` belongs to lies ahead; False: it has happened; None: the words do not show it.

    "after the talks on Monday" has happened if its clause has, and shows nothing in a clause that looks
    ahead; "before the talks on Monday" the other way round.
    """
    lexicon = load_date_words()
    current = token
    later = earlier = False
    if any(child.dep_ == "cop" for child in token.children):
        return _told_of_subject(token, lexicon)
    for _ in range(LONGEST_CLIMB):
        openers = {child.lower_ for child in current.lefts if child.dep_ in {"case", "mark"}}
        openers |= {current.lower_} & AFTER
        if current.i != token.i:
            later, earlier = later or bool(openers & BEFORE), earlier or bool(openers & AFTER)
        if current.head.i == current.i:
            break
        current = current.head
        said = _told_by_modifiers(current, lexicon)
        if said is not None:
            return said
        if current.lower_ in AFTER:
            continue
        if current.pos_ in {"VERB", "AUX"} or any(child.dep_ in HELPERS for child in current.children):
            told = _verb_is_future(current, lexicon, LONGEST_CLIMB)
            return None if (told is True and earlier) or (told is False and later) else told
    return None


def _told_of_subject(predicate: Token, lexicon: DateWords) -> bool | None:
    """ "The next round is in August", "the talks are on Friday": a date as the predicate."""
    for child in predicate.children:
        said = _told_by_modifiers(child, lexicon) if child.dep_ == "nsubj" else None
        if said is not None:
            return said
    helpers = {child.lower_ for child in predicate.children if child.dep_ in HELPERS}
    return (
        True if helpers & (PRESENT_BE | FUTURE_AUXILIARIES) else False if helpers & {"was", "were"} else None
    )


def _told_by_modifiers(noun: Token, lexicon: DateWords) -> bool | None:
    """ "the last meeting in May" has been, "the next round in May" is to come."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    if noun.lower_ in lexicon.lists.reporting_nouns:
        return False
    modifiers = {child.lower_ for child in noun.lefts if child.dep_ in {"amod", "advmod", "compound"}}
    if modifiers & lexicon.lists.past_words:
        return False
    return True if modifiers & lexicon.lists.future_words else None


def _verb_is_future(verb: Token, lexicon: DateWords, climbs: int) -> bool | None:
    helpers = {child.lower_.replace("’", "'") for child in verb.children if child.dep_ in HELPERS}
    if "have" in helpers and helpers & FUTURE_AUXILIARIES:
        return None  # "would have met"
    if helpers & FUTURE_AUXILIARIES:
        return True
    infinitive = any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in verb.children)
    if infinitive:
        return True if helpers & PRESENT_BE else _governed(verb, lexicon, climbs)
    ahead = _looks_ahead(verb, lexicon)
    if _is_backshifted(verb):
        return None
    if helpers & PAST_AUXILIARIES or verb.tag_ == "VBD":
        return None if ahead and helpers & PAST_AUXILIARIES and verb.tag_ != "VBD" else False
    if verb.tag_ == "VBN" or verb.pos_ == "ADJ":
        if ahead:
            return True
        return None if helpers & PRESENT_BE else False
    if verb.tag_ in {"VBG", "VB"} and not helpers:
        return _governed(verb, lexicon, climbs)
    if verb.tag_ in {"VBZ", "VBP"} and _lemma(verb) in lexicon.lists.timetable:
        return True
    return None


def _is_backshifted(verb: Token) -> bool:
    """Whether *was* may stand for *is* after a verb in the past: "he said Tuesday's talks were open"."""
    copula = {child.lower_ for child in verb.children if child.dep_ == "cop"}
    return verb.dep_ == "ccomp" and bool(copula & {"was", "were"}) and verb.head.tag_ in {"VBD", "VBN"}


def _looks_ahead(word: Token, lexicon: DateWords) -> bool:
    return bool({_lemma(word), word.lower_} & lexicon.lists.looking_ahead)


def _lemma(word: Token) -> str:
    """The base form; pipelines without lemmas leave it empty."""
    return word.lemma_ or lemma(word.text, word.pos_, word.tag_)


def _governed(verb: Token, lexicon: DateWords, climbs: int) -> bool | None:
    """What the word above tells: "agreed to meet" looks ahead, "flew in to meet" does not."""
    governor = verb.head
    if governor.i == verb.i or climbs == 0:
        return None
    if _looks_ahead(governor, lexicon):
        # "agreed to leave by May 1" looks ahead; "was supposed to leave by May 1" may be over
        helpers = {child.lower_ for child in governor.children if child.dep_ in HELPERS}
        return None if helpers & {"was", "were", "had"} else True
    if governor.pos_ in {"VERB", "AUX"}:
        return _verb_is_future(governor, lexicon, climbs - 1)
    return None
