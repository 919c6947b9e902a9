"""The parts of the recipe that need neither torch nor the training data."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from recipes.language.moves import PARTS, TYPES, sentences_of
from recipes.language.names import (
    add_names,
    begin_names,
    map_kinds,
    read_politics,
    read_re3d,
    read_uner,
    split_hyphens,
)
from recipes.language.raw import rebuild
from recipes.language.sentences import Sentence, add_frames, read_conllu
from recipes.language.spans import F1

from parley.corpus import CodedReport
from parley.documents import read_text
from parley.language import analyse

CONLLU = """\
# newdoc id = report
# newpar
# sent_id = report-1
# text = They don't sign.
1	They	they	PRON	PRP	_	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sign	sign	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = report-2
# text = Some left, others stayed.
1	Some	some	DET	DT	_	2	nsubj	_	_
2	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
3	,	,	PUNCT	,	_	2	punct	_	_
4	others	other	NOUN	NNS	_	5	nsubj	_	_
5	stayed	stay	VERB	VBD	_	2	conj	_	SpaceAfter=No
5.1	here	here	ADV	RB	_	_	_	5:advmod	_
6	.	.	PUNCT	.	_	2	punct	_	_

# newpar
# sent_id = report-3
# text = No.
1	No	no	INTJ	UH	_	0	root	_	SpaceAfter=No
2	.	.	PUNCT	.	_	1	punct	_	_

"""


@pytest.fixture
def sentences(tmp_path: Path) -> list[Sentence]:
    path = tmp_path / "some.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    return list(read_conllu(path))


def test_fused_words_are_split_and_empty_nodes_left_out(sentences: list[Sentence]) -> None:
    assert [sentence.words for sentence in sentences] == [
        ["They", "do", "n't", "sign", "."],
        ["Some", "left", ",", "others", "stayed", "."],
        ["No", "."],
    ]
    assert sentences[0].heads == [4, 4, 4, 0, 4]
    assert sentences[0].surface == [("They", True), ("don't", True), ("sign", False), (".", True)]
    assert [sentence.starts_paragraph for sentence in sentences] == [True, False, True]


def test_a_document_is_rebuilt_with_the_places_of_its_words(sentences: list[Sentence]) -> None:
    (document,) = rebuild(sentences)
    assert document.clean.rstrip() == "They don't sign. Some left, others stayed.\n\nNo."
    words = [document.clean[start:end] for start, end in document.words]
    assert words == [word for sentence in sentences for word in sentence.words]
    assert [document.clean[block.start : block.end] for block in document.blocks] == [
        "They don't sign. Some left, others stayed.",
        "No.",
    ]


def test_frames_join_only_the_same_words(sentences: list[Sentence]) -> None:
    frames = {"report-1": (sentences[0].words, [(3, [("ARG0", 0, 1)])]), "report-2": (["Some", "left"], [])}
    assert add_frames(sentences, frames) == 1
    assert sentences[0].frames == [(3, [("ARG0", 0, 1)])]
    assert sentences[1].frames is None


def test_iob1_becomes_bio() -> None:
    assert begin_names(["I-PER", "I-PER", "O", "I-LOC", "B-LOC"]) == ["B-PER", "I-PER", "O", "B-LOC", "B-LOC"]


def test_kinds_outside_the_map_are_no_names() -> None:
    assert map_kinds(["B-event", "I-event", "O", "B-country"], {"country": "LOC"}) == [
        "O",
        "O",
        "O",
        "B-LOC",
    ]


def test_hyphened_words_are_split_with_their_names() -> None:
    sentence = split_hyphens(Sentence("1", ["Al-Nour", "won", "-"], names=["B-ORG", "O", "O"]))
    assert sentence.words == ["Al", "-", "Nour", "won", "-"]
    assert sentence.names == ["B-ORG", "I-ORG", "I-ORG", "O", "O"]


def test_name_files_are_read(tmp_path: Path) -> None:
    uner = tmp_path / "uner.iob2"
    uner.write_text("# sent_id = a-1\n# text = Doha talks\n1\tDoha\tB-LOC\t-\tx\n2\ttalks\tO\t-\t-\n\n")
    assert [(s.id, s.words, s.names) for s in read_uner(uner)] == [("a-1", ["Doha", "talks"], ["B-LOC", "O"])]
    politics = tmp_path / "politics.txt"
    politics.write_text("Amina B-politician\nwon O\nthe O\nrace B-election\n\nYes O\n")
    assert [s.names for s in read_politics([politics])] == [["B-PER", "O", "O", "O"], ["O"]]


def test_loose_spans_are_masked(tmp_path: Path) -> None:
    text = "The envoy of Chad met the Harvest Front and Minister Idris."
    entities = [[0, 17, "Person"], [13, 17, "Location"], [22, 39, "Organisation"], [44, 58, "Person"]]
    path = tmp_path / "re3d.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities}) + "\n")
    (sentence,) = read_re3d(path)
    assert dict(zip(sentence.words, sentence.names or [], strict=True)) == {
        "The": None, "envoy": None, "of": None, "Chad": "B-LOC", "met": "O", "the": "O", "Harvest": "B-ORG",
        "Front": "I-ORG", "and": "O", "Minister": None, "Idris": None, ".": "O",
    }  # fmt: skip


def test_f1_counts_what_is_shared() -> None:
    counts = F1()
    counts.add({"a", "b", "c"}, {"b", "c", "d", "e"})
    assert (counts.precision, round(counts.recall, 1), round(counts.value, 1)) == (50.0, 66.7, 57.1)


def test_names_are_put_on_the_sentences_with_the_same_words() -> None:
    bare = [Sentence("a", ["Mali", "left"]), Sentence("b", ["Mali", "left"]), Sentence("c", ["Gao"])]
    named = [Sentence("a", ["Mali", "left"], names=["B-LOC", "O"]), Sentence("b", ["Mali"], names=["B-LOC"])]
    assert add_names(bare, named) == 1
    assert [sentence.names for sentence in bare] == [["B-LOC", "O"], None, None]


def test_coded_moves_become_a_word_that_tells_and_spans() -> None:
    text = "Rain fell. The MNLA turned down the plan unless Mali withdraws, its envoy said."
    report = CodedReport.model_validate(
        {
            "id": "a",
            "codebook": "1",
            "coder": "author",
            "date": "2026-11-01",
            "document": {"text": text},
            "moves": [
                {
                    "type": "reject",
                    "actors": ["MNLA"],
                    "issues": ["settlement"],
                    "terms": {"condition": "unless Mali withdraws"},
                    "source": {"speaker": "its envoy"},
                    "evidence": "The MNLA turned down the plan unless Mali withdraws",
                    "words": {"act": "turned down", "actors": ["The MNLA"]},
                }
            ],
        }
    )
    rain, told = sentences_of(report, analyse(read_text(text)))
    assert rain.told == []
    (move,) = told.told
    assert told.words[move.place] == "turned"
    assert TYPES[move.type] == "reject"
    spans = {part: [" ".join(told.words[a:b]) for a, b in move.spans.get(part, [])] for part in PARTS}
    assert spans["actor"] == ["The MNLA"]
    assert spans["condition"] == ["unless Mali withdraws"]
    assert spans["speaker"] == ["its envoy"]
    assert spans["evidence"] == ["The MNLA turned down the plan unless Mali withdraws"]
    assert spans["addressee"] == []
