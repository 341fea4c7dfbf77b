"""Beside a page: note somebody who was kind, without leaving what is being written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.asides import Aside
from journal_app.domain.ids import EntryId, NoteId, PersonId, new_id
from journal_app.domain.notebook import Person
from journal_app.errors import WorldError
from journal_app.sentences import notebook as sentences
from journal_app.sentences.problems import problem
from journal_app.services.notebook import NewName, NotebookService, People, Words
from journal_app.ui.aside import FormAside
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Draft
from journal_app.ui.notebook.fields import Fields, KeepOrLeave, NoteFields, name_field
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Dropdown
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class NotedFrom(Protocol):
    """The page a note is taken from."""

    def entry_id(self) -> EntryId | None:
        """Return its entry, None before its first words are stored."""
        ...

    def when_stored(self, then: Callable[[], object]) -> None:
        """Do something once the store has every word of it; never, while it refuses them."""
        ...


class NoteCard(QWidget):
    """A form that asks who, what they did and what to borrow; hidden until it is wanted.

    Attributes:
        put_away: The form is gone, kept or not; the focus may go back to the page.
        notebook_wanted: The notebook itself is to be opened.
    """

    put_away = Signal()
    notebook_wanted = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        notebook: NotebookService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("note-card")
        self._jobs = jobs
        self._notebook = notebook
        self._id = NoteId("")
        self._night = date.min
        self._page: NotedFrom | None = None
        self._entry: EntryId | None = None
        self._aside = FormAside(
            Aside.PAGE_NOTE, jobs=jobs, asides=notebook.asides, take=self._typed, parent=self
        )
        self._card = Card(theme=theme)
        self._who = Dropdown(theme=theme, name=tr("Who"))
        self._who.setObjectName("note-who")
        self._name = name_field(theme, tr("A name you make up"), "note-name", sentences.such_as())
        self._naming = Fields(theme=theme)
        self._fields = NoteFields(theme=theme)
        self._buttons = KeepOrLeave(theme=theme, name=tr("Keep this note"), object_name="note-card")
        self._told = Notice(theme=theme)
        self._told.setObjectName("note-kept")
        self._lay_out(theme)
        self._buttons.kept.connect(self._keep)
        self._buttons.left.connect(self._leave)
        self._who.currentIndexChanged.connect(lambda _index: self._show_name())
        self._name.textEdited.connect(lambda _text: self._aside.typed())
        for field in (self._fields.did, self._fields.borrow):
            field.textChanged.connect(self._aside.typed)
        self._card.hide()

    def _lay_out(self, theme: Theme) -> None:
        self._naming.add(self._name)
        self._naming.column.addWidget(self._naming.lacks)
        self._naming.column.addWidget(Muted(sentences.made_up(), theme=theme, small=True))
        self._pick = Muted(self._who.accessibleName(), theme=theme, small=True)
        self._pick.setBuddy(self._who)
        body = self._card.body
        body.addWidget(Heading(tr("Note a person"), theme=theme))
        picking = QVBoxLayout()
        picking.setSpacing(6)
        picking.addWidget(self._pick)
        picking.addWidget(self._who)
        body.addLayout(picking)
        parts: tuple[QWidget, ...] = (
            self._naming,
            self._fields,
            Muted(sentences.stays_here(), theme=theme, small=True),
            self._buttons,
        )
        for part in parts:
            body.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        whole.addWidget(self._told)

    def begin(self, night: date, page: NotedFrom) -> None:
        """Ask for a note from a page of a night; a form with words in it goes on as it is."""
        if self._card.isHidden():
            self._id, self._night, self._page = NoteId(new_id()), night, page
            self._entry = None
            self._jobs.submit(self, self._notebook.people, done=self._open, replaces="note-people")
        else:
            self.focus_first()

    def focus_first(self) -> None:
        """Put the focus on the first thing that is asked."""
        (self._name if self._who.isHidden() else self._who).setFocus()

    def take_notes(self) -> list[Draft]:
        """Return what was typed and not kept; without a name it is kept without one."""
        words = self._fields.words()
        who = self._chosen() or NewName(sentences.unnamed())
        save = None if words.blank() else self._call(who, words)
        return self._aside.drafts(self._night, save)

    def _typed(self) -> dict[str, str] | None:
        words, name = self._fields.words(), self._name.text().strip()
        if self._card.isHidden():
            return None
        if words.blank() and not name:
            return {}
        return {
            "id": self._id,
            "night": self._night.isoformat(),
            "entry": self._from() or "",
            "person": str(self._who.value() or ""),
            "name": name,
            "did": words.did,
            "borrow": words.borrow,
        }

    def _go_on(self, values: dict[str, str]) -> None:
        """Show the note that was being written before, of the page it was begun beside."""
        self._id = NoteId(values.get("id", "") or self._id)
        night = values.get("night", "")
        self._night = date.fromisoformat(night) if night else self._night
        self._entry = EntryId(values["entry"]) if values.get("entry") else None
        self._who.set_value(values.get("person") or None)
        self._name.setText(values.get("name", ""))
        self._fields.show_words(Words(values.get("did", ""), values.get("borrow", "")))
        self._show_name()

    def _from(self) -> EntryId | None:
        """Return the entry the note is taken from, once there is one."""
        return self._entry or (None if self._page is None else self._page.entry_id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the form away with Escape, unless something was typed into it."""
        if event.key() != Qt.Key.Key_Escape or self._card.isHidden():
            super().keyPressEvent(event)
        elif self._fields.words().blank() and not self._name.text().strip():
            self._leave()
        else:
            self._buttons.focus_leave()

    def _open(self, people: People) -> None:
        known = [(line.person.name, line.person.id) for line in people.lines]
        self._who.set_items([(tr("Somebody new"), None), *known])
        self._who.set_value(None)
        for part in (self._pick, self._who):
            part.setVisible(bool(known))
        self._name.clear()
        self._naming.say("")
        self._fields.show_words(Words())
        self._show_name()
        self._told.hide()
        self._card.setEnabled(True)
        self._card.show()
        self.focus_first()
        self._aside.restore(self._go_on)

    def _show_name(self) -> None:
        self._naming.setVisible(self._who.value() is None)

    def _chosen(self) -> PersonId | NewName | None:
        """Return who it is about; None when there is no name yet."""
        known = self._who.value()
        name = self._name.text().strip()
        if isinstance(known, str):
            return PersonId(known)
        return NewName(name) if name else None

    def _keep(self) -> None:
        who = self._chosen()
        self._naming.say("" if who is not None else sentences.needs_name())
        if who is None:
            self._name.setFocus()
        elif self._fields.complete() and self._page is not None:
            # The page's last words first: with its very first ones it becomes an entry.
            self._page.when_stored(self._store)

    def _store(self) -> None:
        who = self._chosen()
        if who is None or self._card.isHidden() or not self._card.isEnabled():
            return
        self._card.setEnabled(False)
        self._jobs.submit(
            self,
            self._aside.kept(self._call(who, self._fields.words())),
            done=self._kept,
            failed=self._refused,
            urgent=True,
        )

    def _call(self, who: PersonId | NewName, words: Words) -> Callable[[], Person]:
        """Return what stores the note; done twice, it is still one note."""
        service, made, night = self._notebook, self._id, self._night
        entry = self._from()
        return lambda: service.note_from(made, who, words, night, entry)

    def _kept(self, person: Person) -> None:
        self._close()
        self._told.show_text(
            sentences.kept_about(person),
            tr("Open the notebook"),
            self.notebook_wanted.emit,
            calm=True,
        )
        self.put_away.emit()

    def _leave(self) -> None:
        self._close()
        self._aside.forget()
        self.put_away.emit()

    def _close(self) -> None:
        self._card.hide()
        self._name.clear()
        self._fields.show_words(Words())

    def _refused(self, error: Exception) -> None:
        self._card.setEnabled(True)
        if isinstance(error, WorldError):
            self._told.show_text(problem(error))
        else:
            self._jobs.failed.emit(error)
