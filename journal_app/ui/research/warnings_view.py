"""What may still point to the student, each with a way to the texts it is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.domain.ids import EntryId
from journal_app.sentences import research_contents as words
from journal_app.sentences import research_warnings
from journal_app.services.research_warnings import Warned
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body

MOST_LINKS = 12
"""Texts of one warning that have a way of their own."""


class WarningsView(QWidget):
    """A strip for each warning.

    Attributes:
        jump: The student wants to see a text; carries its entry's id.
        count: How many things there are.

    Args:
        name_of: What a text is called in the review.
    """

    jump = Signal(str)

    def __init__(
        self,
        *,
        theme: Theme,
        warned: Sequence[Warned],
        name_of: Callable[[EntryId], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._name_of = theme, name_of
        self.count = len(warned)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._strips = [self._strip(each) for each in warned]
        for strip in self._strips:
            self._column.addWidget(strip)
        self._column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def focus_home(self) -> None:
        """Put the focus on the first way to a text, when there is one."""
        first = self.findChild(LinkButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _strip(self, warned: Warned) -> QFrame:
        strip = QFrame()
        strip.setProperty("kind", "notice")
        strip.setObjectName("contents-warning")
        column = QVBoxLayout(strip)
        sentence = Body(research_warnings.sentence(warned), theme=self._theme)
        sentence.setObjectName("warning-sentence")
        column.addWidget(sentence)
        if warned.entries:
            column.addWidget(self._links(warned.entries))
        return strip

    def _links(self, entries: Sequence[EntryId]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(theme=self._theme, across=14, down=4)
        for entry in entries[:MOST_LINKS]:
            link = LinkButton(words.go_to(self._name_of(entry)), theme=self._theme)
            link.setObjectName("warning-jump")
            link.clicked.connect(lambda _on=False, entry=entry: self.jump.emit(entry))
            flow.addWidget(link)
        holder.setLayout(flow)
        return holder

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(10))
        for strip in self._strips:
            layout = strip.layout()
            if layout is not None:
                layout.setContentsMargins(px(16), px(10), px(16), px(10))
                layout.setSpacing(px(4))
