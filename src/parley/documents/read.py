"""Reads one report from its text: repairs it, divides it, dates it, and says what was wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from parley.documents import characters, dates, ending, glue, lines, quotation
from parley.documents.blocks import divide, paragraph_spans
from parley.documents.document import Defect, DefectKind, Document
from parley.documents.draft import Draft, run
from parley.documents.furniture import find_furniture
from parley.documents.identity import content_id, report_key
from parley.documents.tongue import language_of
from parley.errors import DocumentError

SIZE_LIMIT = 5_000_000  # characters; some 800,000 words, more than any report and most books

_CHARACTER_REPAIRS = (
    characters.repair_mojibake,
    characters.repair_entities,
    characters.repair_markup,
    characters.repair_control_characters,
    characters.repair_invisible_characters,
    characters.repair_spaces,
)
_REPAIRS = (
    *_CHARACTER_REPAIRS,
    lines.repair_lines,
    glue.repair_glue,
)


def read_text(
    text: str,
    *,
    name: str = "text",
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Document:
    """Reads one report from its text.

    `text` is the report as it was found, with its title line if it has one; `published` an ISO day. Without
    `published` a dateline with day, month and year gives the day; otherwise there is none.
    Raises DocumentError when there is nothing to read, and SettingError when `published` is not a day.

    >>> document = read_text("Talks end\\n\\nTalks in Geneva ended.The sides left.", published="2025-06-02")
    >>> document.title, [document.clean[block.start:block.end] for block in document.blocks]
    ('Talks end', ['Talks end', 'Talks in Geneva ended.', 'The sides left.'])
    >>> document.defects[0].message
    'paragraphs glued without a space after the full stop'
    """
    day = dates.iso_day(published)
    return read_report(text, name=name, title=title, published=day, publisher=publisher, url=url)


def read_report(
    text: str,
    *,
    name: str,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    own_id: str | None = None,
    place: str | None = None,
    found: Sequence[Defect] = (),
    size_limit: int = SIZE_LIMIT,
) -> Document:
    """Like `read_text`, for the readers of files: `found` are defects they met, `place` is where they
    read."""
    _refuse(text, name, size_limit)
    text, replaced = characters.storable(text)
    title, publisher = _plain(title), _plain(publisher)
    url = "".join(characters.storable(url)[0].split()) or None if url else None
    draft = Draft(text)
    draft.report(DefectKind.CONTROL, "characters that cannot be stored, replaced by U+FFFD", replaced)
    run(draft, _REPAIRS)
    if not draft.text.strip():
        raise DocumentError(name, "holds no words; nothing can be read from it")
    is_cut = ending.remove_counted_rest(draft)
    furniture = find_furniture(draft.text, paragraph_spans(draft.text))
    draft.report(
        DefectKind.FURNITURE,
        "parts of the web page around the report",
        [(found.start, found.end) for found in furniture],
    )
    blocks, dateline, headline = divide(draft.text, title, furniture)
    quotation.report_quotations(draft)
    if not is_cut:
        ending.report_cut_off(draft, blocks)
    title = title or headline
    published = published or (dateline.date if dateline else None)
    language = language_of(draft.text)
    if language not in {"en", None}:
        draft.report(
            DefectKind.LANGUAGE, f"written in another language ({language}); coding is for English", [(0, 0)]
        )
    identity = content_id(text, title, published, publisher, url)
    return Document(
        id=identity,
        key=report_key(
            identity,
            title=title,
            published=published,
            publisher=publisher,
            url=url,
            own_id=own_id,
            place=place,
        ),
        name=name,
        text=text,
        title=title,
        published=published,
        publisher=publisher,
        url=url,
        language=language,
        defects=(*found, *draft.defects),
        clean=draft.text,
        offsets=draft.offsets,
        blocks=tuple(blocks),
        dateline=dateline,
    )


def _refuse(text: str, name: str, size_limit: int) -> None:
    if not text or text.isspace():
        raise DocumentError(name, "is empty; nothing can be read from it")
    if len(text) > size_limit:
        limit = f"more than one report may have ({size_limit:,}); split it up or raise the size limit"
        raise DocumentError(name, f"has {len(text):,} characters, {limit}")


def _plain(value: str | None) -> str | None:
    """Metadata on one line, its characters repaired as those of the text; none where nothing is left of
    it."""
    if not value:
        return None
    draft = Draft(characters.storable(value)[0])
    run(draft, _CHARACTER_REPAIRS)
    return " ".join(draft.text.split()) or None
