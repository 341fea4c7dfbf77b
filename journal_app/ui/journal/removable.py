"""A small chip that goes when it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton


class RemovableChip(LinkButton):
    """Words with a small cross behind them; its name says what pressing it does."""

    kind = "segment"

    def __init__(self, text: str, *, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(text, theme=theme, name=name, parent=parent)
        self.setToolTip(name)
        # The cross stands behind the words; Qt has no other way to say so.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def _restyle(self) -> None:
        super()._restyle()
        self.setFont(self._theme.sans(13, weight=500))
        self.setIcon(self._theme.icon("close", "muted"))
        side = self._theme.px(12)
        self.setIconSize(QSize(side, side))
