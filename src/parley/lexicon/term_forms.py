"""What the files of `data/terms` must look like; each file tells at its head what its keys mean."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from parley.codebook.strict_yaml import Form
from parley.codebook.vocabulary import Unit


class CountedExample(Form):
    """A sentence in which a unit is counted, and how many."""

    sentence: str
    number: str


class UnitEntry(Form):
    """The words of one unit, all in the singular; see the head of `units.yaml`."""

    unit: Unit
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    plurals: dict[str, str] = Field(default_factory=dict)
    containers: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    example: CountedExample
    counter: str


class WordList(Form):
    """Words of one purpose, with a sentence in which they must not make terms."""

    words: tuple[str, ...]
    counter: str


class UnitsFile(Form):
    """`units.yaml`."""

    units: tuple[UnitEntry, ...]
    uncounted: tuple[WordList, ...]
    labels: tuple[WordList, ...]
    elliptical: tuple[WordList, ...]
    handing_over: tuple[WordList, ...]


class BoundExample(Form):
    """A sentence, and the bounds of the quantity in it."""

    sentence: str
    min: str | None = None
    max: str | None = None
    approximate: bool = False


class BoundEntry(Form):
    """Phrases that bound a number in one way."""

    bound: Literal["min", "max", "exact"]
    approximate: bool = False
    before: tuple[str, ...]
    after: tuple[str, ...] = ()
    example: BoundExample
    counter: str


class BoundsFile(Form):
    """`bounds.yaml`."""

    bounds: tuple[BoundEntry, ...]
    between: frozenset[str]
    particle_verbs: frozenset[str]
    about_words: frozenset[str]
    over_words: frozenset[str]
    change_verbs: frozenset[str]


class GrammarFile(Form):
    """`grammar.yaml`."""

    phrase_ends: frozenset[str]
    of_fillers: frozenset[str]
    pointers: frozenset[str]
    clause_cuts: frozenset[str]
    after_date: frozenset[str]


class NumbersFile(Form):
    """`numbers.yaml`."""

    cardinals: frozenset[str]
    scales: dict[str, int]
    glued: dict[str, int]
    money_glued: dict[str, int]
    vague: tuple[str, ...]
    fractions: frozenset[str]


class DurationExample(Form):
    """A sentence, and the duration in it."""

    sentence: str
    duration: str


class TimeUnit(Form):
    """A unit of time; `code` is its ISO 8601 duration with `#` for the number."""

    code: str
    words: tuple[str, ...]
    long: tuple[str, ...] = ()
    example: DurationExample
    counter: str


class WholeDuration(Form):
    """A word that is a duration with its number in it ("fortnight")."""

    word: str
    duration: str
    example: str
    counter: str


class DurationsFile(Form):
    """`durations.yaml`."""

    units: tuple[TimeUnit, ...]
    whole: tuple[WholeDuration, ...]
    not_after: frozenset[str]
    not_before: frozenset[str]
    opens_single: frozenset[str]
    going_on: frozenset[str]
    fillers: frozenset[str]
    barely: frozenset[str]
    lasting: frozenset[str]


class DayWords(Form):
    """Words that mean the day `days` days from the day of publication."""

    words: tuple[str, ...]
    days: int
    example: str
    counter: str


class KindWords(Form):
    """Words before a date that make it a start, an end or a deadline."""

    kind: Literal["since", "until", "deadline"]
    words: tuple[str, ...]
    example: str
    counter: str


class DatesFile(Form):
    """`dates.yaml`."""

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    seasons: dict[str, int]
    parts_of_day: frozenset[str]
    days: tuple[DayWords, ...]
    kinds: tuple[KindWords, ...]
    deadline_nouns: frozenset[str]
    between: frozenset[str]
    names: tuple[WordList, ...]
    event_nouns: frozenset[str]
    dated_nouns: frozenset[str]
    openers: frozenset[str]
    year_openers: frozenset[str]
    looking_ahead: frozenset[str]
    timetable: frozenset[str]
    past_words: frozenset[str]
    future_words: frozenset[str]
    reporting_nouns: frozenset[str]


class ScopeExample(Form):
    """A sentence, and the scope in it."""

    sentence: str
    scope: str


class ScopeEntry(Form):
    """Nouns that tell a scope when a word before them says which."""

    words: tuple[str, ...]
    example: ScopeExample
    counter: str


class ScopeFile(Form):
    """`scope.yaml`."""

    scopes: tuple[ScopeEntry, ...]
    not_with: frozenset[str]
    openers: frozenset[str]
