"""Time as something handed in, so that a test can hold it still."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Where the program gets its time from."""

    def now(self) -> datetime:
        """Return the present instant, in UTC and aware."""
        ...

    def zone(self) -> str:
        """Return the IANA name of the computer's present time zone, e.g. ``Europe/Paris``."""
        ...

    def monotonic(self) -> float:
        """Return seconds on a clock that never goes back; only differences mean anything."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the present instant, in UTC and aware."""
        return datetime.now(UTC)

    def zone(self) -> str:
        """Return the IANA name of the computer's zone, ``UTC`` when it cannot be told."""
        import tzlocal  # noqa: PLC0415 # not before the first paint

        try:
            return tzlocal.get_localzone_name() or "UTC"
        except (LookupError, OSError, ValueError):
            # A container without /etc/localtime, or a name tzdata does not know.
            return "UTC"

    def monotonic(self) -> float:
        """Return seconds on a clock that never goes back."""
        return time.monotonic()


def local_time(instant: datetime, zone: str) -> datetime:
    """Return an aware instant as wall-clock time in a zone.

    Args:
        instant: Aware datetime.
        zone: IANA name. Raises ``ZoneInfoNotFoundError`` when unknown.
    """
    from zoneinfo import ZoneInfo  # noqa: PLC0415 # not before the first paint

    return instant.astimezone(ZoneInfo(zone))


def offset_minutes(instant: datetime, zone: str) -> int:
    """Return the zone's offset from UTC at an instant, in minutes east (-1440 to 1440)."""
    offset = local_time(instant, zone).utcoffset()
    return 0 if offset is None else round(offset.total_seconds() / 60)
