"""One entry, open: read, changed, brought back to an earlier version, tagged, binned."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.clock import Clock
from journal_app.domain.entries import Entry, EntryVersion
from journal_app.domain.ids import EntryId
from journal_app.domain.vault import PageState
from journal_app.sentences import journal as sentences
from journal_app.services.journal import JournalService, ReadEntry
from journal_app.ui.guard.guard import Guard
from journal_app.ui.guard.kit import GuardKit
from journal_app.ui.jobs import Jobs
from journal_app.ui.journal.entry_writer import EntryWriter
from journal_app.ui.journal.found_words import mark_words
from journal_app.ui.journal.hint_kit import HintKit
from journal_app.ui.journal.hint_line import HintLine
from journal_app.ui.journal.hinting import Hinting
from journal_app.ui.journal.history_panel import HistoryPanel
from journal_app.ui.journal.reader_head import ReaderHead
from journal_app.ui.journal.tag_editor import TagEditor
from journal_app.ui.lockable import Draft
from journal_app.ui.status_bar import StatusButton
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.page import WritingPage
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.labels import Muted
from journal_app.ui.widgets.surfaces import Hairline, ScrollPage
from journal_app.words import tr


class Reader(ScrollPage):
    """An entry in the same page it was written on.

    Attributes:
        left: Every word is stored and the student goes back to the list.
        newer: The entry above in the list is wanted.
        older: The entry below in the list is wanted.
        changed: What the list shows of this entry has changed.
        binned: The entry's id, to be put in the bin.
        gone: The entry is no longer there to be read.
        forgot: Words were forgotten; other screens may still show them.
    """

    left = Signal()
    newer = Signal()
    older = Signal()
    changed = Signal()
    binned = Signal(str)
    gone = Signal()
    forgot = Signal()

    def __init__(  # noqa: PLR0913 # the composition root hands in all a screen may use
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        clock: Clock,
        journal: JournalService,
        guard: GuardKit,
        hints: HintKit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, max_width=720, parent=parent)
        self.setObjectName("reader")
        self._jobs = jobs
        self._clock = clock
        self._journal = journal
        self._tonight = date.min
        self._words = ""
        self.head = ReaderHead(theme=theme)
        self.history = HistoryPanel(theme=theme)
        self.history.hide()
        self.page = WritingPage(theme=theme)
        self.page.setObjectName("entry-page")
        self.page.setAccessibleName(tr("Entry"))
        self._status = Muted("", theme=theme, small=True)
        self._status.setObjectName("reader-status")
        self.tags = TagEditor(theme=theme)
        self.writer = EntryWriter(
            page=self.page, jobs=jobs, clock=clock, journal=journal, parent=self
        )
        self.guard = Guard(
            page=self.page,
            theme=theme,
            jobs=jobs,
            clock=clock,
            kit=guard,
            store=self.writer,
            parent=self,
        )
        self.hints = HintLine(theme=theme)
        self._hinting = Hinting(line=self.hints, jobs=jobs, kit=hints, parent=self)
        self.hints.unfolded.connect(lambda: QTimer.singleShot(0, self, self._bring_hints))
        self._flagged = StatusButton("", theme=theme)
        self._flagged.setObjectName("reader-flagged")
        self.below = QVBoxLayout()
        foot = QWidget()
        self._foot = FlowLayout(theme=theme, across=16, down=2, parent=foot)
        self._foot.addWidget(self._status)
        self._foot.addWidget(self._flagged)
        for above in (self.head, self.history, self.page):
            self.column.addWidget(above)
        self.column.addLayout(self.below)
        for under in (foot, Hairline(), self.tags, self.hints):
            self.column.addWidget(under)
        self._say_flagged("")
        self.column.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.head.left.connect(self.leave)
        self.head.newer.connect(self.newer)
        self.head.older.connect(self.older)
        self.head.history_wanted.connect(self._turn_history)
        self.head.bin_wanted.connect(self._bin)
        self.history.wanted.connect(self._read_version)
        self.history.restored.connect(self._restore_version)
        self.history.left.connect(self._read_present)
        self.tags.changed.connect(self._set_tags)
        self.writer.stored.connect(self.changed)
        self.writer.status.connect(
            lambda saved, words: self._status.setText(sentences.saving_line(saved, words))
        )
        self.page.caret_moved.connect(self._follow)
        self.guard.look_at.connect(self._follow)
        self.guard.said.connect(self._say_flagged)
        self.guard.forgot.connect(self._forgotten)
        self._flagged.clicked.connect(self.guard.turn)
        self._theme.changed.connect(self._mark)

    def _bring_hints(self) -> None:
        """Scroll to the boxes under the entry, of which the first has the focus."""
        self.ensureWidgetVisible(self.hints)

    def _say_flagged(self, said: str) -> None:
        self._flagged.setText(said)
        self._flagged.setAccessibleName(said)
        self._flagged.setVisible(bool(said))
        self._foot.invalidate()

    def _forgotten(self) -> None:
        """Tell of changed words; earlier versions that are open are read anew."""
        if not self.history.isHidden():
            self._read_versions()
        self.changed.emit()
        self.forgot.emit()

    @property
    def entry_id(self) -> EntryId | None:
        """The open entry."""
        return self.writer.entry.id if self.writer.entry else None

    # Opening and leaving

    def open(self, entry: EntryId, *, words: str = "", place: PageState | None = None) -> None:
        """Open an entry once the one before is stored.

        Args:
            words: What was searched for, to be marked on the page.
            place: Where caret and page were when the journal was locked.
        """
        self.writer.when_stored(lambda: self._read(entry, words, place))

    def _read(self, entry: EntryId, words: str, place: PageState | None) -> None:
        journal = self._journal
        self._jobs.submit(
            self,
            lambda: (journal.tonight(), journal.read(entry)),
            done=lambda found: self._show(*found, words, place),
            failed=self._missing,
            replaces="journal-read",
        )

    def read_again(self) -> None:
        """Put the stored text in the place of the one shown, once its own words are stored."""
        entry = self.entry_id
        if entry is not None:
            self._read_present()
            self.open(entry, place=self.page_state())

    def _missing(self, error: Exception) -> None:
        self.writer.end()
        self._hinting.close()
        self.gone.emit()
        if not isinstance(error, KeyError):
            self._jobs.failed.emit(error)

    def _show(self, tonight: date, opened: ReadEntry, words: str, place: PageState | None) -> None:
        self._tonight = tonight
        self.guard.begin_page()
        self.guard.refresh()
        self.head.show_entry(opened, tonight)
        self.head.history.setChecked(False)
        self.history.show_version(None, "")
        self.tags.set_tags(opened.entry.tags)
        self.writer.show(opened.entry, opened.text)
        self._hinting.open(opened.entry.id)
        self._words = words
        first = self._mark()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place(first, place)

    def _mark(self) -> int | None:
        """Mark what was searched for in the colours in force; return where it is first."""
        return mark_words(self.page, self._words, self._theme.color("accent_soft"))

    def _place(self, first: int | None, place: PageState | None) -> None:
        if place is not None:
            self.page.select(place.anchor, place.cursor)
            self.verticalScrollBar().setValue(place.scroll)
            return
        caret = self.page.textCursor()
        caret.setPosition(first or 0)
        self.page.setTextCursor(caret)
        if first is None:
            self.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Go back one step: from an earlier version to the present text, then to the list."""
        if self.page.isReadOnly():
            self._read_present()
        else:
            self.leave_entry()

    def leave_entry(self) -> None:
        """Go back to the list, from an earlier version too."""
        self.writer.when_stored(self.left.emit)

    def offer_steps(self, *, newer: bool, older: bool) -> None:
        """Set whether there is an entry above and below in the list."""
        self.head.offer_steps(newer=newer, older=older)

    def _follow(self, caret: QRect) -> None:
        at = self.page.mapTo(self._content, caret.center())
        self.ensureVisible(at.x(), at.y(), 0, self._theme.px(64))

    # Locking

    def take_draft(self) -> Draft | None:
        """Return the words that are not stored yet."""
        return self.writer.draft()

    def page_state(self) -> PageState:
        """Return entry, caret, selection and scroll."""
        cursor = self.page.textCursor()
        return PageState(
            screen="journal",
            entry=self.entry_id or "",
            cursor=self.page.code_points(cursor.position()),
            anchor=self.page.code_points(cursor.anchor()),
            scroll=self.verticalScrollBar().value(),
        )

    # History

    def _turn_history(self, shown: bool) -> None:
        self.history.setVisible(shown)
        if shown:
            self.writer.when_stored(self._read_versions)
        else:
            self._read_present()

    def _read_versions(self) -> None:
        entry = self.entry_id
        if entry is not None:
            self._jobs.submit(
                self,
                lambda: self._journal.versions(entry),
                done=self._show_versions,
                replaces="journal-versions",
            )

    def _show_versions(self, versions: tuple[EntryVersion, ...]) -> None:
        self.history.set_versions(versions, self._clock.zone(), self._tonight)

    def _read_version(self, version: EntryVersion) -> None:
        self._jobs.submit(
            self,
            lambda: self._journal.version_text(version.id),
            done=lambda text: self._show_version(version, text),
            replaces="journal-version",
        )

    def _show_version(self, version: EntryVersion, text: str) -> None:
        if version.entry != self.entry_id:
            return
        self.writer.read_instead(text)
        line = sentences.version_line(version, self._clock.zone(), self._tonight)
        self.history.show_version(version, line)
        self.history.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_present(self) -> None:
        self.writer.read_own()
        self.history.show_version(None, "")
        if self.isVisible():
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore_version(self, version: EntryVersion) -> None:
        self.writer.when_stored(lambda: self._restore(version))

    def _restore(self, version: EntryVersion) -> None:
        self._jobs.submit(
            self,
            lambda: self._journal.restore_version(version.id),
            done=self._restored,
            urgent=True,
        )

    def _restored(self, opened: ReadEntry) -> None:
        if opened.entry.id == self.entry_id:
            self.history.show_version(None, "")
            self.writer.show(opened.entry, opened.text)
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)
            self._read_versions()
        self.changed.emit()

    # Tags and bin

    def _set_tags(self, tags: tuple[str, ...]) -> None:
        entry = self.entry_id
        if entry is not None:
            self._jobs.submit(
                self,
                lambda: self._journal.set_tags(entry, tags),
                done=self._tagged,
                urgent=True,
            )

    def _tagged(self, entry: Entry) -> None:
        if entry.id == self.entry_id:
            self.tags.set_tags(entry.tags)
        self.changed.emit()

    def _bin(self) -> None:
        entry = self.entry_id
        if entry is not None:
            self.writer.when_stored(lambda: self.binned.emit(entry))
