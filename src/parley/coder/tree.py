"""Walks over a dependency tree (Universal Dependencies v2), all bounded by the length of the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from parley.coder.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
RELATIVE_PRONOUNS = ("which", "who", "whom", "that", "whose")


def base(token: Token) -> str:
    """The relation without its subtype; spaCy's ROOT is UD's root."""
    return _base(token.dep_)


@cache
def _base(relation: str) -> str:
    return relation.partition(":")[0].lower()


def children(token: Token, *relations: str) -> list[Token]:
    """The children of `token` that stand in one of `relations` (see `stands_in`), in the order of the text."""
    return [child for child in token.children if any(stands_in(child, relation) for relation in relations)]


def case_words(token: Token) -> list[str]:
    """The prepositions of a nominal, lower case; a fixed expression gives its words joined: "in exchange for"."""
    words = []
    for child in token.children:
        if base(child) == "case" or (base(child) == "mark" and child.pos_ in ("ADP", "SCONJ")):
            fixed = [child, *(grand for grand in child.children if base(grand) == "fixed")]
            words.append(" ".join(part.lower_ for part in sorted(fixed, key=lambda part: part.i)))
    return words


def stands_in(token: Token, relation: str) -> bool:
    """Whether `token` stands in a relation of the lexicon, which may name a preposition.

    `obl:with` is an oblique (or, since parsers disagree on attachment, a nominal modifier that directly follows its
    verb) whose preposition is *with*; `obl:by` covers the agent of a passive.
    """
    if token.dep_ == relation or (relation == "obl:by" and token.dep_ == "obl:agent"):
        return True
    kind, preposition = _asked(relation)
    if not preposition:
        return relation == base(token) and relation != "acl"
    if base(token) != kind:
        return False
    words = [part for word in case_words(token) for part in (word, word.split()[0])]
    return preposition in words


@cache
def _asked(relation: str) -> tuple[str, str]:
    """A relation of the lexicon as its kind and the preposition it names; none for a subtype of the treebanks."""
    kind, _, preposition = relation.partition(":")
    named = preposition not in ("pass", "relcl", "poss", "agent", "prt")
    return kind, preposition.replace("_", " ") if named else ""


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: by its auxiliary, its subject, or as a bare past participle after a noun."""
    if any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children):
        return True
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def clause_head(token: Token) -> Token:
    """The predicate of the clause that holds `token` (the token itself if it is one)."""
    while not is_clause(token) and token.head != token:
        token = token.head
    return token


def is_clause(token: Token) -> bool:
    """Whether `token` heads a clause of its own."""
    if (
        token.head == token
        or base(token) in ("ccomp", "advcl", "parataxis", "csubj")
        or token.dep_ == "acl:relcl"
    ):
        return True
    if base(token) in ("xcomp", "acl"):
        return token.pos_ in ("VERB", "AUX") or bool(children(token, "cop"))
    return base(token) == "conj" and (token.pos_ in ("VERB", "AUX") or bool(children(token, *SUBJECTS)))


def subjects(verb: Token) -> list[Token]:
    """The subject of a predicate, found through relatives, participles, control and coordination.

    A relative pronoun is replaced by its antecedent. Empty where the clause has none.
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        found = children(verb, *SUBJECTS)
        if not found and not children(verb, "csubj"):
            found = [child for child in children(verb, "expl") if child.lower_ == "it" and child.i < verb.i]
        if found:
            before = [token for token in found if token.i < verb.i]
            return [antecedent(token) for token in (before or found)]
        head, relation = verb.head, base(verb)
        if verb.dep_ in ("acl", "acl:relcl"):
            return [head] if verb.tag_ != "VB" or not children(verb, "mark") else subjects_of_noun(head)
        if relation == "xcomp":
            controllers = children(head, "obj", "iobj")
            if controllers and not is_passive(head):
                return controllers
        if head == verb or relation not in ("conj", "xcomp", "advcl"):
            return []
        verb = head
    return []


def subjects_of_noun(noun: Token) -> list[Token]:
    """Who does what a noun's infinitive tells: the noun's possessor ("Iran's offer to talk"), else its subject."""
    owners = children(noun, "nmod:poss")
    if owners:
        return owners
    verb = noun.head
    return subjects(verb) if verb.pos_ == "VERB" and base(noun) in ("obj", "obl", "xcomp") else []


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token is its own."""
    if token.lower_ in RELATIVE_PRONOUNS and token.pos_ in ("PRON", "DET", "SCONJ"):
        clause = token
        for _ in range(len(token.doc)):
            if clause.dep_ == "acl:relcl":
                return clause.head
            if clause.head == clause:
                break
            clause = clause.head
        before = token.doc[token.i - 1] if token.i > token.sent.start else token
        if token.lower_ in ("who", "which") and before.pos_ in ("NOUN", "PROPN", "NUM"):
            return before  # the parser took the relative clause for a complement
    return token


def conjuncts(token: Token) -> list[Token]:
    """`token` and what is coordinated with it below it: "Ukraine and Russia" gives both."""
    found, queue = [token], [token]
    while queue:
        for child in queue.pop().children:
            if base(child) == "conj" and child not in found:
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda part: part.i)


def kept_subtree(token: Token, leave_out: Callable[[Token], bool]) -> list[Token]:
    """The subtree of `token` without the branches that `leave_out` names, in the order of the text."""
    kept, queue = [token], [token]
    while queue:
        for child in queue.pop().children:
            if not leave_out(child):
                kept.append(child)
                queue.append(child)
    return sorted(kept, key=lambda part: part.i)


def ancestors(token: Token) -> Iterator[Token]:
    """The heads above `token`, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def span_text(doc: Doc, start: int, end: int) -> str:
    """The text of tokens `start` to `end` (half-open), white space at the ends removed."""
    return doc[start:end].text.strip()


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The token range without white space, commas, dashes and stray conjunctions at its ends."""
    while start < end and (
        doc[start].is_space or doc[start].text in ",;:-–—.)" or doc[start].pos_ == "CCONJ"
    ):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in ",;:-–—.("):
        end -= 1
    return start, end
