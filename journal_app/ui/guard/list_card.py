"""The list of what was found on a page. It waits at the side and never asks for attention."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.sentences import guard as sentences
from journal_app.ui.guard.question import Question
from journal_app.ui.guard.row_view import LINK_INSET, RowView
from journal_app.ui.guard.rows import Row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import IconButton, LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr


class ListCard(Card):
    """The list.

    Attributes:
        left: The student goes back to the page.
        current: Another row is looked at, a ``Row``; None when none is.
        replaced: Row and the words to stand there instead.
        kept: The words of this row stay and go in exports.
        dismissed: The words of this row are never to be flagged again.
        forgotten: Row and the words to stand there instead of those to be forgotten.
        all_replaced: Every row that waits for a decision is to be replaced.
        all_dismissed: None of them is to be flagged again.
    """

    left = Signal()
    current = Signal(object)
    replaced = Signal(object, str)
    kept = Signal(object)
    dismissed = Signal(object)
    forgotten = Signal(object, str)
    all_replaced = Signal()
    all_dismissed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("guard-list")
        self.setAccessibleName(tr("Possible identifiers"))
        self._views: dict[str, RowView] = {}
        self._current = ""
        self._heading = Heading("", theme=theme)
        self._heading.setObjectName("guard-heading")
        self._close = IconButton("close", theme=theme, name=tr("Back to the page"))
        self._about = Muted("", theme=theme, small=True)
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("guard-notice")
        self.question = Question(theme=theme)
        self._line = Hairline()
        self._replace_all = LinkButton(tr("Replace all"), theme=theme)
        self._dismiss_all = LinkButton(tr("Dismiss all"), theme=theme)
        self._lay_out()
        self._listen()
        theme.changed.connect(self._restyle_list)
        self._restyle_list()
        self.show_rows(())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows, each where it was; the focus stays where it is if that is still there."""
        waiting = sum(not row.settled for row in rows)
        self._heading.setText(sentences.heading(waiting, len(rows) - waiting))
        self._about.setText(sentences.leave_it() if rows else sentences.nothing_flagged())
        focused = next((view for view in self._views.values() if _has_focus(view)), None)
        place = self._rows.indexOf(focused) if focused is not None else -1
        self._match({row.key: row for row in rows})
        for number, row in enumerate(rows):
            self._rows.insertWidget(number, self._views[row.key])
        if focused is not None and focused not in self._views.values():
            self._step_to(min(place, len(rows) - 1))
        for part in (self._line, self._replace_all, self._dismiss_all):
            part.setVisible(waiting > 1)
        if self._current not in self._views:
            self._unfold("")

    def say(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what was done, and how to take it back."""
        self.question.hide()
        self.notice.show_text(text, action, act, calm=True)

    def choose(self, key: str) -> None:
        """Unfold a row and put the focus on it; the first when there is no such row."""
        if key not in self._views:
            key = next((view.row.key for view in self._in_order()), "")
        if key:
            self._unfold(key)
            self._views[key].head.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_home(self) -> None:
        """Put the focus on the row looked at."""
        self.choose(self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down the rows; Escape goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    # Rows

    def _match(self, rows: dict[str, Row]) -> None:
        for key in [key for key in self._views if key not in rows]:
            view = self._views.pop(key)
            self._rows.removeWidget(view)
            view.hide()
            view.deleteLater()
        for key, row in rows.items():
            if key in self._views:
                self._views[key].show_row(row)
            else:
                self._views[key] = self._new(row)

    def _new(self, row: Row) -> RowView:
        view = RowView(theme=self._theme, row=row, parent=self)
        view.chosen.connect(lambda: self._turn(view))
        view.replaced.connect(lambda put: self.replaced.emit(view.row, put))
        view.kept.connect(lambda: self.kept.emit(view.row))
        view.dismissed.connect(lambda: self.dismissed.emit(view.row))
        view.forgotten.connect(lambda put: self.forgotten.emit(view.row, put))
        view.show()
        return view

    def _in_order(self) -> list[RowView]:
        items = [self._rows.itemAt(n) for n in range(self._rows.count())]
        found = [item.widget() for item in items if item is not None]
        return [view for view in found if isinstance(view, RowView)]

    def _turn(self, view: RowView) -> None:
        self._unfold("" if view.row.key == self._current else view.row.key)

    def _unfold(self, key: str) -> None:
        changed, self._current = key != self._current, key
        for other, view in self._views.items():
            view.unfold(on=other == key)
        if changed:
            self.current.emit(self._views[key].row if key else None)

    def _step(self, by: int) -> None:
        views = self._in_order()
        at = next((n for n, view in enumerate(views) if _has_focus(view)), -1)
        self._step_to(min(max(0, at + by), len(views) - 1))

    def _step_to(self, number: int) -> None:
        views = self._in_order()
        if views and number >= 0:
            self._unfold(views[number].row.key)
            views[number].head.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _listen(self) -> None:
        self._close.clicked.connect(self.left)
        self._replace_all.clicked.connect(self.all_replaced)
        self._dismiss_all.clicked.connect(self.all_dismissed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._all = FlowLayout(theme=self._theme, across=14, down=0)
        self._all.addWidget(self._replace_all)
        self._all.addWidget(self._dismiss_all)
        self._head = head
        self.body.addLayout(head)
        self.body.addWidget(self._about)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.question)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._line)
        self.body.addLayout(self._all)

    def _restyle_list(self) -> None:
        px = self._theme.px
        self.body.setContentsMargins(px(16), px(14), px(16), px(14))
        self.body.setSpacing(px(6))
        self._head.setContentsMargins(px(6), 0, 0, 0)
        self._all.setContentsMargins(px(6) - LINK_INSET, 0, 0, 0)
        self._about.setContentsMargins(px(6), 0, px(6), px(4))


def _has_focus(view: QWidget) -> bool:
    return view.isAncestorOf(view.window().focusWidget())
