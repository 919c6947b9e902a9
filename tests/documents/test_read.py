"""One report from its text: identity, dates, language, what is refused."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from parley.documents import Document, read_text
from parley.documents.identity import report_key
from parley.errors import DocumentError, SettingError

# The damage of a real scrape in sentences of our own: glued paragraphs, an open quotation, an end cut off.
SCRAPED = (
    "Envoys leave Juba after a day of talks\n\n"
    "The government and the northern rebels left Juba on Tuesday with no more than a list of captives."
    "The meeting was the fourth this year.The rebels’ delegation turned down a pause of 20 days,"
    " the mediators said.\n"
    "A spokesman told the state agency that the offer was “a trap.”“We have seen such offers before.\n"
    "What the other side has in mi..."
)


def test_a_badly_scraped_report() -> None:
    document = read_text(SCRAPED, published="2025-06-03")
    assert document.text == SCRAPED
    assert document.title == "Envoys leave Juba after a day of talks"
    assert [defect.message for defect in document.defects] == [
        "paragraphs glued without a space after the full stop",
        "one quotation opened and never closed",
        "last sentence cut off",
    ]
    assert [document.clean[block.start : block.end][:16] for block in document.blocks] == [
        "Envoys leave Jub",
        "The government a",
        "The meeting was ",
        "The rebels’ dele",
        "A spokesman told",
        "“We have seen su",
        "What the other s",
    ]
    at = document.clean.index("turned down a pause of 20 days")
    start, end = document.offsets.original(at, at + 30)
    assert document.text[start:end] == "turned down a pause of 20 days"


def test_a_span_over_a_repair_takes_the_whole_of_the_original_piece() -> None:
    document = read_text("The envoy said &quot;no&quot; to it.")
    at = document.clean.index('"no"')
    assert document.clean[at : at + 4] == '"no"'
    start, end = document.offsets.original(at, at + 4)
    assert document.text[start:end] == "&quot;no&quot;"
    assert document.offsets.clean(start + 2, end - 2) == (at, at + 4)


def test_the_id_comes_from_the_content_alone() -> None:
    one = read_text("The talks ended.", name="a", published="2025-06-02", publisher="The Example")
    same = read_text("The talks ended.", name="b", published="2025-06-02", publisher="The Example")
    assert one.id == same.id
    assert len(one.id) == 18
    assert one.id.startswith("d-")
    others = [
        read_text("The talks ended!", published="2025-06-02", publisher="The Example"),
        read_text("The talks ended.", published="2025-06-03", publisher="The Example"),
        read_text("The talks ended.", published="2025-06-02", publisher="Another"),
        read_text("The talks ended.", published="2025-06-02", publisher="The Example", title="Talks"),
        read_text(
            "The talks ended.", published="2025-06-02", publisher="The Example", url="https://example.org"
        ),
    ]
    assert len({one.id, *(other.id for other in others)}) == 6


@pytest.mark.parametrize(
    ("known", "key"),
    [
        ({"url": "HTTPS://Example.org/a?b=1&utm_source=x#top"}, "url https://example.org/a?b=1"),
        ({"own_id": "7", "publisher": "The Example"}, "id The Example | 7"),
        ({"own_id": "7", "place": "/a.jsonl"}, "id /a.jsonl | 7"),
        ({"title": "T", "publisher": "P", "published": "2025-06-02"}, "report P | 2025-06-02 | T"),
        ({"title": "T", "place": "/a.txt"}, "file /a.txt | T"),
        ({"place": "/a.txt"}, "file /a.txt"),
        ({"title": "T", "published": "2025-06-02"}, "content d-1"),
        ({"url": "http://[broken"}, "url http://[broken"),
        ({}, "content d-1"),
    ],
)
def test_what_two_versions_of_a_report_have_in_common(known: dict[str, str], key: str) -> None:
    empty = dict.fromkeys(("title", "published", "publisher", "url"))
    assert report_key("d-1", **{**empty, **known}) == key


def test_two_nameless_texts_are_no_versions_of_each_other() -> None:
    assert read_text("The talks ended.").key != read_text("The talks go on.").key


def test_the_day_comes_from_the_argument_before_the_dateline() -> None:
    text = "GENEVA, March 3, 2026 (Example) - Talks began."
    assert read_text(text).published == "2026-03-03"
    assert read_text(text, published="2026-03-04").published == "2026-03-04"
    assert read_text("GENEVA, March 3 (Example) - Talks began.").published is None
    assert read_text("The talks of March 3, 2026 ended.").published is None


@pytest.mark.parametrize(
    "day", ["2025-02-30", "02.06.2025", "2025-6-2", "yesterday", "", "2025-06-02T10:00", "٢٠٢٥-٠٦-٠٢"]
)
def test_a_wrong_day_says_what_to_type(day: str) -> None:
    with pytest.raises(SettingError, match="such as 2025-06-02"):
        read_text("The talks ended.", published=day)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\u200b\ufeff", "<p></p>", "\x07"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(DocumentError, match=r"nothing can be read"):
        read_text(text, name="a.txt")


def test_too_much_to_read() -> None:
    with pytest.raises(DocumentError, match="split it up"):
        read_text("word " * 1_000_001)


ENGLISH = "The two delegations met in Geneva on Monday and agreed to exchange all the prisoners."
OTHERS = {
    "fr": "Les deux délégations se sont réunies lundi à Genève et ont décidé d'échanger les prisonniers.",
    "es": "Las dos delegaciones se reunieron el lunes en Ginebra y acordaron canjear a los prisioneros.",
    "de": "Die beiden Delegationen trafen sich am Montag in Genf und wollen die Gefangenen austauschen.",
    "ru": "Обе делегации встретились в понедельник в Женеве и договорились обменять всех пленных.",
    "ar": "التقى الوفدان في جنيف يوم الاثنين واتفقا على تبادل جميع الأسرى بعد أسبوع من المحادثات الصعبة.",
}


def test_english_is_told_and_is_no_defect() -> None:
    document = read_text(ENGLISH)
    assert (document.language, document.defects) == ("en", ())


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_read_and_reported(language: str) -> None:
    document = read_text(OTHERS[language])
    assert document.language == language
    assert document.clean == OTHERS[language]
    assert ["coding is for English" in defect.message for defect in document.defects] == [True]


def test_a_text_too_short_to_tell() -> None:
    assert read_text("Truce signed.").language is None


def test_what_no_store_can_hold_is_replaced_and_reported() -> None:
    document = read_text(
        "The \ud800 talks\x00 ended.", title="A\x00B\ud83d", publisher="P\ud800", url="http://a/\ud800"
    )
    assert document.text == "The � talks� ended."
    assert document.defects[0].spans == ((4, 5), (11, 12))
    json.dumps([document.text, document.title, document.publisher, document.url], ensure_ascii=False).encode(
        "utf-8"
    )


def test_offsets_count_code_points_in_every_script() -> None:
    text = "قال الوفد &quot;لا&quot; 👨‍👩‍👧 ثم غادر. He said 🎉  no."
    document = read_text(text)
    at = document.clean.index("🎉 no")
    start, end = document.offsets.original(at, at + 4)
    assert text[start:end] == "🎉  no"


@pytest.mark.parametrize(
    "text",
    [
        "The talks ended. " * 6_000,
        "a" * 100_000,
        "The talks ended.The " * 5_000,
        ' said."A' * 12_000,
        " " * 100_000 + "Talks ended.",
        "Talks" + " \n" * 50_000 + "ended.",
        "<script>" * 12_000,
        "<!--" * 25_000,
        "&amp;" * 20_000,
        "â€™" * 33_000,
        "(" * 100_000,
        "negotia-\n" * 11_000,
        "A.B." * 25_000,
        "“" * 100_000,
        "DOHA " * 20_000,
        "word-\nand\n" * 10_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_and_odd_texts_are_read(text: str) -> None:
    document = read_text(text)
    assert document.offsets.original(0, len(document.clean))[1] <= len(text)


def test_reading_is_repeatable_and_documents_travel_between_processes() -> None:
    document = read_text(SCRAPED)
    assert document == read_text(SCRAPED)
    copied = pickle.loads(pickle.dumps(document))
    assert isinstance(copied, Document)
    assert copied == document


def test_importing_the_station_loads_nothing_heavy() -> None:
    code = (
        "import sys, parley.documents as d; d.read_text('The talks ended.');"
        "print(sorted({'trafilatura', 'spacy', 'ftfy', 'lxml', 'py3langid', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_ten_reports(benchmark) -> None:  # type: ignore[no-untyped-def]
    """Ten reports of some 2,000 characters; run with --benchmark-only."""
    text = SCRAPED * 3
    benchmark(lambda: [read_text(text) for _ in range(10)])


def test_the_word_lists_are_where_they_are_said_to_be() -> None:
    import parley.documents

    data = Path(parley.documents.__file__).parent / "data"
    assert {file.name for file in data.iterdir()} >= {"words.yaml", "furniture.yaml"}
