"""What may reach a terminal, and where it goes: answers to standard output, messages to the error stream.

Reports come from anywhere. A text may hold control characters that move the cursor, rename the window or hide
what follows, marks that turn the direction of writing around, and square brackets that Rich takes for markup.
`shown` takes the first two out; everything is printed as `Text` or with markup switched off for the third.
"""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import suppress
from typing import Any

from rich.console import Console

WIDTH_OF_A_FILE = 100
"""Columns of text that goes to a file or pipe, unless COLUMNS says otherwise."""
WIDEST = 140
"""Columns used of a wide terminal: longer lines are hard to follow."""

_SEQUENCES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # what moves the cursor and sets colours
    r"|\x9b[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,500}(?:\x07|\x1b\\|\x9c)"  # strings
    r"|\x1b[ -/]*[0-~]?"  # the rest, and the beginning of a string that never ends
)
# Everything that is not to be seen: controls, marks that change the direction of writing (Unicode TR9; the
# letters themselves know theirs), and halves of surrogate pairs, which no encoding can write.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_STEP = re.compile(r"[\t\u2028\u2029\x0b\x0c\x85]")


def masked(text: str) -> str:
    """`text` with what steers a terminal turned into NULs, so that places in it stay what they are."""
    return _SEQUENCES.sub(lambda found: "\0" * len(found.group()), text)


def shown(text: str) -> str:
    """`text` without what a terminal would obey instead of showing; line ends stay.

    >>> shown("Talks \\x1b[31mfailed\\x1b[0m\\tin \\x1b]0;title\\x07Doha\\r\\n")
    'Talks failed in Doha\\n'
    """
    return _UNSEEN.sub("", _STEP.sub(" ", _SEQUENCES.sub("", text.replace("\r\n", "\n"))))


def in_line(text: str) -> str:
    """`text` as `shown`, on one line."""
    return " ".join(shown(text).split())


class _Console(Console):
    """Rich's console, but when whoever reads it has gone the command decides what to do."""

    def on_broken_pipe(self) -> None:
        """Go on raising the BrokenPipeError that is being handled."""
        raise BrokenPipeError


def console() -> Console:
    """Where text for people goes: as wide as the terminal, up to `WIDEST`."""
    told = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdigit()
    out = _Console(highlight=False, markup=False, emoji=False, width=None if told else WIDTH_OF_A_FILE)
    out.width = min(out.width, WIDEST)
    return out


def messages() -> Console:
    """Where warnings, progress and counts go, so that what goes to a pipe stays machine-readable."""
    return _Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def say(message: str) -> None:
    """One message for people, on the error stream."""
    messages().print(shown(message))


def write_line(line: str) -> None:
    """One line of output for programs: always UTF-8, whatever the terminal's encoding; sent at once."""
    stream: Any = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        return
    # Half a surrogate pair can stand in a JSON text, and only there: written as \udXXX it is JSON again.
    stream.write(line.encode("utf-8", "backslashreplace") + b"\n")
    stream.flush()


def tolerate_encodings() -> None:
    """Let a terminal that lacks a character show its number instead of breaking off."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def close_quietly() -> None:
    """Whoever read standard output has gone (`head`, `less`): keep Python from complaining when it ends."""
    with suppress(OSError, ValueError):  # a stream without a file behind it, as in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
