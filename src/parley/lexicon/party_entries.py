"""The entries of the data on parties, as their YAML files write them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from parley.codebook.strict_yaml import Form
from parley.lexicon.parties import PartyKind


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


class PartyEntry(Form):
    """A party that is no ISO state, as its file writes it; `name` is the first of its `names`.

    In `example` the words that must be found stand in square brackets; in no sentence of `counters` may the
    party be found. The other keys are those of `parties.Meaning`, each with the forms it holds for.
    """

    name: str
    kind: PartyKind
    conflicts: tuple[str, ...] = ()
    country: str | None = Field(default=None, pattern="^[A-Z]{3}$")
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    also_means: dict[str, str] = Field(default_factory=dict)
    with_company: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    only_after: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    example: str
    counters: tuple[str, ...] = ()


Entry = PartyEntry | StateEntry
