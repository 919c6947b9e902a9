"""Which acts a sentence tells: the lexicon's frames, matched on the dependency tree.

An act found here has a head word, the words that told it, and the phrases in which its actor, its addressee and its
content stand. Who they are and what the content means is read elsewhere (`cast`, `topics`, `terms`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from parley.codebook.vocabulary import MoveType
from parley.coder import tree
from parley.coder.telling import CONDITION_MARKS, POSSIBLE, Telling, how_told, qualifies
from parley.coder.tokens import Span, Token
from parley.coder.unreal import is_unreal, sets_condition
from parley.lexicon.acts import Entry, Frame, load_acts
from parley.lexicon.words import load_nouns, load_speech

VERBAL = ("VERB", "AUX")
PEOPLE = frozenset({"prisoner", "hostage", "body", "civilians", "troops"})  # a bare number stands for people
ASIDES = CONDITION_MARKS | {
    "while",
    "after",
    "before",
    "because",
    "as",
    "since",
    "although",
    "though",
    "when",
    "that",
}
PROMISED = frozenset({MoveType.FULFIL, MoveType.PLEDGE, MoveType.CONCEDE})
UNFILLED = 99  # behind every frame whose content stands in the clause
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
        roots = [*self.content, *([self.noun] if self.noun is not None else [])]
        owners = {root.i for root in roots} | {self.head.i}

        def leave_out(branch: Token) -> bool:
            another = tree.base(branch) == "conj" and bool(tree.children(branch, *tree.SUBJECTS))
            return (
                is_side_clause(branch) or another or (_is_infinitive(branch) and branch.head.i not in owners)
            )

        found = {word.i: word for root in roots for word in tree.kept_subtree(root, leave_out)}
        return [found[i] for i in sorted(found)]


def is_side_clause(token: Token) -> bool:
    """Whether a branch only accompanies the clause it hangs on: relatives, adverbial clauses, asides."""
    if token.dep_ == "acl:relcl" or tree.base(token) in ("advcl", "parataxis", "discourse"):
        return True
    if _is_infinitive(token) and token.head.pos_ != "NOUN":
        return True
    if sets_condition(token):
        return True
    return bool({"according to", "following", "after", "since", "amid"} & set(tree.case_words(token)))


def _is_infinitive(token: Token) -> bool:
    """Whether a branch is an infinitive on a noun: content of "an offer to free them", else a purpose."""
    return token.dep_ == "acl" and any(child.lower_ == "to" for child in tree.children(token, "mark"))


def find_acts(sentence: Span) -> list[list[Act]]:
    """The acts of one sentence in the order of its words; for each, the frames that could tell it, best first.

    Acts inside another's content, or in a condition or purpose, are left out: nothing says that they happened.
    """
    if sentence.text.rstrip().rstrip("”\"’'").endswith("?"):
        return []  # a question tells nothing
    found = [act for token in sentence for act in _at(token)]
    outermost = _outermost(_fullest(found))
    groups: dict[int, list[Act]] = {}
    for act in outermost:
        groups.setdefault(act.head.i, []).append(act)
    return [sorted(groups[i], key=_preference) for i in sorted(groups)]


def acts_at(words: Iterable[Token]) -> list[Act]:
    """Every act that one of `words` could tell, whatever stands around it."""
    return [act for word in words for act in _at(word)]


def _preference(act: Act) -> tuple[int, int]:
    """More matched words first, then the frame whose foremost relation of content stands in the clause."""
    for place, relation in enumerate(act.frame.content):
        if _in_relations(act.head, (relation,)) or (
            act.noun is not None and tree.children(act.noun, relation)
        ):
            return -len(act.words), place
    return -len(act.words), UNFILLED


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
    if qualifies(token) and tree.is_passive(token) and not tree.children(token, "obl:by"):
        return  # "is expected to sign": the signing is the act, and nobody's expectation
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
    if frame.form == "noun" and sets_condition(token):
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
            near_words = (
                near for near in following if near.head.i in (token.i, anchor) or near.i == anchor + 1
            )
            child = next(
                (near for near in near_words if near.lower_ == word or near.lemma_.lower() == word), None
            )
        if child is None:
            return None
        matched.append(child.i)
    return tuple(matched)


def _nouns_of_phrase(verb: Token, frame: Frame) -> Iterator[Token]:
    classes = load_nouns()
    nouns = frozenset().union(*(classes[name] for name in (frame.nouns or "").split()))
    for noun in _in_relations(verb, frame.relation):
        for part in tree.conjuncts(noun):
            counted = part.pos_ == "NUM" and bool(PEOPLE & set((frame.nouns or "").split()))
            if counted or part.lemma_.lower() in nouns or _compound_lemma(part) in nouns:
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
            found.extend(tree.antecedent(child) for child in tree.children(verb, "nsubj:pass"))
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
    if "condition" in telling or is_unreal(head, top):
        return None
    kind = _type(frame, telling)
    if kind is None:
        return None
    words = tuple(sorted({head.i, *rest, *([noun.i] if noun is not None else [])}))
    actors, addressees = _actors(head, top, frame, noun), _in_relations(head, frame.addressee)
    if noun is not None:
        addressees.extend(child for child in tree.children(noun, *frame.addressee) if child not in addressees)
    content = _content(head, frame, noun)
    if _only_suggests(head, content):
        return None
    if frame.needs and not any(_in_relations(part, frame.needs) for part in (head, noun) if part is not None):
        return None
    if frame.form in ("verb", "adjective") and not (frame.joint or content or addressees):
        return None  # "the two officers *called*": a verb without what it takes is another verb
    return Act(
        frame, entry, kind, head, top, noun, words, telling, tuple(actors), tuple(addressees), tuple(content)
    )


def _only_suggests(head: Token, content: list[Token]) -> bool:
    """ "Suggested it could be as large as …" weighs a possibility: a comment, no proposal."""
    if head.lemma_.lower() not in _suggesting():
        return False
    clauses = [token for token in content if tree.base(token) == "ccomp"]
    return any(child.lower_ in POSSIBLE for token in clauses for child in token.children)


@cache
def _suggesting() -> frozenset[str]:
    return frozenset(word.word for word in load_speech() if word.stance == "suggest")


def _type(frame: Frame, telling: Telling) -> MoveType | None:
    """The type that remains once negation and failure are heard, or none if the act isn't told."""
    unfinished, negated = "unfinished" in telling, "negated" in telling
    if "untrue" in telling or {"possible", "perfect"} <= telling.flags:
        return None  # "no sign that it withdrew", "could have signed"
    if frame.when == "lacking":
        return frame.type if unfinished != negated else None
    if frame.when == "alleged":
        return frame.type if "alleged" in telling else None
    if unfinished and negated:
        return frame.type  # "did not fail to"
    if unfinished:
        return frame.unfinished
    if negated and "perfect" in telling and frame.type in (MoveType.ACCEPT, MoveType.AGREE):
        return frame.type  # "has not agreed" is said not to be so; it refuses nothing
    if negated and frame.type is MoveType.MEET and not {"planned", "would"} & telling.flags:
        return None  # "did not meet" tells no refusal, "would not meet" does
    if negated and frame.negated is None and frame.type in PROMISED and {"planned", "would"} & telling.flags:
        return MoveType.REJECT  # "will not lay down its arms"
    if negated:
        return frame.negated if "yet" not in telling else None
    return frame.type


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
        return tree.children(verb, "obl:by") or (
            tree.children(noun, "nmod:between") if noun is not None else []
        )
    if tree.children(verb, *tree.SUBJECTS):
        return tree.subjects(
            verb
        )  # "alleges the group has not lived up to it": the group's act, not the accuser's
    return tree.subjects(top) or tree.subjects(verb)


def _content(head: Token, frame: Frame, noun: Token | None) -> list[Token]:
    """The phrases that hold what the act is about, on its verb or on its noun."""
    found = _in_relations(head, frame.content)
    if noun is not None:
        found = [token for token in found if token != noun]
        found.extend(tree.children(noun, *frame.content))
    return [token for token in dict.fromkeys(found) if not _is_finite_aside(token)]


def _is_finite_aside(token: Token) -> bool:
    """Whether an adverbial clause stands beside the act ("while …", "unless …") and is no part of its content."""
    if tree.base(token) != "advcl":
        return False
    return bool({child.lower_ for child in tree.children(token, "mark", "advmod")} & ASIDES)


# -- choosing --------------------------------------------------------------------------------------------------


def _fullest(acts: list[Act]) -> list[Act]:
    """The acts without those whose words are only a part of another's: a phrase's noun is no act of its own."""
    sets = [set(act.words) for act in acts]
    return [act for act, own in zip(acts, sets, strict=True) if not any(own < other for other in sets)]


def _within(act: Act) -> list[Token]:
    """All words of an act's content, purposes and manners included ("called for it to reciprocate *by agreeing*")."""

    def aside(branch: Token) -> bool:
        return branch.dep_ == "acl:relcl" or tree.base(branch) == "parataxis"

    wide = {word.i: word for token in act.content for word in tree.kept_subtree(token, aside)}
    wide.update((word.i, word) for word in act.content_words())
    return list(wide.values())


def _outermost(acts: list[Act]) -> list[Act]:
    """The acts that aren't part of what another act is about ("agreed to *exchange* prisoners" is one act)."""
    swallowed = {word.i for outer in acts for word in _within(outer) if word.i != outer.head.i}
    return [act for act in acts if act.head.i not in swallowed - {act.noun.i if act.noun is not None else -1}]
