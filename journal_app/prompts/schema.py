"""What a prompt file may hold, in names and numbers; ``prompts/README.md`` tells it in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from journal_app.domain.prompts import Load, Theme

FORMAT: Final = 2
"""Version of the file format, the value of ``format`` at the top of every file."""

EARLIER: Final = 1
"""Format without barriers, forms, phases, specialties, shifts and moments; still read."""

LONGEST_PROMPT: Final = 25
LONGEST_NUDGE: Final = 15
LONGEST_HELPED: Final = 15
LONGEST_CARE_LINE: Final = 12
"""Limits in words: our judgement of what can still be read late at night."""

MOST_CHARACTERS: Final = 240
"""Of a sentence, so that words without spaces between them are bounded too."""

LEAST_MINUTES: Final = 1
MOST_MINUTES: Final = 15

MINUTES: Final[Mapping[Load, tuple[int, int]]] = {
    Load.LIGHT: (1, 3),
    Load.MEDIUM: (3, 5),
    Load.HEAVY: (5, 10),
}
"""What a load usually takes, least and most: our judgement, and the same in every file."""

LEAST_LIGHT_SHARE: Final = 1 / 3
"""Share of light prompts each theme needs, so that a month on call never runs dry."""

ID_FORM: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
LONGEST_ID: Final = 60

QUESTION_MARKS: Final = "?\uff1f\u061f"
STOPS: Final = ".\u2026\u3002\uff0e\u0964\u06d4"
"""Latin, full-width, Arabic; and Latin (with a sentence to finish), Chinese, full-width, Indian,
Urdu.
"""

FILE_FIELDS: Final = frozenset({"format", "theme", "prompt", "care"})
PACK_FILE_FIELDS: Final = FILE_FIELDS | {"pack"}
EARLIER_PROMPT_FIELDS: Final = frozenset(
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
PROMPT_FIELDS: Final = EARLIER_PROMPT_FIELDS | {
    "theme",
    "helped",
    "phases",
    "specialties",
    "shifts",
    "moments",
    "form",
}
CARE_FIELDS: Final = frozenset({"id", "kind", "text", "off_duty", "on_ward"})
PACK_FIELDS: Final = frozenset({"id", "title", "origin", "language", "about"})

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
    Theme.TIME_CONSTRAINTS: frozenset(
        {"work", "oneself", "friends-and-family", "learning", "with-patients"}
    ),
    Theme.CULTURE_OF_TRAINING: frozenset(
        {"competition", "tests", "teaching", "being-shouted-at", "unkind-wards"}
    ),
    Theme.BURNOUT_AND_FUTILITY: frozenset(
        {"carried-home", "futility", "disrespect", "systems", "energy"}
    ),
}
"""What the focus-group study found inside each theme (docs/sources.md)."""


class PromptFault(StrEnum):
    """Why a prompt file was refused; ``sentences.prompt_faults`` has a sentence for each."""

    UNREADABLE = "unreadable"
    NOT_TOML = "not-toml"
    LONG_LINE = "long-line"
    OTHER_FORMAT = "other-format"
    UNKNOWN_THEME = "unknown-theme"
    LATER_THEME = "later-theme"
    EMPTY = "empty"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    BAD_ID = "bad-id"
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_SUB_THEME = "unknown-sub-theme"
    UNKNOWN_LOAD = "unknown-load"
    UNKNOWN_FORM = "unknown-form"
    UNKNOWN_VALUE = "unknown-value"
    TWICE = "twice"
    UNKNOWN_KIND = "unknown-kind"
    BAD_MINUTES = "bad-minutes"
    MINUTES_OF_LOAD = "minutes-of-load"
    TOO_LONG = "too-long"
    TOO_MANY_CHARACTERS = "too-many-characters"
    NOT_PLAIN = "not-plain"
    NO_LETTERS = "no-letters"
    MIXED_LETTERS = "mixed-letters"
    ADDRESS = "address"
    NOT_ONE_QUESTION = "not-one-question"
    TONE = "tone"
    NO_HELP = "no-help"
    HELP_ELSEWHERE = "help-elsewhere"
    FEW_LIGHT = "few-light"
    NO_PACK = "no-pack"
    BAD_LANGUAGE = "bad-language"
    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
