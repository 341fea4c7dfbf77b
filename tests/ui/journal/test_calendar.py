from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal_app.ui.journal.calendar import MonthCalendar
from journal_app.ui.journal.day_button import DayButton
from journal_app.ui.theme import Theme

TONIGHT = date(2026, 11, 21)
WRITTEN = frozenset({date(2026, 11, 3), date(2026, 11, 21)})


@pytest.fixture
def calendar(qtbot: QtBot, theme: Theme) -> MonthCalendar:
    made = MonthCalendar(theme=theme)
    qtbot.addWidget(made)
    made.set_tonight(TONIGHT)
    made.set_written(WRITTEN)
    made.resize(260, 300)
    made.show()
    made.activateWindow()
    made.take_focus()
    return made


def day(calendar: MonthCalendar, day: date) -> DayButton:
    found = calendar.findChild(DayButton, f"day-{day.isoformat()}")
    assert isinstance(found, DayButton)
    return found


def button(calendar: MonthCalendar, name: str) -> QPushButton:
    found = calendar.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def press(calendar: MonthCalendar, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(calendar.focusWidget(), key)


def test_every_day_says_what_is_known_of_it(calendar: MonthCalendar) -> None:
    names = {d: day(calendar, date(2026, 11, d)).accessibleName() for d in (3, 4, 21)}
    assert names == {
        3: "Tuesday 3 November 2026, written",
        4: "Wednesday 4 November 2026, nothing written",
        21: "Saturday 21 November 2026, tonight, written",
    }


def test_written_nights_are_filled_and_tonight_is_outlined(
    calendar: MonthCalendar, theme: Theme
) -> None:
    button(calendar, "calendar-earlier").setFocus()

    def ground(number: int) -> str:
        shown = day(calendar, date(2026, 11, number))
        shot = shown.grab().toImage()
        return shot.pixelColor(shown.width() // 2, 5).name()

    assert ground(3) == theme.color("accent_soft").name()
    assert ground(4) != theme.color("accent_soft").name()
    edge = day(calendar, TONIGHT)
    shot = edge.grab().toImage()
    assert shot.pixelColor(edge.width() // 2, 1).name() == theme.color("accent").name()


@pytest.mark.parametrize(
    ("keys", "to"),
    [
        ((Qt.Key.Key_Left,), date(2026, 11, 20)),
        ((Qt.Key.Key_Up,), date(2026, 11, 14)),
        ((Qt.Key.Key_Up, Qt.Key.Key_Right), date(2026, 11, 15)),
        ((Qt.Key.Key_PageUp,), date(2026, 10, 21)),
        ((Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown), date(2026, 10, 21)),
        ((Qt.Key.Key_Home,), date(2026, 11, 1)),
        ((Qt.Key.Key_Home, Qt.Key.Key_Left), date(2026, 10, 31)),
        ((Qt.Key.Key_PageUp, Qt.Key.Key_End), date(2026, 10, 31)),
        ((Qt.Key.Key_Right,), TONIGHT),
        ((Qt.Key.Key_PageDown,), TONIGHT),
    ],
)
def test_keys_walk_days_and_months_but_never_past_tonight(
    calendar: MonthCalendar, qtbot: QtBot, keys: tuple[Qt.Key, ...], to: date
) -> None:
    press(calendar, *keys)
    assert calendar.day == to
    focused = calendar.focusWidget()
    assert isinstance(focused, DayButton)
    assert focused.day == to
    with qtbot.waitSignal(calendar.chosen) as chosen:
        press(calendar, Qt.Key.Key_Return)
    assert chosen.args == [to]


def test_a_month_asks_for_its_nights_when_it_is_shown(
    calendar: MonthCalendar, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(calendar.month_shown) as shown:
        press(calendar, Qt.Key.Key_PageUp)
    assert shown.args == [date(2026, 10, 1)]
    assert day(calendar, date(2026, 10, 3)).accessibleName().endswith("nothing written")


def test_only_one_day_is_a_stop_for_the_tab_key(calendar: MonthCalendar) -> None:
    stops = [
        b.day
        for b in calendar.findChildren(DayButton)
        if b.isVisible() and b.focusPolicy() is Qt.FocusPolicy.StrongFocus
    ]
    assert stops == [TONIGHT]


def test_days_to_come_cannot_be_chosen(calendar: MonthCalendar) -> None:
    assert not day(calendar, date(2026, 11, 22)).isEnabled()
    assert not button(calendar, "calendar-later").isEnabled()
