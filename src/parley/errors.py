"""What stops the caller, and what is only noted about one document.

ParleyError
├── SettingError      a setting, option or argument cannot be used
├── DataError         the package's own data (codebook, lexicon, weights) is broken
│   ├── CodebookError
│   ├── LexiconError
│   └── WeightsError
├── CorpusError       a hand-coded report does not follow its form, or does not fit its text
├── DocumentError     one document cannot be read: the run goes on without it
└── RecordError       the record cannot be opened, read or written
    └── EvidenceError a move's evidence is not in the stored text

Every message says what happened and what to do about it. A `DocumentError` names the document.
"""

from __future__ import annotations


class ParleyError(Exception):
    """Base of every error that Parley raises on purpose."""


class SettingError(ParleyError):
    """A setting, option or argument cannot be used."""


class DataError(ParleyError):
    """The package's own data is broken; nothing can be trusted until it is mended."""


class CodebookError(DataError):
    """The codebook does not follow its own form."""


class LexiconError(DataError):
    """The lexicon does not follow its own form."""


class WeightsError(DataError):
    """Trained weights are missing or do not fit this version."""


class CorpusError(ParleyError):
    """A hand-coded report does not follow its form, or does not fit its text."""


class DocumentError(ParleyError):
    """One document cannot be read. Carries the document's name, so that a run can report it and go on."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class RecordError(ParleyError):
    """The record cannot be opened, read or written."""


class EvidenceError(RecordError):
    """A move's evidence does not stand in the stored text at the place it names."""
