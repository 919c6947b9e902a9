"""What the talks are about: the issue words of the lexicon, found in a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from parley.codebook.vocabulary import Issue
from parley.coder.tokens import Doc, Token
from parley.lexicon.words import load_topics

END = "\0"
HYPHENS = frozenset("-‑–")
GENERAL = (Issue.PROCESS, Issue.SETTLEMENT)


@dataclass(frozen=True)
class TopicHit:
    """An issue word in the text: token range (half-open), the issue, and whether it is sure by itself."""

    start: int
    end: int
    issue: Issue
    sure: bool


def find_topics(doc: Doc) -> list[TopicHit]:
    """The issue words of a document, the longest at each place, hyphens read as blanks."""
    words = [token for token in doc if token.text not in HYPHENS and not token.is_space]
    hits: list[TopicHit] = []
    position = 0
    while position < len(words):
        length, found = _longest(words, position)
        if found:
            start, end = words[position].i, words[position + length - 1].i + 1
            hits.extend(TopicHit(start, end, issue, sure) for issue, sure in found)
            position += length
        else:
            position += 1
    return hits


def issues_in(hits: Iterable[TopicHit], words: Iterable[Token]) -> tuple[Issue, ...]:
    """The issues that `words` name, in the order of the text.

    Sure words count before those that need their context, and the talks themselves only where nothing else is named.
    """
    indices = {word.i for word in words}
    inside = [hit for hit in hits if any(i in indices for i in range(hit.start, hit.end))]
    sure = [hit for hit in inside if hit.sure and hit.issue is not Issue.PROCESS]
    special = [hit for hit in inside if hit.issue not in GENERAL]
    return tuple(dict.fromkeys(hit.issue for hit in sure or special or inside))


def issues_of_word(word: Token) -> tuple[Issue, ...]:
    """The special issues that one word names surely by itself: "ceasefire" in "ceasefire talks"."""
    node = _trie().get(word.lemma_.lower(), {})
    return tuple(issue for issue, sure in node.get(END, ()) if sure and issue not in GENERAL)


def _longest(words: list[Token], position: int) -> tuple[int, list[tuple[Issue, bool]]]:
    best: tuple[int, list[tuple[Issue, bool]]] = (0, [])
    nodes = [_trie()]
    for length, token in enumerate(words[position : position + 8], start=1):
        if token.is_sent_start and length > 1:
            break
        following = [
            node[key] for node in nodes for key in {token.lemma_.lower(), token.lower_} if key in node
        ]
        if not following and length > 1 and (token.pos_ == "DET" or token.dep_ == "nmod:poss"):
            continue  # "withdraw all its troops" names what "withdraw troops" names
        nodes = following
        if not nodes:
            break
        found = [meaning for node in nodes for meaning in node.get(END, ())]
        if length == 1 and token.pos_ in ("VERB", "AUX"):
            found = [
                (issue, sure) for issue, sure in found if issue not in GENERAL
            ]  # "called" is no telephone call
        if found:
            best = (length, list(dict.fromkeys(found)))
    return best


@cache
def _trie() -> dict[str, Any]:
    root: dict[str, Any] = {}
    for topic in load_topics():
        for entry in topic.entries:
            node = root
            for word in entry.word.lower().split():
                node = node.setdefault(word, {})
            node.setdefault(END, []).append((topic.issue, topic.strength == "sure"))
    return root
