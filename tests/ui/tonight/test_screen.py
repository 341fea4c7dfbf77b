"""Tonight as a student uses it: write, come back, go to another night, swap the prompt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.nights import Shift
from journal_app.domain.ratings import Scale
from journal_app.errors import DiskRefused, Problem
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Lockable
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.dates import DateField
from tests.services.desks import Desk
from tests.ui.direct_jobs import DirectJobs
from tests.ui.tonight.conftest import Seen, open_screen

T = TypeVar("T")

SATURDAY = date(2026, 11, 21)


def test_typing_just_works_and_is_saved(seen: Seen) -> None:
    assert seen.page.hasFocus()
    seen.write("7 beds, and one chair by a window.")
    assert seen.said[-1][0] == "Saving…"
    seen.rest()
    assert seen.said[-1] == ("Saved 22:00", "8 words", "nothing flagged")
    assert seen.desk.service.open().text == "7 beds, and one chair by a window."


def test_reopening_brings_back_text_caret_and_scroll(
    seen: Seen, qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    seen.page.insertPlainText("Ward\n" * 40)
    seen.rest()
    seen.page.select(3, 8)
    seen.page.clearFocus()
    state = seen.screen.page_state()
    assert (state.anchor, state.cursor) == (3, 8)
    again = open_screen(qtbot, theme, desk, DirectJobs())
    again.screen.restore(state)
    assert again.page.toPlainText() == "Ward\n" * 40
    qtbot.waitUntil(lambda: again.screen.page_state() == state)


def test_a_place_given_before_the_page_is_there_is_kept_for_it(
    seen: Seen, qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    seen.write("One two three")
    seen.rest()
    seen.page.select(4, 4)
    state = seen.screen.page_state()
    jobs = Jobs()
    again = open_screen(qtbot, theme, desk, jobs)
    again.screen.restore(state)
    qtbot.waitUntil(lambda: again.page.toPlainText() != "")
    assert again.screen.page_state().cursor == 4
    jobs.shutdown()
    qtbot.waitUntil(jobs.ended)


def test_positions_count_code_points(seen: Seen) -> None:
    seen.page.insertPlainText("a🙂b🙂c")
    seen.page.select(2, 4)
    state = seen.screen.page_state()
    assert (state.anchor, state.cursor) == (2, 4)
    assert seen.page.textCursor().selectedText() == "b🙂"


def test_the_draft_is_what_the_store_has_not_confirmed(seen: Seen) -> None:
    assert isinstance(seen.screen, Lockable)
    assert seen.screen.take_draft() is None
    seen.write("Half a sen")
    draft = seen.screen.take_draft()
    assert draft is not None
    assert (draft.entry, draft.night, draft.text) == ("", SATURDAY, "Half a sen")
    draft.save()
    draft.save()
    state = seen.desk.service.open()
    assert (state.text, len(state.entries)) == ("Half a sen", 1)
    seen.rest()
    assert seen.screen.take_draft() is None
    assert len(seen.desk.service.open().entries) == 1


def test_the_draft_holds_what_an_input_method_is_still_composing(seen: Seen) -> None:
    seen.write("ab")
    seen.page.moveCursor(seen.page.textCursor().MoveOperation.Left)
    QApplication.sendEvent(seen.page, QInputMethodEvent("日本", []))
    draft = seen.screen.take_draft()
    assert draft is not None
    assert draft.text == "a日本b"
    committed = QInputMethodEvent("", [])
    committed.setCommitString("日")
    QApplication.sendEvent(seen.page, committed)
    draft = seen.screen.take_draft()
    assert draft is not None
    assert draft.text == "a日b"


class Refusing(DirectJobs):
    """A store that refuses what must be stored, as long as it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.refuses = False

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
        def refuse() -> T:
            raise DiskRefused(Problem.DISK_FULL)

        refused = urgent and self.refuses
        super().submit(owner, refuse if refused else call, done=done, failed=failed)


@pytest.fixture
def refusing() -> Refusing:
    return Refusing()


def test_a_refused_save_is_said_and_tried_again(
    qtbot: QtBot, theme: Theme, desk: Desk, refusing: Refusing
) -> None:
    seen = open_screen(qtbot, theme, desk, refusing)
    refusing.refuses = True
    seen.write("Not lost")
    qtbot.waitUntil(lambda: seen.saved.startswith("Not saved: "), timeout=3000)
    assert len(seen.saved) > len("Not saved: ")
    draft = seen.screen.take_draft()
    assert draft is not None
    assert draft.text == "Not lost"
    refusing.refuses = False
    seen.rest()
    assert desk.service.open().text == "Not lost"


def test_no_page_is_left_while_its_words_are_refused(
    qtbot: QtBot, theme: Theme, desk: Desk, refusing: Refusing
) -> None:
    seen = open_screen(qtbot, theme, desk, refusing)
    refusing.refuses = True
    seen.write("Stays here")
    seen.button("More").click()
    seen.button("Fri 20 November").click()
    assert seen.page.toPlainText() == "Stays here"
    assert seen.saved.startswith("Not saved: ")
    refusing.refuses = False
    seen.rest()


def test_a_refused_rating_is_taken_back_on_screen(
    qtbot: QtBot, theme: Theme, desk: Desk, refusing: Refusing
) -> None:
    seen = open_screen(qtbot, theme, desk, refusing)
    refusing.refuses = True
    seen.button("Burnout self-rating 4").click()
    seen.button("Night").click()
    assert seen.strip(Scale.BURNOUT).value() is None
    assert not seen.button("Night").isChecked()
    assert seen.saved.startswith("Not saved: ")


def test_an_earlier_night_is_marked_as_written_later(seen: Seen) -> None:
    seen.write("Tonight's.")
    seen.button("More").click()
    seen.button("Thu 19 November").click()
    assert seen.page.toPlainText() == ""
    assert "stays with Thursday 19 November" in seen.notice.text()
    seen.write("Thursday's.")
    seen.rest()
    thursday = seen.desk.service.open_night(SATURDAY - timedelta(days=2))
    assert (thursday.text, thursday.entries[0].written_later) == ("Thursday's.", True)
    seen.button("Back to tonight").click()
    assert seen.page.toPlainText() == "Tonight's."


def test_an_earlier_night_is_asked_about_as_that_night(seen: Seen) -> None:
    strip = seen.strip(Scale.BURNOUT)
    strip.setFocus()
    assert seen.words("rating-question") == "Right now, how used up has training left you?"
    seen.button("Write freely").click()
    seen.button("More").click()
    seen.button("Fri 20 November").click()
    seen.button("Write freely").click()
    assert seen.words("prompt") == "Whatever that night was, in your own words."
    strip.setFocus()
    assert seen.words("rating-question") == "That night, how used up had training left you?"
    assert strip.accessibleDescription().startswith("That night, how used up")
    seen.button("More").click()
    seen.button("Ratings only").click()
    assert seen.words("aside-words").startswith("Ratings only that night.")
    seen.button("Back to tonight").click()
    assert seen.words("prompt") == "Whatever tonight was, in your own words."
    strip.setFocus()
    assert seen.words("rating-question").startswith("Right now")


def test_any_earlier_night_can_be_written_about_but_not_rated(seen: Seen) -> None:
    seen.button("More").click()
    field = seen.screen.findChild(DateField)
    assert field is not None
    field.set_day(date(2026, 9, 1))
    seen.button("Open this night").click()
    assert not seen.strip(Scale.BURNOUT).isEnabled()
    assert seen.words("rating-question").startswith("Ratings close 36 hours")
    seen.write("September.")
    seen.rest()
    assert seen.desk.service.open_night(date(2026, 9, 1)).text == "September."


def test_a_new_page_for_the_same_night(seen: Seen) -> None:
    seen.write("First.")
    seen.rest()
    seen.screen.activate()
    seen.button("More").click()
    seen.button("New page for this night").click()
    assert seen.page.toPlainText() == ""
    seen.desk.clock.forward(minutes=1)
    seen.write("Second.")
    seen.rest()
    seen.screen.activate()
    seen.button("More").click()
    seen.button("Page 1 · 22:00 · 1 word").click()
    assert seen.page.toPlainText() == "First."


def test_the_boundary_passes_over_an_open_page(seen: Seen) -> None:
    seen.desk.clock.forward(hours=5, minutes=59)
    seen.screen.look_at_clock()
    assert seen.notice.isHidden()
    seen.write("Nearly four.")
    seen.rest()
    seen.desk.clock.forward(minutes=2)
    seen.screen.look_at_clock()
    assert seen.page.toPlainText() == "Nearly four."
    assert seen.notice.text() == "It is Sunday now. This page stays with Saturday 21 November."
    seen.write(" And after.")
    seen.button("Start a new night").click()
    assert seen.page.toPlainText() == ""
    assert seen.desk.service.open_night(SATURDAY).text == "Nearly four. And after."
    assert seen.notice.isHidden()


def test_an_untouched_page_moves_on_with_the_night(seen: Seen) -> None:
    seen.desk.clock.forward(hours=7)
    seen.screen.look_at_clock()
    assert seen.notice.isHidden()
    seen.write("Sunday.")
    seen.rest()
    assert seen.desk.service.open().page.night == SATURDAY + timedelta(days=1)


def test_a_page_may_belong_to_the_shift_just_ended(seen: Seen) -> None:
    seen.button("Night").click()
    seen.desk.clock.forward(hours=11)
    seen.screen.activate()
    assert "Saturday 21 November" in seen.notice.text()
    seen.write("Home.")
    seen.button("Yes, move it there").click()
    state = seen.desk.service.open_night(SATURDAY)
    assert (state.text, state.entries[0].written_later) == ("Home.", False)
    assert seen.page.toPlainText() == "Home."


def test_tags_are_stored_and_cleared(seen: Seen) -> None:
    seen.button("Day").click()
    seen.button("On call").click()
    seen.button("Exam").click()
    night = seen.desk.vault.nights.get(SATURDAY)
    assert night is not None
    assert (night.shift, night.exam, night.post_call) == (Shift.ON_CALL, True, False)
    assert not seen.button("Day").isChecked()
    seen.button("On call").click()
    night = seen.desk.vault.nights.get(SATURDAY)
    assert night is not None
    assert night.shift is None


def test_the_prompt_can_be_swapped_left_and_asked_about(seen: Seen) -> None:
    first = seen.words("prompt")
    seen.button("Why this one?").click()
    assert "specialty you were in" in seen.words("why")
    seen.button("Another prompt").click()
    assert seen.words("prompt") != first
    second = seen.words("prompt")
    seen.button("Write freely").click()
    assert seen.words("prompt") == "Whatever tonight was, in your own words."
    seen.button("Show a prompt").click()
    assert seen.words("prompt") == second


def test_what_was_typed_while_a_prompt_is_swapped_stays(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    jobs = Jobs()
    seen = open_screen(qtbot, theme, desk, jobs)
    qtbot.waitUntil(lambda: not seen.page.isReadOnly())
    first = seen.words("prompt")
    seen.write("Begun")
    seen.button("Another prompt").click()
    seen.button("Put another question over them").click()
    seen.write(", and gone on")
    qtbot.waitUntil(lambda: seen.words("prompt") != first)
    assert seen.page.toPlainText() == "Begun, and gone on"
    seen.rest()
    jobs.shutdown()
    qtbot.waitUntil(jobs.ended)
    state = desk.service.open()
    assert (state.text, len(state.entries)) == ("Begun, and gone on", 1)


def test_an_edit_made_elsewhere_is_shown_on_return(seen: Seen) -> None:
    seen.write("Here.")
    seen.rest()
    state = seen.desk.service.open()
    seen.desk.service.save_text(state.page, "Changed in the journal.")
    seen.screen.activate()
    assert seen.page.toPlainText() == "Changed in the journal."


def test_a_rotation_not_set_yet_leads_to_settings(
    seen: Seen, qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    for rotation in desk.rotations.rotations():
        desk.rotations.delete(rotation.id)
    seen.screen.activate()
    with qtbot.waitSignal(seen.screen.go) as gone:
        seen.button("Set your rotation").click()
    assert gone.args == ["settings"]
    with qtbot.waitSignal(seen.screen.go):
        seen.button("When you have a minute: rotation").click()


def test_leaving_the_page_by_tab_and_undoing(seen: Seen, qtbot: QtBot) -> None:
    seen.write("One two")
    QTest.keyClick(seen.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert seen.page.toPlainText() == ""
    QTest.keyClick(seen.page, Qt.Key.Key_Tab)
    assert not seen.page.hasFocus()
