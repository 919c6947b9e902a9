"""Which part of the training corpus a report belongs to: by its conflict, so that nothing leaks between parts."""

from __future__ import annotations

import hashlib
from typing import Literal

DEVELOPMENT_SHARE = 10
"""One conflict in ten is for development: choosing settings and thresholds, reading mistakes."""


def part_of(conflict: str | None) -> Literal["train", "dev"]:
    """The part of a conflict, from its name alone, so that a new report never moves another.

    >>> part_of("kosovo"), part_of("liberia")
    ('train', 'train')
    """
    digest = hashlib.sha256((conflict or "").encode()).digest()
    return "dev" if digest[0] % DEVELOPMENT_SHARE == 0 else "train"
