from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from parley.documents import Document
from parley.errors import SettingError, WeightsError
from parley.language import Analyser, Analysis, analyse, load_analyser
from parley.language.tokenizer import blank_english
from parley.language.weights import packaged_weights

MakeDocument = Callable[..., Document]

REPORT = (
    "Mediators open talks in Doha\n"
    "Qatari Foreign Minister Khalid Nasser told reporters that the Northern Front had rejected a 30-day "
    "truce. “We will not sign,” its spokesman, Idris Bello, said on Feb. 20.\n"
    "The government withdrew its offer to free 120 prisoners."
)


def rows(analysis: Analysis, start: int = 0, end: int | None = None) -> list[tuple[str, ...]]:
    return [
        (t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, str(t.head.i - t.i), t.dep_, t.ent_iob_, t.ent_type_)
        for t in analysis.doc[start:end]
    ]


def assert_sound(doc: Doc) -> None:
    """Every sentence is a tree with one root, labelled root."""
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head.i == token.i]
        assert len(roots) == 1
        if not roots[0].is_space:
            assert [token.dep_ for token in sentence].count("root") == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)
        assert all(token in {roots[0], *roots[0].subtree} for token in sentence)


def test_a_report_is_analysed(analyser: Analyser, document: MakeDocument) -> None:
    analysis = analyser.analyse(document(REPORT))
    words = {token.text: token for token in analysis.doc}
    assert analysis.doc.text == REPORT
    assert len(list(analysis.doc.sents)) == 4
    assert_sound(analysis.doc)
    assert words["rejected"].lemma_ == "reject"
    assert words["rejected"].pos_ == "VERB"
    assert words["Front"].dep_ == "nsubj"
    assert words["Front"].head.text == "rejected"
    assert words["truce"].dep_ == "obj"
    assert {"Doha", "Khalid Nasser", "Idris Bello"} <= {name.text for name in analysis.doc.ents}
    assert words["withdrew"].morph.get("Tense") == ["Past"]


def test_predicates_have_roles(analyser: Analyser, document: MakeDocument) -> None:
    analysis = analyser.analyse(document("The rebels rejected the offer on Monday."))
    found = {analysis.doc[predicate.token].text: predicate.roles for predicate in analysis.predicates}
    roles = {role.label: analysis.doc[role.start : role.end].text for role in found["rejected"]}
    assert roles["ARG0"] == "The rebels"
    assert roles["ARG1"] == "the offer"
    assert roles["ARGM-TMP"] == "on Monday"


def test_a_sentence_reads_the_same_alone_and_among_others(analyser: Analyser, document: MakeDocument) -> None:
    whole = analyser.analyse(document(REPORT))
    for sentence in whole.doc.sents:
        alone = analyser.analyse(document(sentence.text.strip()))
        assert rows(alone) == rows(whole, sentence.start, sentence.start + len(alone.doc))


def test_reading_again_changes_nothing(analyser: Analyser, document: MakeDocument) -> None:
    first, second = analyser.analyse(document(REPORT)), analyser.analyse(document(REPORT))
    assert rows(first) == rows(second)
    assert first.predicates == second.predicates


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\t\n ", ".", "\u200b", "…", "和平谈判", "a" * 5000, "😀 😀", "\n\nHe left."]
)
def test_odd_texts_are_read(analyser: Analyser, text: str, document: MakeDocument) -> None:
    analysis = analyser.analyse(document(text))
    assert analysis.doc.text == text
    assert_sound(analysis.doc)


@settings(max_examples=25, deadline=None)
@given(text=st.text(alphabet="abc ABC.?!\"“”'’()-–\n012,;:é中", max_size=120))
def test_any_text_gives_trees(analyser: Analyser, text: str, document: MakeDocument) -> None:
    analysis = analyser.analyse(document(text))
    assert analysis.doc.text == text
    assert_sound(analysis.doc)
    for predicate in analysis.predicates:
        assert all(0 <= role.start < role.end <= len(analysis.doc) for role in predicate.roles)


def test_a_line_without_full_stops_is_bounded(analyser: Analyser, document: MakeDocument) -> None:
    text = "prisoners and soldiers return home " * 1000
    started = time.process_time()
    analysis = analyser.analyse(document(text))
    assert analysis.doc.text == text
    assert max(len(sentence) for sentence in analysis.doc.sents) <= 161
    assert time.process_time() - started < 60
    assert_sound(analysis.doc)


def test_one_word_of_a_hundred_thousand_letters(analyser: Analyser, document: MakeDocument) -> None:
    text = "x1" * 50_000
    assert analyser.analyse(document(text)).doc.text == text


def test_white_space_inside_a_name_belongs_to_it(analyser: Analyser, document: MakeDocument) -> None:
    analysis = analyser.analyse(document("They met Khalid  Nasser in Doha."))
    assert any(name.text == "Khalid  Nasser" for name in analysis.doc.ents)


def test_the_weights_are_small() -> None:
    files = list(packaged_weights().iterdir())
    assert sum(file.stat().st_size for file in files) < 30_000_000
    assert {"CARD.md", "card.json"} <= {file.name for file in files}


def test_importing_loads_nothing_heavy() -> None:
    heavy = "{'spacy', 'onnxruntime', 'tokenizers', 'numpy'}"
    code = f"import sys, parley.language; print({heavy} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_an_analyser_is_loaded_once() -> None:
    assert load_analyser() is load_analyser()
    assert load_analyser().name == "en"


def test_analyse_uses_the_given_analyser(document: MakeDocument) -> None:
    class Silent:
        name = "silent"

        def analyse(self, document: Document) -> Analysis:
            return Analysis(document, blank_english()(""), ())

    assert len(analyse(document("Talks."), Silent()).doc) == 0


@pytest.mark.parametrize("setting", ["klingon", "spacy:no-such-pipeline"])
def test_an_unknown_analyser_is_refused(setting: str) -> None:
    with pytest.raises(SettingError, match="no"):
        load_analyser(setting)


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"lacks reader\.onnx"):
        load_analyser(str(tmp_path))


def test_any_spacy_pipeline_can_stand_in(tmp_path: Path, document: MakeDocument) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "pipeline")
    analysis = load_analyser(f"spacy:{tmp_path / 'pipeline'}").analyse(document("Talks open\nThey met."))
    assert [sentence.text.strip() for sentence in analysis.doc.sents] == ["Talks open", "They met."]
    assert analysis.predicates == ()
