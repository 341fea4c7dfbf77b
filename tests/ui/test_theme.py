"""The theme dresses the program once and tells its widgets when it changes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.icons import icon_names
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import DARK, LIGHT, Look

NEEDED = {
    *("moon", "journal", "trends", "support", "settings", "lock", "search", "calendar", "check"),
    *("chevron-down", "chevron-up", "chevron-left", "chevron-right", "close", "bin", "history"),
    *("eye", "eye-off", "swap", "more", "plus", "keyboard"),
}


def test_a_change_of_look_is_announced_once(theme: Theme, qtbot: QtBot) -> None:
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(theme.dark))
    theme.set_look(Look.DARK)
    theme.set_look(Look.DARK)
    assert heard == [True]
    assert theme.tokens is DARK


def test_following_the_system_takes_its_palette(theme: Theme) -> None:
    theme.set_look(Look.DARK)
    theme.set_look(Look.SYSTEM)
    assert theme.look is Look.SYSTEM
    assert theme.tokens is LIGHT  # the off-screen platform has no dark mode


@pytest.mark.parametrize(("asked", "given"), [(0.2, 1.0), (1.5, 1.5), (9.0, 2.0)])
def test_the_text_size_stays_within_what_screens_are_made_for(
    theme: Theme, asked: float, given: float
) -> None:
    theme.set_scale(asked)
    assert theme.scale == given
    assert theme.px(10) == round(10 * given)


def test_the_style_sheet_holds_the_palette_and_no_other_colour(
    theme: Theme, qapp: QApplication
) -> None:
    for look, mine, other in ((Look.LIGHT, LIGHT, DARK), (Look.DARK, DARK, LIGHT)):
        theme.set_look(look)
        assert mine.accent in qapp.styleSheet()
        assert other.accent not in qapp.styleSheet()


def test_every_icon_needed_is_drawn_and_takes_the_tokens_colour(theme: Theme) -> None:
    assert set(icon_names()) >= NEEDED
    for name in icon_names():
        image = theme.icon(name, "burnout").pixmap(48, 48).toImage()
        colours = {
            image.pixelColor(x, y).rgb()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert colours == {theme.color("burnout").rgb()}, name


def test_icons_are_recoloured_with_the_look(theme: Theme) -> None:
    before = theme.icon("lock").pixmap(24, 24).toImage()
    theme.set_look(Look.DARK)
    assert theme.icon("lock").pixmap(24, 24).toImage() != before


def test_an_unknown_icon_is_refused(theme: Theme) -> None:
    with pytest.raises(OSError, match="no-such-drawing"):
        theme.icon("no-such-drawing")
