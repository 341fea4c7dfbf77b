"""Another look and another text size reach every part of the real window, open or out of sight."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from tests.ui.clipping import clipped
from tests.ui.walk import Walk


def test_a_change_of_look_and_size_reaches_what_is_open(
    walk: Callable[[float], Walk], theme: Theme
) -> None:
    """As in Settings, but with a screen open that was drawn for the other size."""
    walked, found = walk(1.0), list[str]()
    looked_at = ["tonight, unfolded", "journal, filters", "journal, entry", "trends, table"]
    walked.unlock_sample()
    theme.set_look(Look.DARK)
    for stop in chain(walked.writing(), walked.journal(), walked.trends()):
        if stop not in looked_at:
            continue
        looked_at.remove(stop)
        for scale in (2.0, 1.0):
            theme.set_scale(scale)
            walked.rest()
            found += [f"{stop}, {scale}: {line}" for line in clipped(walked.window)]
            found += [f"{stop}, {scale}: {line}" for line in _wrong_size(walked.window, theme)]
        theme.set_look(Look.LIGHT)
        if not looked_at:
            break
    assert looked_at == []
    assert found == []


def test_a_larger_size_leaves_nothing_behind(walk: Callable[[float], Walk], theme: Theme) -> None:
    """From 100 % to 200 % and back in Settings, with the other screens out of sight."""
    walked = walk(1.0)
    walked.unlock_sample()
    for screen in ("journal", "trends", "support", "settings"):
        walked.press(f"go-{screen}")
    walked.section("looks")
    walked.press("go-journal")
    before = _faces(walked.window)
    walked.press("go-settings")
    for scale in (2.0, 1.0):
        theme.set_scale(scale)
        walked.rest()
        walked.press("go-journal")
        walked.press("go-settings")
    walked.press("go-journal")
    found = clipped(walked.window)
    after = _faces(walked.window)
    found += [
        f"{who}: {after[who]}, not {face}"
        for who, face in before.items()
        if who in after and after[who] != face
    ]
    assert len(before) > 100
    assert found == []


def _faces(window: QWidget) -> dict[str, tuple[int, int, int]]:
    """Return the type size and the wanted size of each button and label, by what it is."""
    written: list[QLabel | QPushButton] = [
        *window.findChildren(QLabel),
        *window.findChildren(QPushButton),
    ]
    return {
        f"{type(one).__name__} {one.objectName()} {one.text()!r}": (
            one.font().pixelSize(),
            one.sizeHint().width(),
            one.sizeHint().height(),
        )
        for one in written
        if one.text()
    }


def _wrong_size(window: QWidget, theme: Theme) -> list[str]:
    """Return each label with a face that stands in no design size at the present scale."""
    least = theme.px(11)
    return [
        f"{label.objectName()} {label.text()[:20]!r}: {label.font().pixelSize()}"
        for label in window.findChildren(QLabel)
        if label.isVisible() and label.text() and label.font().pixelSize() < least
    ]
