"""What an act is about: its issues, from its content, its clause, or what was on the table before."""

from __future__ import annotations

from collections.abc import Iterable

from parley.codebook.vocabulary import Issue, MoveType
from parley.coder import tree
from parley.coder.acts import Act
from parley.coder.classes import in_class
from parley.coder.drafts import Draft
from parley.coder.evidence import clause_words
from parley.coder.reading import Reading
from parley.coder.tokens import Token
from parley.coder.topics import GENERAL, issues_in, issues_of_word

RELEASES = frozenset({"release", "free", "liberation", "swap"})
SWAPS = frozenset({"exchange", "swap", "release", "handover"})
EXCHANGED = frozenset({Issue.PRISONERS, Issue.HOSTAGES, Issue.REMAINS})
# Acts that put terms on the table or take them up: "it" and "the proposal" point to their issues.
ON_THE_TABLE = frozenset(
    {
        MoveType.PROPOSE, MoveType.DEMAND, MoveType.AGREE, MoveType.APPEAL, MoveType.ACCEPT, MoveType.REJECT,
        MoveType.SUPPORT, MoveType.MEDIATE, MoveType.VIOLATE,
    }
)  # fmt: skip
ABOUT_TALKS = frozenset(
    {MoveType.MEET, MoveType.MEDIATE, MoveType.SUSPEND, MoveType.IMPASSE, MoveType.SUPPORT, MoveType.APPEAL}
)
ANAPHORIC_NOUNS = ("offer", "deal", "demand")


def find_issues(
    reading: Reading, act: Act, earlier: list[Draft], items: frozenset[int]
) -> tuple[tuple[Issue, ...], str, tuple[int, int]]:
    """The issues of an act, the rule that found them, and the words (token range): content, clause, then memory.

    `items` are words told as moves of their own.
    """
    content = [word for word in act.content_words() if word.i not in items]
    found = issues_in(reading.topics, _without_basis(content)) or issues_in(reading.topics, content)
    remembered = _remembered(reading, content, act, earlier)
    if act.noun is not None and act.frame.issues and act.type is MoveType.FULFIL:
        return act.frame.issues, f"frame {act.frame.id}", (act.noun.i, act.noun.i + 1)
    if act.type is MoveType.MEET and set(found) <= {Issue.PROCESS}:
        found = _agenda(reading, act) or found
    if any(_frees_fighters(word) for word in content) and Issue.PRISONERS not in found:
        found = (*(issue for issue in found if issue not in GENERAL), Issue.PRISONERS)
    if found and not (remembered and set(found) <= set(GENERAL)):
        return found, "issue words in the content", _range(reading, content)
    if remembered:
        return remembered, "what was on the table before", (act.head.i, act.head.i + 1)
    found = exchanged_before(reading, content)
    if found:
        return found, "what was to be exchanged", (act.head.i, act.head.i + 1)
    clause = [word for word in clause_words(act) if word.i not in items | frozenset(act.words)]
    found = issues_in(reading.topics, clause)
    if found == (Issue.PROCESS,) and act.type not in ABOUT_TALKS:
        found = ()  # "at the peace talks" says where an offer was made, not what it was about
    if found and act.frame.about != "free":
        return found, "issue words in the clause", _range(reading, clause)
    if act.frame.issues:
        return act.frame.issues, f"frame {act.frame.id}", (act.head.i, act.head.i + 1)
    if any(in_class(word, "talks") for word in content):
        return (Issue.PROCESS,), "the talks themselves", (act.head.i, act.head.i + 1)
    if any(in_class(word, "offer", "demand") and word.pos_ == "NOUN" for word in content):
        return (Issue.OTHER,), "a proposal or demand of unknown content", (act.head.i, act.head.i + 1)
    return (), "", (act.head.i, act.head.i + 1)


def _agenda(reading: Reading, act: Act) -> tuple[Issue, ...]:
    """What the talks are called after: "ceasefire talks", "hostage negotiations"."""
    nouns = [word for word in (act.noun, act.head, *act.content) if word is not None]
    before = [word for noun in nouns for word in tree.children(noun, "compound")]
    return tuple(dict.fromkeys(issue for word in before for issue in issues_of_word(word)))


def _frees_fighters(word: Token) -> bool:
    """ "The release of 20 soldiers": soldiers who can be released are prisoners."""
    if word.lemma_.lower() not in RELEASES:
        return False
    return any(
        in_class(child, "troops") for child in tree.children(word, "nmod", "obj", "nsubj:pass", "compound")
    )


def _remembered(reading: Reading, content: list[Token], act: Act, earlier: list[Draft]) -> tuple[Issue, ...]:
    """ "The proposal", "the offer", "it": the issues of the latest proposal, demand or deal told before."""
    refers = [word for word in content if _refers_back(word)]
    if not refers:
        return ()
    if act.type is MoveType.DENY:
        charged = [
            draft for draft in earlier if draft.type in (MoveType.ACCUSE, MoveType.VIOLATE) and draft.issues
        ]
        if charged:
            return charged[-1].issues
    for draft in reversed(earlier):
        if draft.type in ON_THE_TABLE and set(draft.issues) - {Issue.PROCESS, Issue.OTHER}:
            return draft.issues
    return ()


def _without_basis(words: list[Token]) -> list[Token]:
    """`words` without the deal on which the act rests: "hand over the dead *under the accord*" is about the dead."""
    basis = [
        word
        for word in words
        if {"under", "within"} & set(tree.case_words(word)) and in_class(word, "deal", "truce")
    ]
    left_out = {inner.i for word in basis for inner in word.subtree}
    return [word for word in words if word.i not in left_out]


def exchanged_before(reading: Reading, words: list[Token]) -> tuple[Issue, ...]:
    """ "The exchange", "the swap": what was to be exchanged when the document last named it."""
    for word in words:
        if word.pos_ == "NOUN" and word.lemma_.lower() in SWAPS and tree.children(word, "det"):
            before = [hit for hit in reading.topics if hit.end <= word.i and hit.issue in EXCHANGED]
            if before:
                return (before[-1].issue,)
    return ()


def _refers_back(word: Token) -> bool:
    """Whether a word points to terms told before: *it*, *this*, or *the proposal* with nothing that names its issue."""
    if word.lower_ in ("it", "this"):
        return word.dep_ in ("obj", "obl", "nsubj:pass")
    definite = any(child.lower_ in ("the", "this", "that", "its", "their") for child in word.children)
    return definite and word.pos_ == "NOUN" and in_class(word, *ANAPHORIC_NOUNS)


def _range(reading: Reading, words: Iterable[Token]) -> tuple[int, int]:
    indices = [word.i for word in words if word.i in reading.topic_words]
    return (min(indices), max(indices) + 1) if indices else (0, 0)
