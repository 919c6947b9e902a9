"""Parties as data: states, armed groups, organisations, coalitions, outlets, and the ways a text names them.

The data is in `data/parties/*.yaml`; `compiled.json` beside it holds the same, ready to be loaded (written by
`python -m parley.lexicon.party_data`, and rebuilt in memory when it is not of the same content).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from parley.lexicon.names import Atoms, atoms, fits, form_atoms
from parley.lexicon.party_sources import COMPILED, fingerprint, party_folder

FormKind = Literal["name", "demonym", "seat", "member"]
# "state": also territories, former states, and states few recognise; "armed-group": also its political wing
# and, where an army is a party of its own, that army; "organisation": also parties that carry no arms.
PartyKind = Literal["state", "armed-group", "people", "coalition", "organisation", "outlet", "platform"]


@dataclass(frozen=True, slots=True)
class Party:
    """One party under the short English name it is recorded by.

    `code` is the ISO 3166 alpha-3 code of a state or territory, `capital` its capital, `country` the code of
    the state an outlet belongs to, `conflicts` the ids (see `conflicts.yaml`) of those a group fights in.
    """

    name: str
    kind: PartyKind
    code: str | None = None
    capital: str | None = None
    country: str | None = None
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """One party that a form can name.

    `kind`         "name", "demonym" (adjective or people), "seat" (of government), "member" (a body of it)
    `also_means`   what else the same words often are ("a state of the United States"), or None
    `with_company` counts only where the text also names the party otherwise, or another of its conflicts
    `person`       "given" or "surname" when people are called so: not credited where a name stands beside it
    `only_after`   lower-case words one of which must stand before it
    `quiet`        not credited amid words in capitals ("TELL US MORE")
    """

    party: Party
    kind: FormKind
    cased: tuple[str, ...]
    also_means: str | None = None
    with_company: bool = False
    person: Literal["given", "surname"] | None = None
    only_after: frozenset[str] = frozenset()
    quiet: bool = False


class Mention(NamedTuple):
    """Tokens `start` to `end` (half-open) name `party`, by a form of this kind."""

    start: int
    end: int
    party: Party
    kind: FormKind


class Surroundings(NamedTuple):
    """Closed word lists (see `surroundings.yaml`) that tell when a name is a part of something else."""

    accords: frozenset[str]  # lower case; after a seat: "Lusaka *Protocol*" is no government
    cities: frozenset[str]  # lower case; before "of" and a seat: "the *mayor* of London" is no government's
    features: frozenset[str]  # with a capital, after a state or seat: "Niger *River*"
    beside: frozenset[str]  # capitalised words that don't make a neighbour a person's name


class Match(NamedTuple):
    """The longest form at a place of the text: half-open in atoms; a look-alike has no meanings."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class Parties:
    """All parties, found by the words that name them.

    >>> parties = load_parties()
    >>> parties.find("the Kremlin").name, parties.find("Türkiye").code
    ('Russia', 'TUR')
    >>> parties.find("Congolese") is None, parties.find("Congolese", near=[parties["DR Congo"]]).name
    (True, 'DR Congo')
    >>> mentions = parties.scan(["Kyiv", "and", "South", "Sudanese", "envoys"])
    >>> [(mention.start, mention.end, mention.party.name, mention.kind) for mention in mentions]
    [(0, 1, 'Ukraine', 'seat'), (2, 4, 'South Sudan', 'demonym')]
    """

    def __init__(
        self,
        meanings: Iterable[Meaning],
        lookalikes: Iterable[tuple[str, ...]],
        surroundings: Surroundings,
        countries: Mapping[str, Collection[str]],
    ) -> None:
        """Parties from their forms; `countries` has the codes of the states each conflict is fought in."""
        self._surroundings = surroundings
        self._parties: dict[str, Party] = {}
        self._forms: dict[tuple[str, ...], list[Meaning]] = {}
        self._longest: dict[str, int] = {}
        for meaning in meanings:
            self._parties[meaning.party.name] = meaning.party
            self._key(meaning.cased).append(meaning)
        self._lookalikes: dict[tuple[str, ...], tuple[str, ...]] = {}
        for cased in lookalikes:
            self._key(cased)
            self._lookalikes[_lower(cased)] = cased
        self._conflicts = _conflicts(self._parties.values(), countries)

    def _key(self, cased: tuple[str, ...]) -> list[Meaning]:
        key = _lower(cased)
        self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))
        return self._forms.setdefault(key, [])

    def conflicts_of(self, party: Party) -> frozenset[str]:
        """The ids of the conflicts in which `party` fights; for a state also those fought in it."""
        return self._conflicts.get(party.name, frozenset())

    def __iter__(self) -> Iterator[Party]:
        return iter(self._parties.values())

    def __len__(self) -> int:
        return len(self._parties)

    def __contains__(self, name: object) -> bool:
        return name in self._parties

    def __getitem__(self, name: str) -> Party:
        """The party recorded under `name`; raises KeyError."""
        return self._parties[name]

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        """Every party that the phrase `text` can name, whatever stands around it; none for an unknown phrase.

        >>> [meaning.party.name for meaning in load_parties().meanings("Congolese")]
        ['DR Congo', 'Republic of the Congo']
        """
        return self._fitting(form_atoms(text))

    def find(self, text: str, near: Iterable[Party] = ()) -> Party | None:
        """The one party that the phrase `text` names; None when there is none or more than one is left.

        `near` are parties that the document names beyond doubt: they decide between candidates, and let forms
        count that mostly mean something else ("AA").
        """
        meanings = self.meanings(text)
        meaning = self._decide(meanings, {party.name for party in near})
        return meaning.party if meaning else None

    def forms(self, party: Party) -> tuple[tuple[str, FormKind], ...]:
        """The ways a text names `party`, as atoms joined by blanks, each with its kind."""
        own = (m for meanings in self._forms.values() for m in meanings if m.party == party)
        return tuple((" ".join(meaning.cased), meaning.kind) for meaning in own)

    def scan(self, tokens: Sequence[str], near: Iterable[Party] = ()) -> list[Mention]:
        """Where `tokens` name parties: longest form first, never two at one place, in order.

        Tokens are those of a sentence or, better, of a whole document, with hyphens and possessives split off
        or not. What two parties share is decided by those that the tokens (or `near`) name beyond doubt;
        undecided, it names none. A token that holds two names ("U.S.-Russia") is in two mentions.
        """
        found = atoms(tokens)
        matches = [match for match in self._matches(found) if match.meanings]
        names = {match.meanings[0].party.name for match in matches if _sure(match.meanings)}
        names.update(party.name for party in near)
        mentions: list[Mention] = []
        for match in matches:
            meaning = self._decide(match.meanings, names)
            if meaning:
                start, end = found.tokens[match.start], found.tokens[match.end - 1] + 1
                mentions.append(Mention(start, end, meaning.party, meaning.kind))
        return mentions

    def _matches(self, found: Atoms) -> Iterator[Match]:
        """The longest form at every place of the atoms, look-alikes included, left to right."""
        keys = _lower(found.texts)
        place = 0
        while place < len(keys):
            match = self._longest_at(place, found, keys)
            if match:
                yield match
            place = match.end if match else place + 1

    def _longest_at(self, start: int, found: Atoms, keys: tuple[str, ...]) -> Match | None:
        reach = self._longest.get(keys[start], 0)
        for end in range(min(start + reach, len(keys)), start, -1):
            key = keys[start:end]
            if key not in self._forms:
                continue
            cased = found.texts[start:end]
            alike = self._lookalikes.get(key)
            if alike and fits(alike, cased):
                return Match(start, end, ())
            meanings = self._fitting(cased)
            if meanings:
                return Match(start, end, self._in_place(meanings, start, end, found))
        return None

    def _fitting(self, cased: Sequence[str]) -> tuple[Meaning, ...]:
        """One meaning a party; a form written just so comes before one in other capitals (*Farc*, *FARC*)."""
        known = self._forms.get(_lower(cased), ())
        exact = [m for m in known if m.cased == tuple(cased)]
        found = exact or [m for m in known if fits(m.cased, cased)]
        return tuple({m.party.name: m for m in reversed(found)}.values()) if len(found) > 1 else tuple(found)

    def _in_place(
        self, meanings: tuple[Meaning, ...], start: int, end: int, found: Atoms
    ) -> tuple[Meaning, ...]:
        """The meanings that the words before and after allow."""
        texts = found.texts
        after = texts[end] if end < len(texts) else ""
        if after and found.hyphened[end] and self._is_faction(texts[end - 1], after):
            return ()
        before = texts[start - 1] if start else ""
        if before == "of" and start > 1 and texts[start - 2].lower() in self._surroundings.cities:
            meanings = tuple(m for m in meanings if m.kind != "seat")
        return tuple(m for m in meanings if self._allowed(m, before, after))

    def _is_faction(self, acronym: str, added: str) -> bool:
        """Whether an acronym with more capitals after its hyphen is another's: *KDP-L* is not the KDP."""
        capitals = acronym.isupper() and added.isupper()
        return capitals and len(acronym) > 1 and (added.lower(),) not in self._forms

    def _allowed(self, meaning: Meaning, before: str, after: str) -> bool:
        if meaning.only_after and before.lower() not in meaning.only_after:
            return False
        if meaning.quiet and (self._is_shouted(before) or self._is_shouted(after)):
            return False
        if meaning.person and self._is_name(after if meaning.person == "given" else before):
            return False
        if meaning.kind == "seat" and after.lower() in self._surroundings.accords:
            return False
        place = meaning.kind == "seat" or (meaning.kind == "name" and meaning.party.code is not None)
        return not (place and after in self._surroundings.features)

    def _is_shouted(self, neighbour: str) -> bool:
        """Whether a neighbour is in capitals and no party's acronym: TELL US, but not the US NATO envoy."""
        capitals = len(neighbour) > 1 and neighbour.isalpha() and neighbour.isupper()
        return capitals and not self._forms.get((neighbour.lower(),))

    def _is_name(self, neighbour: str) -> bool:
        """Whether a neighbour is capitalised and nothing but a name: *George* Washington, Jordan *Miller*."""
        if not (neighbour.istitle() and neighbour.isalpha()):
            return False
        key = (neighbour.lower(),)
        return neighbour not in self._surroundings.beside and not self._forms.get(key)

    def _decide(self, meanings: tuple[Meaning, ...], names: set[str]) -> Meaning | None:
        """The one meaning left when the parties called `names` are near, if one is."""
        if _sure(meanings):
            return meanings[0]
        rivals = {meaning.party.name for meaning in meanings}
        company: set[str] = set().union(*(self._conflicts.get(name, ()) for name in names - rivals))
        live = [m for m in meanings if m.party.name in names or company & self._conflicts[m.party.name]]
        return live[0] if len(live) == 1 else None


def _sure(meanings: tuple[Meaning, ...]) -> bool:
    """Whether no more than the words themselves is needed to know the party."""
    return len(meanings) == 1 and not meanings[0].with_company


def _lower(cased: Sequence[str]) -> tuple[str, ...]:
    return tuple(atom.lower() for atom in cased)


def _conflicts(
    parties: Iterable[Party], countries: Mapping[str, Collection[str]]
) -> dict[str, frozenset[str]]:
    """The conflicts of every party, by its name: a group's own, a state's those that are fought in it."""
    fought: defaultdict[str | None, set[str]] = defaultdict(set)
    for conflict, codes in countries.items():
        for code in codes:
            fought[code].add(conflict)
    return {party.name: frozenset((*party.conflicts, *fought.get(party.code, ()))) for party in parties}


@cache
def load_parties() -> Parties:
    """All parties of the lexicon.

    Raises `DataError` where a file doesn't follow its form, `LexiconError` where files contradict each other.
    """
    compiled = party_folder() / COMPILED
    content = json.loads(compiled.read_text(encoding="utf-8")) if compiled.is_file() else {}
    if content.get("fingerprint") != fingerprint():
        from parley.lexicon.party_data import compile_parties

        content = compile_parties()
    return parties_from(content)


def parties_from(content: Mapping[str, Any]) -> Parties:
    """Parties from the compiled content (see `party_data.compile_parties`)."""
    from parley.lexicon.party_rows import state_row

    rows = [*map(state_row, content["states"]), *content["parties"]]
    surroundings = Surroundings(*(frozenset(content["surroundings"][name]) for name in Surroundings._fields))
    meanings = [meaning for row in rows for meaning in _meanings_from(row)]
    lookalikes = (tuple(cased) for cased in content["lookalikes"])
    return Parties(meanings, lookalikes, surroundings, content["countries"])


def _meanings_from(row: Mapping[str, Any]) -> Iterator[Meaning]:
    party = Party(
        row["name"],
        row["kind"],
        row.get("code"),
        row.get("capital"),
        row.get("country"),
        tuple(row.get("conflicts", ())),
    )
    for form in row["forms"]:
        text, kind, *rest = form
        marks: dict[str, Any] = rest[0] if rest else {}
        yield Meaning(
            party,
            kind,
            tuple(text.split(" ")),
            marks.get("also_means"),
            "with_company" in marks,
            marks.get("person"),
            frozenset(marks.get("only_after", ())),
            "quiet" in marks,
        )
