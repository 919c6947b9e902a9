"""What is exported is read again by other programs' readers and compared with what was stored."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.codebook.statement import Move
from parley.errors import SettingError
from parley.export import COLUMNS, Format, export, report_as_dict
from parley.export.columns import Kind
from parley.export.spreadsheet import guarded, unguarded
from parley.record import Record, StoredDocument

NAMES = [column.name for column in COLUMNS]
BARE = {"type", "modality", "repeated", "evidence", "evidence_start", "evidence_end", "rule"}
ALWAYS = {"move", "document", "name", "coder", "coder_version", "codebook_version"}


@pytest.fixture
def expected(full_document: StoredDocument, full_move: Move) -> dict[str, Any]:
    """The row of the full move."""
    start = full_move.evidence.start
    return {
        "move": full_move.id_in(full_document.id),
        "document": full_document.id,
        "title": "=Talks= in Istanbul 🕊",
        "published": "2025-06-02",
        "publisher": "The Observer",
        "name": "a.txt",
        "url": "https://example.org/talks",
        "type": "propose",
        "actors": ["Ukraine", "+Coalition; of the willing"],
        "addressees": ["Russia"],
        "issues": ["prisoners", "remains"],
        "quantity_min": 1000,
        "quantity_max": 1000.5,
        "quantity_approximate": True,
        "quantity_per_side": False,
        "quantity_unit": "prisoners",
        "quantity_who": "@sick",
        "quantities": json.dumps([quantity.as_dict() for quantity in full_move.terms.quantities]),
        "duration_min": "P3D",
        "duration_max": "P30D",
        "duration_approximate": False,
        "when": "2025-06-09/2025-06-15",
        "deadline": "2025-06",
        "place": "Istanbul",
        "scope": "certain frontline positions",
        "condition": "'=if Moscow agrees",
        "backers": ["United States", "Türkiye"],
        "modality": "claimed",
        "repeated": True,
        "source_speaker": "-Umerov",
        "source_party": "Ukraine",
        "source_medium": "TASS",
        "source_quote": "at once\rand\ttogether",
        "evidence": full_move.evidence.text,
        "evidence_start": start,
        "evidence_end": start + len(full_move.evidence.text),
        "rule": "offer-to",
        "coder": "rules",
        "coder_version": "1.0",
        "codebook_version": "1",
    }


def test_parquet_holds_every_cell_with_its_type(
    record: Record, tmp_path: Path, expected: dict[str, Any]
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    place = tmp_path / "moves.parquet"
    assert export(record, "parquet", place) == 2
    table = parquet.read_table(place)
    full, bare = table.to_pylist()
    assert full == expected
    assert {name for name, value in bare.items() if value not in (None, [])} - ALWAYS == BARE | {
        "title",
        "published",
        "publisher",
        "url",
    }
    described = {field.name: field.metadata[b"description"].decode() for field in table.schema}
    assert described == {column.name: column.meaning for column in COLUMNS}
    assert str(table.schema.field("actors").type).startswith("list<")


def test_csv_holds_every_cell_as_a_spreadsheet_may_read_it(
    record: Record, tmp_path: Path, expected: dict[str, Any]
) -> None:
    place = tmp_path / "moves.csv"
    assert export(record, Format.CSV, place) == 2
    with place.open(encoding="utf-8", newline="") as opened:
        full, bare = csv.DictReader(opened, strict=True)
    assert list(full) == NAMES
    assert {name: as_csv(value) for name, value in expected.items()} == {
        name: unguarded(cell) for name, cell in full.items()
    }
    assert {name for name, cell in bare.items() if cell} - ALWAYS == BARE | {
        "title",
        "published",
        "publisher",
        "url",
    }
    for cells in (full, bare):
        assert [cell for cell in cells.values() if cell[:1] in tuple("=+-@\t\r\n")] == []
    assert full["title"] == "'=Talks= in Istanbul 🕊"
    assert full["condition"] == "''=if Moscow agrees"
    assert bare["evidence"] == "'-Moscow refused"


def as_csv(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(value) if isinstance(value, list) else str(value)


def test_csv_lines_end_as_the_standard_says(record: Record, tmp_path: Path) -> None:
    place = tmp_path / "moves.csv"
    export(record, "csv", place)
    content = place.read_bytes()
    assert content.startswith(",".join(NAMES).encode() + b"\r\n")
    assert content.endswith(b"1\r\n")
    assert not content.startswith(b"\xef\xbb\xbf")


def test_jsonl_is_the_contract(
    record: Record,
    tmp_path: Path,
    full_document: StoredDocument,
    bare_document: StoredDocument,
    full_move: Move,
) -> None:
    place = tmp_path / "moves.jsonl"
    assert export(record, "jsonl", place) == 2
    full, bare = (json.loads(line) for line in place.read_text(encoding="utf-8").splitlines())
    assert bare == {"document": {"id": bare_document.id, "text": "Nothing was said."}, "moves": []}
    assert list(full["document"]) == ["id", "title", "published", "publisher", "language", "defects", "text"]
    assert full["document"]["defects"] == [
        {"kind": "hard-wrapped", "message": "lines broken at a fixed width", "count": 2, "spans": [[21, 23]]}
    ]
    for move in full["moves"]:
        found = move["evidence"]
        assert full["document"]["text"][found["start"] : found["end"]] == found["text"]
    first, second = full["moves"]
    assert first == {"id": full_move.id_in(full_document.id), **full_move.as_dict()}
    assert list(second) == ["id", "type", "modality", "evidence", "rule"]


def test_a_fresh_report_and_a_stored_one_look_the_same(
    record: Record, full_document: StoredDocument, full_move: Move, bare_move: Move, tmp_path: Path
) -> None:
    place = tmp_path / "moves.jsonl"
    export(record, "jsonl", place, document=full_document.id)
    fresh = report_as_dict(full_document, [full_move, bare_move, full_move])
    assert json.loads(place.read_text(encoding="utf-8")) == json.loads(json.dumps(fresh))


@pytest.mark.parametrize("format", list(Format))
def test_the_same_record_gives_the_same_bytes(record: Record, tmp_path: Path, format: Format) -> None:
    contents = []
    for name in ("one", "two"):
        export(record, format, tmp_path / name)
        contents.append((tmp_path / name).read_bytes())
    assert contents[0] == contents[1]


@pytest.mark.parametrize(("format", "lines"), [("csv", 1), ("jsonl", 1), ("parquet", 1)])
def test_only_what_is_selected_is_exported(record: Record, tmp_path: Path, format: str, lines: int) -> None:
    assert export(record, format, tmp_path / "out", type="reject") == lines
    assert export(record, format, tmp_path / "out", party="Sudan") == 0


def test_an_empty_parquet_file_has_its_columns(record: Record, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export(record, "parquet", tmp_path / "out", party="Sudan")
    assert parquet.read_table(tmp_path / "out").column_names == NAMES


def test_whole_numbers_stay_whole_in_csv(record: Record, tmp_path: Path) -> None:
    export(record, "csv", tmp_path / "out")
    with (tmp_path / "out").open(encoding="utf-8", newline="") as opened:
        row = next(csv.DictReader(opened))
    assert (row["quantity_min"], row["quantity_max"]) == ("1000", "1000.5")


@given(st.text(st.one_of(st.sampled_from("'=+-@\t\r\n＝＠a"), st.characters(exclude_categories=["Cs"]))))
def test_guarding_can_be_undone_and_leaves_no_formula(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert cell in (text, "'" + text)


@pytest.mark.parametrize("first", "=+-@＝＋－＠\t\r\n")
def test_every_character_that_begins_a_formula_is_guarded(first: str) -> None:
    assert guarded(f"{first}SUM(1)") == f"'{first}SUM(1)"


def test_cells_that_are_no_formula_are_left_as_they_are() -> None:
    for text in ("", "Kyiv", "'tis agreed", " =1", "1-2", "a@b", "🕊=", "''"):
        assert guarded(text) == text


@pytest.mark.parametrize("format", list(Format))
def test_standard_output(
    record: Record, tmp_path: Path, format: Format, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    export(record, format, tmp_path / "out")
    export(record, format, "-")
    assert capfdbinary.readouterr().out == (tmp_path / "out").read_bytes()
    assert not sys.stdout.closed


def test_a_file_is_replaced_only_when_the_export_is_complete(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    place = folder / "moves.csv"
    place.write_text("the old one")
    original = record.moves

    def broken(**selection: Any) -> Any:
        yield next(original(**selection))
        raise RuntimeError("broke off")

    monkeypatch.setattr(record, "moves", broken)
    with pytest.raises(RuntimeError, match="broke off"):
        export(record, "csv", place)
    assert [(each.name, each.read_text()) for each in folder.iterdir()] == [("moves.csv", "the old one")]
    monkeypatch.undo()
    export(record, "csv", place)
    assert [each.name for each in folder.iterdir()] == ["moves.csv"]
    assert place.read_text() != "the old one"


def test_a_link_stays_a_link(record: Record, tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("the old one")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    export(record, "csv", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() != "the old one"


@pytest.mark.parametrize(
    ("format", "place", "selection", "said"),
    [
        ("xlsx", "out", {}, "format: there is no 'xlsx'; choose one of csv, jsonl, parquet"),
        ("csv", "missing/out", {}, "cannot be written: No such file or directory"),
        ("csv", "", {}, "cannot be written: Is a directory"),
        ("jsonl", "out", {"type": "refuse"}, "there is no 'refuse'"),
    ],
)
def test_what_cannot_be_exported_is_said(
    record: Record, tmp_path: Path, format: str, place: str, selection: dict[str, str], said: str
) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(SettingError, match=said):
        export(record, format, tmp_path / place, **selection)
    assert sorted(tmp_path.iterdir()) == before


def test_without_pyarrow_it_is_asked_for(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingError, match=r"pip install 'parley\[parquet\]'"):
        export(record, "parquet", tmp_path / "moves.parquet")
    assert not (tmp_path / "moves.parquet").exists()


def test_columns_have_one_name_a_meaning_and_cells_of_their_kind(record: Record) -> None:
    assert len(set(NAMES)) == len(NAMES)
    kinds: dict[Kind, Callable[[Any], bool]] = {
        Kind.TEXT: lambda value: isinstance(value, str),
        Kind.LIST: lambda value: isinstance(value, list),
        Kind.INTEGER: lambda value: type(value) is int,
        Kind.NUMBER: lambda value: isinstance(value, int | float),
        Kind.TRUTH: lambda value: isinstance(value, bool),
    }
    full = next(record.moves())
    for column in COLUMNS:
        assert column.meaning
        assert kinds[column.kind](column.of(full)), column.name
