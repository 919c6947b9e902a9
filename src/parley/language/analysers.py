"""Choose and keep an analyser: Parley's own weights, or any spaCy pipeline with Universal Dependencies
labels."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parley.errors import SettingError

if TYPE_CHECKING:
    from parley.documents import Document
    from parley.language.analysis import Analyser, Analysis

DEFAULT = "en"
SPACY_PREFIX = "spacy:"


@lru_cache(maxsize=4)
def load_analyser(setting: str = DEFAULT, threads: int = 1) -> Analyser:
    """The analyser that a setting names, loaded once.

    ``setting`` is ``"en"`` (the weights in the package), the path of a folder of weights, or ``"spacy:"`` and
    the name or path of a spaCy pipeline. ``threads`` counts threads within one sentence (weights only).
    Raises SettingError if there is no such analyser, WeightsError if its weights are broken.

    >>> load_analyser("en").name
    'en'
    """
    if setting.startswith(SPACY_PREFIX):
        from parley.language.spacy_analyser import SpacyAnalyser

        return SpacyAnalyser(setting.removeprefix(SPACY_PREFIX))
    from pathlib import Path

    from parley.language.encoder_analyser import EncoderAnalyser
    from parley.language.weights import packaged_weights

    if setting == DEFAULT:
        return EncoderAnalyser(packaged_weights(), DEFAULT, threads)
    if Path(setting).is_dir():
        return EncoderAnalyser(Path(setting), setting, threads)
    raise SettingError(
        f"no analyser is called {setting!r}: write 'en', a folder of weights, or 'spacy:' and a pipeline"
    )


def analyse(document: Document, analyser: Analyser | None = None) -> Analysis:
    """Analyse one document with ``analyser``, or with the weights in the package."""
    return (analyser or load_analyser()).analyse(document)
