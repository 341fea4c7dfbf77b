"""Which night it is, when it ends, and what still counts as being on time for it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from journal_app.clock import Clock, local_time, offset_minutes
from journal_app.domain.nights import LATEST_BOUNDARY, Night, Shift, boundary_of, end_of_night
from journal_app.domain.ports import NightStore
from journal_app.services.rotations import RotationService
from journal_app.services.settings import SettingsService

LONG_SHIFTS: Final = frozenset({Shift.NIGHT, Shift.ON_CALL})
"""Shifts that go on over the usual end of a night."""


class NightTimes:
    """Nights as they stand now, and their circumstances as far as they are kept."""

    def __init__(
        self,
        *,
        nights: NightStore,
        clock: Clock,
        rotations: RotationService,
        settings: SettingsService,
    ) -> None:
        self._nights = nights
        self._clock = clock
        self._rotations = rotations
        self._settings = settings

    def tonight(self) -> date:
        """Return the night it is now."""
        return self._rotations.tonight()

    def end_of(self, night: date) -> datetime:
        """Return when a night ends by the boundaries set now, UTC."""
        return end_of_night(night, self._clock.zone(), self._boundary(night))

    def circumstances(self, night: date) -> Night:
        """Return a night as kept, or as it would be kept if something happened on it now."""
        kept = self._nights.get(night)
        if kept is not None:
            return kept
        zone = self._clock.zone()
        return Night(
            night=night,
            zone=zone,
            offset_minutes=offset_minutes(self._clock.now(), zone),
            boundary=self._boundary(night),
        )

    def keep(self, night: date) -> None:
        """Keep a night's zone and boundary, once something has happened on it."""
        if self._nights.get(night) is None:
            self._nights.put(self.circumstances(night))

    def put(self, night: Night) -> Night:
        """Keep changed circumstances and return them."""
        self._nights.put(night)
        return night

    def just_ended(self, night: date) -> date | None:
        """Return the night whose long shift has just ended, seen from tonight; else None."""
        before = night - timedelta(days=1)
        return before if night == self.tonight() and self._still_on(before) else None

    def is_later(self, night: date) -> bool:
        """Tell whether something done now for a night is done after it was over."""
        return night < self.tonight() and not self._still_on(night)

    def may_rate(self, night: date) -> bool:
        """Tell whether a night is recent enough to be rated."""
        window = timedelta(hours=self._settings.rating_window_hours())
        return self._clock.now() <= self.end_of(night) + window

    def _boundary(self, night: date) -> int:
        default, stretches = self._rotations.boundaries()
        return boundary_of(night, default, stretches)

    def _still_on(self, night: date) -> bool:
        # A night or on-call shift runs into the morning: until early afternoon, what is
        # written about it is written on time.
        local = local_time(self._clock.now(), self._clock.zone())
        minutes = local.hour * 60 + local.minute
        if local.date() != night + timedelta(days=1) or minutes >= LATEST_BOUNDARY:
            return False
        kept = self._nights.get(night)
        return kept is not None and kept.shift in LONG_SHIFTS
