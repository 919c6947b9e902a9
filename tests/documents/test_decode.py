"""Bytes become text, and what is no text is refused."""

from __future__ import annotations

import pytest

from parley.documents.decode import decode
from parley.errors import DocumentError

RUSSIAN = (
    "Обе делегации встретились в понедельник в Женеве и договорились обменять всех пленных до конца месяца. "
)


@pytest.mark.parametrize(
    ("text", "encoding", "assumed"),
    [
        ("Bogotá", "utf-8", None),
        ("Bogotá", "utf-8-sig", None),
        ("Bogotá", "utf-16", None),
        ("Bogotá", "utf-32", None),
        ("The talks in Bogotá", "utf-16-le", "UTF-16-LE"),
        ("The talks in Bogotá", "utf-16-be", "UTF-16-BE"),
        ("Bogotá – “the talks”", "cp1252", "Windows-1252"),
        (RUSSIAN * 5, "cp1251", "Windows-1251"),
        ("plain", "ascii", None),
        ("", "ascii", None),
    ],
)
def test_encodings(text: str, encoding: str, assumed: str | None) -> None:
    found, defects = decode(text.encode(encoding), "a.txt")
    assert found == text
    assert [(defect.kind, str(assumed) in defect.message) for defect in defects] == (
        [("encoding", True)] if assumed else []
    )


def test_bytes_that_windows_does_not_know_are_read_as_latin_1() -> None:
    text, defects = decode("Bogot\xe1 \x81 now".encode("latin-1"), "a.txt")
    assert text == "Bogotá \x81 now"
    assert "Latin-1" in defects[0].message


def test_a_text_that_breaks_off_in_the_middle_of_a_character() -> None:
    text, defects = decode("Die Gespräche über Genf, “später”".encode()[:-2] + b"\n", "a.txt")
    assert text == "Die Gespräche über Genf, “später�\n"
    assert "broken UTF-8" in defects[0].message


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso-8859-5"),
    ],
)
def test_a_page_that_declares_its_encoding_is_believed(declaration: str, encoding: str) -> None:
    page = f"{declaration}<html><body>{RUSSIAN}</body></html>"
    assert decode(page.encode(encoding), "a.html", is_html=True) == (page, [])


@pytest.mark.parametrize("declared", ["no-such-encoding", "utf-8", "base64", "rot13"])
def test_a_page_that_declares_it_wrongly_is_read_all_the_same(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>The talks in Bogotá ended.</p>'
    assert decode(page.encode("cp1252"), "a.html", is_html=True)[0] == page


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "zip"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1", "Office"),
        (b"SQLite format 3\x00", "database"),
        (b"talks\x00\x01\x02\x00\xff" * 40, "zero bytes"),
        (bytes(1000), "zero bytes"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as problem:
        decode(data, "a.txt")
    assert problem.value.name == "a.txt"
