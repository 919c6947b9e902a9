"""How English says that a party acts: frames of verbs, phrases, nouns and adjectives, read from `data/acts`.

A frame is a syntactic pattern with a meaning; its entries are the words that fill it, each with an example sentence
it must match and, where it can go wrong, a counter-example it must not. Forms are a closed set:

=========== ================================================================================================
verb        the word is the predicate: "Damascus *rejected* the truce", "*ruled out* a pause"
phrase      a verb and a noun of a class as its object, oblique or subject: "*reached* an agreement"
noun        the act is told by a noun with its actor or content beside it: "Moscow's *rejection* of the plan"
adjective   the act is told by a predicative adjective: "Khartoum is *ready* to sign"
=========== ================================================================================================

Relations are Universal Dependencies relations; an oblique or nominal modifier names its preposition (`obl:with`,
`nmod:of`).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from parley.codebook.strict_yaml import load
from parley.codebook.vocabulary import Issue, MoveType

Form = Literal["verb", "phrase", "noun", "adjective"]


class Entry(BaseModel):
    """One word of a frame, with the sentences that test it.

    `word` is a lemma, or lemmas separated by blanks for a verb with its particle or preposition ("rule out").
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    example: str
    counter: tuple[str, ...] = ()


class Frame(BaseModel):
    """A pattern that tells an act, and where its parts stand.

    `actor`     relations in which the one who acts stands, first match wins (default: the subject, or the agent
                of a passive; for nouns the possessor, `nmod:by`, `nmod:from`)
    `addressee` relations in which the one acted upon stands
    `content`   relations that hold what the act is about; issues and terms are read there
    `nouns`     for phrases: the class of nouns (see `data/nouns.yaml`) that must stand in `relation`
    `needs`     relations of which one must be filled for the frame to match (default: any of content or addressee,
                but for joint frames)
    `about`     "talks": the clause must name an issue or the talks; "free": it need not
    `joint`     the act takes two or more parties; all are actors
    `negated`   the type that the negated act tells ("did not agree" tells a rejection); none: no move
    `unfinished` the type when it "failed to" happen; none: no move
    `modal`     the type under a modal or future of will ("will pull back"): none keeps the type, as planned
    `when`      "lacking": only told negated or unfinished ("without progress"); "alleged": only told with doubt
    `issues`    issues this frame has by itself when its content names none
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z]+(\.[a-z-]+)+$")
    type: MoveType
    form: Form
    entries: tuple[Entry, ...] = Field(min_length=1)
    actor: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    nouns: str | None = None
    relation: tuple[str, ...] = ("obj",)
    needs: tuple[str, ...] = ()
    about: Literal["talks", "free"] = "talks"
    joint: bool = False
    when: Literal["any", "lacking", "alleged"] = "any"
    negated: MoveType | None = None
    unfinished: MoveType | None = None
    modal: MoveType | None = None
    issues: tuple[Issue, ...] = ()


@cache
def load_acts() -> tuple[Frame, ...]:
    """Every frame of the lexicon, in the order of its files and lines.

    Raises `DataError` where a file doesn't follow the form or an id stands twice.
    """
    folder = files("parley.lexicon") / "data" / "acts"
    frames: list[Frame] = []
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if entry.name.endswith(".yaml"):
            frames.extend(load(entry, tuple[Frame, ...]))
    return tuple(frames)
