"""The closed word classes that frames and the coder refer to, read from `data/`.

`nouns.yaml`    classes of nouns that phrases take ("reach" + *deal*), and that the coder refers to by name
`topics.yaml`   words that name an issue of the talks
`speech.yaml`   verbs and prepositions of reporting, and the media through which something is said
`telling.yaml`  words that say how something is told: repeated, alleged, possible, planned, failed
`people.yaml`   nouns for people and bodies who act for a party, groups that refer back, titles
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from parley.codebook.strict_yaml import load
from parley.codebook.vocabulary import Issue


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NounClass(_Form):
    """A class of nouns that fill the same place: `words` are lemmas, several words joined by blanks."""

    id: str
    note: str
    words: tuple[str, ...]


class TopicWord(_Form):
    """A word or phrase (lemmas, joined by blanks; hyphens as blanks) that names an issue."""

    word: str
    example: str
    counter: tuple[str, ...] = ()


class Topic(_Form):
    """The words of one issue.

    `strength`: "sure" names the issue wherever it stands in a report on talks; "context" only inside the content of
    an act (a *prisoner* in a sentence on a jail break names nothing).
    """

    issue: Issue
    strength: Literal["sure", "context"]
    entries: tuple[TopicWord, ...]


class SpeechWord(_Form):
    """A verb (or preposition such as "according to") that attributes words to a speaker."""

    word: str
    form: Literal["verb", "preposition", "noun"]
    stance: Literal["neutral", "claim", "doubt", "deny", "expect", "suggest", "praise", "blame", "mock"] = (
        "neutral"
    )
    example: str
    counter: tuple[str, ...] = ()


class TellingWord(_Form):
    """A word or phrase that says how an act is told."""

    word: str
    tells: Literal["repeated", "alleged", "possible", "planned", "unfinished", "negated"]
    form: Literal["adverb", "verb", "adjective", "noun", "determiner", "phrase"]
    example: str
    counter: tuple[str, ...] = ()


@cache
def load_nouns() -> dict[str, frozenset[str]]:
    """The noun classes: id -> lemmas. Raises `DataError` where the file doesn't follow its form."""
    classes = load(_data("nouns.yaml"), tuple[NounClass, ...])
    return {entry.id: frozenset(entry.words) for entry in classes}


@cache
def load_topics() -> tuple[Topic, ...]:
    """The issue words. Raises `DataError` where the file doesn't follow its form."""
    return load(_data("topics.yaml"), tuple[Topic, ...])


@cache
def load_speech() -> tuple[SpeechWord, ...]:
    """The words of reporting. Raises `DataError` where the file doesn't follow its form."""
    return load(_data("speech.yaml"), tuple[SpeechWord, ...])


@cache
def load_telling() -> tuple[TellingWord, ...]:
    """The words of modality and repetition. Raises `DataError` where the file doesn't follow its form."""
    return load(_data("telling.yaml"), tuple[TellingWord, ...])


@cache
def load_people() -> dict[str, frozenset[str]]:
    """The classes of nouns for people and bodies: id -> lemmas. Raises `DataError` as the others."""
    classes = load(_data("people.yaml"), tuple[NounClass, ...])
    return {entry.id: frozenset(entry.words) for entry in classes}


def _data(name: str):  # type: ignore[no-untyped-def]
    return files("parley.lexicon") / "data" / name
