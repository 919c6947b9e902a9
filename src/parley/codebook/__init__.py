"""The codebook: what can be said in the record, as data, and the enums, schema and pages made from it.

`vocabulary` and `statement` are cheap to import; the YAML is read by `load_codebook` on its first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parley.codebook.finding import entry, lookup
    from parley.codebook.loader import load_codebook

__all__ = ["entry", "load_codebook", "lookup"]

_HOMES = {
    "entry": "parley.codebook.finding",
    "lookup": "parley.codebook.finding",
    "load_codebook": "parley.codebook.loader",
}


def __getattr__(name: str) -> Any:
    """Import a public function when it is first asked for, so that the enums stay cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
