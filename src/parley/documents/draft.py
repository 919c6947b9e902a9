"""A text under repair: what it has become so far, the way back to the original, and what was found on
the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from parley.documents.document import Defect, DefectKind
from parley.documents.offsets import Offsets, Replacement, replace

SPANS_KEPT = 20  # enough to show people where to look; a badly scraped book would have thousands


@dataclass
class Draft:
    """The text so far, its map back to the original, and the defects reported so far."""

    text: str
    offsets: Offsets = field(init=False)
    defects: list[Defect] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.offsets = Offsets.same(len(self.text))

    def repair(self, replacements: Sequence[Replacement]) -> None:
        """Carries out one pass of replacements on the text so far."""
        if replacements:
            self.text, step = replace(self.text, replacements)
            self.offsets = step.after(self.offsets)

    def report(self, kind: DefectKind, message: str, spans: Sequence[tuple[int, int]]) -> None:
        """Notes a defect; spans are ranges of the text so far. No spans, no defect."""
        if spans:
            found = tuple(self.offsets.original(start, end) for start, end in spans[:SPANS_KEPT])
            self.defects.append(Defect(kind.value, message, len(spans), found))

    def report_original(self, kind: DefectKind, message: str, spans: Sequence[tuple[int, int]]) -> None:
        """Notes a defect whose spans are already ranges of the original text."""
        if spans:
            self.defects.append(Defect(kind.value, message, len(spans), tuple(spans[:SPANS_KEPT])))

    def repair_and_report(self, kind: DefectKind, message: str, replacements: Sequence[Replacement]) -> None:
        """Notes where the replacements are, then carries them out."""
        self.report(kind, message, [(edit.start, edit.end) for edit in replacements])
        self.repair(replacements)


Pass = Callable[[Draft], None]


def run(draft: Draft, passes: Iterable[Pass]) -> None:
    """Takes a draft through several passes, in order."""
    for one in passes:
        one(draft)
