"""What Tonight shows before and beside the page: nothing half-filled, nothing kept back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal_app import assets
from journal_app.domain.ratings import Scale
from journal_app.prompts.library import FOLDER, PromptLibrary
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.notice import Notice
from tests.fakes import FakeClock
from tests.services.desks import Desk, new_desk
from tests.ui.direct_jobs import DirectJobs
from tests.ui.guard.kits import guard_kit
from tests.ui.tonight.conftest import Seen, open_screen

T = TypeVar("T")


class HeldJobs(DirectJobs):
    """Keeps every call until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Callable[[], None]] = []

    def submit(
        self,
        owner: QObject,
        call: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        urgent: bool = False,
        replaces: str = "",
    ) -> None:
        run = super().submit
        self.held.append(lambda: run(owner, call, done=done, failed=failed))

    def let_go(self) -> None:
        for one in self.held:
            one()
        self.held = []


def words_in_sight(seen: Seen) -> list[str]:
    return [one.text() for one in seen.screen.findChildren(QLabel) if one.isVisible()]


def test_nothing_is_shown_half(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    jobs = HeldJobs()
    seen = open_screen(qtbot, theme, desk, jobs)
    assert words_in_sight(seen) == []
    jobs.let_go()
    shown = [one for one in seen.screen.findChildren(QLabel, "prompt") if one.isVisible()]
    assert [one.accessibleName() != "" for one in shown] == [True]
    assert seen.page.hasFocus()


def test_a_page_that_cannot_be_read_is_not_called_unsaved(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    jobs = DirectJobs()
    guard = guard_kit(desk.vault, desk.clock, jobs)
    desk.vault.close()
    with qtbot.waitSignal(jobs.failed):
        seen = open_screen(qtbot, theme, desk, jobs, guard)
    assert not any(saved for saved, _, _ in seen.said)


def test_a_rating_alone_is_said_to_be_saved(seen: Seen) -> None:
    assert seen.saved == ""
    QTest.keyClick(seen.strip(Scale.BURNOUT), Qt.Key.Key_4)
    assert seen.saved == "Saved 22:00"
    seen.desk.clock.forward(minutes=5)
    seen.button("Exam").click()
    assert seen.saved == "Saved 22:05"
    seen.screen.activate()
    assert seen.saved == "Saved 22:00", "of what was read again, the rating is the newest"


def test_a_rating_says_nothing_of_words_on_their_way(seen: Seen) -> None:
    seen.write("Words")
    assert seen.saved == "Saving…"
    QTest.keyClick(seen.strip(Scale.BURNOUT), Qt.Key.Key_4)
    assert seen.saved == "Saving…"
    seen.rest()


def test_a_broken_prompt_file_is_named_once(
    qtbot: QtBot, theme: Theme, clock: FakeClock, tmp_path: Path
) -> None:
    names = assets.list_names(FOLDER, ".toml")
    broken = names[0]

    def read(name: str) -> str:
        return "= no toml" if name == broken else assets.read_text(name)

    desk = new_desk(tmp_path / "broken", clock, PromptLibrary(names, read=read))
    seen = open_screen(qtbot, theme, desk, DirectJobs())
    notice = seen.screen.findChild(Notice, "broken-prompts")
    assert notice is not None
    assert notice.isVisible()
    assert Path(broken).name in notice.text()
    notice.dismiss()
    seen.screen.activate()
    assert not notice.isVisible()
    desk.vault.close()
