"""Names documents: by their content, and by what stays the same when a report is corrected."""

from __future__ import annotations

import hashlib
import json
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

NAMELESS = frozenset({"text", "standard input"})
_TRACKING = ("utm_", "fbclid", "gclid", "at_medium", "at_campaign", "cmpid")


def content_id(
    text: str, title: str | None, published: str | None, publisher: str | None, url: str | None
) -> str:
    """The id of a document: "d-" and the first 16 hex digits of the SHA-256 of its content.

    >>> content_id("The talks ended.", None, "2025-06-02", None, None)
    'd-78406611bab6270c'
    """
    content = json.dumps([text, title, published, publisher, url], ensure_ascii=False, separators=(",", ":"))
    return "d-" + hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def report_key(
    identity: str,
    *,
    title: str | None,
    published: str | None,
    publisher: str | None,
    url: str | None,
    own_id: str | None = None,
    place: str | None = None,
) -> str:
    """What two versions of one report have in common, and two different reports don't.

    The first of these that is known: the address; the id its collection gave it, with the publisher or
    the place it was read from; title, publisher and day together; the file, with the title if there is
    one. Where nothing of this is known the content id stands in, so that no report is ever taken for a
    version of another by mistake.

    >>> report_key("d-1", title=None, published=None, publisher=None, url="https://example.org/a?utm_source=x#top")
    'url https://example.org/a'
    """
    if url:
        return f"url {plain_url(url)}"
    if own_id and (publisher or place):
        return f"id {_joined(publisher or place, own_id)}"
    if title and publisher and published:
        return f"report {_joined(publisher, published, title)}"
    if place:
        return f"file {_joined(place, title)}"
    return f"content {identity}"


def plain_url(url: str) -> str:
    """An address without its fragment and without what only tracks the reader."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(_TRACKING)
    ]
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, urlencode(query), ""))


def _joined(*parts: str | None) -> str:
    return " | ".join(" ".join(part.split()) for part in parts if part)
