"""Screen lock and sleep over D-Bus, on a bus of the test's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.session_lock_dbus import LOGIN_PATH, MANAGER, SESSION, DBusSessionLock
from journal_app.ui.session_lock_windows import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    means_leaving,
)
from tests.ui.private_bus import SESSION_PATH, FakeLogin, bus_daemon

BUS = "org.freedesktop.DBus"

needs_bus = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed here"
)


@pytest.fixture
def login(tmp_path: Path, qapp: object) -> Iterator[tuple[FakeLogin, str]]:
    with bus_daemon(tmp_path) as address:
        bus = QDBusConnection.connectToBus(address, "theirs")
        yield FakeLogin(bus), address
        QDBusConnection.disconnectFromBus("theirs")


@pytest.fixture
def watcher(login: tuple[FakeLogin, str], qtbot: QtBot) -> Iterator[DBusSessionLock]:
    bus = QDBusConnection.connectToBus(login[1], "ours")
    made = DBusSessionLock(system=bus, session=bus)
    made.start()
    qtbot.waitUntil(made.holds_sleep)
    yield made
    made.stop()
    QDBusConnection.disconnectFromBus("ours")


@needs_bus
def test_sleep_waits_until_the_journal_is_locked(
    login: tuple[FakeLogin, str], watcher: DBusSessionLock, qtbot: QtBot
) -> None:
    fake, _ = login
    assert fake.asked == [["sleep", "Heartbeat", "Closing its files", "delay"]]
    fake.let_go_of_pipe()
    with qtbot.waitSignal(watcher.leaving):
        fake.signal(LOGIN_PATH, MANAGER, "PrepareForSleep", True)
    assert not fake.released()
    watcher.journal_locked()
    qtbot.waitUntil(fake.released)


@needs_bus
def test_waking_up_takes_the_inhibitor_again(
    login: tuple[FakeLogin, str], watcher: DBusSessionLock, qtbot: QtBot
) -> None:
    watcher.journal_locked()
    assert not watcher.holds_sleep()
    login[0].signal(LOGIN_PATH, MANAGER, "PrepareForSleep", False)
    qtbot.waitUntil(watcher.holds_sleep)


@needs_bus
def test_a_locked_session_locks_the_journal(
    login: tuple[FakeLogin, str], watcher: DBusSessionLock, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(watcher.leaving):
        login[0].signal(SESSION_PATH, SESSION, "Lock")


@needs_bus
@pytest.mark.parametrize("name", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_a_screen_saver_that_begins_locks_and_one_that_ends_does_not(
    login: tuple[FakeLogin, str], watcher: DBusSessionLock, qtbot: QtBot, name: str
) -> None:
    heard: list[bool] = []
    watcher.leaving.connect(lambda: heard.append(True))
    login[0].signal("/org/any/ScreenSaver", name, "ActiveChanged", False)
    login[0].signal("/org/any/ScreenSaver", name, "ActiveChanged", True)
    qtbot.waitUntil(lambda: heard == [True])


@needs_bus
def test_a_stopped_watcher_says_nothing(
    login: tuple[FakeLogin, str], watcher: DBusSessionLock, qtbot: QtBot, qapp: QApplication
) -> None:
    heard: list[bool] = []
    watcher.leaving.connect(lambda: heard.append(True))
    watcher.stop()
    login[0].signal(SESSION_PATH, SESSION, "Lock")
    # An answer from the bus to each side in turn comes after what was sent before it.
    for name in ("theirs", "ours"):
        bus_call = QDBusMessage.createMethodCall(BUS, "/org/freedesktop/DBus", BUS, "GetId")
        assert QDBusConnection(name).call(bus_call).arguments()
    qapp.processEvents()
    assert heard == []
    watcher.start()
    with qtbot.waitSignal(watcher.leaving):
        login[0].signal(SESSION_PATH, SESSION, "Lock")
    assert heard == [True]


def test_without_any_bus_nothing_is_watched_and_nothing_fails(qapp: object) -> None:
    nowhere = QDBusConnection("not-a-bus")
    watcher = DBusSessionLock(system=nowhere, session=nowhere)
    watcher.start()
    assert not watcher.holds_sleep()
    watcher.journal_locked()
    watcher.stop()


def test_which_windows_messages_mean_leaving() -> None:
    assert means_leaving(WM_POWERBROADCAST, PBT_APMSUSPEND)
    assert means_leaving(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK)
    assert not means_leaving(WM_WTSSESSION_CHANGE, 0x8)
    assert not means_leaving(WM_POWERBROADCAST, 0x7)
