"""The line on Tonight leads to the questionnaire."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.services.questionnaires import QuestionnaireService
from journal_app.ui.questionnaires.answer_row import AnswerRow
from journal_app.ui.questionnaires.due_line import DueLine
from journal_app.ui.questionnaires.screen import QuestionnaireScreen
from journal_app.ui.shell import MainWindow
from tests.ui.shell.rooms import PASSPHRASE, House, settled, unlock


def test_the_line_on_tonight_leads_to_the_questionnaire(
    house: House, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    house.make_journal()
    add_sample(house)
    window = open_window()
    unlock(window, qtbot)
    qtbot.waitUntil(lambda: window.findChild(DueLine) is not None)
    line = window.findChild(DueLine)
    assert line is not None
    qtbot.waitUntil(line.isVisible)
    button = line.findChild(QAbstractButton, "questionnaire-open")
    assert button is not None
    button.click()
    part = window.open_part()
    assert part is not None
    assert part.current() == "questionnaire"
    screen = part.screen_of("questionnaire")
    assert isinstance(screen, QuestionnaireScreen)
    qtbot.waitUntil(lambda: screen.findChild(QLabel, "licence-text") is not None)
    begin = screen.findChild(QAbstractButton, "licence-read")
    assert begin is not None
    qtbot.waitUntil(begin.hasFocus)
    QTest.keyClick(begin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), AnswerRow))
    row = QApplication.focusWidget()
    assert row is not None
    QTest.keyClick(row, Qt.Key.Key_2)
    qtbot.waitUntil(settled(window))
    part.show_screen("tonight")
    qtbot.waitUntil(settled(window))
    qtbot.waitUntil(line.isHidden)


def add_sample(house: House) -> None:
    vault = house.plain_keeper.open_with_passphrase(house.folder, PASSPHRASE)
    service = QuestionnaireService(vault, house.clock)
    service.add(service.sample())
    vault.close()
