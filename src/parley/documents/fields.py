"""Reads reports kept as JSON: which field of a record is the text, the title, the day, the outlet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from parley.documents.dates import metadata_day
from parley.documents.document import Defect, DefectKind
from parley.documents.html import with_title
from parley.errors import DocumentError, SettingError

# Tried in this order, as archives, feeds and scrapers name them; a dot leads into a record within the
# record.
DEFAULTS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article", "articleBody", "article_body", "maintext", "main_text",
        "full_text", "fulltext", "body_text", "bodyText", "article_text",
        "story", "fields.bodyText", "fields.body",
    ),
    "title": ("title", "headline", "heading", "webTitle", "headline.main", "title.rendered", "name"),
    "published": (
        "published", "date", "pubdate", "pubDate", "pub_date", "publish_date", "published_at", "publishedAt",
        "publication_date", "publicationDate", "date_publish", "date_published", "datePublished",
        "published_date", "webPublicationDate",
    ),
    "publisher": (
        "publisher", "outlet", "source", "source_name", "sitename", "site_name", "newspaper", "publication",
        "source.name", "publisher.name",
    ),
    "url": ("url", "link", "web_url", "webUrl", "source_url", "canonical_url", "permalink"),
    "id": ("id", "_id", "guid", "uuid", "article_id", "uri"),
}  # fmt: skip
_LISTS = ("articles", "documents", "items", "results", "data", "docs", "response.docs", "response.results")


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Which field of a JSON record holds what; a field left out is looked for under the usual names.

    Dots lead into records within the record: `FieldMap(publisher="source.name")`.
    """

    text: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    id: str | None = None

    @classmethod
    def parse(cls, words: str) -> Self:
        """The map from what is typed on the command line. Raises SettingError when it is not one.

        >>> FieldMap.parse("text=body,title=headline")
        FieldMap(text='body', title='headline', published=None, publisher=None, url=None, id=None)
        """
        known = {field.name for field in fields(cls)}
        chosen: dict[str, str] = {}
        for part in words.split(","):
            name, equals, value = (piece.strip() for piece in part.partition("="))
            if not equals or not value or name not in known or name in chosen:
                raise SettingError(
                    f"fields: {part.strip()!r} is not a field and its name; "
                    f"type it as text=body,title=headline, with any of {', '.join(sorted(known))}"
                )
            chosen[name] = value
        return cls(**chosen)

    def candidates(self, name: str) -> tuple[str, ...]:
        """The names under which a field is looked for, the first that is there counting."""
        chosen: str | None = getattr(self, name)
        return (chosen,) if chosen else DEFAULTS[name]


@dataclass(frozen=True, slots=True)
class Row:
    """One JSON record as a report."""

    text: str
    """The title, a blank line and the body, or only the body where it begins with the title."""
    body: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    own_id: str | None
    found: tuple[Defect, ...]


def records(content: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The records in a JSON file, each with its name: one record, a list of them, or a record that holds
    a list."""
    if isinstance(content, dict):
        if any(_reached(content, text) for text in DEFAULTS["text"]):
            yield name, content
            return
        for inner in _LISTS:
            held = _reached(content, inner)
            if isinstance(held, list):
                content = held
                break
    if isinstance(content, list):
        for number, record in enumerate(content, start=1):
            yield f"{name}:{number}", record
    else:
        yield name, content


def read_record(record: Any, field_map: FieldMap, name: str) -> Row:
    """A JSON record as a report. Raises DocumentError when it holds no text."""
    if not isinstance(record, dict):
        raise DocumentError(name, f"is not a JSON record with fields but {_called(record)}")
    body = _text(record, field_map, name)
    title = _words(_first(record, field_map, "title"))
    written = _first(record, field_map, "published")
    published = metadata_day(written)
    found: tuple[Defect, ...] = ()
    if published is None and written not in (None, ""):
        found = (
            Defect(
                DefectKind.DATE.value, f"the date {str(written)[:60]!r} does not tell one day; left out", 1
            ),
        )
    publisher, url, own_id = (_words(_first(record, field_map, key)) for key in ("publisher", "url", "id"))
    return Row(with_title(title, body), body, title, published, publisher, url, own_id, found)


def _text(record: dict[str, Any], field_map: FieldMap, name: str) -> str:
    value = _first(record, field_map, "text")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)  # a list of paragraphs
    if isinstance(value, str):
        return value
    tried = ", ".join(field_map.candidates("text"))
    present = ", ".join(list(record)[:12]) or "none"
    raise DocumentError(
        name,
        f"has no text in any of these fields: {tried}; it has: {present}; name the field: --fields text=NAME",
    )


def _first(record: dict[str, Any], field_map: FieldMap, key: str) -> Any:
    for path in field_map.candidates(key):
        value = _reached(record, path)
        if value not in (None, "", [], {}) and not isinstance(value, dict):
            return value
    return None


def _reached(record: Any, path: str) -> Any:
    """The value under a name, or under names joined by dots."""
    if isinstance(record, dict) and path in record:
        return record[path]
    for part in path.split("."):
        if not isinstance(record, dict):
            return None
        record = record.get(part)
    return record


def _words(value: Any) -> str | None:
    """Metadata as words: a text or a number; anything else is left out."""
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _called(value: Any) -> str:
    names = {list: "a list", str: "a text", int: "a number", float: "a number", bool: "true or false"}
    return names.get(type(value), "null")
