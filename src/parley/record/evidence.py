"""No evidence, no finding: every span of every move must stand in the text at the place it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.codebook.statement import Evidence, Move
from parley.errors import EvidenceError
from parley.record.stored import DocumentLike

SHOWN = 80  # characters of each side that an error message shows


def check_evidence(document: DocumentLike, moves: Iterable[Move]) -> None:
    """Hold every evidence span of `moves` against the document's text; half-open ranges of code points.

    Raises `EvidenceError`, naming the document, the move and both wordings, at the first span that does not
    fit.
    """
    for move in moves:
        for cell, span in _spans(move):
            found = document.text[span.start : span.end]
            if found != span.text:
                raise EvidenceError(
                    f"{document.name} ({document.id}): move {move.id_in(document.id)} ({_told(move)}), "
                    f"{cell}: characters {span.start} to {span.end} should be {_shown(span.text)} "
                    f"but are {_shown(found)}; nothing of this document was stored"
                )


def _spans(move: Move) -> Iterator[tuple[str, Evidence]]:
    yield "evidence", move.evidence
    for span in move.also:
        yield "further evidence", span
    for reason in move.reasons:
        for span in reason.words:
            yield f"words behind {reason.cell}", span


def _told(move: Move) -> str:
    return f"{move.type} by {', '.join(move.actors)}" if move.actors else str(move.type)


def _shown(words: str) -> str:
    if not words:
        return "nothing"
    return repr(words if len(words) <= SHOWN else words[:SHOWN] + "…")
