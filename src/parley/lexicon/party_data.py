"""The data on parties as it is written, checked and compiled: `python -m parley.lexicon.party_data` compiles it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import Field

from parley.codebook.strict_yaml import Form, load
from parley.errors import LexiconError
from parley.lexicon.names import form_atoms
from parley.lexicon.parties import FormKind, PartyKind
from parley.lexicon.party_sources import COMPILED, fingerprint, party_files, party_folder
from parley.lexicon.states import StateEntry, state_capital, state_names, state_seats

# Files that hold something other than entries of parties.
OTHER_FILES = frozenset({"ambiguous.yaml", "conflicts.yaml", "lookalikes.yaml", "states.yaml", "surroundings.yaml"})


class PartyEntry(Form):
    """A party that is no ISO state, as its file writes it; `name` is the first of its `names`.

    In `example` the words that must be found stand in square brackets; in no sentence of `counters` may the party be
    found. The other keys are those of `parties.Meaning`, each with the forms it holds for.
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
    """Everything on parties as JSON-ready values.

    Raises `DataError` where a file doesn't follow its form, `LexiconError` where files contradict each other.
    """
    rows = [_state_row(entry) for entry in load_states()] + [_party_row(entry) for entry in load_entries()]
    conflicts = load_conflicts()
    _check_names(rows)
    _check_conflicts(rows, conflicts)
    _check_shared(rows, load_ambiguous())
    surroundings = load(party_folder() / "surroundings.yaml", SurroundingWords)
    return {
        "fingerprint": fingerprint(),
        "surroundings": surroundings.model_dump(mode="json"),
        "countries": {conflict.id: list(conflict.countries) for conflict in conflicts},
        "lookalikes": [form_atoms(entry.phrase) for entry in load_lookalikes()],
        "parties": rows,
    }


def _state_row(entry: StateEntry) -> dict[str, Any]:
    written: dict[FormKind, tuple[str, ...]] = {
        "name": state_names(entry),
        "demonym": entry.demonyms,
        "seat": state_seats(entry),
        "member": entry.members,
    }
    row: dict[str, Any] = {"name": written["name"][0], "kind": entry.kind, "code": entry.code}
    if state_capital(entry):
        row["capital"] = state_capital(entry)
    row["forms"] = list(_form_rows(entry, written))
    return row


def _party_row(entry: PartyEntry) -> dict[str, Any]:
    written: dict[FormKind, tuple[str, ...]] = {
        "name": (entry.name, *entry.names),
        "demonym": entry.demonyms,
        "seat": entry.seats,
        "member": entry.members,
    }
    row: dict[str, Any] = {"name": entry.name, "kind": entry.kind}
    if entry.country:
        row["country"] = entry.country
    if entry.conflicts:
        row["conflicts"] = list(entry.conflicts)
    row["forms"] = list(_form_rows(entry, written))
    return row


def _form_rows(entry: Entry, written: dict[FormKind, tuple[str, ...]]) -> Iterator[list[Any]]:
    """One row per form: its atoms joined by blanks, its kind, and its marks where it has any."""
    marks = _marks(entry)
    unknown = marks.keys() - {_text(form) for forms in written.values() for form in forms}
    if unknown:
        raise LexiconError(f"{written['name'][0]}: marks {sorted(unknown)}, which are none of its forms")
    seen: set[str] = set()
    for kind, forms in written.items():
        for text in map(_text, forms):
            if text not in seen:
                seen.add(text)
                yield [text, kind, marks[text]] if text in marks else [text, kind]


def _marks(entry: Entry) -> dict[str, dict[str, Any]]:
    """The marks of every form that has any, by the form's atoms."""
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for form, meaning in entry.also_means.items():
        found[_text(form)]["also_means"] = meaning
    for form, before in entry.only_after.items():
        found[_text(form)]["only_after"] = list(before)
    for form in entry.with_company:
        found[_text(form)]["with_company"] = True
    for form in entry.quiet:
        found[_text(form)]["quiet"] = True
    for person, named in (("given", entry.given), ("surname", entry.surname)):
        for form in named:
            found[_text(form)]["person"] = person
    return found


def _text(form: str) -> str:
    return " ".join(form_atoms(form))


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
    declared = {_text(entry.form): set(entry.parties) for entry in ambiguous}
    wrong = sorted(t for t in shared.keys() | declared.keys() if shared.get(t) != declared.get(t))
    if wrong:
        told = "; ".join(
            f"{t!r} of {sorted(shared.get(t, ()))}, declared of {sorted(declared.get(t, ()))}" for t in wrong
        )
        raise LexiconError(f"ambiguous.yaml must name just the forms that parties share: {told}")


def write_compiled() -> Path:
    """Write the compiled copy beside the data, one party a line, and give its path."""
    content = compile_parties()
    parties = content.pop("parties")
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in parties)
    head = json.dumps(content, ensure_ascii=False, separators=(",", ":"))[:-1]
    path = Path(str(party_folder() / COMPILED))
    path.write_text(f'{head},\n"parties":[\n{lines}\n]}}\n', encoding="utf-8")
    return path


if __name__ == "__main__":
    print(write_compiled())
