"""What every section of Settings is handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from journal_app.clock import Clock, local_time
from journal_app.services.account import AccountService
from journal_app.services.guard import GuardService
from journal_app.services.preferences import PreferencesFile
from journal_app.services.questionnaires import QuestionnaireService
from journal_app.services.rotations import RotationService
from journal_app.services.settings import SettingsService
from journal_app.services.theme_hints import ThemeHints
from journal_app.ui.jobs import Jobs
from journal_app.ui.recovery import RecoverySheet
from journal_app.ui.theme import Theme

SheetMaker = Callable[[str], RecoverySheet]
"""Makes the recovery sheet for a code."""


@dataclass(frozen=True, slots=True)
class Kit:
    """Theme, worker, clock and the services of the open journal."""

    theme: Theme
    jobs: Jobs
    clock: Clock
    settings: SettingsService = field(repr=False)
    rotations: RotationService = field(repr=False)
    account: AccountService = field(repr=False)
    guard: GuardService = field(repr=False)
    questionnaires: QuestionnaireService = field(repr=False)
    hints: ThemeHints = field(repr=False)
    preferences: PreferencesFile = field(repr=False)
    make_sheet: SheetMaker = field(repr=False)

    def today(self) -> date:
        """Return the date on the wall, for filling in forms; never a night."""
        return local_time(self.clock.now(), self.clock.zone()).date()
