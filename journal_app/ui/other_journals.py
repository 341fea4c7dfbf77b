"""Opening another journal: those opened before, or a folder of one's choice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import LinkButton, QuietButton
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


def ask_for_folder(parent: QWidget, *, title: str, start: Path) -> QFileDialog:
    """Return a folder dialog, shown and never modal, so that nothing stands before a lock.

    The desktop's own dialog is not used: it keeps a list of recent folders on disk.
    """
    dialog = QFileDialog(parent, title, str(start))
    dialog.setObjectName("folder-dialog")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    return dialog


class OtherJournals(Card):
    """Journals to choose from.

    Attributes:
        chosen: A folder that holds, or may hold, a journal.
        new_wanted: A new journal is wanted.
        left: Never mind.
    """

    chosen = Signal(object)
    new_wanted = Signal()
    left = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme=theme, parent=parent)
        self._theme = theme
        self.setObjectName("other-journals")
        self.setAccessibleName(tr("Open another journal"))
        self._recent: list[LinkButton] = []
        self._dialog: QFileDialog | None = None
        self._start = Path.home()
        self.body.addWidget(Heading(tr("Open another journal"), theme=theme))
        self._none = Muted(tr("No other journal has been opened here."), theme=theme, small=True)
        self.body.addWidget(self._none)
        self._row = FlowLayout(theme=theme)
        self._folder = QuietButton(tr("Choose a folder"), theme=theme)
        self._folder.setObjectName("choose-folder")
        self._folder.clicked.connect(self._ask)
        new = QuietButton(tr("Begin a new journal"), theme=theme)
        new.setObjectName("new-journal")
        new.clicked.connect(self.new_wanted)
        back = LinkButton(tr("Back"), theme=theme)
        back.setObjectName("journals-back")
        back.clicked.connect(self.left)
        for button in (self._folder, new, back):
            self._row.addWidget(button)
        self.body.addLayout(self._row)

    def show_recent(self, folders: Sequence[Path]) -> None:
        """Offer these folders, newest first."""
        for old in self._recent:
            self.body.removeWidget(old)
            old.deleteLater()
        self._recent = [self._button(folder) for folder in folders]
        self._none.setVisible(not folders)
        self._start = folders[0].parent if folders else Path.home()

    def begin(self) -> None:
        """Put the keyboard on the first journal."""
        (self._recent[0] if self._recent else self._folder).setFocus()

    def _button(self, folder: Path) -> LinkButton:
        button = LinkButton(short_path(folder), theme=self._theme, name=str(folder))
        button.setObjectName("journal-folder")
        button.setToolTip(str(folder))
        button.clicked.connect(lambda: self.chosen.emit(folder))
        self.body.insertWidget(self.body.count() - 1, button)
        return button

    def _ask(self) -> None:
        self._dialog = ask_for_folder(
            self, title=tr("Choose a journal’s folder"), start=self._start
        )
        self._dialog.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))


def short_path(folder: Path, *, room: int = 40) -> str:
    """Return a folder's path from home on, its beginning left out when it is long."""
    try:
        text = str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        text = str(folder)
    return text if len(text) <= room else "…" + text[-room + 1 :]
