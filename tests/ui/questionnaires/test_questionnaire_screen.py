"""Filling in a questionnaire: licence first, nothing required, kept as it is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.questionnaires import Item, Option, ResponseScale
from journal_app.errors import DiskRefused, Problem
from journal_app.ui.questionnaires.answer_row import AnswerRow
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.widgets.surfaces import ScrollPage
from tests.ui.access import act, nameless, names
from tests.ui.clipping import clipped
from tests.ui.draw import draw
from tests.ui.keyboard import too_small
from tests.ui.questionnaires.conftest import SAMPLE, Room
from tests.ui.settings.press import WINDOW, said, visible_buttons

NONE = {"window": None, "fog": None, "breeze": None, "rain": None}


def test_the_licence_is_shown_whole_before_first_use_and_once(room: Room) -> None:
    room.show(read=False)
    assert "Do not use it in a study" in room.words()
    assert "it does not exist" in room.words()
    assert room.rows() == []
    room.press("I have read this")
    assert room.row("window").hasFocus()
    room.screen.activate()
    assert "Do not use it in a study" not in room.words()
    room.press("Licence")
    assert "Do not use it in a study" in room.words()


def test_answers_are_given_by_key_and_kept_at_once(room: Room) -> None:
    room.show()
    assert room.sheets() == ()
    room.key("window", Qt.Key.Key_Right)
    assert room.sheets()[0].answers == {**NONE, "window": 0}
    room.key("window", Qt.Key.Key_Right)
    room.key("fog", Qt.Key.Key_4)
    room.key("breeze", Qt.Key.Key_End)
    room.key("breeze", Qt.Key.Key_Up)
    room.key("rain", Qt.Key.Key_Home)
    (sheet,) = room.sheets()
    assert sheet.answers == {"window": 1, "fog": 3, "breeze": 2, "rain": 0}
    assert "4 of 4 answered" in room.words()


def test_an_answer_is_taken_back_by_key_or_by_pressing_it_again(room: Room) -> None:
    room.show()
    row = room.row("window")
    QTest.mouseClick(row.answers[2], Qt.MouseButton.LeftButton)
    assert row.value() == 2
    assert row.hasFocus()
    QTest.mouseClick(row.answers[2], Qt.MouseButton.LeftButton)
    assert row.value() is None
    assert room.sheets() == ()
    room.key("window", Qt.Key.Key_1)
    room.key("window", Qt.Key.Key_Delete)
    assert room.sheets() == ()


def test_the_first_answer_is_1_and_the_space_bar_and_the_keys_are_said(room: Room) -> None:
    room.show()
    assert "1 is the first answer" in room.words()
    room.key("window", Qt.Key.Key_1)
    room.key("fog", Qt.Key.Key_Space)
    room.key("rain", Qt.Key.Key_2)
    room.key("rain", Qt.Key.Key_Space)
    assert room.sheets()[0].answers == {**NONE, "window": 0, "fog": 0, "rain": 1}


@pytest.mark.parametrize(
    ("labels", "key", "value"),
    [
        (("0", "1", "2"), Qt.Key.Key_1, 11),
        (("1 never", "2", "3 always"), Qt.Key.Key_3, 12),
        (("0 – never", "1 – often"), Qt.Key.Key_0, 10),
        (("0", "1"), Qt.Key.Key_2, None),
        (("4 to 6 hours", "8 hours"), Qt.Key.Key_1, 10),
        (("1.5 hours", "2.5 hours"), Qt.Key.Key_2, 11),
        (("Never", "Often"), Qt.Key.Key_2, 11),
    ],
)
def test_a_digit_is_the_number_in_sight_or_else_the_place(
    qtbot: QtBot, theme: Theme, labels: tuple[str, ...], key: Qt.Key, value: int | None
) -> None:
    options = tuple(Option(10 + place, label) for place, label in enumerate(labels))
    row = AnswerRow(Item("a", "How was it?", "s"), ResponseScale("s", options), theme=theme)
    qtbot.addWidget(row)
    QTest.keyClick(row, key)
    assert row.value() == value


def test_keys_that_mean_nothing_here_change_nothing(room: Room) -> None:
    room.show()
    for key in (Qt.Key.Key_0, Qt.Key.Key_9, Qt.Key.Key_X, Qt.Key.Key_A):
        room.key("window", key)
    assert room.sheets() == ()


def test_tab_goes_from_item_to_item(room: Room) -> None:
    room.show()
    met = []
    for _ in range(5):
        here = QApplication.focusWidget()
        met.append(here.objectName() if here else "")
        assert here is not None
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert met == ["item-window", "item-fog", "item-breeze", "item-rain", "questionnaire-done"]


def test_assistive_technology_answers_and_hears_the_answer(room: Room) -> None:
    room.show()
    name = "It felt foggy indoors.: Quite often"
    assert name in names(room.screen)
    act(room.screen, name)
    assert room.sheets()[0].answers["fog"] == 2
    assert room.row("fog").accessibleName() == "It felt foggy indoors. Quite often."
    assert nameless(room.screen) == []


def test_leaving_and_coming_back_finds_the_answers(room: Room) -> None:
    room.show()
    room.key("fog", Qt.Key.Key_3)
    room.clock.forward(hours=20)
    room.screen.activate()
    assert room.row("fog").value() == 2
    assert "Saturday 21 November" in room.words()


def test_nothing_is_required(room: Room) -> None:
    room.show()
    room.press("Done")
    assert "Nothing was answered, and nothing was kept." in room.words()
    assert visible_buttons(room.screen).keys() == {"Back to tonight", "Change"}
    room.press("Back to tonight")
    assert room.gone_to == ["tonight"]


def test_a_score_is_shown_only_when_asked_for_and_as_a_number_with_its_range(room: Room) -> None:
    room.show()
    for item, key in (("window", Qt.Key.Key_3), ("fog", Qt.Key.Key_1), ("breeze", Qt.Key.Key_2)):
        room.key(item, key)
    room.press("Done")
    assert "on a scale from" not in room.words()
    room.press("Show my score")
    assert "8 on a scale from 0 to 12" in room.words()
    assert "66.7 on a scale from 0 to 100" in room.words()
    assert "does not say what it means" in room.words()
    room.press("Change")
    assert room.row("window").value() == 2
    room.press("Done")
    assert "8 on a scale from 0 to 12" in room.words()
    room.press("Show my score")
    assert "on a scale from" not in room.words()


def test_too_few_answers_are_said_to_be_too_few(room: Room) -> None:
    room.show()
    room.key("window", Qt.Key.Key_2)
    room.press("Done")
    room.press("Show my score")
    assert "too few answers for this number" in room.words()


def test_not_tonight_puts_it_off_and_keeps_what_was_answered(room: Room) -> None:
    room.show()
    room.press("Not tonight")
    assert room.gone_to == ["tonight"]
    assert room.service.due(room.service.tonight()) is None


def test_it_is_not_asked_again_too_soon(room: Room) -> None:
    room.show()
    room.key("window", Qt.Key.Key_2)
    room.clock.forward(days=3)
    room.screen.activate()
    assert "again from Sat 28 November" in room.words()
    assert room.rows() == []


def test_with_nothing_due_it_says_so(room: Room) -> None:
    room.service.remove(SAMPLE)
    room.screen.activate()
    assert "No questionnaire is due tonight." in room.words()
    room.press("Back to tonight")
    assert room.gone_to == ["tonight"]


def test_what_is_due_is_at_hand_without_being_chosen(room: Room) -> None:
    room.screen.activate()
    assert "Evening Weather" in room.words()
    room.press("I have read this")
    room.key("window", Qt.Key.Key_3)
    room.screen.activate()
    assert room.row("window").value() == 2


def test_a_refused_answer_is_told_and_kept_on_screen(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.show()

    def full(*_: object) -> None:
        raise DiskRefused(Problem.DISK_FULL, folder="the disk")

    with monkeypatch.context() as patch:
        patch.setattr(room.service, "answer", full)
        room.key("window", Qt.Key.Key_3)
        assert "is full" in said(room.screen)
        assert room.row("window").value() == 2
    room.press("Done")
    assert room.sheets()[0].answers["window"] == 2


@pytest.mark.parametrize("size", [WINDOW, QSize(640, 700)])
def test_nothing_is_cut_off_or_too_small(room: Room, theme: Theme, size: QSize) -> None:
    for step in ("licence", "items", "score"):
        if step == "items":
            room.press("I have read this")
        elif step == "score":
            room.key("window", Qt.Key.Key_2)
            room.press("Done")
            room.press("Show my score")
        else:
            room.show(read=False)
        for scale in (1.0, 2.0):
            draw(room.screen, theme, size, Look.DARK, scale)
            assert clipped(room.screen) == []
            assert too_small(room.screen) == []
            page = room.screen.findChild(ScrollPage)
            assert page is not None
            assert page.horizontalScrollBar().maximum() == 0
        draw(room.screen, theme, WINDOW, Look.LIGHT, 1.0)


def test_a_long_questionnaire_ends_where_its_words_end(room: Room, theme: Theme) -> None:
    room.show()
    page = room.screen.findChild(ScrollPage)
    assert page is not None
    content = page.widget()
    assert content is not None
    done = visible_buttons(room.screen)["Done"]
    draw(room.screen, theme, QSize(1092, 500), Look.LIGHT, 1.0)
    end = done.mapTo(content, done.rect().bottomLeft()).y()
    assert content.height() - end < 50
