"""Reads reports from files, folders, globs and standard input, one after the other; a broken one stops
nothing."""

from __future__ import annotations

import codecs
import glob
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from parley.documents import dates
from parley.documents.decode import decode, refuse_binary
from parley.documents.document import Defect, Document
from parley.documents.fields import FieldMap, Row, read_record, records
from parley.documents.html import is_page, read_page
from parley.documents.read import SIZE_LIMIT, read_report
from parley.errors import DocumentError, SettingError

PAGES = frozenset({".html", ".htm", ".xhtml"})
TEXTS = frozenset({".txt", ".text"})
RECORDS = frozenset({".json"})
RECORD_LINES = frozenset({".jsonl", ".ndjson"})
KNOWN = PAGES | TEXTS | RECORDS | RECORD_LINES

# How many times the bytes of one report a file may have: a page carries scripts and pictures around the
# report, and a JSON file holds many reports but has to fit in memory as a whole.
_TIMES = {".json": 40, ".html": 4, ".htm": 4, ".xhtml": 4}
_SNIFFED = 65_536
STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the caller said about all documents of a run."""

    published: str | None
    publisher: str | None
    fields: FieldMap
    size_limit: int


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a document comes from: what it is called, and the file it is kept in, if any."""

    name: str
    place: str | None
    setting: _Setting


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    published: str | None = None,
    publisher: str | None = None,
    fields: FieldMap | None = None,
    size_limit: int = SIZE_LIMIT,
) -> Iterator[Document | DocumentError]:
    """Reads the reports under each path: a file, a folder with all folders in it, a glob, or "-" for
    standard input.

    `published` (an ISO day) and `publisher` win over what the documents say themselves. `size_limit`
    counts the bytes of one document; a JSONL file may be of any size, since it is read line by line.
    What cannot be read is yielded as a DocumentError, and the run goes on. A file is read once, however
    many of the paths lead to it. Raises SettingError, before anything is read, when a setting cannot be
    used.

    >>> for one in read_paths(["no-such-file.txt"]):
    ...     print(one)
    no-such-file.txt: is not there; check the path
    """
    if size_limit <= 0:
        raise SettingError(
            f"size_limit: {size_limit} is not a size; give a number of bytes, such as {SIZE_LIMIT}"
        )
    setting = _Setting(dates.iso_day(published), publisher, fields or FieldMap(), size_limit)
    return _read_all([os.fspath(path) for path in paths], setting)


def _read_all(paths: list[str], setting: _Setting) -> Iterator[Document | DocumentError]:
    seen: set[str] = set()
    for path in paths:
        for found in ["-"] if path == "-" else _files(path):
            if isinstance(found, DocumentError):
                yield found
                continue
            place = "-" if found == "-" else os.path.realpath(found)
            if place not in seen:
                seen.add(place)
                yield from _read_one(found, setting)


def _files(path: str) -> Iterator[str | DocumentError]:
    """The files a path stands for, in the order of their names."""
    try:
        if os.path.isdir(path):
            yield from _in_folder(path)
        elif os.path.lexists(path):
            yield path
        elif glob.has_magic(path):
            matches = sorted(glob.glob(path, recursive=True))
            if not matches:
                yield DocumentError(_shown(path), "matches no file; check the pattern")
            for match in matches:
                yield from _files(match)
        else:
            yield DocumentError(_shown(path), "is not there; check the path")
    except (OSError, ValueError) as error:
        yield DocumentError(_shown(path), f"cannot be read ({_reason(error)})")


def _in_folder(folder: str) -> Iterator[str | DocumentError]:
    is_empty = True
    for found in _walk(folder, frozenset()):
        is_empty = False
        yield found
    if is_empty:
        kinds = ", ".join(sorted(KNOWN))
        yield DocumentError(
            _shown(folder), f"holds no file that can be read ({kinds}); name other files one by one"
        )


def _walk(folder: str, above: frozenset[tuple[int, int]]) -> Iterator[str | DocumentError]:
    """The files of known kinds in a folder and the folders in it; hidden ones and loops of links are
    passed over."""
    try:
        status = os.stat(folder)
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield DocumentError(_shown(folder), f"cannot be read ({_reason(error)})")
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _walk(entry.path, above | {here})
        elif Path(entry.name).suffix.lower() in KNOWN and (entry.is_file() or not os.path.exists(entry.path)):
            yield entry.path  # pipes and devices would block; a link that leads nowhere is worth an error


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _read_one(path: str, setting: _Setting) -> Iterator[Document | DocumentError]:
    """The documents of one file or of standard input. Whatever goes wrong is yielded as a DocumentError."""
    name = STANDARD_INPUT if path == "-" else _shown(path)
    source = _Source(name, None if path == "-" else _shown(os.path.realpath(path)), setting)
    try:
        with _standard_input() if path == "-" else _open(path) as stream:
            yield from _read_stream(stream, Path(path).suffix.lower(), source)
    except DocumentError as error:
        yield error
    except (OSError, ValueError) as error:
        yield DocumentError(name, f"cannot be read ({_reason(error)})")


def _shown(path: str) -> str:
    """A path in characters that can be shown and stored, also where its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def _open(path: str) -> io.BufferedReader:
    return io.BufferedReader(io.FileIO(path), buffer_size=_SNIFFED)


class _KeptOpen(io.BufferedReader):
    """Standard input, which is not ours to close."""

    def __exit__(self, *problem: object) -> None:
        self.detach()


def _standard_input() -> io.BufferedReader:
    stream: Any = getattr(sys.stdin, "buffer", None)
    if stream is None:  # something with text in it was put in the place of standard input
        stream = io.BytesIO(sys.stdin.read().encode("utf-8", "replace"))
    return _KeptOpen(stream, buffer_size=_SNIFFED)


def _read_stream(
    stream: io.BufferedReader, suffix: str, source: _Source
) -> Iterator[Document | DocumentError]:
    beginning = stream.peek(_SNIFFED)
    refuse_binary(beginning, source.name)
    kind = suffix if suffix in KNOWN else _sniffed(beginning)
    if kind in RECORD_LINES and not beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from _read_lines(stream, source)
        return
    data = _bounded(stream, source.setting.size_limit * _TIMES.get(kind, 1), source.name)
    text, found = decode(
        data, source.name, is_html=kind in PAGES or is_page(data[:_SNIFFED].decode("latin-1"))
    )
    if kind in RECORD_LINES:
        yield from _read_lines(io.BytesIO(text.encode("utf-8", "replace")), source)
    elif kind in RECORDS:
        yield from _read_json(text, source, found, is_sure=suffix in RECORDS)
    elif kind in PAGES or is_page(text):
        yield _read_page(text, source, found)
    else:
        yield _read_plain(text, source, found)


def _sniffed(beginning: bytes) -> str:
    """What kind of file begins like this: JSON lines, JSON, or something that is looked at once it is
    decoded."""
    start = beginning.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"["):
        return ".json"
    if not start.startswith(b"{"):
        return ""
    line, ended, _ = start.partition(b"\n")
    if not ended and re.match(rb'\{\s*["}]', line):
        return ".jsonl"  # one long line: a single record is read just as well as the first of many
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return ".json"
    return ".jsonl"


def _bounded(stream: BinaryIO, limit: int, name: str) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise DocumentError(name, _too_large("is", limit))
    return data


def _too_large(verb: str, limit: int) -> str:
    return (
        f"{verb} larger than {limit:,} bytes, more than is read at once; split it up or raise the size limit"
    )


def _read_plain(text: str, source: _Source, found: Iterable[Defect]) -> Document:
    setting = source.setting
    return read_report(
        text,
        name=source.name,
        published=setting.published,
        publisher=setting.publisher,
        place=source.place,
        found=tuple(found),
        size_limit=setting.size_limit,
    )


def _read_page(markup: str, source: _Source, found: Iterable[Defect], row: Row | None = None) -> Document:
    """A page as a document; where it came in a record, the record's fields win over the page's own."""
    page = read_page(markup, source.name)
    setting = source.setting
    return read_report(
        page.text,
        name=source.name,
        title=page.title,
        published=setting.published or (row and row.published) or page.published,
        publisher=setting.publisher or (row and row.publisher) or page.publisher,
        url=(row and row.url) or page.url,
        own_id=row.own_id if row else None,
        place=source.place,
        found=(*found, *(row.found if row else ())),
        size_limit=setting.size_limit,
    )


def _read_json(
    text: str, source: _Source, found: list[Defect], *, is_sure: bool
) -> Iterator[Document | DocumentError]:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        if is_sure:
            raise DocumentError(source.name, f"is not JSON ({_json_reason(error)})") from error
        yield _read_plain(text, source, found)  # "[Update] Talks resumed" begins like JSON, too
        return
    yield from _read_records(content, source, found)


def _read_lines(stream: BinaryIO, source: _Source) -> Iterator[Document | DocumentError]:
    """One record a line; a broken line is an error of its own, and empty lines are passed over."""
    limit = source.setting.size_limit * 2  # bytes; a record carries more than its text, and escapes it
    for number in count(1):
        line = stream.readline(limit + 1)
        if not line:
            return
        here = replace(source, name=f"{source.name}:{number}")
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield DocumentError(here.name, _too_large("is a line", limit))
        elif line.strip():
            yield from _read_line(line, here)


def _read_line(line: bytes, source: _Source) -> Iterator[Document | DocumentError]:
    try:
        text, found = decode(line, source.name)
        content = json.loads(text)
    except DocumentError as error:
        yield error
    except (ValueError, RecursionError) as error:
        yield DocumentError(source.name, f"is not a line of JSON ({_json_reason(error)})")
    else:
        yield from _read_records(content, source, found)


def _json_reason(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _read_records(content: Any, source: _Source, found: list[Defect]) -> Iterator[Document | DocumentError]:
    for name, record in records(content, source.name):
        try:
            yield _read_row(
                read_record(record, source.setting.fields, name), replace(source, name=name), found
            )
        except DocumentError as error:
            yield error


def _read_row(row: Row, source: _Source, found: list[Defect]) -> Document:
    if is_page(row.body):
        return _read_page(row.body, source, found, row)
    setting = source.setting
    return read_report(
        row.text,
        name=source.name,
        title=row.title,
        published=setting.published or row.published,
        publisher=setting.publisher or row.publisher,
        url=row.url,
        own_id=row.own_id,
        place=source.place,
        found=(*found, *row.found),
        size_limit=setting.size_limit,
    )
