"""What one screen asks of another."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from journal_app.domain.entries import EntryFilter
from journal_app.ui.journal.screen import JournalScreen
from journal_app.ui.shell import MainWindow
from journal_app.ui.trends.screen import TrendsScreen
from tests.ui.shell.rooms import House, settled, unlock


def test_a_night_chosen_in_the_chart_opens_in_the_journal(
    house: House, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    part = window.open_part()
    assert part is not None
    part.show_screen("trends")
    trends = part.screen_of("trends")
    assert isinstance(trends, TrendsScreen)
    night = house.clock.now().date()
    trends.open_night.emit(night)
    journal = part.screen_of("journal")
    assert isinstance(journal, JournalScreen)
    assert part.current() == "journal"
    qtbot.waitUntil(lambda: journal.model.query.only == EntryFilter(first=night, last=night))
    qtbot.waitUntil(settled(window))
