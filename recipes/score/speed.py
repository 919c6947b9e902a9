"""How fast one report becomes a finished record, from nothing and once running, on one core.

Every time is told twice: by the clock, and as the processor's time, which is what the clock would show on a
machine with nothing else to do. Needs a system with `posix_spawn` and `wait4` (Linux, macOS).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from parley import documents
from parley.documents import Document
from parley.language import Analyser
from parley.pipeline import Reader
from parley.record import Record

FRESH_RUNS = 5
RUNNING_SECONDS = 8.0  # of the processor
MEGABYTE = 1024 * 1024


class Start(NamedTuple):
    """One run of `parley read` in a process of its own: seconds of clock and processor, largest memory."""

    clock: float
    processor: float
    megabytes: float


class Pace(NamedTuple):
    """How many a second, by the clock and by the processor's time."""

    clock: float
    processor: float


@dataclass(frozen=True)
class Speed:
    """What was measured; every figure is of one core and one thread."""

    starts: list[Start]
    characters: int
    reports: Pace
    words: Pace

    def as_dict(self) -> dict[str, Any]:
        """The figures, ready for JSON."""
        return {
            "start to finished record, seconds": {
                "runs": len(self.starts),
                "clock, median": round(median(start.clock for start in self.starts), 2),
                "processor, median": round(median(start.processor for start in self.starts), 2),
                "processor, slowest": round(max(start.processor for start in self.starts), 2),
            },
            "largest memory, MB": round(max(start.megabytes for start in self.starts)),
            "characters of the report": self.characters,
            "reports a second once running": _rounded(self.reports, 1),
            "words a second of the analyser alone": _rounded(self.words, 0),
        }

    def lines(self) -> Iterator[str]:
        """What a person reads."""
        told = self.as_dict()
        first = told["start to finished record, seconds"]
        reports, words = (
            told["reports a second once running"],
            told["words a second of the analyser alone"],
        )
        yield "on one core, by the processor's time (by the clock in brackets):"
        yield (
            f"  start to finished record: {first['processor, median']} s ({first['clock, median']} s), median "
            f"of {first['runs']} runs, slowest {first['processor, slowest']} s; at most "
            f"{told['largest memory, MB']} MB"
        )
        yield (
            f"  once running: {reports['processor']} ({reports['clock']}) reports of {self.characters} "
            "characters a second"
        )
        yield f"  analyser alone: {words['processor']:.0f} ({words['clock']:.0f}) words a second"


def _rounded(pace: Pace, digits: int) -> dict[str, float]:
    return {"clock": round(pace.clock, digits), "processor": round(pace.processor, digits)}


def measure(report: Path, published: str, others: Iterable[Path]) -> Speed:
    """Time `report` from nothing and once running, and the analyser on the JSONL files `others`."""
    pin_to_one_core()
    reader = Reader()
    text = report.read_text(encoding="utf-8")
    return Speed(
        starts=[start_once(report, published) for _ in range(FRESH_RUNS)],
        characters=len(text),
        reports=reports_a_second(text, reader),
        words=words_a_second(documents_of(others), reader.analyser),
    )


def pin_to_one_core() -> None:
    """Keep this process, and those it starts, on one core and one thread, where the system can."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def start_once(report: Path, published: str) -> Start:
    """Run `parley read` on `report` in a new process with a record that isn't there yet.

    Raises `RuntimeError` where the command fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "parley.db"
        command = [sys.executable, "-m", "parley.cli", "read", str(report)]
        command += ["--published", published, "--record", str(record), "--format", "json"]
        with (Path(folder) / "told").open("wb") as told:
            redirect = [(os.POSIX_SPAWN_DUP2, told.fileno(), 1), (os.POSIX_SPAWN_DUP2, told.fileno(), 2)]
            began = time.perf_counter()
            child = os.posix_spawn(sys.executable, command, os.environ, file_actions=redirect)
            _, status, used = os.wait4(child, 0)
            seconds = time.perf_counter() - began
        if os.waitstatus_to_exitcode(status) or not record.is_file():
            said = (Path(folder) / "told").read_text(errors="replace")
            raise RuntimeError(f"{' '.join(command)} failed:\n{said}")
    unit = 1 if sys.platform == "darwin" else 1024  # wait4 counts bytes on macOS, kilobytes elsewhere
    return Start(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / MEGABYTE)


def reports_a_second(text: str, reader: Reader, seconds: float = RUNNING_SECONDS) -> Pace:
    """Read, code and store the same text under ever new addresses, so that each is a report of its own."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "parley.db") as record:
        addresses = (f"report:{number}" for number in count())
        read_and_store(text, next(addresses), reader, record)

        def work() -> int:
            began, done = time.process_time(), 0
            while time.process_time() - began < seconds:
                read_and_store(text, next(addresses), reader, record)
                done += 1
            return done

        return _pace(work)


def read_and_store(text: str, address: str, reader: Reader, record: Record) -> None:
    """One report from its text into the record."""
    report = reader.read_text(text, published="2025-06-02", url=address)
    record.add(report.document, report.moves, coder=report.coder, coder_version=report.coder_version)


def documents_of(paths: Iterable[Path]) -> list[Document]:
    """All documents of JSONL files that can be read."""
    return [document for document in documents.read_paths(paths) if isinstance(document, Document)]


def words_a_second(listed: Iterable[Document], analyser: Analyser) -> Pace:
    """Words (tokens that are not blank) that the analyser reads in a second, its first report not counted."""
    first, *rest = listed
    analyser.analyse(first)
    return _pace(
        lambda: sum(not token.is_space for document in rest for token in analyser.analyse(document).doc)
    )


def _pace(work: Callable[[], int]) -> Pace:
    """How many things a second `work` does; it gives their number."""
    clock, processor = time.perf_counter(), time.process_time()
    done = work()
    return Pace(done / (time.perf_counter() - clock), done / (time.process_time() - processor))
