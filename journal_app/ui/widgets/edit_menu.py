"""The menu of a text, in the student's language, by right click, menu key or Shift+F10.

Qt's own menu would be in English whatever the language, and would wait inside itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QTextEdit, QWidget

from journal_app.words import tr

Editable = QLineEdit | QTextEdit
Key = QKeySequence.StandardKey

NAME = "edit-menu"


@dataclass(frozen=True, slots=True)
class Choice:
    """One more thing a menu offers.

    Attributes:
        within: Name of the sub-menu it stands in; empty for the menu itself.
    """

    words: str
    act: Callable[[], object]
    within: str = ""


def asks_for_menu(event: QKeyEvent) -> bool:
    """Tell whether a key asks for the menu. Not every platform turns it into an event itself."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift)


def open_edit_menu(
    field: Editable,
    event: QContextMenuEvent | None = None,
    *,
    secret: bool = False,
    choices: Sequence[Choice] = (),
) -> None:
    """Show the menu of a field, unless it is there already; it is gone when it closes.

    Args:
        field: What the menu acts on.
        event: The right click that asked for it; None for the place of the caret.
        secret: What is in the field can be replaced, and never taken out.
        choices: What the menu begins with.
    """
    if field.findChild(QMenu, NAME) is not None:
        return
    menu = edit_menu(field, secret=secret, choices=choices)
    by_mouse = event is not None and event.reason() is QContextMenuEvent.Reason.Mouse
    menu.popup(event.globalPos() if event is not None and by_mouse else _below_caret(field))
    if not by_mouse:
        possible = (a for a in menu.actions() if a.isEnabled() and not a.isSeparator())
        menu.setActiveAction(next(possible))


def edit_menu(field: Editable, *, secret: bool = False, choices: Sequence[Choice] = ()) -> QMenu:
    """Return the menu of a field as it stands: what cannot be done is greyed."""
    menu = QMenu(field)
    menu.setObjectName(NAME)
    menu.setAccessibleName(tr("Edit"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _add_choices(menu, choices)
    writable = not field.isReadOnly()
    if not secret:
        undo, redo, selected = _standing(field)
        _add(menu, tr("Undo"), Key.Undo, field.undo, enabled=undo and writable)
        _add(menu, tr("Redo"), Key.Redo, field.redo, enabled=redo and writable)
        menu.addSeparator()
        _add(menu, tr("Cut"), Key.Cut, field.cut, enabled=selected and writable)
        _add(menu, tr("Copy"), Key.Copy, field.copy, enabled=selected)
    _add(menu, tr("Paste"), Key.Paste, field.paste, enabled=writable)
    _add(menu, tr("Select all"), Key.SelectAll, field.selectAll, enabled=True)
    return menu


def _add_choices(menu: QMenu, choices: Sequence[Choice]) -> None:
    within: dict[str, QMenu] = {"": menu}
    for choice in choices:
        if choice.within not in within:
            within[choice.within] = menu.addMenu(choice.within)
        action = within[choice.within].addAction(choice.words)
        action.triggered.connect(lambda _checked, act=choice.act: act())
    if choices:
        menu.addSeparator()


def _add(
    menu: QMenu,
    words: str,
    key: QKeySequence.StandardKey,
    act: Callable[[], object],
    *,
    enabled: bool,
) -> None:
    action = menu.addAction(words)
    action.setShortcut(QKeySequence(key))
    # Shown beside the words; the field answers the keys itself.
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setEnabled(enabled)
    action.triggered.connect(lambda _checked: act())


def _standing(field: Editable) -> tuple[bool, bool, bool]:
    """Return whether something can be undone, can be redone, and is selected."""
    if isinstance(field, QTextEdit):
        document = field.document()
        return (
            document.isUndoAvailable(),
            document.isRedoAvailable(),
            field.textCursor().hasSelection(),
        )
    return field.isUndoAvailable(), field.isRedoAvailable(), field.hasSelectedText()


def _below_caret(field: Editable) -> QPoint:
    if isinstance(field, QTextEdit):
        return field.viewport().mapToGlobal(field.cursorRect().bottomLeft())
    return QWidget.mapToGlobal(field, field.rect().bottomLeft())
