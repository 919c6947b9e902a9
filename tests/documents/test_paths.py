"""Files, folders, globs, standard input: what is read, in which order, and what is said of the rest."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from parley.documents import Document, FieldMap, read_paths
from parley.errors import DocumentError, SettingError

TEXT = "The two sides met in Geneva on Monday and agreed on nothing."


def texts(found: list[Document | DocumentError]) -> list[str]:
    return [one.text if isinstance(one, Document) else str(one) for one in found]


def read_all(*paths: Any, **settings: Any) -> list[Document | DocumentError]:
    return list(read_paths(paths, **settings))


def write(path: Path, content: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_folder_is_read_in_the_order_of_names_with_what_lies_below(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/B.TXT",
        "c.jsonl",
        ".hidden.txt",
        ".git/x.txt",
        "notes.md",
        "image.png",
    ):
        write(tmp_path / name, json.dumps({"text": name}) if name.endswith("jsonl") else name)
    found = read_all(tmp_path)
    assert texts(found) == ["a/B.TXT", "a/z.txt", "b.txt", "c.jsonl"]
    assert [one.name for one in found][-1] == str(tmp_path / "c.jsonl") + ":1"


def test_a_glob_and_a_file_named_twice(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "3.html"):
        write(tmp_path / name, name)
    assert texts(read_all(f"{tmp_path}/*.txt", tmp_path / "1.txt")) == ["1.txt", "2.txt"]
    write(tmp_path / "[1].txt", "brackets")
    assert texts(read_all(tmp_path / "[1].txt")) == ["brackets"]


def test_what_is_not_there_is_said_and_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    good = write(tmp_path / "good.txt", TEXT)
    found = read_all(tmp_path / "none.txt", f"{tmp_path}/*.html", tmp_path / "empty", "bad\0name", good)
    assert [type(one) for one in found] == [DocumentError] * 4 + [Document]
    reasons = texts(found)
    assert "is not there" in reasons[0]
    assert "matches no file" in reasons[1]
    assert "holds no file that can be read" in reasons[2]


def test_broken_files_are_said_and_the_run_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "1.txt", "")
    write(tmp_path / "2.txt", b"%PDF-1.4 x")
    write(tmp_path / "3.txt", bytes(500))
    write(tmp_path / "4.json", "{broken")
    write(tmp_path / "5.json", "[" * 100_000)
    write(tmp_path / "6.json", {"headline": "no text"})
    write(tmp_path / "7.json", "17")
    write(tmp_path / "8.txt", TEXT)
    (tmp_path / "9.txt").symlink_to(tmp_path / "nowhere")
    found = read_all(tmp_path)
    assert [type(one) is Document for one in found] == [False] * 7 + [True, False]
    assert [Path(one.name).name[0] for one in found] == list("123456789")
    assert "--fields text=NAME" in str(found[5])


def test_links_that_lead_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "a" / "one.txt", TEXT)
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert texts(read_all(tmp_path)) == [TEXT]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_in_a_folder_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "one.txt", TEXT)
    assert texts(read_all(tmp_path)) == [TEXT]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    write(tmp_path / "secret.txt", TEXT).chmod(0)
    assert "cannot be read" in str(read_all(tmp_path / "secret.txt")[0])


def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> io.BufferedReader:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("parley.documents.paths._open", refuse)
    assert "cannot be read (Permission denied)" in str(read_all(write(tmp_path / "a.txt", TEXT))[0])


def test_fifty_megabytes_are_refused_in_words(tmp_path: Path) -> None:
    big = write(tmp_path / "big.txt", b"The talks ended. " * 3_000_000)
    assert "larger than 5,000,000 bytes" in str(read_all(big)[0])
    assert "larger than 100 bytes" in str(read_all(write(tmp_path / "a.txt", "a " * 60), size_limit=100)[0])
    with pytest.raises(SettingError, match="size_limit"):
        read_paths([big], size_limit=0)


def test_lines_of_json_are_read_one_by_one_and_a_broken_one_stops_nothing(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"id": "1", "title": "Talks end", "text": TEXT, "date": "2025-06-02T10:00:00Z", "source": "Us"}
        ),
        "{broken",
        "",
        json.dumps(
            {
                "body": "Talks end\n\nThey met.",
                "headline": "Talks end",
                "pubDate": "Mon, 02 Jun 2025 10:00:00 GMT",
            }
        ),
        json.dumps({"content": "x" * 3_000}),
        json.dumps(["a list"]),
        json.dumps({"content": ["One.", "Two."], "published": "02/06/2025", "source": {"name": "Us"}}),
        json.dumps({"text": "lone \ud800 surrogate"}),
    ]
    file = write(tmp_path / "all.jsonl", "\n".join(lines))
    found = read_all(file, size_limit=1_000)
    assert [one.name for one in found] == [f"{file}:{number}" for number in (1, 2, 4, 5, "6:1", 7, 8)]
    assert [type(one) is Document for one in found] == [True, False, True, False, False, True, True]
    first, _, second, long, _, listed, lone = found
    assert isinstance(first, Document)
    assert (first.text, first.title, first.published, first.publisher) == (
        f"Talks end\n\n{TEXT}",
        "Talks end",
        "2025-06-02",
        "Us",
    )
    assert first.key == "id Us | 1"
    assert isinstance(second, Document)
    assert (second.text, second.published) == ("Talks end\n\nThey met.", "2025-06-02")
    assert "larger than 2,000 bytes" in str(long)
    assert isinstance(listed, Document)
    assert (listed.text, listed.published, listed.publisher) == ("One.\n\nTwo.", None, "Us")
    assert "02/06/2025" in listed.defects[0].message
    assert isinstance(lone, Document)
    assert "�" in lone.text


def test_json_files_of_several_shapes(tmp_path: Path) -> None:
    write(tmp_path / "1.json", {"text": "One."})
    write(tmp_path / "2.json", [{"text": "Two."}, {"text": "Three."}])
    write(tmp_path / "3.json", {"status": "ok", "articles": [{"content": "Four."}]})
    write(tmp_path / "4.json", {"response": {"results": [{"fields": {"bodyText": "Five."}}]}})
    write(tmp_path / "5.json", b"\xef\xbb\xbf" + b'{"text": "Six."}')
    write(tmp_path / "6.json", '{"text": "Seven."}'.encode("utf-16"))
    write(tmp_path / "7.jsonl", '{"text": "Eight."}\n{"text": "Nine."}'.encode("utf-16"))
    assert texts(read_all(tmp_path)) == [
        "One.",
        "Two.",
        "Three.",
        "Four.",
        "Five.",
        "Six.",
        "Seven.",
        "Eight.",
        "Nine.",
    ]


def test_a_page_inside_a_record(tmp_path: Path) -> None:
    page = f"<html><head><title>Page</title></head><body><p>{TEXT}</p></body></html>"
    write(tmp_path / "1.json", {"content": page, "date": "2025-06-02", "url": "https://example.org/a"})
    write(tmp_path / "2.json", {"content": f"<p>{TEXT}</p><p>They left.</p>"})
    first, second = read_all(tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, first.published, first.url) == (
        f"Page\n\n{TEXT}",
        "2025-06-02",
        "https://example.org/a",
    )
    assert second.clean == f"{TEXT}\n\nThey left."


def test_a_field_map_says_where_things_are(tmp_path: Path) -> None:
    file = write(
        tmp_path / "a.json",
        {"text": "wrong", "b": {"c": "The talks ended."}, "h": "Talks", "when": "2 June 2025"},
    )
    (document,) = read_all(file, fields=FieldMap.parse("text=b.c, title=h,published=when"))
    assert isinstance(document, Document)
    assert (document.text, document.published) == ("Talks\n\nThe talks ended.", "2025-06-02")
    (error,) = read_all(file, fields=FieldMap(text="missing"))
    assert "missing" in str(error)


@pytest.mark.parametrize(
    "words", ["", "text", "text=", "=body", "story=body", "text=a,text=b", "text=a,,title=b"]
)
def test_a_field_map_that_cannot_be_read_says_what_to_type(words: str) -> None:
    with pytest.raises(SettingError, match="text=body,title=headline"):
        FieldMap.parse(words)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (TEXT, [TEXT]),
        (f"<html><body><p>{TEXT}</p></body></html>", [TEXT]),
        ('{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        ('{\n  "text": "One."\n}', ["One."]),
        ('[{"text": "One."}]', ["One."]),
        ("[Update] The talks resumed.", ["[Update] The talks resumed."]),
        ("{so it begins} The talks resumed.", ["{so it begins} The talks resumed."]),
        ('{"text": "' + "Talks go on. " * 10_000 + '"}', ["Talks go on. " * 10_000]),
        ("", ["standard input: is empty; nothing can be read from it"]),
    ],
)
def test_standard_input(given: str, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    assert texts(read_all("-")) == expected
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    assert texts(read_all("-")) == expected


def test_what_the_caller_says_wins_and_is_checked_before_anything_is_read(tmp_path: Path) -> None:
    file = write(tmp_path / "a.json", {"text": TEXT, "date": "2025-01-01", "source": "Us"})
    (document,) = read_all(file, published="2025-06-02", publisher="Them")
    assert isinstance(document, Document)
    assert (document.published, document.publisher) == ("2025-06-02", "Them")
    with pytest.raises(SettingError, match="2025-06-02"):
        read_paths([file], published="June")


def test_a_corrected_file_keeps_its_key(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", TEXT)
    (before,) = read_all(file)
    write(file, TEXT + " They left.")
    (after,) = read_all(file)
    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert before.key == after.key
    assert before.id != after.id


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(path, "wb") as file:
        file.write(TEXT.encode())
    (document,) = read_all(tmp_path)
    assert document.name.endswith("caf�.txt")
    document.name.encode("utf-8")
