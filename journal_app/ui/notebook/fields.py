"""What every form of the notebook is made of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout, QWidget

from journal_app.domain.notebook import LONGEST_NAME, LONGEST_NOTE
from journal_app.sentences import notebook as sentences
from journal_app.services.notebook import Words
from journal_app.ui.support.words_field import WordsField
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, PrimaryButton
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.words import tr


class Fields(QWidget):
    """Named fields below one another, and a line for what they lack."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lacks = Muted("", theme=theme, small=True)
        self.lacks.setObjectName("notebook-lacks")
        self.lacks.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add(self, field: QLineEdit | QTextEdit) -> None:
        """Put a field below those that are there, under its name."""
        label = Muted(field.accessibleName(), theme=self._theme, small=True)
        label.setBuddy(field)
        self.column.addWidget(label)
        self.column.addWidget(field)

    def say(self, lacking: str) -> None:
        """Say what is lacking; "" takes it back."""
        self.lacks.setText(lacking)
        self.lacks.setVisible(bool(lacking))

    def _restyle(self) -> None:
        self.column.setSpacing(self._theme.px(6))


class NoteFields(Fields):
    """What they did, and what to borrow."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.did = WordsField(theme=theme, name=tr("What they did"), lines=3)
        self.did.setObjectName("note-did")
        self.borrow = WordsField(theme=theme, name=tr("What to borrow from it"), lines=2)
        self.borrow.setObjectName("note-borrow")
        self.add(self.did)
        self.add(self.borrow)
        self.column.addWidget(self.lacks)

    def show_words(self, words: Words) -> None:
        """Put words into the fields."""
        self.did.setPlainText(words.did)
        self.borrow.setPlainText(words.borrow)
        self.say("")

    def words(self) -> Words:
        """Return what the fields hold."""
        return Words(self.did.toPlainText(), self.borrow.toPlainText())

    def complete(self) -> bool:
        """Tell whether this can be kept; else say what is lacking, and go there."""
        words = self.words()
        longest = max(len(words.did.strip()), len(words.borrow.strip()))
        if words.blank():
            self.say(sentences.needs_words())
        elif longest > LONGEST_NOTE:
            self.say(sentences.too_long(longest))
        else:
            self.say("")
            return True
        too_long = len(words.borrow.strip()) > LONGEST_NOTE
        (self.borrow if too_long else self.did).setFocus()
        return False


class KeepOrLeave(QWidget):
    """The two buttons under a form.

    Attributes:
        kept: Keep what is written.
        left: Never mind.
    """

    kept = Signal()
    left = Signal()

    def __init__(
        self, *, theme: Theme, name: str, object_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        keep = PrimaryButton(tr("Keep"), theme=theme, name=name)
        keep.setObjectName(f"{object_name}-keep")
        keep.clicked.connect(self.kept)
        self._leave = LinkButton(tr("Never mind"), theme=theme)
        self._leave.setObjectName(f"{object_name}-leave")
        self._leave.clicked.connect(self.left)
        row = FlowLayout(theme=theme, across=16, parent=self)
        row.addWidget(keep)
        row.addWidget(self._leave)

    def focus_leave(self) -> None:
        """Put the focus on what throws the words away, so that only a second key does."""
        self._leave.setFocus()


def name_field(theme: Theme, name: str, object_name: str, placeholder: str = "") -> TextField:
    """Return a field for a name or a role."""
    field = TextField(theme=theme, name=name, placeholder=placeholder)
    field.setObjectName(object_name)
    field.setMaxLength(LONGEST_NAME)
    return field
