"""Where a document names parties: by the lexicon, and by acronyms that the document introduces itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.coder import tree
from parley.coder.tokens import Doc, Span, Token
from parley.lexicon.parties import Parties, Party

PARTY_KINDS = frozenset({"state", "armed-group", "coalition", "organisation", "people"})
FIGHTING_KINDS = frozenset({"state", "armed-group", "coalition", "people"})
HYPHENS = frozenset("-‑–/")
SMALL_WORDS = frozenset({"of", "the", "and", "for", "-", "de", "du", "la", "'s", "’s"})
WHERE = frozenset({"in", "at", "from", "near", "to", "outside", "via", "into", "around"})
FEWEST_CAPITALS = 2  # an acronym has at least so many


@dataclass(frozen=True)
class Name:
    """A party's name in the text: token range (half-open), the party, and which kind of form it is."""

    start: int
    end: int
    party: Party
    form: str
    is_place: bool = False
    """Whether a seat of government only says where: "met in Doha"."""

    @property
    def is_party(self) -> bool:
        """Whether it names a party that can act (an outlet or a platform cannot)."""
        return self.party.kind in PARTY_KINDS

    @property
    def can_fight(self) -> bool:
        """Whether it names one that can be a party to an armed conflict's talks."""
        return self.party.kind in FIGHTING_KINDS and not self.is_place


class Names:
    """The party names of one document, in its order. `own` maps acronyms of unknown names to those names."""

    def __init__(self, doc: Doc, parties: Parties) -> None:
        self.doc = doc
        found = parties.scan([token.text for token in doc])
        self._all = [
            Name(start, end, party, form, form == "seat" and _says_where(doc[end - 1]))
            for start, end, party, form in found
        ]
        self._at = {i: name for name in self._all for i in range(name.start, name.end)}
        self.own = _introduced_acronyms(doc, self._at)
        self._parties = parties

    def __iter__(self) -> Iterator[Name]:
        return iter(self._all)

    def at(self, place: Token | int) -> Name | None:
        """The name that covers a token."""
        return self._at.get(place if isinstance(place, int) else place.i)

    def conflicts_of(self, party: Party) -> frozenset[str]:
        """The conflicts in which a party fights, as the lexicon knows them."""
        return self._parties.conflicts_of(party)

    def before(self, noun: Token, *, any_kind: bool = False) -> tuple[Name, ...]:
        """The parties named right before a noun: "U.S.-Ukraine peace talks", "a Ukraine-Russian cease-fire deal"."""
        found: list[Name] = []
        i = noun.i - 1
        while i >= noun.sent.start:
            token, name = self.doc[i], self.at(i)
            if name is not None and (any_kind or name.is_party):
                found.append(name)
                i = name.start - 1
                continue
            if token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.text not in HYPHENS:
                break
            i -= 1
        return tuple(reversed(found))

    def in_phrase(self, token: Token) -> Name | None:
        """The name at the head of a phrase or among its modifiers ("the TASS state news agency")."""
        own = self.at(token)
        if own is not None:
            return own
        before = self.before(token, any_kind=True)
        if before:
            return before[-1]
        beside = [child for child in tree.children(token, "flat", "appos") if self.at(child)]
        return self.at(beside[0]) if beside else None

    def parties_in(self, words: Iterable[Token]) -> tuple[str, ...]:
        """The parties that `words` name, each once, in their order."""
        found = (self.at(word) for word in words)
        return in_order(name.party.name for name in found if name is not None and name.is_party)


def _says_where(token: Token) -> bool:
    """Whether a word stands after a preposition of place, or together with one that does."""
    head = token.head if tree.base(token) == "conj" else token
    return bool(WHERE & set(tree.case_words(head)))


def in_order(parties: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order of first mention."""
    return tuple(dict.fromkeys(parties))


def without_article(span: Span) -> str:
    """A name's text without *the* or *a* before it."""
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", span.text.strip())


def _introduced_acronyms(doc: Doc, name_at: dict[int, Name]) -> dict[str, str]:
    """Acronyms in brackets after a name whose initials they are: {"NRM": "National Resistance Movement"}.

    Where the lexicon knows the long name, the acronym stands for that party (and is added to `name_at`).
    """
    own: dict[str, str] = {}
    for token in doc[2:]:
        if (
            not re.fullmatch(r"[A-Z][A-Za-z&-]{1,9}", token.text)
            or sum(map(str.isupper, token.text)) < FEWEST_CAPITALS
        ):
            continue
        if doc[token.i - 1].text != "(" or token.i + 1 >= len(doc) or doc[token.i + 1].text != ")":
            continue
        start = _initials_start(doc, token.i - 1, token.text)
        if start is None:
            continue
        known = name_at.get(token.i - 2)
        if known is None:
            own[token.text] = without_article(doc[start : token.i - 1])
            continue
        for other in doc:
            if other.text == token.text and other.i not in name_at:
                name_at[other.i] = Name(other.i, other.i + 1, known.party, "acronym")
    return own


def _initials_start(doc: Doc, end: int, acronym: str) -> int | None:
    """Where the words before token `end` begin whose initials spell `acronym`, small words allowed between."""
    letters = [letter.lower() for letter in acronym if letter.isupper()]
    i = end - 1
    while letters and i >= 0:
        if doc[i].lower_[:1] == letters[-1]:
            letters.pop()
            if not letters:
                return i
        elif doc[i].lower_ not in SMALL_WORDS:
            return None
        i -= 1
    return None
