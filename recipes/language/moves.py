"""Coded reports as training sentences: which word tells a move, and where the parts of the move stand.

The reports are analysed with the weights at hand, for words, sentences and the head word of "put forward".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recipes.language.sentences import Sentence

from parley import documents
from parley.codebook.statement import Evidence, Move
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.corpus import CodedReport, read_reports
from parley.corpus.parts import part_of
from parley.language import Analysis, load_analyser

TYPES = tuple(map(str, MoveType))
ISSUES = tuple(map(str, Issue))
MODALITIES = tuple(map(str, Modality))
PARTS = ("evidence", "actor", "addressee", "speaker", "medium", "condition", "scope", "place")
SPANS = ("O", "B", "I")
"""Each part of a move has labels of its own, since an actor stands inside the evidence."""


@dataclass
class Told:
    """One move as the network learns it: the word (from 0) that tells it, numbers of its cells, spans by part."""

    place: int
    type: int
    issues: list[int]
    modality: int
    repeated: bool
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


@dataclass
class Telling(Sentence):
    """A sentence of a coded report."""

    told: list[Told] = field(default_factory=list)


def read_moves(corpus: Path) -> dict[str, list[Telling]]:
    """The sentences of all coded reports under ``corpus``, by part: "train" and "dev"."""
    analyser = load_analyser()
    found: dict[str, list[Telling]] = {"train": [], "dev": []}
    for report in read_reports(corpus):
        text = report.document.text or ""
        analysis = analyser.analyse(documents.read_text(text, name=report.id))
        found[part_of(report.document.conflict)].extend(sentences_of(report, analysis))
    return found


def sentences_of(report: CodedReport, analysis: Analysis) -> Iterator[Telling]:
    """One training sentence for each sentence of the analysis, with the moves that are told in it."""
    moves = report.in_text(report.document.text or "")
    original = analysis.document.offsets.original
    for number, sentence in enumerate(analysis.doc.sents):
        tokens = [token for token in sentence if not token.is_space]
        spans = [original(token.idx, token.idx + len(token)) for token in tokens]
        if not tokens:
            continue
        made = Telling(f"{report.id}-{number}", [token.text for token in tokens])
        for move in moves:
            for piece in (move.evidence, *move.also):
                inside = _inside(spans, piece)
                if inside:
                    made.told.append(_told(move, piece, inside, spans, tokens))
        yield made


def _inside(spans: Sequence[tuple[int, int]], piece: Evidence) -> list[int]:
    return [n for n, (start, end) in enumerate(spans) if start < piece.end and piece.start < end]


def _told(
    move: Move, piece: Evidence, inside: list[int], spans: Sequence[tuple[int, int]], tokens: Sequence[object]
) -> Told:
    anchors = {reason.cell: reason.words for reason in move.reasons}
    act = [n for anchor in anchors.get("type", ()) for n in _inside(spans, anchor) if n in inside]
    made = Told(
        place=_head(act or inside, tokens),
        type=TYPES.index(move.type),
        issues=[ISSUES.index(issue) for issue in move.issues],
        modality=MODALITIES.index(move.modality),
        repeated=move.repeated,
        spans={"evidence": [(inside[0], inside[-1] + 1)]},
    )
    for part, cell in (("actor", "actors"), ("addressee", "addressees")):
        made.spans[part] = [
            (found[0], found[-1] + 1) for anchor in anchors.get(cell, ()) if (found := _inside(spans, anchor))
        ]
    source, terms = move.source, move.terms
    words = {"condition": terms.condition, "scope": terms.scope, "place": terms.place}
    words |= {"speaker": source.speaker, "medium": source.medium} if source else {}
    for part, text in words.items():
        found = _find(text, tokens, inside) if text else None
        if found:
            made.spans[part] = [found]
    return made


def _find(text: str, tokens: Sequence[object], inside: Sequence[int]) -> tuple[int, int] | None:
    """Where the words of ``text`` stand among the tokens, nearest to the evidence."""
    wanted = "".join(text.split()).casefold()
    words = [str(token).casefold() for token in tokens]
    places = []
    for start in range(len(words)):
        joined, end = "", start
        while end < len(words) and len(joined) < len(wanted):
            joined, end = joined + words[end], end + 1
        if joined == wanted:
            places.append((start, end))
    return min(places, key=lambda place: abs(place[0] - inside[0]), default=None)


def _head(places: Sequence[int], tokens: Sequence[object]) -> int:
    """The word of a phrase on which its others hang; helping verbs and particles only where nothing else is."""
    from spacy.tokens import Token

    chosen = [(n, token) for n in places if isinstance(token := tokens[n], Token)]
    full = [pair for pair in chosen if pair[1].pos_ in ("VERB", "NOUN", "ADJ", "PROPN", "ADV")] or chosen
    return min(full, key=lambda pair: (_depth(pair[1]), pair[0]))[0]


def _depth(token: object) -> int:
    return sum(1 for _ in token.ancestors)  # type: ignore[attr-defined]
