"""What a sentence mentions but doesn't say to have come about: conditions, purposes, questions, wishes."""

from __future__ import annotations

from parley.coder import tree
from parley.coder.telling import CONDITION_MARKS
from parley.coder.tokens import Token

EXCHANGES = (
    "in exchange for", "in return for", "on condition", "on the condition", "provided", "as long as", "so long as",
)  # fmt: skip
IN_RETURN = ("in exchange", "in return")
EXCHANGE_WORDS = frozenset({"exchange", "return", "condition", "long"})
QUESTION_WORDS = frozenset({"how", "whether", "what", "why"})
COMES_ABOUT = frozenset(
    {"begin", "start", "continue", "manage", "proceed", "go", "come", "help", "move", "be", "have"}
)


def is_unreal(head: Token, top: Token) -> bool:
    """Whether the act that `head` tells (qualified up to `top`) stands where nothing is said to have happened."""
    return _in_condition(head) or _in_question(head) or _is_only_wanted(top)


def sets_condition(token: Token) -> bool:
    """Whether a branch says on what condition: "in exchange for …", "on condition that …", "as long as …"."""
    first = token.left_edge.i
    if token.doc[first].lower_ == "for" and token.doc[max(0, first - 2) : first].text.lower() in IN_RETURN:
        return True
    if token.lemma_.lower() not in EXCHANGE_WORDS and tree.base(token) != "advcl":
        return False
    words = " ".join(word.lower_ for word in token.doc[first : first + 4])
    return words.startswith(EXCHANGES)


def _in_condition(token: Token) -> bool:
    """Whether a word stands in a clause of condition or purpose: nothing in it is said to have happened."""
    path = token
    for _ in range(len(token.doc)):
        if tree.base(path) == "advcl" or path.dep_ == "acl":
            marks = {child.lower_ for child in tree.children(path, "mark", "advmod")}
            if (
                marks & CONDITION_MARKS
                or _is_inverted(path)
                or _is_replaced(path)
                or sets_condition(path)
                or (path.tag_ == "VB" and "to" in marks and tree.base(path) == "advcl")
            ):
                return True
        if path.head == path:
            return False
        path = path.head
    return False


def _is_replaced(clause: Token) -> bool:
    """ "Instead of freeing them", "rather than sign", "before they could sign": what did not happen."""
    first = clause.left_edge.i
    words = " ".join(word.lower_ for word in clause.doc[first : first + 2])
    before = clause.doc[first - 1].lower_ if first else ""
    if words in ("instead of", "rather than", "in case") or (before == "far" and words.startswith("from")):
        return True
    return words.startswith("before") and any(
        child.lower_ == "could" for child in tree.children(clause, "aux")
    )


def _is_inverted(clause: Token) -> bool:
    """ "Should Eritrea withdraw", "were it to sign": a condition without a word for it."""
    first = clause.left_edge
    return (
        first.lower_ in ("should", "were", "had")
        and first.head.i == clause.i
        and tree.base(first) in ("aux", "cop")
    )


def _in_question(token: Token) -> bool:
    """Whether a word stands in an indirect question ("on how many captives would be freed")."""
    clause = tree.clause_head(token)
    if tree.base(clause) not in ("ccomp", "advcl", "acl", "csubj") or clause.dep_ == "acl:relcl":
        return False
    return any(
        word.lower_ in QUESTION_WORDS and word.i < token.i
        for word in clause.subtree
        if word.i <= clause.left_edge.i + 1
    )


def _is_only_wanted(top: Token) -> bool:
    """Whether an infinitive hangs on a verb that doesn't say it came about ("persuade it *to accept* a truce")."""
    if tree.base(top) != "xcomp" or top.head.pos_ != "VERB" or top.tag_ != "VB":
        return False
    if not any(child.lower_ == "to" for child in tree.children(top, "mark")):
        return False
    return top.head.lemma_.lower() not in COMES_ABOUT
