"""The closed word classes: complete, without doubles, and every example holds its own word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from parley.codebook.vocabulary import Issue
from parley.lexicon.words import load_nouns, load_people, load_speech, load_telling, load_topics

Holds = Callable[[str, str], bool]
NOUNS = [
    "deal",
    "talks",
    "offer",
    "demand",
    "concession",
    "truce",
    "prisoner",
    "body",
    "hostage",
    "troops",
    "weapons",
    "aid",
    "progress",
    "impasse",
]
NOUNS += ["promise", "threat", "table", "statement"]
PEOPLE = ["office", "group-both", "rebels", "government-words", "mediators", "title", "relation", "outsiders"]
AMBIGUOUS_TOPICS = [
    "body",
    "child",
    "aid",
    "border",
    "guarantee",
    "monitor",
    "round",
    "summit",
]


@pytest.mark.parametrize("name", NOUNS)
def test_the_noun_classes_the_frames_need_exist(name: str) -> None:
    assert len(load_nouns()[name]) >= 5


@pytest.mark.parametrize("name", PEOPLE)
def test_the_classes_of_people_exist(name: str) -> None:
    assert len(load_people()[name]) >= 10


@pytest.mark.parametrize("classes", [load_nouns(), load_people()], ids=["nouns", "people"])
def test_classes_hold_lemmas_in_small_letters_without_hyphens(classes: dict[str, frozenset[str]]) -> None:
    wrong = {word for words in classes.values() for word in words if word != word.lower() or "-" in word}
    assert not wrong


@pytest.mark.parametrize("issue", Issue)
def test_every_issue_has_words(issue: Issue) -> None:
    words = [entry.word for topic in load_topics() if topic.issue is issue for entry in topic.entries]
    assert len(words) >= 10
    assert {topic.strength for topic in load_topics() if topic.issue is issue} == {"sure", "context"}


def test_no_topic_word_stands_twice() -> None:
    counts = Counter(entry.word.lower() for topic in load_topics() for entry in topic.entries)
    assert [word for word, count in counts.items() if count > 1] == []


def test_topic_examples_hold_their_words(holds: Holds) -> None:
    wrong = [
        (entry.word, entry.example)
        for topic in load_topics()
        for entry in topic.entries
        if not holds(entry.example, entry.word)
    ]
    assert not wrong


@pytest.mark.parametrize("word", AMBIGUOUS_TOPICS)
def test_ambiguous_topic_words_have_counters(word: str) -> None:
    found = [entry for topic in load_topics() for entry in topic.entries if entry.word == word]
    assert found
    assert all(entry.counter for entry in found)


def test_speech_words_are_many_and_stand_once() -> None:
    counts = Counter((entry.word, entry.form) for entry in load_speech())
    assert [key for key, count in counts.items() if count > 1] == []
    assert sum(entry.form == "verb" for entry in load_speech()) >= 90
    stances = {entry.stance for entry in load_speech()}
    assert stances >= {"claim", "doubt", "deny", "expect", "suggest", "blame", "mock"}


def test_speech_examples_hold_their_words(holds: Holds) -> None:
    wrong = [
        (entry.word, entry.example)
        for entry in load_speech()
        if not all(holds(entry.example, part) for part in entry.word.split())
    ]
    assert not wrong


def test_telling_words_stand_once_and_cover_every_way() -> None:
    counts = Counter((entry.word, entry.form, entry.tells) for entry in load_telling())
    assert [key for key, count in counts.items() if count > 1] == []
    tells = Counter(entry.tells for entry in load_telling())
    assert set(tells) == {"repeated", "alleged", "possible", "planned", "unfinished", "negated"}
    assert min(tells.values()) >= 10


def test_telling_examples_hold_their_words(holds: Holds) -> None:
    wrong = [
        (entry.word, entry.example)
        for entry in load_telling()
        if not all(holds(entry.example, part) for part in entry.word.split())
    ]
    assert not wrong


def test_nothing_tells_two_things_in_one_form() -> None:
    seen: dict[tuple[str, str], str] = {}
    for entry in load_telling():
        known = seen.setdefault((entry.word, entry.form), entry.tells)
        assert known == entry.tells, f"“{entry.word}” tells both {known} and {entry.tells}"
