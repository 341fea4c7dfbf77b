"""Settings: the guard's level, its hints and its lists of words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from journal_app.domain.guard import Decision, GuardLevel
from journal_app.domain.identifiers import Kind
from journal_app.services.guard import GuardService
from journal_app.services.guard_library import GuardLibrary
from journal_app.ui.journal.removable import RemovableChip
from journal_app.ui.settings.guard import GuardSection
from journal_app.ui.widgets.choices import Dropdown
from journal_app.ui.widgets.fields import TextField
from tests.ui.draw import settle
from tests.ui.settings.desk import Desk


def service(desk: Desk) -> GuardService:
    return GuardService(desk.vault, desk.clock, knows=GuardLibrary())


@pytest.fixture
def section(desk: Desk) -> GuardSection:
    settle(desk.screen, QSize(1092, 766))
    desk.screen.show_section("guard")
    found = desk.screen.findChild(GuardSection, "guard")
    assert found is not None
    return found


def press(section: QWidget, name: str) -> None:
    (found,) = [
        button
        for button in section.findChildren(QAbstractButton)
        if button.isVisible() and name in (button.accessibleName(), button.objectName())
    ]
    QTest.keyClick(found, Qt.Key.Key_Space)


def field(section: QWidget, name: str) -> TextField:
    found = section.findChild(TextField, name)
    assert found is not None
    return found


def chips(section: QWidget) -> list[str]:
    return [chip.text() for chip in section.findChildren(RemovableChip) if chip.isVisible()]


def test_level_and_hints_are_stored_as_they_are_chosen(section: GuardSection, desk: Desk) -> None:
    press(section, "Underline while I write: Sure ones only")
    press(section, "With a prompt about patients, remind me above the page")
    assert service(desk).level() is GuardLevel.SURE
    assert not service(desk).hints()


def test_words_are_added_found_and_taken_off_by_keyboard(section: GuardSection, desk: Desk) -> None:
    for words in ("Halvorsen", "Okonjo"):
        QTest.keyClicks(field(section, "guard-new"), words)
        QTest.keyClick(field(section, "guard-new"), Qt.Key.Key_Return)
    assert [(word.words, word.kind) for word in service(desk).words()] == [
        ("Halvorsen", Kind.NAME_PATIENT),
        ("Okonjo", Kind.NAME_PATIENT),
    ]
    QTest.keyClicks(field(section, "guard-search"), "halv")
    assert chips(section) == ["Halvorsen"]
    press(section, "Take “Halvorsen” off the list")
    assert [word.words for word in service(desk).words()] == ["Okonjo"]
    press(section, "Undo")
    assert len(service(desk).words()) == 2


def test_words_can_be_said_to_be_nothing(section: GuardSection, desk: Desk) -> None:
    kind = section.findChild(Dropdown, "guard-kind")
    assert kind is not None
    kind.set_value(None)
    QTest.keyClicks(field(section, "guard-new"), "Foley")
    press(section, "guard-add")
    assert [word.decision for word in service(desk).words()] == [Decision.NEVER]


def test_signs_alone_are_not_taken(section: GuardSection, desk: Desk) -> None:
    QTest.keyClicks(field(section, "guard-new"), "--")
    press(section, "guard-add")
    assert service(desk).words() == ()
