"""How long ago support lines were checked: a figure for whoever looks after the files."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from journal_app.domain.support import Region, SupportLine

OLD_AFTER: Final = 180
"""Days."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A line with the age of its check.

    Attributes:
        days: Since the last day the source's date can mean; None when it gives none.
    """

    region: Region
    line: SupportLine
    days: int | None

    @property
    def old(self) -> bool:
        """Whether the check is due: too long ago, or never dated."""
        return self.days is None or self.days > OLD_AFTER


def ages(regions: Iterable[Region], today: date) -> tuple[Checked, ...]:
    """Return every line, hidden ones too, with how long ago it was checked."""
    return tuple(
        Checked(region, line, _days(line.checked_on, today))
        for region in regions
        for line in region.lines
    )


def _days(checked_on: str, today: date) -> int | None:
    if not checked_on:
        return None
    year, *rest = (int(part) for part in checked_on.split("-"))
    month = rest[0] if rest else 12
    day = rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1]
    return max(0, (today - date(year, month, day)).days)
