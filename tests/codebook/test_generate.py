"""What restates the codebook is generated from it, and drift is found."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from parley.codebook import generate, load_codebook

GENERATED = list(generate.GENERATED)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the generated files in a folder that looks like a source checkout."""
    (tmp_path / "pyproject.toml").touch()
    for name in GENERATED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(generate.ROOT / name, tmp_path / name)
    return tmp_path


def test_no_generated_file_differs_from_the_codebook() -> None:
    assert generate.main(["--check"]) == 0, "run `python -m parley.codebook.generate` and commit the result"


@pytest.mark.parametrize("name", GENERATED)
@pytest.mark.parametrize("how", ["changed", "missing"])
def test_drift_is_named_with_what_mends_it(
    name: str, how: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = checkout / name
    if how == "missing":
        file.unlink()
    else:
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert generate.check(checkout) == 1
    said = capsys.readouterr().err
    assert said == f"{name} differs from the codebook; run `{generate.COMMAND}` and commit the result\n"
    assert generate.write(checkout) == 0
    assert capsys.readouterr().out == f"wrote {name}\n"
    assert generate.check(checkout) == 0


def test_writing_again_changes_nothing(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.write(checkout) == 0
    assert capsys.readouterr().out == ""


def test_an_unknown_option_is_refused() -> None:
    assert generate.main(["--chek"]) == 2


def test_outside_a_checkout_it_says_where_to_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generate.check, "__defaults__", (tmp_path,))
    assert generate.main(["--check"]) == 1
    assert "is no source checkout" in capsys.readouterr().err


def test_a_broken_vocabulary_can_be_made_anew(tmp_path: Path) -> None:
    package = tmp_path / "src" / "parley"
    shutil.copytree(generate.ROOT / "src/parley/codebook", package / "codebook")
    shutil.copyfile(generate.ROOT / "src/parley/errors.py", package / "errors.py")
    (package / "__init__.py").touch()
    (tmp_path / "pyproject.toml").touch()
    vocabulary = tmp_path / generate.VOCABULARY
    intact = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text("<<<<<<< half merged\n", encoding="utf-8")

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "parley.codebook.generate", *options]
        return subprocess.run(
            command, cwd=tmp_path / "src", capture_output=True, text=True, check=False, timeout=60
        )

    checked = run("--check")
    assert checked.returncode == 1
    assert checked.stderr.startswith(f"{generate.VOCABULARY} differs from the codebook")
    assert run().returncode == 0
    assert vocabulary.read_text(encoding="utf-8") == intact
    assert run("--check").returncode == 0


def test_the_enums_and_statements_read_no_yaml() -> None:
    code = (
        "import sys, parley.codebook.vocabulary, parley.codebook.statement;"
        "sys.exit('parley.codebook.loader' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_the_guide_shows_every_example_and_the_reference_every_entry() -> None:
    codebook = load_codebook()
    guide = (generate.ROOT / "docs/annotation-guide.md").read_text(encoding="utf-8")
    reference = (generate.ROOT / "docs/codebook.md").read_text(encoding="utf-8")
    for entry in codebook.described():
        assert all(example.sentence in guide for example in entry.examples)
        assert all(counter.why in guide for counter in entry.counter_examples)
        assert all(boundary in guide and boundary in reference for boundary in entry.boundaries)
    assert all(entry.definition.replace("|", "\\|") in reference for entry in codebook.entries())
    assert all(ruling.text in guide for ruling in codebook.rulings)
