"""The screen of a copy with identifying details removed, on a real vault."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.domain.identifiers import Finding, Kind
from journal_app.interchange.copies import CopyFormat
from journal_app.privacy.memory import Memory
from journal_app.sentences import copies
from journal_app.services.copies import Copy, CopyRequest, CopyService, Gathered
from journal_app.services.privacy_tools import PrivacyTools
from journal_app.services.review import Review
from journal_app.services.reviewed import Page
from journal_app.services.second_look import Glance
from journal_app.ui.copying.glances import GlanceButton
from journal_app.ui.copying.looking_page import LookingPage
from journal_app.ui.copying.reading_page import ReadingPage
from journal_app.ui.copying.review_panel import ReviewPanel
from journal_app.ui.copying.screen import CopyingScreen
from journal_app.ui.jobs import Background
from journal_app.ui.theme import Theme
from journal_app.ui.tokens import Look
from journal_app.ui.widgets.choices import Dropdown
from journal_app.ui.widgets.notice import Notice
from tests.fakes import FakeClock
from tests.ui.access import nameless
from tests.ui.clipping import clipped
from tests.ui.copying.known_words import known_words
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import LOOKS, draw, settle
from tests.ui.journal.shelf import ROTATIONS, TONIGHT, Shelf, new_shelf
from tests.ui.keyboard import too_small

SIZE = QSize(1092, 770)
TEXTS = (
    "🙂 Mr Adlerstein, who is 94, asked for Thwaite. Dr Penhaligon sat with him. The Ward slept.",
    "Quiet. I saw 14 people and then Quorndon walked home.",
    "He was the only harpist in the county. Mr Adlerstein said so at the Quorndon gate.",
)


@pytest.fixture(scope="module")
def tools() -> PrivacyTools:
    return known_words()


@pytest.fixture
def shelf(tmp_path: Path, clock: FakeClock) -> Iterator[Shelf]:
    made = new_shelf(tmp_path / "journal", clock)
    for rotation in ROTATIONS:
        made.vault.rotations.put(rotation)
    for back, text in enumerate(reversed(TEXTS)):
        made.write(TONIGHT - timedelta(days=back), text)
    yield made
    made.vault.close()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[DirectJobs]:
    made = DirectJobs()
    errors: list[object] = []
    made.failed.connect(errors.append)
    yield made
    assert errors == []


@pytest.fixture
def screen(
    qtbot: QtBot, theme: Theme, jobs: DirectJobs, shelf: Shelf, tools: PrivacyTools
) -> CopyingScreen:
    made = CopyingScreen(
        theme=theme,
        jobs=jobs,
        background=jobs,
        copies=CopyService(shelf.vault, shelf.clock, lambda _prompt: None),
        tools=lambda: tools,
    )
    qtbot.addWidget(made)
    settle(made, SIZE)
    made.activate()
    return made


def find(screen: QWidget, name: str) -> QWidget:
    found = screen.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def press(screen: QWidget, name: str) -> None:
    button = find(screen, name)
    assert isinstance(button, QAbstractButton)
    assert button.isEnabled(), f"{name} cannot be pressed"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle(screen, screen.size())


def words_of(screen: QWidget, name: str) -> str:
    label = find(screen, name)
    assert isinstance(label, QLabel)
    return label.text()


def reading(screen: CopyingScreen) -> ReadingPage:
    page = find(screen, "copy-reading")
    assert isinstance(page, ReadingPage)
    return page


def begin(screen: CopyingScreen) -> ReviewPanel:
    press(screen, "copying-begin")
    return reading(screen).panel


def shown(panel: ReviewPanel) -> str:
    return panel.text.toPlainText()


def answer_everything(panel: ReviewPanel) -> dict[str, str]:
    """Read every text with the keyboard, hide all that is asked; return what was shown last."""
    for row in range(panel.list.count()):
        QTest.keyClick(panel.list, Qt.Key.Key_Home)
        for _ in range(row):
            QTest.keyClick(panel.list, Qt.Key.Key_Down)
        if find(panel, "review-hide-all").isVisible():
            press(panel, "review-hide-all")
    seen: dict[str, str] = {}
    for row in range(panel.list.count()):
        panel.list.setCurrentRow(row)
        seen[panel.current()] = shown(panel)
    return seen


def test_the_whole_way_by_keyboard_and_the_file_holds_what_was_shown(
    screen: CopyingScreen, tmp_path: Path, shelf: Shelf
) -> None:
    panel = begin(screen)
    assert not find(screen, "copying-save").isEnabled()
    seen = answer_everything(panel)
    assert find(screen, "copying-save").isEnabled()
    press(screen, "copying-save")
    dialog = find(screen, "copying-where")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "copy.txt"))
    dialog.done(0)
    data = (tmp_path / "copy.txt").read_bytes()
    assert len(seen) == len(TEXTS)
    assert all(text.encode("utf-8") in data for text in seen.values())
    assert b"Adlerstein" not in data
    notice = find(screen, "copying-notice")
    assert isinstance(notice, Notice)
    assert "copy.txt" in notice.text()
    assert len(shelf.vault.replacements.exports()) == 1
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"journal", "copy.txt"}


def test_saving_waits_until_every_text_was_shown_and_answered(screen: CopyingScreen) -> None:
    panel = begin(screen)
    save = find(screen, "copying-save")
    rows = panel.list.count()
    assert rows == len(TEXTS)
    for row in range(rows):
        panel.list.setCurrentRow(row)
    assert not save.isEnabled()
    assert "1 entry" in words_of(screen, "copying-to-do")
    panel.go_on()
    press(screen, "place-leave")
    assert save.isEnabled()
    assert find(screen, "copying-to-do").isHidden()


def test_a_person_unlike_any_other_is_asked_about(screen: CopyingScreen) -> None:
    panel = begin(screen)
    for _ in TEXTS[1:]:
        QTest.keyClick(panel.text, Qt.Key.Key_F8)
    assert panel.list.currentRow() == len(TEXTS) - 1
    assert "only person" in words_of(screen, "place-question")
    assert "harpist" in words_of(screen, "place-about")
    own = find(screen, "place-own")
    own.setFocus()
    own.setProperty("text", "\u202e")
    QTest.keyClick(own, Qt.Key.Key_Return)
    assert not find(screen, "place-use").isEnabled()
    assert "harpist" in words_of(screen, "place-about")
    own.setProperty("text", "")
    QTest.keyClicks(own, "a musician")
    QTest.keyClick(own, Qt.Key.Key_Return)
    assert "He was a musician." in shown(panel)


def test_selected_words_are_hidden_in_every_text(screen: CopyingScreen) -> None:
    panel = begin(screen)
    panel.list.setCurrentRow(1)
    glances = [b.accessibleName() for b in panel.findChildren(GlanceButton) if b.isVisible()]
    assert glances == ["14", "Quorndon"]
    at = shown(panel).index("people")
    panel.text.select(at + 1, at + 3)
    assert "people" in words_of(screen, "place-about")
    assert "here" in words_of(screen, "place-about")
    assert find(screen, "place-reach").isHidden()
    press(screen, "place-hide-selected")
    assert "people" not in shown(panel)
    assert "14" in shown(panel)
    press(screen, "review-undo")
    assert "people" in shown(panel)


def test_how_much_is_hidden_is_said_before_it_is(screen: CopyingScreen) -> None:
    panel = begin(screen)
    panel.list.setCurrentRow(1)
    at = shown(panel).index("Quorndon")
    panel.text.select(at, at + len("Quorndon"))
    kinds = find(screen, "place-kind")
    assert isinstance(kinds, Dropdown)
    assert kinds.value() is Kind.NAME_OTHER
    assert find(screen, "place-reach").isVisible()
    assert words_of(screen, "place-reach") == "This hides 2 places in 2 entries."
    kinds.set_value(Kind.LOCATION)
    press(screen, "place-hide-selected")
    assert "Quorndon" not in shown(panel)
    assert "2 entries" in words_of(screen, "review-told")
    at = shown(panel).index("14")
    panel.text.select(at, at + 2)
    assert kinds.value() is Kind.ID
    assert words_of(screen, "place-reach") == "This hides 1 place in 1 entry."


def test_only_chosen_entries_are_counted_while_looking(qtbot: QtBot, theme: Theme) -> None:
    page = LookingPage(theme=theme, title="")
    qtbot.addWidget(page)
    told = []
    for done in (0, 3, 11, 23, 24):
        page.show_progress(done, 24, chosen=11)
        told.append(words_of(page, "copying-progress"))
    assert told == [
        "0 of 11 entries",
        "3 of 11 entries",
        copies.learning(),
        copies.learning(),
        "11 of 11 entries",
    ]


def test_the_arrows_go_through_the_second_look_and_a_press_finds_the_word(
    screen: CopyingScreen,
) -> None:
    panel = begin(screen)
    panel.list.setCurrentRow(0)
    row = [b for b in panel.findChildren(GlanceButton) if b.isVisible()]
    words = [button.accessibleName() for button in row]
    assert words == ["Thwaite", "Ward"]
    row[0].setFocus()
    QTest.keyClick(row[0], Qt.Key.Key_Right)
    assert row[1].hasFocus()
    QTest.keyClick(row[1], Qt.Key.Key_Return)
    start, end = panel.text.selection()
    assert shown(panel)[start:end] == words[-1]


def test_a_click_on_a_replacement_says_what_it_hides(screen: CopyingScreen) -> None:
    panel = begin(screen)
    panel.list.setCurrentRow(0)
    mark = panel.text.current_mark()
    assert mark is None
    panel.text.select(4, 4)
    spot = panel.text.cursorRect().center() + QPoint(3, 0)
    panel.text.select(0, 0)
    QTest.mouseClick(panel.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert "Adlerstein" in words_of(screen, "place-about")
    press(screen, "place-leave")
    assert "Adlerstein" in shown(panel)
    assert "2 entries" in words_of(screen, "review-told")


def test_ctrl_z_takes_an_answer_back(screen: CopyingScreen) -> None:
    panel = begin(screen)
    before = shown(panel)
    panel.text.select(4, 4)
    press(screen, "place-leave")
    assert shown(panel) != before
    panel.text.setFocus()
    QTest.keyClick(panel.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(panel) == before


def test_marks_are_drawn_where_they_stand_behind_signs_outside_the_first_plane(
    screen: CopyingScreen,
) -> None:
    panel = begin(screen)
    panel.list.setCurrentRow(0)
    text = shown(panel)
    assert text.startswith("🙂 ")
    for place in range(len(text) + 1):
        panel.text.select(place, place)
        assert panel.text.selection() == (place, place)


def test_without_the_model_it_says_so_and_asks_for_a_second_reader(screen: CopyingScreen) -> None:
    begin(screen)
    notice = find(screen, "reading-notice")
    assert isinstance(notice, Notice)
    assert notice.isVisible()
    assert "read after you" in notice.text()


def test_nothing_chosen_is_said_and_the_choice_stays(screen: CopyingScreen) -> None:
    screen.begin(CopyRequest(first=date(2030, 1, 1)))
    notice = find(screen, "copying-notice")
    assert isinstance(notice, Notice)
    assert "Choose other nights" in notice.text()
    assert find(screen, "copying-begin").isVisible()


def test_a_refused_file_keeps_what_was_read(screen: CopyingScreen, tmp_path: Path) -> None:
    panel = begin(screen)
    answer_everything(panel)
    screen.save(CopyFormat.TEXT, tmp_path / "none" / "copy.txt")
    notice = find(screen, "reading-notice")
    assert isinstance(notice, Notice)
    assert notice.isVisible()
    assert find(screen, "copying-save").isEnabled()


def test_not_now_forgets_what_was_read(screen: CopyingScreen) -> None:
    begin(screen)
    press(screen, "copying-leave")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert screen.findChild(QWidget, "copy-reading") is None
    assert find(screen, "copying-begin").isVisible()


class Halting:
    """A finder that waits until it is let go, and counts the texts it was given."""

    complete = True

    def __init__(self) -> None:
        self.begun, self.let_go = threading.Event(), threading.Event()
        self.texts = 0

    def find(self, _text: str, _memory: Memory | None = None) -> tuple[Finding, ...]:
        self.texts += 1
        self.begun.set()
        self.let_go.wait(20)
        return ()


@pytest.mark.parametrize("how", ["stop", "destroy"])
def test_a_search_ends_when_it_is_stopped_or_the_journal_is_locked(
    qtbot: QtBot, theme: Theme, jobs: DirectJobs, shelf: Shelf, tools: PrivacyTools, how: str
) -> None:
    finder, background = Halting(), Background()
    screen = CopyingScreen(
        theme=theme,
        jobs=jobs,
        background=background,
        copies=CopyService(shelf.vault, shelf.clock, lambda _prompt: None),
        tools=lambda: PrivacyTools(finder, tools.lexicon),
    )
    settle(screen, SIZE)
    press(screen, "copying-begin")
    qtbot.waitUntil(finder.begun.is_set)
    if how == "stop":
        press(screen, "copying-stop")
        assert find(screen, "copying-begin").isVisible()
    else:
        screen.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    finder.let_go.set()
    qtbot.waitUntil(lambda: not background.busy())
    assert finder.texts == 1
    background.shutdown()
    qtbot.waitUntil(background.ended)
    if how == "stop":
        assert find(screen, "copying-begin").isVisible()
        qtbot.addWidget(screen)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("scale", "size"), [(1.0, SIZE), (2.0, QSize(904, 770))])
def test_every_step_is_whole_and_named_in_both_looks(
    screen: CopyingScreen, theme: Theme, look: Look, scale: float, size: QSize
) -> None:
    draw(screen, theme, size, look, scale)
    assert (clipped(screen), nameless(screen), too_small(screen)) == ([], [], [])
    panel = begin(screen)
    for state in ("text", "list", "side"):
        panel.show_pane(state)
        settle(screen, size)
        assert (clipped(screen), nameless(screen), too_small(screen)) == ([], [], [])
    panel.go_on()
    settle(screen, size)
    assert (clipped(screen), nameless(screen), too_small(screen)) == ([], [], [])


def test_a_lock_stops_the_search_and_nothing_of_it_is_held(
    qtbot: QtBot, theme: Theme, shelf: Shelf, tools: PrivacyTools
) -> None:
    """Before the screen itself is gone, which may take a moment longer."""
    background, came = Background(), threading.Event()

    def slow_tools() -> PrivacyTools:
        came.set()
        assert go_on.wait(10)
        return tools

    go_on = threading.Event()
    screen = CopyingScreen(
        theme=theme,
        jobs=DirectJobs(),
        background=background,
        copies=CopyService(shelf.vault, shelf.clock, lambda _prompt: None),
        tools=slow_tools,
    )
    qtbot.addWidget(screen)
    screen.begin(CopyRequest())
    assert came.wait(10)
    background.drain()
    go_on.set()
    qtbot.waitUntil(screen._stop.is_set)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and not held())
    background.shutdown()
    qtbot.waitUntil(background.ended, timeout=10_000)
    assert screen.findChild(QWidget, "copy-reading") is None


def test_a_lock_during_a_second_look_leaves_no_text_behind(
    qapp: QApplication,
    qtbot: QtBot,
    theme: Theme,
    jobs: DirectJobs,
    shelf: Shelf,
    tools: PrivacyTools,
) -> None:
    copies_of = CopyService(shelf.vault, shelf.clock, lambda _prompt: None)
    screen = CopyingScreen(
        theme=theme, jobs=jobs, background=jobs, copies=copies_of, tools=lambda: tools
    )
    settle(screen, SIZE)
    screen.activate()
    look_at_quorndon(screen)
    assert {QTextEdit, QPushButton, QLabel} <= set(shown_by(qapp, "Quorndon"))
    assert held()
    screen.deleteLater()
    del screen
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and not held())
    assert [shown_by(qapp, word) for word in ("Quorndon", "Adlerstein", "harpist")] == [[], [], []]
    assert "Quorndon" not in qapp.clipboard().text()


def look_at_quorndon(screen: CopyingScreen) -> None:
    panel = begin(screen)
    panel.list.setCurrentRow(1)
    glances = [b for b in panel.findChildren(GlanceButton) if b.accessibleName() == "Quorndon"]
    QTest.keyClick(glances[0], Qt.Key.Key_Return)
    settle(screen, SIZE)
    assert "Quorndon" in words_of(screen, "place-about")


def shown_by(app: QApplication, word: str) -> list[type[QWidget]]:
    """Return the kinds of the widgets that hold a word, hidden ones too."""
    return [
        kind
        for widget in app.allWidgets()
        for kind in (QTextEdit, QPushButton, QLabel)
        if isinstance(widget, kind)
        and (
            word in str(widget.property("text"))
            or word in str(widget.property("plainText"))
            or word in widget.accessibleName()
        )
    ]


def held() -> list[object]:
    held_by = Gathered | Copy | Review | Page | Glance
    return [one for one in gc.get_objects() if isinstance(one, held_by)]
