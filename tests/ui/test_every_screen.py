"""Every screen and sub-view of the real window, held to what all of them promise."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.words import pseudo_language, use_language
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import settle
from tests.ui.keyboard import go_round, too_small, unreached
from tests.ui.untranslated import bare, untranslated
from tests.ui.walk import Journals, Walk, make_sample

USUAL, WIDE = QSize(1280, 800), QSize(1920, 1080)
SCREENS = {
    "welcome",
    "unlock",
    "tonight",
    "journal",
    "copying",
    "trends",
    "support",
    "settings",
    "restore",
}

OWN = {
    "place": "a folder's path",
    "unlock-journal": "a folder's path",
    "journal-folder": "a folder's path",
    "CodeGroup": "the recovery code",
    "key": "the name of a key",
    "quick-hide": "the names of keys",
    "prompt": "a prompt, written in its file's own language",
    "nudge": "part of the prompt",
    "care-line": "a care line, written in its file's own language",
    "entries": "what the student wrote, beside its night",
    "bin-excerpt": "what the student wrote",
    "copying-rotation": "the student's rotations",
    "review-text": "what the student wrote, with replacements",
    "review-head": "a prompt, written in its file's own language, beside the day",
    "glances": "words the student wrote",
    "filter-rotation": "the student's rotations",
    "filter-tag": "the student's tags",
    "tags": "the student's tags",
    "guard-row": "what the student wrote",
    "guard-always": "the student's words",
    "guard-never": "the student's words",
    "rotation-words": "the student's specialties and sites",
    "trend-table": "the student's rotations stand in it",
    "work": "names of parts and of their licences",
}
"""Object names (or class names) whose texts are not the program's to translate, and why."""

Lines = defaultdict[str, list[str]]


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> Journals:
    return make_sample(tmp_path_factory.mktemp("journals"))


class StrayWindows(QObject):
    """Notes every window that is shown beside the one there should be."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 # Qt's own name
        if isinstance(watched, QWidget) and event.type() is QEvent.Type.Show:
            stray = watched.isWindow() and watched.objectName() != "window"
            self.seen += [type(watched).__name__] if stray else []
        return False


@pytest.fixture
def walk(
    qapp: QApplication, theme: Theme, journals: Journals, tmp_path: Path, qtbot: QtBot
) -> Iterator[Callable[[float], Walk]]:
    made: list[Walk] = []

    def begin(scale: float) -> Walk:
        theme.set_scale(scale)
        # A walk writes, deletes and restores: each has a copy of its own.
        copied = replace(journals, sample=tmp_path / "sample")
        shutil.copytree(journals.sample, copied.sample)
        walked = Walk(app=qapp, theme=theme, journals=copied, folder=tmp_path, bot=qtbot)
        made.append(walked)
        return walked

    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield begin
    for walked in made:
        walked.end()
    qapp.setCursorFlashTime(flash)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_screen_keeps_what_all_promise(
    walk: Callable[[float], Walk], qapp: QApplication, scale: float
) -> None:
    walked, found, known, stops = walk(scale), Lines(list), set[str](), list[str]()
    stray = StrayWindows()
    qapp.installEventFilter(stray)
    for stop in walked.stops():
        stops.append(stop)
        for check, lines in _looked_at(walked, known, wide=scale == 1.0).items():
            found[check] += [f"{stop}: {line}" for line in lines]
    qapp.removeEventFilter(stray)
    assert {check: lines for check, lines in found.items() if lines} == {}
    assert stray.seen == []
    assert len(known) > 100
    assert {stop.partition(",")[0].split(" ")[0] for stop in stops} >= SCREENS


def _looked_at(walked: Walk, known: set[str], *, wide: bool) -> dict[str, list[str]]:
    """Return what each check finds at a stop; the keyboard is given back where it was."""
    window, focus = walked.window, QApplication.focusWidget()
    found = {"no name": nameless(window), "small": too_small(window), "cut off": clipped(window)}
    ring, unseen = go_round(window, known)
    found |= {"no focus to be seen": unseen, "not reached": unreached(window, ring)}
    found["nothing to reach"] = [] if ring else ["Tab finds nothing"]
    if wide:
        settle(window, WIDE)
        found["cut off when wide"] = clipped(window)
        settle(window, USUAL)
    if focus is not None:
        focus.setFocus()
    walked.rest()
    return found


@contextmanager
def bracketed() -> Iterator[None]:
    use_language(pseudo_language())
    try:
        yield
    finally:
        use_language(None)


def test_every_word_went_through_translation(walk: Callable[[float], Walk]) -> None:
    found: list[str] = []
    with bracketed():
        walked = walk(1.0)
        for stop in walked.stops():
            found += [f"{stop}: {line}" for line in untranslated(walked.window, OWN)]
    assert found == []


def test_a_change_of_look_and_size_reaches_what_is_open(
    walk: Callable[[float], Walk], theme: Theme
) -> None:
    """As in Settings, but with a screen open that was drawn for the other size."""
    walked, found = walk(1.0), list[str]()
    looked_at = ["tonight, unfolded", "journal, filters", "journal, entry", "trends, table"]
    for stop in walked.stops():
        if stop not in looked_at:
            continue
        for look, scale in ((Look.DARK, 2.0), (Look.LIGHT, 1.0)):
            theme.set_look(look)
            theme.set_scale(scale)
            walked.rest()
            found += [f"{stop}, {scale}: {line}" for line in clipped(walked.window)]
            found += [f"{stop}, {scale}: {line}" for line in _wrong_size(walked.window, theme)]
        if stop == looked_at[-1]:
            break
    assert found == []


def test_a_larger_size_leaves_nothing_behind(walk: Callable[[float], Walk], theme: Theme) -> None:
    """From 100 % to 200 % and back in Settings, with the other screens out of sight."""
    walked = walk(1.0)
    for stop in walked.stops():
        if stop == "settings, looks":
            break
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


# Positive controls; those of the names and of the cut-off words are in test_widgets.py.


def test_the_keyboard_check_finds_what_tab_passes_by(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for text in ("first", "second", "passed by"):
        button = QPushButton(text)
        button.setAccessibleName(text)
        column.addWidget(button)
    passed_by = holder.findChildren(QPushButton)[-1]
    passed_by.setFocusPolicy(passed_by.focusPolicy().NoFocus)
    settle(holder, QSize(300, 200))
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    holder.findChildren(QPushButton)[0].setFocus()
    ring, _ = go_round(holder, set())
    assert len(ring) == 2
    assert [line.split()[-2:] for line in unreached(holder, ring)] == [["passed", "by"]]


def test_the_focus_check_finds_what_does_not_change(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    for style in ("QPushButton:focus { border: 2px solid red; }", "outline: none; border: none;"):
        button = QPushButton("one" if "focus" in style else "same")
        button.setAccessibleName(button.text())
        button.setStyleSheet(style)
        column.addWidget(button)
    settle(holder, QSize(300, 200))
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    holder.findChildren(QPushButton)[0].setFocus()
    assert go_round(holder, set())[1] == ["QPushButton same"]


def test_the_target_check_finds_what_is_small(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    small = QPushButton("s", holder)
    small.setGeometry(0, 0, 20, 40)
    large = QPushButton("l", holder)
    large.setGeometry(50, 0, 26, 26)
    settle(holder, QSize(200, 100))
    assert too_small(holder) == ["QPushButton: 20x40"]


def test_the_translation_check_finds_bare_words(qtbot: QtBot) -> None:
    assert bare("⟦⟦Sat⟧ 21 ⟦November⟧⟧ · ⟦day⟧ 7") == ""
    assert bare("22:04 · 12/31") == ""
    assert bare("⟦Saved⟧ by hand") != ""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    own = QLabel("mine")
    own.setObjectName("own")
    tipped = QPushButton("⟦press⟧")
    tipped.setToolTip("a tip")
    for widget in (QLabel("⟦told⟧"), QLabel("forgotten"), own, tipped):
        column.addWidget(widget)
    settle(holder, QSize(300, 200))
    assert len(untranslated(holder, {"own": "a test's"})) == 2
    assert len(untranslated(holder, {})) == 3
