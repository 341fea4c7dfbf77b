"""The form in which a note is written or changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.ids import NoteId, new_id
from journal_app.domain.notebook import Note
from journal_app.services.notebook import Words
from journal_app.ui.notebook.fields import KeepOrLeave, NoteFields
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Heading
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class NoteForm(Card):
    """What somebody did, and what to borrow from it.

    Attributes:
        kept: The words can be kept.
        left: Never mind.
        typed: Other words stand in it.
        note: The note being changed; None for a new one.
        id: The note's, made when the form was opened if it is new.
    """

    kept = Signal()
    left = Signal()
    typed = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("note-form")
        self.note: Note | None = None
        self.id = NoteId("")
        self._before = Words()
        self._heading = Heading("", theme=theme)
        self._fields = NoteFields(theme=theme)
        self._buttons = KeepOrLeave(theme=theme, name=tr("Keep this note"), object_name="note")
        for part in (self._heading, self._fields, self._buttons):
            self.body.addWidget(part)
        self._buttons.kept.connect(self._keep)
        self._buttons.left.connect(self.left)
        for field in (self._fields.did, self._fields.borrow):
            field.textChanged.connect(self.typed)
        self.hide()

    def begin(self, note: Note | None) -> None:
        """Show the fields, with a note's words when it is to be changed."""
        self.note = note
        self.id = NoteId(new_id()) if note is None else note.id
        self._before = Words() if note is None else Words(note.did, note.borrow)
        self._heading.setText(tr("A new note") if note is None else tr("Change the note"))
        self._fields.show_words(self._before)
        self.setEnabled(True)
        self.show()
        self._fields.did.setFocus()

    def go_on(self, made: NoteId, words: Words) -> None:
        """Show what was typed before and not kept, over what ``begin`` shows."""
        if self.note is None:
            self.id = made
        self._fields.show_words(words)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._fields.did.setFocus()

    def put_away(self) -> None:
        """Forget what was typed."""
        self.hide()
        self.note, self._before = None, Words()
        self._fields.show_words(self._before)

    def words(self) -> Words:
        """Return what was typed."""
        return self._fields.words()

    def unkept(self) -> Words | None:
        """Return the words when they are not what they were, and there are any."""
        words = self.words()
        changed = not self.isHidden() and words != self._before
        return words if changed and not words.blank() else None

    def leave_gently(self) -> None:
        """Go away if nothing would be lost; else only point at what throws it away."""
        if self.words() == self._before:
            self.left.emit()
        else:
            self._buttons.focus_leave()

    def _keep(self) -> None:
        if self._fields.complete():
            self.kept.emit()
