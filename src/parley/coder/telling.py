"""How an act is told: negated, unfinished, planned, possible, alleged, repeated, conditional."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from parley.coder import tree
from parley.coder.tokens import Token
from parley.lexicon.words import load_telling

FUTURE = frozenset({"will", "’ll", "'ll", "shall"})
POSSIBLE = frozenset({"may", "might", "could", "can"})
OBLIGED = frozenset({"must", "should"})
NEGATIONS = frozenset(
    {"not", "n't", "n’t", "never", "no", "neither", "nor", "none", "nobody", "without", "hardly"}
)
CONDITION_MARKS = frozenset(
    {"if", "unless", "until", "till", "once", "provided", "providing", "whether", "lest"}
)
SIGNS = frozenset({"sign", "evidence", "indication", "proof", "word", "confirmation"})
INFINITIVE = 2  # words: a verb and "to"


@dataclass(frozen=True)
class Telling:
    """What the words around an act say about it; `words` are the token indices that say so, per flag."""

    flags: frozenset[str]
    words: tuple[tuple[str, int], ...]

    def __contains__(self, flag: str) -> bool:
        return flag in self.flags

    def told_by(self, flag: str) -> tuple[int, ...]:
        """The tokens that tell `flag`."""
        return tuple(i for name, i in self.words if name == flag)


@cache
def _words(form: str) -> dict[str, str]:
    """What single words of a form tell; "fail to" is the verb *fail* before an infinitive."""
    found: dict[str, str] = {entry.word: entry.tells for entry in load_telling() if entry.form == form}
    if form == "verb":
        several = ((entry.word.split(), entry.tells) for entry in load_telling() if entry.tells != "alleged")
        found.update(
            {words[0]: tells for words, tells in several if len(words) == INFINITIVE and words[1] == "to"}
        )
    return found


@cache
def _several() -> dict[str, str]:
    """What expressions of several words tell."""
    return {entry.word: entry.tells for entry in load_telling() if " " in entry.word}


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Expressions of several words that tell of repetition or doubt, by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for expression, tells in _several().items():
        if tells in ("repeated", "alleged"):
            words = tuple(expression.split())
            found.setdefault(words[0], []).append((words, tells))
    return found


def how_told(head: Token, noun: Token | None = None) -> tuple[Telling, Token]:
    """How the act told by `head` (with its noun, for a phrase) is told, and the outermost predicate that tells it.

    Climbs from the predicate through verbs that only qualify it: "*failed* to reach", "*is expected* to sign",
    "*have yet* to agree".
    """
    found: set[tuple[str, int]] = set()
    top = head
    _own_words(head, found)
    if noun is not None:
        _own_words(noun, found, nominal=True)
    _inherited(head, found)
    if _is_future_infinitive(head):
        found.add(("planned", head.i))
    while qualifies(top.head) and (tree.base(top) in ("xcomp", "ccomp", "csubj") or _hangs_on_adjective(top)):
        top = top.head
        found.add((_qualifier(top), top.i))
        _own_words(top, found)
    if tree.base(top) in ("acl", "ccomp") and top.head.lemma_ in SIGNS and _is_denied(top.head):
        found.add(("untrue", top.head.i))  # "no sign that it had withdrawn"
    judged = top.head.lemma_ if tree.base(top) in ("csubj", "ccomp") else ""
    if judged in ("false", "untrue") or (judged in ("true", "correct") and _is_denied(top.head)):
        found.add(("negated", top.head.i))
        found.add(("untrue", top.head.i))
    if top.dep_ == "acl" and top.head.lemma_.lower() in _words("noun"):
        found.add((_words("noun")[top.head.lemma_.lower()], top.head.i))  # "its reluctance to endorse"
    if top.head.lemma_ == "stop" and any(
        child.lower_ == "short" for child in top.head.subtree if child.i < top.i
    ):
        found.add(("unfinished", top.head.i))  # "stopped short of accepting"
    return Telling(frozenset(flag for flag, _ in found), tuple(sorted(found, key=lambda pair: pair[1]))), top


def _hangs_on_adjective(token: Token) -> bool:
    """ "Is due *to release*", whose infinitive parsers also take for an adverbial clause."""
    infinitive = any(child.lower_ == "to" for child in tree.children(token, "mark"))
    return tree.base(token) == "advcl" and token.head.pos_ == "ADJ" and infinitive


def _is_future_infinitive(verb: Token) -> bool:
    """ "Israel is to free 90 prisoners", and a headline's "Israel to free 90 prisoners"."""
    if not any(child.lower_ == "to" for child in tree.children(verb, "mark", "aux")) or verb.tag_ != "VB":
        return False
    if any(child.lemma_ == "be" for child in tree.children(verb, "aux", "cop")):
        return True
    if tree.base(verb) == "root" or (verb.dep_ == "acl" and tree.base(verb.head) == "root"):
        return True
    return tree.base(verb) in ("xcomp", "csubj") and verb.head.lemma_ == "be"


def _is_denied(word: Token) -> bool:
    """Whether a negation hangs on a noun or adjective ("*no* sign", "*not* true")."""
    return any(child.lower_ in NEGATIONS for child in word.children)


def _inherited(head: Token, found: set[tuple[str, int]]) -> None:
    """What a coordinated verb without subject and auxiliary shares: "it *would* free them and withdraw"."""
    verb = head
    for _ in range(len(head.doc)):
        if tree.base(verb) != "conj" or tree.children(verb, "aux", *tree.SUBJECTS):
            return
        verb = verb.head
        for aux in tree.children(verb, "aux"):
            _auxiliary(aux, found)


def qualifies(verb: Token) -> bool:
    """Whether a verb or adjective only says how its complement is told ("failed to", "is due to")."""
    return bool(_qualifier(verb))


def _qualifier(verb: Token) -> str:
    """What a governing verb or adjective says about its complement: "fail" -> unfinished; "" if nothing."""
    lemma = verb.lemma_.lower()
    if lemma == "have" and any(child.lower_ == "yet" for child in verb.children):
        return "unfinished"
    if verb.pos_ == "VERB":
        if tree.is_passive(verb) and f"{lemma} to" in _several():
            return _several()[f"{lemma} to"]  # "is said to have accepted"
        return _words("verb").get(lemma, "")
    if verb.pos_ in ("ADJ", "NOUN"):
        return _words("adjective").get(lemma, "")
    return ""


def _own_words(head: Token, found: set[tuple[str, int]], *, nominal: bool = False) -> None:
    if not nominal and _words("verb").get(head.lemma_.lower()) == "repeated" and head.pos_ == "VERB":
        found.add(("repeated", head.i))  # "reiterated its demand"
    adverbs, adjectives, determiners = _words("adverb"), _words("adjective"), _words("determiner")
    for child in head.children:
        word = child.lower_
        relation = tree.base(child)
        if relation in ("advmod", "det", "cc", "cc:preconj") and word in NEGATIONS:
            following = child.doc[child.i + 1] if child.i + 1 < len(child.doc) else child
            if following.lower_ not in ("only", "just", "merely"):  # "not only rejected" is no negation
                found.add(("negated", child.i))
        elif (
            relation == "advmod"
            and word == "longer"
            and any(grand.lower_ == "no" for grand in child.children)
        ) or (relation == "case" and word == "without"):
            found.add(("negated", child.i))
        elif relation == "mark" and word == "without":
            found.add(("unfinished", child.i))
        elif relation == "aux":
            _auxiliary(child, found)
        elif relation == "advmod" and word in adverbs:
            found.add((adverbs[word], child.i))
        elif nominal and relation == "amod" and (child.lemma_.lower() in adjectives or word in adjectives):
            found.add((adjectives.get(child.lemma_.lower()) or adjectives[word], child.i))
        elif relation == "det" and word in determiners:
            found.add((determiners[word], child.i))
        elif relation == "mark" and word in CONDITION_MARKS and not nominal:
            found.add(("condition", child.i))
        if relation in ("nsubj", "nsubj:pass") and (
            child.lower_ in ("neither", "none", "nobody")
            or any(grand.lower_ in ("no", "neither") for grand in child.children)
        ):
            found.add(("negated", child.i))
        if relation == "advmod" and word == "only":
            found.add(("only", child.i))
        if relation == "advmod" and word == "yet":
            found.add(("yet", child.i))
    _around(head, found)


def _auxiliary(aux: Token, found: set[tuple[str, int]]) -> None:
    word = aux.lower_
    if word in FUTURE:
        found.add(("planned", aux.i))
    elif word in ("would", "’d", "'d"):
        found.add(("would", aux.i))
    elif word in POSSIBLE:
        found.add(("possible", aux.i))
    elif word in OBLIGED:
        found.add(("obliged", aux.i))
    elif aux.lemma_ == "have":
        found.add(("perfect", aux.i))


def _around(head: Token, found: set[tuple[str, int]]) -> None:
    """Phrases of several words ("once again", "for the second time") in the clause of `head`."""
    left, right = head.left_edge.i, head.right_edge.i + 1
    words = [token.lower_ for token in head.doc[left:right]]
    phrases = _phrases()
    for i, word in enumerate(words):
        for phrase, tells in phrases.get(word, ()):
            inside = tuple(words[i : i + len(phrase)]) == phrase
            if inside and tree.clause_head(head.doc[left + i]) in (head, tree.clause_head(head)):
                found.add((tells, left + i))
