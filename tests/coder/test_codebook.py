"""The codebook's own counter-examples, read by the coder: none of them gives what it is a counter-example of."""

from __future__ import annotations

import pytest

from parley.codebook import load_codebook
from parley.codebook.forms import CounterExample
from parley.pipeline import Reader

COUNTERS = [
    pytest.param(entry.id, counter, id=f"{entry.id}: {counter.sentence}")
    for entry in load_codebook().types
    for counter in entry.counter_examples
]
# Around a sentence, so that only the sentence itself decides.
SETTING = "The war between Velania's army and the rebels goes on; a ceasefire between them failed."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("kind", "counter"), COUNTERS)
def test_counter_example(kind: str, counter: CounterExample, reader: Reader) -> None:
    report = reader.read_text(counter.sentence, published=counter.published)
    assert kind not in {move.type.value for move in report.moves}, [move.rule for move in report.moves]


def test_counter_examples_in_a_report_about_talks(reader: Reader) -> None:
    """Where the report is about talks, most of them still don't give what they are a counter-example of."""
    wrong = []
    for parameter in COUNTERS:
        kind, counter = parameter.values
        moves = reader.read_text(f"{SETTING}\n\n{counter.sentence}", published=counter.published).moves
        start = len(SETTING)
        wrong += [
            counter.sentence for move in moves if move.type.value == kind and move.evidence.start > start
        ]
    assert len(wrong) <= len(COUNTERS) // 10, wrong
