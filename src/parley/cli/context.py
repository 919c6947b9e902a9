"""Evidence in the words around it: which part of the text to show, and where to underline."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.text import Text

from parley.cli.terminal import in_line, masked, shown
from parley.codebook.statement import Evidence

REACH = 240
"""Characters shown on each side of the evidence at most: some three lines, enough for a long sentence."""

# The end of a sentence in a text as it was found: a stop and its closing quotation marks, then either space
# and a beginning, or (glued paragraphs) a capital straight after it; or the end of a paragraph.
_END = re.compile(
    r"(?<![A-Z.])[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])"
    r"|(?<=[a-z0-9%”])[.!?][”’\"']?(?=[“‘\"']?[A-Z])"
    r"|[.!?…”’\"'][ \t]*\n"
    r"|\n\s*\n"
)
# Words that end in a stop without ending a sentence, as they come before names and numbers.
_SHORTENED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Pres|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov"
    r"|Dec|[A-Z])\.\s*$"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that characters `start` to `end` stand in, at most `REACH` further on each side.

    >>> text = "Talks failed.Gen. Dagalo left Jeddah on Monday. More later."
    >>> first, last = sentence_around(text, text.index("left"), text.index("left") + 4)
    >>> text[first:last]
    'Gen. Dagalo left Jeddah on Monday.'
    """
    from_here, to_here = max(0, start - REACH), min(len(text), end + REACH)
    first = _after_space(text, from_here, start) if from_here else 0
    last = _before_space(text, end, to_here) if to_here < len(text) else to_here
    for found in _END.finditer(text, from_here, min(len(text), to_here + 2)):
        if _SHORTENED.search(text[max(0, found.start() - 8) : found.start() + 1]):
            continue
        closed = found.start() + len(found.group().rstrip())
        if found.end() <= start:
            first = found.end()
        elif closed >= end:  # the evidence may hold the stop itself
            last = min(closed, to_here)
            break
    return first, last


def _after_space(text: str, start: int, end: int) -> int:
    """The first beginning of a word from `start` on."""
    space = re.search(r"\s", text[start:end])
    return start + space.end() if space else start


def _before_space(text: str, start: int, end: int) -> int:
    """The last end of a word up to `end`."""
    spaces = list(re.finditer(r"\s", text[start:end]))
    return start + spaces[-1].start() if spaces else end


def in_context(text: str, evidence: Evidence, *, marked: bool) -> Text:
    """The evidence underlined in its sentence, on one line.

    `marked` puts low lines around it, where nothing can be underlined.
    """
    first, last = sentence_around(text, evidence.start, evidence.end)
    text = masked(text)  # as a whole: a sequence may begin in one part and end in another
    before = in_line(text[first : evidence.start])
    after = in_line(text[evidence.end : last])
    if first and not _ends_here(text, first):
        before = f"… {before}"
    if last < len(text) and not _ends_here(text, last):
        after = f"{after} …"
    gap_before = " " if before and text[evidence.start - 1].isspace() else ""
    gap_after = " " if after and (text[evidence.end].isspace() or after == " …") else ""
    return Text.assemble(
        (before + gap_before, "dim"),
        underlined(in_line(text[evidence.start : evidence.end]), marked=marked),
        (gap_after + after.lstrip(), "dim"),
    )


def _ends_here(text: str, place: int) -> bool:
    """Whether a sentence or paragraph ends right before, or a paragraph begins at, this place."""
    before = text[:place].rstrip(" \t")
    return before.rstrip("”’\"')]").endswith((".", "!", "?", "…", "\n")) or text[place:].startswith("\n")


def underlined(words: str, *, marked: bool) -> Text:
    """The words underlined; between low lines as well where `marked`."""
    return Text(f"_{words}_" if marked else words, style="underline")


def all_underlined(text: str, spans: Iterable[tuple[int, int]], *, marked: bool) -> Text:
    """The whole text with all these half-open ranges of it underlined; those that overlap become one."""
    text = masked(text)
    whole, place = Text(), 0
    for start, end in _joined(spans):
        whole.append(shown(text[place:start]))
        whole.append_text(underlined(shown(text[start:end]), marked=marked))
        place = end
    return whole.append(shown(text[place:]))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
