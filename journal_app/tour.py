"""The main job, done off-screen on a sample journal: written, rated, locked, found, charted."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit

from journal_app.domain.prompts import Form
from journal_app.guide import Guide, Sample, Step, sample_window, shown, typing, widget
from journal_app.sentences import forms
from journal_app.words import tr

PASSPHRASE: Final = "a sample that nobody keeps"  # noqa: S105 # opens a journal thrown away at once
WORDS: Final = (
    "The porter knew the way without looking up. He told her the name of every corridor as if "
    "they were streets. Tomorrow I will learn one name before I ask one question."
)
SEARCHED: Final = "corridor"
FEW: Final = 20
"""More entries than hold the word, and fewer than the sample has."""


def give_tour(out: Path) -> int:
    """Do the main job on a sample journal and leave a picture of each step.

    Returns:
        0 when every step came to its end, else 1.
    """
    out.mkdir(parents=True, exist_ok=True)
    with sample_window(PASSPHRASE, until_days_ago=1) as sample:
        sample.window.begin(sample.vault)
        guide = Guide(app=sample.app, window=sample.window, steps=_steps(sample), out=out)
        if guide.run():
            return 0
    sys.stderr.write(tr("The tour stopped at: {step}", step=guide.failed) + "\n")
    return 1


def _steps(sample: Sample) -> list[Step]:
    window = sample.window

    def unlock() -> None:
        typing(window, "passphrase", sample.passphrase)()
        field = widget(window, "passphrase")
        if field is not None:
            QTest.keyClick(field, Qt.Key.Key_Return)

    return [
        Step("The journal is locked", lambda: None, shown(window, "passphrase"), "1-locked"),
        Step("Unlocked: tonight's page", unlock, shown(window, "tonight", "page"), "2-tonight"),
        *_writing(sample),
        Step("Locked", window.lock, shown(window, "passphrase"), "5-locked"),
        Step("Unlocked: the page is as it was", unlock, lambda: WORDS in _page(sample), "6-again"),
        Step(
            "Found by a word",
            lambda: _show(sample, Qt.Key.Key_2),
            shown(window, "journal", "search"),
        ),
        Step(
            "Found by a word",
            typing(window, "search", SEARCHED),
            lambda: 0 < _found(sample) < FEW,
            "7-found",
        ),
        Step("The chart", lambda: _show(sample, Qt.Key.Key_3), lambda: _charted(sample), "8-chart"),
        *_elsewhere(sample),
    ]


def _elsewhere(sample: Sample) -> list[Step]:
    """Return another way to write tonight's page, and the notebook."""
    window = sample.window
    three_steps = forms.name(Form.THREE_STEPS)
    return [
        Step("Tonight", lambda: _show(sample, Qt.Key.Key_1), shown(window, "tonight", "page")),
        Step("Ways to write", lambda: _press(sample, tr("More")), shown(window, "more-panel")),
        Step(
            "The page in three steps",
            lambda: _press(sample, three_steps),
            shown(window, "form-guide", "status-flagged"),
            "9-three-steps",
        ),
        Step("The journal", lambda: _show(sample, Qt.Key.Key_2), shown(window, "notebook-open")),
        Step(
            "Role models",
            lambda: _press(sample, "notebook-open"),
            shown(window, "person-row"),
            "10-notebook",
        ),
    ]


def _press(sample: Sample, name: str) -> None:
    button = widget(sample.window, name)
    if isinstance(button, QAbstractButton):
        button.click()


def _writing(sample: Sample) -> list[Step]:
    return [
        Step(
            "Rated: time pressure 7, burnout 4",
            lambda: _rate(
                sample, {"strip-time-pressure": Qt.Key.Key_7, "strip-burnout": Qt.Key.Key_4}
            ),
            lambda: _status(sample).startswith(tr("Saved")),
            "3-rated",
        ),
        Step(
            "Written, and saved by itself",
            lambda: _write(sample, WORDS),
            lambda: WORDS in _page(sample) and _status(sample).startswith(tr("Saved")),
            "4-written",
        ),
    ]


def _rate(sample: Sample, ratings: dict[str, Qt.Key]) -> None:
    for name, key in ratings.items():
        strip = widget(sample.window, name)
        if strip is not None:
            strip.setFocus()
            QTest.keyClick(sample.app.focusWidget() or strip, key)


def _write(sample: Sample, words: str) -> None:
    page = widget(sample.window, "page")
    if isinstance(page, QTextEdit):
        page.setFocus()
        page.moveCursor(QTextCursor.MoveOperation.End)
        if page.toPlainText():
            QTest.keyClick(page, Qt.Key.Key_Return)
        QTest.keyClicks(page, words)


def _show(sample: Sample, key: Qt.Key) -> None:
    QTest.keyClick(sample.window, key, Qt.KeyboardModifier.ControlModifier)


def _page(sample: Sample) -> str:
    page = widget(sample.window, "page")
    return page.toPlainText() if isinstance(page, QTextEdit) else ""


def _label(sample: Sample, name: str) -> str:
    label = widget(sample.window, name)
    return label.text() if isinstance(label, QLabel) else ""


def _status(sample: Sample) -> str:
    return _label(sample, "status-saved")


def _found(sample: Sample) -> int:
    first = _label(sample, "search-count").partition(" ")[0]
    return int(first) if first.isdigit() else 0


def _charted(sample: Sample) -> bool:
    chart = widget(sample.window, "trend-chart")
    return chart is not None and bool(chart.accessibleDescription())
