"""The way through Research for the pictures: joined, chosen, read, sealed, left again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListWidget, QWidget

from journal_app.domain.studies import Study, StudyFile
from journal_app.guide import Sample, shown, widget
from journal_app.sample_study import sample_study, write_sample_study
from journal_app.sentences import research as words
from journal_app.sentences import research_choices as choice_words
from journal_app.ui.research.export import Export
from journal_app.ui.research.reviewing import ReviewingPage
from journal_app.ui.research.screen import ResearchScreen
from journal_app.ui.widgets.dates import DateField
from journal_app.ui.widgets.options import Options
from journal_app.words import tr

CHOSEN_DAYS: Final = 20
"""Days of the sample that are given to the study in the pictures."""

Stop = tuple[str, Callable[[], None], Callable[[], bool]]


def research_stops(sample: Sample, today: date) -> list[Stop]:
    """Return the name, the way and the arrival of each picture.

    Args:
        today: A day on which the invented study is open.
    """
    file = sample_study(today)
    window = sample.window
    press = partial(_press, window)
    return [
        ("research", partial(press, "go-research"), shown(window, "research-open")),
        ("research-notice", partial(_open_study, sample, file), shown(window, "research-compared")),
        ("research-choices", partial(_read_notice, window), shown(window, "research-agree")),
        (
            "research-joined",
            partial(_join, window, file.study),
            shown(window, "research-save-receipt"),
        ),
        ("research-study", partial(press, "research-done"), shown(window, "research-choose")),
        ("research-picking", partial(press, "research-choose"), shown(window, "research-picking")),
        ("research-picked", partial(_choose, window), lambda: _can_press(window, "picking-begin")),
        ("research-review", partial(press, "picking-begin"), shown(window, "research-reviewing")),
        ("research-review-place", partial(_go_on, window), shown(window, "review-text")),
        ("research-contents", partial(_to_contents, window), shown(window, "research-contents")),
        ("research-entry", partial(_show_row, window, -1), shown(window, "package-text")),
        ("research-raw", partial(press, _raw()), shown(window, "raw-bytes")),
        ("research-sealed", partial(_seal, sample), shown(window, "sealed-done")),
        ("research-receipt", partial(press, "sealed-receipt"), shown(window, "research-done")),
        ("research-withdraw", partial(_ask_to_leave, window), shown(window, "research-stay")),
    ]


def _raw() -> str:
    return f"{tr('Show as')}: {tr('Raw bytes')}"


def _find(window: QWidget, name: str) -> QWidget | None:
    """Return what is shown under a name, else what large text has put out of sight."""
    hidden = (
        one
        for screen in window.findChildren(ResearchScreen)
        for one in screen.findChildren(QWidget)
        if name in (one.objectName(), one.accessibleName())
    )
    return widget(window, name) or next(hidden, None)


def _press(window: QWidget, name: str) -> None:
    button = _find(window, name)
    if isinstance(button, QAbstractButton):
        if button.isVisible():
            button.setFocus()
        button.click()


def _screen(window: QWidget) -> ResearchScreen | None:
    found = _find(window, "research")
    return found if isinstance(found, ResearchScreen) else None


def _open_study(sample: Sample, file: StudyFile) -> None:
    screen = _screen(sample.window)
    if screen is not None:
        screen.joining.open(write_sample_study(sample.vault.parent, file))


def _read_notice(window: QWidget) -> None:
    page = _find(window, "research-compared")
    if page is not None:
        QTest.keyClick(page, Qt.Key.Key_End)
    _press(window, "research-compared")
    _press(window, "research-next")


def _join(window: QWidget, study: Study) -> None:
    for asked in study.asked:
        _press(window, f"{words.item(asked.item)}: {tr('Yes, share')}")
    _press(window, "research-age")
    for question in choice_words.Quiz:
        options = _find(window, f"research-quiz-{question.value}")
        right = [is_right for _, is_right in choice_words.answers(question, study)].index(True)
        if isinstance(options, Options):
            options.options()[right].click()
    _press(window, "research-agree")


def _choose(window: QWidget) -> None:
    """Choose the newest nights that are offered."""
    _press(window, f"{tr('Which nights')}: {tr('Own dates')}")
    first, last = _find(window, tr("First night")), _find(window, tr("Last night"))
    if isinstance(first, DateField) and isinstance(last, DateField):
        first.set_day(last.day() - timedelta(days=CHOSEN_DAYS))
    _press(window, "picking-choose")


def _can_press(window: QWidget, name: str) -> bool:
    button = _find(window, name)
    return button is not None and button.isEnabled()


def _go_on(window: QWidget) -> None:
    """Go to a replacement, where a text has one, else to what is to be read next."""
    page = _find(window, "research-reviewing")
    if not isinstance(page, ReviewingPage):
        return
    panel = page.panel
    for row in range(panel.list.count()):
        panel.list.setCurrentRow(row)
        place = panel.text.toPlainText().find("[")
        if place >= 0:
            panel.text.select(place + 1, place + 1)
            panel.text.setFocus()
            return
    panel.go_on()


def _to_contents(window: QWidget) -> None:
    page = _find(window, "research-reviewing")
    if not isinstance(page, ReviewingPage):
        return
    panel = page.panel
    for _ in range(2):
        for row in range(panel.list.count()):
            panel.list.setCurrentRow(row)
            _press(window, "review-hide-all")
            panel.all_stay()
    _press(window, "reviewing-seal")


def _show_row(window: QWidget, row: int) -> None:
    parts = _find(window, "contents-list")
    if isinstance(parts, QListWidget):
        parts.setCurrentRow(row % parts.count())


def _seal(sample: Sample) -> None:
    step = _find(sample.window, "research-export")
    if isinstance(step, Export):
        step.seal(sample.vault.parent / "heartbeat-0a1b2c3d.age")


def _ask_to_leave(window: QWidget) -> None:
    _press(window, "research-done")
    _press(window, "research-withdraw")
