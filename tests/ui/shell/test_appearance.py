"""Nothing cut off, nothing without a name, the rail folded when the window is narrow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.shell import SMALLEST, MainWindow
from journal_app.ui.status_bar import StatusBar, backup_age
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.unlock import UnlockPage
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import draw, settle
from tests.ui.shell.rooms import House, is_shown, press, settled, shown, unlock
from tests.ui.shell.test_first_run import begin

OpenWindow = Callable[[], MainWindow]
SIZE = QSize(1280, 800)


def looked_at(window: MainWindow, theme: Theme) -> list[str]:
    """Return what is wrong with the page that is shown, at both text sizes."""
    found: list[str] = []
    for scale in (1.0, 2.0):
        draw(window, theme, SIZE, Look.LIGHT, scale)
        found += [f"{scale:.0%}: {line}" for line in (*clipped(window), *nameless(window))]
    draw(window, theme, SIZE, Look.LIGHT, 1.0)
    return found


def test_the_first_run_fits_and_is_named(
    house: House, open_window: OpenWindow, qtbot: QtBot, theme: Theme
) -> None:
    window = open_window()
    assert looked_at(window, theme) == []
    begin(window, qtbot)
    assert looked_at(window, theme) == []
    press(window, "have-it")
    assert looked_at(window, theme) == []


def test_the_unlock_page_fits_and_is_named_in_every_state(
    house: House, open_window: OpenWindow, qtbot: QtBot, theme: Theme
) -> None:
    house.make_journal()
    window = open_window()
    assert looked_at(window, theme) == []
    shown(window, UnlockPage, "unlock").show_restore(house.folder / "none")
    qtbot.waitUntil(lambda: is_shown(window, "restore"))
    assert looked_at(window, theme) == []
    press(window, "restore-back")
    press(window, "others")
    assert looked_at(window, theme) == []


def test_rail_and_status_line_fit_and_are_named(
    house: House, open_window: OpenWindow, qtbot: QtBot, theme: Theme
) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    for scale in (1.0, 2.0):
        draw(window, theme, SIZE, Look.LIGHT, scale)
        for name in ("rail", "status-bar"):
            part = shown(window, QWidget, name)
            assert clipped(part) == []
            assert nameless(part) == []


def test_the_rail_folds_to_drawings_when_words_would_crowd_the_page(
    house: House, open_window: OpenWindow, qtbot: QtBot, theme: Theme
) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    button = shown(window, QPushButton, "go-journal")
    settle(window, SMALLEST)
    assert button.text() == "Journal"
    draw(window, theme, SMALLEST, Look.LIGHT, 2.0)
    assert button.text() == ""
    assert button.accessibleName() == "Journal"
    assert shown(window, QWidget, "rail").width() < window.width() / 4


def test_keys_lead_to_every_screen(house: House, open_window: OpenWindow, qtbot: QtBot) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    part = window.open_part()
    assert part is not None
    for key, screen in (
        (Qt.Key.Key_2, "journal"),
        (Qt.Key.Key_3, "trends"),
        (Qt.Key.Key_4, "research"),
        (Qt.Key.Key_5, "support"),
        (Qt.Key.Key_1, "tonight"),
    ):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(settled(window))
        assert part.current() == screen
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert part.current() == "support"


@pytest.mark.expects_log
def test_an_error_nobody_handled_is_said_in_the_strip(
    house: House, open_window: OpenWindow, qtbot: QtBot
) -> None:
    house.make_journal()
    window = open_window()
    unlock(window, qtbot)
    part = window.open_part()
    assert part is not None
    jobs, _ = window.workers()
    jobs.submit(part, (house.folder / "not there").read_bytes)
    qtbot.waitUntil(lambda: is_shown(window, "shell-notice"))
    assert "not you" in part.notice.text()


def test_the_age_of_a_backup_is_said_from_the_eighth_day() -> None:
    now = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
    assert backup_age(None, now) == ""
    assert backup_age(now - timedelta(days=7), now) == ""
    assert backup_age(now - timedelta(days=8), now) == "Last backup 8 days ago"


def test_the_status_line_says_what_always_holds(theme: Theme, qtbot: QtBot) -> None:
    bar = StatusBar(theme=theme)
    qtbot.addWidget(bar)
    bar.show_page("Saved 00:41", "64 words", "")
    settle(bar, QSize(900, 40))
    texts = [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
    assert texts == ["Saved 00:41", "64 words", "Encrypted · nothing is sent"]
