"""Who is who in one document: names, offices, people, groups and pronouns, resolved to parties.

Resolution stays inside the document first: an apposition or a title ("Ukrainian Defense Minister Rustem Umerov")
teaches for whom a person speaks; brackets teach an acronym. Each answer names the rule that gave it. Two candidates
left means none; a name nobody has heard of keeps its own words.
"""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterable
from dataclasses import dataclass

from parley.coder import tree
from parley.coder.classes import in_class
from parley.coder.names import Name, Names, in_order, without_article
from parley.coder.people import People
from parley.coder.principals import PAIR, find_mediators, find_principals
from parley.coder.tokens import Doc, Span, Token
from parley.lexicon.parties import Parties

REACH = 2  # sentences back in which an anaphor ("the group", "he") still finds its antecedent
FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my", "ourselves"})
PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs"})
EITHER_SIDE = frozenset({"both", "neither", "each", "either"})
CALENDAR = frozenset(name.lower() for name in (*month_name[1:], *day_name))
MOVEMENTS = frozenset({"group", "movement", "organisation", "organization", "front", "faction", "guerrillas"})
MODIFIERS = ("nmod", "compound", "amod", "appos", "flat", "nsubj", "det")
# Nouns that mean the parties of the talks by themselves; "ministers" and "leaders" do with *both* or *two* only.
SIDES = frozenset(
    {
        "side",
        "party",
        "negotiator",
        "delegation",
        "team",
        "delegate",
        "belligerent",
        "foe",
        "rival",
        "adversary",
    }
)
NOBODY_KNOWN = "a person of no known party"
UNKNOWN_NAME = "a name unknown to the lexicon"


@dataclass(frozen=True)
class Who:
    """The parties a phrase stands for, the rule that says so, and the words (token range) it rests on."""

    parties: tuple[str, ...]
    rule: str
    start: int
    end: int


class Cast:
    """The people and parties of one analysed document. `who(token)` answers for a noun phrase by its head word."""

    def __init__(self, doc: Doc, parties: Parties) -> None:
        self.doc = doc
        self.names = Names(doc, parties)
        self.people = People(doc, self.names)
        self.mediators = find_mediators(doc, self.names)
        self.principals = find_principals(doc, self.names, self.mediators)
        self._known: dict[int, Who | None] = {}
        self._sentences = list(doc.sents)
        self._sentence_of = {token.i: number for number, sent in enumerate(self._sentences) for token in sent}

    # -- questions ---------------------------------------------------------------------------------------------

    def who(self, token: Token, speaker: tuple[str, ...] = ()) -> Who | None:
        """The parties that the noun phrase headed by `token` stands for, or none.

        `speaker` holds the parties in whose mouth the words are, for *we* and *our*.
        """
        if token.lower_ in FIRST_PERSON and self.names.at(token) is None:  # "the US rejected" is a name
            return Who(speaker, "first person: the speaker", token.i, token.i + 1) if speaker else None
        if token.i in self._known:
            return self._known[token.i]
        self._known[token.i] = None  # a phrase that leads back to itself stands for nothing
        answer = self._coordinated(token)
        self._known[token.i] = answer
        return answer

    def everyone(self, tokens: Iterable[Token], speaker: tuple[str, ...] = ()) -> tuple[Who, ...]:
        """What each of `tokens` stands for, those without an answer left out."""
        return tuple(who for token in tokens if (who := self.who(token, speaker)))

    def is_outlet(self, token: Token) -> bool:
        """Whether the phrase headed by `token` names a news outlet or a platform."""
        name = self.names.in_phrase(token)
        return name is not None and name.party.kind in ("outlet", "platform")

    def is_coalition(self, party: str) -> bool:
        """Whether a party is a group of states or an organisation, whose members meet among themselves."""
        return any(
            name.party.name == party and name.party.kind in ("coalition", "organisation")
            for name in self.names
        )

    def other_principals(self, parties: Iterable[str]) -> tuple[str, ...]:
        """The other side, where exactly two parties talk and `parties` is one of them; else nobody."""
        ours = set(parties)
        rest = tuple(party for party in self.principals if party not in ours)
        return rest if len(self.principals) == PAIR and len(rest) == 1 else ()

    # -- one phrase --------------------------------------------------------------------------------------------

    def _coordinated(self, token: Token) -> Who | None:
        parts = [who for part in tree.conjuncts(token) if (who := self._single(part))]
        if not parts:
            return None
        parts = [who for who in parts if who.rule != NOBODY_KNOWN] or parts
        parties = in_order(party for who in parts for party in who.parties)
        first = parts[0]
        return Who(parties, first.rule, min(who.start for who in parts), max(who.end for who in parts))

    def _single(self, token: Token) -> Who | None:
        token = self._named_person(tree.antecedent(token))
        if token.pos_ == "PRON" or token.lower_ in EITHER_SIDE:
            return self._pronoun(token)
        return (
            self._named(token)
            or self._person(token)
            or self._group(token)
            or self._office(token)
            or self._anaphor(token)
            or self._unknown_name(token)
        )

    def _named_person(self, token: Token) -> Token:
        """The name that follows a title ("President Obote"), for any other phrase its head."""
        if not in_class(token, "title"):
            return token
        names = [child for child in tree.children(token, "flat", "appos") if self.people.name_around(child)]
        return names[0] if names else token

    def _named(self, token: Token) -> Who | None:
        name = self.names.at(token.i)
        if name is None or not name.is_party:
            return None
        if token.i != name.end - 1 and self.names.at(token.head.i) is name and token.head.i != token.i:
            return None
        if self.people.name_around(token) is not None:
            return None
        return Who((name.party.name,), f"{name.form} of {name.party.name}", name.start, name.end)

    def _person(self, token: Token) -> Who | None:
        full = self.people.name_around(token)
        if full is None:
            return None
        start, end = full
        surname = self.doc[end - 1].text
        party = self.people.party_of.get(surname)
        if party:
            return Who((party,), f"{surname} speaks for {party} in this document", start, end)
        return None

    def _group(self, token: Token) -> Who | None:
        """ "The two sides", "both delegations", "the negotiators": the parties that talk."""
        if len(self.principals) != PAIR:
            return None
        plural = "Plur" in token.morph.get("Number", []) or token.tag_ in ("NNS", "NNPS")
        if not (plural or any(child.lower_ in EITHER_SIDE for child in token.children)):
            return None
        if not in_class(token, "group-both") or self._modifier_parties(token):
            return None
        of_both = any(in_class(child, "both") or child.lower_ in EITHER_SIDE for child in token.children)
        if not of_both and (
            token.lemma_.lower() not in SIDES or tree.children(token, "nmod", "nmod:poss", "compound")
        ):
            return None  # "officials", "the union's negotiators": not the two sides of these talks
        start, end = token.left_edge.i, token.i + 1
        return Who(self.principals, "the parties that talk in this document", start, end)

    def _office(self, token: Token) -> Who | None:
        """An office, body or force of a party: "Ukrainian officials", "Kyiv's delegation", "head of the M23 team"."""
        if not in_class(
            token, "office", "title", "rebels", "government-words", "troops", "group-both", "mediators"
        ):
            return None
        found = self._modifier_parties(token)
        if len(found) == 1 or len({(start, end) for _, start, end in found}) == 1:
            parties = tuple(party for party, _, _ in found)
            start, end = min(start for _, start, _ in found), max(end for _, _, end in found)
            rule = f"an office or body of {', '.join(parties)}"
            return Who(parties, rule, min(start, token.i), max(end, token.i + 1))
        return None

    def _modifier_parties(self, token: Token) -> list[tuple[str, int, int]]:
        """The parties named in the modifiers of an office noun, each once: (party, start, end)."""
        found: dict[str, tuple[str, int, int]] = {}
        unknown: dict[str, tuple[str, int, int]] = {}
        for child in token.children:
            if (
                child.i > token.i
                and tree.base(child) in ("nmod",)
                and not ({"of", "from", "for", "to", "with", "in"} & set(tree.case_words(child)))
            ):
                continue
            if child.i > token.i and {"to", "with", "in"} & set(tree.case_words(child)):
                continue
            if tree.base(child) not in MODIFIERS:
                continue
            if tree.base(child) == "appos" and child.i > token.i and not self.names.at(child.i):
                continue
            who = self.who(child) or self._demonym(child)
            if who is not None and who.rule != NOBODY_KNOWN:
                for party in who.parties:
                    into = unknown if who.rule == UNKNOWN_NAME else found
                    into.setdefault(party, (party, who.start, who.end))
        return list((found or unknown).values())

    def _demonym(self, token: Token) -> Who | None:
        """The party of an adjective or noun that only modifies ("the *Moscow* delegation", "*Syrian* envoys")."""
        name = self.names.at(token.i)
        if name is None or not name.is_party:
            return None
        return Who((name.party.name,), f"{name.form} of {name.party.name}", name.start, name.end)

    def _anaphor(self, token: Token) -> Who | None:
        """ "The group", "the rebels", "the government": the one party of that kind that the document talks of."""
        definite = any(child.lower_ in ("the", "this", "that", "its", "their") for child in token.children)
        kind = None
        if in_class(token, "rebels") or token.lemma_.lower() in MOVEMENTS:
            kind = "armed-group"
        elif in_class(token, "government-words"):
            kind = "state"
        if kind is None or not definite or self._modifier_parties(token):
            return None
        if token.lower_ in ("authorities", "officials") and kind == "state" and not self.principals:
            return None
        pool = {name.party.name for name in self.names if name.party.kind == kind and not name.is_place}
        among = [party for party in self.principals if party in pool]
        if len(among) == 1:
            return Who((among[0],), f"the only {kind} among the parties that talk", token.i, token.i + 1)
        if len(pool) == 1:
            return Who((pool.pop(),), f"the only {kind} in this document", token.i, token.i + 1)
        near = self._latest_name(token, kind)
        if near is not None and token.lemma_.lower() in MOVEMENTS:
            return Who((near.party.name,), f"the last {kind} named", near.start, near.end)
        return None

    def _latest_name(self, token: Token, kind: str) -> Name | None:
        here = self._sentence_of[token.i]
        before = [
            name
            for name in self.names
            if name.end <= token.i
            and name.party.kind == kind
            and here - self._sentence_of[name.start] <= REACH
        ]
        return before[-1] if before else None

    def _unknown_name(self, token: Token) -> Who | None:
        """A proper name that the lexicon lacks keeps its own words, if it can act at all."""
        if token.pos_ != "PROPN" or self.names.at(token.i) is not None or self._is_common(token):
            return None
        own = self.names.own.get(token.text)
        if own is not None:
            return Who((own,), "an acronym introduced in this document", token.i, token.i + 1)
        entity = next((ent for ent in self.doc.ents if ent.start <= token.i < ent.end), None)
        if entity is not None and entity.label_ == "ORG":
            start, end = entity.start, entity.end
            return Who((without_article(self.doc[start:end]),), UNKNOWN_NAME, start, end)
        person = self.people.name_around(token)
        if person is not None:
            start, end = person
            while start < end - 1 and in_class(self.doc[start], "title", "office"):
                start += 1
            return Who((self.doc[start:end].text,), NOBODY_KNOWN, start, end)
        if entity is None and len(token.text) > 1:
            start, end = _proper_run(token)
            return Who((without_article(self.doc[start:end]),), UNKNOWN_NAME, start, end)
        return None

    def _is_common(self, token: Token) -> bool:
        """Whether a capitalised word is an office, a thing of the talks or a day, and no name."""
        return token.lower_ in CALENDAR or in_class(
            token, "title", "office", "outsiders", "government-words", "rebels", "mediators", "group-both",
            "talks", "deal", "offer", "truce", "troops", "statement",
        )  # fmt: skip

    # -- pronouns ----------------------------------------------------------------------------------------------

    def _pronoun(self, token: Token) -> Who | None:
        word = token.lower_
        if word in EITHER_SIDE and len(self.principals) == PAIR:
            return Who(self.principals, f"{word}: the parties that talk", token.i, token.i + 1)
        if word in PERSON_PRONOUNS:
            return self._last_subject(token, person=True, single=True)
        if word in THING_PRONOUNS:
            return self._last_subject(token, person=False, single=True)
        if word in PLURAL_PRONOUNS:
            return self._last_subject(token, person=None, single=False)
        return None

    def _last_subject(self, token: Token, *, person: bool | None, single: bool) -> Who | None:
        """The nearest subject before `token`, in its sentence or up to `REACH` before, that the pronoun can mean."""
        here = self._sentence_of[token.i]
        for number in range(here, max(-1, here - REACH - 1), -1):
            for candidate in self._subjects_in(self._sentences[number], token):
                is_person = self.people.name_around(tree.antecedent(candidate)) is not None
                is_person = is_person or in_class(candidate, "title")
                if token.lower_ in PERSON_PRONOUNS and "Plur" in candidate.morph.get("Number", []):
                    continue
                if person is not None and is_person is not person:
                    continue
                who = self.who(candidate)
                if who is None or (single and len(who.parties) != 1):
                    continue
                return Who(
                    who.parties, f"{token.lower_}: {self.doc[who.start : who.end].text}", who.start, who.end
                )
        return None

    def _subjects_in(self, sentence: Span, token: Token) -> list[Token]:
        """Subjects of the sentence before `token`, those of the main clauses first, nearest first."""
        found = [
            word
            for word in sentence
            if word.i < token.i
            and word.pos_ != "PRON"
            and tree.base(word) == "nsubj"
            and word not in token.subtree
            and token not in word.subtree
        ]
        return sorted(found, key=lambda word: -word.i)


def _proper_run(token: Token) -> tuple[int, int]:
    """The run of proper nouns around a token."""
    start, end = token.i, token.i + 1
    while start > token.sent.start and token.doc[start - 1].pos_ == "PROPN":
        start -= 1
    while end < token.sent.end and token.doc[end].pos_ == "PROPN":
        end += 1
    return start, end
