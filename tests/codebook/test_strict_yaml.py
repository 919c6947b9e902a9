"""The strict loader: what YAML guesses stays as it was written, and what could mislead is refused."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from parley.codebook import strict_yaml
from parley.codebook.strict_yaml import Form, load, loads
from parley.errors import DataError


class Colour(StrEnum):
    RED = "red"


class Inner(Form):
    number: int | float | None = None
    flag: bool = False


class Outer(Form):
    name: str
    colours: tuple[Colour, ...] = ()
    inner: tuple[Inner, ...] = ()
    either: int | str | None = None


TRAPS = "NO no Yes on off true null ~ 12:30 0571 0x1F 1e3 1_000 .5 3.10 2025-06-02 2001-12-14T21:59:43Z = <<"


@pytest.mark.parametrize("written", TRAPS.split())
def test_a_scalar_stays_what_was_written(written: str) -> None:
    assert loads(f"key: {written}", dict[str, str]) == {"key": written}
    assert loads(f"{written}: value", dict[str, str]) == {written: "value"}
    assert loads(f"- {written}", list[str]) == [written]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb: 2\na: 3", 3, 'the key "a" is already on line 1'),
        ("x:\n  a: 1\n  'a': 2", 3, 'the key "a" is already on line 2'),
        ("a: &home 1\nb: 2", 1, "the anchor &home is not allowed"),
        ("a: 1\nb: *home", 2, "the alias *home is not allowed"),
        ("a: 1\n<<: *home", 2, "the alias *home is not allowed"),
        ("&key a: 1", 1, "the anchor &key is not allowed"),
        ("a: 1\nb: !!int 2", 2, "is not allowed; remove it"),
        ("a: !python/object:os.system 2", 1, "is not allowed; remove it"),
        ("a: ! 2", 1, "the tag ! is not allowed"),
        ("a: 1\nb:\nc: 2", 2, "nothing is written here"),
        ("a: {b, c: 1}", 1, "nothing is written here"),
        ("? [a, b]\n: 1", 1, "a key must be a plain text"),
        ("a: 1\n---\nb: 2", 2, "a second YAML document begins here"),
        ("", 1, "is empty"),
        ("# only a remark\n", 1, "is empty"),
        ("a: 1\nb: [2\nc: 3", 3, "is not YAML (while parsing a flow sequence that begins on line 2, "),
        ("a: b: c", 1, "is not YAML"),
        ("a: 1\n\tb: 2", 2, "is not YAML"),
    ],
)
def test_what_misleads_is_refused_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(DataError) as refused:
        loads(text, dict[str, str], name="things.yaml")
    assert str(refused.value).startswith(f"things.yaml:{line}")
    assert said in str(refused.value)


def test_the_form_turns_strings_into_what_it_asks_for() -> None:
    inner = "inner:\n- {number: 339, flag: true}\n- {number: 0.5, flag: false}"
    read = loads(f"name: NO\ncolours: [red]\neither: 07\n{inner}", Outer)
    assert read.name == "NO"
    assert read.colours == (Colour.RED,)
    assert read.either == "07"
    assert [(each.number, each.flag) for each in read.inner] == [(339, True), (0.5, False)]
    assert isinstance(read.inner[0].number, int)


def test_every_fault_of_form_is_named_with_its_line() -> None:
    text = "colours:\n- blue\ninner:\n- flag: perhaps\n  colour: red\n- number: many"
    with pytest.raises(DataError) as refused:
        loads(text, Outer, name="things.yaml")
    faults = str(refused.value).splitlines()
    assert any(fault.startswith("things.yaml:1: name: this key is missing") for fault in faults)
    assert any(fault.startswith("things.yaml:2: colours.0: ") and "'blue'" in fault for fault in faults)
    assert any(fault.startswith("things.yaml:4: inner.0.flag: ") for fault in faults)
    assert any(
        fault.startswith("things.yaml:5: inner.0.colour: the form does not know this key") for fault in faults
    )
    assert any(fault.startswith("things.yaml:6: inner.1.number") for fault in faults)


def test_a_form_that_lets_unknown_keys_pass_is_a_mistake_in_the_code() -> None:
    class Open(BaseModel):
        name: str

    class Around(Form):
        parts: dict[str, list[Open] | None]

    with pytest.raises(TypeError, match="Open must have extra='forbid'"):
        loads("parts: {}", Around)


def test_load_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "names.yaml"
    with pytest.raises(DataError, match=r"names\.yaml: cannot be read"):
        load(file, list[str])
    file.write_bytes(b"- caf\xe9")
    with pytest.raises(DataError, match="is not UTF-8 at byte 5"):
        load(file, list[str])
    file.write_bytes(b"- a\x01b")
    with pytest.raises(DataError, match="a character YAML does not allow"):
        load(file, list[str])
    file.write_text("- Bogotá\n- 'NO'\n", encoding="utf-8")
    assert load(file, list[str]) == ["Bogotá", "NO"]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)
CONTENTS = st.dictionaries(TEXTS, st.lists(st.dictionaries(TEXTS, TEXTS, max_size=3), max_size=3), max_size=4)


@settings(deadline=None)  # a busy machine is slow, not wrong
@given(CONTENTS)
def test_quoted_texts_come_back_as_they_were(content: dict[str, list[dict[str, str]]]) -> None:
    text = yaml.safe_dump(content, default_style='"', allow_unicode=True)
    assert loads(text, dict[str, list[dict[str, str]]]) == content


@settings(deadline=None)  # a busy machine is slow, not wrong
@given(st.text(st.sampled_from("ab :-[]{},\n \"'&*!#|>?%@0:1"), max_size=40))
def test_any_text_is_read_or_refused_with_words(text: str) -> None:
    refusal: DataError | None = None
    read: dict[str, str] = {}
    try:
        read = loads(text, dict[str, str])
    except DataError as error:
        refusal = error
    assert refusal is None or str(refusal).startswith("text")
    assert all(isinstance(word, str) for pair in read.items() for word in pair)


@pytest.mark.parametrize("text", ["a: NO\nb: [1, 2]", "- x: 1\n  y: {z: 'NO'}", "a: |\n  two\n  lines\n"])
def test_the_parser_in_python_reads_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    form = dict[str, object] if text.startswith("a") else list[object]
    with_c = loads(text, form)
    monkeypatch.setattr(strict_yaml, "LOADER", yaml.SafeLoader)
    assert loads(text, form) == with_c


def test_the_fast_parser_is_used_where_there_is_one() -> None:
    assert yaml.__with_libyaml__ == (strict_yaml.LOADER is not yaml.SafeLoader)
