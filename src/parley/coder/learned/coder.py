"""From what the heads find to moves: spans become parties by the document's own names, numbers and dates by rules.

Every cell keeps the words that it rests on and how sure the heads were of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from parley.codebook.statement import Move, Source, Terms
from parley.codebook.vocabulary import Issue, MoveType
from parley.coder import tree
from parley.coder.cast import NOBODY_KNOWN, Who
from parley.coder.drafts import Draft
from parley.coder.learned.heads import Found, Heads, Part
from parley.coder.learned.sides import Sides
from parley.coder.merging import merge
from parley.coder.reading import Reading
from parley.coder.sourcing import Told, quote_in, source_of, told_by
from parley.coder.stipulations import dates_in, terms_in
from parley.coder.tokens import Token
from parley.coder.topics import GENERAL, issues_in
from parley.errors import SettingError
from parley.language import Analysis
from parley.language.weights import packaged_weights

VERSION = "1"
SURE = 0.5
ALLOWED = 0.03
"""An issue that the lexicon finds in the evidence counts from this score on; chosen on the development part."""
BOTH = 2
# Acts of several parties, which a report often tells without naming them again.
JOINT = frozenset({MoveType.MEET, MoveType.AGREE, MoveType.IMPASSE, MoveType.SUSPEND})
REACH, FAR = 1, 40
"""A pronoun looks back over so many moves and words for who acted last."""


class LearnedCoder:
    """Codes a document by the heads trained on the corpus. Pure: the same analysis, the same moves."""

    name = "learned"
    version = VERSION

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` holds the weights; without it, those in the package. Raises `WeightsError` where it lacks them."""
        self.heads = Heads(folder or packaged_weights())

    def code(self, analysis: Analysis) -> tuple[Move, ...]:
        """The moves of one document, in the order of its text.

        Raises `SettingError` for an analysis without states, which only Parley's own analyser gives.
        """
        if len(analysis.doc) and not analysis.states:
            raise SettingError(
                "The learned coder needs Parley's own analyser; choose --coder rules with another."
            )
        reading = Reading(analysis)
        everything = self.heads.find(analysis)
        filler = Filler(reading, everything)
        drafts = [filler.draft(found) for found in everything]
        moves = (draft.finished(reading) for draft in merge(reading, drafts))
        return tuple(move for move in moves if move is not None)


class Filler:
    """Fills the cells of the moves of one document, in the order of its text."""

    def __init__(self, reading: Reading, everything: Sequence[Found]) -> None:
        self.reading = reading
        self.sides = Sides(reading, self._named(everything))
        self._before: list[Draft] = []

    def _named(self, everything: Sequence[Found]) -> Counter[str]:
        """How often each party acts or is addressed by its own name; whoever mediates is no party to the talks."""
        acted: Counter[str] = Counter()
        mediating: set[str] = set()
        for found in everything:
            for part in (*found.parts.get("actor", ()), *found.parts.get("addressee", ())):
                who = self.reading.cast.who(self.reading.doc[part.start : part.end].root)
                if who is None or who.rule == NOBODY_KNOWN or len(who.parties) > BOTH:
                    continue
                if found.type is MoveType.MEDIATE and part in found.parts["actor"]:
                    mediating.update(who.parties)
                else:
                    acted.update(who.parties)
        return Counter({party: count for party, count in acted.items() if party not in mediating})

    def draft(self, found: Found) -> Draft:
        """One move."""
        reading = self.reading
        head = reading.doc[found.token]
        span = _evidence(found)
        draft = Draft(found.type, head, f"learned: {found.type}", span, headline=reading.in_headline(head))
        draft.because(reading, "type", found.type.value, _rule(found.score), head.i, head.i + 1)
        told = told_by(reading, head, (head.i,))
        draft.source = self._source(found, told, span, draft)
        spoken = (draft.source.party,) if draft.source and draft.source.party else told.parties
        draft.actors = draft.name_who(reading, "actors", self._parties(found, "actor", head, spoken))
        if not draft.actors and found.type in JOINT and not found.parts.get("actor"):
            draft.actors = self.sides.pair
        others = draft.name_who(reading, "addressees", self._parties(found, "addressee", head, spoken))
        draft.addressees = tuple(name for name in others if name not in draft.actors)
        draft.issues = self._issues(found, span)
        for issue in draft.issues:
            draft.because(reading, "issues", issue, _rule(found.issues[issue]), *span)
        draft.modality = found.modality
        draft.because(reading, "modality", found.modality, _rule(found.modality_score), head.i, head.i + 1)
        draft.repeated = found.repeated >= SURE
        if draft.repeated:
            draft.because(reading, "repeated", "true", _rule(found.repeated), *span)
        draft.terms = _terms(reading, found, draft)
        self._before.append(draft)
        return draft

    def _issues(self, found: Found, span: tuple[int, int]) -> tuple[Issue, ...]:
        """The issues that the evidence names by the lexicon's words and the heads allow, and those they are sure of."""
        named = issues_in(self.reading.topics, self.reading.doc[span[0] : span[1]])
        named = tuple(issue for issue in named if issue not in GENERAL and found.issues[issue] >= ALLOWED)
        sure = [issue for issue, score in found.issues.items() if score >= SURE]
        best = max(found.issues, key=lambda issue: found.issues[issue])
        chosen = {*named, *sure} or {best}
        return tuple(sorted(chosen, key=lambda issue: -found.issues[issue]))

    def _parties(self, found: Found, part: str, head: Token, speaker: tuple[str, ...]) -> tuple[Who, ...]:
        """Whom the parts of a kind stand for; what stands for nobody known is left out."""
        parts = [each for each in found.parts.get(part, ()) if each.score >= SURE]
        return tuple(who for each in parts if (who := self._who(each, speaker)))

    def _who(self, part: Part, speaker: tuple[str, ...] = ()) -> Who | None:
        """Whom a part stands for: by the document's names and titles, else by the sides of its war."""
        words = self.reading.doc[part.start : part.end]
        head = words.root
        who = self.reading.cast.who(head, speaker)
        of_both = who is not None and who.parties == self.reading.cast.principals != self.sides.pair
        if who is None or who.rule == NOBODY_KNOWN or of_both:
            who = self.sides.who(head, words)  # a person of no known party stands for nobody
        if who is None and len(words) == 1 and head.pos_ == "PRON":
            who = self._last_actor(head)
        return who

    def _last_actor(self, pronoun: Token) -> Who | None:
        """The one party that acted last, in this sentence or the one before."""
        reach = [draft for draft in self._before[-REACH:] if draft.actors]
        if not reach or pronoun.i - reach[-1].span[1] > FAR or len(reach[-1].actors) != 1:
            return None
        return Who(reach[-1].actors, f"{pronoun.lower_}: who acted last", *reach[-1].span)

    def _source(self, found: Found, told: Told, span: tuple[int, int], draft: Draft) -> Source | None:
        """The speaker and medium that the heads mark in the sentence, else those that the rules find around it."""
        reading = self.reading
        speakers, media = found.parts.get("speaker", ()), found.parts.get("medium", ())
        if not speakers and not media:
            return source_of(reading, told, span)
        speaker = max(speakers, key=lambda part: part.score, default=None)
        medium = max(media, key=lambda part: part.score, default=None)
        who = self._who(speaker) if speaker else None
        for cell, part in (("source.speaker", speaker), ("source.medium", medium)):
            if part:
                draft.because(reading, cell, _text(reading, part), _rule(part.score), part.start, part.end)
        known = who is not None and who.rule != NOBODY_KNOWN and len(who.parties) == 1
        return Source(
            speaker=_text(reading, speaker) if speaker else None,
            party=who.parties[0] if who and known else None,
            medium=_text(reading, medium) if medium else told.medium,
            quote=quote_in(reading, told, span),
        )


def _rule(score: float) -> str:
    return f"learned, {score:.2f}"


def _evidence(found: Found) -> tuple[int, int]:
    """The marked evidence that holds the word that tells the move; that word alone where none does."""
    around = [part for part in found.parts["evidence"] if part.start <= found.token < part.end]
    part = around[0] if around else Part(found.token, found.token + 1, 0)
    return part.start, part.end


def _terms(reading: Reading, found: Found, draft: Draft) -> Terms:
    """Numbers and dates in the evidence by the rules; condition, scope and place where the heads mark them."""
    start, end = draft.span
    terms = terms_in(reading, list(reading.doc[start:end]), draft)
    if terms.when is None and terms.deadline is None and found.type is not MoveType.COMMENT:
        clause = {word.i for word in tree.clause_head(draft.head).subtree} - set(range(start, end))
        when, _ = dates_in(reading, clause, _silent(draft))
        terms = terms.model_copy(update={"when": when})
    marked = {}
    for cell in ("condition", "scope", "place"):
        part = max(found.parts.get(cell, ()), key=lambda part: part.score, default=None)
        if part is not None:
            marked[cell] = _text(reading, part)
            draft.because(reading, f"terms.{cell}", marked[cell], _rule(part.score), part.start, part.end)
        elif cell != "place":
            marked[cell] = None  # type: ignore[assignment]
    return terms.model_copy(update=marked)


def _silent(draft: Draft) -> Draft:
    """A draft that takes reasons which nobody reads: a date outside the evidence is asked for, its other terms not."""
    return Draft(draft.type, draft.head, draft.rule, draft.span)


def _text(reading: Reading, part: Part) -> str:
    evidence = reading.evidence(part.start, part.end)
    return evidence.text if evidence is not None else ""
