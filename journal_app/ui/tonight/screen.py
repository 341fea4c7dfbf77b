"""Tonight: everything needed to write and rate a night, on one quiet column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.clock import Clock
from journal_app.domain.ids import EntryId
from journal_app.domain.prompts import Form
from journal_app.domain.ratings import Scale
from journal_app.domain.vault import PageState
from journal_app.sentences import tonight
from journal_app.sentences.guard import GUARD_KEY
from journal_app.services.tonight import TonightService
from journal_app.services.tonight_page import EarlierNight, TonightState
from journal_app.ui.guard.beside import Beside
from journal_app.ui.guard.guard import Guard
from journal_app.ui.guard.hint import HintLine
from journal_app.ui.guard.kit import GuardKit
from journal_app.ui.jobs import Jobs
from journal_app.ui.lockable import Draft
from journal_app.ui.notebook.note_card import NoteCard
from journal_app.ui.questionnaires.due_line import DueLine
from journal_app.ui.support.quiet import QuietCards
from journal_app.ui.theme import Theme
from journal_app.ui.tonight.aids import AsideLine, PageAids
from journal_app.ui.tonight.answers import Answers
from journal_app.ui.tonight.asking import Asking
from journal_app.ui.tonight.backfill import MorePanel
from journal_app.ui.tonight.form_guide import NEXT_KEY
from journal_app.ui.tonight.keys import add_key, go_on
from journal_app.ui.tonight.night_line import NightLine
from journal_app.ui.tonight.offers import Offers
from journal_app.ui.tonight.page import WritingPage
from journal_app.ui.tonight.past_panel import PastPanel
from journal_app.ui.tonight.place import Place
from journal_app.ui.tonight.prompt_card import PromptCard
from journal_app.ui.tonight.prompt_hands import PromptHands
from journal_app.ui.tonight.ratings import Ratings
from journal_app.ui.tonight.shift_bar import ShiftBar
from journal_app.ui.tonight.writer import Writer
from journal_app.ui.widgets.buttons import LinkButton
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
        note_person: Somebody the prompt called up goes into the notebook; carries the page's
            entry, "" before its first words.
        lock_wanted: Close and lock.
    """

    go = Signal(str)
    status = Signal(str, str, str)
    forgot = Signal()
    open_questionnaire = Signal(str)
    note_person = Signal(str)
    lock_wanted = Signal()

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
        noting: NoteCard | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tonight")
        self._guard_kit = guard
        self._due = due
        self._quiet = quiet
        self._noting = noting
        self._theme = theme
        self._jobs = jobs
        self._clock = clock
        self._service = service
        self._state: TonightState | None = None
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

    def take_notes(self) -> list[Draft]:
        """Return a note for the notebook that was typed and not kept."""
        return [] if self._noting is None else self._noting.take_notes()

    def hand_over(self) -> None:
        """Send the words the store does not have yet, before another screen is shown."""
        self._writer.flush()

    def page_state(self) -> PageState:
        """Return entry, cursor, selection and scroll."""
        return replace(self._writer.place(), screen="tonight", scroll=self._place.scrolled())

    def restore(self, state: PageState) -> None:
        """Put the student back where they were, as soon as the page is there."""
        self._place.want(state)
        shown = self._writer.page()
        if shown is not None and state.entry and shown.entry != state.entry:
            self._open_entry(state.entry)
        elif shown is not None:
            self._place.go(shown)

    def look_at_clock(self) -> None:
        """See whether the night has ended since the page was opened."""
        state = self._state
        if state is not None and self._clock.now() >= state.ends_at:
            self._read_anew(stay=True)
        elif state is not None:
            self._night_line.show_state(state, self._clock.now())
        heavy = self._quiet.heavy if self._quiet is not None else None
        self._aids.look(crowded=heavy is not None and not heavy.isHidden())

    # Asking the service

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
                self._asking.ask(service.open)
            else:
                self._asking.ask(lambda: service.look_again(page, stay=stay))

        writer.settle(ask)

    def _open_night(self, night: date) -> None:
        service = self._service
        self._take_caret()
        self._more.hide()
        self._asking.leave(lambda: service.open_night(night))

    def _open_entry(self, entry: str) -> None:
        service = self._service
        self._asking.leave(lambda: service.open_entry(EntryId(entry)))

    def _turn_to(self, entry: str) -> None:
        service = self._service
        self._asking.leave(lambda: service.turn_to(EntryId(entry)))

    def _new_page(self) -> None:
        service = self._service
        self._take_caret()
        self._more.hide()
        self._asking.change(lambda page: service.begin_page(page.night))

    def _take_caret(self) -> None:
        """Put the caret on the page before the control that was pressed goes away."""
        aside = self._state is not None and self._state.ratings_only
        home: QWidget = self._aside.back if aside else self._page
        home.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_aside(self, *, aside: bool) -> None:
        """Leave page and prompt out for the night, or show them again."""
        service = self._service
        change = service.ratings_only if aside else service.back_to_page
        self._take_caret()
        self._more.hide()
        self._asking.change(change, then=self._take_caret)

    def _choose_form(self, form: Form) -> None:
        service = self._service
        self._take_caret()
        self._more.hide()
        self._asking.change(lambda page: service.set_form(page, form), then=self._take_caret)

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
        another = self._state is None or self._state.page.key != state.page.key
        if another:
            self._guard.begin_page()
        self._state = state
        self._show_page(shown=not state.ratings_only)
        self._writer.show(state)
        self._ratings.ask_about(then=not state.is_tonight)
        self._aside.speak_of(then=not state.is_tonight)
        self._answers.show(state)
        self._night_line.show_state(state, self._clock.now())
        self._card.show_state(state)
        self._hands.show(state)
        self._aids.show(state)
        prompt = state.page.prompt
        related = prompt is not None and prompt.patient_related and not state.ratings_only
        self._hint.show_for(patient_related=related)
        self._more.show_state(state)
        self._to_do.setText(tonight.to_do(state.to_do))
        self._to_do.setAccessibleName(tonight.to_do(state.to_do))
        self._to_do.setVisible(bool(state.to_do))
        if self._due is not None:
            self._due.look(state.tonight if state.is_tonight else None)
        if self._quiet is not None:
            self._quiet.turn_to(state.page.night)
            if another:
                self._quiet.page_shown(state.text)
        self._page.setReadOnly(False)
        self._appear()
        self._place.go(self._writer.page())

    def _show_page(self, *, shown: bool) -> None:
        """Show the page, or what stands in its place; the focus goes along."""
        going: QWidget = self._aside if shown else self._page
        had_focus = going.isAncestorOf(self.focusWidget()) or self.focusWidget() is going
        self._page.setVisible(shown)
        self._aside.setVisible(not shown)
        if had_focus:
            self._take_caret()

    def _appear(self) -> None:
        """Show the first state whole; until then there is a calm, empty page."""
        self._guard.refresh()
        if self._content().isHidden():
            had_focus = self.focusWidget() is self._page
            self._content().show()
            if had_focus:
                self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, earlier: tuple[EarlierNight, ...]) -> None:
        if self._state is not None:
            self._more.show_nights(earlier, self._state.tonight)
            self._more.show()

    def _show_status(self, saved: str, words: str) -> None:
        self.status.emit(saved, words, self._guard.text())

    def _untouched(self) -> bool:
        return self._writer.untouched() and not self._answers.any_given()

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
        self._offers = Offers(theme=theme, parent=self)
        self._card = PromptCard(theme=theme)
        self._past = PastPanel(theme=theme)
        self._ratings = Ratings(theme=theme)
        self._page = WritingPage(theme=theme)
        self._page.setReadOnly(True)
        self._aids = PageAids(theme=theme, page=self._page, clock=self._clock, parent=self)
        self._aside = AsideLine(theme=theme)
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
        self._place = Place(theme=theme, scroll=self._scroll, page=self._page, parent=self)
        self._asking = Asking(jobs=self._jobs, writer=self._writer, parent=self)
        self._hands = PromptHands(
            card=self._card,
            past=self._past,
            offers=self._offers,
            asking=self._asking,
            writer=self._writer,
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
        strips = self._offers
        for part in (
            self._more,
            strips.about_night,
            strips.about_files,
            self._card,
            strips.about_prompt,
            self._past,
            self._ratings,
        ):
            self._body.addWidget(part)
        if self._noting is not None:
            self._body.insertWidget(self._body.indexOf(self._ratings), self._noting)
        if self._quiet is not None:
            self._body.addWidget(self._quiet.hard)
        self._body.addWidget(self._hint)
        if self._due is not None:
            self._body.addWidget(self._due)
            self._due.open_wanted.connect(self.open_questionnaire)
        self._body.addWidget(self._aids.offer)
        self._body.addWidget(self._aids.guide)
        self._body.addWidget(self._page, 1)
        self._body.addWidget(self._aside, 1)
        self._body.addWidget(self._aids.soft)
        self._body.addWidget(self._aids.closing)
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
        self._asking.answered.connect(self._show)
        self._asking.refused.connect(self._refused)
        self._asking.caret_wanted.connect(self._take_caret)
        self._writer.status.connect(self._show_status)
        self._answers.refused.connect(self._writer.complain)
        self._answers.stored.connect(lambda: self._writer.confirm(self._clock.now()))
        self._answers.stored.connect(self._hands.look_at_night)
        if self._quiet is not None:
            self._quiet.setParent(self)  # else nothing would end it, and it would hold all this
            self._answers.stored.connect(self._quiet.rated)
            self._writer.stored.connect(self._quiet.page_stored)
            self._quiet.put_away.connect(self._take_caret)
            self._quiet.appeared.connect(self._place.bring_into_sight)
            self._quiet.support_wanted.connect(lambda: self.go.emit("support"))
        self._card.about_wanted.connect(lambda: self.go.emit("about-prompts"))
        self._hands.note_person.connect(self.note_person)
        self._hands.appeared.connect(self._place.bring_into_sight)
        if self._noting is not None:
            self.note_person.connect(lambda _entry: self._note_person())
            self._noting.put_away.connect(self._take_caret)
            self._noting.notebook_wanted.connect(lambda: self.go.emit("notebook"))
        self._listen_to_aids()
        self._more_link.clicked.connect(self._fold_more)
        self._more.night_chosen.connect(self._open_night)
        self._more.entry_chosen.connect(self._turn_to)
        self._more.page_wanted.connect(self._new_page)
        self._night_line.rotation_wanted.connect(lambda: self.go.emit("settings"))
        self._to_do.clicked.connect(lambda: self.go.emit("settings"))
        self._guard.said.connect(lambda _said: self._writer.say_again())
        self._guard.said.connect(self._hint.show_count)
        self._guard.hints.connect(self._hint.set_wanted)
        self._guard.wanted.connect(self._side.show_list)
        self._guard.look_at.connect(self._place.keep_in_sight)
        self._guard.forgot.connect(self.forgot)
        self._hint.pressed.connect(self._guard.open)
        self._watch.timeout.connect(self.look_at_clock)

    def _note_person(self) -> None:
        page = self._writer.page()
        if self._noting is not None and page is not None:
            self._noting.begin(page.night, self._writer)

    def _listen_to_aids(self) -> None:
        service, aids, more = self._service, self._aids, self._more
        change = self._asking.change
        more.ways.chosen.connect(self._choose_form)
        more.ways.aside_wanted.connect(lambda: self._set_aside(aside=True))
        more.ways.back_wanted.connect(lambda: self._set_aside(aside=False))
        more.moments.marked.connect(
            lambda marks: change(lambda page: service.set_moments(page, marks), stays=True)
        )
        self._aside.back_wanted.connect(lambda: self._set_aside(aside=False))
        aids.form_wanted.connect(self._choose_form)
        aids.caret_wanted.connect(self._take_caret)
        aids.appeared.connect(self._place.bring_into_sight)
        aids.closing.person_wanted.connect(lambda: self.go.emit("support"))
        aids.closing.lock_wanted.connect(self.lock_wanted)

    def _add_keys(self) -> None:
        add_key(self, "F6", lambda: self._walk(1))
        add_key(self, "Shift+F6", lambda: self._walk(-1))
        add_key(self, GUARD_KEY, self._guard.turn)
        add_key(self, NEXT_KEY, self._aids.next_step)

    def _walk(self, by: int) -> None:
        page = self._aside.back if self._page.isHidden() else self._page
        link, here = self._card.first_link(), self.focusWidget()
        strips = [self._ratings.strips[scale] for scale in Scale]
        in_card = link is not None and self._card.isAncestorOf(here)
        go_on([page, *strips, *([link] if link else [])], link if in_card else here, by)

    def _restyle(self) -> None:
        px = self._theme.px
        self._head.setSpacing(px(5))
        self._body.setSpacing(px(12))
        self._scroll.column.setSpacing(px(10))
