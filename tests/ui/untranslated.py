"""Finds words on screen that never went through translation, in the language that brackets all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.ui.access import interactive, name_of, shown

_TRANSLATED = re.compile(r"⟦[^⟦⟧]*⟧")
_LETTER = re.compile(r"[^\W\d_]")
ROWS = 20
"""Rows of a table or list that are looked at."""


def bare(text: str) -> str:
    """Return what of a text stands outside every bracket and holds a letter; "" when nothing."""
    before = None
    while text != before:
        before, text = text, _TRANSLATED.sub("", text)
    return text.strip() if _LETTER.search(text) else ""


def untranslated(window: QWidget, own: dict[str, str]) -> list[str]:
    """Return one line for each visible text, name, placeholder or tip that stands bare.

    Args:
        own: Object or class name → why the text of that widget is not the program's to translate.
    """
    found = []
    for one in [window, *window.findChildren(QWidget)]:
        if one.isVisible() and not _is_own(one, own):
            found += [f"{_who(one)}: {part!r}" for part in _texts(one) if bare(part)]
    for node in shown(window):
        thing = node.object()
        # On Linux a list's name is what is chosen; its items are looked at above.
        is_list = node.role() is QAccessible.Role.ComboBox
        if (
            interactive(node)
            and not is_list
            and not (isinstance(thing, QWidget) and _is_own(thing, own))
        ):
            name = name_of(node)
            found += [f"name of {node.role().name}: {name!r}"] if bare(name) else []
    return found


def _texts(one: QWidget) -> Iterator[str]:
    yield one.toolTip()
    yield one.accessibleName()
    yield one.accessibleDescription()
    if isinstance(one, QLabel | QAbstractButton):
        yield re.sub(r"<[^>]*>", "", one.text())
    if isinstance(one, QLineEdit | QTextEdit):
        yield one.placeholderText()
    if isinstance(one, QSpinBox):
        yield one.suffix()
    if isinstance(one, QComboBox):
        yield from (one.itemText(number) for number in range(one.count()))
    elif isinstance(one, QAbstractItemView):
        yield from _cells(one)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    table = isinstance(view, QTableView)
    columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    for row in range(min(ROWS, model.rowCount(QModelIndex()))):
        for column in range(columns):
            yield str(model.index(row, column).data() or "")
    if table:
        across = Qt.Orientation.Horizontal
        yield from (str(model.headerData(column, across) or "") for column in range(columns))


def _is_own(one: QWidget | None, own: dict[str, str]) -> bool:
    while one is not None:
        if one.objectName() in own or type(one).__name__ in own:
            return True
        one = one.parentWidget()
    return False


def _who(one: QWidget) -> str:
    return f"{type(one).__name__} {one.objectName()}".strip()
