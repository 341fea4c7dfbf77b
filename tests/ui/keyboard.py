"""Goes round a window with Tab, and looks what it reaches and whether that can be seen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QScrollBar,
    QSpinBox,
    QWidget,
)

from tests.ui.access import interactive, shown

MOST = 200
"""Presses of Tab after which a round is given up."""

TARGET = 26
"""Pixels: no control may be smaller, either way."""

AROUND = 4
"""Pixels around a control in which its focus may be drawn."""


def controls(window: QWidget) -> Iterator[QWidget]:
    """Yield each visible, enabled widget that assistive technology sees as a control."""
    for node in shown(window):
        thing = node.object()
        if interactive(node) and isinstance(thing, QWidget) and _usable(thing):
            yield thing


def go_round(window: QWidget, known: set[str]) -> tuple[list[QWidget], list[str]]:
    """Press Tab until it comes back to a widget met before.

    Args:
        known: What was looked at on earlier rounds, which is not looked at again; what is looked
            at on this one is added.

    Returns all widgets met, and one line for each that looks the same with the focus and without
    or is out of sight while it has it.
    """
    ring: list[QWidget] = []
    unseen: list[str] = []
    for _ in range(MOST):
        here = QApplication.focusWidget()
        if here is None or here in ring[:-1]:
            break
        # In a date, Tab goes from day to month to year before it goes on.
        if here not in ring:
            ring.append(here)
            if _who(here) not in known:
                known.add(_who(here))
                unseen += [] if _shows_focus(window, here) else [_who(here)]
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return ring, unseen


def unreached(window: QWidget, ring: list[QWidget]) -> list[str]:
    """Return one line for each control that neither Tab nor the keys of a neighbour reach."""
    return [_who(one) for one in controls(window) if not _reached(one, ring)]


def too_small(window: QWidget) -> list[str]:
    """Return one line for each control that is a smaller target than it should be."""
    return [
        f"{_who(one)}: {one.width()}x{one.height()}"
        for one in controls(window)
        if min(one.width(), one.height()) < TARGET
    ]


def _reached(one: QWidget, ring: list[QWidget]) -> bool:
    if any(one is met or met is one.focusProxy() or one.isAncestorOf(met) for met in ring):
        return True
    if isinstance(one, QLineEdit) and isinstance(one.parentWidget(), QSpinBox | QDateEdit):
        return one.parentWidget() in ring
    if isinstance(one, QAbstractButton) and one.group() is not None and one.group().exclusive():
        return any(button in ring for button in one.group().buttons())
    if one.focusPolicy() is Qt.FocusPolicy.ClickFocus:
        # One of several alike: Tab reaches one of them, and the arrows go on from there.
        return any(type(m) is type(one) and m.parentWidget() is one.parentWidget() for m in ring)
    if one.focusPolicy() is Qt.FocusPolicy.NoFocus:
        # A part of a control that has the focus for it and answers the keys.
        return any(met.isAncestorOf(one) for met in ring)
    return False


def _shows_focus(window: QWidget, one: QWidget) -> bool:
    focused = _picture(window, one)
    one.clearFocus()
    plain = _picture(window, one)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    return focused != plain


def _picture(window: QWidget, one: QWidget) -> QImage:
    QApplication.processEvents()
    spot = QRect(one.mapTo(window, one.rect().topLeft()), one.size())
    return window.grab(spot.adjusted(-AROUND, -AROUND, AROUND, AROUND)).toImage()


def _usable(one: QWidget) -> bool:
    if isinstance(one, QScrollBar) or one.parentWidget() is None:
        return False
    if isinstance(one.parentWidget(), QComboBox):
        return False
    return one.isVisible() and one.isEnabled()


def _who(one: QWidget) -> str:
    return " ".join(filter(None, (type(one).__name__, one.objectName(), one.accessibleName())))
