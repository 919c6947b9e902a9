"""Reads the codebook from `data/` and checks that it holds together."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from parley.codebook.checks import faults
from parley.codebook.forms import (
    CellEntry,
    Codebook,
    Guide,
    IssueEntry,
    ModalityEntry,
    MoveTypeEntry,
    Overview,
    Ruling,
    UnitEntry,
)
from parley.codebook.strict_yaml import load
from parley.errors import CodebookError, DataError

T = TypeVar("T")

CELL_FILES = ("document", "move", "terms", "source")


@lru_cache(maxsize=1)
def load_codebook() -> Codebook:
    """The codebook that comes with the package, read once and frozen.

    Raises CodebookError, naming every fault and its place, when a file does not follow its form, a name leads
    nowhere, or an example does not mean what it says.

    >>> load_codebook().version
    '1'
    >>> [entry.id for entry in load_codebook().types[:3]]
    ['meet', 'mediate', 'suspend']
    """
    return read_codebook(files("parley.codebook") / "data")


def read_codebook(folder: Traversable) -> Codebook:
    """The codebook in `folder`, checked like `load_codebook` and read anew at each call."""
    overview = _read(folder / "codebook.yaml", Overview)
    codebook = Codebook(
        overview=overview,
        types=tuple(
            entry
            for group in overview.groups
            for entry in _read(folder / "types" / f"{group.id}.yaml", list[MoveTypeEntry])
        ),
        issues=tuple(_read(folder / "issues.yaml", list[IssueEntry])),
        modalities=tuple(_read(folder / "modalities.yaml", list[ModalityEntry])),
        units=tuple(_read(folder / "units.yaml", list[UnitEntry])),
        cells=tuple(
            cell for name in CELL_FILES for cell in _read(folder / "cells" / f"{name}.yaml", list[CellEntry])
        ),
        rulings=tuple(_read(folder / "rulings.yaml", list[Ruling])),
        guide=_read(folder / "guide.yaml", Guide),
    )
    if found := faults(codebook):
        raise CodebookError(f"{folder}: the codebook does not hold together:\n" + "\n".join(found))
    return codebook


def _read(path: Traversable, form: type[T]) -> T:
    try:
        return load(path, form)
    except DataError as error:
        raise CodebookError(str(error)) from error
