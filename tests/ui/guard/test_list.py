"""The list of findings: by keyboard, and what each of its answers does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from journal_app.domain.guard import Decision
from journal_app.domain.identifiers import Kind
from journal_app.ui.guard.beside import Beside
from journal_app.ui.theme import Theme
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import settle
from tests.ui.guard.room import NAME, TEXT, Room

TWO = f"{TEXT} Then Dr Okonjo came."


def decisions(room: Room) -> dict[str, Decision]:
    return {word.words: word.decision for word in room.kit.service.words()}


def test_its_key_opens_it_and_escape_leads_back_to_the_caret(room: Room) -> None:
    room.write(TWO)
    place = room.page.textCursor().position()
    room.open()
    assert room.card.isAncestorOf(room.screen.focusWidget())
    assert [view.row.shown for view in room.rows()] == ["Mrs Feinberg", "Dr Okonjo"]
    QTest.keyClick(room.screen.focusWidget(), Qt.Key.Key_Escape)
    assert not room.card.isVisible()
    assert room.page.hasFocus()
    assert room.page.textCursor().position() == place
    assert room.page.toPlainText() == TWO


def test_arrows_go_from_row_to_row_and_unfold_them(room: Room) -> None:
    room.write(TWO)
    room.open()
    first, second = room.rows()
    assert first.head.hasFocus()
    assert first.put.isVisible()
    QTest.keyClick(first.head, Qt.Key.Key_Down)
    assert second.head.hasFocus()
    assert second.put.isVisible()
    assert not first.put.isVisible()
    QTest.keyClick(second.head, Qt.Key.Key_Up)
    assert first.head.hasFocus()


def test_the_list_follows_the_page_and_never_takes_the_caret(room: Room) -> None:
    room.write(TEXT)
    room.open()
    room.page.setFocus()
    room.page.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(room.page, " Then Dr Okonjo came.")
    room.looked()
    assert room.page.hasFocus()
    assert len(room.rows()) == 2


def test_replace_puts_the_neutral_word_and_undo_brings_the_name_back(room: Room) -> None:
    room.write(TEXT)
    room.open()
    room.press("Replace")
    assert room.page.toPlainText() == TEXT.replace("Mrs Feinberg", "[patient]")
    assert room.notice() == "2 mentions replaced. Ctrl+Z brings them back."
    assert NAME not in room.stored()
    QTest.keyClick(room.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    room.looked()
    assert room.page.toPlainText() == TEXT
    assert room.words() == [NAME, NAME]


def test_replace_takes_the_students_own_word(room: Room) -> None:
    room.write(TEXT)
    room.open()
    field = room.row(NAME).put
    field.selectAll()
    QTest.keyClicks(field, "the woman in the corner")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert room.page.toPlainText().startswith("the woman in the corner asked me")


def test_replace_all_is_one_step_for_undo(room: Room) -> None:
    room.write(TWO)
    room.open()
    room.press("Replace all")
    assert room.page.toPlainText().endswith("Then [attending] came.")
    room.page.undo()
    assert room.page.toPlainText() == TWO


def test_only_in_exports_leaves_the_page_and_calms_the_row(room: Room) -> None:
    room.write(TEXT)
    room.open()
    room.press("Only in exports")
    room.looked()
    assert room.page.toPlainText() == TEXT
    assert decisions(room) == {NAME: Decision.ALWAYS}
    assert room.row(NAME).row.settled
    assert room.flagged == "nothing more flagged"
    room.press("Undo")
    room.looked()
    assert decisions(room) == {}
    assert room.flagged == "1 possible identifier"


def test_dismissed_words_are_not_flagged_again_until_that_is_undone(room: Room) -> None:
    room.write(TEXT)
    room.open()
    room.press("Dismiss")
    room.looked()
    assert room.words() == []
    assert room.flagged == "nothing flagged"
    assert decisions(room) == {NAME: Decision.NEVER}
    room.press("Undo")
    room.looked()
    assert room.words() == [NAME, NAME]


def test_dismiss_all_dismisses_each_of_them(room: Room) -> None:
    room.write(TWO)
    room.open()
    room.press("Dismiss all")
    room.looked()
    assert set(decisions(room).values()) == {Decision.NEVER}
    assert room.words() == []


def test_a_row_that_goes_hands_the_focus_on(room: Room) -> None:
    room.write(TWO)
    room.open()
    first, second = room.rows()
    first.head.setFocus()
    room.kit.service.dismiss(NAME)
    room.guard.refresh()
    room.looked()
    assert second.head.hasFocus()


def test_the_menu_of_underlined_words_offers_the_same(room: Room) -> None:
    room.write(TEXT)
    room.page.select(6, 6)
    QTest.keyClick(room.page, Qt.Key.Key_Menu)
    menu = room.menu()
    words = [action.text() for action in menu.actions()]
    assert words[:4] == [
        "Replace with [patient]",
        "Only in exports",
        "Dismiss",
        "Replace and forget",
    ]
    next(a for a in menu.actions() if a.text() == "Dismiss").trigger()
    menu.close()
    room.looked()
    assert room.words() == []


def test_any_words_can_be_marked_by_hand(room: Room) -> None:
    room.write("The quiet one said it again.")
    assert room.words() == []
    room.page.select(4, 13)
    QTest.keyClick(room.page, Qt.Key.Key_Menu)
    menu = room.menu()
    within = menu.actions()[0].menu()
    assert menu.actions()[0].text() == "This is a name or a place"
    assert isinstance(within, QMenu)
    within.actions()[0].trigger()
    menu.close()
    room.looked()
    assert [spot.kind for _, spot in room.spots()] == [Kind.NAME_PATIENT]
    assert room.words() == ["quiet one"]


@pytest.mark.parametrize("width", [760, 1092, 1600])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_wherever_the_list_stands(
    room: Room, theme: Theme, width: int, scale: float
) -> None:
    room.write(TWO + " And the daughter of Mrs Feinberg-Featherstonehaugh-Cholmondeley.")
    theme.set_scale(scale)
    settle(room.screen, QSize(width, 766))
    room.open()
    settle(room.screen, QSize(width, 766))
    side = room.screen.findChild(Beside)
    assert side is not None
    assert side.is_beside() is (width >= 1092 * scale)
    assert clipped(room.screen) == []
    assert nameless(room.screen) == []
    if side.is_beside():
        page = room.page.mapTo(room.screen, room.page.rect().topRight()).x()
        assert page < side.mapTo(room.screen, side.rect().topLeft()).x()


def test_every_word_of_the_list_grows_with_the_text(room: Room, theme: Theme) -> None:
    room.write(TWO)
    room.open()
    settle(room.screen, QSize(1280, 800))
    small = {label: label.font().pixelSize() for label in room.card.findChildren(QLabel)}
    theme.set_scale(2.0)
    settle(room.screen, QSize(1280, 800))
    grown = {label: label.font().pixelSize() for label in small}
    assert all(grown[label] == 2 * size for label, size in small.items())
