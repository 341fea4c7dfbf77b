"""One person: what they did, what to borrow, and where it was written."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.notebook import Note
from journal_app.sentences import notebook as sentences
from journal_app.services.notebook import NoteLine, PersonPage
from journal_app.ui.notebook.long_list import LongList
from journal_app.ui.notebook.note_form import NoteForm
from journal_app.ui.notebook.note_view import NoteView
from journal_app.ui.notebook.people_page import COLUMN
from journal_app.ui.notebook.person_form import PersonForm
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted, Title
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import ScrollPage
from journal_app.words import tr


class OnePersonPage(ScrollPage):
    """Name and role, the two forms, and the notes, newest night first.

    Attributes:
        left: Back to everybody.
        delete_wanted: This person may go.
        note_delete_wanted: A ``Note`` may go.
        entry_wanted: An entry is to be opened, by its id.
    """

    left = Signal()
    delete_wanted = Signal()
    note_delete_wanted = Signal(object)
    entry_wanted = Signal(str)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, max_width=COLUMN, parent=parent)
        self.setObjectName("person-page")
        self.shown: PersonPage | None = None
        self._back = self._link(tr("Everybody in the notebook"), "person-back")
        self._name = Title("", theme=theme)
        self._role = Muted("", theme=theme)
        for own in (self._name, self._role):
            own.setObjectName("notebook-words")
        self.add = QuietButton(tr("Add a note"), theme=theme)
        self.add.setObjectName("note-add")
        self._change = self._link(tr("Change the name"), "person-change")
        self._delete = self._link(tr("Delete"), "person-delete")
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("person-notice")
        self.person_form = PersonForm(theme=theme)
        self.note_form = NoteForm(theme=theme)
        self._none = Muted("", theme=theme)
        self._none.setObjectName("no-notes")
        self._list = LongList(theme=theme, margins=(23, 22), gap=14)
        self._lay_out()
        self._listen()
        theme.changed.connect(self._restyle_page)
        self._restyle_page()

    def _link(self, text: str, object_name: str) -> LinkButton:
        link = LinkButton(text, theme=self._theme)
        link.setObjectName(object_name)
        return link

    def _lay_out(self) -> None:
        actions = FlowLayout(theme=self._theme, across=16)
        for action in (self.add, self._change, self._delete):
            actions.addWidget(action)
        column = self.column
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._head = QVBoxLayout()
        self._head.addWidget(self._name)
        self._head.addWidget(self._role)
        column.addLayout(self._head)
        column.addLayout(actions)
        for part in (self.notice, self.person_form, self.note_form, self._none, self._list):
            column.addWidget(part)
        column.addStretch(1)

    def _listen(self) -> None:
        self._back.clicked.connect(self.left)
        self.add.clicked.connect(lambda: self.open_note(None))
        self._change.clicked.connect(self.open_name)
        self._delete.clicked.connect(self.delete_wanted)
        self.person_form.left.connect(self.close_forms)
        self.note_form.left.connect(self.close_forms)

    def show_page(self, page: PersonPage) -> None:
        """Show somebody; a form that is open stays when they were shown before."""
        if self.shown is None or self.shown.person.id != page.person.id:
            self.clear()
        self.shown = page
        person = page.person
        self._name.setText(person.name)
        self._role.setText(person.role)
        self._role.setVisible(bool(person.role))
        self._delete.setAccessibleName(tr("Delete {name}", name=person.name))
        self._list.show_items(tuple(partial(self._view, line, page) for line in page.notes))
        self._none.setText(sentences.no_notes(person))
        self._none.setVisible(not page.notes and self.note_form.isHidden())

    def clear(self) -> None:
        """Let go of everything that is shown, and of what was typed."""
        self.shown = None
        self.notice.hide()
        for form in (self.person_form, self.note_form):
            form.put_away()
        self._offer(on=True)
        self._name.setText("")
        self._role.setText("")
        self._list.clear()

    def open_note(self, note: Note | None) -> None:
        """Ask for a new note, or for other words of one."""
        self.notice.hide()
        self._none.hide()
        self.note_form.begin(note)
        self._offer(on=False)

    def close_forms(self) -> None:
        """Put the forms away."""
        self._offer(on=True)
        self.add.setFocus()
        for form in (self.person_form, self.note_form):
            form.put_away()
        self._none.setVisible(self.shown is not None and not self.shown.notes)

    def open_form(self) -> PersonForm | NoteForm | None:
        """Return the form that is open."""
        forms = (self.person_form, self.note_form)
        return next((form for form in forms if not form.isHidden()), None)

    def focus_home(self) -> None:
        """Put the focus where one begins: the open form, or the way to add a note."""
        form = self.open_form()
        if form is not None:
            form.focus_first()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_name(self) -> None:
        """Ask for another name or role."""
        if self.shown is not None:
            self.notice.hide()
            self.person_form.begin(self.shown.person)
            self._offer(on=False)

    def _offer(self, *, on: bool) -> None:
        """Offer what opens a form, or not while one is open."""
        for action in (self.add, self._change, self._delete):
            action.setEnabled(on)
        for view in self._list.items():
            view.setEnabled(on)

    def _view(self, line: NoteLine, page: PersonPage) -> NoteView:
        view = NoteView(line, page.tonight, theme=self._theme)
        view.setEnabled(self.open_form() is None)
        view.entry_wanted.connect(lambda: self.entry_wanted.emit(line.note.entry))
        view.change_wanted.connect(lambda: self.open_note(line.note))
        view.delete_wanted.connect(lambda: self.note_delete_wanted.emit(line.note))
        return view

    def _restyle_page(self) -> None:
        px = self._theme.px
        self._head.setSpacing(px(4))
        self._back.setIcon(self._theme.icon("chevron-left", "accent"))
        self._back.setIconSize(QSize(px(16), px(16)))
