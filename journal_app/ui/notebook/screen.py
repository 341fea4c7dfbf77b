"""The role-model notebook: everybody in it, or one person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.asides import Aside
from journal_app.domain.ids import NoteId, PersonId
from journal_app.domain.notebook import Note, Person
from journal_app.errors import WorldError
from journal_app.sentences import notebook as sentences
from journal_app.sentences.problems import problem
from journal_app.services.notebook import NotebookService, People, PersonPage, Removed, Words
from journal_app.ui.aside import FormAside
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
        self._name_aside = self._aside(Aside.NAME, self._typed_name)
        self._renaming_aside = self._aside(Aside.RENAMING, self._typed_other_name)
        self._note_aside = self._aside(Aside.NOTE, self._typed_note)
        self._listen()

    def _aside(self, kind: Aside, take: Callable[[], Mapping[str, str] | None]) -> FormAside:
        asides = self._notebook.asides
        return FormAside(kind, jobs=self._jobs, asides=asides, take=take, parent=self)

    def _listen(self) -> None:
        people, person = self.people, self.person
        people.left.connect(lambda: self.go.emit("journal"))
        people.searched.connect(lambda _words: self._read_people())
        people.chosen.connect(lambda one: self._open(PersonId(one)))
        people.form.kept.connect(self._add_person)
        people.form.left.connect(people.close_form)
        for form, aside in (
            (people.form, self._name_aside),
            (person.person_form, self._renaming_aside),
            (person.note_form, self._note_aside),
        ):
            form.typed.connect(aside.typed)
            form.left.connect(aside.forget)
        person.left.connect(self._leave_person)
        person.person_form.kept.connect(self._change_person)
        person.note_form.kept.connect(self._keep_note)
        person.delete_wanted.connect(self._ask_delete)
        person.note_delete_wanted.connect(self._delete_note)
        person.entry_wanted.connect(self.open_entry)

    # What the shell calls

    def activate(self) -> None:
        """Read what is shown anew; an open form stays as it is, one put aside comes back."""
        self._forget_removed()
        shown = self.person.shown
        if self._stack.currentWidget() is self.person and shown is not None:
            self._read_person(shown.person.id)
            self.focus_home()
        else:
            self._read_people(self._come_back)

    def _come_back(self) -> None:
        """Show what was being written when the journal was locked, or the program ended."""
        self.focus_home()
        self._name_aside.restore(self._restore_name)
        self._renaming_aside.restore(self._restore_other_name)
        self._note_aside.restore(self._restore_note)

    def _come_back_to_note(self) -> None:
        """Show the note that was being written about whom is shown, if there is one."""
        self.focus_home()

        def same(values: dict[str, str]) -> None:
            shown = self.person.shown
            if shown is not None and shown.person.id == values.get("person"):
                self._restore_note(values)

        self._note_aside.restore(same)

    def _restore_name(self, values: dict[str, str]) -> None:
        if self.people.form.isHidden():
            self.people.open_form()
            self.people.form.go_on(values.get("name", ""), values.get("role", ""))

    def _restore_other_name(self, values: dict[str, str]) -> None:
        def then() -> None:
            if self.person.shown is not None and self.person.open_form() is None:
                self.person.open_name()
                self.person.person_form.go_on(values.get("name", ""), values.get("role", ""))

        self._read_person(PersonId(values.get("person", "")), then)

    def _restore_note(self, values: dict[str, str]) -> None:
        words = Words(values.get("did", ""), values.get("borrow", ""))

        def then() -> None:
            shown, form = self.person.shown, self.person.note_form
            if shown is None or self.person.open_form() is not None:
                return
            known = {line.note.id: line.note for line in shown.notes}
            self.person.open_note(known.get(NoteId(values.get("note", ""))))
            form.go_on(NoteId(values.get("id", "") or form.id), words)

        self._read_person(PersonId(values.get("person", "")), then)

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
        if (named := self.people.form.unkept()) is not None:
            drafts += self._name_aside.drafts(self._tonight, lambda: service.add_person(*named))
        if shown is None:
            return drafts
        if (renamed := self.person.person_form.unkept()) is not None:
            changed = replace(shown.person, name=renamed[0], role=renamed[1])
            drafts += self._renaming_aside.drafts(
                self._tonight, lambda: service.change_person(changed)
            )
        if self.person.note_form.unkept() is not None:
            drafts += self._note_aside.drafts(self._tonight, self._note_call(shown.person))
        return drafts

    def _typed_name(self) -> dict[str, str] | None:
        form = self.people.form
        if form.isHidden():
            return None
        written = form.unkept()
        return {} if written is None else {"name": written[0], "role": written[1]}

    def _typed_other_name(self) -> dict[str, str] | None:
        shown, form = self.person.shown, self.person.person_form
        if shown is None or form.isHidden():
            return None
        written = form.unkept()
        if written is None:
            return {}
        return {"person": shown.person.id, "name": written[0], "role": written[1]}

    def _typed_note(self) -> dict[str, str] | None:
        shown, form = self.person.shown, self.person.note_form
        if shown is None or form.isHidden():
            return None
        words = form.unkept()
        if words is None:
            return {}
        return {
            "person": shown.person.id,
            "note": "" if form.note is None else form.note.id,
            "id": form.id,
            "did": words.did,
            "borrow": words.borrow,
        }

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
        self._read_person(person, self._come_back_to_note)

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
        for aside in (self._renaming_aside, self._note_aside):
            aside.put()
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

        call = self._name_aside.kept(lambda: service.add_person(name, role))
        self._store(self.people.form, self.people.notice, call, done)

    def _change_person(self, name: str, role: str) -> None:
        service, shown = self._notebook, self.person.shown
        if shown is None:
            return
        changed = replace(shown.person, name=name, role=role)
        self._store(
            self.person.person_form,
            self.person.notice,
            self._renaming_aside.kept(lambda: service.change_person(changed)),
            lambda _none: self._kept(),
        )

    def _keep_note(self) -> None:
        shown = self.person.shown
        if shown is not None:
            self._store(
                self.person.note_form,
                self.person.notice,
                self._note_aside.kept(self._note_call(shown.person)),
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
