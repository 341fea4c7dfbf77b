"""A message bus of the test's own, with just enough of login1 on it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
SESSION_PATH = "/org/freedesktop/login1/session/_31"

CONFIGURATION = """<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<auth>EXTERNAL</auth><policy context="default"><allow send_destination="*"/>
<allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""


@contextmanager
def bus_daemon(folder: Path) -> Iterator[str]:
    """Run a bus for the length of a block and yield its address."""
    configuration = folder / "bus.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


class FakeLogin(QDBusVirtualObject):
    """Answers ``Inhibit`` with one end of a pipe, as login1 does, and ``GetSessionByPID``."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self.asked: list[list[object]] = []
        self.ours, theirs = os.pipe()
        os.set_blocking(self.ours, False)
        self._theirs: int | None = theirs
        assert bus.registerVirtualObject(LOGIN_PATH, self)
        assert bus.registerService(LOGIN)

    def handleMessage(  # noqa: N802 # Qt's name
        self, message: QDBusMessage, connection: QDBusConnection
    ) -> bool:
        answer: object
        if message.member() == "Inhibit" and self._theirs is not None:
            self.asked.append(list(message.arguments()))
            answer = QDBusUnixFileDescriptor(self._theirs)
        elif message.member() == "GetSessionByPID":
            answer = QDBusObjectPath(SESSION_PATH)
        else:
            return False
        reply = message.createReply()
        reply.setArguments([answer])
        return connection.send(reply)

    def let_go_of_pipe(self) -> None:
        assert self._theirs is not None
        os.close(self._theirs)
        self._theirs = None

    def introspect(self, _path: str) -> str:
        return ""

    def released(self) -> bool:
        """Tell whether every copy of the inhibitor has been closed."""
        try:
            return os.read(self.ours, 1) == b""
        except BlockingIOError:
            return False

    def signal(self, path: str, interface: str, name: str, *values: object) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(values))
        assert self._bus.send(message)
