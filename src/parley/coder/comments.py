"""Attributed statements about the talks that tell no other act: `comment`, or what the reporting verb itself says."""

from __future__ import annotations

from parley.codebook.vocabulary import Issue, MoveType
from parley.coder import tree
from parley.coder.about import exchanged_before
from parley.coder.attribution import RUNNING_QUOTATION, Saying
from parley.coder.classes import in_class
from parley.coder.drafts import Draft
from parley.coder.reading import Reading
from parley.coder.sourcing import modality_of, note_modality, note_source, source_of, told_by
from parley.coder.stipulations import terms_in
from parley.coder.telling import how_told
from parley.coder.tokens import Token
from parley.coder.topics import issues_in

STANCE_TYPES = {"deny": MoveType.DENY, "praise": MoveType.SUPPORT, "blame": MoveType.ACCUSE}
SHORTEST = 4  # words of content; less than that tells nothing that could be coded
REFERRING = frozenset({"it", "this", "that", "they", "these"})


def find_comments(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """One draft for each statement whose speaker is known and whose words are about the talks.

    A statement that holds another act is not a comment as well; nor is one whose speaker stands for nobody.
    """
    heads = [draft.head for draft in drafts]
    found: list[Draft] = []
    for saying in reading.attribution.sayings:
        if saying.speaker is None or any(_tells(saying, head) for head in heads):
            continue
        if any(other.scope < saying.scope for other in reading.attribution.sayings if other is not saying):
            continue
        beside = [head for head in heads if head.i in saying.scope]
        draft = _comment(reading, saying, beside, [*drafts, *found])
        if draft is not None:
            found.append(draft)
    return found


def _tells(saying: Saying, head: Token) -> bool:
    """Whether an act is what the statement says, not what only describes a noun of it.

    "As large as the 1,000 who were exchanged" tells a size; the exchange is told beside it.
    """
    if head.i == saying.word.i and saying.rule != RUNNING_QUOTATION:
        return True
    if head.i not in saying.scope:
        return False
    if head.pos_ == "NOUN" and head.i != saying.content.i and tree.base(head) in ("nsubj", "nmod", "obl"):
        return False  # "the talks in Doha had been frank": the talks are told beside what is said of them
    return saying.asserts(head)


def _comment(reading: Reading, saying: Saying, beside: list[Token], earlier: list[Draft]) -> Draft | None:
    """The statement as a draft. `beside` are head words of acts that only describe something in it."""
    elsewhere = {word.i for head in beside for word in tree.clause_head(head).subtree}
    words = [reading.doc[i] for i in sorted(saying.scope - elsewhere) if not reading.doc[i].is_space]
    if len([word for word in words if not word.is_punct]) < SHORTEST:
        return None
    issues = _issues(reading, saying, words, elsewhere, earlier)
    if not issues or not _about_the_talks(reading, words, issues, saying):
        return None
    told = told_by(reading, saying.content)
    if not told.parties:
        return None
    telling, _ = how_told(saying.content)
    kind = STANCE_TYPES.get(saying.stance, MoveType.COMMENT)
    span = (words[0].i, words[-1].i + 1)
    draft = Draft(
        kind, saying.content, f"comment.{saying.stance}", span, headline=reading.in_headline(words[0])
    )
    draft.because(reading, "type", kind.value, saying.rule, saying.word.i, saying.word.i + 1)
    draft.issues = issues
    draft.actors = draft.name_who(reading, "actors", (told.who,) if told.who is not None else ())
    draft.source = source_of(reading, told, span)
    draft.modality = modality_of(kind, telling, told, draft.actors)
    note_source(reading, draft, told)
    note_modality(reading, draft, telling)
    draft.terms = terms_in(reading, words, draft)
    return draft


def _about_the_talks(reading: Reading, words: list[Token], issues: tuple[Issue, ...], saying: Saying) -> bool:
    """Whether a statement speaks of the talks: by a sure word, by *the deal* and its like, or by referring back.

    A report on talks holds much else; *trade* or *troops* in it are not yet the talks'.
    """
    inside = {word.i for word in words}
    if any(hit.sure and inside & set(range(hit.start, hit.end)) for hit in reading.topics):
        return True
    if any(word.pos_ == "NOUN" and in_class(word, "talks", "deal", "truce", "offer") for word in words):
        return True
    return saying.rule == RUNNING_QUOTATION or not issues_in(reading.topics, words)


def _issues(
    reading: Reading, saying: Saying, words: list[Token], elsewhere: set[int], earlier: list[Draft]
) -> tuple[Issue, ...]:
    """The issues a statement names itself; if its subject only refers back, those of its sentence or the last move."""
    found = issues_in(reading.topics, words) or exchanged_before(reading, words)
    if found:
        return found
    subject = next(iter(tree.subjects(saying.content)), None)
    refers = subject is not None and subject.lower_ in REFERRING
    if refers or saying.rule == RUNNING_QUOTATION:
        sentence = issues_in(
            reading.topics, [word for word in saying.content.sent if word.i not in elsewhere]
        )
        if sentence and refers:
            return sentence
        before = [draft for draft in earlier if draft.head.i < saying.content.i]
        if before:
            return max(before, key=lambda draft: draft.head.i).issues
    return ()
