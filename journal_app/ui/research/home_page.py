"""The first view of Research: what taking part means, or the studies that are joined."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from journal_app.sentences import copies
from journal_app.sentences import research as words
from journal_app.services.studies import TakingPart
from journal_app.ui.research.ended_card import EndedCard
from journal_app.ui.research.step import Step, clear, row
from journal_app.ui.research.study_card import Dates, StudyCard, held_back
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card

LEFT: Final = Qt.AlignmentFlag.AlignLeft
_MAIN: Final = ("research-choose", "research-open")
"""Main buttons by their names; the first that can be pressed gets the focus."""


class HomePage(Step):
    """Studies, or an invitation.

    Attributes:
        opening: A study file is to be opened.
        copying: A copy for one's own use is wanted.
        entries: Choose entries for a study; this and the next four carry its ``TakingPart``.
        changing: Change what is shared with it.
        receipt: Show what was agreed to.
        leaving: Withdraw from it.
        notice_wanted: Write the notice of a study that was left once more.
    """

    opening = Signal()
    copying = Signal()
    entries = Signal(object)
    changing = Signal(object)
    receipt = Signal(object)
    leaving = Signal(object)
    notice_wanted = Signal(object)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, title=words.name(), name="research-home", parent=parent)
        self.footer.hide()
        self._main: QWidget | None = None
        self._waiting = False
        self._parts = QWidget()
        self._list = QVBoxLayout(self._parts)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._parts)
        self.column.addStretch(1)
        theme.changed.connect(self._space)
        self._space()

    def show_studies(self, parts: Sequence[TakingPart], today: date, zone: str) -> None:
        """Show what there is.

        Args:
            today: The date on the wall.
            zone: In which days are told.
        """
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        wants_focus, self._main = inside or self._waiting, None
        clear(self._list)
        joined = [part for part in parts if not part.left]
        ended = [part for part in parts if part.left]
        if not joined:
            self._add_invitation()
        for number, part in enumerate(joined):
            held = held_back(part, today)
            card = StudyCard(
                theme=self.theme,
                part=part,
                dates=Dates(today, zone),
                held=held,
                first=not number,
            )
            self._add_study(card, part)
        self._list.addWidget(self._ways(first=not joined))
        if ended:
            self._list.addWidget(Heading(words.ended_heading(), theme=self.theme))
        for part in ended:
            self._add_ended(EndedCard(theme=self.theme, part=part, zone=zone), part)
        for place in range(self._list.count()):
            item = self._list.itemAt(place)
            widget = None if item is None else item.widget()
            if widget is not None:
                # Qt shows what is new a moment later, and only what is shown takes the focus.
                widget.show()
        self._main = self._main_button()
        if wants_focus:
            self.focus_home()

    def focus_home(self) -> None:
        """Put the focus on the main button, at once or when the studies are known."""
        self._waiting = self._main is None
        if self._main is not None:
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for the focus no longer, once something else is shown."""
        self._waiting = False
        super().hideEvent(event)

    def _main_button(self) -> QWidget | None:
        """Return the first way to choose entries, else the way to a study file."""
        found = [one for name in _MAIN for one in self._parts.findChildren(QAbstractButton, name)]
        # What was shown before is hidden, and goes a moment later.
        open_now = (one for one in found if one.isEnabled() and one.isVisibleTo(self._parts))
        return next(open_now, None)

    def _add_invitation(self) -> None:
        theme = self.theme
        self._list.addWidget(Body(words.invitation(), theme=theme))
        card = Card(theme=theme)
        for promise, line in words.meaning():
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(Heading(promise, theme=theme))
            column.addWidget(Muted(line, theme=theme))
            card.body.addWidget(holder)
        self._list.addWidget(card)
        self._list.addWidget(Muted(words.how_to_begin(), theme=theme, small=True))

    def _add_study(self, card: StudyCard, part: TakingPart) -> None:
        card.entries.connect(lambda: self.entries.emit(part))
        card.changing.connect(lambda: self.changing.emit(part))
        card.receipt.connect(lambda: self.receipt.emit(part))
        card.leaving.connect(lambda: self.leaving.emit(part))
        self._list.addWidget(card)

    def _add_ended(self, card: EndedCard, part: TakingPart) -> None:
        card.receipt.connect(lambda: self.receipt.emit(part))
        card.notice_wanted.connect(lambda: self.notice_wanted.emit(part))
        self._list.addWidget(card)

    def _ways(self, *, first: bool) -> QWidget:
        kind = PrimaryButton if first else QuietButton
        opening = kind(words.open_file(), theme=self.theme)
        opening.setObjectName("research-open")
        opening.clicked.connect(self.opening)
        copying = LinkButton(words.own_copy(), theme=self.theme)
        copying.setObjectName("research-copy")
        copying.setAccessibleDescription(copies.name())
        copying.clicked.connect(self.copying)
        return row(opening, copying, theme=self.theme, across=18)

    def _space(self) -> None:
        self._list.setSpacing(self.theme.px(16))
