"""Every screen and sub-view of the real window, held to what all of them promise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.research.study_words import STUDY_WORDS
from journal_app.words import pseudo_language, use_language
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.draw import settle
from tests.ui.keyboard import go_round, too_small, unreached
from tests.ui.untranslated import bare, untranslated
from tests.ui.walk import Walk

USUAL, WIDE = QSize(1280, 800), QSize(1920, 1080)
SCREENS = {
    "welcome",
    "unlock",
    "tonight",
    "journal",
    "copying",
    "notebook",
    "trends",
    "research",
    "support",
    "settings",
    "about-prompts",
    "restore",
}

OWN = {
    "place": "a folder's path",
    "unlock-journal": "a folder's path",
    "journal-folder": "a folder's path",
    "Place": "a folder's path",
    "CodeGroup": "the recovery code",
    "key": "the name of a key",
    "quick-hide": "the names of keys",
    "prompt": "a prompt, written in its file's own language",
    "nudge": "part of the prompt",
    "helped": "part of the prompt",
    "past-text": "what the student wrote",
    "pack-words": "what a pack says of itself",
    "pack-text": "what a pack holds",
    "pack-listed": "what a pack says of itself",
    "care-line": "a care line, written in its file's own language",
    "entries": "what the student wrote, beside its night",
    "bin-excerpt": "what the student wrote",
    "copying-rotation": "the student's rotations",
    "review-text": "what the student wrote, with replacements",
    "review-head": "a prompt, written in its file's own language, beside the day",
    "glances": "words the student wrote",
    "picking-list": "what the student wrote, beside its night",
    "picking-rotation": "the student's rotations",
    "picking-by-rotation": "the student's rotations",
    "picking-group": "the study's groups, beside the student's rotations",
    "package-table": "what stands in the package",
    "package-text": "what the student wrote, with replacements",
    "package-prompt": "a prompt, written in its file's own language",
    "raw-bytes": "a file's bytes",
    "research-text": "the study's notice",
    "research-fingerprint": "the fingerprint",
    "sealed-how": "what a study file says",
    STUDY_WORDS: "what a study file says",
    "contents-sha256": "digits",
    "Hash": "digits",
    "filter-rotation": "the student's rotations",
    "filter-tag": "the student's tags",
    "tags": "the student's tags",
    "guard-row": "what the student wrote",
    "notebook-words": "what the student wrote",
    "note-who": "the names that the student made up",
    "guard-always": "the student's words",
    "guard-never": "the student's words",
    "rotation-words": "the student's specialties and sites",
    "trend-table": "the student's rotations stand in it",
    "work": "names of parts and of their licences",
}
"""Object names (or class names) whose texts are not the program's to translate, and why."""

Lines = defaultdict[str, list[str]]


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


@pytest.mark.timeout(300)  # the whole program, on a machine that may be busy
@pytest.mark.parametrize("scale", [pytest.param(1.0, marks=pytest.mark.thorough), 2.0])
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


def test_the_target_check_finds_what_is_small(qtbot: QtBot, qapp: QApplication) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    small = QPushButton("s", holder)
    qapp.setStyleSheet("")  # the program's own would not let it be small
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
