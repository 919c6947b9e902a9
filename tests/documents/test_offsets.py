"""The map between the clean and the original text, on texts and replacements that nobody chose."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.documents import Offsets, read_text
from parley.documents.offsets import Replacement, replace
from parley.errors import DocumentError

LETTERS = "ab &.“”\n"


@st.composite
def repaired(draw: st.DrawFn, text: str | None = None) -> tuple[str, list[Replacement]]:
    text = draw(st.text(LETTERS, max_size=30)) if text is None else text
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = [
        Replacement(start, end, draw(st.text("xyz", max_size=3)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return text, edits


@st.composite
def passes(draw: st.DrawFn) -> tuple[str, list[tuple[str, list[Replacement]]]]:
    """A text and up to four passes of replacements, each made on what the one before left."""
    text = draw(st.text(LETTERS, max_size=30))
    steps = []
    current = text
    for _ in range(draw(st.integers(1, 4))):
        _, edits = draw(repaired(current))
        steps.append((current, edits))
        current, _ = replace(current, edits)
    return text, steps


def chained(steps: list[tuple[str, list[Replacement]]]) -> tuple[str, Offsets]:
    offsets = Offsets.same(len(steps[0][0]))
    clean = steps[0][0]
    for text, edits in steps:
        clean, step = replace(text, edits)
        offsets = step.after(offsets)
    return clean, offsets


@given(repaired())
def test_one_pass_maps_every_character_to_what_it_stands_for(case: tuple[str, list[Replacement]]) -> None:
    text, edits = case
    clean, offsets = replace(text, edits)
    expected: list[tuple[int, int]] = []
    done = 0
    for start, end, new in edits:
        expected += [(at, at + 1) for at in range(done, start)] + [(start, end)] * len(new)
        done = end
    expected += [(at, at + 1) for at in range(done, len(text))]
    assert [offsets.original(at, at + 1) for at in range(len(clean))] == expected


@given(passes())
@settings(max_examples=300)
def test_a_chain_of_passes_maps_as_the_passes_do_one_after_the_other(
    case: tuple[str, list[tuple[str, list[Replacement]]]],
) -> None:
    _, steps = case
    clean, offsets = chained(steps)
    for at in range(len(clean)):
        start, end = at, at + 1
        for before, edits in reversed(steps):
            _, step = replace(before, edits)
            start, end = step.original(start, end)
        found = offsets.original(at, at + 1)
        assert found[0] <= start <= end <= found[1]  # never narrower than the passes say


@given(passes(), st.data())
@settings(max_examples=300)
def test_ranges_are_monotone_whole_and_lead_back(
    case: tuple[str, list[tuple[str, list[Replacement]]]], data: st.DataObject
) -> None:
    text, steps = case
    clean, offsets = chained(steps)
    assert (offsets.clean_length, offsets.original_length) == (len(clean), len(text))
    start = data.draw(st.integers(0, len(clean)))
    end = data.draw(st.integers(start, len(clean)))
    first, last = offsets.original(start, end)
    assert 0 <= first <= last <= len(text)
    for piece in offsets.pieces:  # no replaced piece is cut in half
        assert not piece.original_start < first < piece.original_end
        assert not piece.original_start < last < piece.original_end
    single = [offsets.original(at, at + 1) for at in range(start, end)]
    assert single == sorted(single)
    assert all(a[1] <= b[0] or a == b for a, b in pairwise(single))
    if first < last:  # and back: the clean range comes back, widened at most to whole pieces
        back = offsets.clean(first, last)
        assert back[0] <= back[1]
        kept = [at for at in range(start, end) if single[at - start][0] < single[at - start][1]]
        if kept:  # none where insertions alone surround something deleted
            assert back[0] <= kept[0]
            assert kept[-1] < back[1]


@given(passes())
def test_turning_a_map_twice_gives_the_map(case: tuple[str, list[tuple[str, list[Replacement]]]]) -> None:
    _, offsets = chained(case[1])
    assert offsets.turned().turned() == offsets


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 6)])
def test_a_range_outside_the_text_is_refused(start: int, end: int) -> None:
    offsets = Offsets.same(5)
    with pytest.raises(ValueError, match="not a range"):
        offsets.original(start, end)
    with pytest.raises(ValueError, match="not a range"):
        offsets.clean(start, end)


def test_replacements_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="must not overlap"):
        replace("abc", [Replacement(0, 2, "x"), Replacement(1, 3, "y")])


PIECES = st.sampled_from(
    ["The talks ended.", "“We stay,”", " ", "  ", "\n", "\n\n", "\r\n", "&quot;", "&amp;quot;", "quot;",
     "â€™", "é", "\u00ad", "\u200b", "\u00a0", "\ufeff", "<p>", "</b>", "<!--", "-->", "<script>", "...",
     "U.S.", ".The ", "negotia-\ntions ", "Кyiv", "سلام", "👨\u200d👩", "\x00", "\x07", "\ud800", "3.5",
     "DOHA (AP) — ", "[+12 chars]", "Advertisement", "\t", "\u2028", '"', "'"]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=25).map("".join))
@settings(max_examples=500, deadline=None)
def test_whatever_the_text_reading_it_holds_together(text: str) -> None:
    try:
        document = read_text(text)
    except DocumentError:
        return
    assert len(document.text) == len(text)
    document.text.encode("utf-8")
    document.clean.encode("utf-8")
    assert "\x00" not in document.text + document.clean
    replaced = {at for piece in document.offsets.pieces for at in range(piece.clean_start, piece.clean_end)}
    for at, character in enumerate(document.clean):
        start, end = document.offsets.original(at, at + 1)
        if at not in replaced:
            assert end == start + 1
            assert (
                document.text[start] == character
                or (character in " \n" and document.text[start].isspace())
                or _mended(document.text[start], character)
            )
    done = 0
    for block in document.blocks:
        assert done <= block.start < block.end <= len(document.clean)
        assert document.clean[block.start : block.end].strip() == document.clean[block.start : block.end]
        done = block.end
    for defect in document.defects:
        assert defect.count >= len(defect.spans)
        assert all(0 <= start <= end <= len(text) for start, end in defect.spans)
    assert read_text(text) == document


def _mended(original: str, clean: str) -> bool:
    """One character put in place of one other, as ftfy does for bytes of Windows-1252."""
    return not original.isascii() and original != clean
