"""``python -m recipes.language.evaluate DATA_DIR``: score the weights in the package (or ``--weights
FOLDER``).

Needs neither torch nor the training environment. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from recipes.language.names import read_uner
from recipes.language.raw import RawDocument, rebuild
from recipes.language.sentences import Sentence, read_treebanks
from recipes.language.spans import F1

from parley.language.encoder_analyser import EncoderAnalyser
from parley.language.lemmas import lemma
from parley.language.weights import packaged_weights

if TYPE_CHECKING:
    from parley.documents import Document

Result = dict[str, float]


def gold_words(analyser: EncoderAnalyser, sentences: Iterable[Sentence]) -> Result:
    """Shares of gold words right (percent), and F1 of roles on gold predicates and of predicates."""
    counts: Counter[str] = Counter()
    roles, own_roles, predicates = F1(), F1(), F1()
    for n, sentence in enumerate(sentences):
        gold_at = None if sentence.frames is None else [at for at, _ in sentence.frames]
        reading = analyser.reader.read(sentence.words, gold_at)
        _count_words(counts, sentence, reading)
        if gold_at is None:
            continue
        gold = {(n, at, *span) for at, spans in sentence.frames or [] for span in spans}
        roles.add(gold, [(n, at, *span) for at, spans in reading.frames for span in spans])
        own = analyser.reader.read(sentence.words).frames
        predicates.add([(n, at) for at in gold_at], [(n, at) for at, _ in own])
        own_roles.add(gold, [(n, at, *span) for at, spans in own for span in spans])
    result = {name: 100 * counts[name] / counts["words"] for name in counts if name != "words"}
    if roles.gold:
        result |= {
            "roles, gold predicates": roles.value,
            "predicates": predicates.value,
            "roles": own_roles.value,
        }
    return {name: round(value, 2) for name, value in result.items()}


def _count_words(counts: Counter[str], sentence: Sentence, reading: Any) -> None:
    rows = zip(
        sentence.words, sentence.upos or [], sentence.xpos or [], sentence.feats or [], sentence.lemmas or [],
        sentence.heads or [], sentence.deps or [], reading.upos, reading.xpos, reading.feats, reading.heads,
        reading.deps, strict=True,
    )  # fmt: skip
    for n, row in enumerate(rows):
        word, upos, xpos, feats, base, head, dep, my_upos, my_xpos, my_feats, my_head, my_dep = row
        counts["words"] += 1
        counts["upos"] += upos == my_upos
        counts["xpos"] += xpos == my_xpos
        counts["features"] += feats == my_feats
        counts["uas"] += head == my_head + 1
        counts["las"] += head == my_head + 1 and dep == my_dep
        counts["lemmas"] += lemma(word, my_upos, my_xpos, n == 0) == base
        counts["lemmas, gold tags"] += lemma(word, upos, xpos, n == 0) == base


def gold_names(analyser: EncoderAnalyser, sentences: Iterable[Sentence]) -> Result:
    """F1 of names on gold words, together and by kind."""
    counts = {kind: F1() for kind in ("all", "PER", "LOC", "ORG")}
    for n, sentence in enumerate(sentences):
        gold = _spans(sentence.names or [])
        mine = analyser.reader.read(sentence.words).names
        for kind, count in counts.items():
            pick = [[(n, *span) for span in spans if kind in {"all", span[0]}] for spans in (gold, mine)]
            count.add(*pick)
    return {kind: round(count.value, 2) for kind, count in counts.items()}


def _spans(labels: list[str | None]) -> list[tuple[str, int, int]]:
    starts = [n for n, label in enumerate(labels) if label and label.startswith("B-")]
    found = []
    for start in starts:
        end = start + 1
        while end < len(labels) and (labels[end] or "").startswith("I-"):
            end += 1
        found.append((str(labels[start])[2:], start, end))
    return found


def raw_text(analyser: EncoderAnalyser, documents: Iterable[RawDocument]) -> Result:
    """F1 on raw text with gold paragraphs: words, sentences, tags and arcs (an arc's ends must be gold
    words)."""
    names = ("words", "sentences", "upos", "uas", "las", "lemmas")
    counts = {name: F1() for name in names}
    for document in documents:
        doc = analyser.analyse(cast("Document", document)).doc
        mine, gold = _found(doc), _expected(document)
        for name in names:
            counts[name].add(gold[name], mine[name])
    return {name: round(count.value, 2) for name, count in counts.items()}


def _found(doc: Any) -> dict[str, list[Any]]:
    words = [token for token in doc if not token.is_space]
    place = {token.i: (token.idx, token.idx + len(token)) for token in words}
    heads = {token.i: place[token.head.i] if token.head.i != token.i else None for token in words}
    sentences = []
    for sentence in doc.sents:
        inside = [place[token.i] for token in sentence if not token.is_space]
        sentences += [(inside[0][0], inside[-1][1])] if inside else []
    return {
        "words": list(place.values()),
        "sentences": sentences,
        "upos": [(place[t.i], t.pos_) for t in words],
        "uas": [(place[t.i], heads[t.i]) for t in words],
        "las": [(place[t.i], heads[t.i], t.dep_) for t in words],
        "lemmas": [(place[t.i], t.lemma_) for t in words],
    }


def _expected(document: RawDocument) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {
        name: [] for name in ("words", "sentences", "upos", "uas", "las", "lemmas")
    }
    for (first, end), gold in zip(document.sentences, document.gold, strict=True):
        places = document.words[first:end]
        found["sentences"].append((places[0][0], places[-1][1]))
        rows = zip(places, gold.upos or [], gold.heads or [], gold.deps or [], gold.lemmas or [], strict=True)
        for place, upos, head, dep, base in rows:
            above = places[head - 1] if head else None
            found["words"].append(place)
            found["upos"].append((place, upos))
            found["uas"].append((place, above))
            found["las"].append((place, above, dep))
            found["lemmas"].append((place, base))
    return found


def speed(analyser: EncoderAnalyser, documents: list[RawDocument], rounds: int = 3) -> Result:
    """Words a second over whole documents, from text to analysis: the best round, by processor time and by
    clock."""
    best = {"words a second": 0.0, "words a second of processor time": 0.0}
    for _ in range(rounds):
        clock, processor = time.perf_counter(), time.process_time()
        words = sum(len(analyser.analyse(cast("Document", document)).doc) for document in documents)
        rates = (words / (time.perf_counter() - clock), words / (time.process_time() - processor))
        best = {
            name: max(value, round(rate)) for (name, value), rate in zip(best.items(), rates, strict=True)
        }
    return best


def evaluate(data: Path, folder: Path, part: str = "test") -> dict[str, Any]:
    """Every score of a folder of weights on the ``part`` (dev or test) of the data."""
    started = time.perf_counter()
    analyser = EncoderAnalyser(folder, "en")
    loading = round(time.perf_counter() - started, 2)
    banks = read_treebanks(data, part)
    documents = {name: list(rebuild(bank)) for name, bank in banks.items()}
    documents["gum news"] = [document for document in documents["gum"] if document.id.startswith("GUM_news_")]
    size = sum(
        file.stat().st_size for file in folder.iterdir() if file.suffix != ".pt"
    )  # checkpoints are not shipped
    return {
        "part": part,
        "gold words": {name: gold_words(analyser, bank) for name, bank in banks.items()},
        "names": gold_names(analyser, read_uner(data / "ner" / f"uner-ewt-{part}.iob2")),
        "raw text": {name: raw_text(analyser, some) for name, some in documents.items()},
        "speed": speed(analyser, documents["gum"]),
        "seconds to load, with spaCy": loading,
        "megabytes": round(size / 1e6, 1),
    }


def main() -> None:
    """Read the command line and print the scores."""
    parser = argparse.ArgumentParser(prog="python -m recipes.language.evaluate", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with ud/, srl/ and ner/")
    parser.add_argument("--weights", type=Path, default=packaged_weights())
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    chosen = parser.parse_args()
    print(json.dumps(evaluate(chosen.data, chosen.weights, chosen.part), indent=2))


if __name__ == "__main__":
    main()
