"""Text of a study file to be read whole, reached and scrolled by the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from journal_app.sentences import research as words
from journal_app.ui.research.facts_card import fact
from journal_app.ui.research.study_words import said_by_study
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Heading, Serif
from journal_app.ui.widgets.surfaces import Card, Hairline

TEXT_PX: Final = 19


class NoticeCard(Card):
    """Who asks, and the notice as plain paragraphs; takes the focus, so that the page scrolls.

    Args:
        facts: Who asks: what each is about, and what is said.
        text: The notice.
    """

    def __init__(
        self,
        *,
        theme: Theme,
        facts: Sequence[tuple[str, str]],
        text: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("research-text")
        self.setAccessibleName(words.notice_title())
        self.setAccessibleDescription(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for about, said in facts:
            self.body.addWidget(fact(about, said, theme=theme))
        self.body.addWidget(Hairline())
        self.body.addWidget(Heading(words.notice_title(), theme=theme))
        for paragraph in text.split("\n\n"):
            if paragraph.strip():
                shown = Serif(paragraph.strip(), theme=theme, px=TEXT_PX)
                self.body.addWidget(said_by_study(shown))

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
