"""Saving a copy outside the journal: what that means first, then which kind and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.domain.trends.picture import TrendData
from journal_app.errors import WorldError
from journal_app.sentences.problems import problem
from journal_app.services.trend_csv import rows_as_csv
from journal_app.services.trends import write_copy
from journal_app.ui.jobs import Jobs
from journal_app.ui.theme import Theme
from journal_app.ui.trends.render import Kind, render
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Body, Heading
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr

CSV: Final = "csv"


class CopyPanel(Card):
    """Offers PNG, SVG, PDF and CSV.

    Attributes:
        closed: Put away, or done.
        said: Something to tell, in one sentence.
    """

    closed = Signal()
    said = Signal(str, bool)

    def __init__(self, *, theme: Theme, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self._jobs = jobs
        self._data: TrendData | None = None
        self._choices: list[QuietButton] = []
        self.setObjectName("trend-copies")
        self.body.addWidget(Heading(tr("Save a copy"), theme=theme))
        warning = tr(
            "A saved copy is an ordinary file, not encrypted: anyone who can open it can read "
            "your ratings and rotations."
        )
        self.body.addWidget(Body(warning, theme=theme))
        row = QWidget()
        flow = FlowLayout(theme=theme, across=10, down=8)
        row.setLayout(flow)
        for kind, text in self._kinds().items():
            button = QuietButton(text, theme=theme)
            button.setObjectName(f"copy-{kind}")
            button.clicked.connect(lambda _on=False, kind=kind: self._ask_where(kind))
            flow.addWidget(button)
            self._choices.append(button)
        away = LinkButton(tr("Not now"), theme=theme)
        away.clicked.connect(self.closed)
        flow.addWidget(away)
        self.body.addWidget(row)

    @property
    def first_choice(self) -> QWidget:
        """The control that takes the focus when the panel appears."""
        return self._choices[0]

    @staticmethod
    def _kinds() -> dict[str, str]:
        return {
            Kind.PNG: tr("Picture (PNG)"),
            Kind.SVG: tr("Drawing (SVG)"),
            Kind.PDF: tr("Page to print (PDF)"),
            CSV: tr("Table (CSV)"),
        }

    def show_data(self, data: TrendData) -> None:
        """Set what a copy will hold."""
        self._data = data

    def save(self, kind: str, path: Path) -> None:
        """Write a copy of what is shown; the answer comes through ``said``."""
        if self._data is None:
            return
        content = self._content(kind, self._data)
        write: Callable[[], None] = lambda: write_copy(path, content)  # noqa: E731 # a call for later
        self._jobs.submit(self, write, done=lambda _none: self._saved(path), failed=self._failed)

    @staticmethod
    def _content(kind: str, data: TrendData) -> bytes:
        if kind == CSV:
            return rows_as_csv(data.rows).encode("utf-8")
        return render(Kind(kind), data)

    def _ask_where(self, kind: str) -> None:
        dialog = QFileDialog(self, tr("Save a copy"))
        dialog.setObjectName("copy-where")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(kind)
        dialog.setNameFilter(f"*.{kind}")
        dialog.selectFile(tr("ratings") + f".{kind}")
        dialog.fileSelected.connect(lambda name: self.save(kind, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _saved(self, path: Path) -> None:
        self.closed.emit()
        self.said.emit(tr("Saved as {name}. It is not encrypted.", name=path.name), True)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            self._jobs.failed.emit(error)
            return
        self.said.emit(problem(error), False)
