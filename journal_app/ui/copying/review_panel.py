"""Reading texts through: the list, the text with its replacements, and what its owner adds.

Knows only a ``Review``; whoever makes an export puts its own column at the right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.identifiers import Kind
from journal_app.sentences import copies as words
from journal_app.services.review import Review
from journal_app.services.reviewed import Answer, Mark, Page, Standing, State
from journal_app.services.second_look import Glance, second_look
from journal_app.ui.copying.columns import (
    LIST,
    LIST_WIDE,
    SIDE,
    SIDE_WIDE,
    TEXT,
    Column,
    Columns,
    scrolling,
)
from journal_app.ui.copying.look_section import LookSection
from journal_app.ui.copying.marked_text import MarkedText
from journal_app.ui.copying.place_card import PlaceCard
from journal_app.ui.copying.text_list import TextList
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr

FAR: Final = 80
"""Design length that is kept free around a place gone to, so that its line has neighbours."""
NEAR: Final = 20
"""The same around a caret that is moved: no line is cut off, and a click moves nothing away."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the panel is told about texts it knows nothing of.

    Attributes:
        name_of: What the list calls a text, by its key and how far it has come.
        head_of: What stands above a text and goes out with it, by its key; may be empty.
        is_plain: Whether a folded word's capital means nothing at the start of a sentence.
        side_name: What a narrow window calls the column at the right.
        asks: The review wants an answer to every word that is worth a second look.
    """

    name_of: Callable[[str, Standing], str] = field(repr=False)
    head_of: Callable[[str], str] = field(repr=False)
    is_plain: Callable[[str], bool] = field(repr=False)
    side_name: str = ""
    asks: bool = False


class ReviewPanel(QWidget):
    """The list, the text, and what its owner adds, in columns.

    Attributes:
        changed: Something was answered or read.

    Args:
        side: What its owner puts at the right: facts, and how it goes on.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        review: Review,
        around: Around,
        side: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._review = theme, review
        self._around = around
        self._key = ""
        self._room = NEAR
        # A timer of its own: a shot that is still to come would hold the texts beyond a lock.
        self._scroller = QTimer(self)
        self._scroller.setSingleShot(True)
        self._scroller.setInterval(0)
        self._scroller.timeout.connect(self._scroll_to_caret)
        self.setObjectName("review")
        self.list = TextList(theme=theme)
        self.text = MarkedText(theme=theme)
        self.place = PlaceCard(theme=theme)
        self.look = LookSection(theme=theme, asks=around.asks)
        self._head = Muted("", theme=theme, small=True)
        self._head.setObjectName("review-head")
        self._next = QuietButton(tr("Next to read or check"), theme=theme)
        self._hide_all = LinkButton(tr("Hide all that is to check here"), theme=theme)
        self._undo = LinkButton(tr("Undo the last answer"), theme=theme)
        self._told = Muted("", theme=theme, small=True)
        self._keys = Muted(words.keys(asks=around.asks), theme=theme, small=True)
        self._lay_out(side)
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()

    def begin(self, at: str = "") -> None:
        """Show a text by its key, else the first text that is not done, or the first."""
        keys = self._review.keys
        if keys:
            self.show_text(at if at in keys else self._review.next_open() or keys[0])
        self._fill_list()

    def show_text(self, key: str) -> None:
        """Show a text; the student has seen it from here on."""
        self._key = key
        self._told.setText("")
        self._show_page()
        self.list.show_row(self._review.keys.index(key))
        self._middle.verticalScrollBar().setValue(0)

    def show_words(self, key: str, start: int, end: int) -> None:
        """Show a text with some of its words selected, by code points of the shown text."""
        self.show_pane(TEXT)
        self.show_text(key)
        self.text.select(start, end)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_caret(FAR)

    def current(self) -> str:
        """Return the key of the text that is shown."""
        return self._key

    def focus_home(self) -> None:
        """Put the focus into the text, or where the column begins that is shown instead of it."""
        if self.text.isVisible() or self._columns.pane() == TEXT:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._columns.pane() == LIST:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._columns.focus_choice()

    def show_pane(self, chosen: str) -> None:
        """In a narrow window, show "list", "text" or "side"; in a wide one all are shown."""
        self._columns.show_pane(chosen)

    def go_on(self) -> None:
        """Go to the next place to check in this text, else to the next text that is not done."""
        self.show_pane(TEXT)
        waiting = self._open_places()
        if not waiting:
            following = self._review.next_open(self._key)
            if following is not None and following != self._key:
                self.show_text(following)
            waiting = self._open_places()
        if waiting:
            after = [place for place in waiting if place.start > self.text.selection()[0]]
            self._go_to((after or waiting)[0])
        self._focus_text()

    # Laying out

    def _lay_out(self, side: QWidget) -> None:
        self._list_card = Card(theme=self._theme)
        self._list_card.body.addWidget(self.list)
        self._text_card = Card(theme=self._theme)
        for part in self._text_parts():
            self._text_card.body.addWidget(part)
        self._text_card.body.addStretch(1)
        self._middle = scrolling(self._text_card)
        self._side = scrolling(side)
        self._columns = Columns(
            theme=self._theme,
            columns=(
                Column(LIST, tr("Entries"), self._list_card, LIST_WIDE),
                Column(TEXT, tr("Text"), self._middle),
                Column(SIDE, self._around.side_name, self._side, SIDE_WIDE),
            ),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)
        self._next.setToolTip(words.with_key(self._next.text(), words.NEXT_KEY))
        for widget, name in {
            self._next: "review-next",
            self._hide_all: "review-hide-all",
            self._undo: "review-undo",
            self._told: "review-told",
        }.items():
            widget.setObjectName(name)

    def _text_parts(self) -> Sequence[QWidget]:
        buttons = QWidget()
        flow = FlowLayout(theme=self._theme, across=14, down=6)
        for button in (self._next, self._hide_all, self._undo):
            flow.addWidget(button)
        buttons.setLayout(flow)
        return (
            self._head,
            self.text,
            self.place,
            self._told,
            buttons,
            Hairline(),
            self.look,
            Hairline(),
            self._keys,
        )

    def _connect(self) -> None:
        self.list.picked.connect(lambda row: self.show_text(self._review.keys[row]))
        self.text.moved.connect(self._moved)
        self.place.answered.connect(self._answer)
        self.place.hidden.connect(self._hide)
        self.place.stays.connect(self._stay)
        self.look.picked.connect(self._look_at)
        self.look.all_stay.connect(self.all_stay)
        self._next.clicked.connect(self.go_on)
        self._hide_all.clicked.connect(self._hide_waiting)
        self._undo.clicked.connect(self.undo)
        for keys, act in (
            (QKeySequence(words.NEXT_KEY), self.go_on),
            (QKeySequence(words.HIDE_KEY), self.place.hide_shown),
            (QKeySequence(words.LEAVE_KEY), self.place.leave_shown),
            (
                QKeySequence(words.LEAVE_EVERYWHERE_KEY),
                lambda: self.place.leave_shown(everywhere=True),
            ),
            (QKeySequence(words.STAY_ALL_KEY), self.all_stay),
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # What is shown

    def _show_page(self) -> None:
        page = self._review.show(self._key)
        left = self._left_to_look(page)
        self.text.show_page(page, left if self._around.asks else ())
        self._head.setText(self._around.head_of(self._key))
        self._head.setVisible(bool(self._head.text()))
        self.look.set_glances(left)
        self._hide_all.setVisible(bool(self._waiting()))
        self._undo.setVisible(self._review.can_undo())
        self._show_place()
        self._fill_list()
        self.changed.emit()

    def _fill_list(self) -> None:
        standings = [(key, self._review.standing(key)) for key in self._review.keys]
        self.list.set_rows(
            [(self._around.name_of(key, how), not how.done) for key, how in standings]
        )

    def _show_place(self) -> None:
        start, end = self.text.selection()
        mark = self.text.current_mark()
        if mark is not None:
            self.place.show_mark(mark)
        elif reach := self._review.reach(self._key, start, end) if start < end else None:
            asked = self._around.asks and self._glance_at(start, end) is not None
            self.place.show_selection(reach, asked=asked)
        else:
            self.place.show_nothing()

    def _moved(self) -> None:
        """Show what can be done where the caret is now, and keep it in sight."""
        self._show_place()
        if self.text.hasFocus():
            self._bring_caret(NEAR)

    def _focus_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_caret(NEAR)

    def _waiting(self) -> list[Mark]:
        marks = self._review.page(self._key).marks
        return [mark for mark in marks if mark.state is State.TO_CHECK]

    def _left_to_look(self, page: Page) -> tuple[Glance, ...]:
        if self._around.asks:
            return self._review.to_look(self._key)
        return second_look(page, self._around.is_plain)

    def _open_places(self) -> list[Mark | Glance]:
        """Return what waits for an answer in the shown text, in order of place."""
        looks = self._review.to_look(self._key) if self._around.asks else ()
        return sorted([*self._waiting(), *looks], key=lambda place: place.start)

    def _glance_at(self, start: int, end: int) -> Glance | None:
        """Return what is worth a second look and selected, whole and nothing else."""
        looks = self._review.to_look(self._key)
        return next((one for one in looks if (one.start, one.end) == (start, end)), None)

    def _go_to(self, place: Mark | Glance) -> None:
        end = place.end if isinstance(place, Glance) else place.start
        self.text.select(place.start, end)
        self._bring_caret(FAR)

    def _look_at(self, glance: Glance) -> None:
        self._go_to(glance)

    def _bring_caret(self, around: int) -> None:
        """Scroll to the caret once everything around it is laid out."""
        self._room = around
        self._scroller.start()

    def _scroll_to_caret(self) -> None:
        spot = self.text.mapTo(self._text_card, self.text.cursorRect().center())
        self._middle.ensureVisible(spot.x(), spot.y(), 0, self._theme.px(self._room))

    # What is answered

    def _answer(self, answer: Answer) -> None:
        mark = self.text.current_mark()
        if mark is None:
            return
        texts = self._review.answer(mark, answer)
        self._show_page()
        self._told.setText(words.holds_in(texts))
        following = next((m for m in self._waiting() if m.start >= mark.start), None)
        if following is not None and mark.state is State.TO_CHECK:
            self._go_to(following)

    def _hide(self, kind: object) -> None:
        start, end = self.text.selection()
        texts = self._review.hide(self._key, start, end, Kind(str(kind)))
        self._show_page()
        self._told.setText(words.holds_in(texts) if texts else "")

    def _stay(self, everywhere: bool) -> None:  # the signal's own argument
        start, end = self.text.selection()
        glance = self._glance_at(start, end)
        if glance is None:
            return
        closed = self._review.look_done(self._key, glance, everywhere=everywhere)
        self._show_page()
        self._told.setText(words.closed_in(closed))
        following = next((one for one in self._open_places() if one.start >= start), None)
        if following is not None:
            self._go_to(following)
        else:
            self.text.select(end, end)

    def all_stay(self) -> None:
        """Say of all words worth a second look in this text that they may stay."""
        if self._around.asks and self._review.to_look(self._key):
            closed = self._review.look_done(self._key)
            self._show_page()
            self._told.setText(words.closed_in(closed))
            self._focus_text()

    def _hide_waiting(self) -> None:
        self._review.answer_all(self._key)
        self._show_page()
        self._focus_text()

    def undo(self) -> None:
        """Take the last answer back, everywhere."""
        if self._review.can_undo():
            had_focus = self._undo.hasFocus()
            self._review.undo()
            self._show_page()
            self._told.setText(tr("Taken back."))
            if had_focus and not self._review.can_undo():
                self._focus_text()

    def _restyle(self) -> None:
        px = self._theme.px
        self._list_card.body.setContentsMargins(px(12), px(12), px(12), px(12))
        self._text_card.body.setSpacing(px(14))
