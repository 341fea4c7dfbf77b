"""Settings: the support lines a school gives by file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.support import SupportLine
from journal_app.sentences import support_cards as words
from journal_app.services.school_file import SchoolFile
from journal_app.ui.settings.section import in_row
from journal_app.ui.support.card import LineCard
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import PrimaryButton, QuietButton
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card


class SchoolPreview(Card):
    """A file that was read, shown with its origin before it is added.

    Attributes:
        wanted: Add it.
        left: Leave it.

    Args:
        lines: Those that would be shown beside the country's own.
    """

    wanted = Signal()
    left = Signal()

    def __init__(
        self,
        found: SchoolFile,
        lines: tuple[SupportLine, ...],
        *,
        theme: Theme,
        add: str,
        leave: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("school-preview")
        self.body.addWidget(Heading(words.given_by(found), theme=theme))
        hidden = len(found.lines) - len(lines)
        self.body.addWidget(Muted(words.school_preview(len(lines), hidden), theme=theme))
        if found.note:
            self.body.addWidget(Body(found.note, theme=theme))
        for line in lines:
            self.body.addWidget(LineCard(line, theme=theme))
        self._add = PrimaryButton(add, theme=theme)
        self._add.setObjectName("school-add")
        self._add.clicked.connect(self.wanted)
        no = QuietButton(leave, theme=theme)
        no.setObjectName("school-leave")
        no.clicked.connect(self.left)
        self.body.addLayout(in_row(self._add, no, theme=theme))

    def focus_home(self) -> None:
        """Put the focus on the first button."""
        self._add.setFocus()
