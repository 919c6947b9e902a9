"""The same act told twice in one report is one move: its fullest telling, the others as further evidence."""

from __future__ import annotations

from parley.codebook.statement import Quantity, Terms
from parley.codebook.vocabulary import Modality, MoveType
from parley.coder.drafts import Draft
from parley.coder.reading import Reading

NEVER = frozenset({MoveType.COMMENT, MoveType.ACCUSE, MoveType.DENY})
HAPPENED = frozenset({Modality.ASSERTED, Modality.CLAIMED})


def merge(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """`drafts` in the order of the text with the tellings of one act joined."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.span):
        twin = next((other for other in kept if _same_act(other, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            kept[kept.index(twin)] = _joined(reading, twin, draft)
    return sorted(kept, key=lambda draft: draft.span)


def _same_act(one: Draft, other: Draft) -> bool:
    if one.type is not other.type or one.background is not other.background:
        return False
    if one.type in NEVER:
        return one.span == other.span and one.actors == other.actors
    if one.head.sent.start == other.head.sent.start:
        return one.span == other.span and set(one.actors) == set(other.actors)
    if not (set(one.actors) <= set(other.actors) or set(other.actors) <= set(one.actors)):
        return False
    if (one.modality in HAPPENED) is not (other.modality in HAPPENED):
        return False
    if one.type is not MoveType.MEET and not set(one.issues) & set(other.issues):
        return False
    if (
        not one.headline
        and not other.headline
        and one.source
        and other.source
        and (one.source.party != other.source.party)
    ):
        return False
    if (
        not one.headline
        and not other.headline
        and bool(one.terms.condition) is not bool(other.terms.condition)
    ):
        return False  # a refusal "until …" is another one than a plain refusal
    return _compatible(one.terms, other.terms)


def _compatible(one: Terms, other: Terms) -> bool:
    """Whether no cell that both fill differs."""
    for cell in ("when", "place", "deadline"):
        left, right = getattr(one, cell), getattr(other, cell)
        if left and right and not (left.startswith(right) or right.startswith(left)):
            return False
    if one.duration and other.duration and one.duration != other.duration:
        return False
    units = {quantity.unit: quantity for quantity in one.quantities}
    return all(_agree(units[item.unit], item) for item in other.quantities if item.unit in units)


def _agree(one: Quantity, other: Quantity) -> bool:
    return (one.min, one.max) == (other.min, other.max)


def _weight(draft: Draft) -> tuple[bool, int, int]:
    """Which telling is the fullest: the body before the headline, then more terms, then the earlier."""
    filled = len(draft.terms.as_dict()) + len(draft.terms.quantities) + len(draft.issues)
    return (not draft.headline, filled, -draft.span[0])


def _joined(reading: Reading, one: Draft, other: Draft) -> Draft:
    main, minor = (one, other) if _weight(one) >= _weight(other) else (other, one)
    evidence = reading.evidence(*minor.span)
    told = {item.start: item for item in (*main.also, *minor.also, evidence) if item is not None}
    own = reading.evidence(*main.span)
    main.also = [told[start] for start in sorted(told) if own is None or start != own.start]
    main.terms = _filled(main.terms, minor.terms)
    main.actors = main.actors if len(main.actors) >= len(minor.actors) else minor.actors
    main.addressees = main.addressees or minor.addressees
    main.source = main.source or minor.source
    main.repeated = main.repeated or minor.repeated
    main.reasons.append(minor.reasons[0]) if minor.reasons else None
    return main


def _filled(main: Terms, minor: Terms) -> Terms:
    """`main` with the cells it lacks taken from the other telling of the same act."""
    missing = {cell: value for cell, value in minor if not getattr(main, cell) and value}
    return main.model_copy(update=missing)
