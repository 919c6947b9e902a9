"""Who says so: reported speech, "according to", quotations that run over sentences, and the media in between.

Each `Saying` covers the words that it attributes. The innermost saying of a word names its speaker; sayings around
it may add a medium (*Medinsky … , according to TASS*).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from parley.codebook.vocabulary import MoveType
from parley.coder import tree
from parley.coder.cast import Cast
from parley.coder.tokens import Doc, Token
from parley.lexicon.acts import load_acts
from parley.lexicon.words import SpeechWord, load_nouns, load_speech

OPENING, CLOSING = "“„«", "”»"
STRAIGHT = '"'
LONGEST_SPEAKER = 25  # words; a longer phrase is cut back to its core, since it holds a clause
SHORTEST_QUOTE = 3  # words; shorter quotation marks give a term ("special operation"), not speech


@dataclass(frozen=True)
class Quotation:
    """A quotation: token range between the marks (half-open), and whether it was ever closed."""

    start: int
    end: int
    closed: bool


@dataclass(frozen=True)
class Saying:
    """Words attributed to somebody: the reporting word, who speaks, through what, and which tokens it covers."""

    word: Token
    speaker: Token | None
    medium: str | None
    stance: str
    scope: frozenset[int]
    content: Token
    rule: str
    quotation: Quotation | None = field(default=None, compare=False)

    def asserts(self, head: Token) -> bool:
        """Whether the statement says what `head` tells, and does not only use it to describe something.

        "As large as the 1,000 who were exchanged" tells a size; that they were exchanged the report knows itself.
        """
        for token in (head, *tree.ancestors(head)):
            if token.i == self.content.i:
                return True
            relative = any(
                child.lower_ in tree.RELATIVE_PRONOUNS and child.pos_ == "PRON"
                for child in tree.children(token, *tree.SUBJECTS)
            )
            if token.dep_ == "acl:relcl" or relative:
                return False
        return True


class Attribution:
    """The sayings of one document. `of(token)` gives those that cover a word, innermost first."""

    def __init__(self, doc: Doc, cast: Cast, blocks: tuple[tuple[int, int], ...] = ()) -> None:
        self.doc, self.cast = doc, cast
        self.quotations = find_quotations(doc, blocks)
        self._verbs = {word.word: word for word in load_speech() if word.form == "verb"}
        self._prepositions: dict[str, list[str]] = {}  # by their first word
        for word in load_speech():
            if word.form == "preposition":
                self._prepositions.setdefault(word.word.split()[0], []).append(word.word)
        self._statements = load_nouns()["statement"]
        self.sayings = self._find()

    def of(self, token: Token) -> list[Saying]:
        """The sayings that cover `token`, the innermost first."""
        around = [saying for saying in self.sayings if token.i in saying.scope]
        return sorted(around, key=lambda saying: len(saying.scope))

    def quotation_at(self, token: Token) -> Quotation | None:
        """The quotation that holds `token`."""
        return next((quote for quote in self.quotations if quote.start <= token.i < quote.end), None)

    def speech_word(self, token: Token) -> SpeechWord | None:
        """The lexicon's entry, if the token is a reporting verb."""
        if token.pos_ != "VERB":
            return None
        particles = [child.lower_ for child in token.children if child.dep_ == "compound:prt"]
        for word in [f"{token.lemma_.lower()} {particle}" for particle in particles] + [token.lemma_.lower()]:
            if word in self._verbs:
                return self._verbs[word]
        return None

    # -- finding -----------------------------------------------------------------------------------------------

    def _find(self) -> list[Saying]:
        found: list[Saying] = []
        for token in self.doc:
            verb = self.speech_word(token)
            if verb is not None:
                found.extend(self._by_verb(token, verb))
            elif token.lower_ == "clear" and token.head.lemma_ == "make":
                found.extend(
                    self._by_verb(token.head, SpeechWord(word="make clear", form="verb", example="-"))
                )
            found.extend(self._by_preposition(token))
        found.extend(self._running_quotations(found))
        return [self._with_medium_around(saying, found) for saying in found]

    def _by_verb(self, verb: Token, entry: SpeechWord) -> list[Saying]:
        content = self._content_of_verb(verb)
        if content is None:
            return []
        left_out = {word.i for word in verb.subtree} if content not in verb.subtree else set()
        scope = {word.i for word in content.subtree} - left_out
        quotation = self._quotation_beside(verb, scope)
        if quotation is not None:
            scope |= set(range(quotation.start, quotation.end))
        subject = self._speaker_of(verb, content)
        if tree.is_passive(verb):
            subject = next(iter(tree.children(verb, "obl:by")), None)
            if subject is None and verb.dep_ != "acl":
                return []
        medium, speaker = self.medium_beside(verb), subject
        if subject is not None and self.cast.is_outlet(subject):
            medium, speaker = self._outlet_name(subject), None
        if subject is not None and subject.lemma_.lower() in self._statements:
            medium, speaker = tree_text(subject), self._owner(subject)
        if speaker is None and medium is None:
            return []  # "just show a child": nobody reports anything
        return [
            Saying(
                verb,
                speaker,
                medium,
                entry.stance,
                frozenset(scope),
                content,
                f"{entry.word}: speech verb",
                quotation,
            )
        ]

    def _speaker_of(self, verb: Token, content: Token) -> Token | None:
        """The subject of a speech verb; in "a truce which officials say is necessary" the noun right before it."""
        before = [child for child in tree.children(content, *tree.SUBJECTS) if child.i < verb.i]
        own = tree.children(verb, *tree.SUBJECTS)
        if before and not own and (verb.dep_ == "acl:relcl" or before[-1].i > content.i):
            return before[-1]
        return next(iter(tree.subjects(verb)), None)

    def _content_of_verb(self, verb: Token) -> Token | None:
        """The clause that a speech verb reports: its complement, or the clause that it interrupts or follows."""
        clear = [child for child in tree.children(verb, "xcomp") if child.lower_ == "clear"]
        complements = [found for word in (verb, *clear) for found in tree.children(word, "ccomp", "csubj")]
        if complements:
            return complements[0]
        if verb.dep_ == "parataxis":
            return verb.head
        if verb.dep_ == "advcl" and any(
            child.lower_ == "as" for child in tree.children(verb, "mark", "advmod")
        ):
            return verb.head
        below = [
            token
            for child in tree.children(verb, "obl", "obj")
            for token in child.subtree
            if tree.base(token) in ("ccomp", "acl")
            and any(mark.lower_ == "that" for mark in tree.children(token, "mark"))
        ]
        if below:
            return below[0]  # "wrote in a post on X that …", with the clause hung on the post
        after = [child for child in tree.children(verb, "parataxis", "obj") if self.quotation_at(child)]
        if after:
            return after[0]
        return None

    def _by_preposition(self, token: Token) -> list[Saying]:
        """ "According to X", "in the words of X": covers the clause it hangs on; at a sentence's edge, the sentence."""
        begun = self._prepositions.get(token.lower_, ())
        phrase = next((words for words in begun if self._matches(token, words)), None)
        if phrase is None:
            return []
        speaker = token.head if tree.base(token) in ("case", "mark", "fixed") else None
        if speaker is None:
            speaker = next(
                (child for child in token.children if child.i > token.i and child.pos_ in NOMINAL), None
            )
        if speaker is None or speaker.i < token.i:
            speaker = next(
                (word for word in self.doc[token.i + 2 : token.sent.end] if word.pos_ in NOMINAL), None
            )
            if speaker is None:
                return []
            while (
                speaker.head.i > speaker.i
                and speaker.head.pos_ in NOMINAL
                and speaker.head.sent == token.sent
            ):
                speaker = speaker.head
        sentence = token.sent
        at_edge = token.i == sentence.start or self.doc[token.i - 1].text in ',”"'
        clause = sentence.root if at_edge else tree.clause_head(speaker.head)
        inside = {word.i for word in speaker.subtree}
        scope = frozenset({word.i for word in clause.subtree} - inside - {token.i, token.i + 1})
        medium = self._outlet_name(speaker) if self.cast.is_outlet(speaker) else None
        person: Token | None = None if medium else speaker
        if person is not None and person.lemma_.lower() in self._statements:
            medium, person = tree_text(person), self._owner(person)
        return [Saying(token, person, medium, "neutral", scope, clause, f"{phrase}: attribution")]

    def _matches(self, token: Token, phrase: str) -> bool:
        words = phrase.split()
        return [word.lower_ for word in self.doc[token.i : token.i + len(words)]] == words

    def _running_quotations(self, found: list[Saying]) -> list[Saying]:
        """A quotation with no speech verb of its own goes on with the speaker before it, in this or the last paragraph."""
        running = []
        for quotation in self.quotations:
            tokens = self.doc[quotation.start : quotation.end]
            if len(tokens) < SHORTEST_QUOTE or any(
                (saying.quotation == quotation or quotation.start in saying.scope)
                and saying.speaker is not None
                for saying in found
            ):
                continue
            sentence = tokens[0].sent
            if self.doc[sentence.start : quotation.start].text.strip(OPENING + STRAIGHT + " \n"):
                continue  # a quotation within a sentence belongs to that sentence's own words
            last = self._last_speech_before(tokens[0])
            if last is None:
                continue
            word, speaker, medium = last
            scope = frozenset(range(quotation.start, quotation.end))
            content = tokens[0].sent.root if tokens[0].sent.root.i in scope else tokens[0]
            running.append(
                Saying(word, speaker, medium, "neutral", scope, content, RUNNING_QUOTATION, quotation)
            )
        return running

    def _last_speech_before(self, token: Token) -> tuple[Token, Token, str | None] | None:
        """The reporting verb of this or the sentence before, its speaker, and the medium reported around it."""
        for word in reversed(self.doc[: token.i]):
            if self._sentences_between(word, token) > 1:
                return None
            voiced = self.speech_word(word) is not None or (
                word.pos_ == "VERB" and word.lemma_.lower() in _voicing()
            )
            if not voiced or self.quotation_at(word) is not None:
                continue
            speaker = next(iter(tree.subjects(word)), None)
            if speaker is None or speaker.i in (word.i, token.i) or tree.is_passive(word):
                continue
            return word, speaker, self._medium_around(word)
        return None

    def _medium_around(self, word: Token) -> str | None:
        """The outlet to which a sentence is attributed: "…, according to the TASS agency"."""
        for token in word.sent:
            for saying in self._by_preposition(token):
                if saying.medium and word.i in saying.scope:
                    return saying.medium
        return self.medium_beside(word)

    def _sentences_between(self, first: Token, second: Token) -> int:
        starts = [sent.start for sent in self.doc.sents]
        position = {start: number for number, start in enumerate(starts)}
        return position[second.sent.start] - position[first.sent.start]

    # -- media -------------------------------------------------------------------------------------------------

    def _with_medium_around(self, saying: Saying, found: list[Saying]) -> Saying:
        """A saying without a medium takes that of an outlet that reports the whole of it."""
        if saying.medium is not None:
            return saying
        for other in found:
            if (
                other is not saying
                and other.medium
                and other.speaker is None
                and saying.word.i in other.scope
            ):
                return replace(saying, medium=other.medium)
        return saying

    def medium_beside(self, verb: Token) -> str | None:
        """ "told TASS", "said in a statement", "wrote in a post on X"."""
        for child in tree.children(verb, "obj", "iobj", "obl"):
            if self.cast.is_outlet(child):
                return self._outlet_name(child)
            if child.lemma_.lower() in self._statements and {"in", "on", "through", "via", "during"} & set(
                tree.case_words(child)
            ):
                outlets = [
                    word for word in child.subtree if self.cast.names.at(word) and self.cast.is_outlet(word)
                ]
                return self._outlet_name(outlets[0]) if outlets else tree_text(child)
        return None

    def _outlet_name(self, token: Token) -> str:
        for word in (token, *token.subtree):
            name = self.cast.names.at(word)
            if name is not None and name.party.kind in ("outlet", "platform"):
                return name.party.name
        return tree_text(token)

    def _owner(self, statement: Token) -> Token | None:
        return next(iter(tree.children(statement, "nmod:poss", "nmod:by", "nmod:from", "nmod:of")), None)

    def _quotation_beside(self, verb: Token, scope: set[int]) -> Quotation | None:
        """The quotation that a speech verb introduces or follows within its sentence."""
        sentence = verb.sent
        for quotation in self.quotations:
            if quotation.start < sentence.end and quotation.end > sentence.start:
                inside = scope & set(range(quotation.start, quotation.end))
                if inside and quotation.end - quotation.start >= SHORTEST_QUOTE:
                    return quotation
        return None


RUNNING_QUOTATION = "quotation that goes on"
VOICES = frozenset(
    {
        MoveType.COMMENT, MoveType.ACCUSE, MoveType.DENY, MoveType.DEMAND, MoveType.APPEAL, MoveType.THREATEN,
        MoveType.SUPPORT, MoveType.REJECT,
    }
)  # fmt: skip
CIRCUMSTANCES = frozenset({"during", "after", "before", "on", "at", "through"})  # when and how, not who
NOMINAL = ("NOUN", "PROPN", "PRON")


@cache
def _voicing() -> frozenset[str]:
    """Verbs of the acts lexicon by which somebody is heard (*slammed*, *demanded*): their subject may go on speaking."""
    frames = (frame for frame in load_acts() if frame.form == "verb" and frame.type in VOICES)
    return frozenset(entry.word.split()[0] for frame in frames for entry in frame.entries)


def tree_text(token: Token) -> str:
    """A noun phrase's own words: its subtree without clauses, without the preposition before it."""

    def clause(child: Token) -> bool:
        return (
            child.dep_
            in ("acl:relcl", "case", "punct", "cc", "conj", "mark", "advcl", "cop", "nsubj", "parataxis")
            and not (child.dep_ == "case" and child.i > child.head.i)
            and not (child.dep_ == "punct" and child.text in "-’'")
        ) or bool(CIRCUMSTANCES & set(tree.case_words(child)))

    words = tree.kept_subtree(token, clause)
    start, end = tree.trimmed(token.doc, words[0].i, words[-1].i + 1)
    return tree.span_text(token.doc, start, min(end, start + LONGEST_SPEAKER))


def find_quotations(doc: Doc, blocks: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    """The quotations of a text by paired marks; one that its paragraph never closes ends with the paragraph.

    Straight marks alternate between opening and closing within a paragraph. `blocks` are character ranges.
    """
    found: list[Quotation] = []
    ends = [end for _, end in blocks]
    opened: int | None = None
    block = 0
    for token in doc:
        while block < len(ends) and token.idx >= ends[block]:
            if opened is not None:
                found.append(Quotation(opened, token.i, closed=False))
                opened = None
            block += 1
        for mark in token.text:
            if mark in OPENING or (mark == STRAIGHT and opened is None):
                opened = token.i + 1 if opened is None else opened
            elif (mark in CLOSING or mark == STRAIGHT) and opened is not None:
                if token.i > opened:
                    found.append(Quotation(opened, token.i, closed=True))
                opened = None
    if opened is not None and opened < len(doc):
        found.append(Quotation(opened, len(doc), closed=False))
    return tuple(found)
