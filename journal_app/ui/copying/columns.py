"""Three columns beside each other, or in a narrow window one of them at a time."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.scroll_area import SafeScrollArea
from journal_app.words import tr

LIST, TEXT, SIDE = "list", "text", "side"
LIST_WIDE: Final = 230
SIDE_WIDE: Final = 270
TEXT_LEAST: Final = 420
GAP: Final = 16
UNLIMITED: Final = 16_777_215
"""Pixels: what Qt takes for a width without limit."""


class Columns(QWidget):
    """The list at the left, the text in the middle, and at the right what its owner adds.

    Args:
        names: What a narrow window calls the three, in that order.
    """

    def __init__(
        self,
        *,
        theme: Theme,
        left: QWidget,
        middle: QWidget,
        right: QWidget,
        names: tuple[str, str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = {LIST: left, TEXT: middle, SIDE: right}
        self._narrow: bool | None = None
        self._chosen = TEXT
        self._panes = Segmented(
            theme=theme,
            name=tr("Part"),
            items=list(zip(names, (LIST, TEXT, SIDE), strict=True)),
        )
        self._row = QHBoxLayout()
        self._row.addWidget(left)
        self._row.addWidget(middle, 1)
        self._row.addWidget(right)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._panes)
        self._whole.addLayout(self._row, 1)
        self._panes.chosen.connect(lambda pane: self.show_pane(str(pane)))
        theme.changed.connect(self._restyle)
        self._restyle()

    def pane(self) -> str:
        """Return which column a narrow window shows, or would."""
        return self._chosen

    def show_pane(self, chosen: str) -> None:
        """In a narrow window, show one column alone; in a wide one all are shown."""
        self._chosen = chosen
        self._panes.set_value(chosen)
        # What is asked for comes first: a focus that finds no place to go is sent home, and home
        # is a column.
        self._columns[chosen].show()
        hidden = [pane for name, pane in self._columns.items() if self._is_hidden(name)]
        focus = QApplication.focusWidget()
        if focus is not None and any(pane.isAncestorOf(focus) for pane in hidden):
            self._panes.focus_chosen()
        for name, pane in self._columns.items():
            pane.setVisible(not self._is_hidden(name))

    def focus_choice(self) -> None:
        """Put the focus on the choice of columns; a wide window has none."""
        self._panes.focus_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one column at a time where three have no room."""
        super().resizeEvent(event)
        self._decide()

    def _is_hidden(self, name: str) -> bool:
        return bool(self._narrow) and name != self._chosen

    def _decide(self) -> None:
        px = self._theme.px
        narrow = self.width() < px(LIST_WIDE) + px(SIDE_WIDE) + px(TEXT_LEAST) + 2 * px(GAP)
        if narrow != self._narrow:
            self._narrow = narrow
            self._panes.setVisible(narrow)
            for name, wide in ((LIST, LIST_WIDE), (SIDE, SIDE_WIDE)):
                self._columns[name].setMinimumWidth(0 if narrow else px(wide))
                self._columns[name].setMaximumWidth(UNLIMITED if narrow else px(wide))
            self.show_pane(self._chosen)

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.px(GAP))
        self._whole.setSpacing(self._theme.px(8))
        self._narrow = None
        self._decide()


def scrolling(inside: QWidget) -> SafeScrollArea:
    """Return a column that scrolls down, with no edge of its own."""
    area = SafeScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
