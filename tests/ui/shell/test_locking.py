"""Locking at any moment: blank at once, no word lost, the key gone, and back where one was."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.ratings import Scale
from journal_app.errors import WorkInterrupted
from journal_app.ui.shell import MainWindow
from journal_app.ui.tonight.strip import RatingStrip
from tests.ui.shell.rooms import (
    House,
    Refusals,
    is_shown,
    locked,
    page_of,
    press,
    settled,
    shown,
    top_levels,
    unlock,
)

OpenWindow = Callable[[], MainWindow]


def ctrl_l(window: QWidget) -> None:
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_text_typed_a_moment_ago_is_stored_and_comes_back_with_the_caret(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    QTest.keyClicks(page, "She stayed until eight.")
    for _ in range(6):
        QTest.keyClick(page, Qt.Key.Key_Left)
    caret = page.textCursor().position()
    assert caret == len("She stayed until eight.") - 6
    ctrl_l(page)
    assert is_shown(window, "unlock")
    assert not is_shown(window, "page")
    locked(window, qtbot)
    assert house.texts() == ["She stayed until eight."]
    page = unlock(window, qtbot)
    assert page.toPlainText() == "She stayed until eight."
    assert page.textCursor().position() == len("She stayed until eight.") - 6


def test_the_title_says_the_name_and_nothing_else_at_all_times(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    titles = {window.windowTitle()}
    page = unlock(window, qtbot)
    QTest.keyClicks(page, "pericardiocentesis")
    titles.add(window.windowTitle())
    for screen in ("journal", "trends", "research", "support", "settings", "tonight"):
        press(window, f"go-{screen}")
        qtbot.waitUntil(settled(window))
        titles.add(window.windowTitle())
    ctrl_l(window)
    titles.add(window.windowTitle())
    assert titles == {"Heartbeat"}


def test_a_rating_given_a_moment_ago_survives(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    strip = shown(window, RatingStrip, f"strip-{Scale.BURNOUT.value}")
    QTest.keyClick(strip, Qt.Key.Key_7)
    ctrl_l(strip)
    locked(window, qtbot)
    vault = house.plain_keeper.open_with_passphrase(house.folder, "four quiet words tonight")
    span = vault.nights.span()
    assert span is not None
    assert [rating.value for rating in vault.nights.ratings(span[1])] == [7]
    vault.close()


def test_words_still_in_an_input_method_are_kept(
    house: House, open_window: OpenWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    QTest.keyClicks(page, "Tea ")
    qapp.sendEvent(page, QInputMethodEvent("お茶", []))
    window.lock()
    locked(window, qtbot)
    assert house.texts() == ["Tea お茶"]


def test_no_open_dialog_stands_in_the_way(
    house: House, open_window: OpenWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    QTest.keyClicks(page, "Still here.")
    part = window.open_part()
    assert part is not None
    part.notice.show_text("Something to answer", "Answer")
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    window.lock()
    assert top_levels(qapp, window) == []
    assert not is_shown(window, "shell-notice")
    locked(window, qtbot)
    assert house.texts() == ["Still here."]


def test_a_long_read_is_interrupted_and_the_draft_goes_first(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    QTest.keyClicks(page, "Before the long read.")
    part = window.open_part()
    assert part is not None
    entered, stopped = threading.Event(), threading.Event()
    told: list[object] = []

    def read() -> None:
        entered.set()
        assert stopped.wait(20)
        raise WorkInterrupted

    jobs, _ = window.workers()
    jobs.submit(part, read, done=told.append, failed=told.append)
    jobs.interrupt_with(stopped.set)
    qtbot.waitUntil(entered.is_set)
    window.lock()
    locked(window, qtbot)
    assert stopped.is_set()
    assert told == []
    assert house.texts() == ["Before the long read."]


def test_what_the_disk_refuses_is_sealed_and_offered_at_the_next_unlock(
    house: House, open_window: OpenWindow, qtbot: QtBot, refusals: Refusals
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    refusals.disk_full = True
    QTest.keyClicks(page, "The disk was full that night.")
    window.lock()
    locked(window, qtbot)
    refusals.disk_full = False
    assert house.texts() == []
    sealed = list(house.folder.glob("*.draft"))
    assert len(sealed) == 1
    assert b"disk was full" not in sealed[0].read_bytes()
    unlock(window, qtbot)
    part = window.open_part()
    assert part is not None
    assert "refused" in part.notice.text()
    buttons = part.notice.findChildren(QAbstractButton)
    action = next(b for b in buttons if b.text() == "Put it back")
    QTest.keyClick(action, Qt.Key.Key_Space)
    qtbot.waitUntil(settled(window))
    assert page_of(window).toPlainText() == "The disk was full that night."
    assert not list(house.folder.glob("*.draft"))


def test_nothing_of_the_unlocked_part_is_left_in_memory(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    for screen in ("journal", "trends", "research", "support", "settings", "tonight"):
        press(window, f"go-{screen}")
        qtbot.waitUntil(settled(window))
    part = window.open_part()
    assert part is not None
    ghosts: list[Callable[[], object]] = [
        weakref.ref(part),
        weakref.ref(page),
        weakref.ref(part._session),
    ]
    del part, page
    window.lock()
    locked(window, qtbot)

    def gone() -> bool:
        gc.collect()
        return all(ghost() is None for ghost in ghosts)

    qtbot.waitUntil(gone)


def test_a_backup_is_made_at_each_lock(house: House, open_window: OpenWindow, qtbot: QtBot) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    window.lock()
    locked(window, qtbot)
    assert len(house.plain_keeper.backups(house.folder)) == 1


def test_idle_minutes_lock(house: House, open_window: OpenWindow, qtbot: QtBot) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    QTest.keyClicks(page, "Gone to make tea.")
    house.clock.forward(minutes=11)
    with qtbot.waitSignal(window.locked):
        pass
    assert is_shown(window, "unlock")
    assert house.texts() == ["Gone to make tea."]


def test_quick_hide_blanks_and_any_key_leads_back_to_unlock(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    QTest.keyClicks(page, "Nobody saw this.")
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert is_shown(window, "cover")
    assert not is_shown(window, "unlock")
    locked(window, qtbot)
    cover = shown(window, QWidget, "cover")
    QTest.keyClick(cover, Qt.Key.Key_Shift)
    assert is_shown(window, "cover")
    QTest.keyClick(cover, Qt.Key.Key_A)
    assert is_shown(window, "unlock")
    assert house.texts() == ["Nobody saw this."]


def test_closing_the_window_stores_and_locks(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    QTest.keyClicks(page, "Closed in a hurry.")
    window.close()
    jobs, _ = window.workers()
    qtbot.waitUntil(jobs.ended)
    assert house.texts() == ["Closed in a hurry."]


@pytest.mark.parametrize("screen", ["journal", "support"])
def test_unlocking_leads_back_to_the_screen_one_was_on(
    house: House, open_window: OpenWindow, qtbot: QtBot, screen: str
) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    press(window, f"go-{screen}")
    qtbot.waitUntil(settled(window))
    window.lock()
    locked(window, qtbot)
    shown(window, QLineEdit, "passphrase").setText("four quiet words tonight")
    press(window, "unlock-now")
    qtbot.waitUntil(lambda: window.open_part() is not None)
    part = window.open_part()
    assert part is not None
    assert part.current() == screen


def test_input_methods_are_told_not_to_learn_from_the_page(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    assert page.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


class Telltale:
    """Something of the journal that must not outlive a lock."""

    def read(self, until: Callable[[], bool] = lambda: True) -> None:
        if not until():
            raise TimeoutError
        raise WorkInterrupted


def test_the_second_worker_drops_what_waits_and_holds_nothing_of_the_journal(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    _, background = window.workers()
    begun, stop = threading.Event(), threading.Event()
    came: list[object] = []
    background.drained.connect(stop.set)

    def told() -> bool:
        begun.set()
        return stop.wait(10)

    running, waiting = Telltale(), Telltale()
    gone = [weakref.ref(running), weakref.ref(waiting)]
    background.submit(window, partial(running.read, told), done=came.append)
    background.submit(window, partial(waiting.read), done=came.append)
    del running, waiting
    assert begun.wait(10)
    ctrl_l(page)
    locked(window, qtbot)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and not any(one() for one in gone))
    assert came == []


def test_what_is_to_be_remembered_survives_a_lock(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    _, background = window.workers()
    go_on = threading.Event()
    background.submit(window, lambda: go_on.wait(10), urgent=True)
    other = house.folder.parent / "other"
    window._parts.remember(lambda known: known.opened(other))
    ctrl_l(page)
    go_on.set()
    locked(window, qtbot)
    assert other in window._parts.preferences.load().recent
