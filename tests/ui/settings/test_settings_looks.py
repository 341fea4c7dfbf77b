"""Every section in both looks, text sizes and windows: words fit, controls have names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from journal_app.ui.settings.rotation_form import RotationForm
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import LOOKS, SCALES, SIZES, draw, settle
from tests.ui.settings.desk import Desk, fill

SECTIONS = (
    *("rotations", "nights", "lock", "looks", "passphrase"),
    *("recovery", "backups", "journals", "about"),
)


def beside_the_rail(size: QSize, scale: float) -> QSize:
    """What the rail and the status line leave of a window."""
    return QSize(size.width() - round(188 * scale), size.height() - round(35 * scale))


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", SIZES, ids=["1280x800", "1920x1080"])
def test_every_section_fits_and_every_control_has_a_name(
    desk: Desk, theme: Theme, size: QSize, look: Look, scale: float
) -> None:
    fill(desk)
    for section in SECTIONS:
        desk.screen.show_section(section)
        draw(desk.screen, theme, beside_the_rail(size, scale), look, scale)
        assert clipped(desk.screen) == [], section
        assert nameless(desk.screen) == [], section


@pytest.mark.parametrize("scale", SCALES)
def test_the_rotation_form_fits(desk: Desk, theme: Theme, scale: float) -> None:
    fill(desk)
    press(desk, "Add a rotation")
    press(desk, "Save the rotation")  # with a gap, so that its sentence shows
    draw(desk.screen, theme, beside_the_rail(SIZES[0], scale), Look.LIGHT, scale)
    assert desk.screen.findChild(RotationForm) is not None
    assert clipped(desk.screen) == []
    assert nameless(desk.screen) == []


def press(desk: Desk, name: str) -> None:
    settle(desk.screen, SIZES[0])
    button = next(
        b
        for b in desk.screen.findChildren(QAbstractButton)
        if b.accessibleName() == name and b.isVisible()
    )
    QTest.keyClick(button, Qt.Key.Key_Space)
