"""Nothing in a report steers the terminal, and nothing that can be read gets lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.cli.terminal import in_line, shown

STEERING = {
    "colour": ("talks \x1b[1;31mfailed\x1b[0m", "talks failed"),
    "clear the screen": ("\x1b[2J\x1b[Htalks", "talks"),
    "name the window": ("\x1b]0;owned\x07talks", "talks"),
    "a link, ended otherwise": ("\x1b]8;;x\x1b\\talks\x1b]8;;\x1b\\", "talks"),
    "eight-bit": ("\x9b31mtalks", "talks"),
    "a string never ended": ("talks \x1b]0;owned and on", "talks 0;owned and on"),
    "escape alone": ("\x1b", ""),
    "back to the line's beginning": ("Russia agreed\rUkraine", "Russia agreedUkraine"),
    "bell, backspace, delete": ("a\x07b\x08c\x7f", "abc"),
    "a turned direction": ("\u202eevil\u202c \u2066x\u2069", "evil x"),
    "half a surrogate pair": ("a\ud83db", "ab"),
    "tab": ("a\tb", "a b"),
    "line ends stay": ("a\r\nb\nc", "a\nb\nc"),
}
KEPT = ("[bold]not markup[/bold]", "مفاوضات السلام", "שיחות", "🕊️ 👩‍👩‍👧", "Türkiye’s “offer” – §4", "नेपाल")


@pytest.mark.parametrize("case", STEERING)
def test_what_steers_is_left_out(case: str) -> None:
    text, left = STEERING[case]
    assert shown(text) == left


@pytest.mark.parametrize("text", KEPT)
def test_what_can_be_read_is_kept(text: str) -> None:
    assert shown(text) == text


@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_control_character_is_left(text: str) -> None:
    left = in_line(text)
    assert not [each for each in left if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")]
    assert "\n" not in left
