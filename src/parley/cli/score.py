"""`parley score`: how far a coder, or a second person, agrees with reports coded by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from parley.cli.options import Format, FormatOption, chosen
from parley.cli.terminal import console, in_line, messages, say, write_line
from parley.cli.wording import count
from parley.errors import CorpusError

if TYPE_CHECKING:
    from parley.agreement import Comparison, Scores, Tally
    from parley.corpus import CodedReport, Texts

MOST_CONFUSIONS = 20
"""Confusions of types shown to people; `--format json` has them all."""


def score(
    gold: Annotated[Path, typer.Argument(help="Coded reports: a file, or a folder of them.", metavar="GOLD")],
    other: Annotated[
        Path | None,
        typer.Argument(
            help="A second coding of the same reports; without it, a coder reads them.", metavar="OTHER"
        ),
    ] = None,
    coder: Annotated[
        str | None, typer.Option("--coder", help="The coder that reads the reports.", metavar="NAME")
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", help="The folder of the texts that GOLD only refers to.", metavar="FOLDER"),
    ] = None,
    differences: Annotated[
        bool, typer.Option("--differences", help="Show every difference, with its sentence.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", help="Also write a page to read the two side by side.", metavar="FILE"),
    ] = None,
    format: FormatOption = None,
) -> None:
    """Score a coder, or a second coding, against reports coded by hand.

    Precision, recall and F1 for every cell, by type, issue, style and conflict; who is taken for whom; and
    Krippendorff's alpha. Reports whose text is not at hand are named and left out.
    """
    from parley.agreement import by_coder, by_hand, compare
    from parley.agreement import score as add_up
    from parley.corpus import Texts, read_reports
    from parley.pipeline import Reader

    reader, store = Reader(coder), Texts(texts)
    reports = list(_at_hand(list(read_reports(gold)), store))
    second = by_hand(read_reports(other)) if other else by_coder(reader)
    comparisons = list(_watched(compare(reports, store, second, reader), len(reports)))
    scores = add_up(comparisons)
    names = (gold.stem, other.stem if other else f"coder {reader.coder.name}")
    if html:
        from parley.agreement.html import html_page

        html.write_text(html_page(comparisons, scores, names), encoding="utf-8")
        say(f"Side by side in {html}.")
    if chosen(format) is Format.JSON:
        write_line(json.dumps(scores.as_dict(), ensure_ascii=False))
        return
    out = console()
    if differences:
        _print_differences(comparisons, out)
    _print_scores(scores, names, out)


def _at_hand(reports: Sequence[CodedReport], texts: Texts) -> Iterator[CodedReport]:
    away = [report.id for report in reports if not texts.has(report)]
    if away:
        first = ", ".join(away[:3])
        say(
            f"{count(len(away), 'report')} left out, their texts are not here ({first} …): name them with --texts."
        )
    if len(away) == len(reports):
        raise CorpusError("There is no report left to score; name the folder of the texts with --texts.")
    yield from (report for report in reports if texts.has(report))


def _watched(comparisons: Iterator[Comparison], total: int) -> Iterator[Comparison]:
    from rich.progress import track

    yield from track(
        comparisons, total=total, description="Scoring", console=messages(), transient=True,
        disable=not messages().is_terminal,
    )  # fmt: skip


def _print_scores(scores: Scores, names: tuple[str, str], out: Console) -> None:
    told = f"{count(scores.reports, 'report')}: {names[0]} beside {names[1]}."
    out.print(f"{told} Moves found in the {scores.silent} without any: {scores.in_silence}.")
    out.print(_measures(scores.measures))
    for heading, rows in scores.by.items():
        out.print(_breakdown(heading, rows))
    wrong = [(pair, n) for pair, n in scores.confusion.most_common() if pair[0] != pair[1]]
    table = Table("most often confused: in the gold", "found", "times", box=None, pad_edge=False)
    for (gold, found), times in wrong[:MOST_CONFUSIONS]:
        table.add_row(gold, found, str(times))
    out.print(table)
    alphas = ", ".join(f"{name} {value:.2f}" for name, value in scores.alpha.items())
    out.print(f"Krippendorff's alpha: {alphas}")


def _measures(measures: Mapping[str, Tally]) -> Table:
    table = Table("measure", box=None, pad_edge=False)
    for column in ("gold", "found", "same", "precision", "recall", "F1"):
        table.add_column(column, justify="right")
    for name, tally in measures.items():
        shares = (tally.precision, tally.recall, tally.f1)
        table.add_row(name, *map(str, tally), *(f"{share:.2f}" for share in shares))
    return table


def _breakdown(heading: str, rows: Mapping[str, Mapping[str, Tally]]) -> Table:
    """One row a type, issue, conflict or style: how many moves, and F1 of each measure."""
    table = Table(heading, box=None, pad_edge=False)
    measures = list(next(iter(rows.values()), {}))
    for column in ("gold", "found", *(f"{measure} F1" for measure in measures)):
        table.add_column(column, justify="right")
    for name, row in rows.items():
        moves = row["type"]
        shares = (f"{tally.f1:.2f}" for tally in row.values())
        table.add_row(Text(in_line(name)), str(moves.gold), str(moves.found), *shares)
    return table


def _print_differences(comparisons: Sequence[Comparison], out: Console) -> None:
    from parley.agreement.differences import KINDS
    from parley.agreement.differences import differences as all_differences

    for comparison in comparisons:
        found = [difference for difference in all_differences(comparison) if not difference.in_order]
        if not found:
            continue
        out.print(
            Text(in_line(f"{comparison.report.id} {comparison.report.document.title or ''}"), style="bold")
        )
        for difference in found:
            out.print(Text(f"  {KINDS[difference.kind]}: {in_line(difference.gold or difference.found)}"))
            if difference.kind == "differs":
                out.print(Text(f"    found: {in_line(difference.found)} ({difference.rule})"))
                for cell in difference.cells:
                    out.print(Text(f"    {in_line(cell)}"))
            out.print(Text(f"    {in_line(difference.sentence)}", style="dim"))
