"""Columns beside each other, or in a narrow window one of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        key: By what it is asked for.
        name: What a narrow window calls it.
        wide: Its design width; None for the one that takes what is left.
    """

    key: str
    name: str
    widget: QWidget = field(repr=False)
    wide: int | None = None


class Columns(QWidget):
    """Columns of which all are shown, or in a narrow window the chosen one.

    Args:
        columns: From left to right.
        first: Which of them a narrow window shows at first.
    """

    def __init__(
        self,
        *,
        theme: Theme,
        columns: Sequence[Column],
        first: str = TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = {column.key: column for column in columns}
        self._narrow: bool | None = None
        self._chosen = first
        self._panes = Segmented(
            theme=theme,
            name=tr("Part"),
            items=[(column.name, column.key) for column in columns],
        )
        self._row = QHBoxLayout()
        for column in columns:
            self._row.addWidget(column.widget, 0 if column.wide else 1)
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
        self._columns[chosen].widget.show()
        hidden = [one.widget for key, one in self._columns.items() if self._is_hidden(key)]
        focus = QApplication.focusWidget()
        if focus is not None and any(pane.isAncestorOf(focus) for pane in hidden):
            self._panes.focus_chosen()
        for key, column in self._columns.items():
            column.widget.setVisible(not self._is_hidden(key))

    def focus_choice(self) -> None:
        """Put the focus on the choice of columns; a wide window has none."""
        self._panes.focus_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one column at a time where there is no room for all."""
        super().resizeEvent(event)
        self._decide()

    def _is_hidden(self, key: str) -> bool:
        return bool(self._narrow) and key != self._chosen

    def _least(self) -> int:
        px = self._theme.px
        columns = self._columns.values()
        return sum(px(one.wide or TEXT_LEAST) for one in columns) + (len(columns) - 1) * px(GAP)

    def _decide(self) -> None:
        px, narrow = self._theme.px, self.width() < self._least()
        if narrow != self._narrow:
            self._narrow = narrow
            self._panes.setVisible(narrow)
            for column in self._columns.values():
                if column.wide is not None:
                    column.widget.setMinimumWidth(0 if narrow else px(column.wide))
                    column.widget.setMaximumWidth(UNLIMITED if narrow else px(column.wide))
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
