"""Which words a move rests on: the clause that tells it, without what tells something else."""

from __future__ import annotations

from parley.coder import tree
from parley.coder.acts import Act, is_side_clause
from parley.coder.tokens import Token

LEFT_OUT_CASES = frozenset({"according to", "including", "following", "amid", "despite", "with"})


def evidence_of_act(act: Act, told_elsewhere: frozenset[int]) -> tuple[int, int]:
    """The token range (half-open) of the clause that tells an act.

    `told_elsewhere` holds the head words of the document's other acts: side clauses that tell one of them are
    left out.
    """
    if act.frame.form == "noun":
        return _range_of(act.head, act.head, told_elsewhere)
    start, end = _range_of(tree.clause_head(act.top), act.head, told_elsewhere)
    described = described_by(act)
    return (min(start, described[0].i) if described else start), end


def described_by(act: Act) -> list[Token]:
    """The noun that an act's relative clause describes, with its own words, where it directly precedes the clause."""
    if act.frame.form == "noun":
        return []
    first = tree.clause_head(act.top).left_edge
    if first.lower_ not in tree.RELATIVE_PRONOUNS or first.i == first.sent.start:
        return []
    noun = tree.antecedent(first)
    if noun.i != first.i - 1:
        return []
    words = [noun]
    for child in noun.children:
        if child.i < noun.i and tree.base(child) != "case":
            words.extend(child.subtree)
    return sorted(words, key=lambda word: word.i)


def clause_words(act: Act) -> list[Token]:
    """The words of the act's own clause and content, without side clauses."""
    top = tree.clause_head(act.top) if act.frame.form != "noun" else act.head

    def leave_out(branch: Token) -> bool:
        if is_side_clause(branch):
            return True
        return tree.base(branch) == "conj" and tree.is_clause(branch)

    words = {word.i: word for word in tree.kept_subtree(top, leave_out)}
    words.update((word.i, word) for word in described_by(act))
    words.update((word.i, word) for word in tree.kept_subtree(act.head, leave_out))
    words.update((word.i, word) for word in act.content_words())
    return [words[i] for i in sorted(words)]


def _range_of(top: Token, head: Token, told_elsewhere: frozenset[int]) -> tuple[int, int]:
    path = {head.i, *(up.i for up in tree.ancestors(head))}

    def leave_out(branch: Token) -> bool:
        if branch.i in path:
            return False
        if branch.head.i == top.i and tree.base(branch) == "case":
            return True
        if branch.dep_ in ("mark", "cc", "discourse", "vocative") and branch.i < head.i:
            return branch.dep_ != "mark" or branch.lower_ in ("that", "and", "but")
        if tree.base(branch) in ("parataxis", "conj") and tree.is_clause(branch):
            return True
        if tree.base(branch) == "punct":
            return True
        tells_other = any(word.i in told_elsewhere and word.i not in path for word in branch.subtree)
        if branch.dep_ == "acl:relcl" or tree.base(branch) == "advcl":
            return tells_other
        cases = set(tree.case_words(branch))
        if "according to" in cases:
            return True
        return bool(cases & LEFT_OUT_CASES) and tells_other

    kept = [word for word in tree.kept_subtree(top, leave_out) if not word.is_space]
    indices = {word.i for word in kept}
    start, end = min(indices), max(indices) + 1
    return _unbroken(top, head, start, end, indices)


def _unbroken(top: Token, head: Token, start: int, end: int, kept: set[int]) -> tuple[int, int]:
    """Cut the range where a long aside interrupts it, on the side away from the act's head word."""
    doc = top.doc
    gap = 0
    for i in range(head.i, end):
        gap = 0 if i in kept or doc[i].is_punct or doc[i].is_space else gap + 1
        if gap > LONGEST_ASIDE:
            end = i - gap + 1
            break
    gap = 0
    for i in range(head.i, start - 1, -1):
        gap = 0 if i in kept or doc[i].is_punct or doc[i].is_space else gap + 1
        if gap > LONGEST_ASIDE:
            start = i + gap
            break
    return start, end


LONGEST_ASIDE = 25  # words that evidence may contain without being part of the clause
