"""Where the data on parties is, and whether the compiled copy is of the same content."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

COMPILED = "compiled.json"


def party_folder() -> Traversable:
    """The folder of the data on parties."""
    return files("parley.lexicon") / "data" / "parties"


def party_files() -> list[Traversable]:
    """The YAML files on parties, by name."""
    return sorted((f for f in party_folder().iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)


def fingerprint() -> str:
    """A digest of the names and contents of all YAML files on parties."""
    digest = hashlib.sha256()
    for file in party_files():
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
