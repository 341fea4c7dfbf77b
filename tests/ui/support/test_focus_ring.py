"""Where the keyboard is when Support is shown."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from journal_app.services.support import SupportService
from journal_app.ui.support.screen import SupportScreen
from journal_app.ui.theme import Theme
from tests.ui.draw import settle
from tests.ui.tonight.conftest import WINDOW


def test_the_page_that_has_the_keyboard_shows_it(theme: Theme, qtbot: QtBot) -> None:
    screen = SupportScreen(theme=theme, service=SupportService(), closable=True)
    qtbot.addWidget(screen)
    settle(screen, WINDOW)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.activate()
    page = screen.focusWidget()
    assert page is not None
    assert page.objectName() == "support-page"
    with_ring = page.grab().toImage()
    page.clearFocus()
    assert page.grab().toImage() != with_ring
