"""What one section of Settings needs, for tests of it alone."""

from __future__ import annotations

from pathlib import Path

from journal_app.domain.ports import OpenVault
from journal_app.services.account import AccountService
from journal_app.services.guard import GuardService
from journal_app.services.guard_library import GuardLibrary
from journal_app.services.preferences import PreferencesFile
from journal_app.services.questionnaires import QuestionnaireService
from journal_app.services.rotations import RotationService
from journal_app.services.settings import SettingsService
from journal_app.services.theme_hints import HintLibrary, ThemeHints
from journal_app.ui.recovery import RecoverySheet
from journal_app.ui.settings.kit import Kit
from journal_app.ui.theme import Theme
from tests.fakes import FakeClock
from tests.ui.direct_jobs import DirectJobs


def make_kit(vault: OpenVault, clock: FakeClock, theme: Theme, folder: Path) -> Kit:
    return Kit(
        theme=theme,
        jobs=DirectJobs(),
        clock=clock,
        settings=SettingsService(vault),
        rotations=RotationService(vault, clock),
        account=AccountService(vault),
        guard=GuardService(vault, clock, knows=GuardLibrary()),
        questionnaires=QuestionnaireService(vault, clock),
        hints=ThemeHints(vault, clock, HintLibrary()),
        preferences=PreferencesFile(folder),
        make_sheet=lambda code: RecoverySheet(theme=theme, clock=clock, code=code, can_wait=False),
    )
