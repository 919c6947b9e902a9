"""On which terms an act is told: quantities, durations, dates, place, scope, condition, backers."""

from __future__ import annotations

from itertools import pairwise

from parley.codebook.statement import Duration, Quantity, Terms
from parley.codebook.vocabulary import Issue, MoveType
from parley.coder import tree
from parley.coder.acts import Act, is_side_clause
from parley.coder.classes import in_class
from parley.coder.drafts import Draft
from parley.coder.evidence import clause_words
from parley.coder.reading import Reading
from parley.coder.telling import CONDITION_MARKS
from parley.coder.tokens import Token
from parley.coder.unreal import IN_RETURN, sets_condition

BACKED = frozenset({"backed", "supported", "endorsed", "sponsored"})
PLACED = frozenset(
    {MoveType.MEET, MoveType.MEDIATE, MoveType.AGREE, MoveType.SUSPEND, MoveType.IMPASSE, MoveType.PROPOSE}
)
SCOPED = frozenset({Issue.CEASEFIRE, Issue.WITHDRAWAL, Issue.HUMANITARIAN})
SCOPE_CASES = frozenset({"in", "along", "across", "around", "over", "on", "throughout", "near"})
HARM = frozenset({"kill", "wound", "injure", "die", "maim"})
# A length of time in a charge or a remark is mostly the war's or the past's, not a term.
WITHOUT_DURATION = frozenset({MoveType.ACCUSE, MoveType.COMMENT, MoveType.DENY})


def find_terms(reading: Reading, act: Act, draft: Draft, items: frozenset[int]) -> Terms:
    """The terms of an act, each noted in the draft's reasons; `items` are words told as moves of their own."""
    words = [word for word in clause_words(act) if word.i not in items]
    return terms_in(reading, words, draft, content=act.content_words(), about=act)


def terms_in(
    reading: Reading,
    words: list[Token],
    draft: Draft,
    content: list[Token] | None = None,
    about: Act | None = None,
) -> Terms:
    """The terms that `words` hold. `content` narrows quantities and durations where the act has a content."""
    inside = {word.i for word in words}
    quantities = _quantities(reading, inside, draft)
    duration = _duration(reading, inside, draft)
    # A remark may name any day; only an act has one of its own.
    when, deadline = dates_in(reading, inside, draft) if draft.type is not MoveType.COMMENT else (None, None)
    place = _place(reading, words, draft) if draft.type in PLACED else None
    condition = _condition(reading, about, words, draft) if about is not None else None
    scope = _scope(reading, content or [], draft, place)
    backers = _backers(reading, inside, draft)
    return Terms(
        quantities=quantities, duration=duration, when=when, deadline=deadline, place=place, scope=scope,
        condition=condition, backers=backers,
    )  # fmt: skip


def _quantities(reading: Reading, inside: set[int], draft: Draft) -> tuple[Quantity, ...]:
    found = []
    for quantity in reading.quantities:
        if quantity.noun is not None and reading.doc[quantity.noun].head.lemma_ in HARM:
            continue  # the dead of a day are no terms
        numbers = {i for i in range(quantity.start, quantity.end) if reading.doc[i].pos_ == "NUM"}
        if inside & (numbers or {quantity.start}) or quantity.noun in inside:
            told_of_it = draft.type is MoveType.FULFIL and quantity.definite is not None
            value = quantity.definite if told_of_it and quantity.definite is not None else quantity.quantity
            if value.unit is None and Issue.PRISONERS in draft.issues:
                value = value.model_copy(update={"unit": "prisoners"})
            found.append(value)
            draft.because(
                reading, "terms.quantities", str(value.as_dict()), "quantity", quantity.start, quantity.end
            )
    return tuple(dict.fromkeys(found))


def _duration(reading: Reading, inside: set[int], draft: Draft) -> Duration | None:
    if draft.type in WITHOUT_DURATION:
        return None
    found = [duration for duration in reading.durations if duration.start in inside]
    if draft.type is not MoveType.MEET:
        found = [duration for duration in found if duration.modifies is None or duration.modifies in inside]
    if len({(item.duration.min, item.duration.max) for item in found}) != 1:
        return None
    first = found[0]
    draft.because(
        reading, "terms.duration", str(first.duration.as_dict()), "duration", first.start, first.end
    )
    return first.duration


def dates_in(reading: Reading, inside: set[int], draft: Draft) -> tuple[str | None, str | None]:
    """The date and the deadline that the words `inside` tell; none where they tell several."""
    cells: dict[str, str] = {}
    for kind in ("when", "deadline"):
        found = [date for date in reading.dates if date.kind == kind and date.edtf and date.start in inside]
        values = {date.edtf for date in found}
        if len(values) == 1:
            cells[kind] = str(found[0].edtf)
            draft.because(reading, f"terms.{kind}", cells[kind], "date", found[0].start, found[0].end)
    return cells.get("when"), cells.get("deadline")


def _place(reading: Reading, words: list[Token], draft: Draft) -> str | None:
    """A place name after *in* or *at*; two different ones give none."""
    places = {}
    for word in words:
        entity = next(
            (ent for ent in reading.doc.ents if ent.start <= word.i < ent.end and ent.label_ == "LOC"), None
        )
        name = reading.cast.names.at(word)
        if entity is None and (name is None or name.form not in ("seat", "name")):
            continue
        if not {"in", "at"} & set(tree.case_words(word)):
            continue
        start, end = (entity.start, entity.end) if entity is not None else (name.start, name.end)  # type: ignore[union-attr]
        places[reading.doc[start:end].text] = (start, end)
    if len(places) != 1:
        return None
    place, (start, end) = next(iter(places.items()))
    draft.because(reading, "terms.place", place, "place after in or at", start, end)
    return place


def _condition(reading: Reading, act: Act, words: list[Token], draft: Draft) -> str | None:
    """The words of the clause's *if*, *unless*, *until* …, or of what follows *in exchange for*."""
    inside = {word.i for word in words} | {act.head.i, act.top.i}
    for token in act.head.sent:
        if token.head.i not in inside or not _conditions(token):
            continue
        start, end = tree.trimmed(reading.doc, *_first_run(token))
        if reading.doc[start:end].text.lower() in IN_RETURN:
            continue  # what it is in return for stands in a branch of its own
        if reading.doc[start].lower_ == "for":
            start -= 2  # "in return"
        evidence = reading.evidence(start, end)
        if evidence is not None:
            draft.because(reading, "terms.condition", evidence.text, "condition clause", start, end)
            return evidence.text
    return None


def _conditions(token: Token) -> bool:
    """Whether a branch sets a condition: a clause with *if* and its like, or a phrase of exchange."""
    if tree.base(token) == "advcl" and (
        {mark.lower_ for mark in tree.children(token, "mark", "advmod")} & CONDITION_MARKS
    ):
        return True
    return sets_condition(token)


def _first_run(branch: Token) -> tuple[int, int]:
    """The unbroken run of a branch's words (a comma may stand between) that holds its head."""
    words = [word.i for word in branch.subtree if not word.is_punct and not word.is_space]
    runs = [[words[0]]]
    for previous, following in pairwise(words):
        if following - previous <= 2:  # noqa: PLR2004 - a punctuation mark may stand between
            runs[-1].append(following)
        else:
            runs.append([following])
    run = next(run for run in runs if branch.i in run) if branch.i in words else runs[0]
    return run[0], run[-1] + 1


def _scope(reading: Reading, content: list[Token], draft: Draft, place: str | None) -> str | None:
    """Where a ceasefire or withdrawal is to hold: "in certain frontline positions", "along the river"."""
    if not set(draft.issues) & SCOPED or draft.type in (MoveType.MEET, MoveType.MEDIATE, MoveType.IMPASSE):
        return None
    for word in content:
        if word.pos_ != "NOUN" or not SCOPE_CASES & set(tree.case_words(word)):
            continue
        if not in_class(word, "territory"):
            continue
        kept = tree.kept_subtree(
            word,
            lambda child: (
                is_side_clause(child) or child.dep_ in ("case", "cc", "acl") or (tree.base(child) == "advmod")
            ),
        )
        start, end = tree.trimmed(reading.doc, kept[0].i, kept[-1].i + 1)
        while start < end and (reading.doc[start].pos_ == "ADV" or reading.doc[start].lower_ in SCOPE_CASES):
            start += 1  # "and *only in* certain positions"
        text = tree.span_text(reading.doc, start, end)
        if text != place:
            draft.because(reading, "terms.scope", text, "where it is to hold", start, end)
            return text
    return None


def _backers(reading: Reading, inside: set[int], draft: Draft) -> tuple[str, ...]:
    """ "US-backed": the party before the hyphen."""
    backers = []
    for i in sorted(inside):
        token = reading.doc[i]
        if token.lower_ in BACKED and i >= 2 and reading.doc[i - 1].text in "-‑–":  # noqa: PLR2004
            name = reading.cast.names.at(reading.doc[i - 2])
            if name is not None:
                backers.append(name.party.name)
                draft.because(reading, "terms.backers", name.party.name, "X-backed", name.start, i + 1)
    return tuple(dict.fromkeys(backers))
