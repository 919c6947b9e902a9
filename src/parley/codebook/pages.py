"""The codebook as Markdown: one entry, the reference page, and the annotation guide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from parley.codebook.forms import (
    CellEntry,
    Codebook,
    CounterExample,
    Described,
    Entry,
    Example,
    ExampleMove,
    UnitEntry,
)
from parley.codebook.loader import load_codebook
from parley.codebook.wording import quantity_words, range_words

NOTICE = (
    "<!-- Generated from src/parley/codebook/data by `python -m parley.codebook.generate`: edit the YAML. -->"
)


def describe(entry: Entry, codebook: Codebook | None = None) -> str:
    """Everything the codebook says about `entry`, as Markdown that begins with its label.

    >>> from parley.codebook.finding import entry
    >>> print(describe(entry("noun:move")).splitlines()[0])
    # Move (`move`)
    """
    return "\n".join(_entry(entry, codebook or load_codebook(), level=1, examples=True)) + "\n"


def reference_page(codebook: Codebook) -> str:
    """The whole codebook on one page, without the examples, which the guide has."""
    overview = codebook.overview
    lines = [NOTICE, "", f"# Codebook {codebook.version}. {overview.title}", "", overview.summary, ""]
    lines += [
        "The same entries with examples and counter-examples, and how to code a report with them, are in the",
        "[annotation guide](annotation-guide.md). `parley codebook ID` shows one entry.",
        "",
        *_section("The nouns", _table(("Noun", "What it is"), _rows(overview.nouns))),
        *_section("What counts as a move", _bullets(_rulings("noun:move", codebook))),
        "## Types of move",
        "",
    ]
    for group in overview.groups:
        lines += [f"### {group.label}", "", group.definition, ""]
        for type_entry in codebook.types_in(group.id):
            lines += _entry(type_entry, codebook, level=4, examples=False)
    sections: tuple[tuple[str, Iterable[Entry]], ...] = (
        ("Issues", codebook.issues),
        ("How it is told", codebook.modalities),
    )
    for title, entries in sections:
        lines += [f"## {title}", ""]
        for entry in entries:
            lines += _entry(entry, codebook, level=3, examples=False)
    lines += _section("Units", _table(("Unit", "What it counts"), _rows(codebook.units)))
    lines += _section("Cells", _table(("Cell", "What it holds", "Format"), _cell_rows(codebook.cells)))
    return _page(lines)


def annotation_guide(codebook: Codebook) -> str:
    """How a person codes a report, with every entry, its neighbours, its examples and counter-examples."""
    guide = codebook.guide
    lines = [NOTICE, "", f"# {guide.title}", "", guide.opening, ""]
    lines += [
        f"It follows codebook {codebook.version}; the [reference page](codebook.md) is its short form.",
        "",
    ]
    lines += ["## The steps", ""]
    lines += [f"{number}. **{step.title}.** {step.text}" for number, step in enumerate(guide.steps, 1)]
    lines += ["", "## The decision order", "", "Ask from the top; the first yes decides.", ""]
    lines += _table(("", "Question", "Type"), _decision_rows(codebook))
    lines += ["", *_section("Before anything is a move", _bullets(_rulings("noun:move", codebook)))]
    lines += ["## The types, one after another", ""]
    for group in codebook.overview.groups:
        lines += [f"### {group.label}", "", group.definition, ""]
        for type_entry in codebook.types_in(group.id):
            lines += _entry(type_entry, codebook, level=4, examples=True)
    sections: tuple[tuple[str, Iterable[Entry]], ...] = (
        ("The issues", codebook.issues),
        ("How it is told", codebook.modalities),
        ("Filling the cells of a move", _move_cells(codebook, ("", "evidence."))),
        ("Filling the terms", _move_cells(codebook, ("terms.",))),
        ("The units", codebook.units),
        ("Filling the source", _move_cells(codebook, ("source.",))),
    )
    for title, entries in sections:
        lines += [f"## {title}", ""]
        for entry in entries:
            lines += _entry(entry, codebook, level=3, examples=True)
    return _page(lines)


def _entry(entry: Entry, codebook: Codebook, *, level: int, examples: bool) -> list[str]:
    lines = [f"{'#' * level} {entry.label} (`{entry.id}`)", "", entry.definition, ""]
    if isinstance(entry, CellEntry):
        lines += [f"Format: {entry.format}.", ""]
    boundaries = entry.boundaries if isinstance(entry, Described | UnitEntry) else ()
    lines += _titled("Boundaries", boundaries)
    lines += _titled("Rulings", _rulings(entry.key, codebook))
    if not examples:
        return lines
    if isinstance(entry, Described):
        lines += ["**Examples**", "", *(line for each in entry.examples for line in _example(each))]
        lines += [
            "",
            *_titled("Counter-examples", (_counter_example(each) for each in entry.counter_examples)),
        ]
    elif isinstance(entry, UnitEntry):
        lines += _titled(
            "Examples", (f"*{each.words}*: {quantity_words(each.quantity)}" for each in entry.examples)
        )
    elif isinstance(entry, CellEntry):
        lines += _titled("Examples", (_cell_example(each) for each in entry.examples))
    return lines


def _cell_example(example: Any) -> str:
    published = f" (published {example.published})" if example.published else ""
    return f"*{example.words}*{published}: `{example.value}`"


def _example(example: Example) -> Iterator[str]:
    yield f"- {_told(example)}"
    for move in example.moves:
        yield f"    - `{move.type}`: {'; '.join(_cells(move))}"
    if example.note:
        yield f"    - {example.note}"


def _counter_example(counter: CounterExample) -> str:
    instead = " and ".join(f"`{name}`" for name in counter.instead) or "nothing"
    return f"{_told(counter)} Here it is {instead}. {counter.why}"


def _told(example: Example | CounterExample) -> str:
    published = f", published {example.published}" if example.published else ""
    return f"*{example.sentence}* ({example.conflict}{published})"


def _cells(move: ExampleMove) -> Iterator[str]:
    """Every filled cell of an example move, in words."""
    lists = {"by": move.actors, "to": move.addressees, "about": move.issues}
    yield from (f"{word} {', '.join(values)}" for word, values in lists.items() if values)
    for name, value in move.terms.items():
        if name == "quantities":
            yield from (quantity_words(quantity) for quantity in value)
        elif name == "duration":
            yield f"duration {range_words(value)}"
        else:
            yield f"{name} {', '.join(value) if isinstance(value, list) else value}"
    yield move.modality
    if move.repeated:
        yield "repeated"
    yield from (f"{name} {value}" for name, value in move.source.items())
    yield f"evidence “{move.evidence}”"


def _rulings(key: str, codebook: Codebook) -> tuple[str, ...]:
    return tuple(ruling.text for ruling in codebook.rulings if key in ruling.bears_on)


def _move_cells(codebook: Codebook, places: tuple[str, ...]) -> list[CellEntry]:
    """The cells of a move whose path begins with one of `places`; the empty place has those without a dot."""
    return [
        cell
        for cell in codebook.cells
        if not cell.id.startswith("document")
        for place in places
        if (cell.id.startswith(place) if place else "." not in cell.id)
    ]


def _decision_rows(codebook: Codebook) -> Iterator[tuple[str, ...]]:
    for number, decision in enumerate(codebook.guide.decisions, 1):
        yield str(number), decision.question, ", ".join(f"`{name}`" for name in decision.types)


def _rows(entries: Iterable[Entry]) -> Iterator[tuple[str, ...]]:
    return ((f"`{entry.id}`", entry.definition) for entry in entries)


def _cell_rows(cells: Iterable[CellEntry]) -> Iterator[tuple[str, ...]]:
    return ((f"`{cell.id}`", cell.definition, cell.format) for cell in cells)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    body = [head, tuple("---" for _ in head), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in body]


def _bullets(items: Iterable[str]) -> list[str]:
    return [f"- {item}" for item in items]


def _titled(title: str, items: Iterable[str]) -> list[str]:
    bullets = _bullets(items)
    return [f"**{title}**", "", *bullets, ""] if bullets else []


def _section(title: str, lines: Iterable[str]) -> list[str]:
    return [f"## {title}", "", *lines, ""]


def _page(lines: list[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"
