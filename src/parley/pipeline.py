"""The flow in one place: report → document → analysis → moves. What the command line and the Python API share."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parley import documents
from parley.documents import Document, FieldMap
from parley.errors import DocumentError, ParleyError, SettingError

if TYPE_CHECKING:
    from parley.codebook.statement import Move
    from parley.coder import Coder
    from parley.language import Analyser


@dataclass(frozen=True)
class Report:
    """A document with the moves that a coder found in it.

    >>> report = Reader().read_text("Oslo, 1993. …")  # doctest: +SKIP
    >>> report.moves[0].type  # doctest: +SKIP
    <MoveType.MEET: 'meet'>
    """

    document: Document
    moves: tuple[Move, ...]
    coder: str
    coder_version: str

    def as_dict(self) -> dict[str, Any]:
        """The report as in the stable JSON contract: `{"document": {…}, "moves": […]}`."""
        from parley.export.contract import report_as_dict

        return report_as_dict(self.document, self.moves)


class Reader:
    """Reads reports with one coder and one analyser, each loaded when the first report needs it.

    `coder` is a coder's name ("rules"), `analyser` a setting of `parley.language.load_analyser`; none means the
    weights in the package. Raises `SettingError` for a name that doesn't exist.
    """

    def __init__(self, coder: str | None = None, analyser: str | None = None) -> None:
        self._coder_name = coder
        self._analyser_setting = analyser
        if coder is not None:
            _ = self.coder

    @cached_property
    def coder(self) -> Coder:
        """The coder, loaded on first use."""
        from parley.coder import DEFAULT_CODER, load_coder

        return load_coder(self._coder_name or DEFAULT_CODER)

    @cached_property
    def analyser(self) -> Analyser:
        """The analyser, loaded on first use."""
        from parley.language import load_analyser

        return load_analyser(self._analyser_setting) if self._analyser_setting else load_analyser()

    def code(self, document: Document) -> Report:
        """Analyse and code one document.

        Raises `DocumentError` where the analysis of it breaks off: a mistake in a rule stops one document, not the
        5,000 after it. Raises `SettingError` where something that Parley needs is not installed.
        """
        try:
            moves = self.coder.code(self.analyser.analyse(document))
        except ParleyError:
            raise
        except (RecursionError, MemoryError) as error:
            raise DocumentError(
                document.name, f"too deeply nested to analyse ({type(error).__name__})"
            ) from error
        except ImportError as error:  # not this document's fault, and the same for the next one
            raise SettingError(f"{error}; install Parley again, with what it needs") from error
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            told = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}: {error}"
            reason = f"the analysis broke off, which is a mistake in Parley: please report it ({told})"
            raise DocumentError(document.name, reason) from error
        return Report(document, moves, self.coder.name, self.coder.version)

    def read_text(
        self,
        text: str,
        *,
        name: str = "text",
        title: str | None = None,
        published: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
    ) -> Report:
        """Read one report given as text. Raises `DocumentError` where there is nothing to read."""
        document = documents.read_text(
            text, name=name, title=title, published=published, publisher=publisher, url=url
        )
        return self.code(document)

    def read_paths(
        self,
        paths: Iterable[str | Path],
        *,
        published: str | None = None,
        publisher: str | None = None,
        fields: FieldMap | None = None,
    ) -> Iterator[Report | DocumentError]:
        """Read files, folders, globs or "-": one report, or one error that names its document, after the other."""
        found = documents.read_paths(paths, published=published, publisher=publisher, fields=fields)
        for document in found:
            if isinstance(document, DocumentError):
                yield document
                continue
            try:
                yield self.code(document)
            except DocumentError as error:
                yield error
