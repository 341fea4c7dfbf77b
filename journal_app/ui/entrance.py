"""The locked side of the window: welcome, unlock, recovery sheet, and support for everyone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.services.settings import Recovery
from journal_app.ui.door import Door, Opened
from journal_app.ui.parts import Parts
from journal_app.ui.unlock import UnlockPage
from journal_app.ui.widgets.surfaces import ScrollPage

if TYPE_CHECKING:
    from journal_app.services.session import Session
    from journal_app.services.shown_contacts import ShownContact
    from journal_app.ui.recovery import RecoverySheet
    from journal_app.ui.support.screen import SupportScreen
    from journal_app.ui.welcome import Beginning, WelcomePage


class Entrance(QStackedWidget):
    """Leads from nothing, or from a locked journal, to an open one.

    Attributes:
        entered: An ``Opened``; everything asked on the way in has been answered.
    """

    entered = Signal(object)

    def __init__(self, *, parts: Parts, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entrance")
        self._parts = parts
        self._door = door
        self._folder = parts.default_vault
        self._shared = False
        self._welcome: WelcomePage | None = None
        self._sheet: RecoverySheet | None = None
        self._sheet_page: ScrollPage | None = None
        self._support: SupportScreen | None = None
        self._before_support: QWidget | None = None
        self._unlock = UnlockPage(
            theme=parts.theme, clock=parts.clock, door=door, preferences=parts.preferences
        )
        self.addWidget(self._unlock)
        self._unlock.opened.connect(self._let_in)
        self._unlock.support_wanted.connect(self.show_support)
        self._unlock.new_wanted.connect(self.show_welcome)

    def begin(self, folder: Path | None) -> None:
        """Show Unlock for the journal asked for, else for the last one, else Welcome."""
        last = folder or self._parts.preferences.load().last_vault or self._parts.default_vault
        if folder is not None or self._parts.has_vault(last):
            self.show_unlock(last)
        else:
            self.show_welcome()

    def show_unlock(self, folder: Path) -> None:
        """Ask for a journal's passphrase."""
        self._folder = folder
        self._forget_first_run()
        self._unlock.show_journal(folder)
        self._show(self._unlock)

    def show_others(self) -> None:
        """Offer other journals."""
        self._unlock.show_others()

    def show_restore(self, backup: Path) -> None:
        """Offer to put a backup of the locked journal in its place."""
        self._unlock.show_restore(backup)

    def tell(self, error: Exception) -> None:
        """Say what was found amiss with the journal that was just locked."""
        self._unlock.refuse(error)

    def say_what_is_held(self) -> None:
        """Say that pages of the locked journal are in memory only, when some are."""
        self._unlock.say_what_is_held()

    def say(self, words: str) -> None:
        """Say something on the page that is shown."""
        if self._welcome is not None:
            self._welcome.say(words)
        else:
            self._unlock.say(words)

    def show_welcome(self) -> None:
        """Begin a new journal."""
        from journal_app.ui.welcome import WelcomePage  # noqa: PLC0415 # seen once

        parts = self._parts
        self._forget_first_run()
        folder = parts.default_vault
        if parts.has_vault(folder):
            folder = _free_name(folder)
        page = WelcomePage(
            theme=parts.theme,
            background=parts.background,
            folder=folder,
            location_risks=parts.location_risks,
        )
        page.begun.connect(self._make)
        page.existing_wanted.connect(self._show_existing)
        page.support_wanted.connect(self.show_support)
        self._welcome = page
        self.addWidget(page)
        self._show(page)

    def show_support(self) -> None:
        """Show the support lines, with a way back."""
        if self._support is None:
            from journal_app.ui.support.screen import SupportScreen  # noqa: PLC0415 # when shown

            self._support = SupportScreen(
                theme=self._parts.theme,
                service=self._parts.support(),
                region=self._parts.preferences.load().region,
                closable=True,
                shown=self._people_before_unlocking,
            )
            self._support.closed.connect(self._leave_support)
            self._support.region_chosen.connect(self._parts.remember_region)
            self.addWidget(self._support)
        if self.currentWidget() is not self._support:
            self._before_support = self.currentWidget()
        self._show(self._support)

    def _people_before_unlocking(self) -> Sequence[ShownContact]:
        """Return the contacts shown of the journal whose passphrase is being asked for."""
        if self._before_support is not self._unlock:
            return ()
        return self._parts.shown_contacts().of(self._unlock.journal())

    def activate(self) -> None:
        """Put the keyboard where it is needed."""
        for page, to_activate in (
            (self._unlock, self._unlock),
            (self._welcome, self._welcome),
            (self._support, self._support),
            (self._sheet_page, self._sheet),
        ):
            if to_activate is not None and page is self.currentWidget():
                to_activate.activate()

    # The first run

    def _make(self, beginning: Beginning) -> None:
        self._folder = beginning.folder
        self._shared = beginning.shared

        def settle(session: Session) -> None:
            session.settings.set_shared_computer(shared=beginning.shared)

        self._door.make(beginning.folder, beginning.passphrase, settle=settle)

    def refuse(self, error: Exception) -> None:
        """Tell Welcome why the journal could not be made."""
        if self._welcome is not None:
            self._welcome.refuse(error)

    def set_busy(self, *, busy: bool) -> None:
        """Tell Welcome that the journal is being made."""
        if self._welcome is not None:
            self._welcome.set_busy(busy=busy)

    def _let_in(self, opened: Opened) -> None:
        if not opened.made:
            self.entered.emit(opened)
            return
        parts, folder, shared = self._parts, self._folder, self._shared
        parts.remember(lambda known: known.marked_shared(folder, shared=shared))
        self._show_sheet(opened)

    def _show_sheet(self, opened: Opened) -> None:
        from journal_app.ui.recovery import RecoverySheet  # noqa: PLC0415 # seen once

        sheet = RecoverySheet(theme=self._parts.theme, clock=self._parts.clock, code=opened.code)
        sheet.confirmed.connect(lambda: self._answered(opened, Recovery.CONFIRMED))
        sheet.later.connect(lambda: self._answered(opened, Recovery.LATER))
        self._forget_first_run()
        self._sheet = sheet
        self._sheet_page = page = ScrollPage(theme=self._parts.theme, max_width=560)
        page.column.addStretch(1)
        page.column.addWidget(sheet)
        page.column.addStretch(2)
        self.addWidget(page)
        self._show(page)

    def _answered(self, opened: Opened, state: Recovery) -> None:
        self._parts.jobs.submit(
            self, lambda: opened.session.settings.set_recovery(state), urgent=True
        )
        self._forget_first_run()
        self.entered.emit(opened)

    def _forget_first_run(self) -> None:
        if self._welcome is not None:
            self._welcome.clear()
        for page in (self._welcome, self._sheet_page):
            if page is not None:
                self.removeWidget(page)
                page.deleteLater()
        self._welcome = self._sheet = self._sheet_page = None

    def _show_existing(self, folder: Path | None) -> None:
        self.show_unlock(folder or self._parts.default_vault)
        if folder is None:
            self.show_others()

    def _leave_support(self) -> None:
        self._show(self._before_support or self._unlock)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.activate()


def _free_name(folder: Path) -> Path:
    """Return a folder name beside another that nothing has yet."""
    number = 2
    while (folder.parent / f"{folder.name}-{number}").exists():
        number += 1
    return folder.parent / f"{folder.name}-{number}"
