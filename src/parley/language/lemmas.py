"""Base forms of English words, given their part of speech.

Open word classes go to lemminflect (offline, MIT). Closed classes are short lists, with the forms that
Universal Dependencies English uses: *us* is *we*, *n't* is *not*, *an* is *a*.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

OPEN_CLASSES = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
BE = ("'s", "'re", "'m", "m", "r", "s", "am", "is", "are", "was", "were", "been", "being", "be", "ai")
AUXILIARIES = MappingProxyType(
    {"'ll": "will", "ll": "will", "wo": "will", "would": "would", "'d": "would", "ca": "can", "sha": "shall"}
    | dict.fromkeys(BE, "be")
    | dict.fromkeys(("'ve", "ve", "has", "had", "having", "have"), "have")
    | dict.fromkeys(("do", "does", "did", "done", "doing"), "do")
    | dict.fromkeys(("get", "gets", "got", "getting", "gotten"), "get")
)
# Only these change; every other pronoun, determiner or particle is its own base form.
CLOSED = MappingProxyType(
    {
        "PRON": {"me": "I", "i": "I", "us": "we", "'s": "we", "him": "he", "them": "they", "'em": "they"}
        | {"these": "this", "those": "that", "whom": "who", "ya": "you", "theirs": "their", "ours": "our"}
        | {"yours": "your", "mine": "my", "hers": "her", "others": "other", "ones": "one"},
        "DET": {"an": "a", "these": "this", "those": "that"},
        "PART": {"n't": "not", "nt": "not", "s": "'s", "'": "'s", "na": "to"},
        "ADP": {"'s": "as"},
        "CCONJ": {"n": "and", "'n'": "and"},
        "PUNCT": {"“": '"', "”": '"', "–": "-", "--": "-"},
    }
)
# Words whose dictionary form is not what the treebanks give.
IRREGULAR = MappingProxyType(
    {
        ("later", "RBR"): "late",
        ("her", "PRP"): "she",
        ("gon", "VBG"): "go",
        ("wan", "VBP"): "want",
        ("wan", "VB"): "want",
    }
)
OWN_FORM = frozenset({"more", "most", "least"})
HAD = frozenset({"VBD", "VBN"})
# Words with these tags are base forms already.
BASE_TAGS = frozenset({"JJ", "RB", "NN", "VB", "VBP"})
BE_NOW = frozenset({"am", "are", "'re", "'m", "r", "m"})
SHORTEST_PLURAL, LONGEST_ACRONYM = 4, 5


@lru_cache(maxsize=65536)
def lemma(word: str, upos: str, xpos: str = "", first: bool = False) -> str:
    """The base form of ``word`` as a ``upos`` (UPOS), helped by its Penn tag where two would do.

    ``first`` says that the word begins a sentence, where a capital means nothing.

    >>> lemma("withdrew", "VERB"), lemma("talks", "NOUN"), lemma("lay", "VERB", "VBD")
    ('withdraw', 'talk', 'lie')
    """
    lower = word.lower().replace("’", "'")
    if (lower, xpos) in IRREGULAR:
        return IRREGULAR[lower, xpos]
    if upos == "PROPN":
        return _proper_noun(word, xpos)
    if upos == "AUX":
        return _auxiliary(lower, xpos)
    if upos in OPEN_CLASSES:
        return word if _keeps_capitals(word, upos, xpos, first) else _open_class(lower, upos, xpos)
    if upos in CLOSED:
        return CLOSED[upos].get(lower, lower)
    return lower if upos in {"SCONJ", "INTJ", "NUM"} else word


def _keeps_capitals(word: str, upos: str, xpos: str, first: bool) -> bool:
    if upos == "ADJ" and word[:1].isupper():
        return xpos == "NNP" or (xpos == "JJ" and not first and not word.isupper())
    return xpos == "NN" and word.isupper() and 1 < len(word) <= LONGEST_ACRONYM


def _proper_noun(word: str, xpos: str) -> str:
    if xpos != "NNPS" or len(word) < SHORTEST_PLURAL or word.isupper():
        return word
    found = _look_up(word.lower(), "NOUN")
    return word[:1] + found[1:] if found[:1] == word[:1].lower() else word


def _auxiliary(lower: str, xpos: str) -> str:
    if lower == "'d" and xpos in HAD:
        return "have"
    return AUXILIARIES.get(lower, lower)


def _open_class(lower: str, upos: str, xpos: str) -> str:
    if upos == "VERB" and (lower in BE_NOW or (lower.startswith("'") and lower in AUXILIARIES)):
        return _auxiliary(lower, xpos)
    if xpos in BASE_TAGS or lower in OWN_FORM or "." in lower:
        return lower
    return _look_up(lower, upos)


def _look_up(lower: str, upos: str) -> str:
    import lemminflect

    found = lemminflect.getLemma(lower, upos=upos)
    return str(found[0]) if found else lower
