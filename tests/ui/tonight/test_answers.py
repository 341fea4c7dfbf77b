"""Answers given faster than the store takes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.nights import Shift
from journal_app.domain.prompts import Load
from journal_app.domain.ratings import Scale
from journal_app.ui.jobs import Jobs
from journal_app.ui.theme import Theme
from tests.services.desks import Desk
from tests.ui.direct_jobs import DirectJobs
from tests.ui.tonight.conftest import Seen, open_screen


def test_ratings_and_tags_given_in_one_breath_all_show(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    jobs = Jobs()
    seen = open_screen(qtbot, theme, desk, jobs)
    qtbot.waitUntil(lambda: not seen.page.isReadOnly())
    QTest.keyClick(seen.strip(Scale.TIME_PRESSURE), Qt.Key.Key_7)
    seen.button("On call").click()
    QTest.keyClick(seen.strip(Scale.BURNOUT), Qt.Key.Key_4)
    seen.button("Post-call").click()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert [seen.strip(scale).value() for scale in Scale] == [7, 4]
    assert seen.button("On call").isChecked()
    assert seen.button("Post-call").isChecked()
    jobs.shutdown()
    qtbot.waitUntil(jobs.ended)
    state = desk.service.open()
    assert (state.night.shift, state.night.post_call) == (Shift.ON_CALL, True)


def shows_more_than_a_light_one(qtbot: QtBot, theme: Theme, desk: Desk, jobs: Jobs) -> Seen:
    """Open a screen whose prompt a hard night has no room for."""
    state = desk.service.open()
    while state.page.prompt is not None and state.page.prompt.load is Load.LIGHT:
        state = desk.service.another_prompt(state.page)
    seen = open_screen(qtbot, theme, desk, jobs)
    qtbot.waitUntil(lambda: not seen.page.isReadOnly())
    return seen


def test_a_shift_or_a_pressing_day_brings_a_light_prompt_to_an_empty_page(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    seen = shows_more_than_a_light_one(qtbot, theme, desk, DirectJobs())
    heavy = seen.words("prompt")
    QTest.keyClick(seen.strip(Scale.TIME_PRESSURE), Qt.Key.Key_6)
    assert seen.words("prompt") == heavy
    QTest.keyClick(seen.strip(Scale.TIME_PRESSURE), Qt.Key.Key_7)
    light = seen.words("prompt")
    assert light != heavy
    assert "7 or more" in seen.words("why")
    seen.button("On call").click()
    assert seen.words("prompt") == light
    assert seen.strip(Scale.TIME_PRESSURE).value() == 7


def test_a_page_with_words_keeps_its_prompt_on_a_night_that_turns_hard(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    seen = shows_more_than_a_light_one(qtbot, theme, desk, DirectJobs())
    heavy = seen.words("prompt")
    seen.write("Words")
    seen.button("On call").click()
    assert seen.words("prompt") == heavy
    seen.rest()
    assert desk.service.open().text == "Words"


def test_answers_given_while_the_prompt_gives_way_all_show_and_words_keep_it(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    jobs = Jobs()
    seen = shows_more_than_a_light_one(qtbot, theme, desk, jobs)
    heavy = seen.words("prompt")
    seen.button("On call").click()
    qtbot.waitUntil(lambda: seen.words("prompt") != heavy)
    QTest.keyClick(seen.strip(Scale.TIME_PRESSURE), Qt.Key.Key_9)
    QTest.keyClick(seen.strip(Scale.BURNOUT), Qt.Key.Key_3)
    seen.write("Words")
    qtbot.waitUntil(lambda: not jobs.busy())
    assert [seen.strip(scale).value() for scale in Scale] == [9, 3]
    seen.rest()
    jobs.shutdown()
    qtbot.waitUntil(jobs.ended)
    state = desk.service.open()
    assert (state.text, [r.value for r in state.ratings]) == ("Words", [9, 3])
