"""Waiting while texts are looked through, with a way out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal_app.sentences import copies as words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import QuietButton
from journal_app.ui.widgets.labels import Heading, Muted, Title
from journal_app.ui.widgets.surfaces import Card, ScrollPage
from journal_app.words import tr


class Bar(QWidget):
    """How far something is, as a filled line; the words beside it say the same."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_share(self, share: float) -> None:
        """Fill the line, from 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        whole.setWidth(whole.width() * self._share)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(6))


class LookingPage(ScrollPage):
    """The second step.

    Attributes:
        left: The student does not want to wait.
    """

    left = Signal()

    def __init__(self, *, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, max_width=720, parent=parent)
        card = Card(theme=theme)
        self._count = Muted("", theme=theme)
        self._count.setObjectName("copying-progress")
        self._bar = Bar(theme=theme)
        self._stop = QuietButton(tr("Stop"), theme=theme)
        self._stop.setObjectName("copying-stop")
        self._stop.clicked.connect(self.left)
        card.body.addWidget(Heading(tr("Looking for names, places, dates, numbers"), theme=theme))
        card.body.addWidget(self._bar)
        card.body.addWidget(self._count)
        card.body.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Title(title, theme=theme))
        self.column.addWidget(card)
        self.column.addStretch(1)

    def show_progress(self, done: int, total: int, *, chosen: int | None = None) -> None:
        """Show how much is done.

        Args:
            done: Texts that were looked at, the chosen ones first.
            total: All of them, with those that only teach names.
            chosen: How many of them were chosen; None for all.
        """
        own = total if chosen is None else chosen
        self._bar.set_share(done / total if total else 0.0)
        self._count.setText(_so_far(done, total, own))

    def focus_home(self) -> None:
        """Put the focus on the way out."""
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)


def _so_far(done: int, total: int, chosen: int) -> str:
    if not total:
        return tr("Reading the journal")
    if chosen <= done < total:
        return words.learning()
    return words.looking(min(done, chosen), chosen)
