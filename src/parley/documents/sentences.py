"""Small questions about the end and the beginning of sentences, asked of raw text before any parser
reads it."""

from __future__ import annotations

import re

from parley.documents.words import words

CLOSING = "”’\"'»)]›"
OPENING = "“‘\"'«([‹„"
_STOPS = ".!?…。؟۔।"
_ENDED = re.compile(
    rf"[{re.escape(_STOPS)}][{re.escape(CLOSING)}]*(?:\[\d{{1,3}}\])*[{re.escape(CLOSING)}]*$"
)  # and footnotes


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a full stop, question or exclamation mark or an ellipsis, quoted or not.

    >>> ends_sentence("“We will go.”"), ends_sentence("the head of the")
    (True, False)
    """
    return bool(_ENDED.search(line[-24:]))


def last_word(line: str) -> str:
    """The last word, without what surrounds it; empty where there is none."""
    tail = line[-80:].split()
    return tail[-1].strip(CLOSING + OPENING + ".,;:!?…—–-") if tail else ""


def goes_on(line: str) -> bool:
    """Whether a line begins in the middle of a sentence: with a small letter or a mark that closes
    something.

    Names such as al-Shabaab or el-Sisi begin sentences with a small letter.

    >>> goes_on("and left."), goes_on(", who left"), goes_on("al-Shabaab said"), goes_on("The talks")
    (True, True, False, False)
    """
    first = line[:1]
    if first.islower():
        return re.split(r"\W", line[:12], maxsplit=1)[0] not in words().small_names
    return first in {",", ";", ":", ")", "]", "”", "’", "%"} or bool(re.match(r"\.(?!\.)", line))
