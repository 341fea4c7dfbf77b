"""Tonight on a real vault, in a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.ratings import Scale
from journal_app.ui.guard.kit import GuardKit
from journal_app.ui.jobs import Jobs
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.page import WritingPage
from journal_app.ui.tonight.screen import TonightScreen
from journal_app.ui.tonight.strip import RatingStrip
from journal_app.ui.widgets.notice import Notice
from tests.fakes import FakeClock
from tests.services.desks import Desk, copy_of
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.guard.kits import guard_kit

WINDOW = QSize(1092, 766)
"""The smallest window less rail and status line."""


@dataclass
class Seen:
    """A screen, and everything it has said on the status line."""

    screen: TonightScreen
    desk: Desk
    bot: QtBot
    said: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def page(self) -> WritingPage:
        found = self.screen.findChild(WritingPage, "page")
        assert found is not None
        return found

    @property
    def notice(self) -> Notice:
        found = self.screen.findChild(Notice)
        assert found is not None
        return found

    @property
    def saved(self) -> str:
        return self.said[-1][0]

    def strip(self, scale: Scale) -> RatingStrip:
        found = self.screen.findChild(RatingStrip, f"strip-{scale.value}")
        assert found is not None
        return found

    def button(self, name: str) -> QAbstractButton:
        """Return the one visible button of a name."""
        found = [
            button
            for button in self.screen.findChildren(QAbstractButton)
            if button.accessibleName() == name and button.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} buttons called {name!r}"
        return found[0]

    def words(self, name: str) -> str:
        found = self.screen.findChild(QLabel, name)
        assert found is not None
        return found.accessibleName() or found.text()

    def write(self, text: str) -> None:
        QTest.keyClicks(self.page, text)

    def rest(self) -> None:
        """Let the pause pass after which the page is stored."""
        self.bot.waitUntil(lambda: self.saved.startswith("Saved"), timeout=3000)


def open_screen(
    bot: QtBot, theme: Theme, desk: Desk, jobs: Jobs, guard: GuardKit | None = None
) -> Seen:
    screen = TonightScreen(
        theme=theme,
        jobs=jobs,
        clock=desk.clock,
        service=desk.service,
        guard=guard or guard_kit(desk.vault, desk.clock, jobs),
    )
    bot.addWidget(screen)
    seen = Seen(screen, desk, bot)
    screen.status.connect(lambda *said: seen.said.append(said))
    settle(screen, WINDOW)
    screen.activateWindow()
    screen.activate()
    return seen


@pytest.fixture
def desk(settled_folder: Path, tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    made = copy_of(settled_folder, tmp_path / "vault", clock)
    yield made
    made.vault.close()


@pytest.fixture
def seen(qtbot: QtBot, theme: Theme, desk: Desk) -> Seen:
    return open_screen(qtbot, theme, desk, DirectJobs())
