"""The Journal by keyboard, on a real vault."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.ids import EntryId
from journal_app.domain.vault import PageState
from journal_app.ui.journal.day_button import DayButton
from journal_app.ui.journal.screen import JournalScreen
from journal_app.ui.lockable import Lockable
from journal_app.ui.theme import Theme
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.guard.kits import guard_kit
from tests.ui.journal.hint_kits import hint_kit
from tests.ui.journal.shelf import TONIGHT, Shelf

WINDOW = QSize(1092, 800)
ALL = 52
KEY = Qt.Key


def open_screen(qtbot: QtBot, theme: Theme, jobs: DirectJobs, shelf: Shelf) -> JournalScreen:
    screen = JournalScreen(
        theme=theme,
        jobs=jobs,
        clock=shelf.clock,
        journal=shelf.journal,
        guard=guard_kit(shelf.vault, shelf.clock, jobs),
        hints=hint_kit(shelf, jobs),
    )
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    screen.activate()
    settle(screen, WINDOW)
    return screen


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme, jobs: DirectJobs, shelf: Shelf) -> JournalScreen:
    return open_screen(qtbot, theme, jobs, shelf)


def press(screen: JournalScreen, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(screen), key)


def focused(screen: JournalScreen) -> QWidget:
    found = screen.focusWidget()
    assert found is not None
    return found


def find(screen: QWidget, name: str) -> QAbstractButton:
    found = screen.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def label(screen: JournalScreen, name: str) -> str:
    found = screen.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found.text()


def search(qtbot: QtBot, screen: JournalScreen, words: str) -> None:
    QTest.keyClick(screen, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert focused(screen) is screen.page.search.field
    with qtbot.waitSignal(screen.model.shown):
        QTest.keyClicks(focused(screen), words)


def row_nights(screen: JournalScreen) -> list[date]:
    cards = [screen.model.card(row) for row in range(screen.model.rowCount())]
    return [card.entry.night for card in cards if card is not None]


def test_the_list_is_there_and_nothing_from_the_past_comes_up_by_itself(
    screen: JournalScreen,
) -> None:
    assert screen.model.rowCount() == ALL
    assert label(screen, "search-count") == "52 entries"
    assert not screen.page.notice.isVisible()
    assert screen.page.list.hasFocus()


def test_keys_walk_the_list_and_the_card_they_are_on_has_a_ring(
    screen: JournalScreen, theme: Theme
) -> None:
    shown = screen.page.list
    press(screen, KEY.Key_Down)
    assert shown.currentIndex().row() == 1
    press(screen, KEY.Key_End)
    assert shown.currentIndex().row() == ALL - 1
    press(screen, KEY.Key_Home)
    assert shown.currentIndex().row() == 0
    edge = shown.visualRect(shown.currentIndex())
    picture = shown.viewport().grab().toImage()
    ring = picture.pixelColor(edge.center().x(), edge.top() + 2)
    assert ring.name() == theme.color("accent").name()
    between = picture.pixelColor(edge.center().x(), edge.bottom() - 3)
    assert between.name() != theme.color("accent_soft").name()


def test_search_as_typed_open_and_back_to_the_same_place(
    screen: JournalScreen, qtbot: QtBot
) -> None:
    search(qtbot, screen, "allotm")
    count = screen.model.rowCount()
    assert 0 < count < ALL
    assert label(screen, "search-count") == f"{count} entries"
    press(screen, KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert screen.reader.isVisible()
    assert "allotment" in screen.reader.page.toPlainText()
    assert label(screen, "reader-title").endswith("November")
    marked = screen.reader.page.extraSelections()
    assert [mark.cursor.selectedText() for mark in marked] == ["allotm"]
    press(screen, KEY.Key_Escape)
    assert screen.page.isVisible()
    assert screen.page.list.currentIndex().row() == 1
    press(screen, KEY.Key_Escape)
    assert screen.model.rowCount() == ALL
    assert screen.page.search.field.text() == ""


def test_a_search_without_hits_says_so_plainly(screen: JournalScreen, qtbot: QtBot) -> None:
    search(qtbot, screen, "zyzzyva")
    assert screen.page.empty.isVisible()
    assert "No entry has these words" in screen.page.empty.text()
    press(screen, KEY.Key_Return)
    press(screen, KEY.Key_Return)
    assert screen.page.list.isVisible()


def test_an_empty_journal_leads_to_tonight(
    qtbot: QtBot, theme: Theme, jobs: DirectJobs, empty_shelf: Shelf
) -> None:
    screen = open_screen(qtbot, theme, jobs, empty_shelf)
    assert "Nothing here yet" in screen.page.empty.text()
    with qtbot.waitSignal(screen.go) as gone:
        find(screen, "empty-action").click()
    assert gone.args == ["tonight"]


def test_an_old_entry_is_changed_and_its_first_version_comes_back(
    screen: JournalScreen, shelf: Shelf
) -> None:
    press(screen, KEY.Key_Return)
    before = screen.reader.page.toPlainText()
    shelf.clock.forward(days=3)
    QTest.keyClicks(focused(screen), "Later: ")
    screen.reader.writer.when_stored(lambda: None)
    entry = screen.reader.entry_id
    assert entry is not None
    assert shelf.vault.entries.text(entry) == "Later: " + before
    find(screen, "reader-history").click()
    [version] = shelf.vault.entries.versions(entry)
    find(screen, f"version-{version.id}").click()
    assert screen.reader.page.isReadOnly()
    assert screen.reader.page.toPlainText() == before
    press(screen, KEY.Key_Escape)
    assert screen.reader.page.toPlainText() == "Later: " + before
    find(screen, f"version-{version.id}").click()
    press(screen, KEY.Key_Return)
    assert not screen.reader.page.isReadOnly()
    assert shelf.vault.entries.text(entry) == before
    assert len(shelf.vault.entries.versions(entry)) == 2
    press(screen, KEY.Key_Escape)
    card = screen.model.card(0)
    assert card is not None
    assert card.excerpt.startswith("She pulled")


def test_leaving_stores_what_was_typed_a_moment_ago(screen: JournalScreen, shelf: Shelf) -> None:
    press(screen, KEY.Key_Return)
    entry = screen.reader.entry_id
    assert entry is not None
    QTest.keyClicks(focused(screen), "One more thing. ")
    press(screen, KEY.Key_Escape)
    assert shelf.vault.entries.text(entry).startswith("One more thing. She")
    card = screen.model.card(0)
    assert card is not None
    assert card.excerpt.startswith("One more thing.")


def test_steps_go_to_the_neighbours_in_the_list(screen: JournalScreen) -> None:
    press(screen, KEY.Key_Return)
    assert not find(screen, "reader-newer").isEnabled()
    first = screen.reader.entry_id
    find(screen, "reader-older").click()
    second = screen.model.card(1)
    assert second is not None
    assert screen.reader.entry_id == second.entry.id
    find(screen, "reader-newer").click()
    assert screen.reader.entry_id == first


def test_delete_puts_in_the_bin_and_undo_brings_back(screen: JournalScreen, shelf: Shelf) -> None:
    first = screen.model.card(0)
    assert first is not None
    press(screen, KEY.Key_Delete)
    assert screen.model.row_of(first.entry.id) is None
    assert label(screen, "search-count") == "51 entries"
    assert [item.card.entry.id for item in shelf.journal.binned()] == [first.entry.id]
    undo = [b for b in screen.page.notice.findChildren(QAbstractButton) if b.text() == "Undo"]
    undo[0].click()
    assert screen.model.row_of(first.entry.id) == 0
    assert shelf.journal.binned() == ()


def test_the_bin_gives_back_and_deletes_only_after_asking(
    screen: JournalScreen, shelf: Shelf
) -> None:
    press(screen, KEY.Key_Delete, KEY.Key_Delete)
    shelf.clock.forward(days=12)
    find(screen, "bin-open").click()
    assert len(shelf.journal.binned()) == 2
    told = {words.text() for words in screen.bin.findChildren(QLabel)}
    assert "Deleted for ever in 18 days" in told
    find(screen.bin, "delete-forever").click()
    assert len(shelf.journal.binned()) == 2
    find(screen.bin, "delete-sure").click()
    [left] = shelf.journal.binned()
    find(screen.bin, "put-back").click()
    assert shelf.journal.binned() == ()
    press(screen, KEY.Key_Escape)
    assert screen.page.isVisible()
    assert screen.model.row_of(left.card.entry.id) is not None
    assert label(screen, "search-count") == "51 entries"


def test_a_day_of_the_calendar_narrows_the_list_and_widens_it_again(
    screen: JournalScreen,
) -> None:
    night = TONIGHT - timedelta(days=5)
    day = screen.page.side.findChild(DayButton, f"day-{night.isoformat()}")
    assert isinstance(day, DayButton)
    assert day.written
    day.click()
    assert row_nights(screen) == [night]
    assert find(screen, "chip-nights").text() == "Mon 16 November"
    assert day.shown
    day.click()
    assert screen.model.rowCount() == ALL
    assert not screen.page.chips.isVisible()


def test_an_unwritten_night_is_said_kindly(screen: JournalScreen) -> None:
    screen.show_night(TONIGHT - timedelta(days=4))
    assert "Nothing was written on Tue 17 November" in screen.page.empty.text()


def test_filters_narrow_and_chips_take_them_away(screen: JournalScreen) -> None:
    find(screen, "filters-open").click()
    filters = screen.page.filters
    filters.kind.set_value("self-care")
    filters.rotation.set_value("b" * 32)
    filters.scale.set_value("burnout")
    filters.low.setValue(5)
    count = screen.model.rowCount()
    assert 0 < count < 20
    assert find(screen, "chip-theme").text() == "Self-care"
    assert find(screen, "chip-rotation").text() == "Internal Medicine"
    assert find(screen, "chip-rating").text() == "Burnout self-rating 5 or more"
    find(screen, "chip-rating").click()
    assert screen.model.rowCount() > count
    assert filters.scale.value() is None
    find(screen, "chip-clear").click()
    assert screen.model.rowCount() == ALL


def test_a_year_ago_is_shown_only_when_asked_for(screen: JournalScreen, shelf: Shelf) -> None:
    find(screen, "year-ago").click()
    assert "Nothing was written around Fri 21 November 2025" in screen.page.notice.text()
    shelf.write(date(2025, 11, 19), "The first snow of the year.")
    find(screen, "year-ago").click()
    assert row_nights(screen) == [date(2025, 11, 19)]
    assert "nearest night" in screen.page.notice.text()


def test_tags_are_added_and_taken_away(screen: JournalScreen, shelf: Shelf) -> None:
    press(screen, KEY.Key_Down, KEY.Key_Return)
    entry = screen.reader.entry_id
    assert entry is not None
    screen.reader.tags.field.setFocus()
    QTest.keyClicks(focused(screen), " small  things ")
    press(screen, KEY.Key_Return)
    assert shelf.vault.entries.get(entry).tags == ("small things",)
    chip = screen.reader.tags.findChildren(QAbstractButton)[-1]
    assert chip.accessibleName() == "Take away the tag small things"
    chip.click()
    assert shelf.vault.entries.get(entry).tags == ()


def test_a_lock_in_the_middle_of_an_old_entry_loses_nothing(
    screen: JournalScreen, shelf: Shelf, qtbot: QtBot, theme: Theme, jobs: DirectJobs
) -> None:
    assert isinstance(screen, Lockable)
    press(screen, KEY.Key_Down, KEY.Key_Return)
    QTest.keyClicks(focused(screen), "Half a ")
    state, draft = screen.page_state(), screen.take_draft()
    assert draft is not None
    assert draft.text.startswith("Half a Ate lunch")
    assert "Half" not in repr(draft)
    draft.save()
    assert shelf.vault.entries.text(EntryId(draft.entry)) == draft.text
    again = open_screen(qtbot, theme, jobs, shelf)
    again.restore(state)
    assert again.reader.isVisible()
    assert again.reader.page.toPlainText() == draft.text
    assert again.reader.page.textCursor().position() == len("Half a ")
    assert again.take_draft() is None
    assert again.page_state() == PageState(
        screen="journal", entry=draft.entry, cursor=7, anchor=7, scroll=state.scroll
    )


def views(screen: JournalScreen) -> list[str]:
    """Walk through every view of the screen, looking for words cut off and controls unnamed."""
    found: list[str] = []

    def look(view: str) -> None:
        settle(screen, screen.size())
        found.extend(f"{view}: {line}" for line in [*clipped(screen), *nameless(screen)])

    look("list")
    screen.page.search.field.setText("chair")
    screen.page.search.show_filters(shown=True)
    screen.page.filters.span.set_value("between")
    screen.page.filters.scale.set_value("burnout")
    look("filters")
    find(screen, "chip-clear").click()
    screen.page.search.show_filters(shown=False)
    screen.page.search.show_calendar(shown=screen.page.narrow)
    look("calendar")
    screen.page.close_drawers()
    screen.show_night(TONIGHT - timedelta(days=4))
    look("empty")
    find(screen, "empty-action").click()
    screen.page.list.opened.emit(3)
    find(screen, "reader-history").click()
    look("reader")
    screen.reader.head.to_bin.click()
    look("undo")
    find(screen, "bin-open").click()
    find(screen.bin, "delete-forever").click()
    look("bin")
    return found


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_word_is_cut_off_and_every_control_has_a_name(
    screen: JournalScreen, theme: Theme, scale: float
) -> None:
    theme.set_scale(scale)
    settle(screen, QSize(1092 if scale == 1.0 else 1020, 800))
    assert views(screen) == []
