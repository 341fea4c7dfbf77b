"""Puts the student back where they were, and keeps the caret in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from journal_app.domain.vault import PageState
from journal_app.services.tonight_page import Page
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.page import LINE, WritingPage
from journal_app.ui.widgets.surfaces import ScrollPage


class Place(QObject):
    """Caret, selection and scroll of a page that may not be there yet."""

    def __init__(
        self, *, theme: Theme, scroll: ScrollPage, page: WritingPage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scroll = scroll
        self._page = page
        self._wanted: PageState | None = None
        self._scroll_to: int | None = None
        self._new: QWidget | None = None
        page.caret_moved.connect(self.keep_in_sight)
        page.typed.connect(self._scroll_freely)
        # A page that has grown can be scrolled only once the scroll bar knows of it.
        scroll.verticalScrollBar().rangeChanged.connect(self._scroll_back)

    def want(self, state: PageState) -> None:
        """Note where to go as soon as the page is there."""
        self._wanted = state

    def go(self, page: Page | None) -> None:
        """Go there, if this is the page; it is forgotten either way."""
        place, self._wanted = self._wanted, None
        if place is None or page is None or (place.entry or None) != page.entry:
            return
        self._page.select(place.anchor, place.cursor)
        self._scroll_to = place.scroll
        self._scroll_back()

    def scrolled(self) -> int:
        """Return how far the page is scrolled, in pixels."""
        return self._scroll.verticalScrollBar().value()

    def keep_in_sight(self, caret: QRect) -> None:
        """Scroll so that a place on the page can be seen."""
        content = self._scroll.widget() or self._scroll
        spot = self._page.viewport().mapTo(content, caret.center())
        self._scroll.ensureVisible(spot.x(), spot.y(), 0, 2 * self._theme.px(LINE))

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to what has just appeared, as soon as there is room for it."""
        self._new = part

    def _scroll_back(self) -> None:
        """Scroll to where the student was, once the page is high enough for it."""
        bar, new = self._scroll.verticalScrollBar(), self._new
        if self._scroll_to is None:
            self._page.tell_caret()
            self._new = None
            if new is not None and new.isVisible():
                self._scroll_to_new(new)
            return
        bar.setValue(self._scroll_to)
        if bar.maximum() >= self._scroll_to:
            self._scroll_to = None

    def _scroll_to_new(self, part: QWidget) -> None:
        """Scroll just far enough for a part, or to its beginning when it is too high."""
        line, bar = self._theme.px(LINE), self._scroll.verticalScrollBar()
        top = part.mapTo(self._scroll.widget() or self._scroll, part.rect().topLeft()).y()
        below = top + part.height() + line - self._scroll.viewport().height()
        bar.setValue(min(max(bar.value(), below), top - line))

    def _scroll_freely(self) -> None:
        self._scroll_to = self._new = None
