"""A copy with identifying details removed: choosing, looking, reading through, saving."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from journal_app.errors import WorkInterrupted, WorldError
from journal_app.interchange.copies import CopyFormat
from journal_app.sentences import copies as words
from journal_app.sentences.problems import problem
from journal_app.services.copies import (
    Copy,
    CopyRequest,
    CopyService,
    Gathered,
    Saved,
)
from journal_app.services.copy_search import prepare
from journal_app.services.leaving_texts import NotGone
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.ui.copying.choose_page import ChoosePage
from journal_app.ui.copying.looking_page import LookingPage
from journal_app.ui.copying.progress import Progress
from journal_app.ui.copying.reading_page import ReadingPage
from journal_app.ui.jobs import Jobs
from journal_app.ui.theme import Theme
from journal_app.words import tr


class CopyingScreen(QWidget):
    """Three steps, one of them shown. What was answered stays until the copy is put away.

    Attributes:
        go: Another screen is wanted, by its id.

    Args:
        jobs: The worker that owns the vault.
        background: Looks for identifiers; needs no vault, and must not keep it waiting.
        tools: Gives what looks for them; slow at its first call.
    """

    go = Signal(str)

    def __init__(
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        background: Jobs,
        copies: CopyService,
        tools: Callable[[], PrivacyTools],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._jobs, self._background = theme, jobs, background
        self._copies, self._tools = copies, tools
        self._stop = threading.Event()
        self._search = 0
        self._copy: Copy | None = None
        self.setObjectName("copying")
        self.setAccessibleName(words.name())
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._progress = Progress()
        self._progress.moved.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._choose = ChoosePage(theme=theme)
        self._looking = LookingPage(theme=theme, title=words.name())
        self._reading: ReadingPage | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._choose)
        self._stack.addWidget(self._looking)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._choose.asked.connect(self.begin)
        self._looking.left.connect(self._give_up)
        # At a lock nothing must go on reading what was gathered from the journal.
        background.drained.connect(self._stop_now)
        self.destroyed.connect(self._stop.set)

    def activate(self) -> None:
        """Read what there is to choose from."""
        self._jobs.submit(
            self, self._copies.choices, done=self._choose.set_choices, replaces="copying-choices"
        )

    def focus_home(self) -> None:
        """Put the focus where the step that is shown begins."""
        step = self._stack.currentWidget()
        if isinstance(step, ChoosePage | LookingPage | ReadingPage):
            step.focus_home()

    def begin(self, request: CopyRequest) -> None:
        """Look through the entries of a request, and then read them."""
        self._stop.set()
        self._stop = threading.Event()
        self.destroyed.connect(self._stop.set)
        self._search += 1
        self._choose.notice.hide()
        self._looking.show_progress(0, 0)
        self._show(self._looking)
        self._jobs.submit(
            self,
            lambda: self._copies.gather(request),
            done=self._look,
            failed=self._fail,
            replaces="copying-gather",
        )

    def _look(self, gathered: Gathered) -> None:
        if self._stop.is_set():
            return
        if not gathered.sources:
            self._back(words.nothing_chosen())
            return
        tools, stop, progress, search = self._tools, self._stop, self._progress, self._search
        ratings = gathered.request.ratings
        self._background.submit(
            self,
            lambda: prepare(
                gathered,
                tools(),
                told=lambda done, total: progress.tell(search, done, total),
                stopped=stop.is_set,
            ),
            done=lambda copy: self._read(copy, search, ratings=ratings),
            failed=lambda error: self._fail(error) if search == self._search else None,
        )

    def _stop_now(self) -> None:
        self._stop.set()

    def _show_progress(self, search: int, done: int, total: int) -> None:
        if search == self._search:
            self._looking.show_progress(done, total)

    def _read(self, copy: Copy, search: int, *, ratings: bool) -> None:
        if search != self._search or self._stop.is_set():
            return
        self._copy = copy
        reading = ReadingPage(theme=self._theme, copy=copy, ratings=ratings)
        reading.left.connect(self._put_away)
        reading.wanted.connect(self._ask_where)
        self._reading = reading
        self._stack.addWidget(reading)
        self._show(reading)
        reading.begin()

    def _give_up(self) -> None:
        self._stop.set()
        self._search += 1
        self._back("")

    def _put_away(self) -> None:
        self._back("")

    def _back(self, told: str, *, calm: bool = False) -> None:
        """Go back to the first step, and forget what was read."""
        self._copy = None
        self._show(self._choose)
        if self._reading is not None:
            self._stack.removeWidget(self._reading)
            self._reading.deleteLater()
            self._reading = None
        if told:
            self._choose.notice.show_text(told, calm=calm)

    def _show(self, step: QWidget) -> None:
        self._stack.setCurrentWidget(step)
        self.focus_home()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, WorkInterrupted):
            return
        self._back(problem(error) if isinstance(error, WorldError) else "")
        if not isinstance(error, WorldError):
            self._background.failed.emit(error)

    # Saving

    def _ask_where(self, kind: CopyFormat) -> None:
        dialog = QFileDialog(self, tr("Save a copy"))
        dialog.setObjectName("copying-where")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(kind.value)
        dialog.setNameFilter(f"*.{kind.value}")
        dialog.selectFile(tr("copy") + f".{kind.value}")
        dialog.fileSelected.connect(lambda name: self.save(kind, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, kind: CopyFormat, path: Path) -> None:
        """Write what was read, as it was read."""
        copy = self._copy
        if copy is None:
            return
        self._jobs.submit(
            self,
            lambda: self._copies.save(copy, path, kind, words.FileWords()),
            done=self._saved,
            failed=self._not_saved,
        )

    def _saved(self, saved: Saved) -> None:
        self._back(words.saved(saved.name), calm=True)

    def _not_saved(self, error: Exception) -> None:
        reading = self._reading
        if isinstance(error, WorldError) and reading is not None:
            reading.notice.show_text(problem(error))
        elif isinstance(error, NotGone) and reading is not None:
            reading.panel.show_words(error.key, error.start, error.end)
            reading.notice.show_text(words.not_gone())
        else:
            self._jobs.failed.emit(error)
