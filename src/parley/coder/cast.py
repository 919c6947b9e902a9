"""Who is who in one document: names, offices, people, groups and pronouns, resolved to parties.

Resolution stays inside the document first: an apposition or a title ("Ukrainian Defense Minister Rustem Umerov")
teaches for whom a person speaks; brackets teach an acronym. Each answer names the rule that gave it. Two candidates
left means none; a name nobody has heard of keeps its own words.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from parley.coder import tree
from parley.lexicon.parties import Parties, Party
from parley.lexicon.words import load_nouns, load_people

REACH = 2  # sentences back in which an anaphor ("the group", "he") still finds its antecedent
PARTY_KINDS = frozenset({"state", "armed-group", "coalition", "organisation", "people"})
FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my", "ourselves"})
PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers"})
THING_PRONOUNS = frozenset({"it", "its", "itself"})
HYPHENS = frozenset("-‑–/")
HYPHENATED = (["-"], ["–"], ["—"], ["/"], ["‑"])
COUPLED, JOINED = 3, 2  # weights of a pair: "A-B" says more than "A and B"; set on our own example reports
CALENDAR = frozenset(name.lower() for name in (*month_name[1:], *day_name))
MOVEMENTS = frozenset({"group", "movement", "organisation", "organization", "front", "faction", "guerrillas"})
NOBODY_KNOWN = "a person of no known party"
UNKNOWN_NAME = "a name unknown to the lexicon"
MEDIATING = frozenset({"mediate", "broker", "host", "facilitate", "mediation", "facilitation", "auspices"})
LEADING = frozenset({"lead", "head", "represent", "chair", "command"})
BROKERED = frozenset({"mediated", "brokered", "hosted", "facilitated", "led", "sponsored"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs"})
EITHER_SIDE = frozenset({"both", "neither", "each", "either"})


@dataclass(frozen=True)
class Who:
    """The parties a phrase stands for, the rule that says so, and the words (token range) it rests on."""

    parties: tuple[str, ...]
    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class Name:
    """A party's name in the text: token range (half-open), the party, and which kind of form it is."""

    start: int
    end: int
    party: Party
    form: str


class Cast:
    """The people and parties of one analysed document.

    `who(token)` answers for a noun phrase by its head word; `speaker_party` in a quotation resolves *we*.
    """

    def __init__(self, doc: Doc, parties: Parties) -> None:
        self.doc = doc
        self._people_words = load_people()
        self._nouns = load_nouns()
        self.names = _names(doc, parties)
        self._name_at = {i: name for name in self.names for i in range(name.start, name.end)}
        self._own_names = _introduced_acronyms(doc, self._name_at)
        self._known: dict[int, Who | None] = {}
        self._sentence_of = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
        self._sentences = list(doc.sents)
        self.people = self._learn_people()
        self.mediators = self._find_mediators()
        self.principals = self._find_principals()

    # -- questions ---------------------------------------------------------------------------------------------

    def who(self, token: Token, speaker: tuple[str, ...] = ()) -> Who | None:
        """The parties that the noun phrase headed by `token` stands for, or none.

        `speaker` holds the parties in whose mouth the words are, for *we* and *our*.
        """
        if token.lower_ in FIRST_PERSON:
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

    def name_at(self, token: Token) -> Name | None:
        """The party name that covers `token`."""
        return self._name_at.get(token.i)

    def is_outlet(self, token: Token) -> bool:
        """Whether the phrase headed by `token` names a news outlet or a platform."""
        name = self._name_in_phrase(token)
        return name is not None and name.party.kind in ("outlet", "platform")

    def is_coalition(self, party: str) -> bool:
        """Whether a party is a group of states or an organisation, whose members meet among themselves."""
        return any(name.party.name == party and name.party.kind in ("coalition", "organisation") for name in self.names)

    def in_class(self, token: Token, *classes: str) -> bool:
        """Whether the token's lemma is in a class of `people.yaml` or `nouns.yaml`."""
        lemma = token.lemma_.lower()
        return any(
            lemma in self._people_words.get(name, ()) or lemma in self._nouns.get(name, ()) for name in classes
        )

    def named_before(self, noun: Token, *, any_kind: bool = False) -> tuple[Name, ...]:
        """The parties named right before a noun: "U.S.-Ukraine peace talks", "a Ukraine-Russian cease-fire deal"."""
        found: list[Name] = []
        i = noun.i - 1
        while i >= noun.sent.start:
            token, name = self.doc[i], self._name_at.get(i)
            if name is not None and (any_kind or name.party.kind in PARTY_KINDS):
                found.append(name)
                i = name.start - 1
                continue
            if token.pos_ not in ("NOUN", "ADJ", "PROPN") and token.text not in HYPHENS:
                break
            i -= 1
        return tuple(reversed(found))

    def other_principals(self, parties: Iterable[str]) -> tuple[str, ...]:
        """The other side, where exactly two parties talk and `parties` is one of them; else nobody."""
        ours = set(parties)
        rest = tuple(party for party in self.principals if party not in ours)
        return rest if len(self.principals) == 2 and len(rest) == 1 else ()  # noqa: PLR2004

    # -- one phrase --------------------------------------------------------------------------------------------

    def _coordinated(self, token: Token) -> Who | None:
        parts = [who for part in tree.conjuncts(token) if (who := self._single(part))]
        if not parts:
            return None
        parts = [who for who in parts if who.rule != NOBODY_KNOWN] or parts
        parties = _in_order(party for who in parts for party in who.parties)
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
        if not self.in_class(token, "title"):
            return token
        names = [child for child in tree.children(token, "flat", "appos") if self._is_part_of_person(child)]
        return names[0] if names else token

    def _named(self, token: Token) -> Who | None:
        name = self._name_at.get(token.i)
        if name is None or name.party.kind not in PARTY_KINDS:
            return None
        if token.i != name.end - 1 and self._name_at.get(token.head.i) is name and token.head.i != token.i:
            return None
        if self._is_part_of_person(token) is not None:
            return None
        return Who((name.party.name,), f"{name.form} of {name.party.name}", name.start, name.end)

    def _person(self, token: Token) -> Who | None:
        full = self._is_part_of_person(token)
        if full is None:
            return None
        start, end = full
        surname = self.doc[end - 1].text
        party = self.people.get(surname)
        if party:
            return Who((party,), f"{surname} speaks for {party} in this document", start, end)
        return None

    def _group(self, token: Token) -> Who | None:
        """"The two sides", "both delegations", "the negotiators": the parties that talk."""
        if len(self.principals) != 2:  # noqa: PLR2004
            return None
        plural = "Plur" in token.morph.get("Number") or token.tag_ in ("NNS", "NNPS")
        if not (plural or any(child.lower_ in EITHER_SIDE for child in token.children)):
            return None
        if not self.in_class(token, "group-both") or self._modifier_parties(token):
            return None
        start, end = token.left_edge.i, token.i + 1
        return Who(self.principals, "the parties that talk in this document", start, end)

    def _office(self, token: Token) -> Who | None:
        """An office, body or force of a party: "Ukrainian officials", "Kyiv's delegation", "head of the M23 team"."""
        if not self.in_class(
            token, "office", "title", "rebels", "government-words", "troops", "group-both", "mediators"
        ):
            return None
        found = self._modifier_parties(token)
        plural = "Plur" in token.morph.get("Number")
        if len(found) == 1 or (plural and len({(start, end) for _, start, end in found}) == 1):
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
            if child.i > token.i and tree.base(child) in ("nmod",) and not (
                {"of", "from", "for", "to", "with", "in"} & set(tree.case_words(child))
            ):
                continue
            if child.i > token.i and {"to", "with", "in"} & set(tree.case_words(child)):
                continue
            if tree.base(child) not in ("nmod", "compound", "amod", "appos", "flat", "nsubj", "det"):
                continue
            if tree.base(child) == "appos" and child.i > token.i and not self._name_at.get(child.i):
                continue
            who = self.who(child) or self._demonym(child)
            if who is not None and who.rule != NOBODY_KNOWN:
                for party in who.parties:
                    into = unknown if who.rule == UNKNOWN_NAME else found
                    into.setdefault(party, (party, who.start, who.end))
        return list((found or unknown).values())

    def _demonym(self, token: Token) -> Who | None:
        """The party of an adjective or noun that only modifies ("the *Moscow* delegation", "*Syrian* envoys")."""
        name = self._name_at.get(token.i)
        if name is None or name.party.kind not in PARTY_KINDS:
            return None
        return Who((name.party.name,), f"{name.form} of {name.party.name}", name.start, name.end)

    def _anaphor(self, token: Token) -> Who | None:
        """"The group", "the rebels", "the government": the one party of that kind that the document talks of."""
        definite = any(child.lower_ in ("the", "this", "that", "its", "their") for child in token.children)
        kind = None
        if self.in_class(token, "rebels") or token.lemma_.lower() in MOVEMENTS:
            kind = "armed-group"
        elif self.in_class(token, "government-words"):
            kind = "state"
        if kind is None or not definite or self._modifier_parties(token):
            return None
        if token.lower_ in ("authorities", "officials") and kind == "state" and not self.principals:
            return None
        pool = {name.party.name for name in self.names if name.party.kind == kind}
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
            if name.end <= token.i and name.party.kind == kind and here - self._sentence_of[name.start] <= REACH
        ]
        return before[-1] if before else None

    def _unknown_name(self, token: Token) -> Who | None:
        """A proper name that the lexicon lacks keeps its own words, if it can act at all."""
        if token.pos_ != "PROPN" or self._name_at.get(token.i) is not None or self._is_common(token):
            return None
        own = self._own_names.get(token.text)
        if own is not None:
            return Who((own,), "an acronym introduced in this document", token.i, token.i + 1)
        entity = next((ent for ent in self.doc.ents if ent.start <= token.i < ent.end), None)
        if entity is not None and entity.label_ == "ORG":
            start, end = entity.start, entity.end
            return Who((_without_article(self.doc[start:end]),), UNKNOWN_NAME, start, end)
        person = self._is_part_of_person(token)
        if person is not None:
            start, end = person
            while start < end - 1 and self.in_class(self.doc[start], "title", "office"):
                start += 1
            return Who((self.doc[start:end].text,), NOBODY_KNOWN, start, end)
        if entity is None and len(token.text) > 1:
            start, end = _proper_run(token)
            return Who((_without_article(self.doc[start:end]),), UNKNOWN_NAME, start, end)
        return None

    def _is_common(self, token: Token) -> bool:
        """Whether a capitalised word is an office, a thing of the talks or a day, and no name."""
        return token.lower_ in CALENDAR or self.in_class(
            token, "title", "office", "outsiders", "government-words", "rebels", "mediators", "group-both",
            "talks", "deal", "offer", "truce", "troops", "statement",
        )  # fmt: skip

    # -- pronouns ----------------------------------------------------------------------------------------------

    def _pronoun(self, token: Token) -> Who | None:
        word = token.lower_
        if word in EITHER_SIDE and len(self.principals) == 2:  # noqa: PLR2004
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
                is_person = self._is_part_of_person(tree.antecedent(candidate)) is not None
                is_person = is_person or self.in_class(candidate, "title")
                if token.lower_ in PERSON_PRONOUNS and "Plur" in candidate.morph.get("Number"):
                    continue
                if person is not None and is_person is not person:
                    continue
                who = self.who(candidate)
                if who is None or (single and len(who.parties) != 1):
                    continue
                return Who(who.parties, f"{token.lower_}: {self.doc[who.start:who.end].text}", who.start, who.end)
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

    # -- people ------------------------------------------------------------------------------------------------

    def _is_part_of_person(self, token: Token) -> tuple[int, int] | None:
        """The token range of the person's name that covers `token`."""
        for ent in self.doc.ents:
            if ent.start <= token.i < ent.end and (ent.label_ == "PER" or self._titled(ent)):
                name = self._name_at.get(token.i)
                if name is not None and (name.start, name.end) == (ent.start, ent.end):
                    return None  # the lexicon knows better who "Renamo" or "Khartoum" is
                return ent.start, ent.end
        if token.pos_ == "PROPN" and token.text in getattr(self, "people", {}) and token.i not in self._name_at:
            return token.i, token.i + 1
        return None

    def _titled(self, entity: Span) -> bool:
        """Whether a name that begins with a title ("Defense Minister Rustem Umerov") is a person's after all."""
        titles = [token for token in entity[:-1] if self.in_class(token, "title") and token.lower_ != "general"]
        return entity.label_ == "ORG" and bool(titles) and entity[-1].pos_ == "PROPN"

    def _learn_people(self) -> dict[str, str]:
        """Surname -> party, from titles before and appositions after a name; two parties for one name give none."""
        seen: dict[str, Counter[str]] = {}
        for ent in self.doc.ents:
            if ent.label_ != "PER" and not self._titled(ent):
                continue
            for party in self._parties_beside(ent):
                seen.setdefault(self.doc[ent.end - 1].text, Counter())[party] += 1
        people = {}
        for surname, counts in seen.items():
            ranked = counts.most_common(2)
            if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
                people[surname] = ranked[0][0]
        return people

    def _parties_beside(self, person: Span) -> list[str]:
        before = self._title_before(person)
        if before:
            return [before]
        after = self._apposition_after(person) or self._leads(person)
        return [after] if after else []

    def _leads(self, person: Span) -> str | None:
        """"A delegation led by X", "X, heading the Ukrainian team", "Ukraine's X"."""
        head = person.root
        bodies = [child for child in tree.children(head, "nmod:poss") if self._name_at.get(child.i)]
        for clause in tree.children(head, "acl", "acl:relcl"):
            if clause.lemma_.lower() in LEADING:
                bodies.extend(tree.children(clause, "obj"))
        if head.head.lemma_.lower() in LEADING and tree.stands_in(head, "obl:by"):
            bodies.append(head.head.head if head.head.dep_ == "acl" else head)
            bodies.extend(tree.children(head.head, "nsubj:pass"))
        for body in bodies:
            names = _in_order(
                self._name_at[word.i].party.name
                for word in body.subtree
                if word.i in self._name_at
                and not person.start <= word.i < person.end
                and self._name_at[word.i].party.kind in PARTY_KINDS
            )
            if len(names) == 1 and (body.i in self._name_at or self.in_class(body, "office", "group-both")):
                return names[0]
        return None

    def _title_before(self, person: Span) -> str | None:
        """"Ukrainian Defense Minister X", "Kremlin spokesman X", "FARC negotiator X", "the rebels' leader, X"."""
        sentence_start = person.sent.start
        i, found = person.start - 1, None
        has_title = any(self.in_class(token, "title", "office") for token in person)
        while i >= sentence_start:
            token = self.doc[i]
            name = self._name_at.get(i)
            if name is not None and name.party.kind in PARTY_KINDS:
                found = name.party.name
                if has_title or self.in_class(token, "title", "office"):
                    return found
                return None
            if self.in_class(token, "title", "office"):
                has_title = True
            elif token.pos_ not in ("NOUN", "PROPN", "ADJ", "PART", "CCONJ", "ADP", "DET") and token.text not in "-’'":
                break
            elif token.pos_ in ("ADP", "DET", "CCONJ") and token.lower_ not in ("for", "of", "the", "and", "'s", "’s"):
                break
            i -= 1
        return found

    def _apposition_after(self, person: Span) -> str | None:
        """"X, the head of the Russian delegation", "X, who leads the M23 team", "X of the SPLM"."""
        head = person.root
        candidates = [child for child in head.children if tree.base(child) in ("appos", "nmod") and child.i > head.i]
        if head.dep_ == "appos" and self.in_class(head.head, "title", "office"):
            candidates.append(head.head)
        for candidate in candidates:
            if tree.base(candidate) == "nmod" and not {"of", "from"} & set(tree.case_words(candidate)):
                continue
            name = self._name_at.get(candidate.i)
            if name is not None and tree.base(candidate) == "nmod" and name.party.kind in PARTY_KINDS:
                return name.party.name
            if self.in_class(candidate, "title", "office", "rebels", "group-both"):
                names = [
                    self._name_at[word.i].party
                    for word in candidate.subtree
                    if word.i in self._name_at and not any(up.dep_ == "acl:relcl" for up in _between(word, candidate))
                ]
                kinds = _in_order(party.name for party in names if party.kind in PARTY_KINDS)
                if kinds:
                    return kinds[0]
        return None

    # -- the parties that talk ---------------------------------------------------------------------------------

    def _find_mediators(self) -> frozenset[str]:
        """Parties that host or broker in this document, or are named beside a mediator's noun."""
        found: set[str] = set()
        for name in self.names:
            token = self.doc[name.end - 1]
            heads = [token.head, *(part.head for part in tree.ancestors(token) if tree.base(part) == "conj")]
            for head in heads:
                if self.in_class(head, "mediators") or head.lemma_.lower() in MEDIATING:
                    found.add(name.party.name)
            following = self.doc[name.end : name.end + 2]
            if len(following) == 2 and following[0].text in "-‑–" and following[1].lower_ in BROKERED:  # noqa: PLR2004
                found.add(name.party.name)
        return frozenset(found)

    def _find_principals(self) -> tuple[str, ...]:
        """The two parties whose talks the document reports, in the order in which it names them.

        Pairs that the text itself couples ("talks between A and B", "A-B talks", "A and B agreed") count first;
        otherwise the two parties named most, if no third comes near. Nobody where that leaves a choice.
        """
        counts = Counter(
            name.party.name for name in self.names if name.party.kind in ("state", "armed-group", "people")
        )
        for party in self.mediators:
            counts[party] //= 2
        pairs = self._coupled()
        if pairs:
            weight = {pair: count + 2 * min(counts[party] for party in pair) for pair, count in pairs.items()}
            ranked = sorted(weight, key=lambda pair: -weight[pair])
            if len(ranked) == 1 or weight[ranked[0]] > weight[ranked[1]]:
                return self._as_named(ranked[0])
        ranked_names = counts.most_common(3)
        if len(ranked_names) == 2:  # noqa: PLR2004 - nobody else is named
            return self._as_named(frozenset(counts))
        if len(ranked_names) < 2 or ranked_names[1][1] < 2:  # noqa: PLR2004
            return ()
        if len(ranked_names) == 3 and ranked_names[2][1] * 3 > ranked_names[1][1] * 2:  # noqa: PLR2004
            return ()
        return self._as_named(frozenset(name for name, _ in ranked_names[:2]))

    def _coupled(self) -> Counter[frozenset[str]]:
        """How strongly the text couples two parties: "A-B talks", "A and B", "the A army and the B movement"."""
        pairs: Counter[frozenset[str]] = Counter()
        for left, right in zip(self.names, self.names[1:], strict=False):
            words = [token.lower_ for token in self.doc[left.end : right.start] if not token.is_space]
            if left.party.name != right.party.name and words in HYPHENATED and _fighting(left.party, right.party):
                pairs[frozenset((left.party.name, right.party.name))] += COUPLED
        for token in self.doc:
            several = tree.conjuncts(token) if tree.base(token) != "conj" else []
            if len(several) != 2:  # noqa: PLR2004 - a longer list names more than the two that talk
                continue
            sides = [self._sides_of(part, several) for part in several]
            if all(len(side) == 1 for side in sides) and sides[0] != sides[1]:
                pair = frozenset(party for side in sides for party in side)
                if not pair & self.mediators:
                    pairs[pair] += JOINED
        return pairs

    def _sides_of(self, token: Token, others: list[Token]) -> frozenset[str]:
        """The fighting parties named in one part of a coordination, its relative clauses and the other parts left out."""
        rest = {other.i for other in others} - {token.i}

        def leave_out(child: Token) -> bool:
            return child.i in rest or tree.base(child) in ("acl", "appos", "advcl", "parataxis")

        names = (self._name_at.get(word.i) for word in tree.kept_subtree(token, leave_out))
        if token.pos_ not in ("NOUN", "PROPN"):
            return frozenset()
        return frozenset(
            name.party.name
            for name in names
            if name and name.party.kind in ("state", "armed-group", "people", "coalition")
        )

    def _as_named(self, parties: frozenset[str]) -> tuple[str, ...]:
        return _in_order(name.party.name for name in self.names if name.party.name in parties)

    def _name_in_phrase(self, token: Token) -> Name | None:
        """The party name at the head of a phrase or among its modifiers ("the TASS state news agency")."""
        if token.i in self._name_at:
            return self._name_at[token.i]
        before = self.named_before(token, any_kind=True)
        if before:
            return before[-1]
        beside = [child for child in tree.children(token, "flat", "appos") if child.i in self._name_at]
        return self._name_at[beside[0].i] if beside else None




def _names(doc: Doc, parties: Parties) -> list[Name]:
    found = parties.scan([token.text for token in doc])
    return [Name(start, end, party, form) for start, end, party, form in found]


def _introduced_acronyms(doc: Doc, name_at: dict[int, Name]) -> dict[str, str]:
    """Acronyms in brackets after a name whose initials they are: {"NRM": "National Resistance Movement"}.

    Where the lexicon knows the long name, the acronym stands for that party (and is added to `name_at`).
    """
    own: dict[str, str] = {}
    for token in doc[2:]:
        if not re.fullmatch(r"[A-Z][A-Za-z&-]{1,9}", token.text) or sum(map(str.isupper, token.text)) < 2:  # noqa: PLR2004
            continue
        if doc[token.i - 1].text != "(" or token.i + 1 >= len(doc) or doc[token.i + 1].text != ")":
            continue
        start = _initials_start(doc, token.i - 1, token.text)
        if start is None:
            continue
        known = name_at.get(token.i - 2)
        if known is None:
            own[token.text] = _without_article(doc[start : token.i - 1])
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
        elif doc[i].lower_ not in ("of", "the", "and", "for", "-", "de", "du", "la", "'s", "’s"):
            return None
        i -= 1
    return None


def _fighting(left: Party, right: Party) -> bool:
    """Whether both can be parties to an armed conflict's talks (not an outlet, nor an organisation that hosts)."""
    return all(party.kind in ("state", "armed-group", "people", "coalition") for party in (left, right))


def _in_order(parties: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parties))


def _without_article(span: Span) -> str:
    return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", span.text.strip())


def _proper_run(token: Token) -> tuple[int, int]:
    """The run of proper nouns around a token."""
    start, end = token.i, token.i + 1
    while start > token.sent.start and token.doc[start - 1].pos_ == "PROPN":
        start -= 1
    while end < token.sent.end and token.doc[end].pos_ == "PROPN":
        end += 1
    return start, end


def _between(word: Token, top: Token) -> list[Token]:
    """The tokens from `word` up to, not including, `top`."""
    path = [word]
    for up in tree.ancestors(word):
        if up == top:
            break
        path.append(up)
    return path
