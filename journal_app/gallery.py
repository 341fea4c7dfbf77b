"""Every screen, light and dark, at 100 and 200 % text, drawn from a sample journal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QListWidget,
    QTextEdit,
)

from journal_app.clock import SystemClock, local_time
from journal_app.gallery_prompts import prompt_steps
from journal_app.gallery_research import research_stops
from journal_app.guide import Guide, Sample, Step, sample_window, shown, typing, widget
from journal_app.ui.copying.marked_text import MarkedText
from journal_app.ui.tokens import Look
from journal_app.ui.widgets.dates import DateField
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

FEW: Final = VARIANTS[:3]
"""For views that differ little from one already drawn in every variant."""

SEARCHED: Final = "quiet"
COPIED_DAYS: Final = 2
"""Days before the last night from which the sample's entries are read through."""

FOUND_AT_MOST: Final = 20
"""More entries than hold the word, and fewer than the sample has."""

NAMES: Final = (
    "She pulled the chair round to his side of the bed before she said anything. I had been "
    "standing. The whole room changed height. Mr Feinberg asked whether he would see 14 December, "
    "and she did not answer the date, she answered the fear. I want to learn to do that without "
    "an attending to copy."
)
"""A page with two possible identifiers on it; both are invented."""

Act = Callable[[], None]
Condition = Callable[[], bool]
Stop = tuple[str, Act, Condition]


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
    screens = [step for stop in _screens(sample) for step in _pictures(sample, *stop)]
    views = [step for stop in _views(sample) for step in _few(sample, *stop)]
    prompts = prompt_steps(sample, partial(_few, sample))
    doors = [step for stop in _doors(sample) for step in _few(sample, *stop)]
    return screens + views + prompts + doors


def _few(
    sample: Sample, name: str, go: Act, there: Condition, bring: Act | None = None
) -> list[Step]:
    return _pictures(sample, name, go, there, FEW, bring)


def _screens(sample: Sample) -> list[Stop]:
    window = sample.window
    return [
        ("welcome", lambda: None, shown(window, "new-passphrase")),
        ("unlock", lambda: window.begin(sample.vault), shown(window, "passphrase")),
        ("support-locked", partial(_press, sample, "support-link"), shown(window, "support")),
        ("tonight", partial(_unlock, sample), lambda: _says(sample, "prompt") != ""),
        ("journal", partial(_key, sample, Qt.Key.Key_2), shown(window, "journal", "entries")),
        ("search", typing(window, "search", SEARCHED), lambda: 0 < _found(sample) < FOUND_AT_MOST),
        ("filters", partial(_press, sample, "filters-open"), shown(window, "filters")),
        ("entry", partial(_open_entry, sample), shown(window, "entry-page")),
        ("history", partial(_press, sample, "reader-history"), shown(window, "history")),
        ("trends", partial(_key, sample, Qt.Key.Key_3), partial(_charted, sample)),
        (
            "trends-table",
            partial(_press, sample, tr("Show as a table")),
            shown(window, "trend-table"),
        ),
        *research_stops(sample, _today()),
        ("support", partial(_key, sample, Qt.Key.Key_5), shown(window, "support")),
        ("settings", partial(_press, sample, "go-settings"), shown(window, "settings")),
        ("flagged", partial(_write_names, sample), partial(_flagged, sample)),
        ("guard", partial(_open_guard, sample), shown(window, "guard-list")),
    ]


def _today() -> date:
    clock = SystemClock()
    return local_time(clock.now(), clock.zone()).date()


def _views(sample: Sample) -> list[Stop]:
    """Return the sections of Settings, then a copy for others."""
    sections = {
        "guard": tr("Guard"),
        "nights": tr("Nights"),
        "lock": tr("Lock"),
        "looks": tr("Looks"),
        "passphrase": tr("Passphrase"),
        "recovery": tr("Recovery"),
        "backups": tr("Backups"),
        "journals": tr("Journals"),
        "about": tr("About"),
    }
    window = sample.window
    return [
        *_questionnaire(sample),
        *(
            (
                f"settings-{name}",
                partial(_section, sample, f"{tr('Section')}: {words}"),
                shown(window, name),
            )
            for name, words in sections.items()
        ),
        ("copying", partial(_choose_copy, sample), shown(window, "copying-begin")),
        ("copying-text", partial(_look_through, sample), shown(window, "review-text")),
        ("copying-place", partial(_go_to_mark, sample), shown(window, "place-hide")),
    ]


def _doors(sample: Sample) -> list[Stop]:
    """Return other journals, and a first run up to its recovery sheet."""
    window = sample.window
    return [
        ("others", partial(_show_others, sample), shown(window, "other-journals")),
        ("new", partial(_press, sample, "new-journal"), shown(window, "new-passphrase")),
        ("recovery-sheet", partial(_begin, sample), shown(window, "code")),
        ("recovery-trial", partial(_press, sample, "have-it"), shown(window, "check-sheet")),
    ]


def _questionnaire(sample: Sample) -> list[Stop]:
    """Return how the questionnaire that comes with the program is brought, and filled in."""
    window = sample.window
    section = f"{tr('Section')}: {tr('Questionnaires')}"
    return [
        (
            "settings-questionnaires",
            partial(_section, sample, section),
            shown(window, "questionnaire-sample"),
        ),
        (
            "questionnaire-file",
            partial(_press, sample, "questionnaire-sample"),
            shown(window, "questionnaire-preview"),
        ),
        (
            "settings-questionnaires-list",
            partial(_press, sample, "questionnaire-add"),
            shown(window, "open-evening-weather"),
        ),
        (
            "questionnaire-licence",
            partial(_press, sample, "open-evening-weather"),
            shown(window, "licence-read"),
        ),
        (
            "questionnaire",
            partial(_press, sample, "licence-read"),
            shown(window, "questionnaire-items"),
        ),
        (
            "questionnaire-score",
            partial(_answer, sample),
            shown(window, "questionnaire-scores"),
        ),
    ]


def _pictures(
    sample: Sample,
    name: str,
    go: Act,
    there: Condition,
    variants: Sequence[tuple[str, Look, float, QSize]] = VARIANTS,
    bring: Act | None = None,
) -> list[Step]:
    steps = [Step(f"{name}: {tr('reached')}", go, there)]
    for variant, look, scale, size in variants:
        dress = partial(_dress, sample, look, scale, size)
        words, picture = f"{name}, {variant}", f"{name}-{variant}"
        if bring is None:
            steps.append(Step(words, dress, there, picture))
        else:
            steps += [Step(words, dress, there), Step(words, bring, there, picture)]
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
        button.setFocus()
        button.click()


def _key(sample: Sample, key: Qt.Key) -> None:
    QTest.keyClick(sample.window, key, Qt.KeyboardModifier.ControlModifier)


def _section(sample: Sample, name: str) -> None:
    _press(sample, "go-settings")
    _press(sample, name)


def _answer(sample: Sample) -> None:
    for item, key in (("window", Qt.Key.Key_3), ("fog", Qt.Key.Key_1), ("rain", Qt.Key.Key_4)):
        row = widget(sample.window, f"item-{item}")
        if row is not None:
            QTest.keyClick(row, key)
    _press(sample, "questionnaire-done")


def _show_others(sample: Sample) -> None:
    sample.window.lock()
    _press(sample, "others")


def _choose_copy(sample: Sample) -> None:
    _press(sample, f"{tr('Section')}: {tr('Backups')}")
    _press(sample, "settings-copy")


def _look_through(sample: Sample) -> None:
    """Read the last nights of the sample through, as before a copy of them is saved."""
    _press(sample, f"{tr('Which entries')}: {tr('Own dates')}")
    first = widget(sample.window, tr("First night"))
    last = widget(sample.window, tr("Last night"))
    if isinstance(first, DateField) and isinstance(last, DateField):
        first.set_day(last.day() - timedelta(days=COPIED_DAYS))
    _press(sample, "copying-begin")


def _go_to_mark(sample: Sample) -> None:
    """Put the caret into the first replacement of the last night."""
    entries, text = widget(sample.window, "review-list"), widget(sample.window, "review-text")
    if isinstance(entries, QListWidget) and isinstance(text, MarkedText):
        entries.setCurrentRow(entries.count() - 1)
        mark = text.toPlainText().find("[") + 1
        text.select(mark, mark)
        text.setFocus()


def _begin(sample: Sample) -> None:
    for name in ("new-passphrase", "new-passphrase-again"):
        typing(sample.window, name, PASSPHRASE)()
    _press(sample, "begin")


def _says(sample: Sample, name: str) -> str:
    label = widget(sample.window, name)
    return label.text() if isinstance(label, QLabel) else ""


def _found(sample: Sample) -> int:
    first = _says(sample, "search-count").partition(" ")[0]
    return int(first) if first.isdigit() else 0


def _open_entry(sample: Sample) -> None:
    entries = widget(sample.window, "entries")
    if isinstance(entries, QAbstractItemView):
        entries.setFocus()
        entries.setCurrentIndex(entries.model().index(1, 0))
        QTest.keyClick(entries, Qt.Key.Key_Return)


def _write_names(sample: Sample) -> None:
    _key(sample, Qt.Key.Key_1)
    page = widget(sample.window, "page")
    if isinstance(page, QTextEdit):
        page.setFocus()
        page.selectAll()
        page.textCursor().insertText(NAMES)


def _flagged(sample: Sample) -> bool:
    button = widget(sample.window, "status-flagged")
    return isinstance(button, QAbstractButton) and button.text()[:1].isdigit()


def _open_guard(sample: Sample) -> None:
    _press(sample, "status-flagged")


def _charted(sample: Sample) -> bool:
    chart = widget(sample.window, "trend-chart")
    return chart is not None and bool(chart.accessibleDescription())
