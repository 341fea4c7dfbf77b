"""Answers beneath each other, of which at most one is taken."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.options import Options
from tests.ui.access import act, name_of, nameless, nodes
from tests.ui.clipping import clipped
from tests.ui.draw import settle
from tests.ui.keyboard import too_small

ITEMS = (
    ("Yes, and at once, whatever the hour and whoever happens to be on call that night", 1),
    ("No", 2),
    ("Perhaps", 3),
)


@pytest.fixture
def options(qtbot: QtBot, theme: Theme) -> Options:
    made = Options(theme=theme, name="Will it rain?", items=ITEMS)
    qtbot.addWidget(made)
    settle(made, QSize(300, 200))
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_nothing_is_taken_at_first_and_the_keyboard_takes_one(options: Options) -> None:
    heard: list[object] = []
    options.chosen.connect(heard.append)
    assert options.value() is None
    first, second, _ = options.options()
    options.focus_first()
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert options.value() == 2
    assert heard == [2]
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert options.value() == 1


def test_what_the_program_takes_is_not_heard(options: Options) -> None:
    heard: list[object] = []
    options.chosen.connect(heard.append)
    options.set_value(3)
    assert (options.value(), heard) == (3, [])
    with pytest.raises(ValueError, match="4"):
        options.set_value(4)


def test_a_screen_reader_takes_an_answer_and_hears_the_question(options: Options) -> None:
    act(options, "Perhaps")
    assert options.value() == 3
    (node,) = [one for one in nodes(options) if name_of(one) == "Perhaps"]
    assert node.text(QAccessible.Text.Description) == "Will it rain?"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_answers_wrap_and_are_large_enough(options: Options, theme: Theme, scale: float) -> None:
    theme.set_scale(scale)
    settle(options, QSize(int(300 * scale), 400))
    assert (clipped(options), nameless(options), too_small(options)) == ([], [], [])


def test_the_taken_answer_and_the_focus_can_be_seen(options: Options) -> None:
    first, second, _ = options.options()
    second.setFocus()
    plain = first.grab().toImage()
    first.setFocus()
    focused = first.grab().toImage()
    options.set_value(1)
    assert len({bytes(i.constBits()) for i in (plain, focused, first.grab().toImage())}) == 3
