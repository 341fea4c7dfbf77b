"""Tonight: everything needed to write and rate a night, on one quiet column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.clock import Clock
from journal_app.domain.ids import EntryId
from journal_app.domain.ratings import Scale
from journal_app.domain.vault import PageState
from journal_app.sentences import prompt_faults, tonight
from journal_app.sentences.guard import GUARD_KEY
from journal_app.services.tonight import TonightService
from journal_app.services.tonight_page import EarlierNight, Page, TonightState
from journal_app.ui.guard.beside import Beside
from journal_app.ui.guard.guard import Guard
from journal_app.ui.guard.hint import HintLine
from journal_app.ui.guard.kit import GuardKit
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Draft
from journal_app.ui.questionnaires.due_line import DueLine
from journal_app.ui.support.quiet import QuietCards
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.answers import Answers
from journal_app.ui.tonight.backfill import MorePanel
from journal_app.ui.tonight.night_line import NightLine
from journal_app.ui.tonight.page import LINE, WritingPage
from journal_app.ui.tonight.prompt_card import PromptCard
from journal_app.ui.tonight.ratings import Ratings
from journal_app.ui.tonight.shift_bar import ShiftBar
from journal_app.ui.tonight.writer import Writer
from journal_app.ui.widgets.buttons import LinkButton
from journal_app.ui.widgets.notice import Notice
from journal_app.ui.widgets.surfaces import ScrollPage
from journal_app.words import tr

COLUMN: Final = 720
"""Design width of the column: 65 to 75 characters of the writing face."""

EARLIER: Final = 5
"""How many nights before tonight are one press away."""

LOOK_EVERY_MS: Final = 15_000
"""How often the screen looks whether the night has ended."""


class TonightScreen(QWidget):
    """The screen.

    Attributes:
        go: Another screen is wanted, by its id.
        status: Saving, words and flagged passages, for the status line; the last stays empty
            as long as nothing looks for such passages.
        forgot: Words were forgotten; other screens may still show them.
        open_questionnaire: A questionnaire that is due is to be filled in; carries its id.
    """

    go = Signal(str)
    status = Signal(str, str, str)
    forgot = Signal()
    open_questionnaire = Signal(str)

    def __init__(  # noqa: PLR0913 # the composition root hands in all a screen may use
        self,
        *,
        theme: Theme,
        jobs: Jobs,
        clock: Clock,
        service: TonightService,
        guard: GuardKit,
        due: DueLine | None = None,
        quiet: QuietCards | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tonight")
        self._guard_kit = guard
        self._due = due
        self._quiet = quiet
        self._theme = theme
        self._jobs = jobs
        self._clock = clock
        self._service = service
        self._state: TonightState | None = None
        self._place: PageState | None = None
        self._scroll_to: int | None = None
        self._begun_as: dict[str, date] = {}
        self._named_broken = False
        self._make_parts()
        self._lay_out()
        self._listen()
        self._add_keys()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._content().hide()

    # What the shell calls

    def activate(self) -> None:
        """Read everything anew and put the caret on the page."""
        self._read_anew(stay=False)
        self.focus_home()

    def focus_home(self) -> None:
        """Put the caret on the page."""
        self._take_caret()

    def open_guard(self) -> None:
        """Open the list of what the guard found, or go back from it to the page."""
        self._guard.turn()

    def is_looked_through(self) -> bool:
        """Tell whether the guard has looked at all of the page as it stands."""
        return self._guard.watch.settled()

    def read_again(self) -> None:
        """Read the page anew after words were forgotten elsewhere."""
        if self._state is not None:
            self._read_anew(stay=True)

    def take_draft(self) -> Draft | None:
        """Return what the store has not confirmed, words being composed included."""
        return self._writer.draft()

    def hand_over(self) -> None:
        """Send the words the store does not have yet, before another screen is shown."""
        self._writer.flush()

    def page_state(self) -> PageState:
        """Return entry, cursor, selection and scroll."""
        return replace(
            self._writer.place(), screen="tonight", scroll=self._scroll.verticalScrollBar().value()
        )

    def restore(self, state: PageState) -> None:
        """Put the student back where they were, as soon as the page is there."""
        self._place = state
        shown = self._writer.page()
        if shown is not None and state.entry and shown.entry != state.entry:
            self._open_entry(state.entry)
        elif shown is not None:
            self._return_to_place()

    def look_at_clock(self) -> None:
        """See whether the night has ended since the page was opened."""
        state = self._state
        if state is not None and self._clock.now() >= state.ends_at:
            self._read_anew(stay=True)
        elif state is not None:
            self._night_line.show_state(state, self._clock.now())

    # Asking the service

    def _ask(self, call: Callable[[], TonightState], *, urgent: bool = False) -> None:
        self._jobs.submit(self, call, done=self._show, failed=self._refused, urgent=urgent)

    def _refused(self, error: Exception) -> None:
        """Say on the status line what was not stored; before the first page, in the shell."""
        if self._state is None:
            self._jobs.failed.emit(error)
        else:
            self._writer.complain(error)

    def _read_anew(self, *, stay: bool) -> None:
        service, writer = self._service, self._writer

        def ask() -> None:
            page = writer.page()
            if page is None or self._untouched():
                self._ask(service.open)
            else:
                self._ask(lambda: service.look_again(page, stay=stay))

        writer.settle(ask)

    def _change(self, change: Callable[[Page], TonightState]) -> None:
        """Ask for something that changes the open page, once its text is stored."""
        self._take_caret()

        def ask() -> None:
            page = self._writer.page()
            if page is not None:
                self._ask(lambda: change(page), urgent=True)

        self._writer.settle(ask)

    def _open_night(self, night: date) -> None:
        service = self._service
        self._take_caret()
        self._more.hide()
        self._writer.settle(lambda: self._ask(lambda: service.open_night(night)))

    def _open_entry(self, entry: str) -> None:
        service = self._service
        self._take_caret()
        self._writer.settle(lambda: self._ask(lambda: service.open_entry(EntryId(entry))))

    def _new_page(self) -> None:
        service = self._service
        self._take_caret()
        self._more.hide()
        self._change(lambda page: service.new_page(page.night))

    def _take_caret(self) -> None:
        """Put the caret on the page before the control that was pressed goes away."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold_more(self) -> None:
        service = self._service
        if not self._more.isHidden():
            self._more.hide()
            return
        self._jobs.submit(
            self,
            lambda: service.earlier_nights(EARLIER),
            done=self._show_more,
            failed=self._writer.complain,
        )

    # Showing

    def _show(self, state: TonightState) -> None:
        if not self._writer.may_show(state):
            # Something was typed while this was read: it is stored before its page goes.
            self._writer.settle(lambda: self._show(state))
            return
        if self._state is None or self._state.page.key != state.page.key:
            self._guard.begin_page()
        self._begun_as.setdefault(state.page.key, state.tonight)
        self._state = state
        self._writer.show(state)
        self._answers.show(state)
        self._night_line.show_state(state, self._clock.now())
        self._card.show_state(state)
        prompt = state.page.prompt
        self._hint.show_for(patient_related=prompt is not None and prompt.patient_related)
        self._more.show_state(state)
        self._to_do.setText(tonight.to_do(state.to_do))
        self._to_do.setAccessibleName(tonight.to_do(state.to_do))
        self._to_do.setVisible(bool(state.to_do))
        self._show_offer(state)
        self._show_broken(state)
        if self._due is not None:
            self._due.look(state.tonight if state.is_tonight else None)
        if self._quiet is not None:
            self._quiet.turn_to(state.page.night)
        self._page.setReadOnly(False)
        self._appear()
        self._return_to_place()

    def _appear(self) -> None:
        """Show the first state whole; until then there is a calm, empty page."""
        self._guard.refresh()
        if self._content().isHidden():
            had_focus = self.focusWidget() is self._page
            self._content().show()
            if had_focus:
                self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_broken(self, state: TonightState) -> None:
        """Name the prompt files that were left out, once; the card says it when none is left."""
        if state.broken and state.problem is None and not self._named_broken:
            self._named_broken = True
            self._broken.show_text(
                "\n".join(prompt_faults.broken_file(one) for one in state.broken)
            )

    def _show_offer(self, state: TonightState) -> None:
        service, night = self._service, state.page.night
        if not state.is_tonight:
            begun_tonight = self._begun_as[state.page.key] == night
            self._notice.show_text(
                tonight.still_here(night, state.tonight),
                tr("Start a new night") if begun_tonight else tr("Back to tonight"),
                lambda: self._open_night(state.tonight),
            )
        elif state.shift_just_ended is not None:
            self._notice.show_text(
                tonight.shift_just_ended(state.shift_just_ended),
                tr("Yes, move it there"),
                lambda: self._change(service.move_to_shift_just_ended),
            )
        else:
            self._notice.hide()

    def _show_more(self, earlier: tuple[EarlierNight, ...]) -> None:
        if self._state is not None:
            self._more.show_nights(earlier, self._state.tonight)
            self._more.show()

    def _show_status(self, saved: str, words: str) -> None:
        self.status.emit(saved, words, self._guard.text())

    def _return_to_place(self) -> None:
        place, page = self._place, self._writer.page()
        self._place = None
        if place is None or page is None or (place.entry or None) != page.entry:
            return
        self._page.select(place.anchor, place.cursor)
        self._scroll_to = place.scroll
        self._scroll_back()

    def _scroll_back(self) -> None:
        """Scroll to where the student was, once the page is high enough for it."""
        bar = self._scroll.verticalScrollBar()
        if self._scroll_to is None:
            self._page.tell_caret()
            return
        bar.setValue(self._scroll_to)
        if bar.maximum() >= self._scroll_to:
            self._scroll_to = None

    def _scroll_freely(self) -> None:
        self._scroll_to = None

    def _untouched(self) -> bool:
        return self._writer.untouched() and not self._answers.any_given()

    def _keep_in_sight(self, caret: QRect) -> None:
        spot = self._page.viewport().mapTo(self._content(), caret.center())
        self._scroll.ensureVisible(spot.x(), spot.y(), 0, 2 * self._theme.px(LINE))

    def _content(self) -> QWidget:
        return self._scroll.widget() or self._scroll

    # Building

    def _make_parts(self) -> None:
        theme = self._theme
        self._scroll = ScrollPage(theme=theme, max_width=COLUMN)
        self._night_line = NightLine(theme=theme)
        self._shifts = ShiftBar(theme=theme)
        self._more_link = LinkButton(tr("More"), theme=theme)
        self._more = MorePanel(theme=theme)
        self._more.hide()
        self._notice = Notice(theme=theme)
        self._broken = Notice(theme=theme)
        self._broken.setObjectName("broken-prompts")
        self._card = PromptCard(theme=theme)
        self._ratings = Ratings(theme=theme)
        self._page = WritingPage(theme=theme)
        self._page.setReadOnly(True)
        self._to_do = LinkButton("", theme=theme)
        self._to_do.hide()
        self._writer = Writer(
            page=self._page, jobs=self._jobs, clock=self._clock, service=self._service, parent=self
        )
        self._guard = Guard(
            page=self._page,
            theme=theme,
            jobs=self._jobs,
            clock=self._clock,
            kit=self._guard_kit,
            store=self._writer,
            parent=self,
        )
        self._hint = HintLine(theme=theme)
        self._answers = Answers(
            ratings=self._ratings,
            shifts=self._shifts,
            jobs=self._jobs,
            service=self._service,
            parent=self,
        )
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_EVERY_MS)
        self._watch.start()

    def _lay_out(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        self._head = QVBoxLayout()
        tags = QHBoxLayout()
        tags.addWidget(self._shifts, 1)
        tags.addWidget(self._more_link, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self._night_line)
        self._head.addLayout(tags)
        self._body = QVBoxLayout()
        for part in (self._more, self._notice, self._broken, self._card, self._ratings):
            self._body.addWidget(part)
        if self._quiet is not None:
            self._body.addWidget(self._quiet.hard)
        self._body.addWidget(self._hint)
        if self._due is not None:
            self._body.addWidget(self._due)
            self._due.open_wanted.connect(self.open_questionnaire)
        self._body.addWidget(self._page, 1)
        if self._quiet is not None:
            self._body.addWidget(self._quiet.heavy)
        below = QVBoxLayout()
        self._body.addLayout(below)
        self._side = Beside(theme=self._theme, card=self._guard.card, screen=self, below=below)
        whole.addWidget(self._side)
        self._body.addWidget(self._to_do, 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.column.addLayout(self._head)
        self._scroll.column.addLayout(self._body, 1)

    def _listen(self) -> None:
        service = self._service
        self._writer.status.connect(self._show_status)
        self._answers.refused.connect(self._writer.complain)
        self._answers.stored.connect(lambda: self._writer.confirm(self._clock.now()))
        if self._quiet is not None:
            self._answers.stored.connect(self._quiet.rated)
            self._writer.stored.connect(self._quiet.page_stored)
            self._quiet.put_away.connect(self._take_caret)
            self._quiet.support_wanted.connect(lambda: self.go.emit("support"))
        self._card.another.connect(lambda: self._change(service.another_prompt))
        self._card.freely.connect(lambda: self._change(service.write_freely))
        self._card.prompted.connect(lambda: self._change(service.with_prompt))
        self._more_link.clicked.connect(self._fold_more)
        self._more.night_chosen.connect(self._open_night)
        self._more.entry_chosen.connect(self._open_entry)
        self._more.page_wanted.connect(self._new_page)
        self._night_line.rotation_wanted.connect(lambda: self.go.emit("settings"))
        self._to_do.clicked.connect(lambda: self.go.emit("settings"))
        self._guard.said.connect(lambda _said: self._writer.say_again())
        self._guard.said.connect(self._hint.show_count)
        self._guard.hints.connect(self._hint.set_wanted)
        self._guard.wanted.connect(self._side.show_list)
        self._guard.look_at.connect(self._keep_in_sight)
        self._guard.forgot.connect(self.forgot)
        self._hint.pressed.connect(self._guard.open)
        self._page.caret_moved.connect(self._keep_in_sight)
        # A page that has grown can be scrolled only once the scroll bar knows of it.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._scroll_back)
        self._page.typed.connect(self._scroll_freely)
        self._watch.timeout.connect(self.look_at_clock)

    def _add_keys(self) -> None:
        for keys, by in (("F6", 1), ("Shift+F6", -1)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda by=by: self._walk(by))

        find = QShortcut(QKeySequence(GUARD_KEY), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._guard.turn)

    def _walk(self, by: int) -> None:
        stops: list[QWidget] = [
            self._page,
            *(self._ratings.strips[scale] for scale in Scale),
            self._card.first_link(),
        ]
        here = self.focusWidget()
        at = next((n for n, stop in enumerate(stops) if stop is here), None)
        if at is None and self._card.isAncestorOf(here):
            at = len(stops) - 1
        stops[((at or 0) + by) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _restyle(self) -> None:
        px = self._theme.px
        self._head.setSpacing(px(5))
        self._body.setSpacing(px(12))
        self._scroll.column.setSpacing(px(10))
