"""People a student chose to show before unlocking: at their own journal's door and no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.contacts import ContactService
from journal_app.ui.shell import MainWindow
from journal_app.ui.tonight.screen import TonightScreen
from tests.services.shown import shown_file
from tests.ui.shell.rooms import PASSPHRASE, House, press, unlock

OpenWindow = Callable[[], MainWindow]


def support_says(window: MainWindow, bot: QtBot, link: str, awaited: str) -> set[str]:
    """Return what Support says once it says what is awaited."""

    def said() -> set[str]:
        return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}

    press(window, link)
    bot.waitUntil(lambda: awaited in said())
    found = said()
    press(window, "support-back")
    return found


def test_only_the_journal_at_whose_door_one_stands_shows_its_people(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    own, other = house.places.default_vault, house.places.default_vault.with_name("other")
    for folder, name in ((own, "Noor"), (other, "Amal")):
        vault, _ = house.plain_keeper.create(folder, PASSPHRASE)
        contacts = ContactService(vault, shown_file(house.places.config))
        contacts.add(name, "555 0102", before_unlocking=True)
        contacts.add("Not before unlocking", "555 0103")
        vault.close()
    window = open_window()
    said = support_says(window, qtbot, "support-link", "Noor")
    assert not {"Amal", "Not before unlocking"} & said
    window.begin(other)
    assert "Noor" not in support_says(window, qtbot, "support-link", "Amal")
    press(window, "others")
    press(window, "new-journal")
    press(window, "welcome-support")
    people = window.findChild(QWidget, "shown-people")
    assert people is not None
    assert people.isHidden()


def test_words_that_were_forgotten_leave_the_file_too(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    """Forgetting changes the contacts in the journal; the file outside it has to follow."""
    folder, shown = house.places.default_vault, shown_file(house.places.config)
    vault, _ = house.plain_keeper.create(folder, PASSPHRASE)
    [noor] = ContactService(vault, shown).add("Noor", "555 0102", before_unlocking=True)
    shown.show(vault.vault_id, folder, [replace(noor, name="Noor Haddad")])
    vault.close()
    window = open_window()
    unlock(window, qtbot)
    tonight = window.findChild(TonightScreen)
    assert tonight is not None
    assert [one.name for one in shown.of(folder)] == ["Noor Haddad"]
    tonight.forgot.emit()
    qtbot.waitUntil(lambda: [one.name for one in shown.of(folder)] == ["Noor"])
