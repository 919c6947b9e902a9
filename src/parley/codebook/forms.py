"""The shape of the codebook: what its YAML files must look like, and what `load_codebook` returns.

Nothing here reads `vocabulary` when it is imported: the vocabulary is generated from the codebook, and a
broken one must not stand in the way of making it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import Field

from parley.codebook.strict_yaml import Form

if TYPE_CHECKING:
    from parley.codebook.statement import Move, Quantity


class Entry(Form):
    """One thing the codebook defines. `kind` and `id` together name it: "type:meet", "unit:prisoners"."""

    kind: ClassVar[str]

    id: str = Field(min_length=1)
    label: str = Field(min_length=1)
    definition: str = Field(min_length=1)

    @property
    def key(self) -> str:
        """The name that no other entry has, such as "issue:prisoners" beside "unit:prisoners"."""
        return f"{self.kind}:{self.id}"


class Noun(Entry):
    """One of the things a record speaks of: document, actor, move …"""

    kind = "noun"


class Group(Entry):
    """What several move types have in common: procedure, bargaining, outcome, conduct, voice."""

    kind = "group"


class ExampleMove(Form):
    """A move that a sentence means. The evidence is quoted, and stands exactly once in the sentence."""

    type: str
    actors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    terms: dict[str, Any] = Field(default_factory=dict)
    modality: str = "asserted"
    repeated: bool = False
    source: dict[str, str] = Field(default_factory=dict)
    evidence: str = Field(min_length=1)

    def as_move(self, sentence: str) -> Move:
        """The move as a coder would return it, with the place of its evidence in `sentence`.

        Raises pydantic's ValidationError when a cell does not follow the statement's form.
        """
        from parley.codebook.statement import Move

        start = sentence.index(self.evidence)
        evidence = {"start": start, "end": start + len(self.evidence), "text": self.evidence}
        cells = self.model_dump(exclude={"evidence"}, exclude_defaults=True)
        return Move.model_validate({**cells, "evidence": evidence, "rule": "codebook"})


class Example(Form):
    """A sentence of our own, and all the moves it means. `note` says what is worth a second look."""

    conflict: str
    sentence: str = Field(min_length=1)
    published: str | None = None
    moves: tuple[ExampleMove, ...] = Field(min_length=1)
    note: str | None = None


class CounterExample(Form):
    """A sentence that looks like the entry and is not: what it is `instead` (empty: nothing), and why."""

    conflict: str
    sentence: str = Field(min_length=1)
    published: str | None = None
    instead: tuple[str, ...]
    why: str = Field(min_length=1)


class Described(Entry):
    """An entry that is told apart from its neighbours by boundary notes, examples and counter-examples."""

    boundaries: tuple[str, ...] = Field(min_length=1)
    examples: tuple[Example, ...] = Field(min_length=2)
    counter_examples: tuple[CounterExample, ...] = Field(min_length=2)


class MoveTypeEntry(Described):
    """A kind of move, with the group it belongs to."""

    kind = "type"
    group: str


class IssueEntry(Described):
    """What a move can be about."""

    kind = "issue"


class ModalityEntry(Described):
    """A way a move can be told."""

    kind = "modality"


class QuantityExample(Form):
    """A few words and the quantity they mean."""

    words: str
    quantity: dict[str, str]

    def as_quantity(self) -> Quantity:
        """The quantity as a coder would return it. Raises pydantic's ValidationError when it is none."""
        from parley.codebook.statement import Quantity

        return Quantity.model_validate(self.quantity)


class UnitEntry(Entry):
    """What a quantity can count. The words that name it in a language are the lexicon's."""

    kind = "unit"
    boundaries: tuple[str, ...] = Field(min_length=1)
    examples: tuple[QuantityExample, ...] = Field(min_length=2)


class CellExample(Form):
    """A few words, the publication date where it matters, and what the cell then holds."""

    words: str
    value: str
    published: str | None = None


class CellEntry(Entry):
    """One cell of a document or a move, with its format. The id is its path in the output: "terms.when"."""

    kind = "cell"
    format: str
    examples: tuple[CellExample, ...] = Field(min_length=1)


class Ruling(Form):
    """A decision that settles hard cases, and the entries it bears on, such as "type:suspend"."""

    id: str
    text: str
    bears_on: tuple[str, ...] = Field(min_length=1)


class Step(Form):
    """One thing a person does when they code a report."""

    title: str
    text: str


class Decision(Form):
    """A question whose answer, yes, chooses a type. They are asked in order; the first yes counts."""

    question: str
    types: tuple[str, ...] = Field(min_length=1)


class Guide(Form):
    """How a person codes a report: the steps, and the order of decision."""

    title: str
    opening: str
    steps: tuple[Step, ...] = Field(min_length=1)
    decisions: tuple[Decision, ...] = Field(min_length=1)


class Overview(Form):
    """The file `codebook.yaml`: what the codebook is, its nouns, and the groups of types in order."""

    version: str
    title: str
    summary: str
    nouns: tuple[Noun, ...]
    groups: tuple[Group, ...]


class Codebook(Form):
    """The whole codebook, checked: every name in it leads somewhere, every example means what it says."""

    overview: Overview
    types: tuple[MoveTypeEntry, ...]
    issues: tuple[IssueEntry, ...]
    modalities: tuple[ModalityEntry, ...]
    units: tuple[UnitEntry, ...]
    cells: tuple[CellEntry, ...]
    rulings: tuple[Ruling, ...]
    guide: Guide

    @property
    def version(self) -> str:
        """Changes when a meaning changes, and only then."""
        return self.overview.version

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order of the reference page."""
        yield from self.overview.nouns
        yield from self.overview.groups
        yield from self.types
        yield from self.issues
        yield from self.modalities
        yield from self.units
        yield from self.cells

    def described(self) -> Iterator[Described]:
        """Every entry with example sentences: types, issues and modalities."""
        yield from self.types
        yield from self.issues
        yield from self.modalities

    def rulings_on(self, entry: Entry) -> tuple[Ruling, ...]:
        """The rulings that bear on `entry`, in the codebook's order."""
        return tuple(ruling for ruling in self.rulings if entry.key in ruling.bears_on)

    def types_in(self, group: str) -> tuple[MoveTypeEntry, ...]:
        """The move types of the group with the id `group`."""
        return tuple(entry for entry in self.types if entry.group == group)
