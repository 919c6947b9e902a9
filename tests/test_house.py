"""The house rules: layers, light imports, locks without addresses, pages that say what the code does."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HEAVY = {
    "spacy",
    "onnxruntime",
    "tokenizers",
    "sqlalchemy",
    "alembic",
    "numpy",
    "trafilatura",
    "ftfy",
    "pyarrow",
}


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh Python has loaded after `code`."""
    told = f"{code}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=60)
    return set(run.stdout.splitlines()[-1].split())


def test_layers() -> None:
    """Imports go one way; the layers are in pyproject.toml."""
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_every_package_has_its_layer() -> None:
    (contract,) = PROJECT["tool"]["importlinter"]["contracts"]
    layered = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    there = {
        f"parley.{path.stem}"
        for path in (ROOT / "src" / "parley").iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").exists()) and path.stem != "__init__"
    }
    assert there == layered


@pytest.mark.parametrize(
    "code", ["import parley", "import parley.cli.app", "import parley.codebook.vocabulary"]
)
def test_importing_loads_nothing_heavy(code: str) -> None:
    assert loaded_by(code) & HEAVY == set()


def test_the_compiled_parties_are_those_of_the_yaml() -> None:
    """Else they are compiled anew in every run: `make lexicon`."""
    code = "from parley.lexicon.parties import load_parties; load_parties(); import sys"
    told = f"{code}; print('parley.lexicon.party_data' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "False", "run: make lexicon"


@pytest.mark.parametrize("name", LOCKS)
def test_locks_have_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(?:index|extra|find)|@ ", text)
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^#.*\n", "", text).strip())
    assert len(entries) > 40
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def names_in(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8")):
        found.setdefault(name, set()).add(version)
    return found


def test_locks_agree_with_each_other_and_with_the_project() -> None:
    running, developing = (names_in(name) for name in LOCKS)
    assert {name: developing.get(name) for name in running} == running
    groups = PROJECT["dependency-groups"]
    needed = {name_of(each) for each in PROJECT["project"]["dependencies"] + groups["build"]}
    assert needed - set(running) == set()
    assert {name_of(each) for each in groups["dev"]} - set(developing) == set()
    assert {name_of(each) for each in PROJECT["build-system"]["requires"]} <= set(running)


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=!~ ;]", requirement)[0].lower().replace("_", "-")


def test_what_is_imported_is_required() -> None:
    """Every import of the package is of the standard library or of a declared dependency."""
    names = {"yaml": "pyyaml", "text_to_num": "text2num", "charset_normalizer": "charset-normalizer"}
    foreign = {names.get(name, name) for name in imported()} - set(sys.stdlib_module_names) - {"parley"}
    declared = {name_of(each) for each in PROJECT["project"]["dependencies"]}
    assert foreign == declared


def imported() -> set[str]:
    """The top-level names of all modules that the package imports, wherever in a file."""
    found: set[str] = set()
    for path in (ROOT / "src" / "parley").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found


def test_no_machine_paths_and_no_registry_hosts() -> None:
    """Nothing that is kept names a place on somebody's machine, or where packages come from."""
    hosts = "|".join(
        ("pypi" + r"\.org", "pythonhosted" + r"\.org", "anaconda" + r"\.org", "npmjs" + r"\.org")
    )
    pattern = re.compile(rf"{hosts}|/(?:home|Users|root|work)/[a-z]")
    kept = [*ROOT.glob("*"), *(p for folder in FOLDERS for p in (ROOT / folder).rglob("*"))]
    texts = [p for p in kept if p.is_file() and p.suffix in SUFFIXES]
    assert len(texts) > 100
    assert [str(p.relative_to(ROOT)) for p in texts if pattern.search(p.read_text(encoding="utf-8"))] == []


FOLDERS = ("src", "tests", "docs", "recipes", ".ci")
SUFFIXES = (".py", ".md", ".txt", ".toml", ".yaml", ".in", "")


def test_the_makefile_tells_of_every_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"(?m)^\.PHONY: (.*)$", text)
    described = set(re.findall(r"(?m)^([a-z-]+):.*## ", text))
    assert described == set(phony.split())
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name for name in described - {"help"} if f"make {name}" not in contributing] == []


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)[^):]*\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    broken += [
        f"{page.name}: {path}"
        for page in pages
        for path in re.findall(r"`((?:src|tests|docs|recipes)/[\w./-]+)`", page.read_text(encoding="utf-8"))
        if not (ROOT / path).exists()
    ]
    assert broken == []


def test_the_readme_prints_what_it_says(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (code, told) = re.findall(r"```python\n(.*?)```\n\nprints\n\n```\n(.*?)```", readme, re.DOTALL)[0]
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout == told
