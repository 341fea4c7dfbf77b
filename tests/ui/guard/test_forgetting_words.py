"""Replace and forget: the words leave the page and everything else that is kept of it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.forgetting import Forgetting, Forgotten, OldBackups
from journal_app.domain.ids import EntryId
from journal_app.sentences import guard as sentences
from journal_app.services.guard_library import GuardLibrary
from journal_app.services.settings import SettingsService
from journal_app.ui.guard.forgetter import Forgetter
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


def forget_with_another_entry(room: Room) -> Forgetter:
    """Forget the words of a page, with another entry that holds them; the offer stands."""
    service = room.desk.service
    room.put(TEXT)
    room.stored()
    state = service.new_page(service.open().page.night)
    service.save_text(state.page, "Feinberg once more.")
    ask(room)
    room.press("guard-forget-sure")
    found = room.guard.findChild(Forgetter)
    assert found is not None
    return found


def held_by(forgetter: Forgetter) -> list[object]:
    """Return all plans in memory that hold the words."""
    gc.collect()
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, Forgetting) and any(NAME in word.words for word in one.wordings)
    ]


def test_words_typed_again_meanwhile_are_forgotten_with_the_others(room: Room) -> None:
    forget_with_another_entry(room)
    room.put(f" {NAME} again.")
    room.press("Also in 1 other entry")
    assert NAME not in room.page.toPlainText()
    assert NAME not in room.stored()
    assert [text for text in everything(room.desk) if NAME in text] == []


def test_an_offer_put_away_keeps_no_words(room: Room) -> None:
    forgetter = forget_with_another_entry(room)
    plans = held_by(forgetter)
    assert plans
    assert [plan for plan in plans if isinstance(plan, Forgetting) and plan.text] == []
    del plans
    room.card.notice.dismiss()
    assert held_by(forgetter) == []


def test_an_offer_goes_with_its_page(room: Room) -> None:
    forgetter = forget_with_another_entry(room)
    room.guard.begin_page()
    assert held_by(forgetter) == []


def compose(room: Room, letters: str) -> None:
    QApplication.sendEvent(room.page, QInputMethodEvent(letters, []))


def test_nothing_is_put_where_letters_are_being_composed(room: Room) -> None:
    forget_with_another_entry(room)
    compose(room, "ni")
    room.press("Also in 1 other entry")
    assert "not saved yet" in room.notice()
    compose(room, "")
    room.press("Also in 1 other entry")
    assert [text for text in everything(room.desk) if NAME in text] == []


def test_letters_begun_while_the_page_is_stored_are_not_cut_off(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.write(TEXT)
    room.stored()
    ask(room)
    forgetter = room.guard.findChild(Forgetter)
    assert forgetter is not None
    waiting: list[Callable[[], object]] = []
    monkeypatch.setattr(forgetter._store, "when_stored", waiting.append)
    room.press("guard-forget-sure")
    compose(room, "ni")
    (go_on,) = waiting
    go_on()
    assert "not saved yet" in room.notice()
    assert room.page.toPlainText() == TEXT


def test_what_could_not_be_overwritten_is_said() -> None:
    none = OldBackups(count=0, gone_by=None, lasting=0)
    done = Forgotten(entries=1, versions=1, elsewhere=0, backups=none, overwritten=False)
    tonight = date(2026, 11, 21)
    for say in (sentences.forgotten, sentences.forgotten_everywhere):
        assert sentences.not_overwritten() in say(done, tonight)
        assert sentences.not_overwritten() not in say(replace(done, overwritten=True), tonight)


def test_the_question_tells_of_the_second_folder(room: Room) -> None:
    SettingsService(room.desk.vault).set_second_backup_folder(room.desk.vault.folder)
    room.write(TEXT)
    room.stored()
    ask(room)
    assert "second backup folder" in room.card.question.text()


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
