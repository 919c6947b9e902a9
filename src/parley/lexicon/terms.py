"""How English says terms: what a number counts, what bounds it, how long, and when. Read from `data/terms`.

Every entry carries an example it must match and a counter-example it must not; the tests hold them to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

from parley.codebook.strict_yaml import Form, load
from parley.codebook.vocabulary import Unit
from parley.lexicon.term_forms import (
    BoundsFile,
    DatesFile,
    DurationsFile,
    GrammarFile,
    NumbersFile,
    ScopeFile,
    UnitEntry,
    UnitsFile,
    WordList,
)

Phrase = tuple[str, ...]
_RELATIVE_OPENERS = frozenset({"last", "this", "next", "the", "these", "in", "within", "inside"})
F = TypeVar("F", bound=Form)


@dataclass(frozen=True, slots=True)
class UnitWord:
    """What a counted word means: its unit, whether the word is kept as "who", and its grammatical number."""

    unit: Unit
    kind: bool
    plural: bool
    singular: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """What a phrase beside a number does to it."""

    bound: str
    approximate: bool


@dataclass(frozen=True)
class QuantityWords:
    """All words of quantities, compiled for look-up by lower-case word sequences."""

    units: MappingProxyType[Phrase, UnitWord]
    longest_unit: int
    containers: MappingProxyType[Phrase, Unit]
    symbols: MappingProxyType[Phrase, Unit]
    uncounted: frozenset[str]
    labels: frozenset[str]
    elliptical: frozenset[str]
    handing_over: frozenset[str]
    before: MappingProxyType[Phrase, Bound]
    after: MappingProxyType[Phrase, Bound]
    bounds: BoundsFile
    numbers: NumbersFile
    vague: frozenset[Phrase]
    openers: frozenset[str]


def plural_of(word: str) -> str:
    """The regular English plural of a word or of the last word of a phrase.

    >>> plural_of("militia"), plural_of("body"), plural_of("bus"), plural_of("aid truck")
    ('militias', 'bodies', 'buses', 'aid trucks')
    """
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def phrase_of(text: str) -> Phrase:
    """A phrase as the readers of terms see its words: lower case, hyphens and dots apart.

    >>> phrase_of("service member"), phrase_of("non-combatant")
    (('service', 'member'), ('non', '-', 'combatant'))
    """
    return tuple(text.lower().replace("-", " - ").replace("sq.", "sq .").split())


@cache
def load_terms_file(name: str, form: type[F]) -> F:
    """One file of `data/terms` as its form. Raises DataError if it does not follow it."""
    return load(files("parley.lexicon") / "data" / "terms" / f"{name}.yaml", form)


def load_grammar() -> GrammarFile:
    """The closed-class words, read once.

    >>> "who" in load_grammar().phrase_ends
    True
    """
    grammar: GrammarFile = load_terms_file("grammar", GrammarFile)
    return grammar


@cache
def load_quantity_words() -> QuantityWords:
    """The words of quantities, read once.

    >>> load_quantity_words().units[("captives",)].unit
    <Unit.PRISONERS: 'prisoners'>
    """
    units = load_terms_file("units", UnitsFile)
    bounds = load_terms_file("bounds", BoundsFile)
    numbers = load_terms_file("numbers", NumbersFile)
    counted = _unit_words(units.units)
    containers = {
        phrase_of(form): entry.unit
        for entry in units.units
        for word in entry.containers
        for form in (
            word,
            entry.plurals.get(word, plural_of(word)),
            word if word.endswith("s") else plural_of(word),
        )
    }
    return QuantityWords(
        units=MappingProxyType(counted),
        longest_unit=max(map(len, counted)),
        containers=MappingProxyType(containers),
        symbols=MappingProxyType({_symbol(s): entry.unit for entry in units.units for s in entry.symbols}),
        uncounted=_with_plurals(units.uncounted),
        labels=_all_words(units.labels),
        elliptical=_all_words(units.elliptical),
        handing_over=_all_words(units.handing_over),
        before=MappingProxyType(
            {phrase_of(p): Bound(e.bound, e.approximate) for e in bounds.bounds for p in e.before}
        ),
        after=MappingProxyType(
            {phrase_of(p): Bound(e.bound, e.approximate) for e in bounds.bounds for p in e.after}
        ),
        bounds=bounds,
        numbers=numbers,
        vague=frozenset(map(phrase_of, numbers.vague)),
        openers=_number_openers(numbers) | {_symbol(s)[0] for entry in units.units for s in entry.symbols},
    )


@dataclass(frozen=True)
class DurationWords:
    """The words of durations, compiled: forms of the units, adjectives such as "daylong", and the lists."""

    units: MappingProxyType[str, str]
    openers: frozenset[str]
    long: MappingProxyType[str, str]
    whole: MappingProxyType[str, str]
    lists: DurationsFile


@cache
def load_duration_words() -> DurationWords:
    """The words of durations, read once.

    >>> load_duration_words().units["hours"]
    'PT#H'
    """
    lists = load_terms_file("durations", DurationsFile)
    units = {
        form: unit.code for unit in lists.units for word in unit.words for form in (word, plural_of(word))
    }
    long = {word: unit.code.replace("#", "1") for unit in lists.units for word in unit.long}
    whole = {form: entry.duration for entry in lists.whole for form in (entry.word,)}
    numbers = load_terms_file("numbers", NumbersFile)
    return DurationWords(
        units=MappingProxyType(units),
        openers=_number_openers(numbers) | frozenset(units) | frozenset(long) | frozenset(whole),
        long=MappingProxyType(long),
        whole=MappingProxyType(whole),
        lists=lists,
    )


@dataclass(frozen=True)
class DateWords:
    """The words of dates, compiled. `months` count from 1, `weekdays` from 0 (Monday)."""

    months: MappingProxyType[str, int]
    weekdays: MappingProxyType[str, int]
    days: MappingProxyType[Phrase, int]
    relative_openers: frozenset[str]
    kinds: MappingProxyType[Phrase, str]
    names: frozenset[Phrase]
    lists: DatesFile


@cache
def load_date_words() -> DateWords:
    """The words of dates, read once.

    >>> load_date_words().months["Sept"]
    9
    """
    lists = load_terms_file("dates", DatesFile)
    months = {name: number for number, names in enumerate(lists.months, 1) for name in names}
    months |= {name.upper(): number for name, number in months.items()}
    weekdays = {name: number for number, name in enumerate(lists.weekdays)}
    weekdays |= {name.upper(): number for name, number in weekdays.items()}
    days = {phrase_of(word): entry.days for entry in lists.days for word in entry.words}
    relative_openers = frozenset(phrase[0] for phrase in days) | {name.lower() for name in weekdays}
    return DateWords(
        months=MappingProxyType(months),
        weekdays=MappingProxyType(weekdays),
        days=MappingProxyType(days),
        relative_openers=relative_openers
        | _RELATIVE_OPENERS
        | _number_openers(load_terms_file("numbers", NumbersFile)),
        kinds=MappingProxyType(
            {phrase_of(word): entry.kind for entry in lists.kinds for word in entry.words}
        ),
        names=frozenset(phrase_of(word) for entry in lists.names for word in entry.words),
        lists=lists,
    )


@dataclass(frozen=True)
class ScopeWords:
    """The words of scopes, compiled."""

    nouns: frozenset[Phrase]
    longest: int
    not_with: frozenset[str]
    openers: frozenset[str]


@cache
def load_scope_words() -> ScopeWords:
    """The words of scopes, read once.

    >>> ("contact", "line") in load_scope_words().nouns
    True
    """
    lists = load_terms_file("scope", ScopeFile)
    words = [form for entry in lists.scopes for word in entry.words for form in (word, plural_of(word))]
    nouns = frozenset(map(phrase_of, words))
    return ScopeWords(nouns, max(map(len, nouns)), lists.not_with, lists.openers)


def _number_openers(numbers: NumbersFile) -> frozenset[str]:
    """The words with which a number in words may begin."""
    return numbers.cardinals | {phrase_of(text)[0] for text in numbers.vague} | {"a", "an", "half"}


def _symbol(text: str) -> Phrase:
    """A currency sign as words: "US$" is read as "us" and "$"."""
    letters = text.rstrip("$").lower()
    return tuple(part for part in (letters, text[len(letters) :]) if part)


def _unit_words(entries: tuple[UnitEntry, ...]) -> dict[Phrase, UnitWord]:
    found: dict[Phrase, UnitWord] = {}
    for entry in entries:
        forms: dict[str, tuple[bool, bool, bool]] = {}  # form: is a kind, is plural, is singular
        for word in (*entry.words, *entry.kinds):
            kind = word in entry.kinds
            plural = entry.plurals.get(word, plural_of(word))
            same = plural == word
            forms[word] = (kind, same, True)
            forms[plural] = (kind, True, same)
        for word, plural in entry.plurals.items():
            forms.setdefault(plural, (word in entry.kinds, True, False))
        for form, (kind, is_plural, is_singular) in forms.items():
            found.setdefault(phrase_of(form), UnitWord(entry.unit, kind, is_plural, is_singular))
    return found


def _all_words(lists: tuple[WordList, ...]) -> frozenset[str]:
    return frozenset(word for entry in lists for word in entry.words)


def _with_plurals(lists: tuple[WordList, ...]) -> frozenset[str]:
    words = _all_words(lists)
    return words | {plural_of(word) for word in words}
