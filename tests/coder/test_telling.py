"""How acts are told, on trees given by hand: negation, failure, plans, doubt, repetition."""

from __future__ import annotations

import pytest

from parley.coder.telling import how_told

from .trees import parsed, word

CASES = {
    "plain": ("signed", set(), "They PRON PRP 2 nsubj\nsigned VERB VBD 0 root"),
    "not": (
        "sign",
        {"negated"},
        "They PRON PRP 4 nsubj\ndid AUX VBD 4 aux\nnot PART RB 4 advmod\nsign VERB VB 0 root",
    ),
    "never": ("signed", {"negated"}, "They PRON PRP 3 nsubj\nnever ADV RB 3 advmod\nsigned VERB VBD 0 root"),
    "no noun": ("truce", {"negated"}, "no DET DT 2 det\ntruce NOUN NN 0 root"),
    "neither": ("signed", {"negated"}, "Neither DET DT 2 det\nside NOUN NN 3 nsubj\nsigned VERB VBD 0 root"),
    "none": ("signed", {"negated"}, "None PRON NN 2 nsubj\nsigned VERB VBD 0 root"),
    "failed to": (
        "sign",
        {"unfinished"},
        "They PRON PRP 2 nsubj\nfailed VERB VBD 0 root\nto PART TO 4 mark\nsign VERB VB 2 xcomp",
    ),
    "have yet to": (
        "sign",
        {"unfinished", "yet"},
        "They PRON PRP 2 nsubj\nhave VERB VBP 0 root\n"
        "yet ADV RB 2 advmod\nto PART TO 5 mark\nsign VERB VB 2 xcomp",
    ),
    "did not fail to": (
        "sign",
        {"unfinished", "negated"},
        "They PRON PRP 4 nsubj\ndid AUX VBD 4 aux\nnot PART RB 4 advmod\n"
        "fail VERB VB 0 root\nto PART TO 6 mark\nsign VERB VB 4 xcomp",
    ),
    "will": ("sign", {"planned"}, "They PRON PRP 3 nsubj\nwill AUX MD 3 aux\nsign VERB VB 0 root"),
    "would": ("sign", {"would"}, "They PRON PRP 3 nsubj\nwould AUX MD 3 aux\nsign VERB VB 0 root"),
    "could": ("sign", {"possible"}, "They PRON PRP 3 nsubj\ncould AUX MD 3 aux\nsign VERB VB 0 root"),
    "must": ("sign", {"obliged"}, "They PRON PRP 3 nsubj\nmust AUX MD 3 aux\nsign VERB VB 0 root"),
    "has": ("signed", {"perfect"}, "They PRON PRP 3 nsubj\nhave AUX VBP 3 aux\nsigned VERB VBN 0 root"),
    "allegedly": (
        "signed",
        {"alleged"},
        "They PRON PRP 3 nsubj\nallegedly ADV RB 3 advmod\nsigned VERB VBD 0 root",
    ),
    "again": ("signed", {"repeated"}, "They PRON PRP 2 nsubj\nsigned VERB VBD 0 root\nagain ADV RB 2 advmod"),
    "if": (
        "signs",
        {"condition"},
        "if SCONJ IN 3 mark\nBaku PROPN NNP 3 nsubj\n"
        "signs VERB VBZ 5 advcl\nYerevan PROPN NNP 5 nsubj\nrejoices VERB VBZ 0 root",
    ),
    "of another verb": (
        "signed",
        set(),
        "They PRON PRP 2 nsubj\nsigned VERB VBD 0 root\nand CCONJ CC 6 cc\n"
        "did AUX VBD 6 aux\nnot PART RB 6 advmod\ndance VERB VB 2 conj",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_flags(name: str) -> None:
    verb, flags, rows = CASES[name]
    telling, _ = how_told(word(parsed(rows), verb))
    assert set(telling.flags) == flags


def test_without_is_one_negation_not_two() -> None:
    """ "Left without signing" must not read as "did not fail to sign"."""
    rows = "They PRON PRP 2 nsubj\nleft VERB VBD 0 root\nwithout SCONJ IN 4 mark\nsigning VERB VBG 2 advcl"
    telling, _ = how_told(word(parsed(rows), "signing"))
    assert len({"negated", "unfinished"} & telling.flags) == 1


def test_not_only_is_no_negation() -> None:
    rows = "They PRON PRP 4 nsubj\nnot PART RB 4 advmod\nonly ADV RB 4 advmod\nsigned VERB VBD 0 root"
    telling, _ = how_told(word(parsed(rows), "signed"))
    assert "negated" not in telling


def test_a_coordinated_verb_shares_the_auxiliary() -> None:
    """ "Will sign and withdraw": the second act is planned as well."""
    rows = "They PRON PRP 3 nsubj\nwill AUX MD 3 aux\nsign VERB VB 0 root\nand CCONJ CC 5 cc\nwithdraw VERB VB 3 conj"
    telling, _ = how_told(word(parsed(rows), "withdraw"))
    assert "planned" in telling


def test_the_outermost_predicate_is_the_one_that_qualifies() -> None:
    verb, _, rows = CASES["failed to"]
    _, top = how_told(word(parsed(rows), verb))
    assert top.text == "failed"


def test_the_words_that_tell_are_noted() -> None:
    verb, _, rows = CASES["not"]
    doc = parsed(rows)
    telling, _ = how_told(word(doc, verb))
    assert [doc[i].text for i in telling.told_by("negated")] == ["not"]
    assert telling.told_by("planned") == ()
