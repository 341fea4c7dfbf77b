"""One contact as it is shown: whom, how to reach them, and when."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.contacts import Contact
from journal_app.services.shown_contacts import ShownContact
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Body, Muted


class Reach(Body):
    """How to reach somebody: figures that cannot be taken for letters, and words that wrap."""

    def _face(self) -> QFont:
        return self._theme.sans(18, weight=600, tabular=True)


class Person(QWidget):
    """Name, way and note; ``column`` takes what else belongs to it."""

    def __init__(
        self, contact: Contact | ShownContact, *, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("own-contact")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        labels: list[Body | Muted] = [
            Body(contact.name, theme=theme),
            Reach(contact.way, theme=theme),
        ]
        if contact.note:
            labels.append(Muted(contact.note, theme=theme, small=True))
        for label in labels:
            label.setObjectName("own-words")
            self.column.addWidget(label)
