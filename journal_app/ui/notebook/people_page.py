"""Everybody in the notebook: search, a quiet row for each, and a way to add somebody."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.ids import PersonId
from journal_app.sentences import notebook as sentences
from journal_app.services.notebook import People, PersonLine
from journal_app.ui.journal.empty_state import EmptyState
from journal_app.ui.notebook.long_list import LongList
from journal_app.ui.notebook.person_form import PersonForm
from journal_app.ui.notebook.person_row import PersonRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.labels import Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import ScrollPage
from journal_app.words import tr

COLUMN = 720


class PeoplePage(ScrollPage):
    """The notebook's first page.

    Attributes:
        left: Back to where the notebook was opened from.
        searched: Other words are to be found.
        chosen: Somebody's page is wanted, by their id.
    """

    left = Signal()
    searched = Signal(str)
    chosen = Signal(str)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, max_width=COLUMN, parent=parent)
        self.setObjectName("people-page")
        self._back = LinkButton(tr("Back to the journal"), theme=theme)
        self._back.setObjectName("notebook-leave")
        self.search = TextField(theme=theme, name=tr("Search the notebook"))
        self.search.setPlaceholderText(tr("Search the notebook"))
        self.search.setObjectName("notebook-search")
        self._count = Muted("", theme=theme, small=True)
        self._count.setObjectName("notebook-count")
        self.add = QuietButton(tr("Add somebody"), theme=theme)
        self.add.setObjectName("person-add")
        self.form = PersonForm(theme=theme)
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("notebook-notice")
        self._empty = EmptyState(theme=theme)
        self._list = LongList(theme=theme, margins=(10, 8), gap=2)
        self._lay_out()
        self._back.clicked.connect(self.left)
        self.search.textEdited.connect(self.searched)
        for begin in (self.add, self._empty.action):
            begin.clicked.connect(self.open_form)
        theme.changed.connect(self._restyle_page)
        self._restyle_page()

    def _lay_out(self) -> None:
        self._find = QHBoxLayout()
        self._find.addWidget(self.search, 1)
        self._find.addWidget(self.add)
        column = self.column
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._head = QVBoxLayout()
        self._head.addWidget(Title(sentences.name(), theme=self._theme))
        self._head.addWidget(Muted(sentences.about(), theme=self._theme))
        column.addLayout(self._head)
        column.addLayout(self._find)
        for part in (self.notice, self.form, self._count, self._empty, self._list):
            column.addWidget(part)
        column.addWidget(Muted(sentences.stays_here(), theme=self._theme, small=True))
        column.addStretch(1)
        hidden: tuple[QWidget, ...] = (self._list, self._empty, self.search, self.add)
        for one in hidden:
            one.hide()

    def show_people(self, people: People) -> None:
        """Show whom a search found, or all."""
        self.search.setVisible(people.known > 0)
        self._count.setText(sentences.people(len(people.lines), people.known))
        self._count.setVisible(people.known > 0)
        self._list.show_items(tuple(partial(self._row, line, people) for line in people.lines))
        self.add.setVisible(people.known > 0)
        if people.known:
            self._empty.say(*sentences.nobody_found())
        else:
            self._empty.say(*sentences.nobody_yet(), self.add.text())
        self._empty.setVisible(not people.lines and self.form.isHidden())

    def clear(self) -> None:
        """Let go of every name that is shown."""
        self._list.clear()

    def open_form(self) -> None:
        """Ask for somebody new."""
        self.notice.hide()
        self.form.begin(None)
        self._empty.hide()
        self.add.setEnabled(False)

    def close_form(self) -> None:
        """Put the form away."""
        self.add.setEnabled(True)
        self._empty.setVisible(not self._list.items())
        (self._empty.action if self.add.isHidden() else self.add).setFocus()
        self.form.put_away()

    def focus_home(self) -> None:
        """Put the focus where one begins: the form, the search, or the way to add somebody."""
        if not self.form.isHidden():
            self.form.focus_first()
        elif not self.search.isHidden():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._empty.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_person(self, person: PersonId) -> None:
        """Put the focus on somebody's row."""
        for row in self._rows():
            if row.person == person:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.focus_home()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search into the rows with Down; from row to row the arrows go anyway."""
        rows = self._rows()
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and rows:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _rows(self) -> list[PersonRow]:
        return [item for item in self._list.items() if isinstance(item, PersonRow)]

    def _row(self, line: PersonLine, people: People) -> PersonRow:
        row = PersonRow(line, people.tonight, theme=self._theme)
        row.clicked.connect(lambda: self.chosen.emit(row.person))
        return row

    def _restyle_page(self) -> None:
        px = self._theme.px
        self._head.setSpacing(px(4))
        self._find.setSpacing(px(12))
        self._back.setIcon(self._theme.icon("chevron-left", "accent"))
        self._back.setIconSize(QSize(px(16), px(16)))
