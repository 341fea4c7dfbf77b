"""Buttons: one filled one to a screen, quiet ones beside it, links, and bare icons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from journal_app.ui.theme import Theme


class _Button(QPushButton):
    kind = ""
    face_weight = 600

    def __init__(
        self, text: str, *, theme: Theme, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setProperty("kind", self.kind)
        self.setAccessibleName(name or text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFont(self._theme.sans(14, weight=self.face_weight))
        self.updateGeometry()


class PrimaryButton(_Button):
    """The one filled button of a screen."""

    kind = "primary"


class QuietButton(_Button):
    """An outlined button."""

    kind = "quiet"


class LinkButton(_Button):
    """An action that looks like a link."""

    kind = "link"
    face_weight = 500


class IconButton(_Button):
    """A button that shows only a drawing; its name is required and is its tool tip as well."""

    kind = "icon"

    def __init__(
        self,
        icon: str,
        *,
        theme: Theme,
        name: str,
        token: str = "muted",  # noqa: S107 # a colour, not a secret
        parent: QWidget | None = None,
    ) -> None:
        self._icon, self._token = icon, token
        super().__init__("", theme=theme, name=name, parent=parent)
        self.setToolTip(name)

    def set_icon(self, icon: str, *, name: str) -> None:
        """Show another drawing with another name."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._restyle()

    def _restyle(self) -> None:
        super()._restyle()
        self.setIcon(self._theme.icon(self._icon, self._token))
        side = self._theme.px(18)
        self.setIconSize(QSize(side, side))
