"""Why a questionnaire's file is refused."""

from __future__ import annotations

from enum import StrEnum


class QuestionnaireFault(StrEnum):
    """A reason; ``sentences.questionnaire_file`` has a sentence for each."""

    OTHER_FORMAT = "other-format"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    NO_LICENCE = "no-licence"
    WRONG_TYPE = "wrong-type"
    TOO_LONG = "text-too-long"
    SEVERAL_LINES = "several-lines"
    MARKUP = "markup"
    BAD_CODE = "bad-code"
    BAD_LANGUAGE = "bad-language"
    DUPLICATE = "duplicate"
    COUNT = "count"
    OUT_OF_RANGE = "out-of-range"
    INTERVAL = "interval"
    UNKNOWN_SCALE = "unknown-scale"
    UNUSED_SCALE = "unused-scale"
    UNKNOWN_ITEM = "unknown-item"
    UNKNOWN_METHOD = "unknown-method"
    NOT_SYMMETRICAL = "not-symmetrical"
    MIXED_RANGES = "mixed-ranges"
    BANDS = "bands"
    EXPIRED = "expired"
    VERSION_TAKEN = "version-taken"
