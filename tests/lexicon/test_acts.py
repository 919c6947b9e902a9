"""The lexicon of acts: complete, without doubles, and every example holds its own word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from parley.codebook.vocabulary import MoveType
from parley.lexicon.acts import Entry, Frame, load_acts
from parley.lexicon.words import load_nouns

Holds = Callable[[str, str], bool]
FRAMES = load_acts()
ENTRIES = [(frame, entry) for frame in FRAMES for entry in frame.entries]
# The relations of Universal Dependencies that a frame may name; some may name a preposition after a colon.
RELATION = re.compile(
    r"(nsubj|obj|iobj|ccomp|xcomp|advcl|acl|compound|amod|nsubj:pass|nmod:poss"
    r"|(obl|nmod|advcl|acl):[a-z]+)"
)


def test_the_lexicon_is_broad() -> None:
    assert len(ENTRIES) >= 300
    assert len(FRAMES) >= 60


@pytest.mark.parametrize("kind", MoveType)
def test_every_type_of_move_has_frames(kind: MoveType) -> None:
    words = {entry.word for frame, entry in ENTRIES if frame.type is kind}
    assert len(words) >= 10, f"{kind}: only {sorted(words)}"


def test_no_frame_stands_twice() -> None:
    doubles = [name for name, count in Counter(frame.id for frame in FRAMES).items() if count > 1]
    assert not doubles


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_a_frame_is_well_formed(frame: Frame) -> None:
    words = [entry.word for entry in frame.entries]
    assert len(words) == len(set(words)), f"{frame.id} has a word twice"
    for relation in (*frame.actor, *frame.addressee, *frame.content, *frame.relation):
        assert relation == "speaker" or RELATION.fullmatch(relation), f"{frame.id}: {relation} is no relation"
    assert (frame.form == "phrase") == (frame.nouns is not None), (
        f"{frame.id}: phrases, and only they, name nouns"
    )


@pytest.mark.parametrize("frame", [frame for frame in FRAMES if frame.nouns], ids=lambda frame: frame.id)
def test_the_noun_classes_of_phrases_exist(frame: Frame) -> None:
    missing = set((frame.nouns or "").split()) - set(load_nouns())
    assert not missing, f"{frame.id}: data/nouns.yaml has no class {missing}"


@pytest.mark.parametrize("frame", [frame for frame in FRAMES if frame.nouns], ids=lambda frame: frame.id)
def test_the_examples_of_a_phrase_hold_a_noun_of_its_class(frame: Frame, holds: Holds) -> None:
    nouns = {noun for name in (frame.nouns or "").split() for noun in load_nouns()[name]}
    for entry in frame.entries:
        found = any(holds(entry.example, noun) for noun in nouns)
        assert found, f"{frame.id}: no noun of {frame.nouns} in “{entry.example}”"


@pytest.mark.parametrize(
    ("frame", "entry"), ENTRIES, ids=lambda part: getattr(part, "id", getattr(part, "word", ""))
)
def test_an_example_holds_its_word(frame: Frame, entry: Entry, holds: Holds) -> None:
    missing = [part for part in entry.word.split() if not holds(entry.example, part)]
    assert not missing, f"{frame.id}: the example of “{entry.word}” lacks {missing}: “{entry.example}”"


def test_no_example_is_used_twice() -> None:
    doubles = [text for text, count in Counter(entry.example for _, entry in ENTRIES).items() if count > 1]
    assert not doubles


def test_no_sentence_is_both_example_and_counter_of_a_frame() -> None:
    for frame in FRAMES:
        examples = {entry.example for entry in frame.entries}
        counters = {text for entry in frame.entries for text in entry.counter}
        assert not examples & counters, frame.id


def test_ambiguous_words_have_counters() -> None:
    """Verbs that everyday language uses for much else must say what they don't mean."""
    everyday = {
        "accept",
        "reject",
        "meet",
        "break",
        "release",
        "sign",
        "hold",
        "exchange",
        "return",
        "offer",
        "demand",
    }
    everyday |= {
        "strike",
        "suspend",
        "withdraw",
        "drop",
        "welcome",
        "call",
        "promise",
        "propose",
        "host",
        "open",
    }
    guarded = {entry.word for _, entry in ENTRIES if entry.counter}
    assert everyday <= guarded, f"no counter for {sorted(everyday - guarded)}"


def test_counters_are_about_as_common_as_examples() -> None:
    counters = sum(len(entry.counter) for _, entry in ENTRIES)
    assert counters >= len(ENTRIES) / 2
