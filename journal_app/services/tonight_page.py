"""What Tonight shows at a moment, as plain values that may cross threads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from journal_app.domain.entries import Entry
from journal_app.domain.ids import EntryId, PromptId
from journal_app.domain.nights import Night
from journal_app.domain.prompt_rules import HARD_MOMENTS
from journal_app.domain.prompts import CareLine, Form, Load, Moment, Prompt, Reason, Theme
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Rotation
from journal_app.errors import BadFile


@dataclass(frozen=True, slots=True)
class PagePrompt:
    """The prompt a page answers.

    Attributes:
        minutes: What it usually takes; 0 when only its words were kept with an old entry.
        helped: What a barrier prompt asks about what helped; empty for others.
        form: How it is best answered.
        reason: Why it was chosen; None when that is no longer known.
        favourite: Whether the student wants it back now and then.
        load: How much it asks; ``LIGHT`` when that is no longer known.
    """

    id: PromptId
    theme: Theme
    text: str = field(repr=False)
    nudge: str = field(default="", repr=False)
    minutes: int = 0
    patient_related: bool = False
    reason: Reason | None = None
    helped: str = field(default="", repr=False)
    form: Form = Form.FREE
    favourite: bool = False
    load: Load = Load.LIGHT


@dataclass(frozen=True, slots=True)
class Page:
    """One page, begun or about to be; its text is kept apart.

    Attributes:
        key: Made when the page is opened, so that two saves on their way at the same time
            can never begin two entries.
        night: The night it belongs to, kept when the night passes.
        opened_at: UTC.
        entry: None until the first words are stored.
        prompt: None when written freely.
        form: How it is written.
    """

    key: str
    night: date
    opened_at: datetime
    entry: EntryId | None = None
    prompt: PagePrompt | None = None
    form: Form = Form.FREE


class ToDo(StrEnum):
    """What Welcome lets a student put off."""

    RECOVERY = "recovery"
    ROTATION = "rotation"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class TonightState:
    """Everything on the screen.

    Attributes:
        page: The open page.
        text: Its text as stored.
        night: The circumstances of the page's night, as far as they are set.
        tonight: The night it is now; another than the page's for a back-fill, and after the
            boundary passed over an open page.
        now: When this was read, UTC.
        ends_at: When ``tonight`` ends, UTC.
        rotation: The page's rotation, None between rotations.
        ratings: The night's ratings, at most one for each scale.
        rating_open: Whether the page's night may still be rated.
        rating_hours: How long after its end any night may be rated, in hours.
        to_do: What was put off at the beginning and is still open.
        care: The night's care line; None when every file of them is broken.
        moments: How the page's night was marked.
        problem: Why there is no prompt to show; the page can still be written.
        broken: Prompt files that were left out, for whatever reason.
        entries: The night's entries, oldest first.
        shift_just_ended: The night this page may belong to instead, None when it is not
            offered.
        prompts_on: Whether the student wants prompts at all.
        ratings_only: Page and prompt are put aside for the night.
        moment_offered: The night was just marked, and there is a prompt for such a night that
            was not put on a page with words.
        soft_word: Whether to say so after a long time of writing.
        closing_step: Whether to offer a small step after a heavy page.
    """

    page: Page
    text: str = field(repr=False)
    night: Night
    tonight: date
    now: datetime
    ends_at: datetime
    rating_open: bool
    rating_hours: int
    care: CareLine | None = None
    moments: frozenset[Moment] = frozenset()
    problem: BadFile | None = field(default=None, repr=False)
    broken: tuple[BadFile, ...] = field(default=(), repr=False)
    rotation: Rotation | None = None
    ratings: tuple[Rating, ...] = ()
    entries: tuple[Entry, ...] = ()
    shift_just_ended: date | None = None
    to_do: tuple[ToDo, ...] = ()
    prompts_on: bool = True
    ratings_only: bool = False
    moment_offered: bool = False
    soft_word: bool = True
    closing_step: bool = True

    @property
    def is_heavy(self) -> bool:
        """Whether the page answers a heavy prompt, or its night was marked as a hard one."""
        prompt = self.page.prompt
        heavy = prompt is not None and prompt.load is Load.HEAVY
        return heavy or bool(self.moments & HARD_MOMENTS)

    @property
    def is_tonight(self) -> bool:
        """Whether the page belongs to the night it is now."""
        return self.page.night == self.tonight

    def rating(self, scale: Scale) -> Rating | None:
        """Return how a scale stands; None when it was never touched or was cleared."""
        for rating in self.ratings:
            if rating.scale is scale and rating.answer is not Answer.CLEARED:
                return rating
        return None


@dataclass(frozen=True, slots=True)
class Saved:
    """What the store confirmed.

    Attributes:
        entry: None when there was nothing to store yet.
        at: UTC.
    """

    entry: Entry | None
    at: datetime


@dataclass(frozen=True, slots=True)
class EarlierNight:
    """A night before tonight, and whether something is there."""

    night: date
    written: bool
    rated: bool


def as_chosen(prompt: Prompt, reason: Reason, *, favourite: bool) -> PagePrompt:
    """Return a chosen prompt as a page carries it."""
    return PagePrompt(
        id=prompt.id,
        theme=prompt.theme,
        text=prompt.text,
        nudge=prompt.nudge,
        minutes=prompt.minutes,
        patient_related=prompt.patient_related,
        reason=reason,
        helped=prompt.helped,
        form=prompt.form,
        favourite=favourite,
        load=prompt.load,
    )


def as_kept(entry: Entry) -> PagePrompt | None:
    """Return the prompt an entry was stored with, None when it was written freely."""
    if entry.prompt is None or entry.theme is None:
        return None
    return PagePrompt(id=entry.prompt, theme=entry.theme, text=entry.prompt_text)
