"""What a prompt file may hold, in names and numbers; ``prompts/README.md`` tells it in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from journal_app.domain.prompts import Theme

FORMAT: Final = 1
"""Version of the file format, the value of ``format`` at the top of every file."""

LONGEST_PROMPT: Final = 25
LONGEST_NUDGE: Final = 15
LONGEST_CARE_LINE: Final = 12
"""Limits in words: our judgement of what can still be read late at night."""

LEAST_MINUTES: Final = 1
MOST_MINUTES: Final = 15

LEAST_LIGHT_SHARE: Final = 1 / 3
"""Share of light prompts each theme needs, so that a month on call never runs dry."""

ID_FORM: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")

FILE_FIELDS: Final = frozenset({"format", "theme", "prompt", "care"})
PROMPT_FIELDS: Final = frozenset(
    {
        "id",
        "sub_theme",
        "text",
        "nudge",
        "load",
        "minutes",
        "patient_related",
        "ends_in_act",
        "source",
    }
)
CARE_FIELDS: Final = frozenset({"id", "kind", "text", "off_duty"})

SUB_THEMES: Final[Mapping[Theme, frozenset[str]]] = {
    Theme.SELF_CARE: frozenset(
        {
            "sleep",
            "food",
            "pauses",
            "body",
            "self-regulation",
            "talking",
            "spirit",
            "people",
            "rituals",
            "kindness-to-oneself",
        }
    ),
    Theme.LIFE_EXPERIENCES: frozenset(
        {
            "unlike-oneself",
            "other-cultures",
            "upheaval",
            "real-patients",
            "community",
            "through-other-eyes",
            "loss-and-dilemma",
        }
    ),
    Theme.ROLE_MODELS: frozenset(
        {
            "with-patients",
            "with-the-team",
            "with-themselves",
            "learning-by-seeing",
            "other-professions",
            "mistakes",
            "oneself-as-model",
        }
    ),
}
"""What the focus-group study found inside each facilitator (docs/sources.md)."""


class PromptFault(StrEnum):
    """Why a prompt file was refused; ``sentences.prompts`` has a sentence for each."""

    UNREADABLE = "unreadable"
    NOT_TOML = "not-toml"
    OTHER_FORMAT = "other-format"
    UNKNOWN_THEME = "unknown-theme"
    EMPTY = "empty"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    BAD_ID = "bad-id"
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_SUB_THEME = "unknown-sub-theme"
    UNKNOWN_LOAD = "unknown-load"
    UNKNOWN_KIND = "unknown-kind"
    BAD_MINUTES = "bad-minutes"
    TOO_LONG = "too-long"
    NOT_ONE_QUESTION = "not-one-question"
    TONE = "tone"
    FEW_LIGHT = "few-light"
