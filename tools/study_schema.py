"""Writes docs/study-file.schema.json from the table that the reader follows.

python -m tools.study_schema
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from journal_app.research.study_schema import FORMAT, ROWS, TABLES, TOP, Kind, Spec
from journal_app.sentences.study_questions import question

PATH: Final = Path(__file__).resolve().parents[1] / "docs/study-file.schema.json"
_SLUG: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
_ONE_LINE: Final = "^(?=.*[\\p{L}\\p{N}])\\S(.*\\S)?$"
_PATTERNS: Final = {
    Kind.LINE: _ONE_LINE,
    Kind.ID: _SLUG,
    Kind.NAME: '^[\\p{L}\\p{N}]([^\\n\\t/\\\\<>:"|?*]*[^\\s./\\\\<>:"|?*])?$',
    Kind.LANGUAGE: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    Kind.SIGNING_KEY: "^[0-9a-f]{64}$",
    Kind.SHA256: "^[0-9a-f]{64}$",
    Kind.RECIPIENT: "^age1[02-9ac-hj-np-z]{58}$",
}
_ALSO: Final = {
    ("format",): "The edition of this format.",
    ("recipient",): "The public age key that files are sealed to.",
    ("signing_key",): "The public Ed25519 key that the signature is checked with, hexadecimal.",
    ("ask", "item"): "A kind of data; each is a separate yes or no for the student.",
    ("questionnaire", "id"): "The id of a questionnaire whose answers are asked for.",
    ("questionnaire", "sha256"): "SHA-256 of its file, as students get it, hexadecimal.",
    ("ask", "why"): "Why it is needed; shown beside the choice.",
}


def schema() -> dict[str, Any]:
    """Return the schema of a study file's data, JSON Schema 2020-12."""
    properties = {name: _table((name,), specs) for name, specs in TABLES.items()}
    top = _table((), TOP)
    for rows in ROWS:
        owner = properties[rows.table] if rows.table else top
        items = _table((rows.key,), rows.specs)
        owner["properties"][rows.key] = {
            "type": "array", "minItems": rows.least, "maxItems": rows.most, "items": items
        }  # fmt: skip
        if rows.least:
            owner["required"].append(rows.key)
    top["properties"].update(properties)
    top["required"] += list(properties)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Heartbeat study file, format {FORMAT}",
        "description": "The data of a NAME.study.toml file; see study-file.md for what has to "
        "hold between keys. Dates are TOML dates.",
        **top,
    }


def _table(place: tuple[str, ...], specs: Sequence[Spec]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [spec.key for spec in specs],
        "properties": {spec.key: _value((*place, spec.key), spec) for spec in specs},
    }


def _value(place: tuple[str, ...], spec: Spec) -> dict[str, Any]:
    about = _ALSO.get(place) or question(place).ask
    return {"description": about, **_kind(spec)}


def _kind(spec: Spec) -> dict[str, Any]:
    if spec.kind is Kind.NUMBER:
        return {"type": "integer", "minimum": spec.least, "maximum": spec.most}
    if spec.kind is Kind.FLAG:
        must = {"const": False} if spec.key == "assesses_participants" else {}
        return {"type": "boolean", **must}
    if spec.kind is Kind.DATE:
        return {"type": "string", "format": "date"}
    if spec.kind is Kind.CHOICE:
        return {"type": "string", "enum": list(spec.choices)}
    if spec.kind is Kind.LINES:
        inner = {"type": "string", "maxLength": 200, "pattern": _ONE_LINE}
        bounds = {"minItems": spec.least, "maxItems": spec.most, "uniqueItems": True}
        return {"type": "array", **bounds, "items": inner}
    text = {"type": "string", "minLength": spec.least, "maxLength": spec.most}
    pattern = _PATTERNS.get(spec.kind, "\\S" if spec.least else "")
    return {**text, "pattern": pattern} if pattern else text


def written() -> str:
    """Return the schema as it lies in the documents."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8")
