"""Ratings by key, by mouse and by name; unset until touched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.nights import Shift
from journal_app.domain.ratings import Answer, Rating, Scale
from tests.ui.access import nodes
from tests.ui.tonight.conftest import Seen

PRESSURE, BURNOUT = Scale.TIME_PRESSURE, Scale.BURNOUT
KEY = Qt.Key


def kept(seen: Seen, scale: Scale) -> Rating | None:
    return seen.desk.service.open().rating(scale)


def value(seen: Seen, scale: Scale) -> int | None:
    rating = kept(seen, scale)
    return rating.value if rating else None


def test_nothing_is_chosen_before_a_touch(seen: Seen) -> None:
    strip = seen.strip(BURNOUT)
    assert strip.value() is None
    assert not any(dot.isChecked() for dot in strip.dots)
    assert strip.accessibleName() == "Burnout self-rating: not rated yet"
    assert kept(seen, BURNOUT) is None


ANSWERS = {
    KEY.Key_0: 0,
    KEY.Key_7: 7,
    KEY.Key_9: 9,
    KEY.Key_X: 10,
    KEY.Key_Home: 0,
    KEY.Key_End: 10,
    KEY.Key_Right: 0,
    KEY.Key_Left: 10,
}


@pytest.mark.parametrize(("key", "expected"), ANSWERS.items())
def test_a_key_answers(seen: Seen, qtbot: QtBot, key: Qt.Key, expected: int) -> None:
    strip = seen.strip(PRESSURE)
    strip.setFocus()
    QTest.keyClick(strip, key)
    assert strip.value() == value(seen, PRESSURE) == expected
    assert strip.dots[expected].isChecked()
    assert strip.accessibleName() == f"Time pressure: {expected} of 10"
    assert value(seen, BURNOUT) is None


def test_arrows_step_and_stop_at_the_ends(seen: Seen, qtbot: QtBot) -> None:
    strip = seen.strip(BURNOUT)
    QTest.keyClick(strip, KEY.Key_9)
    for _ in range(3):
        QTest.keyClick(strip, KEY.Key_Up)
    assert value(seen, BURNOUT) == 10
    QTest.keyClick(strip, KEY.Key_Down)
    assert value(seen, BURNOUT) == 9
    rating = kept(seen, BURNOUT)
    assert rating is not None
    assert rating.first_value == 9


@pytest.mark.parametrize("key", [KEY.Key_Delete, KEY.Key_Backspace])
def test_delete_takes_the_answer_back(seen: Seen, qtbot: QtBot, key: Qt.Key) -> None:
    strip = seen.strip(PRESSURE)
    QTest.keyClick(strip, KEY.Key_5)
    QTest.keyClick(strip, key)
    assert strip.value() is None
    assert kept(seen, PRESSURE) is None


def test_n_is_not_tonight_and_not_nought(seen: Seen, qtbot: QtBot) -> None:
    strip = seen.strip(PRESSURE)
    QTest.keyClick(strip, KEY.Key_N)
    rating = kept(seen, PRESSURE)
    assert rating is not None
    assert (rating.answer, rating.value) == (Answer.NOT_TONIGHT, None)
    assert strip.not_tonight.isChecked()
    assert strip.accessibleName() == "Time pressure: not tonight"
    QTest.keyClick(strip, KEY.Key_3)
    assert not strip.not_tonight.isChecked()


def test_pressing_not_tonight_again_takes_it_back(seen: Seen) -> None:
    seen.button("Burnout self-rating: leave out tonight").click()
    assert kept(seen, BURNOUT) is not None
    seen.button("Burnout self-rating: leave out tonight").click()
    assert kept(seen, BURNOUT) is None


def test_a_shortcut_is_not_an_answer(seen: Seen, qtbot: QtBot) -> None:
    strip = seen.strip(PRESSURE)
    QTest.keyClick(strip, KEY.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert strip.value() is None


def test_the_number_pad_answers(seen: Seen, qtbot: QtBot) -> None:
    strip = seen.strip(PRESSURE)
    QTest.keyClick(strip, KEY.Key_6, Qt.KeyboardModifier.KeypadModifier)
    assert strip.value() == 6


def test_the_mouse_chooses_and_takes_back(seen: Seen, qtbot: QtBot) -> None:
    strip = seen.strip(BURNOUT)
    corner = strip.dots[4].rect().topLeft()
    QTest.mouseClick(strip.dots[4], Qt.MouseButton.LeftButton, pos=corner)
    assert value(seen, BURNOUT) == 4
    QTest.mouseClick(strip.dots[6], Qt.MouseButton.LeftButton)
    assert value(seen, BURNOUT) == 6
    assert [dot.isChecked() for dot in strip.dots].count(True) == 1
    QTest.mouseClick(strip.dots[6], Qt.MouseButton.LeftButton)
    assert kept(seen, BURNOUT) is None


def test_assistive_technology_presses_a_number_by_name(seen: Seen) -> None:
    (dot,) = [
        node for node in nodes(seen.screen) if node.text(QAccessible.Text.Name) == "Time pressure 7"
    ]
    assert dot.role() is QAccessible.Role.RadioButton
    assert not dot.state().checked
    action = dot.actionInterface()
    action.doAction(action.actionNames()[0])
    assert value(seen, PRESSURE) == 7
    assert dot.state().checked


def test_assistive_technology_switches_a_tag_by_name(seen: Seen) -> None:
    (pill,) = [n for n in nodes(seen.screen) if n.text(QAccessible.Text.Name) == "On call"]
    action = pill.actionInterface()
    action.doAction(action.actionNames()[0])
    assert seen.desk.service.open().night.shift is Shift.ON_CALL


def test_the_question_is_asked_while_the_strip_has_focus(seen: Seen) -> None:
    resting = seen.words("rating-question")
    seen.strip(PRESSURE).setFocus()
    assert seen.words("rating-question").startswith("Since you last slept")
    seen.strip(BURNOUT).setFocus()
    assert seen.words("rating-question").startswith("Right now")
    seen.page.setFocus()
    assert seen.words("rating-question") == resting


def test_the_whole_question_and_all_anchors_are_said(seen: Seen) -> None:
    said = seen.strip(BURNOUT).accessibleDescription()
    for words in ("how used up", "I have plenty left", "clearly worn", "nothing left"):
        assert words in said


def test_targets_are_large_enough(seen: Seen) -> None:
    for scale in Scale:
        for dot in seen.strip(scale).dots:
            assert min(dot.width(), dot.height()) >= 26
        assert seen.strip(scale).not_tonight.height() >= 26


def test_digits_on_the_page_are_text(seen: Seen) -> None:
    seen.write("X 7")
    assert seen.page.toPlainText() == "X 7"
    assert value(seen, PRESSURE) is None
