"""Text of a study file to be read whole, reached and scrolled by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from journal_app.ui.research.breakable import breakable
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Heading, Serif
from journal_app.ui.widgets.surfaces import Card


class NoticeCard(Card):
    """A notice as plain paragraphs; takes the focus, so that the page scrolls from here."""

    def __init__(
        self, *, theme: Theme, heading: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("research-text")
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(Heading(heading, theme=theme))
        for paragraph in text.split("\n\n"):
            if paragraph.strip():
                self.body.addWidget(Serif(breakable(paragraph.strip()), theme=theme, px=19))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, with a ring around it while it has the focus."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 2))
        side = self._theme.px(14)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), side, side)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw without it."""
        super().focusOutEvent(event)
        self.update()
