"""The role-model notebook: everybody in it, or one person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.ids import PersonId, new_id
from journal_app.domain.notebook import Note, Person
from journal_app.errors import WorldError
from journal_app.sentences import notebook as sentences
from journal_app.sentences.problems import problem
from journal_app.services.notebook import NotebookService, People, PersonPage, Removed
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Draft
from journal_app.ui.notebook.people_page import PeoplePage
from journal_app.ui.notebook.person_page import OnePersonPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.notice import Notice
from journal_app.words import tr

T = TypeVar("T")


class NotebookScreen(QWidget):
    """Two pages, one of them shown.

    Attributes:
        go: Another screen is wanted, by its id.
        open_entry: The entry a note was taken from is to be opened, by its id.
    """

    go = Signal(str)
    open_entry = Signal(str)

    def __init__(
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        notebook: NotebookService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("notebook")
        self.setAccessibleName(sentences.name())
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._jobs = jobs
        self._notebook = notebook
        self._tonight = date.min
        self._removed: Removed | None = None
        self.people = PeoplePage(theme=theme)
        self.person = OnePersonPage(theme=theme)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.people)
        self._stack.addWidget(self.person)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._listen()

    def _listen(self) -> None:
        people, person = self.people, self.person
        people.left.connect(lambda: self.go.emit("journal"))
        people.searched.connect(lambda _words: self._read_people())
        people.chosen.connect(lambda one: self._open(PersonId(one)))
        people.form.kept.connect(self._add_person)
        people.form.left.connect(people.close_form)
        person.left.connect(self._leave_person)
        person.person_form.kept.connect(self._change_person)
        person.note_form.kept.connect(self._keep_note)
        person.delete_wanted.connect(self._ask_delete)
        person.note_delete_wanted.connect(self._delete_note)
        person.entry_wanted.connect(self.open_entry)

    # What the shell calls

    def activate(self) -> None:
        """Read what is shown anew; an open form stays as it is."""
        self._forget_removed()
        shown = self.person.shown
        if self._stack.currentWidget() is self.person and shown is not None:
            self._read_person(shown.person.id)
            self.focus_home()
        else:
            self._read_people(self.focus_home)

    def focus_home(self) -> None:
        """Put the focus where the page that is shown begins."""
        page = self.person if self._stack.currentWidget() is self.person else self.people
        page.focus_home()

    def hand_over(self) -> None:
        """Let go of what was deleted: who leaves no longer takes it back."""
        self._forget_removed()

    def take_notes(self) -> list[Draft]:
        """Return what was typed into a form and not kept."""
        service, shown = self._notebook, self.person.shown
        drafts: list[Draft] = []
        named = self.people.form.unkept()
        if named is not None:
            drafts.append(self._draft("\n".join(named), lambda: service.add_person(*named)))
        if shown is None:
            return drafts
        renamed, words = self.person.person_form.unkept(), self.person.note_form.unkept()
        if renamed is not None:
            changed = replace(shown.person, name=renamed[0], role=renamed[1])
            drafts.append(self._draft("\n".join(renamed), lambda: service.change_person(changed)))
        if words is not None:
            text = "\n".join((shown.person.name, words.did, words.borrow))
            drafts.append(self._draft(text, self._note_call(shown.person)))
        return drafts

    def _draft(self, text: str, save: Callable[[], object]) -> Draft:
        # An id that no entry has: when it must be sealed, it comes back as a page of its own.
        return Draft(entry=new_id(), night=self._tonight, text=text, save=save)

    def read_again(self) -> None:
        """Read anew after words were forgotten elsewhere; a note is not changed with old words."""
        self._forget_removed()
        shown, form = self.person.shown, self.person.open_form()
        if form is self.person.person_form or self.person.note_form.note is not None:
            self.person.close_forms()
        if shown is not None:
            self._read_person(shown.person.id)
        self._read_people()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back one step: out of a form, a page, a search, the notebook."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is self.person:
            form = self.person.open_form()
            self._leave_person() if form is None else form.leave_gently()
        elif not self.people.form.isHidden():
            self.people.form.leave_gently()
        elif self.people.search.text():
            self.people.search.clear()
            self._read_people()
        else:
            self.go.emit("journal")

    # Reading

    def _read_people(self, then: Callable[[], None] | None = None) -> None:
        service, words = self._notebook, self.people.search.text()

        def done(found: People) -> None:
            self._tonight = found.tonight
            self.people.show_people(found)
            if then is not None:
                then()

        self._jobs.submit(
            self, lambda: service.people(words), done=done, replaces="notebook-people"
        )

    def _open(self, person: PersonId) -> None:
        self._forget_removed()
        self.person.clear()
        self._read_person(person, self.focus_home)

    def _read_person(self, person: PersonId, then: Callable[[], None] | None = None) -> None:
        service = self._notebook

        def done(found: PersonPage | None) -> None:
            self._show_person(found)
            if then is not None:
                then()

        self._jobs.submit(self, lambda: service.page(person), done=done, replaces="notebook-person")

    def _show_person(self, found: PersonPage | None) -> None:
        if found is None:
            self._leave_person()
            return
        self._tonight = found.tonight
        self.person.show_page(found)
        self._stack.setCurrentWidget(self.person)

    def _leave_person(self) -> None:
        self._forget_removed()
        shown = self.person.shown
        self._stack.setCurrentWidget(self.people)
        self.person.clear()
        self._read_people(
            self.focus_home if shown is None else lambda: self.people.focus_person(shown.person.id)
        )

    # Keeping

    def _store(
        self, form: QWidget, notice: Notice, call: Callable[[], T], done: Callable[[T], None]
    ) -> None:
        """Store what a form holds; it stays open, and as it is, until that is done."""
        form.setEnabled(False)

        def failed(error: Exception) -> None:
            form.setEnabled(True)
            self._explain(notice, error)

        self._jobs.submit(self, call, done=done, failed=failed, urgent=True)

    def _add_person(self, name: str, role: str) -> None:
        service = self._notebook

        def done(made: Person) -> None:
            self.people.close_form()
            self._open(made.id)

        self._store(
            self.people.form, self.people.notice, lambda: service.add_person(name, role), done
        )

    def _change_person(self, name: str, role: str) -> None:
        service, shown = self._notebook, self.person.shown
        if shown is None:
            return
        changed = replace(shown.person, name=name, role=role)
        self._store(
            self.person.person_form,
            self.person.notice,
            lambda: service.change_person(changed),
            lambda _none: self._kept(),
        )

    def _keep_note(self) -> None:
        shown = self.person.shown
        if shown is not None:
            self._store(
                self.person.note_form,
                self.person.notice,
                self._note_call(shown.person),
                lambda _none: self._kept(),
            )

    def _note_call(self, person: Person) -> Callable[[], None]:
        """Return what stores the open note; done twice, it is still one note."""
        service, form = self._notebook, self.person.note_form
        note, made, words = form.note, form.id, form.words()
        if note is not None:
            return lambda: service.change_note(note, words)
        return lambda: service.add_note(made, person.id, words)

    def _kept(self) -> None:
        self.person.close_forms()
        if self.person.shown is not None:
            self._read_person(self.person.shown.person.id)

    # Deleting

    def _ask_delete(self) -> None:
        shown = self.person.shown
        if shown is not None:
            self.person.notice.show_text(
                sentences.ask_delete(shown.person, len(shown.notes)),
                tr("Delete"),
                lambda: self._delete_person(shown.person),
            )
            self.person.notice.focus_action()

    def _delete_person(self, person: Person) -> None:
        service = self._notebook

        def done(removed: Removed) -> None:
            self._leave_person()
            self._offer_back(removed, self.people.notice)

        self._remove(lambda: service.delete_person(person), done)

    def _delete_note(self, note: Note) -> None:
        service = self._notebook

        def done(removed: Removed) -> None:
            self._kept()
            self._offer_back(removed, self.person.notice)

        self._remove(lambda: service.delete_note(note), done)

    def _remove(self, call: Callable[[], Removed], done: Callable[[Removed], None]) -> None:
        self._jobs.submit(
            self,
            call,
            done=done,
            failed=lambda error: self._explain(self.person.notice, error),
            urgent=True,
        )

    def _offer_back(self, removed: Removed, notice: Notice) -> None:
        self._removed = removed
        notice.show_text(sentences.deleted(removed), tr("Undo"), lambda: self._put_back(notice))

    def _put_back(self, notice: Notice) -> None:
        service, removed = self._notebook, self._removed
        if removed is None:
            return
        self._removed = None
        self._jobs.submit(
            self,
            lambda: service.put_back(removed),
            done=lambda person: self._read_person(person, self.focus_home),
            failed=lambda error: self._explain(notice, error),
            urgent=True,
        )

    def _forget_removed(self) -> None:
        if self._removed is not None:
            self._removed = None
            self.people.notice.hide()
            self.person.notice.hide()

    def _explain(self, notice: Notice, error: Exception) -> None:
        if isinstance(error, WorldError):
            notice.show_text(problem(error))
        else:
            self._jobs.failed.emit(error)
