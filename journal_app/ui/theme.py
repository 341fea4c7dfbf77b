"""The look of the whole program: colours, type, icons and text size, changed in one place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon
from PySide6.QtWidgets import QApplication

from journal_app.ui import fonts
from journal_app.ui.icons import draw_icon
from journal_app.ui.style import palette, style_sheet
from journal_app.ui.tokens import DARK, LIGHT, Look, Tokens
from journal_app.ui.widget_lists import all_widgets

SMALLEST: Final = 1.0
LARGEST: Final = 2.0


class Theme(QObject):
    """Dresses the application and tells widgets when to draw themselves anew.

    Attributes:
        changed: Colours or text size changed: repaint and relayout.
        tokens: The palette in force.
        scale: Text size, 1.0 to 2.0.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, *, look: Look = Look.SYSTEM, scale: float = SMALLEST
    ) -> None:
        super().__init__()
        fonts.register_fonts()
        self._app = app
        self._look = look
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._fonts: dict[tuple[str, float, int, bool], QFont] = {}
        self.scale = _within(scale)
        self.tokens: Tokens = self._wanted()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._dress()

    @property
    def look(self) -> Look:
        """What was asked for, which may be to follow the system."""
        return self._look

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in force."""
        return self.tokens is DARK

    def px(self, n: float) -> int:
        """Return a design length at the present text size, in whole pixels."""
        return round(n * self.scale)

    def serif(self, px: float, *, weight: int = 400, italic: bool = False) -> QFont:
        """Return the face for writing, prompts and titles, at a design size."""
        return self._font("serif", px, weight, italic)

    def sans(self, px: float = 14, *, weight: int = 400, tabular: bool = False) -> QFont:
        """Return the face of the interface, at a design size."""
        return self._font("sans", px, weight, tabular)

    def _font(self, family: str, px: float, weight: int, more: bool) -> QFont:
        """Return a copy of the one font of its kind, which shares what Qt works out for it."""
        key = (family, px, weight, more)
        if key not in self._fonts:
            if family == "serif":
                self._fonts[key] = fonts.serif(self.px(px), weight=weight, italic=more)
            else:
                self._fonts[key] = fonts.sans(self.px(px), weight=weight, tabular=more)
        return QFont(self._fonts[key])

    def icon(self, name: str, token: str = "ink") -> QIcon:  # noqa: S107 # a colour, not a secret
        """Return a drawing in a token's colour. Raises ``OSError`` for an unknown name."""
        key = (name, token)
        if key not in self._icons:
            self._icons[key] = draw_icon(name, str(getattr(self.tokens, token)), self.scale)
        return self._icons[key]

    def color(self, token: str) -> QColor:
        """Return a token's colour."""
        return QColor(str(getattr(self.tokens, token)))

    def set_look(self, look: Look) -> None:
        """Change the look; ``SYSTEM`` follows the computer from now on."""
        self._look = look
        self._refresh(self.scale)

    def set_scale(self, scale: float) -> None:
        """Change the text size; held between 1.0 and 2.0."""
        self._refresh(_within(scale))

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._refresh(self.scale)

    def _refresh(self, scale: float) -> None:
        wanted = self._wanted()
        if wanted is self.tokens and scale == self.scale:
            return
        self.tokens, self.scale = wanted, scale
        self._icons.clear()
        self._fonts.clear()
        self._dress()
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self._look is Look.SYSTEM:
            dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._look is Look.DARK else LIGHT

    def _dress(self) -> None:
        self._app.setPalette(palette(self.tokens))
        self._app.setFont(self.sans())
        # A widget not yet polished would fall back, when shown, to the font it has now.
        for widget in all_widgets(self._app):
            widget.ensurePolished()
        sheet = style_sheet(self.tokens, self.px)
        if self._app.styleSheet() != sheet:  # the same one again would dress everything anew
            self._app.setStyleSheet(sheet)


def _within(scale: float) -> float:
    return min(LARGEST, max(SMALLEST, scale))
