"""What locking found out and what could only be done later: told, offered again, done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.vault import PageState
from journal_app.ui.lockable import Draft
from journal_app.ui.shell import MainWindow
from journal_app.ui.widgets.notice import Notice
from tests.ui.shell.rooms import House, Refusals, is_shown, locked, settled, shown, unlock

OpenWindow = Callable[[], MainWindow]


def said(window: MainWindow) -> str:
    return shown(window, Notice, "unlock-notice").text()


def lock_with_nothing_taken(
    window: MainWindow, qtbot: QtBot, refusals: Refusals, words: str
) -> None:
    page = unlock(window, qtbot)
    refusals.disk_full = refusals.no_folder = True
    QTest.keyClicks(page, words)
    window.lock()
    locked(window, qtbot)
    refusals.disk_full = refusals.no_folder = False


def test_pages_in_memory_only_are_told_of_and_written_when_the_window_closes(
    house: House, open_window: OpenWindow, qtbot: QtBot, refusals: Refusals
) -> None:
    house.make_journal()
    window = open_window()
    lock_with_nothing_taken(window, qtbot, refusals, "Held.")
    assert "1 page" in said(window)
    assert "memory only" in said(window)
    assert not list(house.folder.glob("*.draft"))
    assert window.close()
    (sealed,) = house.folder.glob("*.draft")
    assert b"Held." not in sealed.read_bytes()


def test_the_first_close_says_that_pages_would_be_lost_and_the_second_closes(
    house: House, open_window: OpenWindow, qtbot: QtBot, refusals: Refusals
) -> None:
    house.make_journal()
    window = open_window()
    window._parts = replace(window._parts, keep_sealed=lambda _vault, _blob: False)
    lock_with_nothing_taken(window, qtbot, refusals, "Held.")
    shown(window, Notice, "unlock-notice").dismiss()
    assert not window.close()
    assert window.isVisible()
    assert "memory only" in said(window)
    assert window.close()


def test_what_is_held_in_memory_can_be_put_back_after_all(
    house: House, open_window: OpenWindow, qtbot: QtBot, refusals: Refusals
) -> None:
    house.make_journal()
    window = open_window()
    lock_with_nothing_taken(window, qtbot, refusals, "Held.")
    unlock(window, qtbot)
    part = window.open_part()
    assert part is not None
    action = next(b for b in part.notice.findChildren(QAbstractButton) if b.text() == "Put it back")
    action.click()
    qtbot.waitUntil(settled(window))
    window.lock()
    locked(window, qtbot)
    assert not is_shown(window, "unlock-notice")
    assert house.texts() == ["Held."]


def test_damage_found_by_the_backup_of_the_lock_is_told_with_the_way_to_the_backups(
    house: House, open_window: OpenWindow, qtbot: QtBot, refusals: Refusals
) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    refusals.damage = True
    window.lock()
    locked(window, qtbot)
    assert "is damaged" in said(window)
    notice = shown(window, Notice, "unlock-notice")
    actions = [b.text() for b in notice.findChildren(QAbstractButton) if b.isVisible()]
    assert "Restore a backup" in actions


def test_a_backup_the_disk_did_not_take_is_told_at_the_next_unlock_and_only_then(
    house: House, open_window: OpenWindow, qtbot: QtBot, refusals: Refusals
) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    refusals.no_backup = True
    window.lock()
    locked(window, qtbot)
    assert not is_shown(window, "unlock-notice")
    refusals.no_backup = False
    unlock(window, qtbot)
    part = window.open_part()
    assert part is not None
    assert "did not take a backup" in part.notice.text()
    window.lock()
    locked(window, qtbot)
    unlock(window, qtbot)
    assert not is_shown(window, "shell-notice")


def test_the_bin_is_emptied_some_seconds_into_the_session(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    QTest.keyClicks(unlock(window, qtbot), "Thrown away.")
    window.lock()
    locked(window, qtbot)
    vault = house.plain_keeper.open_with_passphrase(house.folder, "four quiet words tonight")
    ((entry, _),) = vault.entries.each()
    vault.entries.put_in_bin(entry.id, house.clock.now())
    vault.close()
    house.clock.forward(days=31)
    unlock(window, qtbot)
    window.lock()
    locked(window, qtbot)
    assert house.texts() == ["Thrown away."]
    unlock(window, qtbot)
    part = window.open_part()
    assert part is not None
    timer = part.findChild(QTimer, "bin-timer")
    assert timer is not None
    assert timer.isActive()
    timer.timeout.emit()
    qtbot.waitUntil(settled(window))
    window.lock()
    locked(window, qtbot)
    assert house.texts() == []


class Lost(QWidget):
    """A screen that cannot say where the student is."""

    def take_draft(self) -> Draft | None:
        return None

    def hand_over(self) -> None:
        self.update()

    def page_state(self) -> PageState:
        raise TypeError

    def restore(self, state: PageState) -> None:
        self.setObjectName(state.screen)


@pytest.mark.expects_log
def test_words_are_kept_even_when_the_place_in_them_cannot_be(
    house: House, open_window: OpenWindow, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    house.make_journal()
    window = open_window()
    page = unlock(window, qtbot)
    part = window.open_part()
    assert part is not None
    part._screens["journal"] = Lost(part)
    QTest.keyClicks(page, "Kept.")
    window.lock()
    locked(window, qtbot)
    assert [record.getMessage() for record in caplog.records] == ["while locking: TypeError"]
    assert house.texts() == ["Kept."]
