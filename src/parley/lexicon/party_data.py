"""The data on parties: read, checked, and compiled by `python -m parley.lexicon.party_data`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import Field

from parley.codebook.strict_yaml import Form, load
from parley.errors import LexiconError
from parley.lexicon.names import form_atoms
from parley.lexicon.party_entries import PartyEntry, StateEntry
from parley.lexicon.party_rows import form_text, party_row, state_row
from parley.lexicon.party_sources import COMPILED, fingerprint, party_files, party_folder

# Files that hold something other than entries of parties.
OTHER_FILES = frozenset(
    {"ambiguous.yaml", "conflicts.yaml", "lookalikes.yaml", "states.yaml", "surroundings.yaml"}
)
TESTED = {"examples", "counters"}  # of no use at run time


class Ambiguous(Form):
    """A form that may name several parties, and is meant to."""

    form: str
    parties: tuple[str, ...] = Field(min_length=2)


class Conflict(Form):
    """A conflict: the ISO 3166 alpha-3 codes of the states it is (or was) fought in, and its years."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z0-9]+)*$")
    name: str
    countries: tuple[str, ...] = Field(min_length=1)
    years: str = Field(pattern=r"^(19|20)\d\d-((19|20)\d\d)?$")


class Lookalike(Form):
    """A phrase that holds a party's name and names no party; `example` has it in square brackets."""

    phrase: str
    example: str


class SurroundingWords(Form):
    """See `parties.Surroundings`."""

    accords: tuple[str, ...]
    cities: tuple[str, ...]
    features: tuple[str, ...]
    beside: tuple[str, ...]


def load_entries() -> tuple[PartyEntry, ...]:
    """Every party that is no ISO state, file by file."""
    entries: list[PartyEntry] = []
    for file in party_files():
        if file.name not in OTHER_FILES:
            entries.extend(load(file, tuple[PartyEntry, ...]))
    return tuple(entries)


def load_states() -> tuple[StateEntry, ...]:
    """What the lexicon itself says on the states and territories of ISO 3166."""
    return load(party_folder() / "states.yaml", tuple[StateEntry, ...])


def load_conflicts() -> tuple[Conflict, ...]:
    """The conflicts that groups belong to."""
    return load(party_folder() / "conflicts.yaml", tuple[Conflict, ...])


def load_ambiguous() -> tuple[Ambiguous, ...]:
    """The forms that several parties share."""
    return load(party_folder() / "ambiguous.yaml", tuple[Ambiguous, ...])


def load_lookalikes() -> tuple[Lookalike, ...]:
    """The phrases that hold a party's name and name none."""
    return load(party_folder() / "lookalikes.yaml", tuple[Lookalike, ...])


def compile_parties() -> dict[str, Any]:
    """Everything on parties as JSON-ready values; states without what the libraries add when they are loaded.

    Raises `DataError` where a file doesn't follow its form, `LexiconError` where files contradict each other.
    """
    states = [_plain(entry) for entry in load_states()]
    parties = [party_row(_plain(entry)) for entry in load_entries()]
    conflicts = load_conflicts()
    rows = [*map(state_row, states), *parties]
    _check_names(rows)
    _check_conflicts(rows, conflicts)
    _check_shared(rows, load_ambiguous())
    surroundings = load(party_folder() / "surroundings.yaml", SurroundingWords)
    return {
        "fingerprint": fingerprint(),
        "surroundings": surroundings.model_dump(mode="json"),
        "countries": {conflict.id: list(conflict.countries) for conflict in conflicts},
        "lookalikes": [form_atoms(entry.phrase) for entry in load_lookalikes()],
        "states": states,
        "parties": parties,
    }


def _plain(entry: PartyEntry | StateEntry) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_defaults=True, exclude=TESTED)


def _check_names(rows: Iterable[dict[str, Any]]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row["name"] in seen:
            raise LexiconError(f"two parties are called {row['name']}; join them or rename one")
        seen.add(row["name"])


def _check_conflicts(rows: Iterable[dict[str, Any]], conflicts: Iterable[Conflict]) -> None:
    known = {conflict.id for conflict in conflicts}
    for row in rows:
        unknown = set(row.get("conflicts", ())) - known
        if unknown:
            raise LexiconError(f"{row['name']}: no conflict is called {sorted(unknown)}; see conflicts.yaml")


def _check_shared(rows: Iterable[dict[str, Any]], ambiguous: Iterable[Ambiguous]) -> None:
    """A form that two parties share must be declared, with exactly these parties."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for text, *_ in row["forms"]:
            owners[text].add(row["name"])
    shared = {text: names for text, names in owners.items() if len(names) > 1}
    declared = {form_text(entry.form): set(entry.parties) for entry in ambiguous}
    wrong = sorted(t for t in shared.keys() | declared.keys() if shared.get(t) != declared.get(t))
    if wrong:
        told = "; ".join(
            f"{t!r} of {sorted(shared.get(t, ()))}, declared of {sorted(declared.get(t, ()))}" for t in wrong
        )
        raise LexiconError(f"ambiguous.yaml must name just the forms that parties share: {told}")


def write_compiled() -> Path:
    """Write the compiled copy beside the data, one party a line, and give its path."""
    content = compile_parties()
    lists = (f'"{key}":[\n{_lines(content.pop(key))}\n]' for key in ("states", "parties"))
    head = json.dumps(content, ensure_ascii=False, separators=(",", ":"))[:-1]
    path = Path(str(party_folder() / COMPILED))
    path.write_text(",\n".join([head, *lists]) + "}\n", encoding="utf-8")
    return path


def _lines(rows: list[dict[str, Any]]) -> str:
    return ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)


if __name__ == "__main__":
    print(write_compiled())
