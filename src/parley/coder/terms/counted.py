"""What a number counts: the noun after it, the noun its bodies are of, or the currency beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.vocabulary import Unit
from parley.coder.terms.amounts import Amount
from parley.coder.terms.numbers import ARTICLES, DASHES
from parley.coder.terms.words import Word, phrase_at
from parley.lexicon.parties import load_parties
from parley.lexicon.terms import QuantityWords, UnitWord, load_grammar, load_quantity_words

if TYPE_CHECKING:
    from parley.coder.tokens import Doc

REACH = 7  # words from a number to its noun: "25 of the most severely wounded soldiers"
QUOTES = frozenset("\"“”'‘’")
AGE_WORDS = frozenset({"aged", "age", "ages"})
NOUN_TAGS = frozenset({"NOUN", "PROPN"})
BEFORE_NOUN = frozenset(
    {"ADJ", "ADV", "NOUN", "PROPN", "VERB", "DET", "PRON", "PUNCT", "ADP", "NUM", "X", "SYM", ""}
)
YEARS = range(1900, 2100)
LONGEST_PREFIX = 3  # letters before another country's dollar: "NZ$", "HK$"
FOUR = 4  # digits of a year
UNITS_OF_PARTY = {"state": Unit.PEOPLE, "people": Unit.PEOPLE, "armed-group": Unit.FIGHTERS}


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: its unit (None: no unit of the codebook, or left to the context), the token of its
    noun, and the words (half-open) from the first word after the number to the noun.

    `name` is the first word of the noun itself ("prisoners of war" is one name). `kind`: the noun is narrower
    than its unit. `container`: the bodies are named before ("the bodies of 40 men").
    """

    unit: str | None
    token: int | None
    start: int | None
    end: int | None
    first: int | None = None
    name: int | None = None
    kind: bool = False
    container: bool = False


def counted_noun(
    doc: Doc, words: Sequence[Word], amount: Amount, taken: frozenset[int], lexicon: QuantityWords
) -> Counted | None:
    """What `amount` counts; None where the number is no quantity (an age, a year, a fraction, a name's part).

    `taken` are the words of dates and durations: what is counted stands before them.
    """
    if amount.currency:
        sign = words[amount.start].start
        unit = lexicon.symbols[amount.currency].value
        return Counted("money" if _is_other_dollar(words, amount) else unit, sign, None, amount.bound_end)
    if _is_age(words, amount) or _after_fraction(words, amount, lexicon):
        return None
    found = _noun_after(doc, words, amount, taken, lexicon)
    container = _container_before(words, amount, lexicon)
    if container is not None and (found is None or found.unit not in {"bodies", "families"}):
        return _in_container(words, container, found, lexicon)
    if found is not None:
        return found if _is_counted(words, amount, found) else None
    return Counted(None, None, None, None) if _is_elliptical(words, amount, lexicon) else None


def _is_other_dollar(words: Sequence[Word], amount: Amount) -> bool:
    """ "NZ$26 million" is money, and no US dollars."""
    before = words[amount.start - 1].text if amount.start else ""
    short = 1 <= len(before) <= LONGEST_PREFIX and before.isupper()
    return amount.currency == ("$",) and short and before not in {"I", "A"} and words[amount.start].glued


def _is_age(words: Sequence[Word], amount: Amount) -> bool:
    before = [word.lower for word in words[max(0, amount.bound_start - 3) : amount.start]]
    after = [word.lower for word in words[amount.end : amount.end + 4] if word.text not in DASHES]
    return any(word in AGE_WORDS for word in before) or after[:2] in (["year", "old"], ["years", "old"])


def _after_fraction(words: Sequence[Word], amount: Amount, lexicon: QuantityWords) -> bool:
    """ "two thirds", "3/4", "one in five"; and the middle of a decimal or a score."""
    if amount.end >= len(words):
        return False
    after = words[amount.end]
    if after.lower in lexicon.numbers.fractions and after.lower != "percent":
        return True
    return after.text in {"/", "°", "′"} or (amount.start > 0 and words[amount.start - 1].text == "/")


def _noun_after(
    doc: Doc, words: Sequence[Word], amount: Amount, taken: frozenset[int], lexicon: QuantityWords
) -> Counted | None:
    """The counted noun in the words after the number: the first word of a unit there, or the noun by its tag.

    Only a plural is counted, so that the *hostage* of "20 hostage families" is passed over; after a hyphen
    ("30-kilometre") and after "one" it is a singular.
    """
    place = max(amount.end, amount.bound_end)
    hyphen = place < len(words) and words[place].text in DASHES and words[place].glued
    first = place = place + hyphen
    plural = not (hyphen or amount.mirrored or amount.max == 1)
    last_noun: int | None = None
    while place < min(len(words), first + REACH) and place not in taken:
        hit = unit_at(words, place, lexicon)
        if hit is not None and (hit[0].plural if plural else hit[0].singular):
            return _unit_found(doc, words, hit, first, place, hyphen or amount.mirrored)
        unit = people_named(words[place]) if plural else None
        if unit is not None:
            token = words[place].end - 1
            return Counted(unit.value, token, first, place + 1, first, place, kind=True)
        if words[place].lower in lexicon.uncounted and plural:
            return Counted(None, None, None, place + 1)
        if hyphen or _ends_noun_phrase(doc, words, place, first):
            break
        if words[place].kind == "word" and doc[words[place].start].pos_ in NOUN_TAGS:
            last_noun = place
            if doc[words[place].start].tag_ == "NNS":
                break
        place += 1
    return None if hyphen else _by_tag(doc, words, amount, first, last_noun)


def people_named(word: Word) -> Unit | None:
    """The unit of people named by their party: "30 Palestinians" are people, "30 Houthis" are fighters."""
    if word.kind != "word" or not word.text[0].isupper() or not word.lower.endswith(("s", "men")):
        return None
    if word.text[:-1].isupper():
        return None  # "20 IEDs", "two UAVs"
    party = load_parties().find(word.text)
    is_country = (
        party is not None and party.kind == "state" and party.name == word.text
    )  # "the 20 Philippines …"
    return None if party is None or is_country else UNITS_OF_PARTY.get(party.kind)


def _unit_found(
    doc: Doc, words: Sequence[Word], hit: tuple[UnitWord, int], first: int, place: int, compound: bool
) -> Counted | None:
    unit, end = hit
    if not (unit.plural or compound) and end < len(words) and doc[words[end].start].tag_ in {"NN", "NNS"}:
        return None  # "one hostage deal" counts deals
    return Counted(unit.unit.value, _head_token(words, place, end), first, end, first, place, unit.kind)


def _head_token(words: Sequence[Word], start: int, end: int) -> int:
    """The token of the noun in a unit's words: "prisoners" in "prisoners of war"."""
    for place in range(start + 1, end):
        if words[place].lower == "of":
            return words[place - 1].end - 1
    return words[end - 1].end - 1


def unit_at(words: Sequence[Word], place: int, lexicon: QuantityWords) -> tuple[UnitWord, int] | None:
    """The longest unit word that begins at `place`, and where it ends."""
    for length in range(min(lexicon.longest_unit, len(words) - place), 0, -1):
        found = lexicon.units.get(tuple(word.lower for word in words[place : place + length]))
        if found is not None:
            return found, place + length
    return None


def _ends_noun_phrase(doc: Doc, words: Sequence[Word], place: int, first: int) -> bool:
    word, grammar = words[place], load_grammar()
    if word.kind == "number" or word.lower in load_quantity_words().numbers.cardinals:
        return not (place > first and _after_of(words, place))  # "200 of the 1,400 rebels"
    if word.kind == "word":
        if word.lower in ARTICLES or word.lower in grammar.of_fillers:
            return word.lower in ARTICLES or (place > first and not _after_of(words, place))
        if word.lower in grammar.phrase_ends:
            # "sick and wounded soldiers": "and" before another modifier, judged by its tag
            return not (word.lower in {"and", "or"} and _joins_modifiers(doc, words, place))
        return doc[word.start].pos_ not in BEFORE_NOUN or _is_verb_form(doc, word)
    if word.text in DASHES:
        return not word.glued
    if word.text in QUOTES:
        return False
    return word.kind != "clitic" and not (word.text == "," and _joins_modifiers(doc, words, place))


def _after_of(words: Sequence[Word], place: int) -> bool:
    """Whether only articles and the like stand between "of" and `place`: "20 of the other | hostages"."""
    return words[place - 1].lower in load_grammar().of_fillers


def _joins_modifiers(doc: Doc, words: Sequence[Word], place: int) -> bool:
    """Whether the words on both sides are adjectives or participles."""
    if place == 0 or place + 1 >= len(words):
        return False
    sides = (doc[words[place - 1].start], doc[words[place + 1].start])
    return all(token.pos_ == "ADJ" or token.tag_ == "VBN" for token in sides)


def _is_verb_form(doc: Doc, word: Word) -> bool:
    """A finite verb: participles may stand before a noun ("wounded soldiers")."""
    token = doc[word.start]
    return token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP", "VB", "MD"}


def _by_tag(
    doc: Doc, words: Sequence[Word], amount: Amount, first: int, last_noun: int | None
) -> Counted | None:
    """The noun that the tree gives the number to, if it is among the words read; otherwise the last one."""
    if last_noun is None:
        return None
    number = doc[words[amount.end - 1].end - 1]
    for place in range(first, last_noun):
        proper = number.head.pos_ == "PROPN"  # "five ISIL units" counts units
        if number.dep_ == "nummod" and words[place].end - 1 == number.head.i and not proper:
            last_noun = place
            break
    return Counted(None, words[last_noun].end - 1, first, last_noun + 1, first, last_noun)


def _container_before(
    words: Sequence[Word], amount: Amount, lexicon: QuantityWords
) -> tuple[int, int] | None:
    """The words of "bodies" or "remains" in "the bodies of (more than) 40 men"."""
    of = amount.bound_start - 1
    if of >= 0 and words[of].lower in {"the", "some"}:
        of -= 1
    if of < 1 or words[of].lower != "of":
        return None
    for length in range(2, 0, -1):
        if of >= length and phrase_at(words, of - length, lexicon.containers, length) == of:
            return of - length, of
    return None


def _in_container(
    words: Sequence[Word], container: tuple[int, int], found: Counted | None, lexicon: QuantityWords
) -> Counted:
    unit = lexicon.containers[tuple(word.lower for word in words[container[0] : container[1]])]
    token = words[container[1] - 1].end - 1
    end = found.end if found else None
    first = found.first if found else None
    return Counted(unit.value, token, container[0], end, first, first, kind=True, container=True)


def _is_counted(words: Sequence[Word], amount: Amount, found: Counted) -> bool:
    """Not "two sides", a lone "one" before what is no unit, nor a year before a noun."""
    if amount.max == 1 and amount.start and words[amount.start - 1].lower in {"at", "on"}:
        return False  # "at one point"
    if found.unit is not None:
        return True
    return found.token is not None and amount.max != 1 and not _is_year(words, amount)


def _is_year(words: Sequence[Word], amount: Amount) -> bool:
    """ "1967", and both years of "1991-1995"."""
    first, last = words[amount.start].text, words[amount.end - 1].text
    return all(len(digits) == FOUR and digits.isdigit() and int(digits) in YEARS for digits in (first, last))


def _is_elliptical(words: Sequence[Word], amount: Amount, lexicon: QuantityWords) -> bool:
    """Whether a number with no noun counts what was named before: "the 1,000 who …", "6,000 each"."""
    if amount.mirrored:
        return True
    if _is_year(words, amount) or amount.max == 1 or amount.vague:
        return False
    if amount.start > 1 and words[amount.start - 1].text[0].isupper():
        return False  # "Task Force 50 will …"
    if amount.end < len(words) and words[amount.end].text in DASHES and words[amount.end].glued:
        return False  # "a 10,000-strong force"
    after = words[amount.end].lower if amount.end < len(words) else ""
    if after in lexicon.elliptical:
        return True
    opener = words[amount.start - 1].lower if amount.start else ""
    if opener in lexicon.bounds.over_words:
        return False  # "those under 25"
    bounded = amount.bound_start < amount.start or amount.min != amount.max
    thousands = amount.figures and isinstance(amount.max, int) and "," in words[amount.end - 1].text
    return bounded or thousands
