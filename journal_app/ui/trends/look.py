"""What the chart needs of a theme, so that paper can have its own."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtGui import QColor, QFont

from journal_app.domain.ratings import Scale
from journal_app.ui import fonts
from journal_app.ui.tokens import LIGHT

SERIES_TOKEN: Final = {Scale.TIME_PRESSURE: "time_pressure", Scale.BURNOUT: "burnout"}


class ChartLook(Protocol):
    """Colours, type and lengths; a ``Theme`` is one."""

    def px(self, n: float) -> int:
        """Return a design length in pixels."""
        ...

    def sans(self, px: float = 14, *, weight: int = 400, tabular: bool = False) -> QFont:
        """Return the face of the interface, at a design size."""
        ...

    def serif(self, px: float, *, weight: int = 400, italic: bool = False) -> QFont:
        """Return the face for titles, at a design size."""
        ...

    def color(self, token: str) -> QColor:
        """Return a token's colour."""
        ...


class PaperLook:
    """The light palette at 100 %, whatever the screen looks like: for files and paper."""

    def px(self, n: float) -> int:
        """Return a design length in pixels."""
        return round(n)

    def sans(self, px: float = 14, *, weight: int = 400, tabular: bool = False) -> QFont:
        """Return the face of the interface, at a design size."""
        return fonts.sans(round(px), weight=weight, tabular=tabular)

    def serif(self, px: float, *, weight: int = 400, italic: bool = False) -> QFont:
        """Return the face for titles, at a design size."""
        return fonts.serif(round(px), weight=weight, italic=italic)

    def color(self, token: str) -> QColor:
        """Return a token's colour in the light palette."""
        return QColor(str(getattr(LIGHT, token)))
