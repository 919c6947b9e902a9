"""The parties whose talks a document reports, and the third parties that host or broker them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from parley.coder import tree
from parley.coder.classes import in_class
from parley.coder.names import Names, in_order
from parley.coder.tokens import Doc, Token

PAIR = 2
COUPLED, JOINED = 3, 2  # weights of a pair: "A-B" says more than "A and B"; set on our own example reports
NEAR = 2 / 3  # a third party named so often as this share of the second leaves a choice
HYPHENATED = (["-"], ["–"], ["—"], ["/"], ["‑"])
COUNTED_KINDS = frozenset({"state", "armed-group", "people"})
MEDIATING = frozenset({"mediate", "broker", "host", "facilitate", "mediation", "facilitation", "auspices"})
BROKERED = frozenset({"mediated", "brokered", "hosted", "facilitated", "led", "sponsored"})


def find_mediators(doc: Doc, names: Names) -> frozenset[str]:
    """Parties that host or broker in this document, or are named beside a mediator's noun."""
    found: set[str] = set()
    for name in names:
        token = doc[name.end - 1]
        heads = [token.head, *(part.head for part in tree.ancestors(token) if tree.base(part) == "conj")]
        if any(in_class(head, "mediators") or head.lemma_.lower() in MEDIATING for head in heads):
            found.add(name.party.name)
        hyphen, word = name.end, name.end + 1
        if word < len(doc) and doc[hyphen].text in "-‑–" and doc[word].lower_ in BROKERED:
            found.add(name.party.name)
    return frozenset(found)


def find_principals(doc: Doc, names: Names, mediators: frozenset[str]) -> tuple[str, ...]:
    """The two parties whose talks the document reports, in the order in which it names them.

    Pairs that the text itself couples ("talks between A and B", "A-B talks", "A and B agreed") count first; otherwise
    the two parties named most, if no third comes near. Nobody where that leaves a choice.
    """
    counts = Counter(
        name.party.name for name in names if name.party.kind in COUNTED_KINDS and not name.is_place
    )
    for party in mediators:
        counts[party] //= 2
    named_most = _named_most(counts)
    if not share_conflict(named_most, names):
        named_most = frozenset()  # Norway, named as often as the FARC, is no party to their talks
    pair = _best_pair(_coupled(doc, names, mediators), counts) or named_most
    return in_order(name.party.name for name in names if name.party.name in pair)


def share_conflict(pair: frozenset[str], names: Names) -> bool:
    """Whether the lexicon knows a conflict of both, or knows too little of either to tell."""
    known = {name.party.name: names.conflicts_of(name.party) for name in names if name.party.name in pair}
    fought = list(known.values())
    if len(fought) != PAIR or not any(fought):
        return True
    states = all(name.party.kind == "state" for name in names if name.party.name in pair)
    return states or bool(fought[0] & fought[1])


def _best_pair(pairs: Counter[frozenset[str]], counts: Counter[str]) -> frozenset[str]:
    weight = {pair: count + 2 * min(counts[party] for party in pair) for pair, count in pairs.items()}
    ranked = sorted(weight, key=lambda pair: -weight[pair])
    if ranked and (len(ranked) == 1 or weight[ranked[0]] > weight[ranked[1]]):
        return ranked[0]
    return frozenset()


def _named_most(counts: Counter[str]) -> frozenset[str]:
    ranked = counts.most_common(PAIR + 1)
    if len(ranked) < PAIR:
        return frozenset()
    (_, second), *third = ranked[1:]
    if third and (second < PAIR or third[0][1] > second * NEAR):
        return frozenset()
    return frozenset(name for name, _ in ranked[:PAIR])


def _coupled(doc: Doc, names: Names, mediators: frozenset[str]) -> Counter[frozenset[str]]:
    """How strongly the text couples two parties: "A-B talks", "A and B", "the A army and the B movement"."""
    pairs: Counter[frozenset[str]] = Counter()
    several = list(names)
    for left, right in pairwise(several):
        words = [token.lower_ for token in doc[left.end : right.start] if not token.is_space]
        pair = frozenset((left.party.name, right.party.name))
        if len(pair) == PAIR and words in HYPHENATED and left.can_fight and right.can_fight:
            pairs[pair] += COUPLED
    for token in doc:
        parts = tree.conjuncts(token) if tree.base(token) != "conj" else []
        if len(parts) != PAIR:  # a longer list names more than the two that talk
            continue
        sides = [_sides_of(names, part, parts) for part in parts]
        pair = frozenset(party for side in sides for party in side)
        if all(len(side) == 1 for side in sides) and len(pair) == PAIR and not pair & mediators:
            pairs[pair] += JOINED
    return pairs


def _sides_of(names: Names, token: Token, others: list[Token]) -> frozenset[str]:
    """The fighting parties named in one part of a coordination, clauses and the other parts left out."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return frozenset()
    rest = {other.i for other in others} - {token.i}

    def leave_out(child: Token) -> bool:
        return child.i in rest or tree.base(child) in ("acl", "appos", "advcl", "parataxis")

    found = (names.at(word) for word in tree.kept_subtree(token, leave_out))
    return frozenset(name.party.name for name in found if name is not None and name.can_fight)
