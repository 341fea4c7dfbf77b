"""The line at the foot: what Tonight says at the left, what always holds at the right."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.sentences.guard import GUARD_KEY
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr, trn

BACKUP_IS_OLD: Final = timedelta(days=7)

LEFT: Final = ("saved", "words", "flagged", "backup")

BUTTON: Final = 22
BORDERS: Final = 4
"""Height of the one text that can be pressed: a design length, and pixels."""


def backup_age(taken: datetime | None, now: datetime) -> str:
    """Return a line about the newest backup when it is older than a week, else ""."""
    if taken is None or now - taken <= BACKUP_IS_OLD:
        return ""
    days = (now - taken).days
    return trn("Last backup {count} day ago", "Last backup {count} days ago", days)


class StatusBar(QFrame):
    """A row of short texts that wraps when it must.

    Attributes:
        flagged_pressed: What was flagged on the page is to be shown.
    """

    flagged_pressed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("status-bar")
        self.setProperty("kind", "status")
        self._frame = QHBoxLayout(self)
        self._row = FlowLayout(theme=theme, across=28, down=2)
        self._frame.addLayout(self._row, 1)
        self._texts: dict[str, Muted | LinkButton] = {
            name: self._flagged() if name == "flagged" else self._label(name)
            for name in (*LEFT, "promise")
        }
        for name in LEFT:
            self._row.addWidget(self._texts[name])
            self._texts[name].hide()
        self._frame.addWidget(self._texts["promise"])
        self.set_text("promise", tr("Encrypted · nothing is sent"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_page(self, saved: str, words: str, flagged: str) -> None:
        """Show what the page says of itself; empty texts take no room."""
        for name, text in (("saved", saved), ("words", words), ("flagged", flagged)):
            self.set_text(name, text)

    def set_text(self, name: str, text: str) -> None:
        """Set one of the texts."""
        label = self._texts[name]
        label.setText(text)
        label.setAccessibleName(text)
        label.setVisible(bool(text))
        self._row.invalidate()

    def _flagged(self) -> LinkButton:
        button = StatusButton("", theme=self._theme, parent=self)
        button.setObjectName("status-flagged")
        button.setToolTip(tr("Show what was flagged ({key})", key=GUARD_KEY))
        button.clicked.connect(self.flagged_pressed)
        return button

    def _label(self, name: str) -> Muted:
        label = Muted("", theme=self._theme, small=True, parent=self)
        label.setWordWrap(False)
        label.setObjectName(f"status-{name}")
        return label

    def _restyle(self) -> None:
        px = self._theme.px
        self._frame.setContentsMargins(px(26), px(7), px(26), px(8))
        # All as high as the button, so that the page does not move when that comes and goes.
        for text in self._texts.values():
            text.setMinimumHeight(px(BUTTON) + BORDERS)
        self._frame.setSpacing(px(28))


class StatusButton(LinkButton):
    """A button that looks like the texts beside it."""

    kind = "status"
    face_weight = 400

    def _restyle(self) -> None:
        self.setFont(self._theme.sans(13))
        self.updateGeometry()
