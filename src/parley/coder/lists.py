"""Lists of what is demanded: "its demands, including the withdrawal of … and the release of …"."""

from __future__ import annotations

from parley.codebook.vocabulary import MoveType
from parley.coder import tree
from parley.coder.acts import is_side_clause
from parley.coder.classes import in_class
from parley.coder.drafts import Draft
from parley.coder.reading import Reading
from parley.coder.sourcing import modality_of, source_of, told_by
from parley.coder.stipulations import terms_in
from parley.coder.telling import how_told
from parley.coder.tokens import Span, Token
from parley.coder.topics import issues_in

INTRODUCING = frozenset({"including", "namely", "like", "such"})
LISTED = {"demand": MoveType.DEMAND}


def find_listed(reading: Reading, sentence: Span) -> list[Draft]:
    """One draft an item of a list of demands whose owner is known."""
    drafts: list[Draft] = []
    for noun in sentence:
        kind = next((LISTED[name] for name in LISTED if in_class(noun, name)), None)
        if kind is None or noun.pos_ != "NOUN":
            continue
        owners = tree.children(noun, "nmod:poss", "nmod:of", "nmod:by", "nmod:from") or _subject_of(noun)
        told = told_by(reading, noun)
        found = reading.cast.everyone(owners, told.parties)
        if len(found) != 1:
            continue
        for item in _items(noun, sentence):
            draft = _item(reading, kind, noun, item)
            if draft is None:
                continue
            draft.actors = draft.name_who(reading, "actors", found)
            draft.addressees = reading.cast.other_principals(draft.actors)
            draft.source = source_of(reading, told, draft.span)
            draft.modality = modality_of(kind, how_told(noun)[0], told, draft.actors)
            drafts.append(draft)
    return drafts


def _subject_of(noun: Token) -> list[Token]:
    verb = noun.head
    if verb.pos_ == "VERB" and tree.base(noun) in ("obj", "obl"):
        return tree.subjects(verb)
    return []


def _items(noun: Token, sentence: Span) -> list[Token]:
    """The items after *including*, *such as* or a colon, wherever the parser hung them."""
    for token in sentence.doc[noun.i + 1 : sentence.end]:
        if token.lower_ in INTRODUCING and tree.base(token) in ("case", "mark", "fixed"):
            head = token.head
            while head.lower_ == "as" or head.lower_ in INTRODUCING:
                head = head.head
            if head.i > token.i:
                return [part for part in tree.conjuncts(head) if part.pos_ in ("NOUN", "PROPN", "VERB")]
        if token.text == ":":
            after = [word for word in sentence.doc[token.i + 1 : sentence.end] if word.head.i <= token.i]
            return [part for head in after[:1] for part in tree.conjuncts(head)]
    return []


def _item(reading: Reading, kind: MoveType, noun: Token, item: Token) -> Draft | None:
    words = tree.kept_subtree(
        item, lambda branch: tree.base(branch) in ("conj", "cc", "case", "punct") or (is_side_clause(branch))
    )
    issues = issues_in(reading.topics, words)
    if not issues:
        return None
    span = (words[0].i, words[-1].i + 1)
    draft = Draft(kind, item, f"list.{kind.value}", span, issues=issues, headline=reading.in_headline(item))
    draft.because(reading, "type", kind.value, f"an item of “{noun.text}”", noun.i, noun.i + 1)
    draft.because(reading, "issues", "; ".join(issues), "issue words in the item", *span)
    draft.terms = terms_in(reading, words, draft)
    return draft
