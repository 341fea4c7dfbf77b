"""A Settings screen over a real vault, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journal_app.domain.ids import RotationId, StretchId
from journal_app.domain.nights import Stretch
from journal_app.domain.ports import OpenVault
from journal_app.domain.rotations import Phase, Rotation
from journal_app.services.account import AccountService
from journal_app.services.guard import GuardService
from journal_app.services.guard_library import GuardLibrary
from journal_app.services.packs import PackService
from journal_app.services.preferences import PreferencesFile
from journal_app.services.prompts import PromptService
from journal_app.services.questionnaires import QuestionnaireService
from journal_app.services.rotations import RotationService
from journal_app.services.settings import SettingsService
from journal_app.services.support import SupportService
from journal_app.services.theme_hints import HintLibrary, ThemeHints
from journal_app.ui.jobs import Jobs
from journal_app.ui.prompts.kit import PromptKit
from journal_app.ui.recovery import RecoverySheet
from journal_app.ui.settings.screen import SettingsScreen
from journal_app.ui.support.kit import SupportKit
from journal_app.ui.theme import Theme
from tests.fakes import FakeClock
from tests.services.desks import shipped_prompts
from tests.services.shown import shown_file


@dataclass
class Desk:
    """The screen with what lies under it."""

    vault: OpenVault
    clock: FakeClock
    screen: SettingsScreen
    preferences: PreferencesFile
    code: str
    sheets: list[RecoverySheet]

    @property
    def rotations(self) -> RotationService:
        return RotationService(self.vault, self.clock)

    @property
    def settings(self) -> SettingsService:
        return SettingsService(self.vault)


def make_desk(
    *, vault: OpenVault, code: str, clock: FakeClock, theme: Theme, jobs: Jobs, config: Path
) -> Desk:
    config.mkdir(parents=True, exist_ok=True)
    preferences = PreferencesFile(config)
    sheets: list[RecoverySheet] = []

    def make_sheet(new: str) -> RecoverySheet:
        sheets.append(RecoverySheet(theme=theme, clock=clock, code=new, can_wait=False))
        return sheets[-1]

    screen = SettingsScreen(
        theme=theme,
        jobs=jobs,
        clock=clock,
        settings=SettingsService(vault),
        rotations=RotationService(vault, clock),
        account=AccountService(vault),
        guard=GuardService(vault, clock, knows=GuardLibrary()),
        questionnaires=QuestionnaireService(vault, clock),
        hints=ThemeHints(vault, clock, HintLibrary()),
        preferences=preferences,
        support=SupportKit.over(
            vault, jobs=jobs, clock=clock, lines=SupportService(), shown=shown_file(config)
        ),
        prompts=_prompt_kit(vault, clock),
        make_sheet=make_sheet,
    )
    return Desk(vault, clock, screen, preferences, code, sheets)


def _prompt_kit(vault: OpenVault, clock: FakeClock) -> PromptKit:
    packs, library = PackService(vault, clock), shipped_prompts()
    return PromptKit(PromptService(vault, clock, library, packs), packs, library)


def fill(desk: Desk) -> None:
    """Three rotations, a stretch, a second backup folder and journals opened before."""
    for number, (specialty, start, end) in enumerate(
        (
            ("Surgery", date(2026, 8, 1), date(2026, 9, 25)),
            ("Family Medicine", date(2026, 9, 26), date(2026, 10, 23)),
            ("Obstetrics and Gynaecology", date(2026, 10, 24), date(2026, 12, 18)),
        )
    ):
        desk.rotations.put(
            Rotation(
                id=RotationId(f"{number:032x}"),
                specialty=specialty,
                start=start,
                planned_end=end,
                site="St Brannoc's",
                phase=Phase.CLERKSHIP,
                boundary=12 * 60 if number == 2 else None,
            )
        )
    desk.rotations.put_stretch(
        Stretch(StretchId("a" * 32), date(2026, 11, 9), date(2026, 11, 15), 13 * 60)
    )
    desk.vault.back_up()
    desk.clock.forward(days=1)
    desk.vault.back_up()
    desk.preferences.change(lambda p: p.opened(Path("/media/stick/second journal")))
    desk.preferences.change(lambda p: p.opened(desk.vault.folder))
