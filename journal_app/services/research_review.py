"""What is gathered for a study, and the review it becomes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from journal_app.domain.consent import Participation
from journal_app.domain.guard import GuardWord
from journal_app.domain.ids import EntryId, RotationId
from journal_app.domain.packages import PackagedAnswers, PromptUse, Totals
from journal_app.domain.rotations import Rotation
from journal_app.domain.studies import Order, Study, TimeKept
from journal_app.privacy.memory import KnowsWords
from journal_app.privacy.replacement.replaced import Style
from journal_app.services.identifier_search import Leaving, Search, search
from journal_app.services.keyed_random import KeyedRandom
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.research_selecting import EligibleNight
from journal_app.services.review import Review
from journal_app.services.review_state import KeptReview
from journal_app.services.taking_part import TakingPart


@dataclass(frozen=True, slots=True)
class ResearchRequest:
    """What a student chose to give.

    Attributes:
        nights: Chosen nights; those of chosen entries go anyway.
        groups: The group chosen for a rotation instead of the one that was suggested.
        kept: A review that is taken up where it was left.
    """

    participation: Participation
    nights: tuple[date, ...]
    entries: tuple[EntryId, ...]
    groups: Mapping[RotationId, str] = field(default_factory=dict)
    kept: KeptReview | None = None


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What goes with a text, when prompts were consented to.

    Attributes:
        prompt: Id of a prompt that comes with the program; "" for others.
        prompt_text: Its wording; "" for others.
        edited: Its text was written or changed after the student joined.
    """

    use: PromptUse | None
    prompt: str
    prompt_text: str = field(repr=False)
    edited: bool


@dataclass(frozen=True, slots=True)
class GatheredForResearch:
    """What is known once the vault has been read.

    Attributes:
        nights: Chosen nights with their chosen entries, oldest first.
        leaving: The chosen texts; the key is the entry's id. The oldest night first, or where
            the study hides the order, in one that the seed draws.
        rotations: Those of the chosen nights, by id.
        suggested: The group that fits a rotation by its name.
        answers: Questionnaires filled in on the chosen nights, with the night.
        sent: Nights of earlier packages.
        journal: Every text of the journal.
        seed: Where the names of this review come from, 32 bytes.
    """

    request: ResearchRequest
    part: TakingPart
    nights: tuple[EligibleNight, ...]
    leaving: tuple[Leaving, ...]
    facts: Mapping[EntryId, EntryFacts]
    rotations: Mapping[RotationId, Rotation]
    suggested: Mapping[RotationId, str]
    answers: tuple[tuple[date, PackagedAnswers], ...]
    totals: Totals
    tonight: date
    sent: frozenset[date]
    journal: tuple[str, ...] = field(repr=False)
    words: tuple[GuardWord, ...] = field(repr=False)
    seed: bytes = field(repr=False)

    def day(self, night: date) -> int | None:
        """Return a night's day number; None where the study counts in weeks."""
        if self.part.file.study.time is not TimeKept.DAY:
            return None
        return (night - self.part.participation.origin).days

    def group(self, rotation: RotationId) -> str:
        """Return the group under which a rotation leaves, by the small-group rule."""
        chosen = self.request.groups.get(rotation, self.suggested[rotation])
        return self.part.file.study.small_groups.shown(chosen)


@dataclass(frozen=True, slots=True)
class ResearchReview:
    """A package in the making.

    Attributes:
        complete: Both readers looked; without the statistical model more is missed.
        knows: Tells names from the words of the language.
    """

    gathered: GatheredForResearch
    review: Review
    complete: bool
    knows: KnowsWords = field(repr=False)

    def state(self, current: str = "") -> KeptReview:
        """Return where the review stands, to be kept with ``ResearchService.keep``.

        Args:
            current: The text that is open.
        """
        gathered = self.gathered
        return KeptReview(
            study_version=gathered.part.file.study.version,
            nights=tuple(each.night for each in gathered.nights),
            entries=tuple(EntryId(each.key) for each in gathered.leaving),
            groups=dict(gathered.request.groups),
            seed=gathered.seed.hex(),
            current=current,
            review=self.review.state(),
        )


def hides_order(study: Study) -> bool:
    """Tell whether nothing in a package may say which night came before which."""
    return study.order is Order.SHUFFLED or study.time is TimeKept.WEEK


def new_seed() -> bytes:
    """Return a seed for the names of one review."""
    return secrets.token_bytes(32)


def prepare(
    gathered: GatheredForResearch,
    tools: PrivacyTools,
    *,
    told: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> ResearchReview:
    """Look for identifiers in what was gathered, and take up a review that was left.

    Dates in texts are never counted as nights are: of an exam or a holiday, everybody knows the
    date, and one number beside it would date every night.

    Needs no vault; arguments and errors as ``identifier_search.search`` has them.
    """
    study = gathered.part.file.study
    review = search(
        Search(
            leaving=gathered.leaving,
            journal=gathered.journal,
            words=gathered.words,
            style=Style(study.style.value),
            source=KeyedRandom(gathered.seed),
            learn=True,
            asks=True,
        ),
        tools,
        told=told,
        stopped=stopped,
    )
    if gathered.request.kept is not None:
        review.resume(gathered.request.kept.review)
    return ResearchReview(gathered, review, tools.finder.complete, tools.knows)
