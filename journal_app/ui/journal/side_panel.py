"""Beside the list: the calendar, and what comes up only when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.sentences import copies
from journal_app.sentences import notebook as sentences
from journal_app.ui.journal.calendar import MonthCalendar
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.scroll_area import SafeScrollArea
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


class SidePanel(SafeScrollArea):
    """Calendar card and links card; scrolls by itself when the window is low.

    Attributes:
        year_ago_wanted: A look at a year ago tonight.
        bin_wanted: A look into the bin.
        copy_wanted: A copy with identifying details removed.
        notebook_wanted: The role-model notebook.
    """

    year_ago_wanted = Signal()
    bin_wanted = Signal()
    copy_wanted = Signal()
    notebook_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("journal-side")
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._month = Card(theme=theme)
        self.calendar = MonthCalendar(theme=theme)
        self._month.body.addWidget(self.calendar)
        self._links = self._make_links()
        self._column.addWidget(self._month)
        self._column.addWidget(self._links)
        self._column.addStretch(1)
        self.setWidget(inside)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _make_links(self) -> Card:
        card = Card(theme=self._theme)
        year_ago = LinkButton(tr("Show a year ago tonight"), theme=self._theme)
        year_ago.setObjectName("year-ago")
        year_ago.clicked.connect(self.year_ago_wanted)
        binned = LinkButton(tr("Bin"), theme=self._theme, name=tr("Open the bin"))
        binned.setObjectName("bin-open")
        binned.clicked.connect(self.bin_wanted)
        copy = LinkButton(tr("Make a copy for others"), theme=self._theme, name=copies.name())
        copy.setObjectName("copy-open")
        copy.setToolTip(copies.name())
        copy.clicked.connect(self.copy_wanted)
        notebook = LinkButton(sentences.name(), theme=self._theme)
        notebook.setObjectName("notebook-open")
        notebook.clicked.connect(self.notebook_wanted)
        card.body.addWidget(year_ago, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(notebook, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(binned, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def wanted_width(self) -> int:
        """Return the width at which every day has its room, in pixels."""
        return self._theme.px(290)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(16))
        self._month.body.setContentsMargins(px(18), px(16), px(18), px(18))
        self._links.body.setContentsMargins(px(14), px(14), px(14), px(14))
        self._links.body.setSpacing(px(2))
