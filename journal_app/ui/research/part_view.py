"""One part of a package: a table, an entry, or a file's raw bytes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from journal_app.services.reviewed import Page
from journal_app.ui.copying.columns import scrolling
from journal_app.ui.copying.marked_text import MarkedText
from journal_app.ui.research.fact_table import FactTable
from journal_app.ui.research.package_parts import Part, TablePart
from journal_app.ui.research.raw_bytes import RawBytes
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.labels import Heading, Muted, Serif
from journal_app.ui.widgets.scroll_area import SafeScrollArea
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class PartView(Card):
    """Shows one part, under a heading with a line beneath it."""

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("package-part")
        self._heading = Heading("", theme=theme)
        self._hint = Muted("", theme=theme, small=True)
        self._table = FactTable(theme=theme, name=tr("Part of the package"))
        self._table.setObjectName("package-table")
        self._raw = RawBytes(theme=theme)
        self._text = MarkedText(theme=theme)
        self._text.setObjectName("package-text")
        self._text.setAccessibleName(tr("Text as it goes"))
        self._prompt = Serif("", theme=theme, px=18, italic=True)
        self._prompt.setObjectName("package-prompt")
        self._weighing: QWidget | None = None
        self._stack = QStackedWidget()
        self._inside = QWidget()
        self._entry = self._scrolling(theme)
        for view in (self._table, self._raw, self._entry):
            self._stack.addWidget(view)
        self.body.addWidget(self._heading)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._stack, 1)

    def show_part(self, part: Part) -> None:
        """Show a table or an entry; an entry's own facts stand under its name."""
        if isinstance(part, TablePart):
            self._say(part.name, "")
            self._table.setAccessibleName(part.name)
            self._table.show_rows(part.headings, part.rows, part.numbers, wraps=part.wraps)
            self._stack.setCurrentWidget(self._table)
            return
        self._say(part.name, part.facts)
        self._prompt.setText(part.prompt)
        self._prompt.setVisible(bool(part.prompt))
        self._text.show_page(Page(part.name, part.text))
        self._text.select(0, 0)
        self._stack.setCurrentWidget(self._entry)
        self._entry.verticalScrollBar().setValue(0)

    def show_warnings(self, view: QWidget, heading: str, hint: str) -> None:
        """Show what is to be thought about; the same view each time."""
        if self._weighing is None:
            self._weighing = scrolling(view)
            view.setAutoFillBackground(False)
            self._stack.addWidget(self._weighing)
        self._say(heading, hint)
        self._stack.setCurrentWidget(self._weighing)

    def show_raw(self, name: str, data: bytes, hint: str) -> None:
        """Show a file's bytes."""
        self._say(name, hint)
        self._raw.show_bytes(data)
        self._stack.setCurrentWidget(self._raw)

    def focus_home(self) -> None:
        """Put the focus on what can be read."""
        for view in (self._table, self._raw, self._text):
            if view.isVisibleTo(self):
                view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, heading: str, hint: str) -> None:
        self._heading.setText(heading)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _scrolling(self, theme: Theme) -> SafeScrollArea:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._prompt)
        column.addWidget(self._text)
        column.addStretch(1)
        area = scrolling(self._inside)
        # The card behind is to be seen.
        self._inside.setAutoFillBackground(False)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._text.moved.connect(self._bring_caret)
        return area

    def _bring_caret(self) -> None:
        if self._text.hasFocus():
            spot = self._text.mapTo(self._inside, self._text.cursorRect().center())
            self._entry.ensureVisible(spot.x(), spot.y(), 0, 40)
