"""From an analysed document to its moves. Coders stand behind one interface and are loaded by name."""

from __future__ import annotations

from typing import Protocol

from parley.codebook.statement import Move
from parley.errors import SettingError
from parley.language import Analysis

CODERS = ("rules", "learned")
DEFAULT_CODER = "rules"


class Coder(Protocol):
    """Anything that finds the moves of an analysed document."""

    name: str
    version: str

    def code(self, analysis: Analysis) -> tuple[Move, ...]:
        """The moves of one document in the order of its text, each with evidence in the original characters."""
        ...


def load_coder(name: str = DEFAULT_CODER) -> Coder:
    """The coder called `name`. Raises `SettingError` where there is none.

    >>> load_coder("rules").name
    'rules'
    """
    if name == "rules":
        from parley.coder.rules import RuleCoder

        return RuleCoder()
    if name == "learned":
        from parley.coder.learned import LearnedCoder

        return LearnedCoder()
    raise SettingError(f"There is no coder called {name!r}; choose one of: {', '.join(CODERS)}.")
