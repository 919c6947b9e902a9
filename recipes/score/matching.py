"""Pairs the moves of a hand coding with those that a coder found, one to one, by their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from parley.codebook.statement import Move, Source, Terms
from parley.errors import ParleyError


class GoldError(ParleyError):
    """A hand coding that does not fit its text."""


@dataclass(frozen=True)
class Gold:
    """One move of a hand coding: its cells, and where its evidence stands (half-open, in code points)."""

    type: str
    actors: frozenset[str]
    addressees: frozenset[str]
    issues: frozenset[str]
    terms: Terms
    modality: str
    repeated: bool
    source: Source | None
    evidence: str
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def from_json(cls, move: dict[str, Any], text: str) -> Gold:
        """The move as a hand coding writes it. Raises `GoldError` where `text` lacks its evidence.

        >>> gold = Gold.from_json({"type": "reject", "evidence": "M23 refused"}, "M23 refused.")
        >>> gold.spans, gold.modality
        (((0, 11),), 'asserted')
        """
        evidence = str(move["evidence"])
        spans = (
            _span(evidence, text, move.get("span")),
            *(_span(also, text) for also in move.get("also", ())),
        )
        source = move.get("source")
        return cls(
            type=move["type"],
            actors=frozenset(move.get("actors", ())),
            addressees=frozenset(move.get("addressees", ())),
            issues=frozenset(move.get("issues", ())),
            terms=Terms.model_validate(move.get("terms", {})),
            modality=move.get("modality", "asserted"),
            repeated=move.get("repeated", False),
            source=Source.model_validate(source) if source else None,
            evidence=evidence,
            spans=spans,
        )


def _span(evidence: str, text: str, span: Sequence[int] | None = None) -> tuple[int, int]:
    start = text.find(evidence) if span is None else span[0]
    if start < 0 or text[start : start + len(evidence)] != evidence:
        raise GoldError(f"the text does not hold this evidence of its hand coding: {evidence!r}")
    return start, start + len(evidence)


class Pair(NamedTuple):
    """A move of the hand coding and what was found for it; either is None where the other has no partner."""

    gold: Gold | None
    found: Move | None

    @property
    def wrong_cells(self) -> tuple[str, ...]:
        """Which of type, actors and issues differ; all three where a partner is missing."""
        if self.gold is None or self.found is None:
            return ("type", "actors", "issues")
        return tuple(_differing(self.gold, self.found))

    @property
    def right(self) -> bool:
        """Whether type, actors and issues are those of the hand coding."""
        return not self.wrong_cells


def _differing(gold: Gold, found: Move) -> Iterator[str]:
    if gold.type != found.type:
        yield "type"
    if gold.actors != frozenset(found.actors):
        yield "actors"
    if gold.issues != frozenset(map(str, found.issues)):
        yield "issues"


def overlap(gold: Gold, found: Move) -> int:
    """How many characters of evidence the two share, at the place where they share most."""
    pieces = [(piece.start, piece.end) for piece in (found.evidence, *found.also)]
    return max(min(a[1], b[1]) - max(a[0], b[0]) for a in gold.spans for b in pieces)


def match(gold: Sequence[Gold], found: Sequence[Move]) -> list[Pair]:
    """One pair for every move of the hand coding, in its order, then one for every move found beyond it.

    Two moves can be a pair where their evidence overlaps. Those that agree in most of type, actors and issues
    are paired first, and among these those that share most words.
    """
    candidates = [
        (-len(Pair(a, b).wrong_cells), shared, -i, -k)
        for i, a in enumerate(gold)
        for k, b in enumerate(found)
        if (shared := overlap(a, b)) > 0
    ]
    partner: dict[int, int] = {}
    for _, _, i, k in sorted(candidates, reverse=True):
        if -i not in partner and -k not in partner.values():
            partner[-i] = -k
    pairs = [Pair(a, found[partner[i]] if i in partner else None) for i, a in enumerate(gold)]
    taken = set(partner.values())
    return pairs + [Pair(None, b) for k, b in enumerate(found) if k not in taken]
