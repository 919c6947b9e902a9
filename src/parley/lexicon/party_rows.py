"""From an entry of the data on parties to a row: the party, and one list for each of its forms.

Entries are plain values here (what `party_entries` dumps): loading the compiled data needs no pydantic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from parley.errors import LexiconError
from parley.lexicon.names import form_atoms
from parley.lexicon.parties import FormKind
from parley.lexicon.states import state_capital, state_names

Entry = Mapping[str, Any]


def state_row(entry: Entry) -> dict[str, Any]:
    """A state as JSON-ready values: what the lexicon says, and names and capital from the libraries."""
    code = entry["code"]
    names = state_names(code, entry.get("name", ""), entry.get("names", ()))
    capital = state_capital(code, entry.get("capital", ""))
    seats = entry.get("seats", ())
    if capital and "not_seat" not in entry:
        seats = (capital, *seats)
    row: dict[str, Any] = {"name": names[0], "kind": "state", "code": code}
    if capital:
        row["capital"] = capital
    row["forms"] = list(_form_rows(entry, names, seats))
    return row


def party_row(entry: Entry) -> dict[str, Any]:
    """A party as JSON-ready values: its kind, its forms and their marks."""
    row = {key: entry[key] for key in ("name", "kind", "country", "conflicts") if entry.get(key)}
    names = (entry["name"], *entry.get("names", ()))
    row["forms"] = list(_form_rows(entry, names, entry.get("seats", ())))
    return row


def form_text(form: str) -> str:
    """A form as the compiled data writes it: its atoms joined by blanks."""
    return " ".join(form_atoms(form))


def _form_rows(entry: Entry, names: tuple[str, ...], seats: tuple[str, ...]) -> Iterator[list[Any]]:
    """One row a form: its atoms joined by blanks, its kind, and its marks where it has any."""
    written: dict[FormKind, tuple[str, ...]] = {
        "name": names,
        "demonym": entry.get("demonyms", ()),
        "seat": seats,
        "member": entry.get("members", ()),
    }
    marks = _marks(entry)
    unknown = marks.keys() - {form_text(form) for forms in written.values() for form in forms}
    if unknown:
        raise LexiconError(f"{names[0]}: marks {sorted(unknown)}, which are none of its forms")
    seen: set[str] = set()
    for kind, forms in written.items():
        for text in map(form_text, forms):
            if text not in seen:
                seen.add(text)
                yield [text, kind, marks[text]] if text in marks else [text, kind]


def _marks(entry: Entry) -> dict[str, dict[str, Any]]:
    """The marks of every form that has any, by the form's atoms."""
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for form, meaning in entry.get("also_means", {}).items():
        found[form_text(form)]["also_means"] = meaning
    for form, before in entry.get("only_after", {}).items():
        found[form_text(form)]["only_after"] = before
    for mark in ("with_company", "quiet"):
        for form in entry.get(mark, ()):
            found[form_text(form)][mark] = True
    for person in ("given", "surname"):
        for form in entry.get(person, ()):
            found[form_text(form)]["person"] = person
    return found
