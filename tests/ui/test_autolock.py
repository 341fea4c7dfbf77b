"""The idle lock, on a clock that moves only when told to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.autolock import AutoLock
from tests.fakes import FakeClock


@pytest.fixture
def autolock(qapp: QApplication, clock: FakeClock) -> AutoLock:
    return AutoLock(clock=clock, app=qapp)


def heard_from(autolock: AutoLock) -> list[str]:
    heard: list[str] = []
    autolock.idle.connect(lambda: heard.append("idle"))
    return heard


def test_tells_once_when_the_limit_is_reached(autolock: AutoLock, clock: FakeClock) -> None:
    heard = heard_from(autolock)
    autolock.start(2)
    clock.forward(seconds=119)
    autolock.look()
    assert heard == []
    clock.forward(seconds=1)
    autolock.look()
    autolock.look()
    assert heard == ["idle"]
    assert not autolock.running()


def test_looks_by_itself(autolock: AutoLock, clock: FakeClock, qtbot: QtBot) -> None:
    autolock.start(2)
    clock.forward(minutes=3)
    with qtbot.waitSignal(autolock.idle):
        pass


def test_time_asleep_counts_though_the_monotonic_clock_stood_still(
    autolock: AutoLock, clock: FakeClock
) -> None:
    heard = heard_from(autolock)
    autolock.start(2)
    ticks = clock.ticks
    clock.forward(hours=1)
    clock.ticks = ticks
    autolock.look()
    assert heard == ["idle"]


def test_a_wall_clock_set_back_keeps_nobody_in(autolock: AutoLock, clock: FakeClock) -> None:
    heard = heard_from(autolock)
    autolock.start(2)
    clock.forward(minutes=5)
    clock.instant = clock.instant.replace(year=2020)
    autolock.look()
    assert heard == ["idle"]


def test_keys_mouse_and_composed_text_start_the_count_anew(
    autolock: AutoLock, clock: FakeClock, qtbot: QtBot, qapp: QApplication
) -> None:
    window = QWidget()
    field = QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    heard = heard_from(autolock)
    autolock.start(2)
    for sign in (
        lambda: QTest.keyClick(field, Qt.Key.Key_A),
        lambda: QTest.mouseMove(field),
        lambda: qapp.sendEvent(field, QInputMethodEvent("ni", [])),
    ):
        clock.forward(seconds=100)
        sign()
        autolock.look()
    assert heard == []
    clock.forward(seconds=121)
    autolock.look()
    assert heard == ["idle"]


def test_a_watched_field_may_die(autolock: AutoLock, clock: FakeClock, qtbot: QtBot) -> None:
    for _ in range(3):
        field = QLineEdit()
        qtbot.addWidget(field)
        field.show()
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        field.close()
        field.deleteLater()
    autolock.start(1)
    clock.forward(minutes=1)
    with qtbot.waitSignal(autolock.idle):
        autolock.look()
