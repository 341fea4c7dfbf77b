"""The unlocked part of the window: made whole at unlock, gone whole at lock."""

from __future__ import annotations

import logging
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.vault import PageState
from journal_app.ui.lockable import Draft, HandsOver, HoldsNotes, Lockable
from journal_app.ui.rail import Rail
from journal_app.ui.screen_ids import LOCK_KEY, SCREENS, ScreenMakers
from journal_app.ui.status_bar import StatusBar
from journal_app.ui.stepping import HasBeginning, StepsBack
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.notice import Notice

_log = logging.getLogger("heartbeat")


class OpenPart(QWidget):
    """Rail, screens, one strip for what must be said, and the status line.

    Attributes:
        lock_wanted: The student pressed Lock.
        made: A screen was made, for its signals to be connected.

    Args:
        makers: Makes each screen, by its id; called when it is first shown.
    """

    lock_wanted = Signal()
    made = Signal(QWidget)

    def __init__(
        self, *, theme: Theme, makers: ScreenMakers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("open-part")
        self.setProperty("kind", "page")
        self._theme = theme
        self._makers = makers
        self._screens: dict[str, QWidget] = {}
        self._shown = ""
        self.rail = Rail(
            theme=theme, screens=SCREENS, foot=(("settings", ""), ("lock", LOCK_KEY)), parent=self
        )
        self.notice = Notice(theme=theme)
        self.notice.setObjectName("shell-notice")
        self.status = StatusBar(theme=theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self.rail.chosen.connect(self._chosen)
        theme.changed.connect(self._fit)

    def show_screen(self, screen: str) -> None:
        """Show a screen by its id and let it read its data anew; unknown ids show Tonight."""
        name = screen if screen in self._makers else SCREENS[0]
        widget = self._screens.get(name) or self._make(name)
        self._hand_over_words()
        self._stack.setCurrentWidget(widget)
        self._shown = name
        self.rail.show_chosen(name)
        self.status.show_page("", "", "")
        activate: object = getattr(widget, "activate", None)
        if callable(activate):
            activate()

    def screen_of(self, name: str) -> QWidget | None:
        """Return a screen by its id, None while it has not been shown."""
        return self._screens.get(name)

    def current(self) -> str:
        """Return the id of the screen that is shown."""
        return self._shown

    def restore(self, state: PageState) -> None:
        """Show the screen of a state, with Tonight and an open entry put back to where they were.

        The Journal is put back only when it was the screen shown.
        """
        self._return_to("tonight", state)
        if state.screen == "journal" and state.reading is not None:
            self._return_to("journal", state.reading)
        self.show_screen(state.screen)

    def take_drafts(self) -> list[Draft]:
        """Return what the screens have not stored yet; one that fails takes no other with it."""
        drafts: list[Draft] = []
        for screen in self._screens.values():
            for take in (_page_of, _notes_of):
                try:
                    drafts += take(screen)
                except Exception as error:  # noqa: BLE001 # the others hold words as well
                    _log.error("while locking: %s", type(error).__name__)
        return drafts

    def page_state(self) -> PageState:
        """Return where the student is."""
        place, reading = self._place_in("tonight"), self._place_in("journal")
        return replace(
            place,
            screen=self._shown or place.screen,
            reading=reading if reading.entry else None,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail when the window grows narrow."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape steps back in the screen that is shown, also when the rail has the focus."""
        shown: object = self._screens.get(self._shown)
        if event.matches(QKeySequence.StandardKey.Cancel) and isinstance(shown, StepsBack):
            shown.step_back()
            return
        super().keyPressEvent(event)

    def _place_in(self, name: str) -> PageState:
        screen: object = self._screens.get(name)
        return screen.page_state() if isinstance(screen, Lockable) else PageState()

    def _return_to(self, name: str, state: PageState) -> None:
        screen = self._screens.get(name) or self._make(name)
        if isinstance(screen, Lockable):
            screen.restore(state)

    def _hand_over_words(self) -> None:
        """Send what the screen being left still holds, before another reads the same entry."""
        leaving: object = self._screens.get(self._shown)
        if isinstance(leaving, HandsOver):
            leaving.hand_over()

    def _fit(self) -> None:
        self.rail.fit(self.width())

    def _make(self, name: str) -> QWidget:
        widget = self._makers[name]()
        self._screens[name] = widget
        self._stack.addWidget(widget)
        self.made.emit(widget)
        return widget

    def _chosen(self, name: str) -> None:
        shown: object = self._screens.get(name)
        if name == "lock":
            self.lock_wanted.emit()
            return
        if name == self._shown and isinstance(shown, HasBeginning):
            shown.back_to_beginning()
        self.show_screen(name)

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        down = QVBoxLayout()
        down.setSpacing(0)
        down.addWidget(self.notice)
        down.addWidget(self._stack, 1)
        down.addWidget(self.status)
        across.addWidget(self.rail)
        across.addLayout(down, 1)


def _page_of(screen: QWidget) -> list[Draft]:
    draft = screen.take_draft() if isinstance(screen, Lockable) else None
    return [] if draft is None else [draft]


def _notes_of(screen: QWidget) -> list[Draft]:
    return screen.take_notes() if isinstance(screen, HoldsNotes) else []
