"""Tells input methods to learn nothing of what is typed here."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from journal_app.ui.clipboard import keep_input_method_from_learning


class PrivateInput(QObject):
    """Does so for every widget of the program as it gets the keyboard."""

    def __init__(self, *, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.focusObjectChanged.connect(self._look)
        self._look(app.focusObject())

    def _look(self, item: QObject | None) -> None:
        if isinstance(item, QWidget) and item.testAttribute(
            Qt.WidgetAttribute.WA_InputMethodEnabled
        ):
            keep_input_method_from_learning(item)
