"""Reads every report of a gold with a coder, or takes a second coding of it, and compares the two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parley import documents
from parley.agreement.pairs import Pair, pair
from parley.codebook.statement import Evidence, Move
from parley.corpus import CodedReport, Texts
from parley.errors import CorpusError
from parley.language import Analysis
from parley.pipeline import Reader

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Comparison:
    """One report with the moves of two coders. `sentences` are half-open ranges of characters of `text`."""

    report: CodedReport
    text: str
    sentences: Spans
    gold: tuple[Move, ...]
    found: tuple[Move, ...]

    @cached_property
    def pairs(self) -> list[Pair]:
        """The moves of the gold, each with its partner, then the moves found without one."""
        return pair(self.gold, self.found)

    def telling(self, moves: Iterable[Move]) -> set[int]:
        """The numbers of the sentences in which some move's evidence stands."""
        pieces = [piece for move in moves for piece in (move.evidence, *move.also)]
        return {n for piece in pieces for n in self.sentences_of(piece)}

    def sentences_of(self, piece: Evidence) -> Iterator[int]:
        """The numbers of the sentences that share characters with a piece of evidence."""
        for number, (start, end) in enumerate(self.sentences):
            if start < piece.end and piece.start < end:
                yield number

    def sentence(self, piece: Evidence) -> str:
        """The words of the sentences in which a piece of evidence stands, on one line."""
        numbers = list(self.sentences_of(piece))
        start, end = self.sentences[numbers[0]][0], self.sentences[numbers[-1]][1]
        return " ".join(self.text[start:end].split())


Second = Callable[[CodedReport, Analysis], Sequence[Move]]


def by_coder(reader: Reader) -> Second:
    """The second coding is what the reader's coder finds."""
    return lambda report, analysis: reader.coder.code(analysis)


def by_hand(reports: Iterable[CodedReport]) -> Second:
    """The second coding is that of `reports`, found by their ids. Raises `CorpusError` for one that lacks."""
    known: Mapping[str, CodedReport] = {report.id: report for report in reports}

    def coding(report: CodedReport, analysis: Analysis) -> Sequence[Move]:
        if report.id not in known:
            raise CorpusError(f"{report.id}: the other coding does not have this report")
        return known[report.id].in_text(analysis.document.text)

    return coding


def compare(
    reports: Iterable[CodedReport], texts: Texts, second: Second, reader: Reader
) -> Iterator[Comparison]:
    """Each report beside its second coding. Raises `CorpusError` where a report does not fit its text."""
    for report in reports:
        text = texts.of(report)
        document = documents.read_text(
            text,
            name=report.id,
            published=report.document.published,
            publisher=report.document.publisher,
        )
        analysis = reader.analyser.analyse(document)
        if document.text != text:
            raise CorpusError(
                f"{report.id}: its text changes when it is read; write it without control characters"
            )
        yield Comparison(
            report, text, _sentences(analysis), report.in_text(text), tuple(second(report, analysis))
        )


def _sentences(analysis: Analysis) -> Spans:
    """The sentences of the analysis, as ranges of the original characters."""
    original = analysis.document.offsets.original
    spans = [original(sentence.start_char, sentence.end_char) for sentence in analysis.doc.sents]
    return tuple((start, end) for start, end in spans if start < end)
