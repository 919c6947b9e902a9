"""Which acts a sentence tells: the lexicon's frames, matched on the dependency tree.

An act found here has a head word, the words that told it, and the phrases in which its actor, its addressee and its
content stand. Who they are and what the content means is read elsewhere (`cast`, `topics`, `terms`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from parley.codebook.vocabulary import MoveType
from parley.coder import tree
from parley.coder.telling import CONDITION_MARKS, Telling, how_told
from parley.lexicon.acts import Entry, Frame, load_acts
from parley.lexicon.words import load_nouns

VERBAL = ("VERB", "AUX")
PARTICLE_REACH = 3  # words between a verb and its particle: "turned the offer down" is handled by the tree


@dataclass(frozen=True)
class Act:
    """One frame found in a sentence.

    `head` tells the act, `top` is the outermost predicate that qualifies it ("failed" in "failed to agree"), `noun`
    the noun of a phrase, `words` every token that was matched. `type` takes negation and failure into account.
    """

    frame: Frame
    entry: Entry
    type: MoveType
    head: Token
    top: Token
    noun: Token | None
    words: tuple[int, ...]
    telling: Telling
    actors: tuple[Token, ...]
    addressees: tuple[Token, ...]
    content: tuple[Token, ...]

    def content_words(self) -> list[Token]:
        """The words in which issues and terms are read: the content without its side clauses."""
        found = {word.i: word for token in self.content for word in tree.kept_subtree(token, is_side_clause)}
        if self.noun is not None:
            found.update((word.i, word) for word in tree.kept_subtree(self.noun, is_side_clause))
        return [found[i] for i in sorted(found)]


def is_side_clause(token: Token) -> bool:
    """Whether a branch only accompanies the clause it hangs on: relatives, adverbial clauses, asides."""
    if token.dep_ == "acl:relcl" or tree.base(token) in ("advcl", "parataxis", "discourse"):
        return True
    if token.dep_ == "acl":
        return any(child.lower_ == "to" for child in tree.children(token, "mark")) and token.head.pos_ not in ("NOUN",)
    return bool({"according to", "following", "after", "since", "amid", "including"} & set(tree.case_words(token)))


def find_acts(sentence: Span) -> list[Act]:
    """The acts of one sentence in the order of its words, those inside another's content or a condition left out."""
    found: list[Act] = []
    for token in sentence:
        best: dict[MoveType, Act] = {}
        for act in _at(token):
            known = best.get(act.type)
            if known is None or len(act.words) > len(known.words):
                best[act.type] = act
        if best:
            longest = max(len(act.words) for act in best.values())
            found.extend(act for act in best.values() if len(act.words) == longest)
    return _outermost(_one_per_word(found))


# -- matching --------------------------------------------------------------------------------------------------


@cache
def _index() -> dict[tuple[str, str], list[tuple[Frame, Entry, tuple[str, ...]]]]:
    """(form, first lemma) -> the entries that begin with it, longest first."""
    index: dict[tuple[str, str], list[tuple[Frame, Entry, tuple[str, ...]]]] = defaultdict(list)
    for frame in load_acts():
        for entry in frame.entries:
            words = tuple(entry.word.lower().split())
            index[frame.form, words[0]].append((frame, entry, words))
    for entries in index.values():
        entries.sort(key=lambda item: -len(item[2]))
    return dict(index)


def _at(token: Token) -> Iterator[Act]:
    lemma = token.lemma_.lower()
    forms: tuple[str, ...] = ()
    if token.pos_ in VERBAL or token.tag_.startswith("VB"):
        forms = ("verb", "phrase")
    elif token.pos_ in ("NOUN", "PROPN"):
        forms = ("noun",)
    elif token.pos_ in ("ADJ", "ADV"):
        forms = ("adjective",)
    for form in forms:
        for frame, entry, words in _index().get((form, lemma), ()):
            yield from _match(token, frame, entry, words)


def _match(token: Token, frame: Frame, entry: Entry, words: tuple[str, ...]) -> Iterator[Act]:
    rest = _rest_of_word(token, words[1:])
    if rest is None:
        return
    if frame.form == "phrase":
        for noun in _nouns_of_phrase(token, frame):
            act = _act(token, frame, entry, noun, rest)
            if act:
                yield act
        return
    if frame.form == "adjective" and not _is_predicative(token):
        return
    act = _act(token, frame, entry, None, rest)
    if act:
        yield act


def _rest_of_word(token: Token, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """The tokens of a word's particles and further parts: children of the verb, or the words that follow it."""
    matched: list[int] = []
    for word in words:
        child = next(
            (
                child
                for child in token.children
                if child.lower_ == word or child.lemma_.lower() == word
                if child.i > token.i and child.i not in matched
            ),
            None,
        )
        if child is None:
            anchor = matched[-1] if matched else token.i
            following = token.doc[anchor + 1 : min(anchor + 1 + PARTICLE_REACH, token.sent.end)]
            child = next((near for near in following if near.lower_ == word or near.lemma_.lower() == word), None)
        if child is None:
            return None
        matched.append(child.i)
    return tuple(matched)


def _nouns_of_phrase(verb: Token, frame: Frame) -> Iterator[Token]:
    classes = load_nouns()
    nouns = frozenset().union(*(classes[name] for name in (frame.nouns or "").split()))
    for noun in _in_relations(verb, frame.relation):
        for part in tree.conjuncts(noun):
            if part.lemma_.lower() in nouns or _compound_lemma(part) in nouns:
                yield part
                break


def _compound_lemma(noun: Token) -> str:
    """The noun with the word before it, as the classes write compounds: "cease fire", "phone call"."""
    before = [child for child in noun.children if tree.base(child) == "compound" and child.i < noun.i]
    return f"{before[-1].lemma_.lower()} {noun.lemma_.lower()}" if before else ""


def _in_relations(verb: Token, relations: Iterable[str]) -> list[Token]:
    """The dependents of a predicate in the lexicon's relations; the object of a passive is its subject."""
    passive = verb.pos_ in VERBAL and tree.is_passive(verb)
    found: list[Token] = []
    for relation in relations:
        if relation == "obj" and passive:
            found.extend(tree.children(verb, "nsubj:pass"))
            if verb.dep_ == "acl":
                found.append(verb.head)
        elif relation == "nsubj" and not passive:
            found.extend(tree.subjects(verb))
        elif relation == "nsubj":
            found.extend(tree.children(verb, "nsubj:pass"))
        elif relation == "iobj" and passive:
            continue
        else:
            found.extend(tree.antecedent(child) for child in tree.children(verb, relation))
        if relation == "obj" and verb.dep_ == "acl:relcl" and not passive and not tree.children(verb, "obj"):
            found.append(verb.head)
    return list(dict.fromkeys(found))


def _is_predicative(adjective: Token) -> bool:
    return bool(tree.children(adjective, "cop")) or tree.base(adjective) in ("xcomp", "root", "ccomp", "conj")


def _act(head: Token, frame: Frame, entry: Entry, noun: Token | None, rest: tuple[int, ...]) -> Act | None:
    telling, top = how_told(head, noun)
    if "condition" in telling or _in_condition(head):
        return None
    kind = _type(frame, telling)
    if kind is None:
        return None
    words = tuple(sorted({head.i, *rest, *([noun.i] if noun is not None else [])}))
    actors, addressees = _actors(head, top, frame, noun), _in_relations(head, frame.addressee)
    content = _content(head, frame, noun)
    return Act(frame, entry, kind, head, top, noun, words, telling, tuple(actors), tuple(addressees), tuple(content))


def _type(frame: Frame, telling: Telling) -> MoveType | None:
    """The type that remains once negation and failure are heard, or none if the act isn't told."""
    unfinished, negated = "unfinished" in telling, "negated" in telling
    if frame.when == "lacking":
        return frame.type if unfinished != negated else None
    if frame.when == "alleged":
        return frame.type if "alleged" in telling else None
    if unfinished and negated:
        return frame.type  # "did not fail to"
    if unfinished:
        return frame.unfinished
    if negated:
        return frame.negated if "yet" not in telling else None
    return frame.type


def _in_condition(token: Token) -> bool:
    """Whether a word stands in a clause of condition or purpose: nothing in it is said to have happened."""
    path = token
    for _ in range(len(token.doc)):
        if tree.base(path) == "advcl" or path.dep_ == "acl":
            marks = {child.lower_ for child in tree.children(path, "mark", "advmod")}
            if marks & CONDITION_MARKS or (path.tag_ == "VB" and "to" in marks and tree.base(path) == "advcl"):
                return True
        if path.head == path:
            return False
        path = path.head
    return False


def _actors(head: Token, top: Token, frame: Frame, noun: Token | None) -> list[Token]:
    if frame.actor:
        return _in_relations(head, frame.actor)
    if frame.form == "noun":
        owners = tree.children(head, "nmod:poss", "nmod:by", "nmod:from", "nmod:between")
        return owners or tree.children(head, "compound", "amod")
    if frame.form == "phrase" and frame.relation[0] == "nsubj":
        subject = noun if noun is not None else head
        owners = tree.children(subject, "nmod:poss", "nmod:between", "nmod:by", "nmod:of", "nmod:with")
        return [*owners, *tree.children(subject, "compound", "amod", "nmod:unmarked")]
    verb = head
    if frame.form == "verb" and tree.is_passive(verb):
        return tree.children(verb, "obl:by")
    if frame.form == "phrase" and tree.is_passive(verb):
        return tree.children(verb, "obl:by") or (tree.children(noun, "nmod:between") if noun is not None else [])
    return tree.subjects(top if top != head else verb) or tree.subjects(verb)


def _content(head: Token, frame: Frame, noun: Token | None) -> list[Token]:
    found = _in_relations(head, frame.content)
    if noun is not None:
        found = [token for token in found if token != noun]
        found.extend(tree.children(noun, *frame.content))
    return list(dict.fromkeys(found))


# -- choosing --------------------------------------------------------------------------------------------------


def _one_per_word(acts: list[Act]) -> list[Act]:
    """Of acts that share their matched words, the one that matches more; a phrase's noun is no act of its own."""
    kept: list[Act] = []
    for act in sorted(acts, key=lambda act: (-len(act.words), act.head.i)):
        if not any(set(act.words) <= set(other.words) and act.type == other.type or (
            set(act.words) < set(other.words)) for other in kept):
            kept.append(act)
    return sorted(kept, key=lambda act: act.words)


def _outermost(acts: list[Act]) -> list[Act]:
    """The acts that aren't part of what another act is about ("agreed to *exchange* prisoners" is one act)."""
    kept = []
    for act in acts:
        inside = any(
            other is not act and act.head.i != other.head.i and _swallows(other, act.head) for other in acts
        )
        if not inside:
            kept.append(act)
    return kept


def _swallows(outer: Act, word: Token) -> bool:
    if outer.head.i == word.i:
        return False
    return any(word.i == inner.i for inner in outer.content_words())
