"""Every screen, light and dark, at 100 and 200 % text, drawn from a sample journal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView

from journal_app.guide import Guide, Sample, Step, sample_window, shown, typing, widget
from journal_app.ui.tokens import Look
from journal_app.words import tr

PASSPHRASE: Final = "a sample that nobody keeps"  # noqa: S105 # opens a journal thrown away at once
SIZE: Final = QSize(1280, 800)
WIDE: Final = QSize(1920, 1080)
VARIANTS: Final = (
    ("light", Look.LIGHT, 1.0, SIZE),
    ("dark", Look.DARK, 1.0, SIZE),
    ("light-200", Look.LIGHT, 2.0, SIZE),
    ("dark-200", Look.DARK, 2.0, SIZE),
    ("light-wide", Look.LIGHT, 1.0, WIDE),
    ("dark-wide", Look.DARK, 1.0, WIDE),
)

Act = Callable[[], None]
Condition = Callable[[], bool]


def draw_every_screen(out: Path) -> int:
    """Draw every screen in every variant.

    Returns:
        0 when all were drawn, else 1.
    """
    out.mkdir(parents=True, exist_ok=True)
    with sample_window(PASSPHRASE, until_days_ago=0) as sample:
        sample.window.begin(None)
        guide = Guide(app=sample.app, window=sample.window, steps=_steps(sample), out=out)
        if guide.run():
            return 0
    sys.stderr.write(tr("The pictures stopped at: {step}", step=guide.failed) + "\n")
    return 1


def _steps(sample: Sample) -> list[Step]:
    window = sample.window
    stops: list[tuple[str, Act, Condition]] = [
        ("welcome", lambda: None, shown(window, "new-passphrase")),
        ("unlock", lambda: window.begin(sample.vault), shown(window, "passphrase")),
        ("support-locked", partial(_press, sample, "support-link"), shown(window, "support")),
        ("tonight", partial(_unlock, sample), shown(window, "tonight", "page", "prompt")),
        ("journal", partial(_key, sample, Qt.Key.Key_2), shown(window, "journal", "entries")),
        ("search", typing(window, "search", "quiet"), lambda: _rows(sample) > 0),
        ("filters", partial(_press, sample, "filters-open"), shown(window, "filters")),
        ("entry", partial(_open_entry, sample), shown(window, "entry-page")),
        ("trends", partial(_key, sample, Qt.Key.Key_3), partial(_charted, sample)),
        (
            "trends-table",
            partial(_press, sample, tr("Show as a table")),
            shown(window, "trend-table"),
        ),
        ("support", partial(_key, sample, Qt.Key.Key_4), shown(window, "support")),
        ("settings", partial(_press, sample, "go-settings"), shown(window, "settings")),
    ]
    return [step for stop in stops for step in _pictures(sample, *stop)]


def _pictures(sample: Sample, name: str, go: Act, there: Condition) -> list[Step]:
    steps = [Step(f"{name}: {tr('reached')}", go, there)]
    for variant, look, scale, size in VARIANTS:
        dress = partial(_dress, sample, look, scale, size)
        steps.append(Step(f"{name}, {variant}", dress, there, f"{name}-{variant}"))
    return [*steps, Step(name, partial(_dress, sample, Look.LIGHT, 1.0, SIZE), there)]


def _dress(sample: Sample, look: Look, scale: float, size: QSize) -> None:
    sample.theme.set_look(look)
    sample.theme.set_scale(scale)
    sample.window.resize(size)


def _unlock(sample: Sample) -> None:
    sample.window.begin(sample.vault)
    typing(sample.window, "passphrase", sample.passphrase)()
    _press(sample, "unlock-now")


def _press(sample: Sample, name: str) -> None:
    button = widget(sample.window, name)
    if isinstance(button, QAbstractButton):
        button.click()


def _key(sample: Sample, key: Qt.Key) -> None:
    QTest.keyClick(sample.window, key, Qt.KeyboardModifier.ControlModifier)


def _rows(sample: Sample) -> int:
    entries = widget(sample.window, "entries")
    return entries.model().rowCount() if isinstance(entries, QAbstractItemView) else 0


def _open_entry(sample: Sample) -> None:
    entries = widget(sample.window, "entries")
    if isinstance(entries, QAbstractItemView):
        entries.setFocus()
        entries.setCurrentIndex(entries.model().index(1, 0))
        QTest.keyClick(entries, Qt.Key.Key_Return)


def _charted(sample: Sample) -> bool:
    chart = widget(sample.window, "trend-chart")
    return chart is not None and bool(chart.accessibleDescription())
