"""Settings: a questionnaire is looked at whole, added, silenced and removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.services.questionnaires import QuestionnaireService
from journal_app.ui.settings.questionnaires import QuestionnairesSection
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from tests.research.questionnaires import questionnaire_file
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import draw, settle
from tests.ui.settings.desk import Desk
from tests.ui.settings.press import WINDOW, press, said, visible_buttons, words_shown


@pytest.fixture
def section(desk: Desk) -> QuestionnairesSection:
    settle(desk.screen, WINDOW)
    desk.screen.show_section("questionnaires")
    found = desk.screen.findChild(QuestionnairesSection, "questionnaires")
    assert found is not None
    return found


@pytest.fixture
def service(desk: Desk) -> QuestionnaireService:
    return QuestionnaireService(desk.vault, desk.clock)


def bring(section: QuestionnairesSection, path: Path) -> None:
    field = section.findChild(QLineEdit, "questionnaire-path")
    assert field is not None
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(section, WINDOW)


def titles(service: QuestionnaireService) -> list[str]:
    return [item.questionnaire.title for item in service.all()]


def test_a_file_is_shown_whole_and_added_only_then(
    section: QuestionnairesSection, service: QuestionnaireService, tmp_path: Path
) -> None:
    path = tmp_path / "check.toml"
    path.write_bytes(questionnaire_file())
    bring(section, path)
    shown = words_shown(section)
    for words in ("Evening check", "The Invented Institute", "For whoever holds this file."):
        assert words in shown
    for words in ("INV-17", "30 June 2027", "I was calm.", "I was rushed."):
        assert words in shown
    assert "Never · Now and then · Often" in shown
    assert titles(service) == []
    assert section.findChildren(QLabel)
    press(section, "Add it")
    assert titles(service) == ["Evening check"]
    assert "is in your journal" in said(section)
    assert "every 14 days · not filled in yet · licence until 30 June 2027" in words_shown(section)


def test_a_file_can_be_left(section: QuestionnairesSection, service: QuestionnaireService) -> None:
    press(section, "Try the sample")
    assert "SAMPLE-0000" in words_shown(section)
    press(section, "Leave it")
    assert "SAMPLE-0000" not in words_shown(section)
    assert titles(service) == []


def test_the_sample_is_read_from_its_beginning_and_then_at_hand(
    section: QuestionnairesSection, qtbot: QtBot
) -> None:
    section.window().activateWindow()
    qtbot.waitUntil(section.isActiveWindow)
    press(section, "Try the sample")
    preview = section.findChild(QWidget, "questionnaire-preview")
    assert preview is not None
    assert preview.hasFocus(), "no other window came up"
    assert preview.accessibleName().startswith("Questionnaire to look at: Evening Weather")
    assert not preview.visibleRegion().isEmpty()
    press(section, "Add it")
    added = section.findChild(QWidget, "open-evening-weather")
    assert added is not None
    assert added.hasFocus()


def test_one_that_is_here_is_not_added_twice(section: QuestionnairesSection) -> None:
    press(section, "Try the sample")
    press(section, "Add it")
    press(section, "Try the sample")
    assert "Add it" not in visible_buttons(section)
    press(section, "Put it away")
    assert "SAMPLE-0000" not in words_shown(section)


def test_a_file_that_cannot_be_used_is_refused_with_its_reason(
    section: QuestionnairesSection, service: QuestionnaireService, tmp_path: Path
) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(questionnaire_file(head={"licence_text": None}))
    bring(section, path)
    assert "without its licence is not used" in said(section)
    bring(section, tmp_path / "gone.toml")
    assert "cannot be found" in said(section)
    assert titles(service) == []


def test_reminders_are_turned_off_and_on(
    section: QuestionnairesSection, service: QuestionnaireService
) -> None:
    service.add(service.sample())
    section.refresh()
    name = "Evening Weather (a made-up sample): say on Tonight when it is due"
    press(section, name)
    assert [item.shown for item in service.all()] == [False]
    press(section, name)
    assert [item.shown for item in service.all()] == [True]


def test_removing_asks_and_takes_the_answers_along(
    section: QuestionnairesSection, service: QuestionnaireService, desk: Desk
) -> None:
    service.add(service.sample())
    form = service.form("evening-weather")
    assert form is not None
    service.answer(form, {"fog": 1})
    section.refresh()
    press(section, "Remove Evening Weather (a made-up sample)")
    assert "the answers of 1 evening?" in said(section)
    assert desk.vault.questionnaires.answers() != ()
    press(section, "Remove it")
    assert (titles(service), desk.vault.questionnaires.answers()) == ([], ())
    assert "None yet." in words_shown(section)


def test_open_names_the_questionnaire(
    section: QuestionnairesSection, service: QuestionnaireService, desk: Desk
) -> None:
    opened: list[str] = []
    desk.screen.open_questionnaire.connect(opened.append)
    service.add(service.sample())
    section.refresh()
    press(section, "Open Evening Weather (a made-up sample)")
    assert opened == ["evening-weather"]


def test_leaving_the_section_forgets_the_file(section: QuestionnairesSection, desk: Desk) -> None:
    press(section, "Try the sample")
    desk.screen.show_section("looks")
    desk.screen.show_section("questionnaires")
    assert "SAMPLE-0000" not in words_shown(section)


def test_nothing_is_cut_off(section: QuestionnairesSection, desk: Desk, theme: Theme) -> None:
    press(section, "Try the sample")
    press(section, "Add it")
    press(section, "Try the sample")
    for scale in (1.0, 2.0):
        draw(desk.screen, theme, WINDOW, Look.LIGHT, scale)
        assert clipped(desk.screen) == []
    assert nameless(desk.screen) == []
