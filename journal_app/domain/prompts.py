"""Prompts and care lines as ideas; reading them from files is ``journal_app.prompts``.

The three facilitators are those found to sustain compassion in a focus-group study of 29
people at one medical school (docs/sources.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from journal_app.domain.ids import PromptId


class Theme(StrEnum):
    """What a prompt is drawn from."""

    SELF_CARE = "self-care"
    LIFE_EXPERIENCES = "life-experiences"
    ROLE_MODELS = "role-models"


class Load(StrEnum):
    """How much a prompt asks of someone tired."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One nightly question.

    Attributes:
        text: At most 25 words, one question about one moment.
        nudge: At most 15 words, or empty.
        minutes: What it usually takes, 1 to 15.
        patient_related: It may call up a patient, so the page reminds once not to name them.
        ends_in_act: It ends in one small thing to do.
        source: The finding it stands on, e.g. ``self-care/pauses``.
    """

    id: PromptId
    theme: Theme
    sub_theme: str
    text: str
    load: Load
    minutes: int
    nudge: str = ""
    patient_related: bool = False
    ends_in_act: bool = False
    source: str = ""


class CareKind(StrEnum):
    """Whom a care line is for."""

    ONESELF = "oneself"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class CareLine:
    """At most twelve words: kindness to oneself, or (``ACT``) one compassionate act.

    Attributes:
        off_duty: True only for someone whose work is over; never shown on call or on nights.
    """

    id: str
    text: str
    kind: CareKind
    off_duty: bool = False


class Reason(StrEnum):
    """Why a prompt was chosen; ``sentences.reason`` says it truthfully in one sentence."""

    TURN = "turn"
    LIGHT_AFTER_PRESSURE = "light-after-pressure"
    LIGHT_ON_CALL = "light-on-call"
    LIGHT_POST_CALL = "light-post-call"
    ASKED_FOR_ANOTHER = "asked-for-another"


@dataclass(frozen=True, slots=True)
class ShownPrompt:
    """A prompt as it was shown on a night.

    Attributes:
        step: 0 for the night's first prompt, 1 after the first swap, and so on.
    """

    night: date
    step: int
    prompt: PromptId
    theme: Theme
    load: Load
    reason: Reason
    shown_at: datetime
