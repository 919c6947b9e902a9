"""Tells the language a report is written in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from parley.documents.words import words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SAMPLE = 3000  # characters; more changes nothing
FEWEST_WORDS = 12
_ENGLISH_SHARE = 0.2  # the lowest share of such words in 95 English reports was 0.25
_SURE = 0.9


def language_of(text: str) -> str | None:
    """The two-letter code of the language of a text, or none where it is too short or too mixed to tell.

    >>> language_of("The delegations met in Geneva on Monday and agreed to exchange all of the prisoners.")
    'en'
    """
    found = _WORD.findall(text[:SAMPLE].lower())
    if sum(map(len, found)) < 2 * FEWEST_WORDS or (len(found) < FEWEST_WORDS and text.isascii()):
        return None
    if sum(word in words().english for word in found) >= _ENGLISH_SHARE * len(found):
        return "en"
    language, certainty = _identifier().classify(text[:SAMPLE])
    return str(language) if certainty >= _SURE else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """py3langid, loaded only for the first text that is not plainly English (it takes about a second)."""
    from py3langid.langid import (  # type: ignore[import-untyped,unused-ignore]
        MODEL_FILE,
        LanguageIdentifier,
    )

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
