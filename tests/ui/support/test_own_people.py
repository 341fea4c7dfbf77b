"""Own contacts on the Support screen, and a school's lines below the country's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.asides import Aside
from journal_app.domain.ports import OpenVault
from journal_app.ui.lockable import HoldsNotes
from journal_app.ui.support.card import LineCard
from journal_app.ui.support.kit import SupportKit
from journal_app.ui.support.screen import SupportScreen
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from tests.services.test_school_lines import HEAD, LINE
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import SCALES, SIZES, draw, settle


def show(qtbot: QtBot, theme: Theme, kit: SupportKit) -> SupportScreen:
    screen = SupportScreen(theme=theme, service=kit.lines, region="GB", kit=kit)
    qtbot.addWidget(screen)
    screen.activate()
    settle(screen, SIZES[0])
    return screen


def said(screen: QWidget) -> list[str]:
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def press(screen: QWidget, name: str) -> None:
    found = [
        button
        for button in screen.findChildren(QAbstractButton)
        if button.isVisible() and name in (button.accessibleName(), button.objectName())
    ]
    assert len(found) == 1, name
    QTest.keyClick(found[0], Qt.Key.Key_Space)
    settle(screen, SIZES[0])


def fill(screen: QWidget, name: str, text: str) -> None:
    field = screen.findChild(QLineEdit, name)
    assert field is not None
    field.clear()
    QTest.keyClicks(field, text)


def test_a_contact_is_added_changed_moved_and_deleted_by_keyboard(
    qtbot: QtBot, theme: Theme, kit: SupportKit, one_vault: OpenVault
) -> None:
    screen = show(qtbot, theme, kit)
    press(screen, "contact-add")
    fill(screen, "contact-name", "Noor")
    press(screen, "contact-keep")
    assert "A name and a way to reach them are needed." in said(screen)
    fill(screen, "contact-way", "555 0102")
    press(screen, "contact-before")
    press(screen, "contact-keep")
    assert [one.name for one in kit.shown.of(one_vault.folder)] == ["Noor"]
    kit.contacts.add("Personal tutor", "the blue door")
    screen.activate()
    settle(screen, SIZES[0])
    press(screen, "Move Personal tutor up")
    assert [one.name for one in kit.contacts.all()] == ["Personal tutor", "Noor"]
    press(screen, "Change Noor")
    fill(screen, "contact-way", "555 0199")
    press(screen, "contact-before")
    press(screen, "contact-keep")
    assert "555 0199" in said(screen)
    assert kit.shown.of(one_vault.folder) == ()
    press(screen, "Delete Noor")
    assert "Delete Noor? This cannot be undone." in said(screen)
    press(screen, "Delete")
    assert [one.name for one in kit.contacts.all()] == ["Personal tutor"]
    assert "Noor" not in said(screen)


def test_half_a_contact_outlives_the_program_and_is_kept_at_a_lock(
    qtbot: QtBot, theme: Theme, kit: SupportKit
) -> None:
    screen = show(qtbot, theme, kit)
    assert isinstance(screen, HoldsNotes)
    press(screen, "contact-add")
    assert screen.take_notes() == []
    fill(screen, "contact-way", "555 01")
    qtbot.waitUntil(lambda: kit.asides.of(Aside.CONTACT).get("way") == "555 01")
    fill(screen, "contact-way", "555 0102")
    (draft,) = screen.take_notes()
    assert draft.kind == Aside.CONTACT
    draft.save()
    screen.hide()
    again = show(qtbot, theme, kit)
    fill(again, "contact-name", "Noor")
    press(again, "contact-keep")
    assert [(one.name, one.way) for one in kit.contacts.all()] == [("Noor", "555 0102")]
    assert kit.asides.of(Aside.CONTACT) == {}


def test_half_a_change_of_a_contact_is_a_change_when_it_comes_back(
    qtbot: QtBot, theme: Theme, kit: SupportKit
) -> None:
    kit.contacts.add("Noor", "555 0102")
    kit.contacts.add("Tutor", "the blue door")
    screen = show(qtbot, theme, kit)
    press(screen, "Change Noor")
    fill(screen, "contact-note", "after six")
    press(screen, "Delete Tutor")
    press(screen, "Delete")
    for draft in screen.take_notes():
        draft.save()
    screen.hide()
    again = show(qtbot, theme, kit)
    press(again, "contact-keep")
    assert [(one.name, one.note) for one in kit.contacts.all()] == [("Noor", "after six")]
    press(again, "Change Noor")
    fill(again, "contact-note", "never")
    for draft in again.take_notes():
        draft.save()
    press(again, "contact-leave")
    assert kit.asides.of(Aside.CONTACT) == {}


def test_it_says_who_else_can_read_what_is_shown_before_unlocking(
    qtbot: QtBot, theme: Theme, kit: SupportKit, one_vault: OpenVault
) -> None:
    screen = show(qtbot, theme, kit)
    press(screen, "contact-add")
    assert any("Anyone who can use this computer can then read" in one for one in said(screen))
    kit.contacts.add("Noor", "555 0102", before_unlocking=True)
    kit.contacts.add("Amal", "555 0103")
    locked = SupportScreen(
        theme=theme,
        service=kit.lines,
        region="GB",
        closable=True,
        shown=lambda: kit.shown.of(one_vault.folder),
    )
    qtbot.addWidget(locked)
    locked.activate()
    settle(locked, SIZES[0])
    assert "Noor" in said(locked)
    assert "Amal" not in said(locked)
    assert not any(button.objectName() == "contact-add" for button in buttons(locked))


def buttons(screen: QWidget) -> list[QAbstractButton]:
    return [one for one in screen.findChildren(QAbstractButton) if one.isVisible()]


def test_emergency_numbers_stand_above_own_people_and_own_people_above_the_rest(
    qtbot: QtBot, theme: Theme, kit: SupportKit
) -> None:
    kit.contacts.add("Noor", "555 0102")
    screen = show(qtbot, theme, kit)
    own = screen.findChild(QWidget, "own-people")
    assert own is not None
    heights = {
        card.objectName(): card.mapTo(screen, card.rect().topLeft()).y()
        for card in [own, *screen.findChildren(LineCard)]
    }
    order = sorted(heights, key=heights.__getitem__)
    assert order[:3] == ["line-gb-emergency", "own-people", "line-gb-bma"]


def test_a_school_s_lines_stand_last_under_their_origin(
    qtbot: QtBot, theme: Theme, kit: SupportKit, tmp_path: Path
) -> None:
    path = tmp_path / "school.toml"
    path.write_text(HEAD + LINE, encoding="utf-8")
    screen = show(qtbot, theme, kit)
    before = [card.objectName() for card in screen.findChildren(LineCard)]
    kit.school.bring(kit.school.preview(path))
    screen.activate()
    settle(screen, SIZES[0])
    shown = [card.objectName() for card in screen.findChildren(LineCard) if card.isVisible()]
    assert shown == [*before, "line-welfare"]
    assert "Given by Student Welfare, Invented School" in said(screen)
    kit.school.remove()
    screen.activate()
    settle(screen, SIZES[0])
    assert [c.objectName() for c in screen.findChildren(LineCard) if c.isVisible()] == before


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_of_it_is_cut_off(
    qtbot: QtBot, theme: Theme, kit: SupportKit, scale: float, tmp_path: Path
) -> None:
    kit.contacts.add(
        "Noor, from the anatomy table", "555 0102", "after seven", before_unlocking=True
    )
    kit.contacts.add("Personal tutor", "the blue door on the second floor of the old building")
    path = tmp_path / "school.toml"
    path.write_text(HEAD + LINE, encoding="utf-8")
    kit.school.bring(kit.school.preview(path))
    screen = show(qtbot, theme, kit)
    press(screen, "contact-add")
    assert clipped(draw(screen, theme, SIZES[0], Look.LIGHT, scale)) == []
    assert nameless(screen) == []
