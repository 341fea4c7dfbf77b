"""Hands that use the window for the pictures, by what is to be seen on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from journal_app.guide import Sample, shown, widget
from journal_app.ui.tonight.screen import TonightScreen
from journal_app.words import tr

Act = Callable[[], None]
Condition = Callable[[], bool]

REST: Final = timedelta(seconds=75)
"""Longer than a page must lie still before a closing step is offered."""

AIR: Final = 12
"""Pixels above what was scrolled to."""


class Hands:
    """What is done to the window, as somebody at it would."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.window = sample.window

    def press(self, name: str) -> None:
        """Press a button that is to be seen."""
        button = widget(self.window, name)
        if isinstance(button, QAbstractButton):
            button.setFocus()
            button.click()

    def pressing(self, name: str) -> Act:
        """Return an act: press a button."""
        return partial(self.press, name)

    def key(self, key: Qt.Key) -> Act:
        """Return an act: a key with Ctrl."""
        return lambda: QTest.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)

    def key_on(self, name: str, key: Qt.Key) -> Act:
        """Return an act: give a control the keyboard, and press a key."""

        def act() -> None:
            target = widget(self.window, name)
            if target is not None:
                target.setFocus()
                QTest.keyClick(target, key)

        return act

    def section(self, name: str) -> Act:
        """Return an act: open a section of Settings."""

        def act() -> None:
            self.press("go-settings")
            self.press(f"{tr('Section')}: {name}")

        return act

    def writing(self, text: str) -> Act:
        """Put a text in the place of what is on the page."""

        def act() -> None:
            page = widget(self.window, "page")
            if isinstance(page, QTextEdit):
                page.setFocus()
                page.selectAll()
                page.textCursor().insertText(text)

        return act

    def filling(self, name: str, text: str) -> Act:
        """Put a text in the place of what is in a field."""

        def act() -> None:
            field = widget(self.window, name)
            if isinstance(field, QLineEdit | QTextEdit):
                field.setFocus()
                field.selectAll()
                QTest.keyClicks(field, text)

        return act

    def bringing(self, name: str) -> Act:
        """Scroll to something, unless all of it is in sight."""

        def act() -> None:
            part = widget(self.window, name)
            area = _scroll_area(part)
            inside = area.widget() if area is not None else None
            if part is None or area is None or inside is None:
                return
            if part.visibleRegion() != QRegion(part.rect()):
                area.verticalScrollBar().setValue(part.mapTo(inside, QPoint(0, -AIR)).y())

        return act

    def shown(self, *names: str) -> Condition:
        """Return a condition: all of these can be seen."""
        return shown(self.window, *names)

    def gone(self, name: str) -> Condition:
        """Return a condition: this cannot be seen."""
        return lambda: widget(self.window, name) is None

    def says(self, name: str, words: str) -> Condition:
        """Return a condition: a label holds some words."""

        def there() -> bool:
            label = widget(self.window, name)
            return isinstance(label, QLabel) and words in label.text()

        return there

    def stored(self, text: str) -> Condition:
        """Return a condition: a text stands on the page, and is stored."""
        said = self.says("status-saved", tr("Saved"))
        return lambda: said() and self.page() == text and self.looked_through()

    def looked_through(self) -> bool:
        """Tell whether the guard has seen all of the page."""
        screens = self.window.findChildren(TonightScreen)
        return all(screen.is_looked_through() for screen in screens)

    def page(self) -> str:
        """Return the text on the page of Tonight."""
        page = widget(self.window, "page")
        return page.toPlainText() if isinstance(page, QTextEdit) else ""

    def look_at_clock(self) -> None:
        """Let the page lie for a while."""
        self.sample.let_pass(REST)
        for screen in self.window.findChildren(TonightScreen):
            screen.look_at_clock()


def _scroll_area(part: QWidget | None) -> QScrollArea | None:
    while part is not None and not isinstance(part, QScrollArea):
        part = part.parentWidget()
    return part
