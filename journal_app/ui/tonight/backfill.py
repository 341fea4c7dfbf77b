"""More: ways to write, marks of the night, another page tonight, or one for an earlier night."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.domain.entries import Entry
from journal_app.domain.ids import EntryId
from journal_app.sentences import tonight
from journal_app.services.tonight_page import EarlierNight, TonightState
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.pill import SIDE, Pill
from journal_app.ui.tonight.prompt_card import LINK_INSET
from journal_app.ui.tonight.ways import MomentsRow, WaysRow
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

GROUPS: Final = 3
"""Headings of the panel; more air above them than below."""


class MorePanel(Card):
    """What is seldom wanted, folded away until asked for.

    Attributes:
        night_chosen: A night to write about.
        entry_chosen: One of the night's other pages.
        page_wanted: Another page for the same night.
        ways: How the page is written.
        moments: How the night is marked.
    """

    night_chosen = Signal(object)
    entry_chosen = Signal(str)
    page_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("more-panel")
        self.ways = WaysRow(theme=theme)
        self.moments = MomentsRow(theme=theme)
        self._pages, self._pages_row = self._row()
        self._nights, self._nights_row = self._row()
        self._new = LinkButton(tr("New page for this night"), theme=theme)
        self._new.clicked.connect(self.page_wanted)
        self._date = DateField(theme=theme, name=tr("Another night"))
        self._open = QuietButton(tr("Open this night"), theme=theme)
        self._open.clicked.connect(lambda: self.night_chosen.emit(self._date.day()))
        self._lay_out()
        self._restyle_panel()
        theme.changed.connect(self._restyle_panel)

    def show_state(self, state: TonightState) -> None:
        """Show the pages of a night, how this one is written, and how the night is marked."""
        self.ways.show_state(state)
        self.moments.show_state(state)
        _empty(self._pages_row)
        for number, entry in enumerate(state.entries, start=1):
            self._pages_row.addWidget(self._page_pill(entry, number, state.page.entry))
        self._pages.setVisible(len(state.entries) > 1)
        self._new.setVisible(bool(state.entries))

    def show_nights(self, earlier: Sequence[EarlierNight], tonight_is: date) -> None:
        """Show the nights before tonight."""
        _empty(self._nights_row)
        for one in earlier:
            link = LinkButton(tonight.earlier_night(one, tonight_is), theme=self._theme)
            link.clicked.connect(lambda _on=False, night=one.night: self.night_chosen.emit(night))
            self._nights_row.addWidget(link)
        self._date.setMaximumDate(_as_qt(tonight_is))
        self._date.set_day(tonight_is - timedelta(days=len(earlier) + 1))

    def _page_pill(self, entry: Entry, number: int, shown: EntryId | None) -> Pill:
        pill = Pill(tonight.entry_link(entry, number), theme=self._theme)
        pill.show_on(on=entry.id == shown)
        pill.switched.connect(lambda _on: self.entry_chosen.emit(entry.id))
        return pill

    def _row(self) -> tuple[QWidget, FlowLayout]:
        holder = QWidget()
        return holder, FlowLayout(theme=self._theme, across=6, down=2, parent=holder)

    def _lay_out(self) -> None:
        theme = self._theme
        self._lines = [
            Heading(tr("Ways to write"), theme=theme),
            Heading(tr("Mark this night"), theme=theme),
            Heading(tr("Pages and earlier nights"), theme=theme),
            Muted(
                tr("What you write for an earlier night is marked as written later."),
                theme=theme,
                small=True,
            ),
        ]
        any_night = QWidget()
        self._date_row = FlowLayout(theme=theme, across=10, down=8, parent=any_night)
        self._date_row.addWidget(self._date)
        self._date_row.addWidget(self._open)
        ways, marks, pages, later = self._lines
        for part in (ways, self.ways, marks, self.moments, pages, self._pages):
            self.body.addWidget(part)
        self._new_row = QHBoxLayout()
        self._new_row.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._new_row)
        for part in (later, self._nights, any_night):
            self.body.addWidget(part)

    def _restyle_panel(self) -> None:
        px = self._theme.px
        # Words stand under words: pills and links begin further left, by the air around theirs.
        inset, link = px(SIDE), px(SIDE) - LINK_INSET
        self.body.setContentsMargins(px(26) - inset, px(16), px(26), px(16))
        self.body.setSpacing(px(6))
        for index, line in enumerate(self._lines):
            begins_group = 0 < index < GROUPS
            line.setContentsMargins(inset, px(8) if begins_group else 0, 0, 0)
        for row in (self._nights_row, self._new_row):
            row.setContentsMargins(link, 0, 0, 0)
        self._date_row.setContentsMargins(inset, px(2), 0, 0)


def _empty(row: FlowLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _as_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
