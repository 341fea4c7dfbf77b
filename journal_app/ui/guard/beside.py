"""Where the list stands: beside the page where there is room, below it otherwise."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.ui.guard.list_card import ListCard
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.scroll_area import SafeScrollArea

WIDTH: Final = 300
"""Design width of the list beside a page."""

PAGE: Final = 768
"""Design width a page needs for itself: the column and the air around it."""

EDGE: Final = 24


class Beside(SafeScrollArea):
    """Holds the list beside a page; hands it to a place below the page where it is narrow.

    Nothing of the page is ever covered: beside it the page moves over, below it follows.

    Args:
        screen: Whose width decides.
        below: The place below the page.
    """

    def __init__(
        self, *, theme: Theme, card: ListCard, screen: QWidget, below: QVBoxLayout
    ) -> None:
        super().__init__(screen)
        self._theme = theme
        self._card = card
        self._screen = screen
        self._below = below
        self._open = False
        self.setObjectName("guard-side")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("kind", "page")
        self._column = QVBoxLayout(holder)
        self._column.addStretch(1)
        self.setWidget(holder)
        card.setParent(holder)
        screen.installEventFilter(self)
        theme.changed.connect(self.place)
        self.place()

    def show_list(self, shown: bool) -> None:  # the signal's own argument
        """Show the list or put it away."""
        self._open = shown
        self.place()

    def is_beside(self) -> bool:
        """Tell whether there is room beside the page."""
        px = self._theme.px
        return self._screen.width() >= px(PAGE) + px(WIDTH) + px(EDGE)

    def place(self) -> None:
        """Put the list where there is room for it now."""
        beside, px = self.is_beside(), self._theme.px
        wanted = self._column if beside else self._below
        if wanted.indexOf(self._card) < 0:
            focus: QWidget | None = self._card.window().focusWidget()
            wanted.addWidget(self._card)
            if focus is not None and self._card.isAncestorOf(focus):
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.setContentsMargins(0, px(26), px(EDGE), px(EDGE))
        self.setFixedWidth(px(WIDTH) + px(EDGE))
        self._card.setVisible(self._open)
        self.setVisible(self._open and beside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the screen's width."""
        if watched is self._screen and event.type() is QEvent.Type.Resize:
            self.place()
        return False
