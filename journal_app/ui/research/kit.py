"""What the ways through Research are handed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from journal_app.clock import Clock, local_time
from journal_app.services.studies import StudyService
from journal_app.ui.jobs import Jobs
from journal_app.ui.research.stage import Stage
from journal_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Kit:
    """Look, worker, clock and service, and the stage on which steps are shown."""

    theme: Theme
    jobs: Jobs
    clock: Clock
    studies: StudyService = field(repr=False)
    stage: Stage

    def today(self) -> date:
        """Return the date on the wall."""
        return local_time(self.clock.now(), self.zone()).date()

    def zone(self) -> str:
        """Return the zone in which days are told."""
        return self.clock.zone()
