"""The line under an open entry: offered, shown, corrected, taken back, all by keyboard."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.ids import EntryId
from journal_app.domain.prompts import Theme as PromptTheme
from journal_app.services.theme_hints import Asked, HintLibrary, ThemeHints, Told
from journal_app.ui.jobs import Background
from journal_app.ui.journal.reader import Reader
from journal_app.ui.theme import Theme
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.guard.kits import guard_kit
from tests.ui.journal.hint_kits import hint_kit
from tests.ui.journal.shelf import TONIGHT, Shelf
from tests.ui.journal.test_journal_screen import WINDOW

SLEPT = "I slept nine hours, ate porridge by the window and felt like a person again."
LIFT = "The lift on the third floor is blue and its doors open towards the car park."
LIBRARY = HintLibrary()


@pytest.fixture
def hints(empty_shelf: Shelf) -> ThemeHints:
    return ThemeHints(empty_shelf.vault, empty_shelf.clock, LIBRARY)


@pytest.fixture
def reader(qtbot: QtBot, theme: Theme, jobs: DirectJobs, empty_shelf: Shelf) -> Reader:
    made = Reader(
        theme=theme,
        jobs=jobs,
        clock=empty_shelf.clock,
        journal=empty_shelf.journal,
        guard=guard_kit(empty_shelf.vault, empty_shelf.clock, jobs),
        hints=hint_kit(empty_shelf, jobs, LIBRARY),
    )
    qtbot.addWidget(made)
    made.show()
    settle(made, WINDOW)
    return made


def opened(reader: Reader, shelf: Shelf, text: str = SLEPT) -> EntryId:
    entry = shelf.write(TONIGHT, text)
    reader.open(entry.id)
    return entry.id


def says(reader: Reader, name: str = "hint-words") -> str:
    label = reader.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return "" if label.isHidden() or reader.hints.isHidden() else label.text()


def button(reader: Reader, name: str) -> QAbstractButton:
    found = reader.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def press(reader: Reader, name: str) -> None:
    assert button(reader, name).isVisible(), name
    button(reader, name).setFocus()
    QTest.keyClick(button(reader, name), Qt.Key.Key_Space)


def test_nothing_is_guessed_before_the_offer_is_taken(
    reader: Reader, empty_shelf: Shelf, hints: ThemeHints
) -> None:
    opened(reader, empty_shelf)
    assert "often wrong" in says(reader)
    assert "Self-care" not in says(reader)
    press(reader, "hint-yes")
    assert says(reader).startswith("You may have written about: Self-care")
    assert button(reader, "hint-wrong").hasFocus()


def test_no_thank_you_is_an_answer_for_good(
    reader: Reader, empty_shelf: Shelf, hints: ThemeHints
) -> None:
    opened(reader, empty_shelf)
    press(reader, "hint-no")
    assert reader.hints.isHidden()
    opened(reader, empty_shelf)
    assert reader.hints.isHidden()


def test_the_student_says_what_it_is_about_and_takes_it_back(
    reader: Reader, empty_shelf: Shelf, hints: ThemeHints
) -> None:
    hints.want(on=True)
    entry = opened(reader, empty_shelf)
    press(reader, "hint-wrong")
    assert button(reader, "hint-self-care").isChecked()
    assert button(reader, "hint-self-care").hasFocus()
    press(reader, "hint-self-care")
    press(reader, "hint-role-models")
    press(reader, "hint-keep")
    assert says(reader) == "You said: Role models"
    kept = empty_shelf.vault.hints.correction(entry)
    assert kept is not None
    assert kept.themes == {PromptTheme.ROLE_MODELS}
    press(reader, "hint-back")
    assert says(reader).startswith("You may have written about: Self-care")
    assert empty_shelf.vault.hints.correction(entry) is None


def test_escape_leaves_all_as_it_was(reader: Reader, empty_shelf: Shelf, hints: ThemeHints) -> None:
    hints.want(on=True)
    entry = opened(reader, empty_shelf)
    press(reader, "hint-wrong")
    QTest.keyClick(button(reader, "hint-self-care"), Qt.Key.Key_Escape)
    assert not button(reader, "hint-keep").isVisible()
    assert button(reader, "hint-wrong").hasFocus()
    assert empty_shelf.vault.hints.correction(entry) is None


def test_no_guess_is_said_plainly_and_none_of_the_six_can_be_said(
    reader: Reader, empty_shelf: Shelf, hints: ThemeHints
) -> None:
    hints.want(on=True)
    opened(reader, empty_shelf, LIFT)
    assert says(reader).startswith("No guess for this page")
    press(reader, "hint-wrong")
    press(reader, "hint-keep")
    assert says(reader) == "You said: none of the six themes."


def test_word_tone_stands_alone_when_it_is_the_only_one_on(
    reader: Reader, empty_shelf: Shelf, hints: ThemeHints
) -> None:
    hints.want(on=False)
    hints.set_tone(on=True)
    opened(reader, empty_shelf, "Great. The biopsy came back positive and I cried, miserable.")
    assert says(reader) == ""
    assert "pleasant" in says(reader, "hint-tone")
    assert "cannot see what you mean" in says(reader, "hint-tone")


def test_a_guess_that_comes_late_is_not_shown_under_another_entry(
    reader: Reader, empty_shelf: Shelf, hints: ThemeHints
) -> None:
    hints.want(on=True)
    first = opened(reader, empty_shelf, SLEPT)
    late = LIBRARY.tell(hints.ask(first))
    opened(reader, empty_shelf, LIFT)
    shown = says(reader)
    reader._hinting._show(late)
    assert says(reader) == shown


class Watched(HintLibrary):
    """Notes on which thread it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.threads: list[str] = []

    def tell(self, asked: Asked) -> Told:
        self.threads.append(threading.current_thread().name)
        return super().tell(asked)


def test_guessing_happens_on_the_second_worker(
    qtbot: QtBot, theme: Theme, jobs: DirectJobs, empty_shelf: Shelf, hints: ThemeHints
) -> None:
    hints.want(on=True)
    library, background = Watched(), Background()
    reader = Reader(
        theme=theme,
        jobs=jobs,
        clock=empty_shelf.clock,
        journal=empty_shelf.journal,
        guard=guard_kit(empty_shelf.vault, empty_shelf.clock, jobs),
        hints=hint_kit(empty_shelf, background, library),
    )
    qtbot.addWidget(reader)
    reader.show()
    opened(reader, empty_shelf)
    qtbot.waitUntil(lambda: "Self-care" in says(reader))
    assert library.threads == ["background"]
    background.shutdown()
    qtbot.waitUntil(background.ended)


def test_everything_has_a_name_and_nothing_is_cut_off_at_twice_the_size(
    reader: Reader, empty_shelf: Shelf, theme: Theme, hints: ThemeHints
) -> None:
    theme.set_scale(2.0)
    opened(reader, empty_shelf)
    settle(reader, WINDOW)
    assert clipped(reader) == []
    press(reader, "hint-yes")
    press(reader, "hint-wrong")
    settle(reader, WINDOW)
    assert nameless(reader) == []
    assert clipped(reader) == []


def test_the_boxes_come_into_sight(
    qtbot: QtBot, reader: Reader, empty_shelf: Shelf, hints: ThemeHints
) -> None:
    hints.want(on=True)
    opened(reader, empty_shelf, "\n".join([SLEPT] * 30))
    settle(reader, WINDOW)
    keep, bar = button(reader, "hint-keep"), reader.verticalScrollBar()
    end = bar.maximum()
    bar.setValue(end)
    button(reader, "hint-wrong").click()
    qtbot.waitUntil(lambda: bar.maximum() > end)
    qtbot.waitUntil(lambda: keep.visibleRegion() == QRegion(keep.rect()))
