"""The rule coder: from an analysed document to its moves, every cell with the rule and the words that filled it.

It peels a sentence from the outside in: who says so (`attribution`), what act (`acts`), who and to whom (`roles`),
what about (`about`), on which terms (`stipulations`), how it is told (`telling`, `sourcing`). What remains of a
statement about the talks is a comment (`comments`); the same act told twice is one move (`merging`).
"""

from __future__ import annotations

from parley.codebook.statement import Move
from parley.codebook.vocabulary import Issue, Modality, MoveType
from parley.coder import tree
from parley.coder.about import find_issues
from parley.coder.acts import Act, find_acts
from parley.coder.cast import Who
from parley.coder.comments import find_comments
from parley.coder.drafts import Draft
from parley.coder.evidence import evidence_of_act
from parley.coder.lists import find_listed
from parley.coder.merging import merge
from parley.coder.reading import Reading
from parley.coder.relevance import is_about_talks
from parley.coder.roles import (
    explicit_parties,
    find_actors,
    find_addressees,
    has_foreign_subject,
    names_thing,
)
from parley.coder.rulings import each_way, rule
from parley.coder.sourcing import modality_of, note_modality, note_source, own_word, source_of, told_by
from parley.coder.stipulations import find_terms
from parley.coder.telling import how_told
from parley.language import Analysis

VERSION = "1"
BOTH = 2
EARLIER = frozenset({"last", "previous", "earlier", "first", "prior", "past", "initial"})
NEEDS_ACTOR = frozenset(MoveType) - {
    MoveType.MEET,
    MoveType.IMPASSE,
    MoveType.SUSPEND,
    MoveType.FULFIL,
    MoveType.AGREE,
}


class RuleCoder:
    """Codes a document by the lexicon's frames over its dependency trees. Pure: the same analysis, the same moves."""

    name = "rules"
    version = VERSION

    def code(self, analysis: Analysis) -> tuple[Move, ...]:
        """The moves of one document, in the order of its text; none where it isn't about talks in a conflict."""
        reading = Reading(analysis)
        if not is_about_talks(reading):
            return ()
        drafts = self._drafts(reading)
        drafts.extend(find_comments(reading, drafts))
        moves = (draft.finished(reading) for draft in merge(reading, drafts))
        return tuple(move for move in moves if move is not None)

    def _drafts(self, reading: Reading) -> list[Draft]:
        drafts: list[Draft] = []
        for sentence in reading.sentences:
            listed = find_listed(reading, sentence)
            items = frozenset(word.i for draft in listed for word in draft.head.subtree)
            acts = [frames for frames in find_acts(sentence) if frames[0].head.i not in items]
            told = frozenset(frames[0].head.i for frames in acts) | frozenset(
                draft.head.i for draft in listed
            )
            for frames in acts:
                coded = (code_act(reading, act, told, drafts, items) for act in _fitting(reading, frames))
                draft = next((draft for draft in coded if draft is not None), None)
                if draft is not None:
                    drafts.extend(each_way(draft, frames[0]))
            drafts.extend(listed)
        return drafts


def _fitting(reading: Reading, frames: list[Act]) -> list[Act]:
    """The frames of one act in the order to try them: a joint one first just where several parties act."""
    several = any(len(explicit_parties(reading, act)) > 1 for act in frames if act.frame.joint)
    return sorted(frames, key=lambda act: act.frame.joint is not several)


def code_act(
    reading: Reading, act: Act, told_elsewhere: frozenset[int], earlier: list[Draft], items: frozenset[int]
) -> Draft | None:
    """One act as a draft, or none where its actor or its issue stays open.

    `told_elsewhere` holds the head words of the sentence's other acts, `items` the words of a list whose items are
    moves of their own, `earlier` the drafts told before.
    """
    told = told_by(reading, act.head, act.words)
    actors = find_actors(reading, act, told.parties or _told_around(act, earlier))
    if not actors and (act.type in NEEDS_ACTOR or has_foreign_subject(reading, act)):
        return None
    if _only_named(reading, act) or _met_alone(reading, act, told.parties):
        return None
    issues, issue_rule, issue_words = find_issues(reading, act, earlier, items)
    if act.type is MoveType.MEET and _met_beside_the_talks(reading, actors, issues):
        return None
    if not issues and act.frame.about == "talks":
        return None
    span = evidence_of_act(act, told_elsewhere - {act.head.i})
    draft = Draft(act.type, act.head, act.frame.id, span, headline=reading.in_headline(act.head))
    draft.because(
        reading, "type", act.type.value, f"{act.frame.id}: {act.entry.word}", act.words[0], act.words[-1] + 1
    )
    draft.actors = draft.name_who(reading, "actors", actors)
    draft.addressees = draft.name_who(
        reading, "addressees", find_addressees(reading, act, draft.actors, told.parties)
    )
    draft.issues = issues or ((Issue.PROCESS,) if draft.type is MoveType.MEET else (Issue.OTHER,))
    if not rule(reading, act, draft, told.parties):
        return None
    if issues:
        draft.because(reading, "issues", "; ".join(issues), issue_rule, *issue_words)
    draft.terms = find_terms(reading, act, draft, items)
    draft.repeated = "repeated" in act.telling
    for i in act.telling.told_by("repeated"):
        draft.because(reading, "repeated", "true", "a word for another time", i, i + 1)
    draft.source = source_of(reading, told, span)
    if draft.source is None or (draft.source.speaker is None and draft.source.party is None):
        draft.source = own_word(reading, act, draft, span) or draft.source
    draft.modality = modality_of(draft.type, act.telling, told, draft.actors)
    if draft.type is MoveType.VIOLATE and act.type is MoveType.ACCUSE and draft.modality is Modality.ASSERTED:
        draft.modality = Modality.CLAIMED
    note_source(reading, draft, told)
    note_modality(reading, draft, act.telling)
    draft.background = _is_background(act)
    return draft


def _only_named(reading: Reading, act: Act) -> bool:
    """Whether a noun only names an act that is told, if at all, elsewhere: "the U.S. proposal", "a wider peace deal".

    An offer or demand told by a noun must be what the clause is about; a deal or a meeting needs its parties, a date
    or a place beside it.
    """
    if act.frame.form != "noun" or act.frame.when != "any":
        return False
    around, _ = how_told(tree.clause_head(act.head))
    if {"unfinished", "negated"} & around.flags:
        return True  # "failed to show up at the talks"
    if act.frame.joint or act.type in (MoveType.FULFIL, MoveType.SUSPEND):
        return names_thing(act) and len(explicit_parties(reading, act)) < BOTH
    return tree.base(act.head) not in ("nsubj", "root")


def _met_alone(reading: Reading, act: Act, speaker: tuple[str, ...]) -> bool:
    """Whether a verb of meeting has one party only: "officials will discuss costs" is no meeting of parties."""
    if act.type is not MoveType.MEET or act.frame.form != "verb":
        return False
    who = [found for token in (*act.actors, *act.addressees) if (found := reading.cast.who(token, speaker))]
    parties = {party for found in who for party in found.parties}
    return len(parties) < BOTH and not any(reading.cast.is_coalition(party) for party in parties)


def _met_beside_the_talks(reading: Reading, actors: tuple[Who, ...], issues: tuple[Issue, ...]) -> bool:
    """Whether others met on nothing that names the conflict: a G7 session in a report on Ukraine and Russia."""
    principals = set(reading.cast.principals)
    parties = {party for who in actors for party in who.parties}
    return bool(principals and parties) and not principals & parties and set(issues) <= {Issue.PROCESS}


def _told_around(act: Act, earlier: list[Draft]) -> tuple[str, ...]:
    """The actors of the act in whose content this one stands: who demands the children back tells who took them."""
    above = {token.i for token in tree.ancestors(act.head)}
    around = [draft for draft in earlier if draft.head.i in above]
    return around[-1].actors if around else ()


def _is_background(act: Act) -> bool:
    """Whether an act lies before the report's own time: "the last meeting", "had agreed"."""
    nouns = [token for token in (act.noun, act.head) if token is not None]
    if any(
        child.lemma_.lower() in EARLIER
        for token in nouns
        for child in token.children
        if tree.base(child) == "amod"
    ):
        return True
    return any(child.lower_ == "had" and tree.base(child) == "aux" for child in act.head.children)
