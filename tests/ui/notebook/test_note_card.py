"""Noting a person from beside a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal_app.domain.asides import Aside
from journal_app.domain.ids import EntryId
from journal_app.ui.notebook.note_card import NoteCard
from journal_app.ui.theme import Theme
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.notebook.conftest import NIGHT, Room
from tests.ui.settings.press import WINDOW, choose

KEYS = "The night nurse with the keys"


@dataclass
class FakePage:
    """A page whose words are stored."""

    entry: EntryId | None

    def entry_id(self) -> EntryId | None:
        return self.entry

    def when_stored(self, then: Callable[[], object]) -> None:
        then()


@pytest.fixture
def card(room: Room, theme: Theme, qtbot: QtBot) -> NoteCard:
    made = NoteCard(theme=theme, jobs=DirectJobs(), notebook=room.service)
    qtbot.addWidget(made)
    made.put_away.connect(lambda: room.gone_to.append("page"))
    made.notebook_wanted.connect(lambda: room.gone_to.append("notebook"))
    room.screen = made
    settle(made, WINDOW)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_somebody_new_is_noted_from_the_page(room: Room, card: NoteCard) -> None:
    entry = room.write()
    card.begin(NIGHT, FakePage(entry))
    assert room.focus() == "note-name"
    room.press("note-card-keep")
    assert "A name is needed; anything you would know them by." in room.said()
    room.fill("note-name", KEYS)
    room.fill("note-did", "Sat down.")
    room.press("note-card-keep")
    (note,) = room.notes()
    assert (note.did, note.entry, note.night) == ("Sat down.", entry, NIGHT)
    assert room.names() == [KEYS]
    assert room.said() == [f"Noted, with “{KEYS}”."]
    assert room.gone_to == ["page"]
    room.press("Open the notebook")
    assert room.gone_to == ["page", "notebook"]


def test_a_note_goes_to_somebody_known(room: Room, card: NoteCard) -> None:
    known = room.note(KEYS, "Sat down.")
    room.note("A porter", "Sang.")
    card.begin(NIGHT, FakePage(None))
    assert room.focus() == "note-who"
    choose(card, "Who", KEYS)
    assert "A name you make up" not in room.said()
    room.fill("note-borrow", "To sit.")
    room.press("note-card-keep")
    noted = {note.borrow: note for note in room.vault.notebook.notes(known.id)}
    assert set(noted) == {"", "To sit."}
    assert noted["To sit."].entry is None


def test_never_mind_and_escape_put_it_away(room: Room, card: NoteCard) -> None:
    card.begin(NIGHT, FakePage(None))
    room.key(Qt.Key.Key_Escape)
    assert room.gone_to == ["page"]
    card.begin(NIGHT, FakePage(None))
    room.fill("note-name", KEYS)
    room.key(Qt.Key.Key_Escape)
    assert room.focus() == "note-card-leave"
    assert room.gone_to == ["page"]
    room.key(Qt.Key.Key_Space)
    assert room.gone_to == ["page", "page"]
    card.begin(NIGHT, FakePage(None))
    assert KEYS not in room.said()
    assert room.names() == []


def test_half_a_note_outlives_the_program(
    qtbot: QtBot, room: Room, card: NoteCard, theme: Theme
) -> None:
    entry = room.write()
    card.begin(NIGHT, FakePage(entry))
    room.fill("note-name", KEYS)
    room.fill("note-did", "Half a sen")
    qtbot.waitUntil(lambda: room.service.asides.of(Aside.PAGE_NOTE) != {})
    card.hide()
    again = NoteCard(theme=theme, jobs=DirectJobs(), notebook=room.service)
    qtbot.addWidget(again)
    room.screen = again
    settle(again, WINDOW)
    again.begin(NIGHT, FakePage(None))
    room.press("note-card-keep")
    (note,) = room.notes()
    assert (note.did, note.entry, room.names()) == ("Half a sen", entry, [KEYS])
    assert room.service.asides.of(Aside.PAGE_NOTE) == {}


def test_asked_for_twice_it_keeps_its_words(room: Room, card: NoteCard) -> None:
    card.begin(NIGHT, FakePage(None))
    room.fill("note-did", "Half a sen")
    card.begin(NIGHT, FakePage(None))
    (draft,) = card.take_notes()
    assert (draft.kind, json.loads(draft.text)["did"]) == (Aside.PAGE_NOTE, "Half a sen")
    draft.save()
    draft.save()
    assert room.names() == ["Somebody without a name yet"]
    assert [note.did for note in room.notes()] == ["Half a sen"]
