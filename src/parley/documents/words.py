"""The word lists of this station, kept as data in `data/words.yaml`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from parley.codebook.strict_yaml import Form, load


class Words(Form):
    """Word lists by what they tell; the file says for each why it is there."""

    unfinished: frozenset[str]
    openers: frozenset[str]
    short_ends: frozenset[str]
    titles: frozenset[str]
    domains: frozenset[str]
    keeps_hyphen: frozenset[str]
    small_names: frozenset[str]
    english: frozenset[str]
    no_places: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The word lists, read once."""
    return load(files("parley.documents") / "data" / "words.yaml", Words)
