"""The window: a locked side, an unlocked side, and an empty page that can hide both."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.vault import PageState
from journal_app.services.settings import QUICK_HIDE_KEYS
from journal_app.ui.ahead import Ahead
from journal_app.ui.autolock import AutoLock
from journal_app.ui.clipboard import ClipboardGuard
from journal_app.ui.cover import Cover
from journal_app.ui.door import Door, Opened
from journal_app.ui.entrance import Entrance
from journal_app.ui.faults import words_for
from journal_app.ui.focus_home import FocusHome
from journal_app.ui.jobs import Jobs
from journal_app.ui.lock import Locker
from journal_app.ui.lockable import Draft
from journal_app.ui.parts import Parts
from journal_app.ui.private_input import PrivateInput
from journal_app.ui.screen_ids import LOCK_KEY, SCREENS
from journal_app.ui.sight import FocusInSight
from journal_app.ui.widget_lists import windows

if TYPE_CHECKING:
    from journal_app.services.session import Session
    from journal_app.ui.session_lock import SessionLock
    from journal_app.ui.settings.lock import LockRules
    from journal_app.ui.unlocked import Unlocked

TITLE: Final = "Heartbeat"
SMALLEST: Final = QSize(900, 600)
USUAL: Final = QSize(1280, 800)
FRAME: Final = QSize(4, 40)
"""Left for title bar and borders, which are not known before the window is shown."""

_log = logging.getLogger("heartbeat")


class MainWindow(QWidget):
    """Heartbeat's one window. Its title never says more than the name.

    Attributes:
        entered: A journal is open and its screens are there.
        locked: A vault is closed and its key gone; the window was blank long before.
    """

    entered = Signal()
    locked = Signal()

    def __init__(self, *, parts: Parts) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(TITLE)
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._parts = parts
        self._session: Session | None = None
        self._open: Unlocked | None = None
        self._seen = False
        self._warned = False
        self._session_lock: SessionLock | None = None
        self._locker = Locker(jobs=parts.jobs, background=parts.background, parent=self)
        self._door = Door(
            jobs=parts.jobs,
            keeper=parts.keeper,
            new_lock=parts.new_lock,
            open_session=parts.open_session,
            locker=self._locker,
            parent=self,
        )
        # Before the entrance hears of it: a vault is guarded from the moment it is open.
        self._autolock = AutoLock(clock=parts.clock, app=parts.app, parent=self)
        self._clipboard = ClipboardGuard(clipboard=parts.app.clipboard(), parent=self)
        self._private_input = PrivateInput(app=parts.app, parent=self)
        self._sight = FocusInSight(app=parts.app, window=self)
        self._focus_home = FocusHome(app=parts.app, window=self)
        self._cover = Cover()
        # Before the entrance hears of it: a vault is guarded first, then gone into.
        self._door.opened.connect(self._hold)
        self._entrance = Entrance(parts=parts, door=self._door)
        self._stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._stack.addWidget(self._entrance)
        self._stack.addWidget(self._cover)
        self._quick_hide = self._add_keys()
        self._listen()

    def fit(self, room: QSize) -> None:
        """Take the usual size, or what a screen has room for beside the frame around it.

        Args:
            room: What the screen leaves to windows, in device-independent pixels.
        """
        within = room - FRAME
        self.setMinimumSize(SMALLEST.boundedTo(within))
        self.resize(USUAL.boundedTo(within))

    def begin(self, folder: Path | None = None) -> None:
        """Show Welcome, or Unlock for a journal (the last one when none is named)."""
        self._entrance.begin(folder)

    def open_part(self) -> Unlocked | None:
        """Return the unlocked part, None while locked."""
        return self._open

    def workers(self) -> tuple[Jobs, Jobs]:
        """Return the worker that owns the vault and the one for everything else."""
        return self._parts.jobs, self._parts.background

    # Going in

    def _hold(self, opened: Opened) -> None:
        """Guard a vault from the moment it is open, whatever is still asked on the way in."""
        standing = opened.standing
        self._session = opened.session
        self._parts.jobs.interrupt_with(opened.session.vault.interrupt)
        self._guard(
            minutes=standing.auto_lock_minutes,
            with_session=standing.lock_with_session,
            quick_hide=standing.quick_hide_key,
        )

    def _go_in(self, opened: Opened) -> None:
        if opened.session is not self._session:
            return  # locked while something was still being asked
        folder = opened.session.vault.folder
        self._parts.remember(lambda known: known.opened(folder))
        from journal_app.ui.unlocked import Unlocked  # noqa: PLC0415 # not before it is needed

        part = Unlocked(
            parts=self._parts,
            session=opened.session,
            standing=opened.standing,
            locker=self._locker,
        )
        part.lock_wanted.connect(self.lock)
        part.rules_changed.connect(self._take_rules)
        part.restore_wanted.connect(self._restore)
        part.other_wanted.connect(self._open_other)
        self._open = part
        self._stack.addWidget(part)
        self._stack.setCurrentWidget(part)
        part.begin()
        self.entered.emit()

    def _take_rules(self, rules: LockRules) -> None:
        self._guard(
            minutes=rules.minutes, with_session=rules.with_session, quick_hide=rules.quick_hide
        )

    def _guard(self, *, minutes: int, with_session: bool, quick_hide: str) -> None:
        self._autolock.start(minutes)
        self._quick_hide.setKey(QKeySequence(quick_hide))
        watcher = self._session_lock
        if watcher is not None:
            watcher.start() if with_session else watcher.stop()

    def _watch(self, busy: bool) -> None:  # the signal's own argument
        """Watch the desktop from the first unlocking on; a screen lock may come in between."""
        if busy and self._session_lock is None:
            watcher = self._session_lock = self._parts.session_lock(self)
            watcher.leaving.connect(self.lock)
            watcher.start()
        elif not busy:
            self._let_sleep()

    def _let_sleep(self) -> None:
        if self._session is None and self._session_lock is not None:
            self._session_lock.journal_locked()

    # Locking

    def lock(self) -> None:
        """Blank the window, end the session, show the unlock page."""
        if self._session is not None:
            folder = self._session.vault.folder
            self._end_session()
            self._entrance.show_unlock(folder)
            self._wake()
        elif self._turn_back():
            self._wake()

    def hide_at_once(self) -> None:
        """Blank the window and leave it blank; lock behind the blank."""
        self._blank()
        if self._session is not None:
            folder = self._session.vault.folder
            self._end_session()
            self._entrance.show_unlock(folder)
        else:
            self._turn_back()
        self._cover.setFocus()

    def _turn_back(self) -> bool:
        """Keep shut a journal that is being opened; tell whether there was one."""
        folder = self._door.turn_back()
        if folder is not None:
            self._entrance.show_unlock(folder)
        return folder is not None

    def _end_session(self) -> None:
        self._blank()
        session, part = self._session, self._open
        drafts, page = self._last_words(part)
        if session is not None:
            self._locker.end(session, drafts=drafts, page=page)
        self._session = self._open = None
        self._autolock.stop()
        self._clipboard.clear()
        if part is not None:
            self._stack.removeWidget(part)
            part.hide()
            part.deleteLater()

    def _blank(self) -> None:
        self._stack.setCurrentWidget(self._cover)
        for window in windows(self._parts.app):
            # Lists, menus and file dialogs are windows of their own and could show words.
            if window is not self and window.isVisible():
                window.close()
        self.repaint()

    def _last_words(self, part: Unlocked | None) -> tuple[list[Draft], PageState]:
        if part is None:
            return [], PageState()
        drafts = part.take_drafts()
        try:
            return drafts, part.page_state()
        except Exception as error:  # noqa: BLE001 # nothing may stand in the way of a lock
            _log.error("while locking: %s", type(error).__name__)
            return drafts, PageState()

    def _closed(self) -> None:
        self._entrance.say_what_is_held()
        self._let_sleep()
        self.locked.emit()

    # Elsewhere

    def _restore(self, backup: Path) -> None:
        self.lock()
        self._entrance.show_restore(backup)

    def _open_other(self, folder: Path | None) -> None:
        self.lock()
        if folder is None:
            self._entrance.show_others()
        else:
            self._entrance.show_unlock(folder)

    def _show_support(self) -> None:
        if self._open is not None:
            self._open.show_screen("support")
        elif self._session is None:
            self._stack.setCurrentWidget(self._entrance)
            self._entrance.show_support()

    def _show_screen(self, screen: str) -> None:
        if self._open is not None:
            self._open.show_screen(screen)

    def _complain(self, error: Exception) -> None:
        if self._open is not None:
            self._open.complain(error)
        else:
            self._entrance.say(words_for(error))

    def _wake(self) -> None:
        self._stack.setCurrentWidget(self._entrance)
        self._entrance.activate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the window can be seen, load what will be needed behind it; not a moment before."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._load_ahead)

    def _load_ahead(self) -> None:
        if self.isVisible():
            ahead = Ahead(names=self._parts.window_ahead, wanted=self.isVisible, parent=self)
            self._parts.jobs.submit(self, self._parts.load_ahead, done=lambda _none: ahead.begin())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock, then let the worker finish by itself; the window goes at once.

        Only pages that are held in memory alone keep it open, the first time, to say so.
        """
        held = self._locker.put_down(self._parts.keep_sealed)
        if held is not None and self._session is None and not self._warned:
            self._warned = True
            self._entrance.show_unlock(held)
            self._wake()
            event.ignore()
            return
        self._door.turn_back()
        if self._session is not None:
            self._end_session()
        if self._session_lock is not None:
            self._session_lock.stop()
        self._parts.background.shutdown()
        self._parts.jobs.shutdown()
        event.accept()

    def _add_keys(self) -> QShortcut:
        self._key(LOCK_KEY, self.lock)
        self._key("F1", self._show_support)
        self._key("Ctrl+Q", self.close)
        for number, screen in enumerate(SCREENS, start=1):
            self._key(f"Ctrl+{number}", partial(self._show_screen, screen))
        return self._key(QUICK_HIDE_KEYS[0], self.hide_at_once)

    def _key(self, keys: str, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        # From any of the program's windows, a list that is unfolded included.
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
        return shortcut

    def _listen(self) -> None:
        self._door.refused.connect(self._entrance.refuse)
        self._door.busy.connect(self._watch)
        self._door.busy.connect(lambda busy: self._entrance.set_busy(busy=busy))
        self._entrance.entered.connect(self._go_in)
        self._cover.woken.connect(self._wake)
        self._autolock.idle.connect(self.lock)
        self._locker.troubled.connect(self._entrance.tell)
        self._locker.closed.connect(self._closed)
        self._parts.jobs.failed.connect(self._complain)
        self._parts.background.failed.connect(self._complain)
