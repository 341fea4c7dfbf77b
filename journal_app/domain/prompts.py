"""Prompts and care lines as ideas; reading them from files is ``journal_app.prompts``.

The three facilitators are those found to sustain compassion in a focus-group study of 29
people at one medical school (docs/sources.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from journal_app.domain.ids import PackId, PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.rotations import Phase
from journal_app.domain.specialties import Specialty


class Theme(StrEnum):
    """What a prompt is drawn from: what sustains compassion, and what stands in its way."""

    SELF_CARE = "self-care"
    LIFE_EXPERIENCES = "life-experiences"
    ROLE_MODELS = "role-models"
    TIME_CONSTRAINTS = "time-constraints"
    CULTURE_OF_TRAINING = "culture-of-training"
    BURNOUT_AND_FUTILITY = "burnout-and-futility"


FACILITATORS: Final = (Theme.SELF_CARE, Theme.LIFE_EXPERIENCES, Theme.ROLE_MODELS)
"""What was found to sustain compassion."""

BARRIERS: Final = (
    Theme.TIME_CONSTRAINTS,
    Theme.CULTURE_OF_TRAINING,
    Theme.BURNOUT_AND_FUTILITY,
)
"""What was found to stand in its way; asked about at most one night in four."""


class Load(StrEnum):
    """How much a prompt asks of someone tired."""

    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"


class Moment(StrEnum):
    """A day that is like no other, marked by the student."""

    FIRST_NIGHT = "first-night"
    LAST_NIGHT = "last-night"
    FIRST_DEATH = "first-death"
    AFTER_AN_ERROR = "after-an-error"
    EXAM_WEEK = "exam-week"
    POST_CALL = "post-call"
    GOOD_DAY = "good-day"
    HOLIDAY_ON_DUTY = "holiday-on-duty"


class Form(StrEnum):
    """How a page is written."""

    FREE = "free"
    THREE_STEPS = "three-steps"
    SIX_WORDS = "six-words"
    FIFTY_FIVE_WORDS = "55-words"
    LETTER = "letter"
    DISTANCED = "distanced"
    LIST_OF_THREE = "list-of-three"


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
        helped: What a barrier prompt asks about what helped, at most 15 words; empty for others.
        phases: Phases of training it is for; empty for all.
        specialties: Specialties it is for; empty for all.
        shifts: Shifts it makes sense on; empty for all.
        moments: Marked moments it is for; such a prompt is shown at no other time.
        form: How it is best answered.
        pack: The pack it came with; None for those that ship with the program.
        own: Written by the student.
    """

    id: PromptId
    theme: Theme
    sub_theme: str
    text: str = field(repr=False)
    load: Load
    minutes: int
    nudge: str = field(default="", repr=False)
    patient_related: bool = False
    ends_in_act: bool = False
    source: str = ""
    helped: str = field(default="", repr=False)
    phases: frozenset[Phase] = frozenset()
    specialties: frozenset[Specialty] = frozenset()
    shifts: frozenset[Shift] = frozenset()
    moments: frozenset[Moment] = frozenset()
    form: Form = Form.FREE
    pack: PackId | None = None
    own: bool = False

    @property
    def is_barrier(self) -> bool:
        """Whether it is about what stands in the way of compassion."""
        return self.theme in BARRIERS

    @property
    def is_general(self) -> bool:
        """Whether it is for any specialty and any day."""
        return not self.specialties and not self.moments


class CareKind(StrEnum):
    """Whom a care line is for."""

    ONESELF = "oneself"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class CareLine:
    """At most twelve words: kindness to oneself, or (``ACT``) one compassionate act.

    Attributes:
        off_duty: True only for someone whose work is over; never shown on call or on nights.
        on_ward: It needs a ward; never shown before the clinical years, between rotations or on
            a day off.
    """

    id: str
    text: str = field(repr=False)
    kind: CareKind
    off_duty: bool = False
    on_ward: bool = False


class Reason(StrEnum):
    """Why a prompt was chosen; ``sentences.reason`` says it truthfully in one sentence.

    Attributes:
        LIGHT_NOT_SEEN: Tonight asks for a light one, the light ones of the theme whose turn it
            was have all been shown, and another theme has one that was not.
        MOMENT: The student marked the night.
        EXAM: The night has an exam, and this is for exam weeks.
        AFTER_CALL: It is the night after a call, and this is for such nights.
        REPLACED: The one before it was hidden, or is no longer among the prompts in use.
    """

    TURN = "turn"
    LIGHT_AFTER_PRESSURE = "light-after-pressure"
    LIGHT_ON_CALL = "light-on-call"
    LIGHT_POST_CALL = "light-post-call"
    ASKED_FOR_ANOTHER = "asked-for-another"
    MOMENT = "moment"
    SPECIALTY = "specialty"
    BARRIER = "barrier"
    FAVOURITE = "favourite"
    ONLY_THEME = "only-theme"
    LIGHT_NOT_SEEN = "light-not-seen"
    EXAM = "exam"
    AFTER_CALL = "after-call"
    REPLACED = "replaced"


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
