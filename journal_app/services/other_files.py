"""Recognises files of other kinds that were chosen where a pack of prompts was asked for."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from journal_app.errors import BadFile

_KEY: Final = re.compile(rb"[ \t]*\[{0,2}[ \t]*([A-Za-z_]{1,40})[ \t]*(?:=|\]{1,2}[ \t\r]*(?:#|$))")


class OtherKind(StrEnum):
    """What a file is instead of a pack."""

    STUDY = "study"
    QUESTIONNAIRE = "questionnaire"


_TELLING: Final = (
    (OtherKind.STUDY, frozenset({b"assesses_participants", b"signing_key"})),
    (OtherKind.QUESTIONNAIRE, frozenset({b"rights_holder", b"licence_text"})),
)
"""Fields that every file of a kind has and no pack may have."""


def kind_of(data: bytes) -> OtherKind | None:
    """Return what a file is by the fields it names; None for a pack, and for anything unknown.

    It looks at how lines begin and parses nothing, since the file may be anything.
    """
    named = {found[1] for line in data.split(b"\n") if (found := _KEY.match(line))}
    if b"pack" in named:
        return None
    return next((kind for kind, telling in _TELLING if named & telling), None)


def told_apart(error: BadFile, data: bytes) -> BadFile:
    """Return why a file is no pack, with ``instead`` added when it is known what it is."""
    kind = kind_of(data)
    return error if kind is None else BadFile(error.problem, **error.values, instead=kind.value)
