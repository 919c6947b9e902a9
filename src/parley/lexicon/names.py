"""How a party's name is compared with the words of a text.

Both are broken into *atoms*: accents and curly apostrophes are folded, dotted acronyms lose their dots, and hyphens,
slashes and apostrophes only part one atom from the next, so that *al-Shabaab*, *Al Shabaab* and the three words of a
Universal Dependencies tokenizer (*al*, *-*, *Shabaab*) are all the same. Capitals are compared afterwards, by `fits`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

# Letters that Unicode does not decompose into a plain letter and an accent.
UNDECOMPOSED = str.maketrans(
    {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE"}
)
PARTING = frozenset("-‐‑/'’‘ʼʻ`´")  # these part two atoms and are none themselves
DOTTED = re.compile(r"(?:[A-Z]\.){2,}|(?:[A-Z]\.)+[A-Z]")
PIECES = re.compile(r"[^\W_]+")
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
    folded = fold(word)
    if DOTTED.fullmatch(folded):
        return (folded.replace(".", ""),)
    return tuple(PIECES.findall(folded)) or (folded,)


def atoms(tokens: Iterable[str]) -> tuple[list[str], list[int]]:
    """The atoms of `tokens` in order, and for each the index of the token it came from."""
    found: list[str] = []
    origins: list[int] = []
    for index, token in enumerate(tokens):
        pieces = atoms_of(token)
        found.extend(pieces)
        origins.extend([index] * len(pieces))
    return found, origins


def form_atoms(form: str) -> list[str]:
    """The atoms of a form, without a leading article.

    >>> form_atoms("the Holy See"), form_atoms("Sana'a")
    (['Holy', 'See'], ['Sana', 'a'])
    """
    found, _ = atoms(words(form))
    return found[1:] if len(found) > 1 and found[0].lower() == "the" else found


def fits(form: Sequence[str], text: Sequence[str]) -> bool:
    """Whether the atoms of a text are those of a form, capitals included.

    Both are of one length and the same in lower case. An acronym must be written as it is; a lower-case word of a
    form may have a capital (headlines); a name may stand in capitals throughout when it is long enough.

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
