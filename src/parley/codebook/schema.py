"""The JSON Schema of what Parley prints for one document, from the statement classes and the codebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parley.codebook.forms import Codebook
from parley.codebook.statement import Move
from parley.errors import CodebookError

Schema = dict[str, Any]

# Where the fields of each statement class stand in a move; this is also how the codebook names its cells.
PLACES = {
    "Move": "",
    "Terms": "terms.",
    "Quantity": "terms.quantities.",
    "Duration": "terms.duration.",
    "Source": "source.",
    "Evidence": "evidence.",
}
NOT_PRINTED = {"Move": {"reasons"}}  # `parley explain` shows the reasons; the contract does not hold them
ALWAYS_PRINTED = ("id", "type", "modality", "evidence", "rule")

_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_EDTF = rf"^(\.\.|{_DAY})(/(\.\.|{_DAY}))?$"  # a partial date, or an interval that may be open at one end
_DURATION = r"^P(?=.)(\d+(\.\d+)?[YMWD])*(T(\d+(\.\d+)?[HMS])+)?$"
PATTERNS = {
    "id": r"^m-[0-9a-f]{16}$",
    "terms.when": _EDTF,
    "terms.deadline": _EDTF,
    "terms.duration.min": _DURATION,
    "terms.duration.max": _DURATION,
    "document.id": r"^d-[0-9a-f]{16}$",
    "document.published": r"^\d{4}-\d{2}-\d{2}$",
    "document.language": r"^[a-z]{2}$",
}


def report_schema(codebook: Codebook) -> Schema:
    """The JSON Schema (draft 2020-12) of one line of `parley read --format json`.

    Raises CodebookError when a cell has no definition in the codebook, or a definition has no cell.
    """
    definitions = _statement_definitions(codebook)
    parts = {"document": _document(codebook), **definitions}
    _no_cell_undefined(codebook, {path for path, _ in _cells(definitions)})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Parley report",
        "description": f"One document and the moves it tells, as defined by codebook {codebook.version}.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "document": {"$ref": "#/$defs/document"},
            "moves": {"type": "array", "items": {"$ref": "#/$defs/Move"}},
        },
        "required": ["document"],
        "$defs": parts,
    }


def _statement_definitions(codebook: Codebook) -> dict[str, Schema]:
    """One schema for each statement class and closed list, with the codebook's words as descriptions."""
    made = Move.model_json_schema()
    definitions: dict[str, Schema] = {"Move": {key: made[key] for key in made if key != "$defs"}}
    definitions |= {name: made["$defs"][name] for name in PLACES if name != "Move"}
    definitions = {name: _without_null(schema) for name, schema in definitions.items()}
    for name, hidden in NOT_PRINTED.items():
        properties = definitions[name]["properties"]
        definitions[name]["properties"] = {key: properties[key] for key in properties if key not in hidden}
    move = definitions["Move"]
    move["properties"] = {"id": {"type": "string"}, **move["properties"]}
    move["required"] = list(ALWAYS_PRINTED)
    definitions["Quantity"]["properties"]["unit"] = {"$ref": "#/$defs/Unit"}
    _describe(definitions, codebook)
    return definitions | _closed_lists(codebook)


def _closed_lists(codebook: Codebook) -> dict[str, Schema]:
    lists = {
        "MoveType": codebook.types,
        "Issue": codebook.issues,
        "Modality": codebook.modalities,
        "Unit": codebook.units,
    }
    return {
        name: {"type": "string", "enum": [entry.id for entry in entries]} for name, entries in lists.items()
    }


def _document(codebook: Codebook) -> Schema:
    """The schema of the document: the cells that the codebook names `document.…`."""
    special = {
        "defects": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "kind": {"type": "string"},
                    "message": {"type": "string"},
                    "count": {"type": "integer", "minimum": 1},
                    "spans": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}},
                },
                "required": ["kind", "message", "count"],
                "additionalProperties": False,
            },
        }
    }
    properties = {}
    for cell in codebook.cells:
        parent, _, name = cell.id.rpartition(".")
        if parent == "document":
            properties[name] = _with_pattern(
                {**special.get(name, {"type": "string"}), "description": cell.definition}, cell.id
            )
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": ["id", "text"],
    }


def _describe(definitions: dict[str, Schema], codebook: Codebook) -> None:
    """Put the codebook's definition and the pattern of the format on every cell."""
    words = {cell.id: cell.definition for cell in codebook.cells}
    for name in PLACES:
        definitions[name].pop("description", None)
    for path, schema in _cells(definitions):
        if path not in words:
            raise CodebookError(f"the cell {path} has no definition; add it to data/cells/")
        schema["description"] = words[path]
        _with_pattern(schema, path)


def _no_cell_undefined(codebook: Codebook, paths: set[str]) -> None:
    for cell in codebook.cells:
        if cell.id not in paths and not cell.id.startswith("document"):
            raise CodebookError(
                f"cell:{cell.id}: no move has such a cell; correct the id or remove the entry"
            )


def _cells(definitions: dict[str, Schema]) -> Iterator[tuple[str, Schema]]:
    for name, place in PLACES.items():
        for field, schema in definitions[name]["properties"].items():
            yield place + field, schema


def _with_pattern(schema: Schema, path: str) -> Schema:
    if path in PATTERNS:
        schema["pattern"] = PATTERNS[path]
    return schema


def _without_null(schema: Any) -> Any:
    """The schema without null, defaults and titles at any depth: an empty key is left out of the output."""
    if isinstance(schema, list):
        return [_without_null(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "anyOf" in schema:
        kept = [part for part in schema["anyOf"] if part != {"type": "null"}]
        types = {part.get("type") for part in kept}
        return _without_null({"type": "number"} if types == {"integer", "number"} else kept[0])
    if "properties" in schema:
        properties = {key: _without_null(part) for key, part in schema["properties"].items()}
        rest = {key: part for key, part in schema.items() if key != "properties"}
        return {**_without_null(rest), "properties": properties}
    return {key: _without_null(part) for key, part in schema.items() if key not in ("default", "title")}
