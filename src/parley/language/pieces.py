"""Words as the encoder reads them: word pieces and the shape of each word.

The encoder's vocabulary is uncased, so the shape (capitals, digits, punctuation) is a second input. Training
and run time share this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SHAPES = (
    "special",
    "lower",
    "title",
    "upper",
    "letter",
    "mixed",
    "digits",
    "alphanumeric",
    "punctuation",
    "dotted",
    "other",
    "first-title",
    "first-letter",
)
SHAPE_IDS = {name: index for index, name in enumerate(SHAPES)}
# A web address can have a hundred pieces; its beginning and its end tell enough.
MOST_PIECES = 8
# The training texts use straight quotation marks almost everywhere, the news curly ones.
STRAIGHT = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "`": "'"})


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sentence for the encoder: piece ids with [CLS] and [SEP], a shape for every piece, and the first
    and last piece of every word (position 0 stands for the root)."""

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """The shape of a word: ``"title"`` for *Ankara*, ``"dotted"`` for *U.S.*, ``"alphanumeric"`` for
    *M23*."""
    if not any(character.isalnum() for character in word):
        return "punctuation"
    if word.isdigit():
        return "digits"
    if any(character.isdigit() for character in word):
        return "alphanumeric" if any(character.isalpha() for character in word) else "digits"
    if word.islower():
        return "lower"
    if "." in word[:-1] and word.isupper():
        return "dotted"
    if word.isupper():
        return "letter" if len(word) == 1 else "upper"
    if word[:1].isupper() and word[1:].islower():
        return "title"
    return "mixed" if any(character.isupper() for character in word) else "other"


def shapes(words: Sequence[str]) -> list[str]:
    """The shape of every word; a capital that only marks the beginning of the sentence gets one of its own.

    >>> shapes(["Talks", "in", "Doha"])
    ['first-title', 'lower', 'title']
    """
    found = [shape(word) for word in words]
    for index, name in enumerate(found):
        if name != "punctuation":
            found[index] = f"first-{name}" if name in {"title", "letter"} else name
            break
    return found


class Pieces:
    """The word-piece vocabulary in ``folder/tokenizer.json``."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._begin, self._end, self._unknown = (
            self._tokenizer.token_to_id(special) or 0 for special in ("[CLS]", "[SEP]", "[UNK]")
        )
        self._cached = lru_cache(maxsize=65536)(self._split)

    def _split(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word.translate(STRAIGHT), add_special_tokens=False).ids
        if len(ids) > MOST_PIECES:
            ids = ids[: MOST_PIECES - 2] + ids[-2:]
        return tuple(ids) or (self._unknown,)

    def count(self, word: str) -> int:
        """How many pieces a word has (1 to ``MOST_PIECES``)."""
        return len(self._cached(word))

    def encode(self, words: Sequence[str]) -> Encoded:
        """Encode one sentence; a word never disappears, however odd."""
        pieces, piece_shapes, first, last = [self._begin], [SHAPE_IDS["special"]], [0], [0]
        for word, name in zip(words, shapes(words), strict=True):
            ids = self._cached(word)
            first.append(len(pieces))
            pieces.extend(ids)
            piece_shapes.extend([SHAPE_IDS[name]] * len(ids))
            last.append(len(pieces) - 1)
        return Encoded([*pieces, self._end], [*piece_shapes, SHAPE_IDS["special"]], first, last)
