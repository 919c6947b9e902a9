"""Every word of the acts lexicon is found in its example and tells nothing in its counter-examples.

A failure names the frame, the word and the sentence: mend the entry in `lexicon/data/acts`, or the engine.
"""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc

from parley.coder.acts import find_acts
from parley.coder.rules import RuleCoder
from parley.documents import read_text
from parley.language import Analysis, analyse
from parley.lexicon.acts import load_acts

# A document around a counter-example, so that only the sentence itself decides.
SETTING = "Sudan's army and the RSF have been at war since 2023; a ceasefire between them failed."

EXAMPLES = [
    pytest.param(frame.id, entry.word, entry.example, id=f"{frame.id}:{entry.word}")
    for frame in load_acts()
    for entry in frame.entries
]
COUNTERS = [
    pytest.param(frame.id, frame.type, entry.word, counter, id=f"{frame.id}:{entry.word}:{number}")
    for frame in load_acts()
    for entry in frame.entries
    for number, counter in enumerate(entry.counter)
]


@cache
def analysed(text: str) -> Analysis:
    return analyse(read_text(text))


def sentences_of(doc: Doc) -> list:
    return [sentence for sentence in doc.sents if sentence.text.strip()]


@pytest.mark.parametrize(("frame_id", "word", "example"), EXAMPLES)
def test_example_tells_the_act(frame_id: str, word: str, example: str) -> None:
    analysis = analysed(example)
    found = {
        (act.frame.id, act.entry.word)
        for sentence in sentences_of(analysis.doc)
        for frames in find_acts(sentence)
        for act in frames
    }
    assert (frame_id, word) in found, (
        f"{frame_id} does not find {word!r} in {example!r}; it finds {sorted(found)}"
    )


@pytest.mark.parametrize(("frame_id", "kind", "word", "counter"), COUNTERS)
def test_counter_example_tells_nothing(frame_id: str, kind: str, word: str, counter: str) -> None:
    text = f"{SETTING}\n\n{counter}"
    start = text.index(counter)
    moves = [move for move in RuleCoder().code(analysed(text)) if move.evidence.start >= start]
    told = [(move.type.value, move.rule) for move in moves if move.rule == frame_id]
    assert not told, f"{counter!r} tells {told}, but {word!r} means something else here"
