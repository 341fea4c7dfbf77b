"""The menu of fields and of the page: what it offers, in which words, and how it is reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import Theme
from journal_app.ui.tonight.page import WritingPage
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.edit_menu import edit_menu
from journal_app.ui.widgets.fields import NumberField, PassField, TextField
from journal_app.words import pseudo_language, use_language
from tests.ui.draw import settle

ALL = ["Undo", "Redo", "Cut", "Copy", "Paste", "Select all"]


def fields(theme: Theme) -> dict[str, QWidget]:
    return {
        "text": TextField(theme=theme, name="Site"),
        "page": WritingPage(theme=theme),
        "number": NumberField(theme=theme, name="Minutes"),
        "date": DateField(theme=theme, name="Start"),
    }


def opened(widget: QWidget) -> QMenu | None:
    menu = widget.findChild(QMenu, "edit-menu")
    return menu if menu is not None and menu.isVisible() else None


def offered(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def can(menu: QMenu) -> set[str]:
    return {action.text() for action in menu.actions() if action.text() and action.isEnabled()}


def right_click(widget: QWidget) -> None:
    spot = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, widget.mapToGlobal(spot))
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("kind", ["text", "page", "number", "date"])
def test_right_click_and_menu_keys_show_it(theme: Theme, qtbot: QtBot, kind: str) -> None:
    field = fields(theme)[kind]
    qtbot.addWidget(field)
    settle(field, field.sizeHint())
    right_click(field.viewport() if isinstance(field, WritingPage) else field)
    menu = opened(field)
    assert menu is not None
    assert offered(menu) == ALL
    menu.close()
    qtbot.waitUntil(lambda: field.findChild(QMenu, "edit-menu") is None)
    for key, held in (
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(field, key, held)
        menu = opened(field)
        assert menu is not None
        assert menu.activeAction() is not None
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: field.findChild(QMenu, "edit-menu") is None)


def test_it_acts_on_the_page(theme: Theme, qtbot: QtBot) -> None:
    page = WritingPage(theme=theme)
    qtbot.addWidget(page)
    settle(page, page.sizeHint())
    assert can(edit_menu(page)) == {"Paste", "Select all"}
    QTest.keyClicks(page, "Quiet now")
    menu = edit_menu(page)
    assert can(menu) == {"Undo", "Paste", "Select all"}
    menu.actions()[-1].trigger()
    assert page.textCursor().selectedText() == "Quiet now"
    menu = edit_menu(page)
    assert can(menu) == {"Undo", "Cut", "Copy", "Paste", "Select all"}
    next(action for action in menu.actions() if action.text() == "Cut").trigger()
    assert page.toPlainText() == ""
    next(action for action in edit_menu(page).actions() if action.text() == "Paste").trigger()
    assert page.toPlainText() == "Quiet now"
    page.setReadOnly(True)
    assert can(edit_menu(page)) == {"Select all"}


def test_nothing_is_taken_out_of_a_passphrase(theme: Theme, qtbot: QtBot) -> None:
    field = PassField(theme=theme, name="Passphrase")
    qtbot.addWidget(field)
    settle(field, field.sizeHint())
    field.setText("four quiet words")
    field.selectAll()
    for echo in (QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal):
        field.setEchoMode(echo)
        right_click(field)
        menu = opened(field)
        assert menu is not None
        assert offered(menu) == ["Paste", "Select all"]
        menu.close()
        qtbot.waitUntil(lambda: field.findChild(QMenu, "edit-menu") is None)


def test_it_speaks_the_language_of_the_program(theme: Theme, qtbot: QtBot) -> None:
    field = TextField(theme=theme, name="Site")
    qtbot.addWidget(field)
    use_language(pseudo_language())
    try:
        assert offered(edit_menu(field)) == [f"⟦{word}⟧" for word in ALL]
    finally:
        use_language(None)
