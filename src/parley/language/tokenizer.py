"""spaCy's English tokenizer, changed where Universal Dependencies splits words differently."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parley.language.abbreviations import written_abbreviations

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

# A hyphen after these stays inside the word (Universal Dependencies splits only between words that can stand
# alone).
BOUND_PREFIXES = (
    "anti", "co", "counter", "de", "e", "ex", "inter", "intra", "mega", "micro",
    "mid", "mini", "mis", "multi", "neo", "non", "post", "pre", "pro", "pseudo",
    "re", "semi", "sub", "super", "trans", "ultra", "un", "uh", "mm",
)  # fmt: skip
FREE_HYPHEN = "".join(rf"(?<!^{prefix})(?<!^{prefix.title()})" for prefix in BOUND_PREFIXES)
INFIXES = (
    r"(?<=[0-9])[-–—](?=[0-9A-Za-z])",
    r"(?<=[A-Za-z.])[-–—](?=[0-9])",
    r"(?<=[.\]\)])[-–—](?=[A-Za-z\[\(])",
    r"(?<=[A-Za-z])/(?=[A-Za-z])",
    r"(?<=[A-Z])[$£€](?=[0-9])",
    r"(?<=[A-Za-z0-9])[\)\]](?=[\(\[])",
)
# Runs of one sign are one word, as in the treebanks.
RUNS = (r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"~{2,}", r">{2,}", r"<{2,}", r"-{2,}", r"\.{2,}")
# Telephone numbers and ISO dates are one word.
WHOLE = re.compile(r"^(?:(?:\d{3}[-.])?\d{3}[-.]\d{4}|\d{4}-\d{2}-\d{2})$")
SPLIT_WORDS = {"wanna": ("wan", "na"), "outta": ("out", "ta"), "gotta": ("got", "ta")}
DROPPED_EXCEPTIONS = ("and/or",)
# spaCy takes these currency signs whole; the treebanks have "US $".
DROPPED_PREFIXES = (r"US\$", r"C\$", r"A\$")


@lru_cache(maxsize=1)
def blank_english() -> Language:
    """A spaCy pipeline with the tokenizer alone. Loads no weights.

    >>> [token.text for token in blank_english()("a 30-day, US-backed truce")]
    ['a', '30', '-', 'day', ',', 'US', '-', 'backed', 'truce']
    """
    import spacy

    nlp = spacy.blank("en")
    nlp.tokenizer = _tokenizer(nlp)
    # Documents may be long; sentences are bounded elsewhere.
    nlp.max_length = 10**9
    return nlp


def _tokenizer(nlp: Language) -> Tokenizer:
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = nlp.Defaults
    prefixes = [rule for rule in defaults.prefixes or () if rule not in DROPPED_PREFIXES]
    infixes = [_free_hyphens(str(rule)) for rule in defaults.infixes or ()]
    rules = {
        word: rule
        for word, rule in (defaults.tokenizer_exceptions or {}).items()
        if word not in DROPPED_EXCEPTIONS
    }
    made = Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex([*RUNS, *prefixes]).search,
        suffix_search=compile_suffix_regex([*RUNS, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([*INFIXES, *infixes]).finditer,
        token_match=WHOLE.match,
        url_match=defaults.url_match,
    )
    for word, parts in SPLIT_WORDS.items():
        for form in (word, word.title()):
            ends = [form[: len(parts[0])], form[len(parts[0]) :]]
            made.add_special_case(form, [{"ORTH": end} for end in ends])
    for _, *words in written_abbreviations():
        for form in {form for word in words for form in (word, word.upper())}:
            made.add_special_case(form, [{"ORTH": form}])
    return made


def _free_hyphens(rule: str) -> str:
    """spaCy's rule for hyphens between letters, without those after a bound prefix."""
    return FREE_HYPHEN + rule if "|--|" in rule else rule
