"""What stands below the page: a soft word, and a closing step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from journal_app.domain.prompt_preferences import PromptPreferences
from journal_app.domain.prompts import Load
from journal_app.services.prompt_settings import PromptSettings
from journal_app.ui.theme import Theme
from tests.services.desks import Desk
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.tonight.conftest import WINDOW, Seen, open_screen
from tests.ui.tonight.hands import choose, one_prompt, part, press, rest, text_of

SMALL = QSize(WINDOW.width(), 480)
CTRL = Qt.KeyboardModifier.ControlModifier
OWN = {
    "prompt": "a prompt, written in its file's own language",
    "nudge": "part of the prompt",
    "helped": "part of the prompt",
    "care-line": "a care line, written in its file's own language",
    "past-text": "what the student wrote",
}


class TestBelowThePage:
    def test_twenty_minutes_are_said_once_and_softly(self, seen: Seen) -> None:
        self._write_for(seen, minutes=19)
        assert part(seen, "soft-word").isHidden()
        seen.desk.clock.forward(minutes=30)  # a pause is no writing
        self._write_for(seen, minutes=1)
        assert part(seen, "soft-word").isVisible()
        assert seen.page.hasFocus()
        press(seen, "Put this line away")
        assert seen.page.hasFocus()
        self._write_for(seen, minutes=25)
        assert part(seen, "soft-word").isHidden()

    def test_it_can_be_turned_off(self, seen: Seen) -> None:
        seen.desk.settings.set_soft_word(on=False)
        seen.screen.activate()
        self._write_for(seen, minutes=21)
        assert part(seen, "soft-word").isHidden()

    def _write_for(self, seen: Seen, *, minutes: int) -> None:
        seen.write("a")
        for _ in range(minutes * 2):
            seen.desk.clock.forward(seconds=30)
            seen.write("b")

    @pytest.fixture
    def heavy(self, qtbot: QtBot, theme: Theme, desk: Desk) -> Seen:
        one_prompt(desk, load=Load.HEAVY)
        return open_screen(qtbot, theme, desk, DirectJobs())

    def test_a_small_step_is_offered_after_a_heavy_page(self, heavy: Seen, qtbot: QtBot) -> None:
        settle(heavy.screen, SMALL)
        rest(heavy)
        assert part(heavy, "closing-step").isHidden(), "nothing was written"
        heavy.write("It was a hard one.")
        heavy.screen.look_at_clock()
        assert part(heavy, "closing-step").isHidden(), "still writing"
        rest(heavy)
        settle(heavy.screen, SMALL)
        assert not part(heavy, "closing-away").visibleRegion().isEmpty(), "it is in sight"
        assert heavy.page.hasFocus()
        with qtbot.waitSignal(heavy.screen.go) as gone:
            press(heavy, "One person I could tell")
        assert gone.args == ["support"]
        with qtbot.waitSignal(heavy.screen.lock_wanted):
            press(heavy, "Close and lock")
        press(heavy, "One line on what I do next for myself")
        heavy.write("Sleep.")
        assert heavy.page.toPlainText() == "It was a hard one.\n\nSleep."
        assert "next for yourself" in text_of(heavy, "closing-words")
        with qtbot.waitSignal(heavy.screen.go):
            press(heavy, "One person I could tell")

    def test_put_away_it_stays_away(self, heavy: Seen) -> None:
        heavy.write("It was a hard one.")
        rest(heavy)
        press(heavy, "Put these steps away")
        assert heavy.page.hasFocus()
        heavy.write(" More.")
        rest(heavy)
        assert part(heavy, "closing-step").isHidden()

    def test_other_pages_end_without_it(self, seen: Seen) -> None:
        PromptSettings(seen.desk.vault).save(PromptPreferences(on=False))
        seen.screen.activate()
        seen.write("A plain page.")
        rest(seen)
        assert part(seen, "closing-step").isHidden()
        choose(seen, "After an error")
        seen.write(" And then.")
        rest(seen)
        assert part(seen, "closing-step").isVisible()

    def test_it_can_be_turned_off_as_well(self, heavy: Seen) -> None:
        heavy.desk.settings.set_closing_step(on=False)
        heavy.screen.activate()
        heavy.write("It was a hard one.")
        rest(heavy)
        assert part(heavy, "closing-step").isHidden()
