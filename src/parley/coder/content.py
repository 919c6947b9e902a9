"""What an act is about, and on which terms: issues, quantities, durations, dates, place, scope, condition, backers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Token

from parley.codebook.statement import Duration, Quantity, Terms
from parley.codebook.vocabulary import Issue, MoveType
from parley.coder import tree
from parley.coder.acts import Act, is_side_clause
from parley.coder.classes import in_class
from parley.coder.drafts import Draft
from parley.coder.evidence import described_by
from parley.coder.reading import Reading
from parley.coder.telling import CONDITION_MARKS
from parley.coder.topics import GENERAL, issues_in, issues_of_word
from parley.coder.unreal import IN_RETURN, sets_condition

BACKED = frozenset({"backed", "supported", "endorsed", "sponsored"})
PLACED = frozenset(
    {MoveType.MEET, MoveType.MEDIATE, MoveType.AGREE, MoveType.SUSPEND, MoveType.IMPASSE, MoveType.PROPOSE}
)
SCOPED = frozenset({Issue.CEASEFIRE, Issue.WITHDRAWAL, Issue.HUMANITARIAN})
SCOPE_CASES = frozenset({"in", "along", "across", "around", "over", "on", "throughout", "near"})
# A length of time in a charge or a remark is mostly the war's or the past's, not a term.
WITHOUT_DURATION = frozenset({MoveType.ACCUSE, MoveType.COMMENT, MoveType.DENY})
RELEASES = frozenset({"release", "free", "liberation", "swap"})
SWAPS = frozenset({"exchange", "swap", "release", "handover"})
EXCHANGED = frozenset({Issue.PRISONERS, Issue.HOSTAGES, Issue.REMAINS})
# Acts that put terms on the table or take them up: "it" and "the proposal" point to their issues.
ON_THE_TABLE = frozenset(
    {
        MoveType.PROPOSE, MoveType.DEMAND, MoveType.AGREE, MoveType.APPEAL, MoveType.ACCEPT, MoveType.REJECT,
        MoveType.SUPPORT, MoveType.MEDIATE, MoveType.VIOLATE,
    }
)  # fmt: skip
ABOUT_TALKS = frozenset(
    {MoveType.MEET, MoveType.MEDIATE, MoveType.SUSPEND, MoveType.IMPASSE, MoveType.SUPPORT, MoveType.APPEAL}
)
ANAPHORIC_NOUNS = ("offer", "deal", "demand")


def clause_words(act: Act) -> list[Token]:
    """The words of the act's own clause and content, without side clauses."""
    top = tree.clause_head(act.top) if act.frame.form != "noun" else act.head

    def leave_out(branch: Token) -> bool:
        if is_side_clause(branch):
            return True
        return tree.base(branch) == "conj" and tree.is_clause(branch)

    words = {word.i: word for word in tree.kept_subtree(top, leave_out)}
    words.update((word.i, word) for word in described_by(act))
    words.update((word.i, word) for word in tree.kept_subtree(act.head, leave_out))
    words.update((word.i, word) for word in act.content_words())
    return [words[i] for i in sorted(words)]


def find_issues(
    reading: Reading, act: Act, earlier: list[Draft], items: frozenset[int]
) -> tuple[tuple[Issue, ...], str, tuple[int, int]]:
    """The issues of an act, the rule that found them, and the words (token range): content, clause, then memory.

    `items` are words told as moves of their own.
    """
    content = [word for word in act.content_words() if word.i not in items]
    found = issues_in(reading.topics, _without_basis(reading, content)) or issues_in(reading.topics, content)
    remembered = _remembered(reading, content, act, earlier)
    if act.noun is not None and act.frame.issues and act.type is MoveType.FULFIL:
        return act.frame.issues, f"frame {act.frame.id}", (act.noun.i, act.noun.i + 1)
    if act.type is MoveType.MEET and set(found) <= {Issue.PROCESS}:
        found = _agenda(reading, act) or found
    if any(_frees_fighters(word) for word in content) and Issue.PRISONERS not in found:
        found = (*(issue for issue in found if issue not in GENERAL), Issue.PRISONERS)
    if found and not (remembered and set(found) <= set(GENERAL)):
        return found, "issue words in the content", _range(reading, content)
    if remembered:
        return remembered, "what was on the table before", (act.head.i, act.head.i + 1)
    found = exchanged_before(reading, content)
    if found:
        return found, "what was to be exchanged", (act.head.i, act.head.i + 1)
    clause = [word for word in clause_words(act) if word.i not in items | frozenset(act.words)]
    found = issues_in(reading.topics, clause)
    if found == (Issue.PROCESS,) and act.type not in ABOUT_TALKS:
        found = ()  # "at the peace talks" says where an offer was made, not what it was about
    if found and act.frame.about != "free":
        return found, "issue words in the clause", _range(reading, clause)
    if act.frame.issues:
        return act.frame.issues, f"frame {act.frame.id}", (act.head.i, act.head.i + 1)
    if any(in_class(word, "talks") for word in content):
        return (Issue.PROCESS,), "the talks themselves", (act.head.i, act.head.i + 1)
    if any(in_class(word, "offer", "demand") and word.pos_ == "NOUN" for word in content):
        return (Issue.OTHER,), "a proposal or demand of unknown content", (act.head.i, act.head.i + 1)
    return (), "", (act.head.i, act.head.i + 1)


def _agenda(reading: Reading, act: Act) -> tuple[Issue, ...]:
    """What the talks are called after: "ceasefire talks", "hostage negotiations"."""
    nouns = [word for word in (act.noun, act.head, *act.content) if word is not None]
    before = [word for noun in nouns for word in tree.children(noun, "compound")]
    return tuple(dict.fromkeys(issue for word in before for issue in issues_of_word(word)))


def _frees_fighters(word: Token) -> bool:
    """ "The release of 20 soldiers": soldiers who can be released are prisoners."""
    if word.lemma_.lower() not in RELEASES:
        return False
    return any(
        in_class(child, "troops") for child in tree.children(word, "nmod", "obj", "nsubj:pass", "compound")
    )


def _remembered(reading: Reading, content: list[Token], act: Act, earlier: list[Draft]) -> tuple[Issue, ...]:
    """ "The proposal", "the offer", "it": the issues of the latest proposal, demand or deal told before."""
    refers = [word for word in content if _refers_back(reading, word)]
    if not refers:
        return ()
    if act.type is MoveType.DENY:
        charged = [
            draft for draft in earlier if draft.type in (MoveType.ACCUSE, MoveType.VIOLATE) and draft.issues
        ]
        if charged:
            return charged[-1].issues
    for draft in reversed(earlier):
        if draft.type in ON_THE_TABLE and set(draft.issues) - {Issue.PROCESS, Issue.OTHER}:
            return draft.issues
    return ()


def _without_basis(reading: Reading, words: list[Token]) -> list[Token]:
    """`words` without the deal on which the act rests: "hand over the dead *under the accord*" is about the dead."""
    basis = [
        word
        for word in words
        if {"under", "within"} & set(tree.case_words(word)) and in_class(word, "deal", "truce")
    ]
    left_out = {inner.i for word in basis for inner in word.subtree}
    return [word for word in words if word.i not in left_out]


def exchanged_before(reading: Reading, words: list[Token]) -> tuple[Issue, ...]:
    """ "The exchange", "the swap": what was to be exchanged when the document last named it."""
    for word in words:
        if word.pos_ == "NOUN" and word.lemma_.lower() in SWAPS and tree.children(word, "det"):
            before = [hit for hit in reading.topics if hit.end <= word.i and hit.issue in EXCHANGED]
            if before:
                return (before[-1].issue,)
    return ()


def _refers_back(reading: Reading, word: Token) -> bool:
    """Whether a word points to terms told before: *it*, *this*, or *the proposal* with nothing that names its issue."""
    if word.lower_ in ("it", "this"):
        return word.dep_ in ("obj", "obl", "nsubj:pass")
    definite = any(child.lower_ in ("the", "this", "that", "its", "their") for child in word.children)
    return definite and word.pos_ == "NOUN" and in_class(word, *ANAPHORIC_NOUNS)


def _range(reading: Reading, words: Iterable[Token]) -> tuple[int, int]:
    indices = [word.i for word in words if word.i in reading.topic_words]
    return (min(indices), max(indices) + 1) if indices else (0, 0)


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
    when, deadline = _dates(reading, inside, draft)
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


def _dates(reading: Reading, inside: set[int], draft: Draft) -> tuple[str | None, str | None]:
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
