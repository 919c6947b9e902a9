from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.language.tokenizer import blank_english


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a 30-day truce", "a 30 - day truce"),
        ("US-backed forces", "US - backed forces"),
        ("the U.S.-led talks", "the U.S. - led talks"),
        ("a five–year term", "a five – year term"),
        ("the 2014–2015 accords", "the 2014 – 2015 accords"),
        ("Moscow—which refused—left", "Moscow — which refused — left"),
        ("They cannot agree.", "They can not agree ."),
        ("They can’t and won't sign", "They ca n’t and wo n't sign"),
        ("Kyiv's offer", "Kyiv 's offer"),
        ("the rebels’ demands", "the rebels ’ demands"),
        ("$500 million", "$ 500 million"),
        ("US$500", "US $ 500"),
        ("10km away", "10 km away"),
        ("12,000 prisoners, 3.5%", "12,000 prisoners , 3.5 %"),
        ("and/or", "and / or"),
        ("Lt. Gen. Musa met Mr. Diaz.", "Lt. Gen. Musa met Mr. Diaz ."),
        ("on Feb. 20.", "on Feb. 20 ."),
        ("re-open and non-aligned", "re-open and non-aligned"),
        ("co-operation", "co-operation"),
        ("on 2025-05-16", "on 2025-05-16"),
        ("Really?!", "Really ?!"),
        ("“No,” he said.", "“ No , ” he said ."),
        ("M23 and COVID-19", "M23 and COVID - 19"),
        ("the Israel-Hamas war", "the Israel - Hamas war"),
    ],
)
def test_words_are_those_of_the_treebanks(text: str, words: str) -> None:
    assert [token.text for token in blank_english()(text)] == words.split()


@given(st.text(alphabet="aB3 .-–'’\"“()/$\n", max_size=40))
def test_no_character_is_lost(text: str) -> None:
    assert blank_english()(text).text == text
