"""A student with a short journal who takes part in a study, for tests of giving entries to it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pyrage import x25519

from journal_app import assets
from journal_app.domain.guard import Decision, GuardWord
from journal_app.domain.ids import PromptId, RotationId
from journal_app.domain.nights import Night, Shift
from journal_app.domain.packages import PackageContents
from journal_app.domain.prompts import Load, Reason, ShownPrompt, Theme
from journal_app.domain.ratings import Scale
from journal_app.domain.studies import AskedItem, AskedQuestionnaire, DataItem, StudyFile
from journal_app.errors import Problem, WorldError
from journal_app.research.package_reading import read_package
from journal_app.research.package_writing import BuiltPackage
from journal_app.research.sealing import new_identity, unseal
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.questionnaires import SAMPLE, QuestionnaireService
from journal_app.services.research_export import ResearchService
from journal_app.services.research_review import ResearchRequest, ResearchReview, prepare
from journal_app.services.research_rules import SealRefusal
from journal_app.services.studies import StudyService
from journal_app.services.taking_part import TakingPart
from tests.fakes import FakeClock
from tests.research.studies_made_up import made_up_file
from tests.ui.journal.shelf import ROTATIONS, Shelf, new_shelf, open_shelf

SITE = "Zbrzezny Memorial"
SHIPPED = "Who made someone feel less alone today, even for a minute?"
OWN = "What would Auntie Quillfeather say?"
TAG = "thwarblewood"
TEXTS = {
    date(2026, 10, 1): "My patient Mr Adlerstein cried at the window. Dr Penhaligon sat with him.",
    date(2026, 10, 5): "Thought of Adlerstein all day.\r\nA slow evening 🩺 after that.",
    date(2026, 10, 20): "=1+1 nothing adds up. Penhaligon laughed, and so did I.",
    date(2026, 11, 2): "The new ward is quiet. I slept, and wrote this down.",
}
"""Text by night; the names are invented, and stand nowhere else."""

NAMES = ("Adlerstein", "Penhaligon", "Quillfeather", "Zbrzezny", TAG)
ALL = tuple(DataItem)
SAMPLE_SHA256 = hashlib.sha256(assets.read_bytes(SAMPLE)).hexdigest()
SURGERY = RotationId("a" * 32)


@dataclass
class Giver:
    """A vault with a clock, the services over it, and the study team's key."""

    shelf: Shelf
    team: x25519.Identity
    tools: PrivacyTools
    service: ResearchService = field(init=False)
    studies: StudyService = field(init=False)

    def __post_init__(self) -> None:
        shipped = {PromptId("a-prompt"): SHIPPED}
        self.service = ResearchService(self.shelf.vault, self.shelf.clock, shipped.get)
        self.studies = StudyService(self.shelf.vault, self.shelf.clock, "1.2.3")

    @property
    def clock(self) -> FakeClock:
        return self.shelf.clock

    @property
    def part(self) -> TakingPart:
        """The study that goes on; the newest that was left when none does."""
        return min(self.studies.taking_part(), key=lambda part: part.left)

    def file(self, **changes: Any) -> StudyFile:
        asked = tuple(AskedItem(item, "Because.") for item in ALL)
        fields: dict[str, Any] = {
            "asked": asked,
            "asked_questionnaires": (AskedQuestionnaire("evening-weather", SAMPLE_SHA256),),
            "recipient": str(self.team.to_public()),
            "minimum_nights": 1,
            **changes,
        }
        return made_up_file(**fields)

    def join(self, choices: Mapping[DataItem, bool] | None = None, **changes: Any) -> TakingPart:
        file = self.file(**changes)
        wanted = dict.fromkeys((asked.item for asked in file.study.asked), True)
        self.studies.join(file, {**wanted, **(choices or {})}, old_enough=True)
        return self.part

    def everything(self, **changes: Any) -> ResearchRequest:
        """Return a request for all that is eligible."""
        found = self.service.eligible(self.part).nights
        request = ResearchRequest(
            participation=self.part.participation,
            nights=tuple(each.night for each in found),
            entries=tuple(entry.id for each in found for entry in each.entries),
        )
        return replace(request, **changes)

    def prepare(self, request: ResearchRequest | None = None) -> ResearchReview:
        gathered = self.service.gather(request or self.everything())
        return prepare(gathered, self.tools, told=lambda _done, _total: None, stopped=lambda: False)

    def read(self, request: ResearchRequest | None = None) -> ResearchReview:
        """Return a review that was read to the end."""
        prepared = self.prepare(request)
        read(prepared)
        return prepared

    def built(self, request: ResearchRequest | None = None) -> tuple[ResearchReview, BuiltPackage]:
        prepared = self.read(request)
        return prepared, self.service.build(prepared)


def read(prepared: ResearchReview) -> None:
    """Answer all that is asked in every text, and read it."""
    review = prepared.review
    for key in review.keys:
        review.answer_all(key)
    for key in review.keys:
        review.look_done(key)
        review.show(key)


def journal_once(folder: Path) -> Path:
    """Make a journal to be copied for each test: making one durably takes five times as long."""
    _filled(folder, FakeClock()).vault.close()
    return folder / "journal"


def copy_of(made: Path, folder: Path, clock: FakeClock, tools: PrivacyTools) -> Giver:
    """Return a student with a copy of that journal."""
    shutil.copytree(made, folder / "journal")
    return Giver(open_shelf(folder / "journal", clock), new_identity(), tools)


def new_giver(folder: Path, clock: FakeClock, tools: PrivacyTools) -> Giver:
    """Return a student with a journal."""
    return Giver(_filled(folder, clock), new_identity(), tools)


def _filled(folder: Path, clock: FakeClock) -> Shelf:
    """Return a journal of four written nights, two that are only rated, and a bin."""
    shelf = new_shelf(folder / "journal", clock)
    vault = shelf.vault
    for rotation in ROTATIONS:
        vault.rotations.put(replace(rotation, site=SITE))
    for at, (night, text) in enumerate(TEXTS.items()):
        theme = Theme.ROLE_MODELS if at < 3 else None
        prompt = ["", SHIPPED, OWN, ""][at] if theme else ""
        shelf.write(night, text, theme=theme, prompt=prompt or SHIPPED, tags=(TAG,))
        shelf.rate(night, Scale.TIME_PRESSURE, at + 2)
    for step, prompt in enumerate(("first-shown", "a-prompt")):
        vault.prompt_log.record(
            ShownPrompt(
                night=date(2026, 10, 5),
                step=step,
                prompt=PromptId(prompt),
                theme=Theme.ROLE_MODELS,
                load=Load.LIGHT,
                reason=Reason.TURN,
                shown_at=clock.now(),
            )
        )
    for back in (30, 31):
        shelf.rate(clock.now().date() - timedelta(back), Scale.BURNOUT, 10)
    binned = shelf.write(date(2026, 10, 8), "Thrown away about Zbrzezny.")
    vault.entries.put_in_bin(binned.id, clock.now())
    shelf.write(date(2026, 10, 9), " \n ")
    vault.nights.put(Night(date(2026, 10, 5), "Europe/London", 60, shift=Shift.ON_CALL, exam=True))
    vault.guard.put(GuardWord(TAG, None, Decision.NEVER))
    return shelf


def fill_in(giver: Giver) -> None:
    """Fill in the sample questionnaire tonight."""
    questionnaires = QuestionnaireService(giver.shelf.vault, giver.clock)
    questionnaires.add(questionnaires.sample())
    form = questionnaires.form("evening-weather")
    assert form is not None
    questionnaires.answer(form, {"window": 3, "fog": 1, "breeze": 2})


def refused_for(why: SealRefusal, call: Callable[..., object], *args: object) -> None:
    """Make sure that a call is refused for a reason."""
    with pytest.raises(WorldError) as refused:
        call(*args)
    assert refused.value.problem is Problem.SEALING_REFUSED
    assert refused.value.values["why"] == why


def opened_by_team(giver: Giver, data: bytes) -> PackageContents:
    """Return what the study team reads."""
    found = read_package(unseal(data, giver.team), file="")
    assert isinstance(found, PackageContents)
    return found
