from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from parley.documents import Document
from parley.language import Analyser, load_analyser

# The recipe is no part of the package; its modules are found from the root of the repository.
sys.path.insert(0, str(Path(__file__).parents[2]))


@dataclass(frozen=True)
class Block:
    start: int
    end: int
    kind: str = "paragraph"


@dataclass(frozen=True)
class Text:
    clean: str
    blocks: tuple[Block, ...]


def make_document(clean: str, lines: bool = True) -> Document:
    """Clean text of which every line that is not empty is a paragraph, or the whole is (``lines`` false)."""
    blocks, position = [], 0
    for line in clean.split("\n") if lines else [clean]:
        if line.strip():
            blocks.append(Block(position, position + len(line)))
        position += len(line) + 1
    return cast(Document, Text(clean, tuple(blocks)))


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """Makes a document for tests of the language station alone."""
    return make_document


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """The weights in the package."""
    return load_analyser()
