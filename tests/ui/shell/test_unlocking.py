"""Every way into a journal, and the way out of every trouble on the unlock page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.caps_lock import reveals_caps_lock
from journal_app.ui.instance_lock import LOCK_NAME, QtInstanceLock
from journal_app.ui.shell import MainWindow
from journal_app.ui.widgets.notice import Notice
from tests.ui.shell.rooms import (
    PASSPHRASE,
    House,
    fill,
    is_shown,
    locked,
    press,
    settled,
    shown,
    unlock,
)

OpenWindow = Callable[[], MainWindow]


def said(window: MainWindow) -> str:
    return shown(window, Notice, "unlock-notice").text()


def try_passphrase(window: MainWindow, qtbot: QtBot, passphrase: str = PASSPHRASE) -> str:
    fill(window, "passphrase", passphrase)
    press(window, "unlock-now")
    qtbot.waitUntil(settled(window))
    return said(window)


def press_action(window: MainWindow, words: str) -> None:
    notice = shown(window, Notice, "unlock-notice")
    button = next(b for b in notice.findChildren(QWidget) if b.accessibleName() == words)
    QTest.keyClick(button, Qt.Key.Key_Space)


def with_backup(house: House, qtbot: QtBot, open_window: OpenWindow) -> MainWindow:
    """Make a journal with one entry and a backup of it."""
    house.make_journal()
    window = open_window()
    QTest.keyClicks(unlock(window, qtbot), "Kept in the backup.")
    window.lock()
    locked(window, qtbot)
    return window


def spoil(house: House) -> None:
    """Overwrite the middle of the database, as a failing disk does."""
    path = house.folder / "journal.db"
    blob = bytearray(path.read_bytes())
    for at in range(4096, len(blob), 997):
        blob[at] ^= 0xFF
    path.write_bytes(blob)


def test_a_wrong_passphrase_is_one_calm_sentence_and_nothing_more(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    before = (house.folder / "journal.db").read_bytes()
    words = try_passphrase(window, qtbot, "not this one")
    assert "does not open the journal" in words
    assert "damaged" not in words
    assert (house.folder / "journal.db").read_bytes() == before
    assert shown(window, QWidget, "passphrase").isEnabled()
    assert unlock(window, qtbot).isVisible()


def test_damage_is_called_damage_and_leads_to_the_newest_backup_in_three_clicks(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = with_backup(house, qtbot, open_window)
    spoil(house)
    words = try_passphrase(window, qtbot)
    assert "damaged" in words
    assert "passphrase does not" not in words
    press_action(window, "Restore a backup")
    qtbot.waitUntil(lambda: is_shown(window, "restore"))
    assert shown(window, QComboBox, "backups").currentIndex() == 0
    fill(window, "restore-secret", PASSPHRASE)
    press(window, "restore-now")
    qtbot.waitUntil(lambda: is_shown(window, "unlock-notice"))
    assert "1 entry" in said(window)
    kept = next(house.folder.glob("replaced-*"))
    assert str(kept) in said(window)
    assert (kept / "journal.db").exists()
    assert unlock(window, qtbot).toPlainText() == "Kept in the backup."


def test_a_sound_journal_can_be_put_back_from_a_backup_too(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    vault = house.plain_keeper.open_with_passphrase(house.folder, PASSPHRASE)
    vault.back_up()
    vault.close()
    window = open_window()
    press(window, "unlock-restore")
    qtbot.waitUntil(lambda: is_shown(window, "restore"))
    assert shown(window, QComboBox, "backups").currentIndex() == 0
    fill(window, "restore-secret", PASSPHRASE)
    press(window, "restore-now")
    qtbot.waitUntil(lambda: is_shown(window, "unlock-notice"))
    assert "are back." in said(window)
    assert "could not be brought over" not in said(window)


def test_trying_again_puts_away_what_was_said_of_the_last_try(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    fill(window, "passphrase", "not the right one")
    press(window, "unlock-now")
    qtbot.waitUntil(lambda: is_shown(window, "unlock-notice"))
    fill(window, "passphrase", "wrong once more")
    press(window, "unlock-now")
    assert not is_shown(window, "unlock-notice")
    qtbot.waitUntil(lambda: is_shown(window, "unlock-notice"))


def test_a_backup_can_be_restored_with_the_recovery_code(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    code = house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    window.lock()
    locked(window, qtbot)
    (house.folder / "journal.db").unlink()
    words = try_passphrase(window, qtbot)
    assert "not in its folder" in words
    press_action(window, "Restore a backup")
    qtbot.waitUntil(lambda: is_shown(window, "restore"))
    fill(window, "restore-secret", code)
    box = next(
        w
        for w in shown(window, QWidget, "restore").findChildren(QWidget)
        if w.accessibleName() == "This is my recovery code"
        or (w.property("text") is not None and w.property("text") == "This is my recovery code")
    )
    QTest.keyClick(box, Qt.Key.Key_Space)
    press(window, "restore-now")
    qtbot.waitUntil(lambda: is_shown(window, "unlock-notice"))
    assert "are back" in said(window)
    assert "could not be brought over" in said(window)


@pytest.mark.parametrize("loss", ["damaged", "missing"])
def test_a_lost_key_file_is_replaced_by_its_spare_copy(
    house: House, open_window: OpenWindow, qtbot: QtBot, loss: str
) -> None:
    house.make_journal()
    window = open_window()
    header = house.folder / "vault.json"
    if loss == "damaged":
        header.write_bytes(header.read_bytes()[:-40])
    else:
        header.unlink()
    words = try_passphrase(window, qtbot)
    assert "key file" in words
    press_action(window, "Use the spare copy")
    qtbot.waitUntil(lambda: "good copy" in said(window))
    assert unlock(window, qtbot).isVisible()


def test_a_key_file_from_a_backup_is_said_to_want_the_passphrase_of_that_day(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = with_backup(house, qtbot, open_window)
    vault = house.plain_keeper.open_with_passphrase(house.folder, PASSPHRASE)
    vault.change_passphrase(PASSPHRASE, "chosen after the backup")
    vault.close()
    for name in ("vault.json", "vault.json.bak"):
        (house.folder / name).unlink()
    try_passphrase(window, qtbot, "chosen after the backup")
    press_action(window, "Use the spare copy")
    qtbot.waitUntil(lambda: "key file of your backup" in said(window))
    assert "as usual" not in said(window)
    assert "passphrase or the recovery code of that day" in said(window)
    assert unlock(window, qtbot).isVisible()


def test_a_recovery_code_opens_and_a_new_passphrase_can_be_set(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    code = house.make_journal()
    window = open_window()
    press(window, "other-way")
    fill(window, "recovery-code", code.lower().replace("-", " "))
    press(window, "unlock-now")
    qtbot.waitUntil(lambda: is_shown(window, "forgotten"))
    fill(window, "new-passphrase", "five other quiet words now")
    fill(window, "new-passphrase-again", "five other quiet words now")
    press(window, "set-passphrase")
    qtbot.waitUntil(lambda: window.open_part() is not None)
    window.lock()
    locked(window, qtbot)
    assert "does not open" in try_passphrase(window, qtbot)
    assert unlock(window, qtbot, "five other quiet words now").isVisible()


def test_locking_while_a_new_passphrase_is_asked_for_locks(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    code = house.make_journal()
    window = open_window()
    press(window, "other-way")
    fill(window, "recovery-code", code)
    press(window, "unlock-now")
    qtbot.waitUntil(lambda: is_shown(window, "forgotten"))
    window.lock()
    locked(window, qtbot)
    assert is_shown(window, "passphrase")
    house.plain_keeper.open_with_passphrase(house.folder, PASSPHRASE).close()


def test_a_journal_open_in_another_program_is_said_to_be(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    other = QtInstanceLock()
    other.acquire(house.folder)
    window = open_window()
    assert "open in another Heartbeat" in try_passphrase(window, qtbot)
    other.release()
    assert unlock(window, qtbot).isVisible()


def test_a_lock_from_another_computer_is_named_and_can_be_overridden(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    lock = house.folder / LOCK_NAME
    lock.write_text("4242\nheartbeat\nward-pc\nab12\ncd34\n", encoding="utf-8")
    window = open_window()
    assert "ward-pc" in try_passphrase(window, qtbot)
    press_action(window, "It is closed there: open it")
    qtbot.waitUntil(lambda: window.open_part() is not None)


def test_support_is_there_before_unlocking_and_leads_back(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    QTest.keyClick(shown(window, QWidget, "passphrase"), Qt.Key.Key_F1)
    assert is_shown(window, "support")
    press(window, "support-back")
    assert is_shown(window, "passphrase")


def test_journals_opened_before_can_be_chosen(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    window.lock()
    locked(window, qtbot)
    second = house.folder.with_name("second")
    vault, _ = house.plain_keeper.create(second, "another good passphrase")
    vault.close()
    window.begin(second)
    assert "second" in shown(window, QWidget, "unlock").findChildren(QLabel)[2].text()
    press(window, "others")
    assert is_shown(window, "other-journals")
    card = shown(window, QWidget, "other-journals")
    button = next(b for b in card.findChildren(QWidget) if b.accessibleName() == str(house.folder))
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert unlock(window, qtbot).isVisible()


def test_leaving_for_another_journal_locks_this_one(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    QTest.keyClicks(unlock(window, qtbot), "Half a line")
    part = window.open_part()
    assert part is not None
    part.other_wanted.emit(None)
    assert is_shown(window, "other-journals")
    locked(window, qtbot)
    assert house.texts() == ["Half a line"]


def test_caps_lock_is_told_from_what_is_typed() -> None:
    assert reveals_caps_lock("A", shift=False) is True
    assert reveals_caps_lock("a", shift=True) is True
    assert reveals_caps_lock("A", shift=True) is False
    assert reveals_caps_lock("a", shift=False) is False
    assert reveals_caps_lock("1", shift=False) is None
    assert reveals_caps_lock("", shift=False) is None
    assert reveals_caps_lock("中", shift=False) is None
