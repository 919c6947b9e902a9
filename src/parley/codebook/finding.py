"""Finds entries of the codebook by the name a person types."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from parley.codebook.forms import Entry
from parley.codebook.loader import load_codebook
from parley.errors import SettingError

# The ways to name an entry, from the surest to the loosest; the first that finds something decides.
_NAMINGS: tuple[Callable[[Entry], str], ...] = (
    lambda entry: entry.key,
    lambda entry: entry.id,
    lambda entry: entry.label,
    lambda entry: entry.id.rpartition(".")[2],
)


def lookup(name: str) -> tuple[Entry, ...]:
    """Every entry that `name` names: by "kind:id", id, label, or the last part of a cell's path.

    Capitals do not matter. There is at least one entry; two kinds may share an id, as the issue and the unit
    `prisoners` do. Raises SettingError, with the names that come closest, when there is none.

    >>> [entry.key for entry in lookup("prisoners")]
    ['issue:prisoners', 'unit:prisoners']
    >>> [entry.key for entry in lookup("When")]
    ['cell:terms.when']
    """
    entries = tuple(load_codebook().entries())
    wanted = name.strip().casefold()
    for naming in _NAMINGS:
        if found := tuple(entry for entry in entries if naming(entry).casefold() == wanted):
            return found
    raise SettingError(_not_found(name, entries))


def entry(name: str) -> Entry:
    """The one entry that `name` names, as in `lookup`. Raises SettingError when there is not just one.

    >>> entry("unit:prisoners").label
    'Prisoners'
    """
    found = lookup(name)
    if len(found) > 1:
        keys = ", ".join(each.key for each in found)
        raise SettingError(f'"{name}" names {len(found)} entries of the codebook; write one of {keys}')
    return found[0]


def _not_found(name: str, entries: tuple[Entry, ...]) -> str:
    """What to say when no entry has that name: up to three that come close, or where to find them all."""
    known = {naming(each).casefold(): naming(each) for naming in _NAMINGS for each in entries}
    close = [known[word] for word in get_close_matches(name.strip().casefold(), known, n=3)]
    advice = f"did you mean {' or '.join(close)}?" if close else "`parley codebook` lists every entry"
    return f'the codebook has no entry "{name}"; {advice}'
