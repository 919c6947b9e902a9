"""What the tests of the command line share: a report, how a command ended, evidence by its words."""

from __future__ import annotations

from dataclasses import dataclass

from parley.codebook.statement import Evidence

TALKS = (
    "Envoys leave Doha without a truce\n\n"
    "The M23 rebels on Friday once again rejected a 30-day ceasefire, according to the Congolese government."
    "\n\n"
    "Kinshasa demanded that the group release at least 339 detainees within three days.\n"
)


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str


def evidence(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(start=start, end=start + len(words), text=words)
