"""The first run: promises, passphrase, recovery sheet, and a journal on disk."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.vault import LocationRisk
from journal_app.services.preferences import PreferencesFile
from journal_app.services.settings import Recovery, SettingsService
from journal_app.ui.recovery import RecoverySheet, same_group
from journal_app.ui.shell import MainWindow
from journal_app.ui.theme import Theme
from journal_app.ui.welcome import WelcomePage, promises, risk_words
from journal_app.ui.widgets.choices import Segmented
from journal_app.ui.widgets.notice import Notice
from tests.fakes import FakeClock
from tests.ui.shell.rooms import (
    PASSPHRASE,
    House,
    fill,
    is_shown,
    locked,
    press,
    settled,
    shown,
)

OpenWindow = Callable[[], MainWindow]
CODE = "7Z3Q-M0WK-AAAA-BBBB-CCCC-DDDD-EEEE-1234"


def begin(window: MainWindow, qtbot: QtBot) -> RecoverySheet:
    fill(window, "new-passphrase", PASSPHRASE)
    fill(window, "new-passphrase-again", PASSPHRASE)
    press(window, "begin")
    qtbot.waitUntil(lambda: is_shown(window, "recovery"))
    return shown(window, RecoverySheet, "recovery")


def code_on(sheet: RecoverySheet) -> str:
    card = sheet.findChild(QWidget, "code")
    assert card is not None
    return str(card.accessibleName()).removeprefix("Recovery code: ")


def type_back(window: MainWindow, code: str) -> None:
    for number, group in enumerate(code.split("-"), start=1):
        if is_shown(window, f"group-{number}"):
            fill(window, f"group-{number}", group.lower())


def stored_recovery(house: House) -> Recovery:
    vault = house.plain_keeper.open_with_passphrase(house.folder, PASSPHRASE)
    try:
        return SettingsService(vault).recovery()
    finally:
        vault.close()


def test_from_nothing_to_tonight_with_the_sheet_typed_back(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    assert is_shown(window, "welcome")
    sheet = begin(window, qtbot)
    code = code_on(sheet)
    press(window, "have-it")
    assert not is_shown(window, "code")
    type_back(window, code)
    press(window, "check-sheet")
    qtbot.waitUntil(lambda: is_shown(window, "page"))
    qtbot.waitUntil(settled(window))
    window.lock()
    locked(window, qtbot)
    assert stored_recovery(house) is Recovery.CONFIRMED
    house.plain_keeper.open_with_recovery(house.folder, code).close()
    assert stat.S_IMODE(house.folder.stat().st_mode) == 0o700


def test_the_sheet_may_wait(house: House, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    begin(window, qtbot)
    press(window, "later")
    qtbot.waitUntil(lambda: is_shown(window, "page"))
    qtbot.waitUntil(settled(window))
    window.lock()
    locked(window, qtbot)
    assert stored_recovery(house) is Recovery.LATER


def test_a_group_misread_is_named_and_nothing_is_confirmed(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    code = code_on(begin(window, qtbot))
    press(window, "have-it")
    type_back(window, code[::-1])
    press(window, "check-sheet")
    assert "reads differently" in shown(window, Notice, "recovery-notice").text()
    assert is_shown(window, "check-sheet")


def test_locking_before_the_sheet_is_done_locks(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    sheet = begin(window, qtbot)
    window.lock()
    assert not sheet.isVisible()
    locked(window, qtbot)
    assert is_shown(window, "passphrase")
    assert stored_recovery(house) is Recovery.NOT_YET


def test_a_shared_computer_locks_after_two_minutes_and_is_remembered(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    shared = shown(window, Segmented, "shared")
    QTest.keyClick(shared.buttons()[1], Qt.Key.Key_Space)
    begin(window, qtbot)
    press(window, "later")
    qtbot.waitUntil(lambda: is_shown(window, "page"))
    qtbot.waitUntil(settled(window))
    assert PreferencesFile(house.places.config).load().shared == (house.folder,)
    house.clock.forward(minutes=2)
    with qtbot.waitSignal(window.locked):
        pass


def test_begin_waits_for_two_equal_passphrases(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    begin_button = shown(window, QWidget, "begin")
    fill(window, "new-passphrase", "short")
    fill(window, "new-passphrase-again", "short")
    assert not begin_button.isEnabled()
    fill(window, "new-passphrase", PASSPHRASE)
    fill(window, "new-passphrase-again", "something else")
    assert not begin_button.isEnabled()
    assert "not the same" in shown(window, QLabel, "passphrase-hint").text()
    fill(window, "new-passphrase-again", PASSPHRASE)
    assert begin_button.isEnabled()


def test_a_folder_that_holds_other_things_is_not_written_into(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    full = house.folder.parent / "papers"
    full.mkdir()
    (full / "thesis.txt").write_text("mine", encoding="utf-8")
    shown(window, WelcomePage, "welcome").set_folder(full)
    fill(window, "new-passphrase", PASSPHRASE)
    fill(window, "new-passphrase-again", PASSPHRASE)
    press(window, "begin")
    qtbot.waitUntil(lambda: is_shown(window, "welcome-notice"))
    assert "other files" in shown(window, Notice, "welcome-notice").text()
    assert [path.name for path in full.iterdir()] == ["thesis.txt"]


def test_a_synced_folder_is_warned_of(house: House, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    page = shown(window, WelcomePage, "welcome")
    page.set_folder(house.folder.parent / "Dropbox" / "journal")
    qtbot.waitUntil(lambda: is_shown(window, "risk"))
    assert "synchronising" in shown(window, QLabel, "risk").text()
    page.set_folder(house.folder)
    qtbot.waitUntil(settled(window))
    assert not is_shown(window, "risk")


@pytest.mark.parametrize("risk", list(LocationRisk))
def test_each_risk_has_words(risk: LocationRisk) -> None:
    assert risk_words(frozenset({risk}))


def test_no_risk_has_none() -> None:
    assert risk_words(frozenset()) == ""


def test_every_promise_of_the_first_page_is_there() -> None:
    words = " ".join(f"{heading} {sentence}" for heading, sentence in promises())
    for part in (
        "stays on this computer",
        "Nobody reads it, so nobody will come",
        "not legal privilege",
        "the journal is lost",
        "no diagnosis",
        "29 people",
    ):
        assert part in words


def test_the_sheet_is_written_as_a_pdf(theme: Theme, clock: FakeClock, tmp_path: Path) -> None:
    sheet = RecoverySheet(theme=theme, clock=clock, code=CODE)
    target = tmp_path / "sheet.pdf"
    sheet.save_to(target)
    assert target.read_bytes().startswith(b"%PDF")
    assert target.stat().st_size > 2000


def test_a_place_that_takes_no_file_is_said(
    theme: Theme, clock: FakeClock, tmp_path: Path, qtbot: QtBot
) -> None:
    sheet = RecoverySheet(theme=theme, clock=clock, code=CODE)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.save_to(tmp_path / "nowhere" / "sheet.pdf")
    notice = sheet.findChild(Notice, "recovery-notice")
    assert notice is not None
    assert "another" in notice.text()


def test_a_group_may_be_typed_as_it_reads() -> None:
    assert same_group(" m0wk ", "M0WK")
    assert same_group("MOWK", "M0WK")
    assert same_group("l234", "1234")
    assert not same_group("M0WX", "M0WK")
    assert not same_group("", "M0WK")


def test_the_code_is_in_no_field_and_no_title(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    code = code_on(begin(window, qtbot))
    press(window, "have-it")
    texts = [field.text() for field in window.findChildren(QLineEdit)]
    assert not any(group in text for group in code.split("-") for text in texts if text)
    assert window.windowTitle() == "Heartbeat"
