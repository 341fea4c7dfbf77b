"""What is taken from the screens at lock, also from beside one that fails."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.vault import PageState
from journal_app.ui.lockable import Draft
from journal_app.ui.open_part import OpenPart
from journal_app.ui.theme import Theme

DRAFT = Draft(entry="", night=date(2026, 11, 21), text="words", save=lambda: None)


class Holding(QWidget):
    """A screen with words on it."""

    def take_draft(self) -> Draft | None:
        return DRAFT

    def hand_over(self) -> None:
        self.update()

    def page_state(self) -> PageState:
        return PageState()

    def restore(self, state: PageState) -> None:
        self.setObjectName(state.screen)


class Failing(Holding):
    """A screen with a fault."""

    def take_draft(self) -> Draft | None:
        raise TypeError


@pytest.mark.expects_log
def test_a_screen_that_fails_takes_no_other_s_words_with_it(
    qtbot: QtBot, theme: Theme, caplog: pytest.LogCaptureFixture
) -> None:
    part = OpenPart(theme=theme, makers={"tonight": Failing, "journal": Holding})
    qtbot.addWidget(part)
    for screen in ("tonight", "journal"):
        part.show_screen(screen)
    assert part.take_drafts() == [DRAFT]
    assert [record.getMessage() for record in caplog.records] == ["while locking: TypeError"]
