"""A small questionnaire's file, to be broken in one place at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HEAD: Final = {
    "format": "1",
    "id": '"evening-check"',
    "version": '"1.2"',
    "title": '"Evening check"',
    "language": '"en-GB"',
    "rights_holder": '"The Invented Institute"',
    "licence_text": '"For whoever holds this file."',
    "permission_reference": '"INV-17"',
    "licence_expires": "2027-06-30",
    "citation": '"Invented, 2026"',
    "intro": '"Think of the last week."',
    "recall_days": "7",
    "interval_days": "14",
    "export_text": "false",
}
SCALE: Final = {
    "id": '"often"',
    "options": '[{value = 0, label = "Never"}, {value = 1, label = "Now and then"}, '
    '{value = 2, label = "Often"}]',
}
FIRST: Final = {"id": '"calm"', "text": '"I was calm."', "scale": '"often"'}
SECOND: Final = {**FIRST, "id": '"rush"', "text": '"I was rushed."', "reverse": "true"}
SCORE: Final = {
    "id": '"total"',
    "title": '"Total"',
    "method": '"sum"',
    "items": '["calm", "rush"]',
    "min_answered": "1",
}
Change = Mapping[str, str | None]


def questionnaire_file(
    *,
    head: Change | None = None,
    scale: Change | None = None,
    first: Change | None = None,
    score: Change | None = None,
    more: str = "",
) -> bytes:
    """Return the file's bytes with fields changed; None takes one out."""
    parts = [
        _lines(HEAD, head),
        "[[scale]]\n" + _lines(SCALE, scale),
        "[[item]]\n" + _lines(FIRST, first),
        "[[item]]\n" + _lines(SECOND, None),
        "[[score]]\n" + _lines(SCORE, score),
        more,
    ]
    return "\n".join(parts).encode()


def _lines(fields: Mapping[str, str], changes: Change | None) -> str:
    changed = {**fields, **(changes or {})}
    return "".join(f"{name} = {value}\n" for name, value in changed.items() if value is not None)
