"""Lock, looks, passphrase, recovery, backups and journals, over a real vault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from journal_app.services.account import AccountService
from journal_app.services.settings import Recovery
from journal_app.ui.settings.lock import LockRules
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.widgets.fields import TextField
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper, write_entry
from tests.ui.settings.desk import Desk, fill
from tests.ui.settings.press import (
    choose,
    field,
    press,
    said,
    type_into,
    visible_buttons,
    words_shown,
)

BETTER = "kettle under the back stairs"


def test_a_shared_computer_locks_after_two_minutes(desk: Desk) -> None:
    heard: list[LockRules] = []
    desk.screen.lock_changed.connect(heard.append)
    desk.screen.show_section("lock")
    press(desk.screen, "Someone else uses this computer")
    assert desk.settings.shared_computer()
    assert desk.settings.auto_lock_minutes() == 2
    assert desk.preferences.load().shared == (desk.vault.folder,)
    assert heard[-1].minutes == 2
    press(desk.screen, "Someone else uses this computer")
    assert desk.settings.auto_lock_minutes() == 10
    assert desk.preferences.load().shared == ()


def test_lock_rules_are_stored_and_announced(desk: Desk) -> None:
    heard: list[LockRules] = []
    desk.screen.lock_changed.connect(heard.append)
    desk.screen.show_section("lock")
    choose(desk.screen, "Lock when nothing happens for", "5 minutes")
    choose(desk.screen, "Quick-hide key", "F12")
    press(desk.screen, "Lock when the screen locks or the computer sleeps")
    assert desk.settings.auto_lock_minutes() == 5
    assert heard[-1] == LockRules(minutes=5, with_session=False, quick_hide="F12", shared=False)


def test_looks_take_effect_at_once_and_are_remembered(desk: Desk, theme: Theme) -> None:
    desk.screen.show_section("looks")
    press(desk.screen, "Look: Dark")
    press(desk.screen, "Text size: 150 %")
    assert (theme.look, theme.scale) == (Look.DARK, 1.5)
    kept = desk.preferences.load()
    assert (kept.look, kept.scale) == ("dark", 1.5)


def test_the_passphrase_is_changed(desk: Desk, clock: FakeClock) -> None:
    desk.screen.show_section("passphrase")
    type_into(desk.screen, "The passphrase now", PASSPHRASE)
    type_into(desk.screen, "The new passphrase", BETTER)
    assert not visible_buttons(desk.screen)["Change the passphrase"].isEnabled()
    type_into(desk.screen, "The new passphrase again", BETTER)
    press(desk.screen, "Change the passphrase")
    assert "works from now on" in said(desk.screen)
    assert field(desk.screen, "The new passphrase").text() == ""
    desk.vault.close()
    make_keeper(clock).open_with_passphrase(desk.vault.folder, BETTER).close()


def test_a_wrong_old_passphrase_changes_nothing(desk: Desk, clock: FakeClock) -> None:
    desk.screen.show_section("passphrase")
    type_into(desk.screen, "The passphrase now", "not this one")
    type_into(desk.screen, "The new passphrase", BETTER)
    type_into(desk.screen, "The new passphrase again", BETTER)
    press(desk.screen, "Change the passphrase")
    assert "does not open" in said(desk.screen)
    assert visible_buttons(desk.screen)["Change the passphrase"].isEnabled()
    desk.vault.close()
    make_keeper(clock).open_with_passphrase(desk.vault.folder, PASSPHRASE).close()


def test_two_different_or_short_passphrases_cannot_be_sent(desk: Desk) -> None:
    desk.screen.show_section("passphrase")
    type_into(desk.screen, "The passphrase now", PASSPHRASE)
    type_into(desk.screen, "The new passphrase", BETTER)
    type_into(desk.screen, "The new passphrase again", BETTER + "s")
    assert "The two new ones are not the same yet." in words_shown(desk.screen)
    assert not visible_buttons(desk.screen)["Change the passphrase"].isEnabled()
    for name in ("The new passphrase", "The new passphrase again"):
        type_into(desk.screen, name, "short")
    assert not visible_buttons(desk.screen)["Change the passphrase"].isEnabled()


def test_what_was_typed_is_forgotten_when_the_section_is_left(desk: Desk) -> None:
    desk.screen.show_section("passphrase")
    type_into(desk.screen, "The passphrase now", PASSPHRASE)
    desk.screen.show_section("looks")
    desk.screen.show_section("passphrase")
    assert field(desk.screen, "The passphrase now").text() == ""


def test_the_sheet_is_tested(desk: Desk) -> None:
    desk.screen.show_section("recovery")
    assert "You have not yet confirmed a recovery sheet." in words_shown(desk.screen)
    type_into(desk.screen, "Recovery code", desk.code)
    press(desk.screen, "Test the code")
    assert any(words.startswith("It opens this journal") for words in words_shown(desk.screen))
    assert desk.settings.recovery() is Recovery.CONFIRMED
    assert "You have not yet confirmed a recovery sheet." not in words_shown(desk.screen)


def test_a_new_code_ends_the_old_one_and_says_what_about_backups(desk: Desk) -> None:
    desk.settings.set_recovery(Recovery.CONFIRMED)
    desk.screen.show_section("recovery")
    assert any("Backups made before still open" in words for words in words_shown(desk.screen))
    type_into(desk.screen, "Your passphrase", PASSPHRASE)
    press(desk.screen, "Make a new code")
    (sheet,) = desk.sheets
    assert "no longer opens this journal" in said(desk.screen)
    groups = code_shown(desk)
    assert "-".join(groups) != desk.code
    assert not desk.vault.recovery_code_opens(desk.code)
    assert desk.vault.recovery_code_opens("-".join(groups))
    assert desk.settings.recovery() is Recovery.LATER
    press(desk.screen, "I have it on paper")
    for number, group in enumerate(groups, start=1):
        if any(f.accessibleName() == f"Group {number}" for f in sheet.findChildren(TextField)):
            type_into(desk.screen, f"Group {number}", group)
    press(desk.screen, "Done")
    assert desk.settings.recovery() is Recovery.CONFIRMED
    assert not set(groups) & set(words_shown(desk.screen))


def test_a_new_code_not_confirmed_yet_is_still_there_after_another_section(desk: Desk) -> None:
    desk.screen.show_section("recovery")
    type_into(desk.screen, "Your passphrase", PASSPHRASE)
    press(desk.screen, "Make a new code")
    groups = code_shown(desk)
    press(desk.screen, "Section: Looks")
    assert not set(groups) & set(words_shown(desk.screen))
    press(desk.screen, "Section: Recovery")
    assert code_shown(desk) == groups
    assert "not confirmed yet" in said(desk.screen)
    assert desk.vault.recovery_code_opens("-".join(groups))


def test_no_moment_has_a_dead_sheet_called_confirmed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a computer that stops while the new code is written would find afterwards."""
    found: list[Recovery] = []
    make = AccountService.new_recovery_code

    def watched(account: AccountService, passphrase: str) -> str:
        found.append(desk.settings.recovery())
        return make(account, passphrase)

    monkeypatch.setattr(AccountService, "new_recovery_code", watched)
    desk.settings.set_recovery(Recovery.CONFIRMED)
    desk.screen.show_section("recovery")
    type_into(desk.screen, "Your passphrase", "not this one")
    press(desk.screen, "Make a new code")
    assert desk.settings.recovery() is Recovery.CONFIRMED
    type_into(desk.screen, "Your passphrase", PASSPHRASE)
    press(desk.screen, "Make a new code")
    assert found == [Recovery.LATER, Recovery.LATER]


def code_shown(desk: Desk) -> list[str]:
    """Read the eight groups off the sheet, as the student would."""
    text = " ".join(words_shown(desk.sheets[-1]))
    return re.findall(r"\b[0-9A-Z]{4}\b", text)


def test_a_wrong_passphrase_makes_no_new_code(desk: Desk) -> None:
    desk.screen.show_section("recovery")
    type_into(desk.screen, "Your passphrase", "not this one")
    press(desk.screen, "Make a new code")
    assert desk.sheets == []
    assert "does not open" in said(desk.screen)
    assert desk.vault.recovery_code_opens(desk.code)


def test_a_wrong_code_is_told_from_the_right_one(desk: Desk) -> None:
    desk.screen.show_section("recovery")
    wrong = ("A" if desk.code[0] != "A" else "B") + desk.code[1:]
    type_into(desk.screen, "Recovery code", wrong)
    press(desk.screen, "Test the code")
    assert any("does not open" in words for words in words_shown(desk.screen))
    assert desk.settings.recovery() is Recovery.NOT_YET


def test_backups_are_made_looked_into_and_asked_for(
    desk: Desk, clock: FakeClock, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    write_entry(desk.vault, clock)
    desk.screen.show_section("backups")
    type_into(desk.screen, "Second backup folder", str(stick))
    field(desk.screen, "Second backup folder").editingFinished.emit()
    assert desk.settings.second_backup_folder() == stick
    press(desk.screen, "Back up now")
    (backup,) = desk.vault.backups()
    assert said(desk.screen).startswith("Backed up and checked")
    assert len(list(stick.iterdir())) == 1
    when = "Sat 21 November at 22:00"
    press(desk.screen, f"Look into the backup of {when}")
    assert "1 entry" in said(desk.screen)
    press(desk.screen, f"Restore the backup of {when}")
    assert "kept in a folder beside it" in said(desk.screen)
    with qtbot.waitSignal(desk.screen.restore_requested) as heard:
        press(desk.screen, "Close the journal and restore")
    assert heard.args == [backup.path]


def test_a_damaged_backup_is_called_damaged(desk: Desk) -> None:
    fill(desk)
    desk.screen.show_section("backups")
    newest = desk.vault.backups()[0]
    newest.path.write_bytes(b"not a backup" * 500)
    press(desk.screen, "Look into the backup of Sun 22 November at 22:00")
    assert "damaged" in said(desk.screen).lower()


def test_choosing_a_folder_is_no_modal_dialog(desk: Desk, tmp_path: Path) -> None:
    desk.screen.show_section("backups")
    press(desk.screen, "Choose a folder")
    (chooser,) = desk.screen.findChildren(QFileDialog)
    assert not chooser.isModal()
    chooser.fileSelected.emit(str(tmp_path))
    chooser.close()
    assert desk.settings.second_backup_folder() == tmp_path
    press(desk.screen, "No second folder")
    assert desk.settings.second_backup_folder() is None


def test_other_journals_are_listed_opened_and_forgotten(desk: Desk, qtbot: QtBot) -> None:
    fill(desk)
    desk.screen.show_section("journals")
    assert str(desk.vault.folder) in words_shown(desk.screen)
    with qtbot.waitSignal(desk.screen.open_journal) as heard:
        press(desk.screen, "Open second journal")
    assert heard.args == [Path("/media/stick/second journal")]
    with qtbot.waitSignal(desk.screen.open_other):
        press(desk.screen, "Open another journal")
    press(desk.screen, "Take second journal off this list")
    assert desk.preferences.load().recent == (desk.vault.folder,)
    assert "None opened on this computer." in words_shown(desk.screen)


def test_about_names_the_licences(desk: Desk) -> None:
    desk.screen.show_section("about")
    shown = words_shown(desk.screen)
    assert "SIL Open Font License 1.1" in shown
    assert any("opens no network connection" in words for words in shown)
