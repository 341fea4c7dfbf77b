"""What Tonight says in strips: about the night, broken prompt files, and what can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from journal_app.domain.prompts import Moment
from journal_app.sentences import forms, prompt_faults, tonight
from journal_app.services.tonight_page import TonightState
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.notice import Notice
from journal_app.words import tr


class Offers(QObject):
    """Three strips, each hidden until there is something to say.

    Attributes:
        night_wanted: A night to go to, a ``date``.
        move_wanted: The page belongs to the shift that has just ended.
        moment_wanted: A prompt for a night like the one that was marked.
    """

    night_wanted = Signal(object)
    move_wanted = Signal()
    moment_wanted = Signal()

    def __init__(self, *, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._begun_as: dict[str, date] = {}
        self._named_broken = False
        self._key = ""
        self._offered_for: frozenset[Moment] = frozenset()
        self.about_night = Notice(theme=theme)
        self.about_files = Notice(theme=theme)
        self.about_files.setObjectName("broken-prompts")
        self.about_prompt = Notice(theme=theme)
        self.about_prompt.setObjectName("prompt-notice")

    def show(self, state: TonightState) -> None:
        """Say what there is to say of a state."""
        self._begun_as.setdefault(state.page.key, state.tonight)
        if state.page.key != self._key or state.ratings_only:
            self.about_prompt.hide()
        self._key = state.page.key
        self._show_night(state)
        self._show_broken(state)
        offering = self.about_prompt.text() == forms.moment_offer()
        if offering and state.moments != self._offered_for:
            self.about_prompt.hide()
        if state.moment_offered:
            self._offered_for = state.moments
            self.about_prompt.show_text(
                forms.moment_offer(), tr("Show it"), self.moment_wanted.emit, calm=True
            )

    def offer_another(self, take: Callable[[], None]) -> None:
        """Say that words on a page stay with their question, and offer another all the same."""
        self.about_prompt.show_text(
            forms.words_stay(), tr("Put another question over them"), take, calm=True
        )

    def offer_undo(self, undo: Callable[[], None]) -> None:
        """Say that a prompt was hidden, with the way back."""
        self.about_prompt.show_text(forms.hidden(), tr("Undo"), undo, calm=True)

    def say_none_fits(self) -> None:
        """Say that a prompt was asked for and there is none."""
        self.about_prompt.show_text(forms.no_prompt())

    def _show_broken(self, state: TonightState) -> None:
        """Name the prompt files that were left out, once; the card says it when none is left."""
        if state.broken and state.problem is None and not self._named_broken:
            self._named_broken = True
            self.about_files.show_text(
                "\n".join(prompt_faults.broken_file(one) for one in state.broken)
            )

    def _show_night(self, state: TonightState) -> None:
        night = state.page.night
        if not state.is_tonight:
            begun_tonight = self._begun_as[state.page.key] == night
            self.about_night.show_text(
                tonight.still_here(night, state.tonight),
                tr("Start a new night") if begun_tonight else tr("Back to tonight"),
                lambda: self.night_wanted.emit(state.tonight),
            )
        elif state.shift_just_ended is not None:
            self.about_night.show_text(
                tonight.shift_just_ended(state.shift_just_ended),
                tr("Yes, move it there"),
                self.move_wanted.emit,
            )
        else:
            self.about_night.hide()
