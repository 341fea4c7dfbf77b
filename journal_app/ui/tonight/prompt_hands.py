"""Does what is pressed on the prompt's card."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.services.past_answers import PastAnswer
from journal_app.services.tonight import TonightService
from journal_app.services.tonight_page import Page, TonightState
from journal_app.ui.jobs import Jobs
from journal_app.ui.tonight.asking import Asking
from journal_app.ui.tonight.offers import Offers
from journal_app.ui.tonight.past_panel import PastPanel
from journal_app.ui.tonight.prompt_card import PromptCard
from journal_app.ui.tonight.writer import Writer


class PromptHands(QObject):
    """Binds card, past answers and strips to the service.

    Attributes:
        note_person: Somebody goes into the notebook; carries the page's entry, "" before its
            first words.
        appeared: Something is about to come up that can be out of sight; the widget.
    """

    note_person = Signal(str)
    appeared = Signal(QWidget)

    def __init__(  # noqa: PLR0913 # it binds what the screen has made
        self,
        *,
        card: PromptCard,
        past: PastPanel,
        offers: Offers,
        asking: Asking,
        writer: Writer,
        jobs: Jobs,
        service: TonightService,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._past, self._offers = past, offers
        self._asking, self._writer = asking, writer
        self._jobs, self._service = jobs, service
        self._state: TonightState | None = None
        self._listen(card)

    def show(self, state: TonightState) -> None:
        """Take another state; earlier answers stay only with the prompt they are to."""
        before, self._state = self._state, state
        same = before is not None and before.page.key == state.page.key
        if not same or state.ratings_only or _id(before) != _id(state):
            self._past.forget()
        if state.moment_offered:
            self.appeared.emit(self._offers.about_prompt)
        self._offers.show(state)

    def look_at_night(self) -> None:
        """See whether the prompt still suits the night: a shift or a rating has been stored."""
        service, page = self._service, self._writer.page()
        if page is None or not self._writer.untouched():
            return

        def show(state: TonightState | None) -> None:
            shown = self._writer.page()
            same = shown is not None and shown.key == page.key
            # Words typed meanwhile answer the prompt that was there, so it stays.
            if state is not None and same and self._writer.untouched():
                self._asking.answered.emit(state)

        self._jobs.submit(
            self,
            lambda: service.fit_prompt(page),
            done=show,
            failed=self._writer.complain,
            urgent=True,
        )

    def _listen(self, card: PromptCard) -> None:
        service, change, offers = self._service, self._asking.change, self._offers
        card.another.connect(self._another)
        card.freely.connect(lambda: change(service.write_freely))
        card.prompted.connect(lambda: change(service.with_prompt, then=self._say_if_none))
        card.fold.favoured.connect(
            lambda on: change(lambda page: service.favour_prompt(page, on=on), stays=True)
        )
        card.fold.hidden_for_good.connect(self._hide)
        card.fold.past_wanted.connect(self._look_back)
        card.fold.person_noted.connect(self._note)
        self._past.closed.connect(self._asking.caret_wanted)
        offers.night_wanted.connect(
            lambda night: self._asking.leave(lambda: service.open_night(night))
        )
        offers.move_wanted.connect(lambda: change(service.move_to_shift_just_ended))
        offers.moment_wanted.connect(lambda: change(service.moment_prompt))

    def _another(self, focus_stays: bool) -> None:
        """Take another prompt; from a page with words, only once that is asked for."""
        service, change = self._service, self._asking.change
        if self._writer.has_words():
            if not focus_stays:
                self._asking.caret_wanted.emit()
            self.appeared.emit(self._offers.about_prompt)
            self._offers.offer_another(lambda: change(service.another_prompt))
            return
        change(service.another_prompt, stays=focus_stays, then=self._leave_if_free)

    def _leave_if_free(self) -> None:
        """Take the focus to the page when the link that was pressed has gone."""
        if self._state is not None and self._state.page.prompt is None:
            self._asking.caret_wanted.emit()

    def _hide(self) -> None:
        service, change = self._service, self._asking.change
        prompt = self._state.page.prompt if self._state is not None else None
        if prompt is None:
            return

        def undo() -> None:
            change(lambda page: service.bring_prompt_back(page, prompt))

        def offer() -> None:
            self.appeared.emit(self._offers.about_prompt)
            self._offers.offer_undo(undo)

        change(service.hide_prompt, then=offer)

    def _say_if_none(self) -> None:
        state = self._state
        if state is not None and state.page.prompt is None and state.problem is None:
            self.appeared.emit(self._offers.about_prompt)
            self._offers.say_none_fits()

    def _look_back(self) -> None:
        service, page = self._service, self._writer.page()
        if page is not None:
            self._jobs.submit(
                self,
                lambda: service.past_answers(page),
                done=lambda answers: self._show_past(page, answers),
                failed=self._writer.complain,
            )

    def _show_past(self, page: Page, answers: tuple[PastAnswer, ...]) -> None:
        state = self._state
        if state is not None and state.page.key == page.key:
            self.appeared.emit(self._past)
            self._past.show_answers(answers, state.tonight)

    def _note(self) -> None:
        page = self._writer.page()
        self.note_person.emit((page.entry or "") if page is not None else "")


def _id(state: TonightState | None) -> str:
    prompt = state.page.prompt if state is not None else None
    return prompt.id if prompt is not None else ""
