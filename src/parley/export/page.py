"""Make `docs/export.md` from the list of columns: `python -m parley.export.page > docs/export.md`."""

from __future__ import annotations

from parley.export.columns import COLUMNS
from parley.export.plover import MAPPING, TO_COME, Rule
from parley.export.run import Format

PAGE = """# Exporting a record

<!-- Made by `python -m parley.export.page`; a test compares. -->

    parley export --format csv|jsonl|parquet|plover

| format | what a line or row is |
|---|---|
{formats}

Only current moves are exported: of every report the current version, of every document the current coding.
The order is that in which the documents came into the record, and within a document that of the text as the
coder read it, so the same record always gives the same export. A file is replaced only when the export is
complete.

## JSON lines

One object a document, the same as `parley read --format json` prints: `document` with `id`, `title`,
`published`, `publisher`, `language`, `defects` and `text`, and `moves`, each with `id`, `type`, `actors`,
`addressees`, `issues`, `terms`, `modality`, `repeated`, `source`, `evidence`, `also` and `rule`. Keys that
would be empty are left out. `start` and `end` count Unicode code points: `text[start:end]` of the document is
the evidence's `text`. A document in which no move was found has an empty `moves`.

## Columns of CSV and Parquet

| column | holds | meaning |
|---|---|---|
{columns}

A cell without a value is empty in CSV and null in Parquet. Quantities and durations that are exact have the
same `min` and `max`; where only one side is given, the other is empty.

## CSV

UTF-8, commas, quotation marks and line ends as in RFC 4180; the first line names the columns. Items of a list
are joined with `; `. True and false are written `true` and `false`.

Some spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, one of their full-width forms, a tab or a
line break. Such a text gets an apostrophe in front, and so does one that already looks like that (`'=`). To
get the texts back exactly, take one apostrophe off every text that begins with apostrophes followed by one of
those characters; `parley.export.spreadsheet.unguarded` does this. Numbers are never changed.

## Parquet

Needs pyarrow: `pip install 'parley[parquet]'`. Lists are lists, numbers are 64-bit floating-point numbers,
offsets 64-bit integers, and each column carries its meaning as the field metadata `description`.

## PLOVER

One [PLOVER](https://github.com/openeventdata/PLOVER) record a line, with `event`, `date`, `source` and `target`
(each actor with its name and, for a state, its ISO 3166 code), `eventText` (the evidence), `publication` and, in
`comment`, the move's type, issues and modality. Terms, conditions, sources and repetition have no place in PLOVER.
Moves that are said not to be so (modality `denied`), and those marked “none”, give no record. From the top, the
first line that fits decides:

| move | about | told as | event | because |
|---|---|---|---|---|
{mapping}
"""

MEANINGS = {
    Format.CSV: "one row a move, for spreadsheets and statistics",
    Format.JSONL: "one JSON object a document, with its text and its moves",
    Format.PARQUET: "one row a move, typed, for data frames and databases",
    Format.PLOVER: "one PLOVER event record a line, for programs that read those",
}


def export_page() -> str:
    """The page as Markdown."""
    formats = "\n".join(f"| `{each}` | {MEANINGS[each]} |" for each in Format)
    columns = "\n".join(f"| `{column.name}` | {column.kind} | {column.meaning} |" for column in COLUMNS)
    return PAGE.format(formats=formats, columns=columns, mapping="\n".join(map(_mapping_row, MAPPING)))


def _mapping_row(rule: Rule) -> str:
    about = ", ".join(sorted(f"`{issue}`" for issue in rule.issues)) or "anything"
    told = ", ".join(f"`{modality}`" for modality in TO_COME) if rule.to_come else "any way"
    return (
        f"| `{rule.type}` | {about} | {told} | {f'`{rule.event}`' if rule.event else 'none'} | {rule.why} |"
    )


if __name__ == "__main__":
    print(export_page(), end="")
