"""Finds controls of a screen as a screen reader names them, and uses the keyboard on them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from journal_app.ui.widgets.choices import Dropdown
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.notice import Notice
from tests.ui.draw import settle

WINDOW = QSize(1092, 765)


def visible_buttons(screen: QWidget) -> dict[str, QAbstractButton]:
    settle(screen, WINDOW)
    return {
        button.accessibleName(): button
        for button in screen.findChildren(QAbstractButton)
        if button.isVisibleTo(screen)
    }


def press(screen: QWidget, name: str) -> None:
    """Press a button by its name, with the space bar."""
    button = visible_buttons(screen)[name]
    assert button.isEnabled(), name
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle(screen, WINDOW)


def field(screen: QWidget, name: str) -> QLineEdit:
    settle(screen, WINDOW)
    return next(
        found
        for found in screen.findChildren(QLineEdit)
        if found.accessibleName() == name and found.isVisibleTo(screen)
    )


def type_into(screen: QWidget, name: str, words: str) -> None:
    found = field(screen, name)
    found.clear()
    QTest.keyClicks(found, words)


def choose(screen: QWidget, name: str, text: str) -> None:
    """Choose an item of a list as a student would: open by keyboard and step to it."""
    settle(screen, WINDOW)
    box = next(
        found
        for found in screen.findChildren(Dropdown)
        if found.accessibleName() == name and found.isVisibleTo(screen)
    )
    wanted = box.findText(text)
    assert wanted >= 0, text
    step = Qt.Key.Key_Down if wanted > box.currentIndex() else Qt.Key.Key_Up
    while box.currentIndex() != wanted:
        QTest.keyClick(box, step)


def set_date(screen: QWidget, name: str, day: date) -> None:
    settle(screen, WINDOW)
    found = next(f for f in screen.findChildren(DateField) if f.accessibleName() == name)
    found.set_day(day)


def said(screen: QWidget) -> str:
    """Return what the visible strip says, "" when there is none."""
    settle(screen, WINDOW)
    strips = [n for n in screen.findChildren(Notice) if n.isVisibleTo(screen)]
    return strips[0].text() if strips else ""


def words_shown(screen: QWidget) -> list[str]:
    settle(screen, WINDOW)
    return [
        label.text().replace("\u200b", "")
        for label in screen.findChildren(QLabel)
        if label.isVisibleTo(screen) and label.text()
    ]
