"""Documents as raw text, rebuilt from treebank sentences, with where words, sentences and paragraphs are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from recipes.language.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Block:
    """A half-open range of the text that holds one paragraph."""

    start: int
    end: int
    kind: str = "paragraph"


@dataclass
class RawDocument:
    """Text with gold words (character ranges), sentences (word ranges) and paragraphs. Has what an analyser
    needs of a document: ``clean`` and ``blocks``."""

    id: str
    clean: str = ""
    words: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    gold: list[Sentence] = field(default_factory=list)


def rebuild(sentences: Iterable[Sentence]) -> Iterator[RawDocument]:
    """One raw document for every gold document; paragraphs are set apart by an empty line."""
    for identity, group in groupby(sentences, key=lambda sentence: sentence.document):
        made = RawDocument(identity)
        for sentence in group:
            _append(made, sentence)
        yield made


def _append(made: RawDocument, sentence: Sentence) -> None:
    if sentence.starts_paragraph or not made.blocks:
        made.clean = made.clean.rstrip() + ("\n\n" if made.clean else "")
        made.blocks.append(Block(len(made.clean), len(made.clean)))
    elif not made.clean[-1:].isspace():
        made.clean += " "
    first, queue = len(made.words), list(sentence.words)
    for text, space in sentence.surface:
        start = len(made.clean)
        for word in _parts(text, queue):
            made.words.append((start, start + len(word)))
            start += len(word)
        made.clean += text + (" " if space else "")
    end = len(made.clean.rstrip())
    made.blocks[-1] = Block(made.blocks[-1].start, end)
    made.sentences.append((first, len(made.words)))
    made.gold.append(sentence)


def _parts(text: str, queue: list[str]) -> list[str]:
    """The words that make up one surface token, taken from the queue; parts that do not spell it become the
    whole."""
    taken = [queue.pop(0)]
    while len("".join(taken)) < len(text) and queue and text.startswith("".join([*taken, queue[0]])):
        taken.append(queue.pop(0))
    if "".join(taken) == text:
        return taken
    # The last part takes what the others leave (the parts of a few fused words are respelled).
    return [*taken[:-1], text[len("".join(taken[:-1])) :]]
