"""The tags of one entry: added by typing, taken away by a press."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.services.journal import clean_tags
from journal_app.ui.journal.removable import RemovableChip
from journal_app.ui.journal.rows import discard
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.fields import TextField
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.words import tr

LONGEST: Final = 40
"""Code points in a tag; a longer one is a sentence."""


class TagEditor(QWidget):
    """Tags in a row that wraps, with a field for one more at its end.

    Attributes:
        changed: The tags as they now are.
    """

    changed = Signal(tuple)

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tags")
        self.setAccessibleName(tr("Tags"))
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._buttons: list[QPushButton] = []
        self.field = TextField(theme=theme, name=tr("Add a tag"), placeholder=tr("Add a tag"))
        self.field.setObjectName("tag-new")
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self._add)
        self._flow = FlowLayout(theme=theme, across=8, down=6, parent=self)
        self._flow.addWidget(self.field)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags shown."""
        return self._tags

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show these tags, without telling of a change."""
        self._tags = tuple(tags)
        discard(self._flow, self._buttons)
        self._flow.removeWidget(self.field)
        self._buttons = [self._button(tag) for tag in tags]
        for button in self._buttons:
            self._flow.addWidget(button)
            button.show()
        self._flow.addWidget(self.field)
        self.updateGeometry()

    def _button(self, tag: str) -> QPushButton:
        name = tr("Take away the tag {tag}", tag=tag)
        button = RemovableChip(tag, theme=self._theme, name=name, parent=self)
        button.clicked.connect(lambda: self._remove(tag))
        return button

    def _add(self) -> None:
        tags = clean_tags([*self._tags, self.field.text()])
        self.field.clear()
        if tags != self._tags:
            self._take(tags)

    def _remove(self, tag: str) -> None:
        self._take(tuple(kept for kept in self._tags if kept != tag))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, tags: tuple[str, ...]) -> None:
        self.set_tags(tags)
        self.changed.emit(tags)

    def _restyle(self) -> None:
        self.field.setFixedWidth(self._theme.px(170))
