"""The student's own people on the Support screen: read before unlocking, kept after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.asides import Aside
from journal_app.domain.contacts import Contact
from journal_app.errors import WorldError
from journal_app.sentences import problems
from journal_app.sentences import support_cards as words
from journal_app.services.contacts import MOST_CONTACTS
from journal_app.services.shown_contacts import ShownContact
from journal_app.ui.aside import FormAside
from journal_app.ui.lockable import Draft
from journal_app.ui.support.contact_form import ContactForm
from journal_app.ui.support.kit import SupportKit
from journal_app.ui.support.person import Person
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr


class ShownPeople(Card):
    """Contacts that may be read before unlocking; not there while there are none."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        self._list = QVBoxLayout()
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("shown-people")
        self.body.addWidget(Heading(words.your_people(), theme=theme))
        self.body.addLayout(self._list)
        self.hide()

    def show_people(self, people: Sequence[ShownContact]) -> None:
        """Show these, in place of others."""
        _clear(self._list)
        for one in people:
            self._list.addWidget(Person(one, theme=self._theme))
        self.setVisible(bool(people))

    def _restyle(self) -> None:
        super()._restyle()
        self._list.setSpacing(self._theme.px(12))


class OwnPeople(Card):
    """The contacts of the open journal: added, changed, ordered and deleted here."""

    def __init__(self, *, theme: Theme, kit: SupportKit, parent: QWidget | None = None) -> None:
        self._list = QVBoxLayout()
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("own-people")
        self._jobs, self._contacts = kit.jobs, kit.contacts
        self._none = Muted(words.nobody_yet(), theme=theme, small=True)
        self._full = Muted(words.all_there_can_be(MOST_CONTACTS), theme=theme, small=True)
        self._notice = Notice(theme=theme)
        self._notice.setObjectName("contact-question")
        self._add = LinkButton(tr("Add someone"), theme=theme)
        self._add.setObjectName("contact-add")
        self._add.clicked.connect(lambda: self._open(None))
        self._people: tuple[Contact, ...] = ()
        self._form = ContactForm(theme=theme)
        self._form.hide()
        self._form.kept.connect(self._keep)
        self._form.left.connect(self._leave)
        self._aside = FormAside(
            Aside.CONTACT, jobs=kit.jobs, asides=kit.asides, take=self._typed, parent=self
        )
        self._form.typed.connect(self._aside.typed)
        self.body.addWidget(Heading(words.your_people(), theme=theme))
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        for part in (self._notice, self._full, self._form):
            self.body.addWidget(part)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Read the contacts anew; a form that is open stays, one put aside comes back."""
        self._run(self._contacts.in_step, urgent=False)
        self._aside.restore(self._go_on)

    def take_notes(self) -> list[Draft]:
        """Return what was typed into the form and not kept."""
        return self._aside.drafts()

    def _typed(self) -> dict[str, str] | None:
        if self._form.isHidden():
            return None
        written = self._form.unkept()
        if written is None:
            return {}
        return {
            "contact": written.id,
            "name": written.name,
            "way": written.way,
            "note": written.note,
            "before": "yes" if written.before_unlocking else "",
        }

    def _go_on(self, values: dict[str, str]) -> None:
        """Open the form with what was being written before, unless it is open."""
        if not self._form.isHidden():
            return
        changed = values.get("contact", "")
        self._open(next((one for one in self._people if one.id == changed), None))
        self._form.go_on(
            values.get("name", ""),
            values.get("way", ""),
            values.get("note", ""),
            before_unlocking=bool(values.get("before")),
        )

    def _run(self, call: Callable[[], tuple[Contact, ...]], *, urgent: bool = True) -> None:
        self._jobs.submit(self, call, done=self._show, failed=self._explain, urgent=urgent)

    def _show(self, people: tuple[Contact, ...]) -> None:
        self._people = people
        _clear(self._list)
        for index, one in enumerate(people):
            if index:
                self._list.addWidget(Hairline())
            self._list.addWidget(self._item(one, first=index == 0))
        self._none.setVisible(not people)
        full = len(people) >= MOST_CONTACTS
        self._full.setVisible(full)
        self._add.setVisible(not full and self._form.isHidden())

    def _item(self, one: Contact, *, first: bool) -> QWidget:
        person = Person(one, theme=self._theme)
        if one.before_unlocking:
            person.column.addWidget(Muted(words.is_shown(), theme=self._theme, small=True))
        row = FlowLayout(theme=self._theme, across=16)
        named = {"name": one.name}
        row.addWidget(
            self._link(tr("Change"), tr("Change {name}", **named), lambda: self._open(one))
        )
        if not first:
            row.addWidget(
                self._link(
                    tr("Move up"),
                    tr("Move {name} up", **named),
                    lambda: self._move(one),
                )
            )
        row.addWidget(
            self._link(tr("Delete"), tr("Delete {name}", **named), lambda: self._ask(one))
        )
        person.column.addLayout(row)
        return person

    def _link(self, text: str, name: str, act: Callable[[], None]) -> LinkButton:
        link = LinkButton(text, theme=self._theme, name=name)
        link.setObjectName("own-contact-link")
        link.clicked.connect(act)
        return link

    def _open(self, contact: Contact | None) -> None:
        self._notice.hide()
        self._add.hide()
        self._form.begin(contact)

    def _leave(self) -> None:
        self._close()
        self._aside.forget()

    def _close(self) -> None:
        self._form.put_away()
        self._add.show()
        self._add.setFocus()

    def _keep(self, written: Contact) -> None:
        service = self._contacts

        def call() -> tuple[Contact, ...]:
            if written.id:
                return service.change(written)
            return service.add(
                written.name,
                written.way,
                written.note,
                before_unlocking=written.before_unlocking,
            )

        # Put aside first: a store that refuses the contact leaves it for another time.
        self._aside.put()
        kept = self._aside.kept(call)
        self._close()
        self._run(kept)

    def _move(self, one: Contact) -> None:
        service = self._contacts
        self._add.setFocus()
        self._run(lambda: service.move_up(one.id))

    def _ask(self, one: Contact) -> None:
        self._notice.show_text(words.ask_delete(one), tr("Delete"), lambda: self._delete(one))

    def _delete(self, one: Contact) -> None:
        service = self._contacts
        if self._form.is_about(one):
            self._leave()
        self._run(lambda: service.delete(one.id))

    def _explain(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._notice.show_text(problems.problem(error))
        else:
            self._jobs.failed.emit(error)

    def _restyle(self) -> None:
        super()._restyle()
        self._list.setSpacing(self._theme.px(12))


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
