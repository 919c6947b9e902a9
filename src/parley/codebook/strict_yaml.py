"""The one strict YAML loader of the project.

YAML guesses types, and this domain is full of what it guesses wrongly: `NO` (Norway) becomes false, `12:30`
becomes 750, `0571` becomes 377, a repeated key silently wins, an alias changes two places at once. Here every
scalar stays the string that was written until a pydantic form reads it, and what could mislead is refused:

- a key written twice, a key the form does not know, a key that is not plain text;
- anchors, aliases and tags; more than one YAML document in a file;
- a key with nothing after it (write `""` for an empty text, or leave the key out).

Pydantic turns the strings into what the form asks for: `"339"` into an int, `"true"` and `"false"` into a
bool, `"meet"` into an enum member. A field that may be a number or a text (`int | str`) keeps the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from parley.errors import DataError

T = TypeVar("T")
KeyPath = tuple[str | int, ...]  # the keys and list places that lead to a value

# libyaml is some six times faster than the parser in Python; both give the same events.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Form(BaseModel):
    """What a YAML file must look like: frozen, and closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def load(path: Path | Traversable, form: type[T]) -> T:
    """The content of the YAML file at `path` as `form`: a pydantic model, or a list or dict of them.

    Raises DataError, naming the file, the line and what to do, when the file cannot be read, is not the YAML
    allowed here, or does not follow the form.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder, "countries.yaml")
    ...     _ = file.write_text("NO: Norway", encoding="utf-8")
    ...     load(file, dict[str, str])
    {'NO': 'Norway'}
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: is not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); check that the file is there") from error
    return loads(text, form, name=str(path))


def loads(text: str, form: type[T], *, name: str = "text") -> T:
    """Like `load`, from `text` itself; `name` stands for the file in what an error says.

    >>> loads("[12:30, 0571]", list[str])
    ['12:30', '0571']
    """
    content = _Reading(text, name).content()
    try:
        return cast(T, _adapter(cast(Any, form)).validate_python(content))
    except ValidationError as error:
        raise DataError(_refusal(error, text, name)) from error


class _Reading:
    """One pass over a file's YAML events, which become dicts, lists and strings, and nothing else.

    With `lines`, the line of every value is kept under its path, for the messages.
    """

    def __init__(self, text: str, name: str, lines: dict[KeyPath, int] | None = None) -> None:
        self.name = name
        self.lines = lines
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=LOADER))

    def content(self) -> Any:
        try:
            return self._document()
        except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
            raise DataError(
                f"{self.name}: holds a character YAML does not allow ({error}); remove it"
            ) from error
        except yaml.MarkedYAMLError as error:
            raise DataError(_broken(error, self.name)) from error

    def _document(self) -> Any:
        next(self.events)  # the stream's start
        first = next(self.events)
        if isinstance(first, yaml.StreamEndEvent):
            raise DataError(f"{self.name}:1: is empty; write the entries or remove the file")
        content = self._value(next(self.events), ())
        next(self.events)  # the document's end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refused(after, "a second YAML document begins here; keep one document in a file")
        return content

    def _value(self, event: Any, path: KeyPath) -> Any:
        self._plain_or_refused(event)
        if self.lines is not None:
            self.lines[path] = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            if not event.value and event.implicit[0]:
                raise self._refused(event, 'nothing is written here; write "" for an empty text')
            return event.value
        return self._list(path) if isinstance(event, yaml.SequenceStartEvent) else self._dict(path)

    def _list(self, path: KeyPath) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _dict(self, path: KeyPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first_lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._plain_or_refused(event)
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refused(event, "a key must be a plain text, not a list or a mapping")
            key = event.value
            if key in first_lines:
                raise self._refused(
                    event, f'the key "{key}" is already on line {first_lines[key]}; keep one of the two'
                )
            first_lines[key] = line
            values[key] = self._value(next(self.events), (*path, key))
            if self.lines is not None:  # a value may begin lines below its key
                self.lines[(*path, key)] = line
        return values

    def _plain_or_refused(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._refused(event, f"the alias *{event.anchor} is not allowed; write the value out")
        if event.anchor is not None:
            raise self._refused(event, f"the anchor &{event.anchor} is not allowed; remove it")
        if event.tag is not None:
            raise self._refused(event, f"the tag {event.tag} is not allowed; remove it")

    def _refused(self, event: Any, reason: str) -> DataError:
        return DataError(f"{self.name}:{event.start_mark.line + 1}: {reason}")


def _broken(error: yaml.MarkedYAMLError, name: str) -> str:
    """What to say about text that is no YAML at all."""
    mark = error.problem_mark or error.context_mark
    line = "" if mark is None else f":{mark.line + 1}"
    begun = f" that begins on line {error.context_mark.line + 1}," if error.context_mark else ""
    said = f"{error.context}{begun} {error.problem}" if error.context else error.problem
    return f"{name}{line}: is not YAML ({said}); mend the line, or put the text in quotation marks"


def _refusal(error: ValidationError, text: str, name: str) -> str:
    """What to say about well-formed YAML that does not follow its form: one line for each fault."""
    lines: dict[KeyPath, int] = {}
    _Reading(text, name, lines).content()
    return "\n".join(_fault(fault, lines, name) for fault in error.errors(include_url=False))


def _fault(fault: Any, lines: dict[KeyPath, int], name: str) -> str:
    known = _known_path(fault["loc"], lines)
    where = ".".join(str(part) for part in fault["loc"]) or "the whole file"
    advice = {
        "extra_forbidden": "the form does not know this key; correct its spelling or remove it",
        "missing": "this key is missing; add it",
    }.get(fault["type"], f"{fault['msg']}; got {_shortened(fault['input'])}; correct the value")
    return f"{name}:{lines[known]}: {where}: {advice}"


def _known_path(place: KeyPath, lines: dict[KeyPath, int]) -> KeyPath:
    """The deepest part of pydantic's `place` that stands in the file: it also names unions and validators."""
    known: KeyPath = ()
    for part in place:
        if (*known, part) in lines:
            known = (*known, part)
    return known


def _shortened(value: object) -> str:
    shown = repr(value)
    limit = 60  # a value longer than this hides the message around it
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


@lru_cache(maxsize=256)
def _adapter(form: Any) -> TypeAdapter[Any]:
    """The validator of `form`. That a form lets unknown keys pass is a mistake in the code: a TypeError."""
    for open_form in _forms_in(form):
        if open_form.model_config.get("extra") != "forbid":
            raise TypeError(f"{open_form.__name__} must have extra='forbid'; derive it from strict_yaml.Form")
    return TypeAdapter(form)


def _forms_in(annotation: Any, seen: set[Any] | None = None) -> set[type[BaseModel]]:
    """Every pydantic model that `annotation` reaches, through unions, lists, dicts and fields."""
    seen = set() if seen is None else seen
    if annotation in seen:
        return set()
    seen.add(annotation)
    inner = list(get_args(annotation))
    found: set[type[BaseModel]] = set()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        found.add(annotation)
        inner += [field.annotation for field in annotation.model_fields.values()]
    for part in inner:
        found |= _forms_in(part, seen)
    return found
