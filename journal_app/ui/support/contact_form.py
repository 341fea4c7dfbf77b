"""The form in which a contact is written down."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.contacts import LONGEST_CONTACT, Contact
from journal_app.domain.ids import ContactId
from journal_app.sentences import support_cards as words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton
from journal_app.ui.widgets.choices import Check
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr


class ContactForm(QWidget):
    """Name, way, note, and whether to show them before unlocking.

    Attributes:
        kept: A ``Contact``; one that is new has an empty id.
        left: Never mind.
        typed: Something else stands in it.
    """

    kept = Signal(object)
    left = Signal()
    typed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contact-form")
        self._theme = theme
        self._contact = Contact(ContactId(""), "", "")
        self._name = self._field(tr("Name"), "contact-name")
        self._way = self._field(tr("How to reach them"), "contact-way")
        self._note = self._field(tr("When, or anything else"), "contact-note")
        self._before = Check(tr("Show before unlocking"), theme=theme)
        self._before.setObjectName("contact-before")
        self._before.switched.connect(lambda _on: self.typed.emit())
        self._lacks = Muted(words.needs_both(), theme=theme, small=True)
        self._lacks.setObjectName("contact-lacks")
        self._lacks.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for field in (self._name, self._way, self._note):
            label = Muted(field.accessibleName(), theme=theme, small=True)
            label.setBuddy(field)
            self._column.addWidget(label)
            self._column.addWidget(field)
        self._column.addWidget(self._before)
        self._column.addWidget(Muted(words.who_can_read(), theme=theme, small=True))
        self._column.addWidget(self._lacks)
        self._column.addLayout(self._buttons())
        theme.changed.connect(self._restyle)
        self._restyle()

    def begin(self, contact: Contact | None) -> None:
        """Show a contact to be changed; None for a new one."""
        self._contact = contact or Contact(ContactId(""), "", "")
        self._name.setText(self._contact.name)
        self._way.setText(self._contact.way)
        self._note.setText(self._contact.note)
        self._before.show_on(on=self._contact.before_unlocking)
        self._lacks.hide()
        self.show()
        self._name.setFocus()

    def put_away(self) -> None:
        """Forget what was typed."""
        for field in (self._name, self._way, self._note):
            field.clear()
        self._contact = Contact(ContactId(""), "", "")
        self.hide()

    def go_on(self, name: str, way: str, note: str, *, before_unlocking: bool) -> None:
        """Show what was typed before and not kept, over what ``begin`` shows."""
        self._name.setText(name)
        self._way.setText(way)
        self._note.setText(note)
        self._before.show_on(on=before_unlocking)

    def unkept(self) -> Contact | None:
        """Return what stands in the form, complete or not; None when it is as it was."""
        written = self._written()
        return None if self.isHidden() or written == self._contact else written

    def is_about(self, contact: Contact) -> bool:
        """Tell whether a contact is being changed."""
        return not self.isHidden() and self._contact.id == contact.id

    def _written(self) -> Contact:
        return replace(
            self._contact,
            name=self._name.text().strip(),
            way=self._way.text().strip(),
            note=self._note.text().strip(),
            before_unlocking=self._before.isChecked(),
        )

    def _keep(self) -> None:
        written = self._written()
        lacks = not written.name or not written.way
        self._lacks.setVisible(lacks)
        if lacks:
            (self._way if written.name else self._name).setFocus()
        else:
            self.kept.emit(written)

    def _field(self, name: str, object_name: str) -> TextField:
        field = TextField(theme=self._theme, name=name)
        field.setObjectName(object_name)
        field.setMaxLength(LONGEST_CONTACT)
        field.returnPressed.connect(self._keep)
        field.textEdited.connect(lambda _text: self.typed.emit())
        return field

    def _buttons(self) -> FlowLayout:
        keep = PrimaryButton(tr("Keep"), theme=self._theme, name=tr("Keep this contact"))
        keep.setObjectName("contact-keep")
        keep.clicked.connect(self._keep)
        leave = LinkButton(tr("Never mind"), theme=self._theme)
        leave.setObjectName("contact-leave")
        leave.clicked.connect(self.left)
        row = FlowLayout(theme=self._theme, across=16)
        row.addWidget(keep)
        row.addWidget(leave)
        return row

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(6))
