"""Takes the report out of a web page: its title, day, outlet and paragraphs, without what stands around
them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from parley.documents.dates import metadata_day
from parley.errors import DocumentError

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# libxml2 compares every attribute of a tag with all others: 100,000 of them take many minutes.
_LONG_TAG = re.compile(r"<(\w+)\s[^<>]{4000,}>")
MOST_ATTRIBUTES = 200
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff]")  # libxml2 stops reading at some of these
_ENTITY_DECLARATION = re.compile(r"<!ENTITY\b", re.IGNORECASE)
# libxml2 gives up below 256 levels of nesting, and what walks its tree in Python before Python's own
# limit does.
_OPENING = 2000  # characters in which a page shows that it is one


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds of a report."""

    text: str
    """The title, a blank line, and the paragraphs with a blank line between them."""
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None


def is_page(text: str) -> bool:
    """Whether a text begins as a web page does.

    >>> is_page("<!DOCTYPE html><html><body>"), is_page("Talks <ended> on Monday.")
    (True, False)
    """
    return bool(_PAGE.match(text[:_OPENING]))


def read_page(markup: str, name: str) -> Page:
    """The report in a page. Nothing in the page is run, and nothing is fetched.

    Raises DocumentError when the page holds no report or cannot be taken apart.
    """
    from trafilatura import bare_extraction  # 0.4 seconds: only when there is a page to read

    if _ENTITY_DECLARATION.search(markup):
        raise DocumentError(name, "declares entities of its own, as no news page does; it was not read")
    try:
        # Without the extensive search only dates that the page itself names as its own are taken.
        found: Any = bare_extraction(
            _LONG_TAG.sub(_without_attributes, _CONTROL.sub("\ufffd", markup)),
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # whatever a page does to the parser, it is that page's fault alone
        raise DocumentError(
            name, f"is a web page that cannot be taken apart ({type(error).__name__})"
        ) from error
    body = (found.text or "").strip() if found is not None else ""
    if not body:
        raise DocumentError(name, "is a web page without a report in it (no paragraphs were found)")
    title = " ".join((found.title or "").split()) or None
    paragraphs = "\n\n".join(line.strip() for line in body.splitlines() if line.strip())
    return Page(
        text=with_title(title, paragraphs),
        title=title,
        published=metadata_day(found.date),
        publisher=found.sitename or None,
        url=found.url or None,
    )


def _without_attributes(tag: re.Match[str]) -> str:
    """A tag with far too many attributes loses them all."""
    return f"<{tag.group(1)}>" if tag.group().count("=") > MOST_ATTRIBUTES else tag.group()


def with_title(title: str | None, text: str) -> str:
    """The title, a blank line and the text; only the text if it begins with the title already.

    >>> with_title("Talks end", "The talks ended.")
    'Talks end\\n\\nThe talks ended.'
    """
    if not title:
        return text
    begins = " ".join(text[: 2 * len(title) + 20].split()).startswith(" ".join(title.split()))
    return text if begins else f"{title}\n\n{text}"
