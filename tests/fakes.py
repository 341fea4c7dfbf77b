"""Stand-ins for the outside world that tests hold still."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock that moves only when told to."""

    def __init__(self, start: datetime | None = None, zone: str = "Europe/London") -> None:
        self.instant = start or datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
        self.name = zone
        self.ticks = 0.0

    def now(self) -> datetime:
        return self.instant

    def zone(self) -> str:
        return self.name

    def monotonic(self) -> float:
        return self.ticks

    def forward(self, **units: float) -> None:
        step = timedelta(**units)
        self.instant += step
        self.ticks += step.total_seconds()

    def travel(self, zone: str) -> None:
        self.name = zone
