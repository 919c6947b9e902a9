"""What must hold across the codebook's files: every name leads somewhere, every example rests on its words.

Each check yields one sentence for each fault: where it is, what is wrong, and what to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from parley.codebook.forms import Codebook, Described, ExampleMove


def faults(codebook: Codebook) -> list[str]:
    """Every fault of `codebook`, in the order of the checks; empty when it holds together."""
    return [fault for check in CHECKS for fault in check(codebook)]


def repeated_names(codebook: Codebook) -> Iterator[str]:
    """No two entries of a kind, rulings or sentences are the same."""
    names = Counter(entry.key for entry in codebook.entries())
    names.update(f"ruling:{ruling.id}" for ruling in codebook.rulings)
    names.update(sentence for entry in codebook.described() for sentence in _sentences(entry))
    for name, count in names.items():
        if count > 1:
            yield f"{name}: stands {count} times; keep one, or give the others names or words of their own"


def lost_names(codebook: Codebook) -> Iterator[str]:
    """Every group, ruling and decision names entries that exist, and no type is left out of the decisions."""
    keys = {entry.key for entry in codebook.entries()}
    for entry in codebook.types:
        if f"group:{entry.group}" not in keys:
            yield f"{entry.key}: there is no group {entry.group!r}; correct it, or add it to codebook.yaml"
    for ruling in codebook.rulings:
        for key in ruling.bears_on:
            if key not in keys:
                yield f"ruling {ruling.id}: bears on {key!r}, which does not exist; correct the name"
    decided = Counter(name for decision in codebook.guide.decisions for name in decision.types)
    for entry in codebook.types:
        if decided.pop(entry.id, 0) != 1:
            yield f"{entry.key}: must be the answer to exactly one decision of guide.yaml; add or remove one"
    for name in decided:
        yield f"guide.yaml: a decision leads to {name!r}, which is no type; correct the name"


def wrong_examples(codebook: Codebook) -> Iterator[str]:
    """Examples use the closed lists, and one move at least shows the entry it stands under."""
    for entry in codebook.described():
        for example in entry.examples:
            place = f"{entry.key}: example {example.sentence!r}"
            if not any(_shows(move, entry) for move in example.moves):
                yield f"{place}: none of its moves is {entry.id}; add the move, or move the example"
            for move in example.moves:
                for cell, name in _unlisted(move, codebook):
                    yield f"{place}: {name!r} is no {cell} of the codebook; correct its spelling"


def unfounded_examples(codebook: Codebook) -> Iterator[str]:
    """The evidence stands exactly once in its sentence, and the cells quote the sentence."""
    for entry in codebook.described():
        for example in entry.examples:
            place = f"{entry.key}: example {example.sentence!r}"
            for move in example.moves:
                if (count := example.sentence.count(move.evidence)) != 1:
                    yield f"{place}: evidence {move.evidence!r} stands {count} times, not once; correct it"
                for words in _words_held(move):
                    if words not in example.sentence:
                        yield f"{place}: {words!r} is not in the sentence; quote the sentence's own words"
    for unit in codebook.units:
        for quantity in unit.examples:
            if quantity.quantity.get("unit") != unit.id:
                yield f"{unit.key}: example {quantity.words!r} counts another unit; correct it"
            if quantity.quantity.get("who", "") not in quantity.words:
                yield f"{unit.key}: example {quantity.words!r}: who is not in the words; quote them"


def wrong_counter_examples(codebook: Codebook) -> Iterator[str]:
    """A counter-example is something else of the same kind, or nothing."""
    for entries in (codebook.types, codebook.issues, codebook.modalities):
        names = {entry.id for entry in entries}
        for entry in entries:
            for counter in entry.counter_examples:
                place = f"{entry.key}: counter-example {counter.sentence!r}"
                if entry.id in counter.instead:
                    yield f"{place}: says it is {entry.id} itself; make it an example, or correct it"
                for name in counter.instead:
                    if name not in names:
                        yield f"{place}: {name!r} is no {entry.kind}; correct the name"


CHECKS: tuple[Callable[[Codebook], Iterator[str]], ...] = (
    repeated_names,
    lost_names,
    wrong_examples,
    unfounded_examples,
    wrong_counter_examples,
)


def _sentences(entry: Described) -> Iterator[str]:
    yield from (example.sentence for example in entry.examples)
    yield from (counter.sentence for counter in entry.counter_examples)


def _shows(move: ExampleMove, entry: Described) -> bool:
    cell = {"type": (move.type,), "issue": move.issues, "modality": (move.modality,)}[entry.kind]
    return entry.id in cell


def _unlisted(move: ExampleMove, codebook: Codebook) -> Iterator[tuple[str, str]]:
    """The names in `move` that no closed list has, each with the list it should be in."""
    lists = {
        "type": ([move.type], codebook.types),
        "issue": (move.issues, codebook.issues),
        "modality": ([move.modality], codebook.modalities),
        "unit": ([quantity.get("unit") for quantity in _quantities(move)], codebook.units),
    }
    for kind, (used, entries) in lists.items():
        known = {entry.id for entry in entries}
        yield from ((kind, str(name)) for name in used if name not in known)


def _words_held(move: ExampleMove) -> Iterator[str]:
    """The cells that repeat words of the text: place, scope, condition, speaker, medium, quote, who."""
    yield from (move.terms[cell] for cell in ("place", "scope", "condition") if cell in move.terms)
    yield from (move.source[cell] for cell in ("speaker", "medium", "quote") if cell in move.source)
    yield from (quantity["who"] for quantity in _quantities(move) if "who" in quantity)


def _quantities(move: ExampleMove) -> list[dict[str, str]]:
    return list(move.terms.get("quantities", []))
