"""Writes what restates the codebook: the enums, the JSON Schema, the reference page, the annotation guide.

python -m parley.codebook.generate            write the files that have changed
python -m parley.codebook.generate --check    change nothing; fail when a file differs from the codebook
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from parley.codebook.forms import Codebook, Entry
from parley.codebook.loader import load_codebook
from parley.codebook.pages import annotation_guide, reference_page
from parley.errors import CodebookError

COMMAND = "python -m parley.codebook.generate"
ROOT = Path(__file__).resolve().parents[3]
VOCABULARY = "src/parley/codebook/vocabulary.py"
LINE_LENGTH = 110  # as in pyproject.toml


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check every generated file; 0 when all is well, 1 when a file differs."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if set(arguments) - {"--check"}:
        print(f"usage: {COMMAND} [--check]", file=sys.stderr)
        return 2
    try:
        return check() if "--check" in arguments else write()
    except CodebookError as error:
        print(error, file=sys.stderr)
        return 1


def check(root: Path = ROOT) -> int:
    """Name every generated file under `root` that differs from the codebook, and the command that mends it.

    A vocabulary that differs is named alone: the schema is made from classes that import it.
    """
    codebook = load_codebook()
    differing: list[str] = []
    for name, content in GENERATED.items():
        if differing != [VOCABULARY] and not _is(_in_checkout(root) / name, content, codebook):
            differing.append(name)
            print(f"{name} differs from the codebook; run `{COMMAND}` and commit the result", file=sys.stderr)
    return 1 if differing else 0


def write(root: Path = ROOT) -> int:
    """Write every generated file under `root` that differs from the codebook, the vocabulary first."""
    codebook = load_codebook()
    for name, content in GENERATED.items():
        path = _in_checkout(root) / name
        if not _is(path, content, codebook):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content(codebook), encoding="utf-8")
            print(f"wrote {name}")
    return 0


def vocabulary(codebook: Codebook) -> str:
    """The source of `vocabulary.py`: one StrEnum for each closed list."""
    lists: tuple[tuple[str, str, Iterable[Entry]], ...] = (
        ("MoveType", "What kind of act a move is.", codebook.types),
        ("Issue", "What a move is about.", codebook.issues),
        ("Modality", "How a move is told.", codebook.modalities),
        ("Unit", "What a quantity counts.", codebook.units),
    )
    head = [
        f'"""The closed lists of codebook {codebook.version}.',
        "",
        f"Generated from the YAML in `data/` by `{COMMAND}`: edit that instead.",
        '"""',
        "",
        "from enum import StrEnum",
    ]
    return "\n".join([*head, *(_enum(*each) for each in lists)]) + "\n"


def schema(codebook: Codebook) -> str:
    """The JSON Schema of the output, as JSON."""
    from parley.codebook.schema import (
        report_schema,
    )  # imports the vocabulary, which may just have been written

    return json.dumps(report_schema(codebook), indent=2, ensure_ascii=False) + "\n"


GENERATED: dict[str, Callable[[Codebook], str]] = {
    VOCABULARY: vocabulary,
    "src/parley/codebook/schema/parley-report.schema.json": schema,
    "docs/codebook.md": reference_page,
    "docs/annotation-guide.md": annotation_guide,
}


def _is(path: Path, content: Callable[[Codebook], str], codebook: Codebook) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == content(codebook)


def _enum(name: str, purpose: str, entries: Iterable[Entry]) -> str:
    members = (f'    {entry.id.upper()} = "{entry.id}"\n{_docstring(entry.definition)}' for entry in entries)
    return f'\n\nclass {name}(StrEnum):\n    """{purpose}"""\n\n' + "\n".join(members)


def _docstring(definition: str) -> str:
    """`definition` as an indented docstring under its member, wrapped to the project's line length."""
    indent = " " * 4
    safe = definition.replace("\\", "\\\\").replace('"', "'")
    lines = textwrap.wrap(safe, LINE_LENGTH - len(indent) - len('""""""'))
    if len(lines) == 1:
        return f'{indent}"""{lines[0]}"""'
    return textwrap.indent("\n".join([f'"""{lines[0]}', *lines[1:], '"""']), indent)


def _in_checkout(root: Path) -> Path:
    if not (root / "pyproject.toml").is_file():
        raise CodebookError(f"{root}: is no source checkout; run `{COMMAND}` where the package is developed")
    return root


if __name__ == "__main__":
    sys.exit(main())
