"""Asking where a file shall go, in a dialog that nothing waits for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    parent: QWidget, *, title: str, name: str, suffix: str, chosen: Callable[[Path], None]
) -> None:
    """Ask for a file to write; a name that is there already is asked about by the dialog.

    Args:
        name: Suggested, without a folder.
        suffix: Without its dot.
        chosen: Gets the path; is not called when the student thinks better of it.
    """
    dialog = QFileDialog(parent, title)
    dialog.setObjectName("research-where")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suffix)
    dialog.setNameFilter(f"*.{suffix}")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda picked: chosen(Path(picked)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
