"""As much of JSON Schema 2020-12 as docs/study-file.schema.json uses; anything else fails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

_TYPES: dict[str, type] = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool
}  # fmt: skip
KNOWN = frozenset(
    ("$schema", "title", "description", "type", "required", "properties", "additionalProperties",
     "items", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "enum",
     "const", "minimum", "maximum", "format")
)  # fmt: skip


def faults(schema: Mapping[str, Any], value: object, place: str = "") -> Iterator[str]:
    """Yield the place of everything that a schema does not allow."""
    assert schema.keys() <= KNOWN, schema.keys() - KNOWN
    if schema.get("format") == "date":
        if not isinstance(value, date) or isinstance(value, datetime):
            yield place
        return
    if type(value) is not _TYPES[schema["type"]]:
        yield place
    elif isinstance(value, dict):
        yield from _object_faults(schema, value, place)
    elif isinstance(value, list):
        yield from _array_faults(schema, value, place)
    elif not _fits(schema, value):
        yield place


def _for_python(pattern: str) -> str:
    """Return a pattern of ECMA 262 with the one class that Python writes otherwise."""
    return str(pattern).replace("[\\p{L}\\p{N}]", "[^\\W_]")


def _object_faults(
    schema: Mapping[str, Any], value: dict[str, object], place: str
) -> Iterator[str]:
    assert schema["additionalProperties"] is False
    known = schema["properties"]
    yield from (f"{place}.{key}" for key in schema["required"] if key not in value)
    for key, item in value.items():
        if key in known:
            yield from faults(known[key], item, f"{place}.{key}")
        else:
            yield f"{place}.{key}"


def _array_faults(schema: Mapping[str, Any], value: list[object], place: str) -> Iterator[str]:
    many = len(value) > schema["maxItems"] or len(value) < schema["minItems"]
    if many or (schema.get("uniqueItems") and len(set(map(str, value))) < len(value)):
        yield place
    for number, item in enumerate(value):
        yield from faults(schema["items"], item, f"{place}[{number}]")


def _fits(schema: Mapping[str, Any], value: object) -> bool:
    if "const" in schema and value != schema["const"]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if isinstance(value, str):
        long = len(value) > schema.get("maxLength", len(value))
        short = len(value) < schema.get("minLength", 0)
        return (
            not long
            and not short
            and bool(re.search(_for_python(schema.get("pattern", "")), value))
        )
    least, most = schema.get("minimum"), schema.get("maximum")
    assert isinstance(value, int)
    return (least is None or value >= least) and (most is None or value <= most)
