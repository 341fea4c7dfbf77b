"""The form in which somebody gets a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.notebook import Person
from journal_app.sentences import notebook as sentences
from journal_app.ui.notebook.fields import Fields, KeepOrLeave, name_field
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class PersonForm(Card):
    """A made-up name, and what they do.

    Attributes:
        kept: Name and role, trimmed.
        left: Never mind.
        typed: Other words stand in it.
    """

    kept = Signal(str, str)
    left = Signal()
    typed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("person-form")
        self._before = ("", "")
        self._heading = Heading("", theme=theme)
        self._fields = Fields(theme=theme)
        self._name = name_field(theme, tr("A name you make up"), "person-name", sentences.such_as())
        self._role = name_field(theme, tr("What they do (may stay empty)"), "person-role")
        self._buttons = KeepOrLeave(theme=theme, name=tr("Keep this name"), object_name="person")
        for field in (self._name, self._role):
            self._fields.add(field)
            field.returnPressed.connect(self._keep)
            field.textEdited.connect(lambda _text: self.typed.emit())
        self._fields.column.addWidget(self._fields.lacks)
        self._fields.column.addWidget(Muted(sentences.made_up(), theme=theme, small=True))
        for part in (self._heading, self._fields, self._buttons):
            self.body.addWidget(part)
        self._buttons.kept.connect(self._keep)
        self._buttons.left.connect(self.left)
        self.hide()

    def begin(self, person: Person | None) -> None:
        """Ask for somebody new, or for another name and role of somebody known."""
        self._before = ("", "") if person is None else (person.name, person.role)
        self._heading.setText(tr("Somebody new") if person is None else tr("Name and role"))
        self._name.setText(self._before[0])
        self._role.setText(self._before[1])
        self._fields.say("")
        self.setEnabled(True)
        self.show()
        self._name.setFocus()

    def go_on(self, name: str, role: str) -> None:
        """Show what was typed before and not kept, over what ``begin`` shows."""
        self._name.setText(name)
        self._role.setText(role)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._name.setFocus()

    def put_away(self) -> None:
        """Forget what was typed."""
        self._before = ("", "")
        for field in (self._name, self._role):
            field.clear()
        self.hide()

    def unkept(self) -> tuple[str, str] | None:
        """Return name and role when they are not what they were, and could be kept."""
        written = self._written()
        changed = not self.isHidden() and written != self._before
        return written if changed and written[0] else None

    def leave_gently(self) -> None:
        """Go away if nothing would be lost; else only point at what throws it away."""
        if self._written() == self._before:
            self.left.emit()
        else:
            self._buttons.focus_leave()

    def _written(self) -> tuple[str, str]:
        return self._name.text().strip(), self._role.text().strip()

    def _keep(self) -> None:
        name, role = self._written()
        if not name:
            self._fields.say(sentences.needs_name())
            self._name.setFocus()
            return
        self.kept.emit(name, role)
