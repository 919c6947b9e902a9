from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc as SpacyDoc
from tests.coder.trees import VOCAB

from parley.coder.tokens import Doc, Span

WORDS = ("Mali", "has", "cease", "-", "fires", " ", "again", ",", "met")


@st.composite
def trees(draw: st.DrawFn) -> SpacyDoc:
    """A document of one or more sentences with any tree over each, projective or not."""
    words: list[str] = []
    heads: list[int] = []
    starts: list[bool] = []
    for _ in range(draw(st.integers(1, 3))):
        size, first = draw(st.integers(1, 7)), len(words)
        order = draw(st.permutations(range(size)))
        for place in range(size):
            above = order.index(place)
            heads.append(first + (place if above == 0 else order[draw(st.integers(0, above - 1))]))
            words.append(draw(st.sampled_from(WORDS)))
            starts.append(place == 0)
    spaces = [draw(st.booleans()) for _ in words]
    return SpacyDoc(
        VOCAB, words=words, spaces=spaces, heads=heads, deps=["dep"] * len(words), sent_starts=starts,
        lemmas=[word.lower() for word in words], pos=["NOUN"] * len(words), tags=["NN"] * len(words),
    )  # fmt: skip


@given(trees())
def test_every_word_is_what_spacy_says_it_is(origin: SpacyDoc) -> None:
    doc = Doc(origin)
    for mine, theirs in zip(doc, origin, strict=True):
        for name in ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "is_space", "is_punct"):
            assert getattr(mine, name) == getattr(theirs, name), name
        assert mine.head.i == theirs.head.i
        assert sorted(word.i for word in mine.children) == sorted(word.i for word in theirs.children)
        assert (mine.sent.start, mine.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert {word.i for word in mine.subtree} == _below(theirs.i, origin)
        assert mine.left_edge.i == min(_below(theirs.i, origin))
        assert mine.right_edge.i == max(_below(theirs.i, origin))


def _below(word: int, doc: SpacyDoc) -> set[int]:
    found = {word}
    while more := {token.i for token in doc if token.head.i in found} - found:
        found |= more
    return found


@given(trees(), st.integers(0, 20), st.integers(0, 20))
def test_a_span_is_what_spacy_says_it_is(origin: SpacyDoc, start: int, end: int) -> None:
    mine, theirs = Doc(origin)[start:end], origin[start:end]
    assert [word.i for word in mine] == [token.i for token in theirs]
    assert mine.text == theirs.text
    assert mine.lemma_ == theirs.lemma_
    assert len(mine) == len(theirs)


def test_sentences_and_names() -> None:
    origin = SpacyDoc(
        VOCAB,
        words=["They", "met", ".", "Mali", "left", "."],
        heads=[1, 1, 1, 4, 4, 4],
        deps=["nsubj", "ROOT", "punct", "nsubj", "ROOT", "punct"],
        ents=["O", "O", "O", "B-LOC", "O", "O"],
    )
    doc = Doc(origin)
    assert [sentence.text for sentence in doc.sents] == ["They met .", "Mali left ."]
    assert [sentence.root.text for sentence in doc.sents] == ["met", "left"]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Mali", "LOC")]
    assert doc[3:5] == Span(doc, 3, 5)
    assert doc[3:5][1].text == "left"
    assert [word.text for word in reversed(doc[:2])] == ["met", "They"]
