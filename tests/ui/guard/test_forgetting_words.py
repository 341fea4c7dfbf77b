"""Replace and forget: the words leave the page and everything else that is kept of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.ids import EntryId
from journal_app.services.guard_library import GuardLibrary
from journal_app.ui.jobs import Background, Jobs
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.screen import TonightScreen
from tests.services.desks import Desk
from tests.ui.draw import settle
from tests.ui.guard.kits import guard_kit
from tests.ui.guard.room import NAME, TEXT, WINDOW, Room


def everything(desk: Desk) -> list[str]:
    """Return all texts the vault keeps, with all earlier versions."""
    found = []
    for entry, text in desk.vault.entries.each():
        found.append(text)
        found += [
            desk.vault.entries.version_text(v.id) for v in desk.vault.entries.versions(entry.id)
        ]
    return found


def ask(room: Room) -> None:
    room.open()
    room.press("Replace and forget")
    room.bot.waitUntil(room.card.question.isVisible)


def test_it_asks_once_and_no_is_the_answer_that_has_the_focus(room: Room) -> None:
    room.write(TEXT)
    room.stored()
    ask(room)
    assert "This cannot be undone." in room.card.question.text()
    QTest.keyClick(room.screen.focusWidget(), Qt.Key.Key_Space)
    assert not room.card.question.isVisible()
    assert room.page.toPlainText() == TEXT


def test_the_words_are_nowhere_and_cannot_be_undone(room: Room) -> None:
    room.write(TEXT)
    room.stored()
    room.write(" I stayed.")
    ask(room)
    room.press("guard-forget-sure")
    room.looked()
    assert NAME not in room.page.toPlainText()
    assert room.page.toPlainText().startswith("[patient] asked me")
    assert not room.page.document().isUndoAvailable()
    assert NAME not in room.stored()
    assert [text for text in everything(room.desk) if NAME in text] == []
    assert room.notice().startswith("Forgotten")
    assert room.words() == []


def test_typing_goes_on_afterwards_and_is_stored_without_a_stray_version(room: Room) -> None:
    room.write(TEXT)
    ask(room)
    room.press("guard-forget-sure")
    room.page.setFocus()
    room.write(" More.")
    assert room.stored().endswith("More.")
    assert [text for text in everything(room.desk) if NAME in text] == []


def test_other_entries_are_offered_and_forgotten_when_asked(room: Room) -> None:
    service = room.desk.service
    room.put(TEXT)
    room.stored()
    state = service.new_page(service.open().page.night)
    service.save_text(state.page, "Feinberg once more.")
    ask(room)
    room.press("guard-forget-sure")
    assert [text for text in everything(room.desk) if NAME in text] == ["Feinberg once more."]
    room.press("Also in 1 other entry")
    assert [text for text in everything(room.desk) if NAME in text] == []


def test_a_save_under_way_does_not_bring_the_words_back(
    qtbot: QtBot, theme: Theme, desk: Desk, library: GuardLibrary
) -> None:
    """With real workers: the question is answered while the last keys wait to be stored."""
    jobs, background = Jobs(), Background()
    kit = guard_kit(desk.vault, desk.clock, background, library)
    screen = TonightScreen(
        theme=theme, jobs=jobs, clock=desk.clock, service=desk.service, guard=kit
    )
    qtbot.addWidget(screen)
    settle(screen, WINDOW)
    screen.activate()
    room = Room(screen, desk, kit, qtbot)
    qtbot.waitUntil(lambda: not room.page.isReadOnly())
    screen.status.connect(lambda *said: room.said.append(said))
    qtbot.waitUntil(lambda: room.guard.text() != "")
    room.write(TEXT)
    qtbot.waitUntil(lambda: room.guard.text() == "1 possible identifier")
    ask(room)
    room.page.textCursor().insertText(f" {NAME} again.")
    assert screen.take_draft() is not None
    room.looked()
    room.press("guard-forget-sure")
    qtbot.waitUntil(lambda: NAME not in room.page.toPlainText())
    QTest.keyClicks(room.page, " And on.")
    qtbot.waitUntil(lambda: screen.take_draft() is None and not jobs.busy(), timeout=10_000)
    text = desk.vault.entries.text(EntryId(screen.page_state().entry))
    jobs.shutdown()
    background.shutdown()
    qtbot.waitUntil(lambda: jobs.ended() and background.ended(), timeout=10_000)
    assert text == room.page.toPlainText()
    assert [kept for kept in everything(desk) if NAME in kept] == []


@pytest.mark.parametrize("which", ["replace", "forget"])
def test_a_page_that_is_only_read_is_left_alone(room: Room, which: str) -> None:
    room.write(TEXT)
    room.open()
    room.page.setReadOnly(True)
    room.press("Replace" if which == "replace" else "Replace and forget")
    if which == "forget":
        room.press("guard-forget-sure")
    assert room.page.toPlainText() == TEXT
