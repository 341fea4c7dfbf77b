"""The earlier versions of an entry, to be read and put back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.entries import EntryVersion
from journal_app.sentences import journal as sentences
from journal_app.ui.journal.rows import discard
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card, Hairline
from journal_app.words import tr


class HistoryPanel(Card):
    """Versions newest first; the one being read is told above them.

    Attributes:
        wanted: The ``EntryVersion`` to be read in the page's place.
        restored: The ``EntryVersion`` to be made the present text.
        left: Back to the present text.
    """

    wanted = Signal(object)
    restored = Signal(object)
    left = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("history")
        self.setAccessibleName(tr("History"))
        self._shown: EntryVersion | None = None
        self._lines: list[LinkButton] = []
        self._heading = Heading(tr("History"), theme=theme)
        self._empty = Muted(
            tr("This is the only version so far. Earlier ones are kept as you change the text."),
            theme=theme,
        )
        self._reading = self._make_reading()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(2))
        for item in (self._heading, self._empty, self._reading):
            self.body.addWidget(item)
        self.body.addLayout(self._rows)
        self.show_version(None, "")

    def _make_reading(self) -> QWidget:
        theme, box = self._theme, QWidget()
        self._told = Body("", theme=theme)
        self._told.setObjectName("version-told")
        self.restore = QuietButton(tr("Put this version back"), theme=theme)
        self.restore.setObjectName("version-restore")
        self.restore.clicked.connect(self._restore)
        self.back = LinkButton(tr("Return to the present text"), theme=theme)
        self.back.setObjectName("version-leave")
        self.back.clicked.connect(self.left)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        row = FlowLayout(theme=theme, across=12)
        row.addWidget(self.restore)
        row.addWidget(self.back)
        column.addLayout(row)
        column.addWidget(Hairline())
        return box

    def set_versions(self, versions: Sequence[EntryVersion], zone: str, tonight: date) -> None:
        """Show these versions, in the wall-clock time of a zone."""
        discard(self._rows, self._lines)
        self._lines = [
            self._row(version, sentences.version_line(version, zone, tonight))
            for version in versions
        ]
        for line in self._lines:
            self._rows.addWidget(line, 0, Qt.AlignmentFlag.AlignLeft)
        self._empty.setVisible(not versions)

    def _row(self, version: EntryVersion, line: str) -> LinkButton:
        name = tr("Read the version of {version}", version=line)
        button = LinkButton(line, theme=self._theme, name=name)
        button.setObjectName(f"version-{version.id}")
        button.clicked.connect(lambda: self.wanted.emit(version))
        return button

    def show_version(self, version: EntryVersion | None, line: str) -> None:
        """Tell which version is being read; None when it is the present text."""
        self._shown = version
        self._told.setText(tr("You are reading the version of {version}.", version=line))
        self._reading.setVisible(version is not None)
        self.updateGeometry()

    def _restore(self) -> None:
        if self._shown is not None:
            self.restored.emit(self._shown)
