"""Stores ratings and tags as they are given; what the store refused is taken back on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from journal_app.domain.nights import Night, Shift
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.services.tonight import TonightService
from journal_app.services.tonight_page import Page, TonightState
from journal_app.ui.jobs import Jobs
from journal_app.ui.tonight.ratings import Ratings
from journal_app.ui.tonight.shift_bar import ShiftBar

Standing = dict[Scale, Rating | None]

_RATINGS: Final = "ratings"
_TAGS: Final = "tags"
"""What can be asked of the store. An answer is shown unless another of its kind is on its way."""


class Answers(QObject):
    """Binds the rating strips and the shift bar to the store.

    Attributes:
        refused: The exception with which the store refused an answer.
        stored: The store has confirmed an answer.
    """

    refused = Signal(object)
    stored = Signal()

    def __init__(
        self,
        *,
        ratings: Ratings,
        shifts: ShiftBar,
        jobs: Jobs,
        service: TonightService,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ratings = ratings
        self._shifts = shifts
        self._jobs = jobs
        self._service = service
        self._page: Page | None = None
        self._kept: Standing = {}
        self._night: Night | None = None
        self._asked = {_RATINGS: 0, _TAGS: 0}
        self._waiting = {_RATINGS: 0, _TAGS: 0}
        self._listen()

    def show(self, state: TonightState) -> None:
        """Show a state's ratings and tags."""
        moved = self._shown() != state.page.night
        self._page = state.page
        self._kept = {scale: state.rating(scale) for scale in Scale}
        self._night = state.night
        self._ratings.set_open(is_open=state.rating_open, hours=state.rating_hours)
        for kind, waiting in self._waiting.items():
            if moved or not waiting:  # else the answer on its way is newer than the state
                self._asked[kind] += 1
                self._put_back(kind)

    def any_given(self) -> bool:
        """Tell whether the night has an answer on either scale."""
        return any(rating is not None for rating in self._kept.values())

    def _listen(self) -> None:
        service = self._service
        self._ratings.rated.connect(
            lambda scale, value: self._rate(lambda page: service.rate(page, scale, value))
        )
        self._ratings.left_out.connect(
            lambda scale: self._rate(lambda page: service.not_tonight(page, scale))
        )
        self._ratings.cleared.connect(
            lambda scale: self._rate(lambda page: service.clear_rating(page, scale))
        )
        self._shifts.shift_chosen.connect(self._choose_shift)
        self._shifts.post_call_set.connect(
            lambda on: self._tag(lambda page: service.set_post_call(page, post_call=on))
        )
        self._shifts.exam_set.connect(
            lambda on: self._tag(lambda page: service.set_exam(page, exam=on))
        )

    def _choose_shift(self, shift: Shift | None) -> None:
        service = self._service
        self._tag(lambda page: service.set_shift(page, shift))

    def _rate(self, change: Callable[[Page], tuple[Rating, ...]]) -> None:
        self._submit(_RATINGS, change, self._rated)

    def _tag(self, change: Callable[[Page], Night]) -> None:
        self._submit(_TAGS, change, self._tagged)

    def _submit(
        self, kind: str, change: Callable[[Page], object], done: Callable[..., None]
    ) -> None:
        page = self._page
        if page is None:
            return
        self._asked[kind] += 1
        self._waiting[kind] += 1
        asked = self._asked[kind]
        self._jobs.submit(
            self,
            lambda: change(page),
            done=lambda kept: self._confirmed(kind, page, lambda: done(kept, asked)),
            failed=lambda error: self._refuse(kind, error),
            urgent=True,
        )

    def _confirmed(self, kind: str, page: Page, show: Callable[[], None]) -> None:
        self._waiting[kind] -= 1
        if page.night == self._shown():
            show()
            self.stored.emit()

    def _shown(self) -> date | None:
        return self._page.night if self._page else None

    def _rated(self, kept: tuple[Rating, ...], asked: int) -> None:
        given = {r.scale: r for r in kept if r.answer is not Answer.CLEARED}
        self._kept = {scale: given.get(scale) for scale in Scale}
        if asked == self._asked[_RATINGS]:
            self._ratings.show_ratings(self._kept)

    def _tagged(self, night: Night, asked: int) -> None:
        self._night = night
        if asked == self._asked[_TAGS]:
            self._shifts.show_night(night)

    def _refuse(self, kind: str, error: Exception) -> None:
        self._waiting[kind] -= 1
        self._put_back(kind)
        self.refused.emit(error)

    def _put_back(self, kind: str) -> None:
        if kind == _RATINGS:
            self._ratings.show_ratings(self._kept)
        elif self._night is not None:
            self._shifts.show_night(self._night)
