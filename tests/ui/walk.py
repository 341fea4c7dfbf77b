"""Leads the real window through every screen and sub-view, over real vaults.

The walk begins on a computer without a journal, so that empty screens are seen as well as full
ones, and goes on to a sample journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.app import Places, build
from journal_app.clock import local_time
from journal_app.gallery_research import research_stops
from journal_app.guide import Sample, shown, widget
from journal_app.services.demo import fill_demo
from journal_app.storage.keeper import FolderKeeper
from journal_app.ui.copying.marked_text import MarkedText
from journal_app.ui.instance_lock import QtInstanceLock
from journal_app.ui.shell import MainWindow
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.screen import TonightScreen
from journal_app.ui.widgets.dates import DateField
from journal_app.words import tr
from tests.fakes import FakeClock
from tests.prompts.packs import EXAMPLE
from tests.storage.vaults import CHEAP

PASSPHRASE = "four quiet words tonight"
SECTIONS = (
    "nights",
    "guard",
    "questionnaires",
    "support-settings",
    "lock",
    "looks",
    "passphrase",
    "recovery",
    "backups",
    "journals",
    "about",
)


@dataclass(frozen=True)
class Journals:
    """Where the walk's journals lie.

    Attributes:
        sample: A filled one.
        code: Its recovery code.
    """

    sample: Path
    code: str


def make_sample(folder: Path) -> Journals:
    """Fill a sample journal, with one backup beside it."""
    clock = FakeClock()
    keeper = FolderKeeper(clock=clock, new_lock=QtInstanceLock, cost=CHEAP)
    vault, code = keeper.create(folder / "sample", PASSPHRASE)
    fill_demo(vault, clock, lambda _done, _total: None)
    vault.back_up()
    vault.close()
    return Journals(folder / "sample", code)


class Walk:
    """A window and hands to use it with."""

    def __init__(
        self, *, app: QApplication, theme: Theme, journals: Journals, folder: Path, bot: QtBot
    ) -> None:
        clock = FakeClock()
        config, state = folder / "config", folder / "state"
        for made in (config, state):
            made.mkdir(parents=True)
        self._app, self._theme, self._bot, self._clock = app, theme, bot, clock
        self._today = local_time(clock.now(), clock.zone()).date()
        self.journals = journals
        self.new = folder / "new"
        self.window: MainWindow = build(
            app,
            clock=clock,
            keeper=lambda: FolderKeeper(clock=clock, new_lock=QtInstanceLock, cost=CHEAP),
            theme=theme,
            places=Places(self.new, config, state),
        )
        self.window.begin()
        self.window.show()
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def stops(self) -> Iterator[str]:
        """Go from stop to stop; yield the name of each once it is there and at rest."""
        for parts in (self._locked, self._first_night, self._doors, self.writing):
            yield from parts()
        for parts in (self.journal, self.notebook, self._copying, self.trends):
            yield from parts()
        for parts in (self.research, self._elsewhere):
            yield from parts()
        for parts in (self._settings, self._restore):
            yield from parts()

    def unlock_sample(self) -> None:
        """Go straight to Tonight of the sample journal, from where the ways below set out."""
        self.window.begin(self.journals.sample)
        self.fill("passphrase", PASSPHRASE)
        self.press("unlock-now")
        self._at("tonight", "tonight", "page")

    def end(self) -> None:
        """Close the window and wait for its workers."""
        jobs, background = self.window.workers()
        self.window.close()
        self.wait(lambda: jobs.ended() and background.ended())
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # The ways

    def _locked(self) -> Iterator[str]:
        yield self._at("welcome", "new-passphrase")
        self.fill("new-passphrase", "short")
        self.press(f"{tr('Does anyone else use this computer?')}: {tr('Yes')}")
        yield self._at("welcome, filled in", "passphrase-hint")
        self.press("welcome-support")
        yield self._at("support before a journal", "support", "support-country")
        self.press("support-back")
        self.fill("new-passphrase", PASSPHRASE)
        self.fill("new-passphrase-again", PASSPHRASE)
        self.press("begin")
        yield self._at("recovery sheet", "code")
        self.press("have-it")
        self.press("check-sheet")
        yield self._at("recovery sheet, tried", "recovery-notice")
        self.press("later-still")

    def _first_night(self) -> Iterator[str]:
        yield self._at("tonight, new", "tonight", "prompt")
        for screen, there in (("journal", "empty-state"), ("trends", "trend-chart")):
            self.press(f"go-{screen}")
            yield self._at(f"{screen}, empty", screen, there)
        self.press("go-journal")
        self._open_notebook()
        yield self._at("notebook, empty", "notebook", "empty-action")
        self.press("go-settings")
        yield self._at("settings, empty", "settings", "rotations")
        self.press("go-lock")

    def _doors(self) -> Iterator[str]:
        self._at("", "passphrase")
        self.window.begin(self.journals.sample)
        yield self._at("unlock", "passphrase")
        self.fill("passphrase", "not the right one")
        self.press("unlock-now")
        yield self._at("unlock, wrong", "unlock-notice")
        self.press("other-way")
        yield self._at("unlock by code", "recovery-code")
        self.press("other-way")
        self.press("others")
        yield self._at("other journals", "other-journals")
        self.press("journals-back")
        self.press("support-link")
        yield self._at("support, locked", "support")
        self.press("support-back")
        self.press("other-way")
        self.fill("recovery-code", self.journals.code)
        self.press("unlock-now")
        yield self._at("forgotten passphrase", "forgotten")
        self.press("keep-passphrase")

    def writing(self) -> Iterator[str]:
        """Yield the stops of a page that is being written."""
        yield self._at("tonight", "tonight", "page", "prompt")
        self.press(tr("Why this one?"))
        self.press(tr("More"))
        self.press(tr("More about this prompt"))
        self.press(tr("What I wrote to this before"))
        yield self._at("tonight, unfolded", "more-panel", "why", "prompt-fold", "past-answers")
        self.press(tr("Three steps"))
        yield self._at("tonight, three steps", "form-guide")
        self.press(tr("Back to a free page"))
        self.press(tr("More"))
        self.press(tr("Ratings only"))
        yield self._at("tonight, ratings only", "page-aside")
        self.press(tr("Back to the page"))
        self.press(tr("Write freely"))
        QTest.keyClicks(self.find("page"), "A few words")
        yield self._at("tonight, freely", "page")
        yield from self._guard("page", "tonight")

    def _guard(self, page: str, screen: str) -> Iterator[str]:
        name = {"tonight": "Feinberg", "journal": "Halvorsen"}[screen]
        QTest.keyClicks(self.find(page), f" Mrs {name} came. Dr {name}by came too. ")
        flagged = "status-flagged" if screen == "tonight" else "reader-flagged"
        self.wait(lambda: self._counts(flagged))
        QTest.keyClick(self.find(page), Qt.Key.Key_F7)
        yield self._at(f"{screen}, guard", "guard-list")
        self.press(tr("Replace and forget"))
        yield self._at(f"{screen}, forgetting asked", "guard-question")
        self.press(tr("Leave it"))
        self.press(tr("Only in exports"))
        yield self._at(f"{screen}, decided", "guard-notice")
        QTest.keyClick(self.find("guard-row"), Qt.Key.Key_Escape)

    def _counts(self, name: str) -> bool:
        button = widget(self.window, name)
        return isinstance(button, QAbstractButton) and button.text().strip("⟦⟧")[:1].isdigit()

    def journal(self) -> Iterator[str]:
        """Yield the stops of the journal and of an entry in it."""
        self.press("go-journal")
        yield self._at("journal", "journal", "entries")
        self.press("filters-open")
        yield self._at("journal, filters", "filters")
        if widget(self.window, "calendar-open") is not None:
            self.press("calendar-open")
            yield self._at("journal, calendar", "calendar")
            self.press("calendar-open")
        else:
            self.press("filters-open")
            yield self._at("journal, calendar", "calendar")
        before = self._count()
        self.fill("search", "quiet")
        self.wait(lambda: self._count() != before)
        yield self._at("journal, search", "entries")
        self.fill("search", "zyzzyva")
        yield self._at("journal, nothing found", "empty-state")
        self.press("empty-action")
        yield from self._entry()

    def _entry(self) -> Iterator[str]:
        entries = self.find("entries")
        assert isinstance(entries, QAbstractItemView)
        entries.setCurrentIndex(entries.model().index(2, 0))
        QTest.keyClick(entries, Qt.Key.Key_Return)
        self._at("", "entry-page")
        page = self.find("entry-page")
        assert isinstance(page, QTextEdit)
        yield self._at("journal, entry", "entry-page", "tag-new")
        QTest.keyClicks(page, "More. ")
        yield from self._guard("entry-page", "journal")
        self.press("reader-history")
        yield self._at("journal, history", "history")
        self.press("reader-bin")
        yield self._at("journal, put in the bin", "journal-notice")
        if widget(self.window, "bin-open") is None:
            self.press("calendar-open")
        self.press("bin-open")
        self._at("", "put-back")
        self.press("delete-forever")
        yield self._at("journal, bin", "bin", "delete-sure")
        self.press("bin-leave")

    def notebook(self) -> Iterator[str]:
        """Yield the stops of the notebook, and of the card that notes somebody on Tonight."""
        self.press("go-journal")
        self._open_notebook()
        yield self._at("notebook", "notebook", "person-row")
        self.fill("notebook-search", "zyzzyva")
        yield self._at("notebook, nobody found", "empty-state")
        QTest.keyClick(self.find("notebook-search"), Qt.Key.Key_Escape)
        self.press("person-add")
        yield self._at("notebook, somebody new", "person-form")
        self.press("person-leave")
        self.press("person-row")
        self.press("person-delete")
        yield self._at("notebook, a person", "person-notice", "note-entry")
        self.press("note-add")
        yield self._at("notebook, a note", "note-form")
        self.press("note-leave")
        self.press("go-tonight")
        tonight = self.find("tonight")
        assert isinstance(tonight, TonightScreen)
        tonight.note_person.emit("")
        yield self._at("tonight, noting a person", "note-who", "note-did")
        self.press("note-card-leave")

    def _open_notebook(self) -> None:
        self._at("", "journal")
        if widget(self.window, "notebook-open") is None:
            self.press("calendar-open")
        self.press("notebook-open")

    def _copying(self) -> Iterator[str]:
        self.press("go-journal")
        if widget(self.window, "copy-open") is None:
            self.press("calendar-open")
        self.press("copy-open")
        yield self._at("copying", "copying", "copying-begin")
        self.press(f"{tr('Which entries')}: {tr('One rotation')}")
        self.press(f"{tr('In the place of names')}: {tr('Invented names')}")
        yield self._at("copying, one rotation", "copying-rotation")
        self.press(f"{tr('Which entries')}: {tr('Own dates')}")
        yield self._at("copying, own dates", tr("First night"))
        first = self.find(tr("First night"))
        assert isinstance(first, DateField)
        first.set_day(date(2026, 11, 21))
        self.press("copying-begin")
        yield self._at("copying, text", "review-text")
        if widget(self.window, "review-list") is None:
            for pane in (tr("The copy"), tr("Entries")):
                self.press(f"{tr('Part')}: {pane}")
                yield self._at(f"copying, {pane}")
            self.press(f"{tr('Part')}: {tr('Text')}")
        self.press("review-next")
        yield self._at("copying, next", "review-text")
        text = self.find("review-text")
        assert isinstance(text, MarkedText)
        text.select(0, 3)
        yield self._at("copying, selection", "place-hide-selected")
        self.press("place-hide-selected")
        yield self._at("copying, hidden", "review-undo")

    def trends(self) -> Iterator[str]:
        """Yield the stops of the chart."""
        self.press("go-trends")
        yield self._at("trends", "trends", "trend-chart")
        self.press(tr("Show as a table"))
        yield self._at("trends, table", "trend-table")
        self.press(tr("Save a copy"))
        yield self._at("trends, copies", "trend-copies")
        self.press(f"{tr('Nights shown')}: {tr('Own dates')}")
        yield self._at("trends, own dates", tr("Show these dates"))

    def research(self) -> Iterator[str]:
        """Yield the stops of a study: joined, chosen, read, sealed, and left again."""
        sample = Sample(
            self._app,
            self.window,
            self._theme,
            self.journals.sample,
            PASSPHRASE,
            lambda time: self._clock.forward(seconds=time.total_seconds()),
        )
        for stop, act, there in research_stops(sample, self._today):
            act()
            # Looking for names takes its time where other work goes on beside it.
            self._bot.waitUntil(there, timeout=60_000)
            self.rest()
            yield f"research, {stop}"

    def _elsewhere(self) -> Iterator[str]:
        self.press("go-support")
        yield self._at("support", "support", "support-country")

    def _settings(self) -> Iterator[str]:
        self.press("go-settings")
        yield self._at("settings, rotations", "rotations")
        self.press(tr("Add a rotation"))
        yield self._at("settings, rotation form", "rotation-form")
        yield from self._prompts()
        for section in SECTIONS:
            self.section(section)
            yield self._at(f"settings, {section}", section)

    def _prompts(self) -> Iterator[str]:
        self.section("prompts")
        self.press("own-write")
        yield self._at("settings, prompts", "prompts", "own-form")
        self.press("own-leave")
        self.fill("pack-path", str(EXAMPLE))
        QTest.keyClick(self.find("pack-path"), Qt.Key.Key_Return)
        yield self._at("settings, pack", "pack-preview")
        self.press("pack-bring")
        yield self._at("settings, packs", "pack-listed")
        self.press("prompts-about")
        yield self._at("about-prompts", "about-prompts", "prompt-numbers")
        self.press("about-settings")

    def _restore(self) -> Iterator[str]:
        self.section("backups")
        self._at("", "backups")
        (restore, *_) = [b for b in self._buttons() if b.text() == tr("Restore")]
        QTest.keyClick(restore, Qt.Key.Key_Space)
        self.press(tr("Close the journal and restore"))
        yield self._at("restore", "restore", "backups")

    # Hands and eyes

    def find(self, name: str) -> QWidget:
        """Return the visible widget of an object name or an accessible name."""
        found = widget(self.window, name)
        assert found is not None, f"{name} is not shown"
        return found

    def press(self, name: str) -> None:
        """Press a button with the space bar, once everything is at rest."""
        self._at("", name)
        button = self.find(name)
        assert isinstance(button, QAbstractButton), f"{name} is no button"
        assert button.isEnabled(), f"{name} cannot be pressed"
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.rest()

    def fill(self, name: str, text: str) -> None:
        """Put a text into a field."""
        self._at("", name)
        found = self.find(name)
        assert isinstance(found, QLineEdit), f"{name} is no field"
        found.setFocus()
        found.selectAll()
        QTest.keyClicks(found, text)
        self.rest()

    def section(self, name: str) -> None:
        """Choose a section of Settings."""
        words = {
            "nights": tr("Nights"),
            "prompts": tr("Prompts"),
            "lock": tr("Lock"),
            "looks": tr("Looks"),
            "passphrase": tr("Passphrase"),
            "recovery": tr("Recovery"),
            "guard": tr("Guard"),
            "questionnaires": tr("Questionnaires"),
            "support-settings": tr("Support"),
            "backups": tr("Backups"),
            "journals": tr("Journals"),
            "about": tr("About"),
        }
        self.press(f"{tr('Section')}: {words[name]}")

    def rest(self) -> None:
        """Let the workers finish and the layouts settle."""
        self.wait(lambda: not any(worker.busy() for worker in self.window.workers()))
        for _ in range(3):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self._bot.waitUntil(condition, timeout=20_000)

    def _at(self, stop: str, *names: str) -> str:
        self.wait(shown(self.window, *names))
        self.rest()
        return stop

    def _count(self) -> str:
        count = widget(self.window, "search-count")
        return count.text() if isinstance(count, QLabel) else ""

    def _buttons(self) -> list[QAbstractButton]:
        return [b for b in self.window.findChildren(QAbstractButton) if b.isVisible()]
