"""Abbreviations that keep their full stop, from ``abbreviations.txt``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType


@cache
def abbreviations() -> Mapping[str, str]:
    """Every abbreviation in small letters, with its kind (title, month, company, place or other).

    >>> abbreviations()["gen."]
    'title'
    """
    found = {}
    for line in written_abbreviations():
        kind, *words = line
        found.update({word.lower(): kind for word in words})
    return MappingProxyType(found)


@cache
def written_abbreviations() -> tuple[tuple[str, ...], ...]:
    """The lines of the file: a kind, then its words as they are written."""
    text = resources.files("parley.language").joinpath("abbreviations.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(tuple(line.split()) for line in lines)
