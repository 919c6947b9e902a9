"""A move while it is being put together: cells with the reasons that filled them."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.codebook.statement import Evidence, Move, Reason, Source, Terms
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.coder.cast import Who
from parley.coder.reading import Reading
from parley.coder.tokens import Token


@dataclass
class Draft:
    """The cells of one move as the rules fill them. `span` is the evidence as a token range (half-open)."""

    type: MoveType
    head: Token
    rule: str
    span: tuple[int, int]
    actors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    terms: Terms = field(default_factory=Terms)
    modality: Modality = Modality.ASSERTED
    repeated: bool = False
    source: Source | None = None
    also: list[Evidence] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    background: bool = False
    headline: bool = False

    def because(self, reading: Reading, cell: str, value: str, rule: str, start: int, end: int) -> None:
        """Note why a cell holds what it holds, with the words (tokens `start` to `end`) it rests on."""
        evidence = reading.evidence(start, end)
        words = (evidence,) if evidence is not None else ()
        self.reasons.append(Reason(cell=cell, value=value, rule=rule, words=words))

    def name_who(self, reading: Reading, cell: str, found: tuple[Who, ...]) -> tuple[str, ...]:
        """The parties of `found`, each once, with the reasons noted under `cell`."""
        for who in found:
            self.because(reading, cell, "; ".join(who.parties), who.rule, who.start, who.end)
        return tuple(dict.fromkeys(party for who in found for party in who.parties))

    def finished(self, reading: Reading) -> Move | None:
        """The move, if its evidence stands in the original text."""
        evidence = reading.evidence(*self.span)
        if evidence is None:
            return None
        return Move(
            type=self.type,
            actors=self.actors,
            addressees=self.addressees,
            issues=self.issues,
            terms=self.terms,
            modality=self.modality,
            repeated=self.repeated,
            source=self.source,
            evidence=evidence,
            also=tuple(self.also),
            rule=self.rule,
            reasons=tuple(self.reasons),
        )
