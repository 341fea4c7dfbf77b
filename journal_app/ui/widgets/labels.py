"""Text on screen: it wraps where it must, and is never cut off or shortened with dots."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from journal_app.ui.theme import Theme

_STYLED: Final = QEvent.Type.StyleChange


class _Words(QLabel):
    """A wrapping label whose font is looked up anew whenever the theme changes."""

    def __init__(self, text: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        # Text from the journal may hold angle brackets; none of it is ever markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the face when the label, or what holds it, moves to another parent.

        Qt styles it anew then, and gives it back the font it had when it was first styled.
        """
        super().changeEvent(event)
        if event.type() == _STYLED and self.font() != self._face():
            self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._face())
        self.updateGeometry()

    def _face(self) -> QFont:
        return self._theme.sans()


class Title(_Words):
    """The name of a screen, in the writing face at 32."""

    def __init__(self, text: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, theme=theme, parent=parent)
        self._restyle()

    def _face(self) -> QFont:
        return self._theme.serif(32, weight=500)


class Heading(_Words):
    """A heading inside a card, in the interface face, semi-bold."""

    def __init__(self, text: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, theme=theme, parent=parent)
        self._restyle()

    def _face(self) -> QFont:
        return self._theme.sans(14, weight=600)


class Body(_Words):
    """Running interface text."""

    def __init__(self, text: str, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, theme=theme, parent=parent)
        self._restyle()


class Muted(_Words):
    """Secondary text; ``small`` is 13 instead of 14."""

    def __init__(
        self, text: str, *, theme: Theme, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, theme=theme, parent=parent)
        self._small = small
        self.setProperty("kind", "muted")
        self._restyle()

    def _face(self) -> QFont:
        return self._theme.sans(13 if self._small else 14)


class Serif(_Words):
    """Text in the writing face, at a design size in pixels."""

    def __init__(
        self,
        text: str,
        *,
        theme: Theme,
        px: float,
        weight: int = 400,
        italic: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, theme=theme, parent=parent)
        self._px, self._weight, self._italic = px, weight, italic
        self._restyle()

    def _face(self) -> QFont:
        return self._theme.serif(self._px, weight=self._weight, italic=self._italic)


class Chip(QLabel):
    """A word in an outlined pill, in the colour of a token; ``set_token`` changes it."""

    def __init__(
        self, text: str, *, theme: Theme, token: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_token(token)
        theme.changed.connect(self._restyle)

    def set_token(self, token: str) -> None:
        """Take another token's colour."""
        self.setProperty("chip", token)
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self.style().unpolish(self)
            self.style().polish(self)
        self._restyle()  # polishing puts the application's font back

    def _restyle(self) -> None:
        self.setFont(self._theme.sans(12, weight=600))
        self.updateGeometry()
