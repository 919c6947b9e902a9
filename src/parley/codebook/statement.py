"""The shape of what is recorded: a move and its parts, as the codebook defines them.

These classes are the stable contract of the JSON output; the JSON Schema is generated from them and from the
closed lists in `vocabulary`. Offsets count Unicode code points of the original document text.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from parley.codebook.vocabulary import Issue, Modality, MoveType

EMPTY: tuple[Any, ...] = (None, "", (), [], {})


class Statement(BaseModel):
    """A frozen part of a move that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def as_dict(self) -> dict[str, Any]:
        """The statement as JSON-ready values, empty keys left out.

        >>> Quantity(min=339, unit="children").as_dict()
        {'min': 339, 'approximate': False, 'per_side': False, 'unit': 'children'}
        """
        return dict(_without_empty(self.model_dump(mode="json")))


class Evidence(Statement):
    """The exact characters a cell rests on: `text == document.text[start:end]`."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    text: str = Field(min_length=1)


class Quantity(Statement):
    """How many of what. `min == max` when exact; one side is empty for "at least" and "up to"."""

    min: int | float | None = None
    max: int | float | None = None
    approximate: bool = False
    per_side: bool = False
    unit: str | None = None
    who: str | None = None


class Duration(Statement):
    """ISO 8601 durations: "30-day" is min P30D, max P30D; "at most three days" is max P3D."""

    min: str | None = None
    max: str | None = None
    approximate: bool = False


class Terms(Statement):
    """The content of a move: how many of what, how long, by when, where, on what condition.

    `when` and `deadline` are EDTF (ISO 8601-2) dates or intervals, resolved against the publication date.
    """

    quantities: tuple[Quantity, ...] = ()
    duration: Duration | None = None
    when: str | None = None
    deadline: str | None = None
    place: str | None = None
    scope: str | None = None
    condition: str | None = None
    backers: tuple[str, ...] = ()


class Source(Statement):
    """Who says so, through whom. Absent where the report speaks in its own voice."""

    speaker: str | None = None
    party: str | None = None
    medium: str | None = None
    quote: str | None = None


class Reason(Statement):
    """Why one cell holds what it holds: the cell's name, the value, the rule, and the words it rests on."""

    cell: str
    value: str
    rule: str
    words: tuple[Evidence, ...] = ()


class Move(Statement):
    """One thing an actor does in or about the talks, as one report tells it: the unit of the record."""

    type: MoveType
    actors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    terms: Terms = Terms()
    modality: Modality = Modality.ASSERTED
    repeated: bool = False
    source: Source | None = None
    evidence: Evidence
    also: tuple[Evidence, ...] = ()
    rule: str
    reasons: tuple[Reason, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The move as in the JSON contract: no reasons, empty keys left out, `repeated` only where true."""
        content = dict(_without_empty(self.model_dump(mode="json", exclude={"reasons"})))
        if not self.repeated:
            content.pop("repeated")
        return content

    def id_in(self, document_id: str) -> str:
        """An id from content: the same move of the same document always has the same one."""
        content = json.dumps([document_id, self.as_dict()], sort_keys=True, ensure_ascii=False)
        return "m-" + hashlib.sha256(content.encode()).hexdigest()[:16]


def _without_empty(content: Any) -> Any:
    """`content` without the keys whose values say nothing, at any depth."""
    if isinstance(content, dict):
        kept = {key: _without_empty(value) for key, value in content.items()}
        return {key: value for key, value in kept.items() if value not in EMPTY}
    if isinstance(content, list):
        return [_without_empty(value) for value in content]
    return content
