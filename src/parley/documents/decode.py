"""Turns bytes into text, says what was assumed, and refuses what is no text."""

from __future__ import annotations

import codecs
import re

from parley.documents.document import Defect, DefectKind
from parley.errors import DocumentError

# What the first bytes of common files say they are.
_MAGIC = (
    (b"%PDF", "a PDF file; save its text as a .txt file first"),
    (b"PK\x03\x04", "a zip archive or an Office document (.docx, .odt); save its text as a .txt file first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (.doc); save its text as a .txt file first"),
    (b"{\\rtf", "a rich text file (.rtf); save it as plain text first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"RIFF", "an image or a sound file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet file; export it as JSONL first"),
    (b"\x7fELF", "a program"),
)
_BYTE_ORDER_MARKS = (  # the longer ones first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_DECLARED_XML = re.compile(
    rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_BEGINNING = 4096  # bytes; HTML wants the declaration among the first 1024, pages are looser

# In Western languages few letters lie outside ASCII; in other alphabets nearly all of them do.
_MOSTLY_FOREIGN = 0.3
_SAMPLE = 50_000
_STRAY = 1000  # a zero byte now and then is dirt; a text with more of them than one in this many is none


def decode(data: bytes, name: str, *, is_html: bool = False) -> tuple[str, list[Defect]]:
    """The text of a file's bytes, and a defect where its encoding had to be assumed.

    Raises DocumentError when the bytes are no text.

    >>> text, defects = decode("Bogotá".encode("cp1252"), "a.txt")
    >>> text, defects[0].message
    ('Bogotá', 'not in UTF-8; read as Windows-1252')
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    refuse_binary(data, name)
    if data.count(0) > 1 + len(data) // _STRAY:
        return _without_mark(data, name)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        if b"\x00" in data:
            return _without_mark(data, name)
        return _not_utf8(data, _declared(data) if is_html else None)


def refuse_binary(data: bytes, name: str) -> None:
    """Raises DocumentError when the first bytes are those of a known kind of file that is no text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise DocumentError(name, f"is {what}")


def _marked(data: bytes, encoding: str) -> tuple[str, list[Defect]]:
    """Text that names its encoding by a byte order mark, which is no part of the text."""
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), [
            _assumed(f"broken {encoding.upper()}; what was broken is U+FFFD")
        ]


def _without_mark(data: bytes, name: str) -> tuple[str, list[Defect]]:
    """UTF-16 without a mark has a NUL in every other byte of Latin text; any other NUL means no text at
    all."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    for encoding, is_likely in (
        ("utf-16-le", odd > half / 2 > 4 * even),
        ("utf-16-be", even > half / 2 > 4 * odd),
    ):
        if is_likely and len(data) % 2 == 0:
            try:
                return data.decode(encoding), [
                    _assumed(f"no mark of its encoding; read as {encoding.upper()}")
                ]
            except UnicodeDecodeError:
                pass
    raise DocumentError(name, "is not a text file (it holds zero bytes)")


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, if Python knows it."""
    beginning = data[:_BEGINNING]
    match = _DECLARED_XML.search(beginning) or _DECLARED.search(beginning)
    if match is None:
        return None
    try:
        encoding = codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None
    # Browsers read both of these as Windows-1252, and pages count on it.
    return "cp1252" if encoding in {"iso8859-1", "ascii"} else encoding


def _not_utf8(data: bytes, declared: str | None) -> tuple[str, list[Defect]]:
    if declared and declared != "utf-8":
        try:
            return data.decode(declared), []
        except (UnicodeDecodeError, LookupError):
            pass
    repaired = data.decode("utf-8", "replace")
    damaged = repaired.count("\ufffd")
    sound = sum(1 for character in repaired[:_SAMPLE] if character > "\x7f" and character != "\ufffd")
    if sound > damaged:  # other encodings hardly ever look like sound UTF-8
        return repaired, [_assumed("broken UTF-8; what was broken is U+FFFD")]
    return _guessed(data)


def _guessed(data: bytes) -> tuple[str, list[Defect]]:
    sample = data[:_SAMPLE]
    foreign = sum(byte > 0x7F for byte in sample)  # noqa: PLR2004 - the end of ASCII
    letters = sum(bytes((byte,)).isalpha() for byte in sample)
    if foreign > _MOSTLY_FOREIGN * (foreign + letters):
        from charset_normalizer import from_bytes  # only for texts in other alphabets

        best = from_bytes(sample).best()
        if best is not None and best.encoding != "utf_8":
            text = data.decode(best.encoding, "replace")
            return text, [_assumed(f"not in UTF-8; read as {_spoken(best.encoding)}")]
    try:
        return data.decode("cp1252"), [_assumed("not in UTF-8; read as Windows-1252")]
    except UnicodeDecodeError:
        return data.decode("latin-1"), [_assumed("not in UTF-8; read as Latin-1")]


def _spoken(encoding: str) -> str:
    return re.sub(r"^cp(125\d)$", r"Windows-\1", encoding).replace("_", "-")


def _assumed(message: str) -> Defect:
    return Defect(DefectKind.ENCODING.value, message, 1)
