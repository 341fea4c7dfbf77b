"""Tonight says in one line what is due, and in none when nothing is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from journal_app.ui.questionnaires.due_line import DueLine
from journal_app.ui.theme import Theme
from tests.ui.access import names
from tests.ui.direct_jobs import DirectJobs
from tests.ui.questionnaires.conftest import SAMPLE, Room


def due_line(room: Room, theme: Theme, qtbot: QtBot) -> DueLine:
    line = DueLine(theme=theme, jobs=DirectJobs(), service=room.service)
    qtbot.addWidget(line)
    return line


def click(line: DueLine, name: str) -> None:
    button = line.findChild(QAbstractButton, name)
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_it_names_what_is_due_and_opens_it(room: Room, theme: Theme, qtbot: QtBot) -> None:
    line, opened = due_line(room, theme, qtbot), list[str]()
    line.open_wanted.connect(opened.append)
    assert line.isHidden()
    line.look(room.service.tonight())
    assert not line.isHidden()
    assert names(line) == [
        "Open Evening Weather (a made-up sample)",
        "Evening Weather (a made-up sample): not tonight",
    ]
    said = [label.text() for label in line.findChildren(QLabel)]
    assert said == ["A questionnaire is due: Evening Weather (a made-up sample)"]
    click(line, "questionnaire-open")
    assert opened == [SAMPLE]


def test_not_tonight_takes_it_away_until_the_next_night(
    room: Room, theme: Theme, qtbot: QtBot
) -> None:
    line = due_line(room, theme, qtbot)
    line.look(room.service.tonight())
    click(line, "questionnaire-later")
    assert line.isHidden()
    room.clock.forward(days=1)
    line.look(room.service.tonight())
    assert not line.isHidden()


def test_it_is_silent_on_earlier_nights_and_once_filled_in(
    room: Room, theme: Theme, qtbot: QtBot
) -> None:
    line = due_line(room, theme, qtbot)
    line.look(None)
    assert line.isHidden()
    form = room.service.form(SAMPLE)
    assert form is not None
    room.service.answer(form, {"window": 1})
    line.look(room.service.tonight())
    assert line.isHidden()
