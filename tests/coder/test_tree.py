"""Walks over dependency trees, on trees given by hand: what they find doesn't depend on the weights."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from parley.coder import tree

from .trees import VOCAB, parsed, word


def texts(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


COORDINATED = parsed("""
    Israel PROPN NNP 5 nsubj
    and CCONJ CC 3 cc
    Hamas PROPN NNP 1 conj
    have AUX VBP 5 aux
    met VERB VBN 0 root
    and CCONJ CC 7 cc
    agreed VERB VBD 5 conj
    to PART TO 9 mark
    talk VERB VB 7 xcomp
""")
URGED = parsed("""
    Norway PROPN NNP 2 nsubj
    urged VERB VBD 0 root
    Manila PROPN NNP 2 obj
    to PART TO 5 mark
    disarm VERB VB 2 xcomp
""")
PASSIVE = parsed("""
    The DET DT 2 det
    offer NOUN NN 4 nsubj:pass
    was AUX VBD 4 aux:pass
    rejected VERB VBN 0 root
    by ADP IN 6 case
    Baku PROPN NNP 4 obl:agent
""")
RELATIVE = parsed("""
    The DET DT 2 det
    rebels NOUN NNS 6 nsubj
    who PRON WP 4 nsubj
    signed VERB VBD 2 acl:relcl
    the DET DT 6 det
    left VERB VBD 0 root
""")
REDUCED = parsed("""
    A DET DT 2 det
    truce NOUN NN 6 nsubj
    brokered VERB VBN 2 acl
    by ADP IN 5 case
    Qatar PROPN NNP 3 obl
    holds VERB VBZ 0 root
""")
OFFER = parsed("""
    Iran PROPN NNP 3 nmod:poss
    's PART POS 1 case
    offer NOUN NN 6 nsubj
    to PART TO 5 mark
    talk VERB VB 3 acl
    stands VERB VBZ 0 root
""")
SWAP = parsed("""
    They PRON PRP 2 nsubj
    left VERB VBD 0 root
    in ADP IN 6 case
    exchange NOUN NN 3 fixed
    for ADP IN 3 fixed
    maps NOUN NNS 2 obl
""")


def test_base_leaves_out_the_subtype() -> None:
    assert tree.base(word(PASSIVE, "offer")) == "nsubj"
    assert tree.base(word(PASSIVE, "rejected")) == "root"


@pytest.mark.parametrize(
    ("verb", "subjects"),
    [("met", ["Israel"]), ("agreed", ["Israel"]), ("talk", ["Israel"])],
    ids=["its own", "of a coordinated verb", "of an infinitive"],
)
def test_subjects_through_coordination_and_control(verb: str, subjects: list[str]) -> None:
    assert texts(tree.subjects(word(COORDINATED, verb))) == subjects


def test_the_object_controls_the_infinitive() -> None:
    assert texts(tree.subjects(word(URGED, "disarm"))) == ["Manila"]


def test_the_antecedent_is_the_subject_of_a_relative_clause() -> None:
    assert texts(tree.subjects(word(RELATIVE, "signed"))) == ["rebels"]
    assert tree.antecedent(word(RELATIVE, "who")).text == "rebels"
    assert tree.antecedent(word(RELATIVE, "rebels")).text == "rebels"


def test_the_owner_of_a_noun_does_its_infinitive() -> None:
    assert texts(tree.subjects(word(OFFER, "talk"))) == ["Iran"]


def test_passives() -> None:
    assert tree.is_passive(word(PASSIVE, "rejected"))
    assert tree.is_passive(word(REDUCED, "brokered"))
    assert not tree.is_passive(word(REDUCED, "holds"))
    assert not tree.is_passive(word(COORDINATED, "met"))


def test_the_agent_of_a_passive_stands_in_obl_by() -> None:
    assert texts(tree.children(word(PASSIVE, "rejected"), "obl:by")) == ["Baku"]
    assert texts(tree.children(word(REDUCED, "brokered"), "obl:by")) == ["Qatar"]
    assert tree.children(word(PASSIVE, "rejected"), "obl:with") == []


def test_fixed_expressions_are_one_preposition() -> None:
    assert tree.case_words(word(SWAP, "maps")) == ["in exchange for"]
    assert tree.stands_in(word(SWAP, "maps"), "obl:in_exchange_for")
    assert tree.stands_in(word(SWAP, "maps"), "obl:in")


def test_clauses() -> None:
    assert tree.clause_head(word(COORDINATED, "Hamas")).text == "met"
    assert tree.clause_head(word(COORDINATED, "talk")).text == "talk"
    assert tree.clause_head(word(RELATIVE, "who")).text == "signed"


def test_conjuncts() -> None:
    assert texts(tree.conjuncts(word(COORDINATED, "Israel"))) == ["Israel", "Hamas"]
    assert texts(tree.conjuncts(word(COORDINATED, "Hamas"))) == ["Hamas"]


def test_kept_subtree_leaves_out_whole_branches() -> None:
    kept = tree.kept_subtree(word(RELATIVE, "left"), lambda token: token.dep_ == "acl:relcl")
    assert texts(kept) == ["The", "rebels", "the", "left"]


def test_ancestors_end_at_the_root() -> None:
    assert texts(list(tree.ancestors(word(RELATIVE, "who")))) == ["signed", "rebels", "left"]
    assert list(tree.ancestors(word(RELATIVE, "left"))) == []


def test_trimmed() -> None:
    doc = Doc(
        VOCAB,
        words=[",", "and", "a", "truce", ",", "–"],
        pos=["PUNCT", "CCONJ", "DET", "NOUN", "PUNCT", "PUNCT"],
    )
    assert tree.trimmed(doc, 0, 6) == (2, 4)
    assert tree.trimmed(doc, 4, 6) == (6, 6)


def test_subjects_end_on_a_tree_that_runs_in_circles() -> None:
    """Subjects of a chain of clauses without any subject: the walk ends, and finds nobody."""
    chain = parsed(
        "\n".join(f"go VERB VB {max(0, place)} {'root' if place == 0 else 'conj'}" for place in range(300))
    )
    assert tree.subjects(chain[299]) == []
