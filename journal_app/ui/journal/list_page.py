"""The Journal's first view: search, filters, the list, and the calendar beside it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.ui.journal.card_frame import RING
from journal_app.ui.journal.empty_state import EmptyState
from journal_app.ui.journal.entry_list import EntryList
from journal_app.ui.journal.filter_chips import FilterChips
from journal_app.ui.journal.filters import Filters
from journal_app.ui.journal.model import EntryModel
from journal_app.ui.journal.search_bar import SearchBar
from journal_app.ui.journal.side_panel import SidePanel
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.moving import move_keeping_fonts
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.scroll_area import SafeScrollArea

WIDEST: Final = 1030
NARROWEST_LIST: Final = 400
GAP: Final = 30


class ListPage(QWidget):
    """Lays the parts out; in a narrow window the calendar and the filters take the list's place."""

    def __init__(self, *, theme: Theme, model: EntryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow: bool | None = None
        self._empty = False
        self.search = SearchBar(theme=theme)
        self.filters = Filters(theme=theme)
        self.filters.hide()
        self.chips = FilterChips(theme=theme)
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("journal-notice")
        self.list = EntryList(theme=theme, model=model)
        self.empty = EmptyState(theme=theme)
        self.side = SidePanel(theme=theme)
        self._stack = QStackedWidget()
        self._drawer = SafeScrollArea()
        self._drawer.setWidgetResizable(True)
        self._drawer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A layout of its own keeps the panel as high as its fields, not as the window.
        inside = QWidget()
        self._drawn = QVBoxLayout(inside)
        self._drawn.setContentsMargins(0, 0, 0, 0)
        self._drawn.addStretch(1)
        self._drawer.setWidget(inside)
        for view in (self.list, self.empty, self._drawer):
            self._stack.addWidget(view)
        self._lay_out()
        self.search.filters_wanted.connect(self._turn_filters)
        self.search.calendar_wanted.connect(self._turn_calendar)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        self._top = QVBoxLayout()
        for part in (self.search, self.filters, self.chips, self.notice):
            self._top.addWidget(part)
        self._column = QVBoxLayout()
        self._column.addLayout(self._top)
        self._column.addWidget(self._stack, 1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._column, 1)
        self._row.addWidget(self.side)

    @property
    def narrow(self) -> bool:
        """Whether there is no room for the calendar beside the list."""
        return bool(self._narrow)

    def show_list(self, *, empty: bool) -> None:
        """Show the list, or what stands in its place."""
        self._empty = empty
        self._choose_view()

    def close_drawers(self) -> None:
        """In a narrow window, put the list back in its place."""
        if self.narrow:
            self.search.show_calendar(shown=False)
            self.search.show_filters(shown=False)

    def _choose_view(self) -> None:
        view: QWidget = self.empty if self._empty else self.list
        if self.narrow and self.search.calendar_shown:
            view = self.side
        elif self.narrow and self.search.filters_shown:
            view = self._drawer
        self._stack.setCurrentWidget(view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide whether the calendar fits beside the list."""
        super().resizeEvent(event)
        self._decide()

    def _decide(self) -> None:
        px = self._theme.px
        needed = px(NARROWEST_LIST) + px(GAP) + self.side.wanted_width() + 2 * px(24)
        narrow = self.width() < needed
        if narrow != self._narrow:
            self._narrow = narrow
            self.search.offer_calendar(offered=narrow)
            self._place()
        self._set_margins()

    def _place(self) -> None:
        """Put calendar and filters where the window has room for them."""
        wanted = self.side.wanted_width()
        self.side.setMinimumWidth(wanted)
        self.side.setMaximumWidth(2 * wanted if self.narrow else wanted)
        move_keeping_fonts(self.side, self._place_side)
        move_keeping_fonts(self.filters, self._place_filters)
        self.filters.setVisible(self.narrow or self.search.filters_shown)
        self._choose_view()

    def _place_side(self) -> None:
        if self.narrow:
            self._row.removeWidget(self.side)
            self._stack.addWidget(self.side)
        else:
            self._stack.removeWidget(self.side)
            self._row.addWidget(self.side)
            self.side.show()

    def _place_filters(self) -> None:
        if self.narrow:
            self._top.removeWidget(self.filters)
            self._drawn.insertWidget(0, self.filters)
        else:
            self._drawn.removeWidget(self.filters)
            self._top.insertWidget(1, self.filters)

    def _turn_calendar(self, shown: bool) -> None:
        if shown:
            self.search.show_filters(shown=False)
        self._choose_view()
        if shown and self.narrow:
            self.side.calendar.take_focus()

    def _turn_filters(self, shown: bool) -> None:
        if shown and self.narrow:
            self.search.show_calendar(shown=False)
        self.filters.setVisible(shown or self.narrow)
        self._choose_view()
        if shown:
            self.filters.span.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_margins(self) -> None:
        px = self._theme.px
        edge = px(24) if not self.narrow else min(px(24), 32)
        spare = max(0, self.width() - 2 * edge - px(WIDEST))
        edge += spare // 2
        bar = self.list.verticalScrollBar().sizeHint().width()
        top = px(26) if not self.narrow else px(16)
        self._row.setContentsMargins(edge - RING, top, edge, 0)
        self._row.setSpacing(0 if self.narrow else max(0, px(GAP) - bar))
        self._top.setContentsMargins(RING, 0, RING + bar, 0)

    def _restyle(self) -> None:
        px = self._theme.px
        self._top.setSpacing(px(10))
        self._column.setSpacing(px(14))
        self._decide()
        self._place()
