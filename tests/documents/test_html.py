"""Web pages: the report, its day and outlet; and pages that mean harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.documents import Document, read_paths
from parley.errors import DocumentError

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Talks in Doha end | The Example Post</title>
<meta property="og:site_name" content="The Example Post">
<meta property="article:published_time" content="2025-03-14T10:00:00Z">
<meta property="og:title" content="Talks in Doha end without a truce">
<link rel="canonical" href="https://example.org/doha"><style>p { color: red }</style></head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Talks in Doha end without a truce</h1>
<p>DOHA (EX) — Negotiators for the government and the rebels left Doha on Friday without a truce.</p>
<p>The rebels&rsquo; delegation rejected a 30-day pause, calling it &ldquo;a trap.&rdquo;</p>
<script>document.write("<p>evil words</p>")</script>
<p>Both sides will meet again in <b>April</b>.</p></article>
<aside><p>Related: ten things to know</p></aside>
<footer>© 2025 The Example Post. All rights reserved.</footer></body></html>"""
REPORT = "<p>Both sides signed a truce in Juba on Monday, the mediators said, and will meet again in May.</p>"


def read(
    tmp_path: Path, page: str | bytes, name: str = "page.html", **known: str
) -> Document | DocumentError:
    file = tmp_path / name
    file.write_bytes(page if isinstance(page, bytes) else page.encode())
    (found,) = read_paths([file], **known)
    return found


def test_a_page_gives_its_report_and_nothing_around_it(tmp_path: Path) -> None:
    document = read(tmp_path, PAGE)
    assert isinstance(document, Document)
    assert document.text == (
        "Talks in Doha end without a truce\n\n"
        "DOHA (EX) — Negotiators for the government and the rebels left Doha on Friday without a truce.\n\n"
        "The rebels’ delegation rejected a 30-day pause, calling it “a trap.”\n\n"
        "Both sides will meet again in April."
    )
    assert document.title == "Talks in Doha end without a truce"
    assert (document.published, document.publisher) == ("2025-03-14", "The Example Post")
    assert (document.url, document.key) == ("https://example.org/doha", "url https://example.org/doha")
    assert document.language == "en"
    assert [block.kind for block in document.blocks] == ["headline", "dateline", *["paragraph"] * 3]
    assert document.defects == ()


def test_what_the_caller_says_wins(tmp_path: Path) -> None:
    document = read(tmp_path, PAGE, published="2025-03-15", publisher="Another")
    assert isinstance(document, Document)
    assert (document.published, document.publisher) == ("2025-03-15", "Another")


def test_a_page_under_another_name_is_still_a_page(tmp_path: Path) -> None:
    document = read(tmp_path, PAGE, name="page.txt")
    assert isinstance(document, Document)
    assert document.title == "Talks in Doha end without a truce"


def test_a_page_without_a_day_has_none(tmp_path: Path) -> None:
    document = read(tmp_path, f"<html><body><p>Seen on 3 May 2024.</p>{REPORT}</body></html>")
    assert isinstance(document, Document)
    assert document.published is None


@pytest.mark.parametrize(
    "body",
    [
        REPORT + "<script>for (;;) {}</script>" * 5_000,
        "<script>var a = '<p>evil</p>';</script>" * 5_000 + REPORT,
        REPORT + "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">More.</p>",
        REPORT + "<iframe src='file:///etc/passwd'></iframe><img src=x onerror=alert(1)>",
        REPORT.replace("truce", "truce\x00\x01"),
    ],
    ids=["scripts-after", "scripts-before", "attributes", "frames", "control"],
)
def test_a_page_that_means_harm_is_read_without_it(tmp_path: Path, body: str) -> None:
    document = read(tmp_path, f"<html><body>{body}</body></html>")
    assert isinstance(document, Document)
    assert "in Juba on Monday, the mediators said, and will meet again in May." in document.text
    assert "evil" not in document.text
    assert "root:" not in document.text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><body><p>&b;</p></body></html>',
            "entities",
        ),
        ("<html><body></body></html>", "without a report"),
        ("<html><body><script>alert('Talks')</script></body></html>", "without a report"),
        ("<html><body>" + "<div>" * 30_000 + "</body></html>", "web page"),
    ],
    ids=["bomb", "empty", "script", "nesting"],
)
def test_a_page_without_a_report_is_refused(tmp_path: Path, page: str, reason: str) -> None:
    error = read(tmp_path, page)
    assert isinstance(error, DocumentError)
    assert reason in error.reason
