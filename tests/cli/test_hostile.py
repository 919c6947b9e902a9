"""Inputs as they come: each gets its right answer or a clear message, and none takes the run down."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.support import TALKS, Ended

# Long words keep the number of words, and so the time, low.
LONG = "Negotiators nevertheless acknowledged disagreements concerning administrative arrangements. "
REJECTION = "The M23 rebels rejected a 30-day ceasefire on Friday."
UNREADABLE = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\r\n \xc2\xa0",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "program.txt": b"\x7fELF" + bytes(5000),
    "noise.txt": bytes(range(256)) * 100,
    "broken.json": b'{"text": "The army',
    "no-text.json": b'{"headline": "Talks"}',
    "scripts-only.html": b"<html><head><script>var a = 'talks';</script></head><body></body></html>",
}
READABLE = {
    "latin.txt": f"Türkiye’s envoy left. {REJECTION}".encode("cp1252"),
    "utf16.txt": f"\ufeff{REJECTION}".encode("utf-16-le"),
    "marked.txt": b"\xef\xbb\xbf" + REJECTION.encode(),
    "half-broken.txt": REJECTION.encode() + b" \xc3\x28\xff The end.",
    "emoji.txt": f"🕊️👩‍👩‍👧‍👦 {REJECTION} 🔥🔥".encode(),
    "right-to-left.txt": f"\u202b{REJECTION}\u202c رفضت الحركة الهدنة.".encode(),
    "one-line.txt": (f"{REJECTION} " + LONG * 1100).encode(),
    "scripted.html": (
        "<html><head><title>Truce rejected</title><script>document.write('<b>agreed</b>')</script></head>"
        "<body><nav>Home News Sport</nav>" + "<script>alert('Kinshasa agreed')</script>" * 50
        + f"<p>{REJECTION}</p>"
        "<p>The talks in Doha had gone on for weeks when the delegations went home, tired and angry.</p>"
        "<p onclick=\"steal()\">Nobody could say when they would meet again, or where, or whether.</p>"
        "</body></html>"
    ).encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable(parley: Callable[..., Ended], name: str) -> None:
    Path(name).write_bytes(UNREADABLE[name])
    ended = parley("read", name)
    assert (ended.code, ended.out) == (1, "")
    assert f"parley: {name}: " in ended.err
    assert "Traceback" not in ended.err
    assert "1 could not be read" in ended.err


@pytest.mark.parametrize("name", READABLE)
def test_readable(parley: Callable[..., Ended], name: str) -> None:
    Path(name).write_bytes(READABLE[name])
    ended = parley("read", name, "--published", "2025-07-25")
    assert ended.code == 0
    found = json.loads(ended.out)
    rejected = [move for move in found["moves"] if move["type"] == "reject"]
    assert [move["actors"] for move in rejected] == [["M23"]] * len(rejected)
    assert rejected
    for move in found["moves"]:
        evidence = move["evidence"]
        assert found["document"]["text"][evidence["start"] : evidence["end"]] == evidence["text"]
    assert parley("show", "--format", "text").code == 0


def test_no_script_becomes_a_move(parley: Callable[..., Ended]) -> None:
    Path("page.html").write_bytes(READABLE["scripted.html"])
    found = json.loads(parley("read", "page.html").out)
    assert "alert" not in found["document"]["text"]
    assert "agree" not in {move["type"] for move in found["moves"]}


def test_fifty_megabytes(parley: Callable[..., Ended]) -> None:
    with Path("huge.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"They talked and talked on. " * 38_837)
    ended = parley("read", "huge.txt")
    assert ended.code == 1
    assert "huge.txt" in ended.err
    assert "larger than" in ended.err


def test_one_broken_file_among_good_ones(parley: Callable[..., Ended]) -> None:
    folder = Path("reports")
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_text(TALKS, encoding="utf-8")
    (folder / "b.txt").write_bytes(UNREADABLE["picture.txt"])
    (folder / "inner" / "c.jsonl").write_text(
        json.dumps({"text": REJECTION})
        + "\n{broken\n"
        + json.dumps({"text": "Hamas and Israel met in Cairo."})
        + "\n",
        encoding="utf-8",
    )
    (folder / "notes.docx").write_bytes(b"PK\x03\x04")  # not a kind that is read: passed over
    ended = parley("read", folder)
    assert ended.code == 0
    assert len(ended.out.splitlines()) == 3
    assert "b.txt" in ended.err
    assert "c.jsonl:2" in ended.err
    assert "notes" not in ended.err
    assert "3 reports read" in ended.err
    assert "2 could not be read" in ended.err


def test_a_message_cannot_steer_the_terminal(parley: Callable[..., Ended]) -> None:
    Path("odd\x1b]0;owned\x07.txt").write_bytes(b"")
    ended = parley("read", ".")
    assert ended.code == 1
    assert "\x1b" not in ended.err
    assert "\x07" not in ended.err
