"""Tonight laid out: nothing cut off, everything named, everything reached by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.ratings import Scale
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.widgets.surfaces import ScrollPage
from tests.ui.access import nameless, names
from tests.ui.clipping import clipped
from tests.ui.draw import SIZES, draw, settle
from tests.ui.tonight.conftest import WINDOW, Seen

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


def unfolded(seen: Seen) -> Seen:
    seen.write("Words.")
    seen.screen.activate()
    seen.button("More").click()
    seen.button("Three steps").click()
    seen.button("More").click()
    seen.button("Why this one?").click()
    seen.button("More about this prompt").click()
    seen.button("What I wrote to this before").click()
    seen.desk.clock.forward(hours=7)
    seen.screen.look_at_clock()
    return seen


@pytest.mark.parametrize("size", [WINDOW, SIZES[1], QSize(640, 700)])
def test_nothing_is_cut_off(seen: Seen, theme: Theme, size: QSize) -> None:
    unfolded(seen)
    for scale in SCALES:
        draw(seen.screen, theme, size, Look.LIGHT, scale)
        assert clipped(seen.screen) == []


def test_the_page_never_scrolls_sideways(seen: Seen, theme: Theme) -> None:
    unfolded(seen)
    scroll = seen.screen.findChild(ScrollPage)
    assert scroll is not None
    for scale in (*SCALES, *reversed(SCALES)):
        draw(seen.screen, theme, WINDOW, Look.DARK, scale)
        assert scroll.horizontalScrollBar().maximum() == 0


def test_a_short_page_needs_no_scrolling(seen: Seen) -> None:
    seen.button("Write freely").click()
    settle(seen.screen, WINDOW)
    scroll = seen.screen.findChild(ScrollPage)
    assert scroll is not None
    assert scroll.verticalScrollBar().maximum() == 0
    assert seen.page.height() >= 9 * 32


def test_every_control_has_a_name(seen: Seen) -> None:
    assert nameless(unfolded(seen).screen) == []
    found = names(seen.screen)
    assert {"Page", "More", "Another prompt", "Post-call", "Burnout self-rating 10"} <= set(found)


def test_f6_walks_round_and_back(seen: Seen, qtbot: QtBot) -> None:
    stops: list[QWidget] = [seen.page, *(seen.strip(scale) for scale in Scale)]
    stops.append(seen.button("Another prompt"))
    for stop in [*stops, seen.page]:
        assert stop.hasFocus(), stop
        QTest.keyClick(stop, Qt.Key.Key_F6)
    QTest.keyClick(stops[1], Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert seen.page.hasFocus()


def test_the_keyboard_reaches_everything(seen: Seen, qtbot: QtBot) -> None:
    reached: list[QWidget] = []
    for _ in range(40):
        here = QApplication.focusWidget()
        if here is None or here in reached:
            break
        reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    named = {widget.accessibleName() for widget in reached}
    wanted = {"Page", "Day", "Off", "Exam", "More", "Another prompt", "Write freely"}
    assert wanted <= named
    assert {seen.strip(scale) for scale in Scale} <= set(reached)


def test_a_long_entry_scrolls_with_the_caret(seen: Seen, qtbot: QtBot) -> None:
    seen.page.insertPlainText("Line after line.\n" * 60)
    settle(seen.screen, WINDOW)
    scroll = seen.screen.findChild(ScrollPage)
    assert scroll is not None

    def caret_in_sight() -> bool:
        caret = seen.page.viewport().mapTo(scroll.viewport(), seen.page.cursorRect().center())
        return scroll.viewport().rect().contains(caret)

    assert caret_in_sight()
    before = seen.page.textCursor().position()
    QTest.keyClick(seen.page, Qt.Key.Key_PageUp)
    assert 0 < seen.page.textCursor().position() < before
    assert caret_in_sight()
    QTest.keyClick(seen.page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert seen.page.textCursor().hasSelection()
    for _ in range(9):
        QTest.keyClick(seen.page, Qt.Key.Key_PageUp)
    assert caret_in_sight()


def test_the_lines_stay_32_pixels_apart(seen: Seen, theme: Theme, qtbot: QtBot) -> None:
    seen.page.insertPlainText("one\ntwo")
    QTest.keyClick(seen.page, Qt.Key.Key_Return)
    assert spacing(seen) == {32.0}
    theme.set_scale(1.5)
    assert spacing(seen) == {48.0}
    seen.rest()
    seen.screen.activate()
    assert spacing(seen) == {48.0}


def spacing(seen: Seen) -> set[float]:
    block = seen.page.document().begin()
    found = set()
    while block.isValid():
        found.add(block.blockFormat().lineHeight())
        block = block.next()
    return found


def test_only_plain_text_goes_in_and_out(seen: Seen) -> None:
    rich = QMimeData()
    rich.setHtml("<b>bold</b> <img src='x'>")
    rich.setText("bold")
    seen.page.insertFromMimeData(rich)
    assert seen.page.toPlainText() == "bold"
    assert "font-weight:7" not in seen.page.toHtml()
    seen.page.selectAll()
    assert seen.page.createMimeDataFromSelection().formats() == ["text/plain"]


def test_input_methods_are_told_not_to_learn(seen: Seen) -> None:
    assert seen.page.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
