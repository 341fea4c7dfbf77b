"""Why a study file is refused, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from journal_app.errors import BadFile, Problem


class StudyFault(StrEnum):
    """Why a study file cannot be used; ``sentences.studies`` words each.

    The first ones are those of ``bounded_toml.TomlRefusal``, by the same values.
    """

    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf8"
    BYTE_ORDER_MARK = "byte-order-mark"
    CONTROL_CHARACTER = "control-character"
    BIDI_CHARACTER = "bidi-character"
    HIDDEN_CHARACTER = "hidden-character"
    PILED_MARKS = "piled-marks"
    TOO_DEEP = "too-deep"
    LONG_WORD = "long-word"
    NOT_TOML = "not-toml"
    TOO_MANY_KEYS = "too-many-keys"
    LONG_STRING = "long-string"
    BIG_NUMBER = "big-number"

    UNREADABLE = "unreadable"
    OTHER_FORMAT = "other-format"
    UNSIGNED = "unsigned"
    NOT_A_SIGNATURE = "not-a-signature"
    ALTERED = "altered"

    MISSING = "missing"
    UNKNOWN_KEY = "unknown-key"
    WRONG_TYPE = "wrong-type"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    SEVERAL_LINES = "several-lines"
    PADDED = "padded"
    NO_LETTER = "no-letter"
    OUT_OF_RANGE = "out-of-range"
    NOT_A_CHOICE = "not-a-choice"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    DUPLICATE = "duplicate"

    BAD_ID = "bad-id"
    BAD_NAME = "bad-name"
    BAD_LANGUAGE = "bad-language"
    BAD_SIGNING_KEY = "bad-signing-key"
    BAD_RECIPIENT = "bad-recipient"
    BAD_SHA256 = "bad-sha256"
    RESERVED_NAME = "reserved-name"
    ASSESSES = "assesses"
    SMALL_K = "small-k"
    SHORT_COOLING_OFF = "short-cooling-off"
    WEEK_WITHOUT_REASON = "week-without-reason"
    WEEK_WITHOUT_ROTATION = "week-without-rotation"
    PROMPTS_WITHOUT_TEXT = "prompts-without-text"
    TOO_MANY_NIGHTS = "too-many-nights"
    ENDS_BEFORE_START = "ends-before-start"
    APPROVAL_BEFORE_START = "approval-before-start"
    APPROVAL_BEFORE_END = "approval-before-end"
    WITHDRAWAL_BEFORE_END = "withdrawal-before-end"
    NO_CONTACT = "no-contact"
    QUESTIONNAIRES_NOT_ASKED = "questionnaires-not-asked"
    NO_QUESTIONNAIRES = "no-questionnaires"

    SAME_NUMBER = "same-number"
    NOT_YET = "not-yet"
    ENDED = "ended"
    APPROVAL_EXPIRED = "approval-expired"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong in a study file.

    Attributes:
        line: From 1; 0 when it is about the whole file.
        where: The key as it would be written with dots, e.g. ``ethics.expires``; "" for the file.
        values: What its sentence needs besides.
    """

    why: StudyFault
    line: int = 0
    where: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)

    def refusal(self, file: str) -> BadFile:
        """Return the error for it."""
        signature = {StudyFault.UNSIGNED, StudyFault.NOT_A_SIGNATURE, StudyFault.ALTERED}
        problem = Problem.STUDY_SIGNATURE if self.why in signature else Problem.STUDY_FILE
        stated: dict[str, str | int] = {"file": file, "why": self.why.value, **self.values}
        if self.line:
            stated["line"] = self.line
        if self.where:
            stated["where"] = self.where
        return BadFile(problem, **stated)
