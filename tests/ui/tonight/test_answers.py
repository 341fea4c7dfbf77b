"""Answers given faster than the store takes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.domain.nights import Shift
from journal_app.domain.ratings import Scale
from journal_app.ui.jobs import Jobs
from journal_app.ui.theme import Theme
from tests.services.desks import Desk
from tests.ui.tonight.conftest import open_screen


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
