"""How a party's name is compared with the words of a text.

Both are broken into *atoms*: accents are folded, dotted acronyms lose their dots, and hyphens, slashes and
apostrophes only part one atom from the next, so that *al-Shabaab*, *Al Shabaab* and the three words of a
Universal Dependencies tokenizer (*al*, *-*, *Shabaab*) are the same. Capitals are compared by `fits`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

# Letters that Unicode does not decompose into a plain letter and an accent.
UNDECOMPOSED = str.maketrans(
    {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE"}
)
HYPHENS = frozenset("-‐‑")
PARTING = HYPHENS | frozenset("/'’‘ʼʻ`´")  # these part two atoms and are none themselves
ADDRESS = re.compile(r"://|www\.|@")
PIECES = re.compile(r"(?:[A-Z]\.){2,}(?:[A-Z](?![^\W_]))?|[^\W_]+")  # "U.S." and "U.S.A" are one piece
WORDS = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+|[^\w\s]")
PARTICLES = frozenset({"al", "el"})  # the Arabic article: *Al-Qaeda* is *al-Qaeda* within a sentence
LEAST_SHOUTED = 4  # "IRAN" may be Iran in capitals; a shorter word in capitals is too often an acronym


def fold(text: str) -> str:
    """`text` without accents.

    >>> fold("Élysée, São Tomé, Türkiye")
    'Elysee, Sao Tome, Turkiye'
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    """The words and signs of `text`, as finely split as any tokenizer would.

    >>> words("U.S.-led talks in N'Djamena")
    ['U.S.', '-', 'led', 'talks', 'in', 'N', "'", 'Djamena']
    """
    return WORDS.findall(text)


@lru_cache(maxsize=65536)
def atoms_of(word: str) -> tuple[str, ...]:
    """The atoms of one word; a sign that can't part atoms (a comma, a full stop) stands for itself.

    >>> atoms_of("d’Ivoire"), atoms_of("U.S."), atoms_of("-"), atoms_of(",")
    (('d', 'Ivoire'), ('US',), (), (',',))
    """
    if word in PARTING:
        return ()
    if ADDRESS.search(word):
        return (word,)
    folded = fold(word)
    return tuple(piece.replace(".", "") for piece in PIECES.findall(folded)) or (folded,)


class Atoms(NamedTuple):
    """The atoms of a text, the index of the token of each, and which have a hyphen right before them."""

    texts: list[str]
    tokens: list[int]
    hyphened: list[bool]


def atoms(tokens: Iterable[str]) -> Atoms:
    """The atoms of `tokens` in order.

    >>> atoms(["KDP-L", "and", "M", "-", "19"]).texts
    ['KDP', 'L', 'and', 'M', '19']
    >>> atoms(["KDP-L", "and", "M", "-", "19"]).hyphened
    [False, True, False, False, True]
    """
    found = Atoms([], [], [])
    hyphen = False
    for index, token in enumerate(tokens):
        if token in HYPHENS:
            hyphen = True
            continue
        pieces = atoms_of(token)
        inner = any(sign in token for sign in HYPHENS)
        for number, piece in enumerate(pieces):
            found.texts.append(piece)
            found.tokens.append(index)
            found.hyphened.append(hyphen if number == 0 else inner)
        hyphen = hyphen and not pieces
    return found


def form_atoms(form: str) -> list[str]:
    """The atoms of a form, without a leading article.

    >>> form_atoms("the Holy See"), form_atoms("Sana'a")
    (['Holy', 'See'], ['Sana', 'a'])
    """
    found = atoms(words(form)).texts
    return found[1:] if len(found) > 1 and found[0].lower() == "the" else found


def fits(form: Sequence[str], text: Sequence[str]) -> bool:
    """Whether the atoms of a text are those of a form, capitals included.

    Both are of one length and the same in lower case. An acronym must be written as it is; a lower-case word
    of a form may have a capital (headlines); a long enough name may stand in capitals throughout.

    >>> fits(["al", "Shabaab"], ["Al", "Shabaab"]), fits(["Turkey"], ["turkey"]), fits(["Iran"], ["IRAN"])
    (True, False, True)
    >>> fits(["IDF"], ["Idf"]), fits(["Chad"], ["CHAD"]), fits(["Fatah"], ["fatah"])
    (False, True, False)
    """
    if all(_same(wanted, written) for wanted, written in zip(form, text, strict=True)):
        return True
    shouted = all(written.isupper() or written.isdigit() for written in text)
    return shouted and sum(map(len, text)) >= LEAST_SHOUTED


def _same(wanted: str, written: str) -> bool:
    if wanted == written or (wanted.islower() and written == wanted.capitalize()):
        return True
    return written in PARTICLES and written == wanted.lower()
