"""Stable random ids: 32 hexadecimal digits, made once, never reused, safe to merge on."""

from __future__ import annotations

import secrets
from typing import NewType

EntryId = NewType("EntryId", str)
VersionId = NewType("VersionId", str)
RotationId = NewType("RotationId", str)
StretchId = NewType("StretchId", str)
PromptId = NewType("PromptId", str)
PackId = NewType("PackId", str)
PersonId = NewType("PersonId", str)
NoteId = NewType("NoteId", str)
ContactId = NewType("ContactId", str)


def new_id() -> str:
    """Return 128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)
