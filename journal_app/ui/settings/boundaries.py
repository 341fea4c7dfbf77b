"""Choosing when a night ends."""

from __future__ import annotations

from journal_app.domain.nights import DEFAULT_BOUNDARY, LATEST_BOUNDARY
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Dropdown
from journal_app.words import tr

STEP = 30


def clock_words(minutes: int) -> str:
    """Return minutes after midnight as 24-hour time, e.g. "04:00"."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


class BoundaryField(Dropdown):
    """A time between midnight and 14:00 in half hours.

    Args:
        usual: Offer "as usual" first, whose value is None.
    """

    def __init__(self, *, theme: Theme, name: str, usual: bool = False) -> None:
        super().__init__(theme=theme, name=name)
        self._usual = usual
        self.set_boundary(None if usual else DEFAULT_BOUNDARY)

    def boundary(self) -> int | None:
        """Return the chosen minutes after midnight, None for "as usual"."""
        value = self.value()
        return value if isinstance(value, int) else None

    def set_boundary(self, minutes: int | None) -> None:
        """Choose a time; one between half hours is added to the list."""
        times = set(range(0, LATEST_BOUNDARY + 1, STEP))
        if minutes is not None:
            times.add(minutes)
        items: list[tuple[str, object]] = [(tr("As usual"), None)] if self._usual else []
        self.set_items(items + [(clock_words(time), time) for time in sorted(times)])
        self.set_value(minutes)
