"""The notebook's screen, by keyboard, over a real vault."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.asides import Aside
from journal_app.domain.notebook import LONGEST_NOTE
from journal_app.services.notebook import Words
from journal_app.ui.lockable import HoldsNotes, ReadsAgain
from journal_app.ui.notebook.long_list import STEP
from journal_app.ui.notebook.person_row import PersonRow
from journal_app.ui.notebook.screen import NotebookScreen
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import SIZES, draw, settle
from tests.ui.notebook.conftest import Room
from tests.ui.settings.press import WINDOW

KEYS = "The night nurse with the keys"


def screen_of(room: Room) -> NotebookScreen:
    assert isinstance(room.screen, NotebookScreen)
    return room.screen


def show(room: Room, name: str = "") -> None:
    """Show everybody, or one person's page."""
    screen_of(room).activate()
    settle(room.screen, WINDOW)
    if name:
        rows = [row for row in shown_rows(room) if name in row.accessibleName()]
        rows[0].click()
        settle(room.screen, WINDOW)


def shown_rows(room: Room) -> list[PersonRow]:
    return [row for row in room.screen.findChildren(PersonRow) if row.isVisible()]


def test_an_empty_notebook_says_how_to_begin(room: Room) -> None:
    show(room)
    assert "Nobody is in here yet" in room.said()
    assert any("the night nurse with the keys" in line for line in room.said())
    assert room.focus() == "empty-action"
    room.press("empty-action")
    assert room.focus() == "person-name"
    name = room.screen.findChild(QLineEdit, "person-name")
    assert name is not None
    assert (name.text(), name.placeholderText()) == ("", "the night nurse with the keys")
    room.press("person-keep")
    assert "A name is needed; anything you would know them by." in room.said()
    assert room.names() == []


def test_somebody_is_added_noted_about_and_found_again(room: Room) -> None:
    show(room)
    room.press("empty-action")
    room.fill("person-name", KEYS)
    room.fill("person-role", "night nurse")
    room.key(Qt.Key.Key_Return)
    assert room.focus() == "note-add"
    assert f"Nothing is noted about “{KEYS}” yet." in room.said()
    room.press("note-add")
    room.press("note-keep")
    assert "A word or two are needed, in either field." in room.said()
    room.fill("note-did", "Sat down first.")
    room.fill("note-borrow", "To sit.")
    room.press("note-keep")
    (note,) = room.notes()
    assert (note.did, note.borrow, note.entry) == ("Sat down first.", "To sit.", None)
    assert "To borrow: To sit." in room.said()
    room.press("Everybody in the notebook")
    (row,) = shown_rows(room)
    assert row.hasFocus()
    assert row.accessibleName().startswith(f"{KEYS}. night nurse · 1 note, from ")


def test_words_too_long_stay_and_are_told_of(room: Room) -> None:
    room.note(KEYS, "Sat down.")
    show(room, KEYS)
    room.press("note-add")
    did = screen_of(room).person.note_form.findChild(QTextEdit, "note-did")
    assert did is not None
    did.setPlainText("x" * (LONGEST_NOTE + 1))
    room.press("note-keep")
    assert any(line.startswith("This is longer than a note can be: 4,001") for line in room.said())
    assert len(room.notes()) == 1


def test_the_search_narrows_as_it_is_typed(room: Room) -> None:
    room.note("Zoë with the keys", "Opened the window.")
    room.note("A porter", "Sang in the lift.", "Silence")
    show(room)
    assert room.focus() == "notebook-search"
    room.fill("notebook-search", "ZOE win")
    assert [row.accessibleName().partition(".")[0] for row in shown_rows(room)] == [
        "Zoë with the keys"
    ]
    assert "1 of 2 people" in room.said()
    room.fill("notebook-search", "lift window")
    assert "Nobody found" in room.said()
    assert shown_rows(room) == []
    room.key(Qt.Key.Key_Escape)
    assert len(shown_rows(room)) == 2
    assert "2 people" in room.said()
    room.key(Qt.Key.Key_Down)
    assert shown_rows(room)[0].hasFocus()
    room.key(Qt.Key.Key_Return)
    assert "Sang in the lift." in room.said()


def test_a_note_leads_to_its_entry(room: Room) -> None:
    entry = room.write()
    room.note(KEYS, "Sat down.", entry=entry)
    show(room, KEYS)
    room.press("Written on 12 November")
    assert room.opened == [entry]
    room.vault.entries.put_in_bin(entry, room.clock.now())
    show(room)
    assert "Sat down." in room.said()
    links = room.screen.findChildren(QAbstractButton, "note-entry")
    assert not any(link.isVisible() for link in links)


def test_names_and_notes_are_changed(room: Room) -> None:
    room.note(KEYS, "Sat down.")
    show(room, KEYS)
    room.press("person-change")
    room.fill("person-name", "The one who sits")
    room.press("person-keep")
    assert room.names() == ["The one who sits"]
    assert "The one who sits" in room.said()
    room.press("Change the note from Thu 12 November")
    room.fill("note-did", "Sat down first.")
    room.press("note-keep")
    assert [note.did for note in room.notes()] == ["Sat down first."]
    assert "Sat down first." in room.said()


def test_a_deleted_note_comes_back(room: Room) -> None:
    room.note(KEYS, "Sat down.")
    show(room, KEYS)
    room.press("note-delete")
    assert room.notes() == []
    assert "The note is deleted." in room.said()
    room.press("Undo")
    assert [note.did for note in room.notes()] == ["Sat down."]
    assert "Sat down." in room.said()


def test_a_person_is_deleted_after_a_question_and_comes_back(room: Room) -> None:
    room.note(KEYS, "Sat down.")
    room.note(KEYS, "Waited.")
    show(room, KEYS)
    room.press("person-delete")
    assert f"Delete “{KEYS}” from the notebook, with 2 notes?" in room.said()
    assert room.names() == [KEYS]
    room.key(Qt.Key.Key_Escape)
    assert room.names() == [KEYS]
    room.press("person-delete")
    room.key(Qt.Key.Key_Space)
    assert (room.names(), room.notes()) == ([], [])
    assert f"“{KEYS}” is no longer in the notebook." in room.said()
    room.press("Undo")
    assert room.names() == [KEYS]
    assert sorted(note.did for note in room.notes()) == ["Sat down.", "Waited."]
    assert {"Sat down.", "Waited."} <= set(room.said())


def test_what_was_deleted_is_gone_for_good_once_the_screen_is_left(room: Room) -> None:
    room.note(KEYS, "Sat down.")
    show(room, KEYS)
    room.press("note-delete")
    screen_of(room).hand_over()
    show(room)
    assert "The note is deleted." not in room.said()


def test_escape_goes_back_step_by_step_and_takes_no_words_with_it(room: Room) -> None:
    room.note(KEYS, "Sat down.")
    show(room, KEYS)
    room.press("note-add")
    room.key(Qt.Key.Key_Escape)
    assert room.focus() == "note-add"
    room.press("note-add")
    room.fill("note-did", "Waited.")
    room.key(Qt.Key.Key_Escape)
    assert room.focus() == "note-leave"
    room.key(Qt.Key.Key_Space)
    assert room.focus() == "note-add"
    room.key(Qt.Key.Key_Escape)
    assert room.focus() == "person-row"
    room.key(Qt.Key.Key_Escape)
    assert room.gone_to == ["journal"]
    room.press("Back to the journal")
    assert room.gone_to == ["journal", "journal"]


def test_a_long_notebook_is_shown_step_by_step(room: Room) -> None:
    for n in range(STEP + 3):
        room.service.add_person(f"Somebody {n:03}")
    show(room)
    assert len(shown_rows(room)) == STEP
    room.press("Show 3 more")
    assert len(shown_rows(room)) == STEP + 3
    assert room.focus() == "person-row"


def test_many_notes_are_shown_step_by_step(room: Room) -> None:
    for n in range(STEP + 1):
        room.note(KEYS, f"Sat down {n}.")
    show(room, KEYS)
    room.press("Show 1 more")
    assert room.focus() == "note-change"
    assert len([line for line in room.said() if line.startswith("Sat down")]) == STEP + 1


# At a lock, and after words were forgotten elsewhere


def test_what_was_typed_and_not_kept_is_kept_at_a_lock_and_once(room: Room) -> None:
    room.note(KEYS, "Sat down.")
    show(room, KEYS)
    room.press("note-add")
    room.fill("note-did", "Half a sen")
    screen = screen_of(room)
    assert isinstance(screen, HoldsNotes)
    (draft,) = screen.take_notes()
    assert json.loads(draft.text)["did"] == "Half a sen"
    assert (draft.kind, draft.night) == (Aside.NOTE, room.service.people().tonight)
    draft.save()
    draft.save()
    assert sorted(note.did for note in room.notes()) == ["Half a sen", "Sat down."]
    room.press("note-leave")
    assert screen.take_notes() == []


def test_names_and_changes_that_were_not_kept_are_kept_at_a_lock(room: Room) -> None:
    room.note(KEYS, "Sat down.")
    show(room)
    room.press("person-add")
    room.fill("person-name", "A porter")
    show(room, KEYS)
    room.press("Change the note from Thu 12 November")
    room.fill("note-borrow", "To sit.")
    drafts = screen_of(room).take_notes()
    assert len(drafts) == 2
    for draft in drafts:
        draft.save()
    assert room.names() == ["A porter", KEYS]
    assert [(note.did, note.borrow) for note in room.notes()] == [("Sat down.", "To sit.")]


def reopened(room: Room, theme: Theme, qtbot: QtBot) -> None:
    """Make the screen anew, as after an end of the program that nobody asked for."""
    room.screen.hide()
    room.screen = NotebookScreen(theme=theme, jobs=DirectJobs(), notebook=room.service)
    qtbot.addWidget(room.screen)
    show(room)


@pytest.mark.parametrize("change", [False, True])
def test_half_a_note_outlives_the_program(
    room: Room, theme: Theme, qtbot: QtBot, *, change: bool
) -> None:
    room.note(KEYS, "Sat down.")
    show(room, KEYS)
    room.press("Change the note from Thu 12 November" if change else "note-add")
    room.fill("note-did", "Half a sen")
    qtbot.waitUntil(lambda: room.service.asides.of(Aside.NOTE) != {})
    reopened(room, theme, qtbot)
    room.press("note-keep")
    kept = sorted(note.did for note in room.notes())
    assert kept == (["Half a sen"] if change else ["Half a sen", "Sat down."])
    assert room.service.asides.of(Aside.NOTE) == {}


def test_half_a_name_outlives_the_program_and_never_mind_ends_it(
    room: Room, theme: Theme, qtbot: QtBot
) -> None:
    room.note(KEYS, "Sat down.")
    show(room)
    room.press("person-add")
    room.fill("person-name", "A porter")
    qtbot.waitUntil(lambda: room.service.asides.of(Aside.NAME) != {})
    reopened(room, theme, qtbot)
    room.press("person-leave")
    assert room.service.asides.of(Aside.NAME) == {}
    show(room, KEYS)
    room.press("person-change")
    room.fill("person-name", "The nurse")
    qtbot.waitUntil(lambda: room.service.asides.of(Aside.RENAMING) != {})
    reopened(room, theme, qtbot)
    room.press("person-keep")
    assert room.names() == ["The nurse"]
    assert room.service.asides.of(Aside.RENAMING) == {}


def test_words_that_were_taken_back_out_of_the_form_wait_nowhere(room: Room, qtbot: QtBot) -> None:
    room.note(KEYS, "Sat down.")
    show(room, KEYS)
    room.press("note-add")
    room.fill("note-did", "Half")
    qtbot.waitUntil(lambda: room.service.asides.of(Aside.NOTE) != {})
    room.fill("note-did", "")
    qtbot.waitUntil(lambda: room.service.asides.of(Aside.NOTE) == {})


def test_going_back_to_everybody_leaves_half_a_note_on_its_page(room: Room) -> None:
    room.note(KEYS, "Sat down.")
    show(room, KEYS)
    room.press("note-add")
    room.fill("note-did", "Half a sen")
    room.press("person-back")
    rows = [row for row in shown_rows(room) if KEYS in row.accessibleName()]
    rows[0].click()
    room.press("note-keep")
    assert sorted(note.did for note in room.notes()) == ["Half a sen", "Sat down."]


def test_a_note_is_not_changed_with_words_that_were_forgotten_meanwhile(room: Room) -> None:
    room.note(KEYS, "Feinberg sat down.")
    show(room, KEYS)
    room.press("Change the note from Thu 12 November")
    (note,) = room.notes()
    room.service.change_note(note, Words("They sat down."))
    screen = screen_of(room)
    assert isinstance(screen, ReadsAgain)
    screen.read_again()
    assert "They sat down." in room.said()
    assert not any("Feinberg" in line for line in room.said())
    assert screen.take_notes() == []
    assert screen.person.open_form() is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_and_everything_has_a_name(
    room: Room, theme: Theme, scale: float
) -> None:
    entry = room.write()
    long = "the physiotherapist from the third floor who always carries two cups of tea and a pen"
    room.note(long[:80], "Sat down. " * 20, "To sit. " * 9, entry)
    person = room.service.people().lines[0].person
    steps: list[Callable[[], None]] = [
        lambda: show(room),
        lambda: room.press("person-add"),
        lambda: show(room, person.name),
        lambda: room.press("note-add"),
        lambda: room.press("note-leave"),
        lambda: room.press("person-delete"),
    ]
    draw(room.screen, theme, SIZES[0], Look.LIGHT, scale)
    for step in steps:
        step()
        assert clipped(draw(room.screen, theme, SIZES[0], Look.LIGHT, scale)) == []
        assert nameless(room.screen) == []
