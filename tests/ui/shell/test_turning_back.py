"""Locking and hiding while a journal is still being opened, and what was typed to open it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.session_lock import SessionLock
from journal_app.ui.shell import MainWindow
from tests.ui.shell.rooms import (
    PASSPHRASE,
    House,
    fill,
    is_shown,
    press,
    settled,
    shown,
    unlock,
)

OpenWindow = Callable[[], MainWindow]


def press_lock(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def press_hide(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F9)


def lock_the_screen(window: MainWindow) -> None:
    (watcher,) = window.findChildren(SessionLock)
    watcher.leave()


WAYS = pytest.mark.parametrize(
    ("leave", "page"),
    [(press_lock, "unlock"), (press_hide, "cover"), (lock_the_screen, "unlock")],
)


def knock(window: MainWindow) -> None:
    fill(window, "passphrase", PASSPHRASE)
    press(window, "unlock-now")


def check_it_stays_shut(window: MainWindow, qtbot: QtBot, page: str) -> None:
    qtbot.waitUntil(settled(window))
    assert window.open_part() is None
    assert is_shown(window, page)
    if page == "cover":
        QTest.keyClick(shown(window, QWidget, "cover"), Qt.Key.Key_A)
    assert shown(window, QLineEdit, "passphrase").text() == ""
    unlock(window, qtbot)
    assert is_shown(window, "page")


@WAYS
def test_a_journal_is_not_entered_when_one_left_before_it_was_open(
    house: House,
    open_window: OpenWindow,
    qtbot: QtBot,
    leave: Callable[[MainWindow], None],
    page: str,
) -> None:
    house.make_journal()
    window = open_window()
    jobs, _ = window.workers()
    door = threading.Event()
    jobs.submit(window, lambda: door.wait(20), urgent=True)
    knock(window)
    leave(window)
    assert is_shown(window, page)
    door.set()
    check_it_stays_shut(window, qtbot, page)


@WAYS
def test_nor_when_it_was_open_but_not_yet_shown(
    house: House,
    open_window: OpenWindow,
    qtbot: QtBot,
    leave: Callable[[MainWindow], None],
    page: str,
) -> None:
    house.make_journal()
    window = open_window()
    qtbot.waitUntil(settled(window))
    jobs, _ = window.workers()
    opened = threading.Event()
    knock(window)
    jobs.submit(window, opened.set, urgent=True)
    assert opened.wait(20)  # no event is delivered meanwhile
    leave(window)
    check_it_stays_shut(window, qtbot, page)


def test_closing_the_window_meanwhile_leaves_the_journal_closed(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    jobs, _ = window.workers()
    door = threading.Event()
    jobs.submit(window, lambda: door.wait(20), urgent=True)
    knock(window)
    window.close()
    door.set()
    qtbot.waitUntil(jobs.ended)
    assert house.texts() == []


@pytest.mark.parametrize("by_code", [False, True])
def test_the_fields_are_empty_once_they_have_opened_the_journal(
    house: House, open_window: OpenWindow, qtbot: QtBot, by_code: bool
) -> None:
    code = house.make_journal()
    window = open_window()
    if by_code:
        press(window, "other-way")
        fill(window, "recovery-code", code)
        press(window, "unlock-now")
        qtbot.waitUntil(settled(window))
        press(window, "keep-passphrase")
        qtbot.waitUntil(lambda: window.open_part() is not None)
    else:
        unlock(window, qtbot)
    fields = window.findChildren(QLineEdit, "passphrase")
    fields += window.findChildren(QLineEdit, "recovery-code")
    assert len(fields) == 2
    for field in fields:
        assert field.text() == ""
        field.undo()
        assert field.text() == ""
