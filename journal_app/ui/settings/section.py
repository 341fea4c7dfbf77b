"""The frame all sections of Settings share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLayout, QVBoxLayout, QWidget

from journal_app.errors import WorldError
from journal_app.sentences import problems
from journal_app.ui.settings.kit import Kit
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import Card

T = TypeVar("T")

LEFT: Final = Qt.AlignmentFlag.AlignLeft
WIDE: Final = Qt.AlignmentFlag(0)


class Section(QWidget):
    """One section: a strip for what must be said, then cards in ``column``."""

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.theme = kit.theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.notice = Notice(theme=kit.theme)
        self.column.addWidget(self.notice)
        kit.theme.changed.connect(self._space)
        self._space()

    def refresh(self) -> None:
        """Read what is shown anew; called each time the section comes up."""

    def begin(self) -> None:
        """Put the caret where typing starts; nowhere in a section that is not a form."""

    def leave(self) -> None:
        """Forget what was typed and put strips away; called when another section comes up."""
        self.notice.hide()

    def add_card(self, heading: str, explanation: str = "") -> Card:
        """Add a card with a heading and a line that explains it."""
        card = Card(theme=self.theme)
        card.body.addWidget(Heading(heading, theme=self.theme))
        if explanation:
            card.body.addWidget(Muted(explanation, theme=self.theme))
        self.column.addWidget(card)
        return card

    def store(self, call: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Run a call that stores something; it is never dropped, even by a lock."""
        self.kit.jobs.submit(self, call, done=done, failed=self.explain, urgent=True)

    def read(self, call: Callable[[], T], done: Callable[[T], None]) -> None:
        """Run a call that only reads; a newer one of the same section replaces it."""
        self.kit.jobs.submit(
            self, call, done=done, failed=self.explain, replaces=f"settings-{self.objectName()}"
        )

    def explain(self, error: Exception) -> None:
        """Say in the strip what went wrong; hand on what is not the student's world."""
        if isinstance(error, WorldError):
            self.notice.show_text(problems.problem(error))
        else:
            self.kit.jobs.failed.emit(error)

    def _space(self) -> None:
        self.column.setSpacing(self.theme.px(16))


def labelled(words: str, field: QWidget, *, theme: Theme) -> QWidget:
    """Return a field with its words above it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = Muted(words, theme=theme, small=True)
    label.setBuddy(field)
    column.addWidget(label)
    # Lists and dates keep their own width; fields to type into take all there is.
    column.addWidget(field, 0, LEFT if isinstance(field, QComboBox | QDateEdit) else WIDE)
    return holder


def in_row(*widgets: QWidget, theme: Theme, across: float = 10) -> FlowLayout:
    """Return a row that starts a new line when it must."""
    row = FlowLayout(theme=theme, across=across)
    for widget in widgets:
        row.addWidget(widget)
    return row


def line(words: str, detail: str, *, theme: Theme) -> QWidget:
    """Return one item of a list: what it is, and beneath it in grey what else is known."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Body(words, theme=theme))
    if detail:
        column.addWidget(Muted(detail, theme=theme, small=True))
    return holder


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
