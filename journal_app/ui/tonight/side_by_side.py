"""Two things beside each other while there is room, else one under the other."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from journal_app.ui.theme import Theme


class SideBySide(QWidget):
    """Holds two widgets.

    Args:
        room: Width from which they stand beside each other, as a design length.
        gap: Gap between them, as a design length.
        stretches: How they share the width.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        theme: Theme,
        room: float,
        gap: float = 16,
        stretches: tuple[int, int] = (1, 1),
    ) -> None:
        super().__init__()
        self._theme = theme
        self._room = room
        self._gap = gap
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(first, stretches[0])
        self._layout.addWidget(second, stretches[1])
        theme.changed.connect(self._arrange)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider one; the height follows from the width given."""
        parts = [self._layout.itemAt(n) for n in range(self._layout.count())]
        wide = max((part.minimumSize().width() for part in parts if part), default=0)
        return QSize(wide, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction that the new width allows."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(self._room)
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if beside else direction.TopToBottom
        self._layout.setSpacing(self._theme.px(self._gap))
        if self._layout.direction() != wanted:
            self._layout.setDirection(wanted)
