"""What is underlined while somebody writes, and what that must never do."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.clock import SystemClock
from journal_app.domain.guard import GuardLevel
from journal_app.domain.identifiers import Finding, Kind, Tier
from journal_app.services.guard_library import GuardLibrary, Tools
from journal_app.ui.guard.watch import Watch
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.page import WritingPage
from tests.services.desks import Desk
from tests.ui.guard.room import NAME, TEXT, Room, open_room


def picture(page: WritingPage) -> QImage:
    return page.grab().toImage()


def coloured(image: QImage, colour: str) -> int:
    """Count the pixels of a colour."""
    wanted = image.copy()
    wanted.fill(colour)
    sought = wanted.pixel(0, 0)
    return sum(
        image.pixel(x, y) == sought for x in range(image.width()) for y in range(image.height())
    )


def test_a_name_is_underlined_and_counted_once(room: Room) -> None:
    assert room.flagged == "nothing flagged"
    room.write(TEXT)
    assert room.words() == [NAME, NAME]
    room.bot.waitUntil(lambda: room.flagged == "1 possible identifier")


def test_an_underline_is_painted_in_its_token_and_is_no_part_of_the_text(
    room: Room, theme: Theme
) -> None:
    before = coloured(picture(room.page), theme.tokens.burnout)
    room.write(TEXT)
    assert before == 0
    assert coloured(picture(room.page), theme.tokens.burnout) > 60
    room.kit.service.set_level(GuardLevel.OFF)
    room.guard.refresh()
    room.looked()
    assert coloured(picture(room.page), theme.tokens.burnout) == 0
    assert room.page.toPlainText() == TEXT
    assert room.page.document().firstBlock().textFormats()[0].format.isValid()
    assert len(room.page.document().firstBlock().textFormats()) == 1


def test_looking_changes_nothing_that_undo_or_autosave_can_see(room: Room) -> None:
    QTest.keyClicks(room.page, TEXT)
    typed: list[bool] = []
    changed: list[bool] = []
    room.page.typed.connect(lambda: typed.append(True))
    room.page.document().contentsChanged.connect(lambda: changed.append(True))
    steps = room.page.document().availableUndoSteps()
    room.looked()
    assert room.words() == [NAME, NAME]
    assert (typed, changed) == ([], [])
    assert room.page.document().availableUndoSteps() == steps
    while room.page.document().isUndoAvailable():
        room.page.undo()
    assert room.page.toPlainText() == ""
    while room.page.document().isRedoAvailable():
        room.page.redo()
    room.looked()
    assert room.page.toPlainText() == TEXT
    assert room.words() == [NAME, NAME]


def test_an_underline_moves_with_its_words_before_anybody_looks_again(room: Room) -> None:
    room.write(TEXT)
    room.page.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(room.page, "At noon ")
    assert not room.watch.settled()
    assert room.words() == [NAME, NAME]
    room.page.undo()
    assert room.words() == [NAME, NAME]


def test_emoji_and_marks_before_a_name_do_not_shift_its_underline(room: Room) -> None:
    room.put(f"👩‍⚕️ e\u0301 {TEXT}")
    assert room.words() == [NAME, NAME]
    room.page.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(room.page, "So ")
    room.page.textCursor().insertText("🫀 ")
    assert room.words() == [NAME, NAME]


def test_what_an_input_method_composes_is_left_alone(room: Room) -> None:
    room.write(TEXT)
    drawn = picture(room.page)
    room.page.moveCursor(QTextCursor.MoveOperation.Start)
    event = QInputMethodEvent("にほん", [])
    QCoreApplication.sendEvent(room.page, event)
    room.watch.look_again()
    room.looked()
    layout = room.page.document().firstBlock().layout()
    assert layout.preeditAreaText() == "にほん"
    assert room.words() == [NAME, NAME]
    assert picture(room.page) != drawn
    end = QInputMethodEvent("", [])
    end.setCommitString("日本 ")
    QCoreApplication.sendEvent(room.page, end)
    assert room.page.toPlainText() == f"日本 {TEXT}"
    assert room.words() == [NAME, NAME]
    room.looked()
    assert room.words() == [NAME, NAME]


def test_a_selection_survives_a_look(room: Room) -> None:
    QTest.keyClicks(room.page, TEXT)
    room.page.select(5, 13)
    room.looked()
    assert room.page.textCursor().selectedText() == TEXT[5:13]


def test_rapid_typing_is_looked_at_once_it_pauses(room: Room) -> None:
    looks: list[bool] = []
    room.watch.looked.connect(lambda: looks.append(True))
    QTest.keyClicks(room.page, TEXT * 2)
    assert looks == []
    room.looked()
    assert len(looks) <= 2


def test_ten_thousand_pasted_words_are_looked_at_in_slices(room: Room) -> None:
    slices: list[bool] = []
    watch = Watch(page=room.page, monotonic=SystemClock().monotonic)
    tea = "The room was quiet and the tea was cold. " * 12
    text = "\n".join(f"{tea} It was cup {number}. {TEXT}" for number in range(90))
    assert len(text.split()) > 10_000
    watch.changed.connect(lambda: slices.append(True))
    room.page.textCursor().insertText(text)
    watch.begin(room.kit.library.tools(), GuardLevel.ALL, ())
    room.bot.waitUntil(watch.settled, timeout=30_000)
    assert sum(len(paragraph.spots) for _, paragraph in watch.each()) == 180
    assert len(slices) > 1


def test_one_endless_paragraph_is_looked_at_piece_by_piece(room: Room) -> None:
    room.page.textCursor().insertText(("The tea was cold, " * 1_000) + TEXT)
    room.bot.waitUntil(room.watch.settled, timeout=30_000)
    assert room.words() == [NAME, NAME]


def test_a_name_known_for_sure_is_found_in_other_paragraphs(room: Room) -> None:
    room.put(f"{TEXT}\nIt was the way feinberg held the cup.\n")
    assert len(room.words()) == 3


class TwoWords:
    """A detector of two words: one is sure, one is suspected."""

    def detect(self, text: str) -> tuple[Finding, ...]:
        return tuple(
            Finding(found.start(), found.end(), Kind.NAME_PATIENT, tier)
            for word, tier in ((NAME, Tier.SURE), ("Obafemiwa", Tier.SUSPECT))
            for found in re.finditer(word, text)
        )


@pytest.mark.parametrize("level", list(GuardLevel))
def test_each_level_underlines_what_it_says(
    qtbot: QtBot, theme: Theme, desk: Desk, library: GuardLibrary, level: GuardLevel
) -> None:
    knows = library.tools().knows
    two = GuardLibrary(tools=lambda: Tools(TwoWords(), knows), second=lambda: None)
    room = open_room(qtbot, theme, desk, two)
    room.put(f"{TEXT}\nWe talked of Obafemiwa for a while.")
    tiers = {spot.tier for _, spot in room.spots()}
    room.kit.service.set_level(level)
    room.guard.refresh()
    room.looked()
    shown = {spot.tier for _, spot in room.spots()}
    assert tiers == {Tier.SURE, Tier.SUSPECT}
    assert (
        shown
        == {
            GuardLevel.OFF: set(),
            GuardLevel.SURE: {Tier.SURE},
            GuardLevel.ALL: {Tier.SURE, Tier.SUSPECT},
        }[level]
    )
    assert (room.guard.text() == "") is (level is GuardLevel.OFF)


def test_the_status_says_nothing_before_the_lists_are_loaded(room: Room) -> None:
    firsts = [flagged for _, _, flagged in room.said]
    assert firsts[0] == ""
    assert room.flagged == "nothing flagged"
