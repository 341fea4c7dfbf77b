"""The open part at work: what its screens ask for, and what must be said after unlocking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.ids import EntryId
from journal_app.sentences.problems import problem_of
from journal_app.services.contacts import ContactService
from journal_app.services.session import Session, Standing
from journal_app.ui.faults import words_for
from journal_app.ui.lock import Locker
from journal_app.ui.lockable import ReadsAgain
from journal_app.ui.open_part import OpenPart
from journal_app.ui.parts import Parts
from journal_app.ui.screen_ids import SCREENS
from journal_app.ui.settings.screen import SettingsScreen
from journal_app.ui.status_bar import backup_age
from journal_app.ui.support.screen import SupportScreen
from journal_app.ui.tonight.screen import TonightScreen
from journal_app.words import tr, trn

BACKUP_AFTER_MS: Final = 60_000
"""How long into a session a journal too large for a backup at lock is backed up."""

BIN_AFTER_MS: Final = 5_000
"""How long into a session the bin lets go of what has been in it for too long."""


class Unlocked(OpenPart):
    """An open journal in the window.

    Attributes:
        rules_changed: Other lock rules hold; carries ``settings.lock.LockRules``.
        restore_wanted: Lock, then put this backup (a path) in the journal's place.
        other_wanted: Lock, then open this journal (a path), or offer others (None).
    """

    rules_changed = Signal(object)
    restore_wanted = Signal(object)
    other_wanted = Signal(object)

    def __init__(
        self,
        *,
        parts: Parts,
        session: Session,
        standing: Standing,
        locker: Locker,
        parent: QWidget | None = None,
    ) -> None:
        makers = parts.screens(session, standing.region)
        super().__init__(theme=parts.theme, makers=makers, parent=parent)
        self._parts = parts
        self._session = session
        self._locker = locker
        self.made.connect(self._connect)
        self.status.flagged_pressed.connect(self._open_guard)
        self.status.set_text("backup", backup_age(standing.backed_up, parts.clock.now()))
        self._standing = standing
        self._say_what_must_be_said(standing)
        if standing.backup_due:
            self._soon("backup-timer", BACKUP_AFTER_MS, self._back_up)
        self._soon("bin-timer", BIN_AFTER_MS, self._empty_old_bin)

    def begin(self) -> None:
        """Put the student back where they were."""
        self.restore(self._standing.page)

    def complain(self, error: Exception) -> None:
        """Say in the strip what nobody else handled."""
        self.notice.show_text(words_for(error))

    def _connect(self, screen: QWidget) -> None:
        go: Callable[[str], None] = self.show_screen
        if isinstance(screen, TonightScreen):
            screen.status.connect(self._show_status)
            screen.go.connect(go)
            screen.lock_wanted.connect(self.lock_wanted)
        elif isinstance(screen, SettingsScreen):
            screen.go.connect(go)
            screen.lock_changed.connect(self.rules_changed)
            screen.restore_requested.connect(self.restore_wanted)
            screen.open_other.connect(lambda: self.other_wanted.emit(None))
            screen.open_journal.connect(self.other_wanted)
        elif isinstance(screen, SupportScreen):
            screen.region_chosen.connect(self._keep_region)
        elif hasattr(screen, "go"):
            screen.go.connect(go)
        if hasattr(screen, "forgot"):
            screen.forgot.connect(lambda: self._read_again(screen))
        if hasattr(screen, "open_night"):
            screen.open_night.connect(self._open_night)
        if hasattr(screen, "open_entry"):
            screen.open_entry.connect(self._open_entry)
        if hasattr(screen, "open_questionnaire"):
            screen.open_questionnaire.connect(self._open_questionnaire)

    def _open_night(self, night: date) -> None:
        """Show what was written on a night that was chosen in the chart."""
        from journal_app.ui.journal.screen import (  # noqa: PLC0415 # loaded when first shown
            JournalScreen,
        )

        self.show_screen("journal")
        journal = self.screen_of("journal")
        if isinstance(journal, JournalScreen):
            journal.show_night(night)

    def _open_entry(self, entry: str) -> None:
        """Show the entry that a note in the notebook was taken from."""
        from journal_app.ui.journal.screen import (  # noqa: PLC0415 # loaded when first shown
            JournalScreen,
        )

        self.show_screen("journal")
        journal = self.screen_of("journal")
        if isinstance(journal, JournalScreen):
            journal.show_entry(EntryId(entry))

    def _open_questionnaire(self, questionnaire: str) -> None:
        """Show the questionnaire that was chosen on Tonight or in Settings."""
        from journal_app.ui.questionnaires.screen import (  # noqa: PLC0415 # when first shown
            QuestionnaireScreen,
        )

        self.show_screen("questionnaire")
        screen = self.screen_of("questionnaire")
        if isinstance(screen, QuestionnaireScreen):
            screen.show_one(questionnaire)

    def _open_guard(self) -> None:
        """Show what was flagged on the page that the status line speaks of."""
        tonight = self.screen_of(SCREENS[0])
        if isinstance(tonight, TonightScreen) and self.current() == SCREENS[0]:
            tonight.open_guard()

    def _read_again(self, forgot: QWidget) -> None:
        """Let no other screen go on showing, or storing, words that were forgotten."""
        for name in (*SCREENS, "notebook"):
            other: object = self.screen_of(name)
            if other is forgot:
                continue
            if isinstance(other, ReadsAgain):
                other.read_again()
        # Words may have gone from contacts too, which are also in a file outside the journal.
        contacts = ContactService(self._session.vault, self._parts.shown_contacts())
        self._parts.jobs.submit(self, contacts.in_step, urgent=True)

    def _show_status(self, saved: str, words: str, flagged: str) -> None:
        if self.current() == SCREENS[0]:
            self.status.show_page(saved, words, flagged)

    def _keep_region(self, code: str) -> None:
        settings = self._session.settings
        self._parts.jobs.submit(self, lambda: settings.set_region(code), urgent=True)
        self._parts.remember_region(code)

    def _say_what_must_be_said(self, standing: Standing) -> None:
        if standing.sealed:
            self._offer_sealed(standing.sealed)
        elif standing.warnings:
            self.notice.show_text(problem_of(standing.warnings[0]))
        elif standing.backup_refused:
            self.notice.show_text(
                tr(
                    "When you last locked, the disk did not take a backup. Your journal itself is "
                    "whole; a backup can be made in Settings."
                )
            )

    def _offer_sealed(self, count: int) -> None:
        words = trn(
            "When you last locked, the disk refused {count} page. It was kept sealed.",
            "When you last locked, the disk refused {count} pages. They were kept sealed.",
            count,
        )
        self.notice.show_text(words, tr("Put it back"), self._put_back)

    def _put_back(self) -> None:
        drafts, folder = self._session.drafts, self._session.vault.folder
        kept = self._locker.kept(folder)
        self._parts.jobs.submit(
            self, lambda: drafts.put_back(kept), done=lambda _n: self._is_back(folder), urgent=True
        )

    def _is_back(self, folder: Path) -> None:
        self._locker.forget(folder)
        self.notice.show_text(tr("It is back in your journal."), calm=True)
        self.show_screen(SCREENS[0])

    def _soon(self, name: str, wait: int, act: Callable[[], None]) -> None:
        """Do once, after some milliseconds, what must not stand in the way of unlocking."""
        timer = QTimer(self)
        timer.setObjectName(name)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        timer.start(wait)

    def _empty_old_bin(self) -> None:
        # Not urgent: a lock stops it, and the next session does it.
        self._parts.jobs.submit(self, self._session.journal.empty_old_bin)

    def _back_up(self) -> None:
        account, now = self._session.account, self._parts.clock.now()
        self._parts.jobs.submit(
            self,
            account.back_up,
            done=lambda made: self.status.set_text("backup", backup_age(made.taken_at, now)),
        )
