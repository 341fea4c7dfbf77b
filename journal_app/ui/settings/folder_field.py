"""A folder, typed or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from journal_app.ui.settings.section import in_row
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.buttons import QuietButton
from journal_app.ui.widgets.fields import TextField
from journal_app.words import tr


class FolderField(QWidget):
    """A field with a path, a chooser, and a way to have no folder again.

    Attributes:
        picked: The student settled on a folder; carries a ``Path``, or None for no folder.
    """

    picked = Signal(object)

    def __init__(self, *, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._shown = ""
        self._field = TextField(theme=theme, name=name, placeholder=tr("No folder"))
        self._choose = QuietButton(tr("Choose a folder"), theme=theme)
        self._none = QuietButton(tr("No second folder"), theme=theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        column.addLayout(in_row(self._choose, self._none, theme=theme))
        self._field.editingFinished.connect(self._typed)
        self._choose.clicked.connect(self._open)
        self._none.clicked.connect(lambda: self._take(None))

    def show_folder(self, folder: Path | None) -> None:
        """Show a folder without sending ``picked``."""
        self._shown = "" if folder is None else str(folder)
        self._field.setText(self._shown)
        self._none.setVisible(folder is not None)

    def _typed(self) -> None:
        words = self._field.text().strip()
        if words != self._shown:
            self._take(Path(words).expanduser() if words else None)

    def _take(self, folder: Path | None) -> None:
        self.show_folder(folder)
        self.picked.emit(folder)

    def _open(self) -> None:
        # Never modal: a lock must not wait for it, and it goes when this field goes.
        chooser = QFileDialog(self, self._name)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setWindowModality(Qt.WindowModality.NonModal)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        # The desktop's own chooser would note the folder among its recent places.
        chooser.setOption(QFileDialog.Option.DontUseNativeDialog)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(lambda path: self._take(Path(path)))
        chooser.show()
