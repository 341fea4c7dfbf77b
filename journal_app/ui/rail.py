"""The strip of screens at the left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.words import tr

WIDE: Final = 188
NARROW: Final = 60
COLLAPSE_BELOW: Final = 4.2
"""Times the wide rail: a narrower window shows drawings without words."""

ICONS: Final = {
    "tonight": "moon",
    "journal": "journal",
    "trends": "trends",
    "research": "research",
    "support": "support",
    "settings": "settings",
    "lock": "lock",
}


def screen_name(screen: str) -> str:
    """Return a screen's name in words."""
    return {
        "tonight": tr("Tonight"),
        "journal": tr("Journal"),
        "trends": tr("Trends"),
        "research": tr("Research"),
        "support": tr("Support"),
        "settings": tr("Settings"),
        "lock": tr("Lock"),
    }[screen]


class RailButton(QPushButton):
    """One place to go: a drawing, a word, and its key where there is one."""

    def __init__(
        self, screen: str, *, theme: Theme, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._screen = screen
        self.setObjectName(f"go-{screen}")
        self.setProperty("kind", "nav")
        self.setAccessibleName(screen_name(screen))
        name = screen_name(screen)
        self.setToolTip(tr("{what} ({keys})", what=name, keys=key) if key else name)
        self.setCheckable(screen != "lock")
        self._key = QLabel(key, self)
        self._key.setObjectName("key")
        self._key.setProperty("kind", "muted")
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._wide = True
        self._shown = False
        self.toggled.connect(self._turned)

    def show_on(self, *, on: bool) -> None:
        """Mark the screen as the one that is shown, or not."""
        self._shown = on
        self.setChecked(on)

    def nextCheckState(self) -> None:
        """Stay as the rail has set it; a press is only reported."""
        self.setChecked(self._shown)

    def set_wide(self, *, wide: bool) -> None:
        """Show the word beside the drawing, or the drawing alone."""
        self._wide = wide
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return room for drawing, word and key."""
        hint = super().sizeHint()
        extra = self._key.sizeHint().width() + self._theme.px(10) if self._shows_key() else 0
        return QSize(hint.width() + extra, hint.height())

    def _turned(self, on: bool) -> None:
        if on == self._shown:
            self._restyle()
        else:
            # Assistive technology turns a button without clicking it.
            self.setChecked(self._shown)
            self.click()

    def _shows_key(self) -> bool:
        return self._wide and bool(self._key.text())

    def _restyle(self) -> None:
        theme, checked = self._theme, self.isChecked()
        self.setFont(theme.sans(14, weight=600 if checked else 400))
        self.setText(screen_name(self._screen) if self._wide else "")
        self.setIcon(theme.icon(ICONS[self._screen], "accent" if checked else "ink"))
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._key.setFont(theme.sans(12))
        self._key.setVisible(self._shows_key())
        self._key.adjustSize()
        text = self.fontMetrics().horizontalAdvance(self.text())
        self._key.move(theme.px(12 + 18 + 6 + 16) + text, (self.height() - self._key.height()) // 2)
        self.updateGeometry()


class Rail(QFrame):
    """The screens, with settings and lock at the foot.

    Attributes:
        chosen: A screen's id, or "lock".
    """

    chosen = Signal(str)

    def __init__(
        self,
        *,
        theme: Theme,
        screens: Sequence[str],
        foot: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("rail")
        self.setProperty("kind", "rail")
        self.setAccessibleName(tr("Screens"))
        self._name = QLabel(tr("Heartbeat"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._name)
        self._buttons = {name: self._button(name) for name in screens}
        self._column.addStretch(1)
        self._buttons |= {name: self._button(name, key) for name, key in foot}
        self._wide = True
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_chosen(self, screen: str) -> None:
        """Mark the screen that is shown."""
        for name, button in self._buttons.items():
            button.show_on(on=name == screen)

    def fit(self, window_width: int) -> None:
        """Show words or drawings alone, whichever a window this wide leaves room for."""
        self._wide = window_width >= self._theme.px(WIDE) * COLLAPSE_BELOW
        self._restyle()

    def _button(self, screen: str, key: str = "") -> RailButton:
        button = RailButton(screen, theme=self._theme, key=key, parent=self)
        button.clicked.connect(lambda: self.chosen.emit(screen))
        self._column.addWidget(button)
        return button

    def _restyle(self) -> None:
        px = self._theme.px
        edge = px(12 if self._wide else 6)
        self._column.setContentsMargins(edge, px(14), edge, px(14))
        self._column.setSpacing(px(4))
        self._name.setFont(self._theme.serif(23, weight=500))
        self._name.setContentsMargins(px(10), 0, 0, px(12))
        self._name.setVisible(self._wide)
        self.setFixedWidth(px(WIDE if self._wide else NARROW))
        for button in self._buttons.values():
            button.set_wide(wide=self._wide)
