"""The page a student sees before anything else: one field, and a way out of every trouble."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.clock import Clock, local_time
from journal_app.domain.vault import BackupInfo, RepairedHeader, Restored
from journal_app.errors import Problem, WorldError
from journal_app.sentences.ledger import not_brought_over
from journal_app.services.preferences import PreferencesFile
from journal_app.ui.door import Door, Opened
from journal_app.ui.faults import words_for
from journal_app.ui.theme import Theme
from journal_app.ui.unlock_form import COLUMN, UnlockForm
from journal_app.ui.widgets.surfaces import ScrollPage
from journal_app.words import tr, trn

if TYPE_CHECKING:
    from journal_app.ui.detours import Detours

_SPARE_HEADER = (Problem.HEADER_DAMAGED, Problem.HEADER_MISSING)
_BACKUP = (Problem.DATABASE_DAMAGED, Problem.DATABASE_MISSING, Problem.HEADER_FOREIGN)


class UnlockPage(QWidget):
    """Unlocks one journal, or finds the way to another, to a backup, or to support.

    Attributes:
        opened: An ``Opened``.
        support_wanted: The support lines are wanted.
        new_wanted: A new journal is wanted.
    """

    opened = Signal(object)
    support_wanted = Signal()
    new_wanted = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        clock: Clock,
        door: Door,
        preferences: PreferencesFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("unlock")
        self._door = door
        self._preferences = preferences
        self._folder = Path()
        self._theme = theme
        self._clock = clock
        self._form = UnlockForm(theme=theme)
        self._made: Detours | None = None
        self._column = self._lay_out(theme)
        self._listen()

    def show_journal(self, folder: Path) -> None:
        """Ask for the passphrase of a journal."""
        self._folder = folder
        known = self._preferences.load().recent
        self._form.show_journal(folder, named=any(path != folder for path in known))
        self._form.reset()
        if self._made is not None:
            self._made.clear()
        self._show(self._form)
        self.say_what_is_held()

    def journal(self) -> Path:
        """Return the folder of the journal whose passphrase is asked for."""
        return self._folder

    def activate(self) -> None:
        """Put the keyboard where it is needed."""
        if not self._form.isHidden():
            self._form.begin()

    def say(self, words: str) -> None:
        """Say something above the buttons."""
        self._form.notice.show_text(words)

    def say_what_is_held(self) -> None:
        """Say that pages of this journal are in memory only, when some are."""
        count = self._door.held(self._folder)
        if count:
            words = trn(
                "No disk took {count} page. It is held in memory only: unlock and put it back "
                "before you close Heartbeat.",
                "No disk took {count} pages. They are held in memory only: unlock and put them "
                "back before you close Heartbeat.",
                count,
            )
            self.say(words)

    def _show(self, card: QWidget) -> None:
        others = self._made.cards() if self._made is not None else ()
        for other in (self._form, *others):
            other.setVisible(other is card)
        self.activate()

    def _detours(self) -> Detours:
        """Return the cards that few need; made when first asked for, to be seen sooner."""
        if self._made is None:
            from journal_app.ui.detours import Detours  # noqa: PLC0415 # when first needed

            self._made = made = Detours(theme=self._theme, clock=self._clock, column=self._column)
            made.others.chosen.connect(self.show_journal)
            made.others.new_wanted.connect(self.new_wanted)
            made.others.left.connect(lambda: self._show(self._form))
            made.restore.wanted.connect(self._put_back)
            made.restore.left.connect(lambda: self._show(self._form))
            made.forgotten.chosen.connect(self._change_passphrase)
            made.forgotten.kept.connect(self._go_in)
        return self._made

    def _listen(self) -> None:
        form, door = self._form, self._door
        form.passphrase_given.connect(lambda text: door.unlock(self._folder, text))
        form.code_given.connect(lambda code: door.unlock_with_code(self._folder, code))
        form.others_wanted.connect(self.show_others)
        form.backups_wanted.connect(self._show_backups)
        form.support_wanted.connect(self.support_wanted)
        door.opened.connect(self._let_in)
        door.refused.connect(self.refuse)
        door.busy.connect(self._busy)
        door.changed.connect(self._go_in)
        door.restored.connect(self._say_restored)

    # Getting in

    def _let_in(self, opened: Opened) -> None:
        self._form.reset()
        if opened.code and not opened.made:
            forgotten = self._detours().forgotten
            forgotten.ask(opened)
            self._show(forgotten)
            return
        self.opened.emit(opened)

    def _change_passphrase(self, new: str) -> None:
        opened = self._detours().forgotten.opened()
        if opened is not None:
            self._door.change_passphrase(opened.session, opened.code, new)

    def _go_in(self) -> None:
        opened = self._detours().forgotten.take()
        if opened is not None:
            self.opened.emit(opened)

    def _busy(self, busy: bool) -> None:  # the signal's own argument
        self._form.set_busy(busy=busy)
        if self._made is not None:
            self._made.set_enabled(enabled=not busy)
        if not busy:
            self.activate()

    # Trouble

    def refuse(self, error: Exception) -> None:
        """Say what is wrong, with the way out of it."""
        words = words_for(error)
        problem = error.problem if isinstance(error, WorldError) else None
        made = self._made
        if made is not None and not made.forgotten.isHidden():
            made.forgotten.say(words)
        elif made is not None and not made.restore.isHidden():
            made.restore.say(words)
        elif problem in _SPARE_HEADER:
            self._form.notice.show_text(words, tr("Use the spare copy"), self._repair)
        elif problem in _BACKUP:
            self._form.notice.show_text(words, tr("Restore a backup"), self._show_backups)
        elif problem is Problem.VAULT_IN_USE_ELSEWHERE:
            self._form.notice.show_text(words, tr("It is closed there: open it"), self._take_over)
        else:
            self._form.notice.show_text(words)

    def _take_over(self) -> None:
        self._door.take_over(self._folder, self._form.try_again)

    def _repair(self) -> None:
        self._door.repair_header(self._folder, self._say_repaired)

    def _say_repaired(self, repaired: RepairedHeader | None) -> None:
        if repaired is None:
            self._show_backups()
        elif repaired.taken_at is None:
            self.say(tr("A good copy of the key file is in its place. Unlock as usual."))
        else:
            from journal_app.sentences import nights  # noqa: PLC0415 # start-up time

            day = local_time(repaired.taken_at, self._clock.zone()).date()
            words = tr(
                "The key file of your backup of {day} {year} is in its place. Unlock with the "
                "passphrase or the recovery code of that day: ones made since do not open it.",
                day=nights.long_night(day),
                year=day.year,
            )
            self.say(words)

    def _show_backups(self) -> None:
        self._door.list_backups(self._folder, self._offer_backups)

    def _offer_backups(self, backups: Sequence[BackupInfo]) -> None:
        restore = self._detours().restore
        restore.show_backups(self._folder, backups)
        self._show(restore)
        restore.begin()

    def show_restore(self, backup: Path) -> None:
        """Offer the backups beside the journal with one of them chosen."""

        def offer(backups: Sequence[BackupInfo]) -> None:
            self._offer_backups(backups)
            self._detours().restore.choose(backup)

        self._door.list_backups(self._folder, offer)

    def _put_back(self, backup: Path, secret: str, by_code: bool) -> None:  # signal
        self._door.restore(backup, self._folder, secret, recovery=by_code)

    def _say_restored(self, restored: Restored) -> None:
        from journal_app.ui.restore import restored_words  # noqa: PLC0415 # loaded by now

        self.show_journal(self._folder)
        words = restored_words(restored.contents)
        if restored.kept_in is not None:
            where = tr("What was there before is kept in “{folder}”.", folder=restored.kept_in)
            words = f"{words} {where}"
        if not restored.ledger_whole:
            words = f"{words} {not_brought_over()}"
        self.say(words)

    def show_others(self) -> None:
        """Offer other journals."""
        known = self._preferences.load().recent
        others = self._detours().others
        others.show_recent([path for path in known if path != self._folder])
        self._show(others)
        others.begin()

    def _lay_out(self, theme: Theme) -> QVBoxLayout:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(theme=theme, max_width=COLUMN)
        whole.addWidget(page)
        page.column.addStretch(1)
        page.column.addWidget(self._form)
        page.column.addStretch(1)
        return page.column
