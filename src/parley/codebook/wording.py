"""Quantities and durations in a few words, as the codebook's pages show them."""

from __future__ import annotations

from collections.abc import Mapping


def quantity_words(quantity: Mapping[str, str]) -> str:
    """A quantity as words: bounds, unit, and what else it holds.

    >>> quantity_words({"min": "339", "unit": "children", "who": "Ukrainian"})
    'at least 339 children, who “Ukrainian”'
    >>> quantity_words({"min": "6", "max": "6", "approximate": "true", "per_side": "true", "unit": "bodies"})
    'about 6 bodies, per side'
    """
    words = f"{range_words(quantity)} {quantity.get('unit', '')}".rstrip()
    if quantity.get("per_side") == "true":
        words += ", per side"
    if "who" in quantity:
        words += f", who “{quantity['who']}”"
    return words


def range_words(bounds: Mapping[str, str]) -> str:
    """What lies between `min` and `max`, as words.

    >>> range_words({"max": "PT10M", "approximate": "true"})
    'at most about PT10M'
    """
    least, most = bounds.get("min"), bounds.get("max")
    about = "about " if bounds.get("approximate") == "true" else ""
    if least is not None and most is not None:
        return f"{about}{least}" if least == most else f"{about}{least} to {most}"
    if least is not None:
        return f"at least {about}{least}"
    return f"at most {about}{most}" if most is not None else "some"
