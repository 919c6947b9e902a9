"""Base forms of English words, given their part of speech.

Open word classes go to lemminflect (offline, MIT). Closed classes are short lists, with the forms that Universal
Dependencies English uses: *us* is *we*, *n't* is *not*, *an* is *a*.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

OPEN_CLASSES = frozenset({"VERB", "NOUN", "ADJ", "ADV"})

AUXILIARIES = MappingProxyType(
    {"'ll": "will", "ll": "will", "wo": "will", "would": "would", "'d": "would", "ca": "can", "sha": "shall"}
    | dict.fromkeys(("'s", "'re", "'m", "am", "is", "are", "was", "were", "been", "being", "be", "ai"), "be")
    | dict.fromkeys(("'ve", "ve", "has", "had", "having", "have"), "have")
    | dict.fromkeys(("do", "does", "did", "done", "doing"), "do")
    | dict.fromkeys(("get", "gets", "got", "getting", "gotten"), "get")
)
# Only these change; every other pronoun, determiner or particle is its own base form.
CLOSED = MappingProxyType(
    {
        "PRON": dict.fromkeys(("me",), "I")
        | {"i": "I", "us": "we", "'s": "we", "him": "he", "them": "they", "'em": "they", "these": "this"}
        | {"those": "that", "whom": "who", "ya": "you", "thee": "thou", "theirs": "their", "ours": "our"}
        | {"yours": "your", "mine": "my", "hers": "her", "others": "other", "ones": "one"},
        "DET": {"an": "a", "these": "this", "those": "that"},
        "PART": {"n't": "not", "n’t": "not", "nt": "not", "’s": "'s", "'": "'s", "’": "'s", "na": "to"},
        "ADP": {"'s": "as"},
        "CCONJ": {"n": "and", "'n'": "and"},
    }
)
HAD = frozenset({"VBD", "VBN"})
BASE_TAGS = frozenset({"VB", "VBP"})


@lru_cache(maxsize=65536)
def lemma(word: str, upos: str, xpos: str = "") -> str:
    """The base form of ``word`` as a ``upos`` (UPOS), helped by its Penn tag where two would do.

    >>> lemma("withdrew", "VERB"), lemma("talks", "NOUN"), lemma("lay", "VERB", "VBD")
    ('withdraw', 'talk', 'lie')
    """
    if upos == "PROPN":
        return _proper_noun(word, xpos)
    lower = word.lower().replace("’", "'")
    if upos == "AUX":
        return _auxiliary(lower, xpos)
    if upos in OPEN_CLASSES:
        return _open_class(lower, upos, xpos)
    if upos in CLOSED:
        return CLOSED[upos].get(lower, lower)
    return lower if upos in {"SCONJ", "INTJ"} else word


def _proper_noun(word: str, xpos: str) -> str:
    if xpos != "NNPS" or len(word) < 4 or word.isupper():  # noqa: PLR2004 - "US" is no plural
        return word
    import lemminflect

    found = lemminflect.getLemma(word.lower(), upos="NOUN", lemmatize_oov=True)
    return word[:1] + found[0][1:] if found and found[0][:1] == word[:1].lower() else word


def _auxiliary(lower: str, xpos: str) -> str:
    if lower == "'d" and xpos in HAD:
        return "have"
    if lower == "'s" and xpos == "VBZ":
        return "be"
    return AUXILIARIES.get(lower, lower)


def _open_class(lower: str, upos: str, xpos: str) -> str:
    if upos == "VERB" and lower.startswith("'") and lower in AUXILIARIES:
        return _auxiliary(lower, xpos)
    if xpos in {"JJ", "RB", "NN"} or (upos == "VERB" and xpos in BASE_TAGS):
        return lower
    import lemminflect

    found = lemminflect.getLemma(lower, upos=upos)
    return found[0] if found else lower
