"""Tonight: the page, its night, its ratings and its prompt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from journal_app.clock import Clock, offset_minutes
from journal_app.domain.entries import Entry, NewEntry
from journal_app.domain.ids import EntryId, new_id
from journal_app.domain.nights import Night, Shift
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Form, Moment
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.services.night_ratings import NightRatings
from journal_app.services.night_times import NightTimes
from journal_app.services.page_prompts import PagePrompts
from journal_app.services.page_state import PageStateService
from journal_app.services.past_answers import PastAnswer, PastAnswers
from journal_app.services.prompt_circumstances import PromptCircumstances
from journal_app.services.prompts import PromptService
from journal_app.services.rotations import RotationService
from journal_app.services.settings import Recovery, SettingsService
from journal_app.services.tonight_page import (
    EarlierNight,
    Page,
    PagePrompt,
    Saved,
    ToDo,
    TonightState,
)
from journal_app.services.writing_forms import WritingForms

STAYS_OPEN: Final = timedelta(hours=1)
"""How long a page of another night stays the open one after it was last touched."""


class TonightService:
    """What a student does on Tonight. Blocks; belongs on the worker that owns the vault.

    Every method may raise ``WorldError`` (disk, damage).
    """

    def __init__(
        self,
        vault: OpenVault,
        clock: Clock,
        prompts: PromptService,
        rotations: RotationService,
    ) -> None:
        self._entries = vault.entries
        self._nights = vault.nights
        self._clock = clock
        self._rotations = rotations
        self._typed = SettingsService(vault)
        self._times = NightTimes(
            nights=vault.nights, clock=clock, rotations=rotations, settings=self._typed
        )
        circumstances = PromptCircumstances(vault, self._times, rotations)
        self._prompts = PagePrompts(vault, prompts, circumstances)
        self._forms = WritingForms(vault)
        self._past = PastAnswers(vault)
        self._places = PageStateService(vault)
        self._ratings = NightRatings(nights=vault.nights, clock=clock, later=self._times.is_later)
        self._begun: dict[str, EntryId] = {}

    def open(self) -> TonightState:
        """Open the page the student was on, else tonight's last page, else a new one."""
        entry = self._standing(EntryId(self._places.load().entry))
        if entry is not None and self._stays(entry.night, entry.updated_at):
            return self._state(self._page_of(entry))
        return self.open_night(self._times.tonight())

    def open_night(self, night: date) -> TonightState:
        """Open a night's last page, or a new one; for an earlier night this is a back-fill."""
        entries = self._entries.on_night(night)
        return self._state(self._page_of(entries[-1])) if entries else self.new_page(night)

    def open_entry(self, entry: EntryId) -> TonightState:
        """Open an entry's page. Opens tonight instead when the entry is gone."""
        found = self._standing(entry)
        return self._state(self._page_of(found)) if found else self.open()

    def new_page(self, night: date) -> TonightState:
        """Open an empty page for a night, with a prompt no other page of it has answered."""
        page = Page(key=new_id(), night=night, opened_at=self._clock.now())
        return self._state(replace(page, prompt=self._prompts.new(night)))

    def begin_page(self, night: date) -> TonightState:
        """Open an empty page because the student asked for one, ratings only or not."""
        self._forms.take_back(night)
        return self.new_page(night)

    def turn_to(self, entry: EntryId) -> TonightState:
        """Open an entry's page because the student asked for it, ratings only or not."""
        found = self._standing(entry)
        if found is not None:
            self._forms.take_back(found.night)
        return self.open_entry(entry)

    def look_again(self, page: Page, *, stay: bool) -> TonightState:
        """Read a page anew, or open tonight when it is gone.

        Args:
            stay: Keep a page of another night however long ago it was touched, because
                someone may be looking at it.
        """
        entry = self._standing(page.entry or self._begun.get(page.key, EntryId("")))
        known = replace(page, entry=entry.id if entry else None)
        if page.entry is not None and entry is None:
            return self.open_night(self._times.tonight())
        touched = max(page.opened_at, entry.updated_at if entry else page.opened_at)
        if not stay and not self._stays(page.night, touched):
            return self.open_night(self._times.tonight())
        if known.entry is None:
            known = replace(known, prompt=self._prompts.renewed(page.night, page.prompt))
        return self._state(known)

    def save_text(self, page: Page, text: str, *, based_on: Collection[str] | None = None) -> Saved:
        """Store a page's text durably; its entry begins with the first words.

        An entry whose text is taken away stays an entry: nothing is deleted unasked.

        Args:
            based_on: Texts the writer knows the store may hold (``EntryStore.save_text``).
        """
        now = self._clock.now()
        entry = page.entry or self._begun.get(page.key)
        if entry is not None:
            return Saved(self._entries.save_text(entry, text, now, based_on=based_on), now)
        if not text.strip():
            return Saved(None, now)
        made = self._begin(page, text, now)
        self._begun[page.key] = made.id
        self._forms.begun(page.night)
        return Saved(made, now)

    def _begin(self, page: Page, text: str, now: datetime) -> Entry:
        self._times.keep(page.night)
        zone = self._clock.zone()
        prompt = page.prompt
        return self._entries.add(
            NewEntry(
                night=page.night,
                created_at=now,
                zone=zone,
                offset_minutes=offset_minutes(now, zone),
                prompt=prompt.id if prompt else None,
                theme=prompt.theme if prompt else None,
                prompt_text=prompt.text if prompt else "",
                written_later=self._times.is_later(page.night),
                text=text,
                form=self._forms.of(page.night, None),
            )
        )

    def set_form(self, page: Page, form: Form) -> TonightState:
        """Have a page written in a form; its words stay, and it is taken back if put aside."""
        self._forms.choose(form, page.night, self._entry_of(page))
        return self._state(page)

    def ratings_only(self, page: Page) -> TonightState:
        """Put a night's page and prompt aside; their words stay."""
        self._forms.put_aside(page.night)
        return self._state(page)

    def back_to_page(self, page: Page) -> TonightState:
        """Show a night's page and prompt again."""
        self._forms.take_back(page.night)
        return self._state(page)

    def past_answers(self, page: Page) -> tuple[PastAnswer, ...]:
        """Return what was written to a page's prompt before; only ever asked for."""
        prompt = page.prompt
        return self._past.to(prompt.id, but=self._entry_of(page)) if prompt else ()

    def another_prompt(self, page: Page) -> TonightState:
        """Give a page another prompt; what is already written on it stays.

        Raises:
            BadFile: No prompt file can be used at all.
        """
        return self._with(page, self._prompts.another(page.night))

    def fit_prompt(self, page: Page) -> TonightState | None:
        """Give a page without words the prompt its night asks for by now.

        A shift or a time pressure given on the page can be too much for the prompt above it.
        None when the prompt stays: because it fits, or because there are words to it.
        """
        entry = self._entry_of(page)
        if entry is not None and self._entries.text(entry).strip():
            return None
        prompt = self._prompts.renewed(page.night, page.prompt)
        if (prompt and prompt.id) == (page.prompt and page.prompt.id):
            return None
        return self._with(page, prompt)

    def write_freely(self, page: Page) -> TonightState:
        """Take the prompt off a page; its night is written freely until a prompt is wanted."""
        self._prompts.leave(page.night)
        return self._with(page, None)

    def with_prompt(self, page: Page) -> TonightState:
        """Put the night's prompt back on a page. Raises ``BadFile`` as above."""
        return self._with(page, self._prompts.wanted(page.night))

    def hide_prompt(self, page: Page) -> TonightState:
        """Never show a page's prompt again, and give the page another.

        A page with words keeps the prompt they answer. Raises ``BadFile`` as above.
        """
        if page.prompt is None:
            return self._state(page)
        state = self._state(page)
        if state.text.strip():
            self._prompts.only_hide(page.prompt.id)
            return state
        return self._with(page, self._prompts.hide(page.prompt.id, page.night))

    def bring_prompt_back(self, page: Page, prompt: PagePrompt) -> TonightState:
        """Show a hidden prompt again, on the page it was hidden on if that has no words yet."""
        self._prompts.bring_back(prompt.id, page.night)
        if prompt.favourite:
            self._prompts.favour(prompt.id, on=True)
        state = self._state(page)
        return state if state.text.strip() else self._with(page, prompt)

    def favour_prompt(self, page: Page, *, on: bool) -> TonightState:
        """Let a page's prompt come back now and then before its turn, or no longer."""
        if page.prompt is None:
            return self._state(page)
        self._prompts.favour(page.prompt.id, on=on)
        return self._state(replace(page, prompt=replace(page.prompt, favourite=on)))

    def set_moments(self, page: Page, moments: Collection[Moment]) -> TonightState:
        """Mark a page's night, in place of how it was marked.

        A new mark brings a prompt made for it, unless the page is written freely. On a page with
        words it is only offered.
        """
        new = self._prompts.mark(page.night, moments)
        state = self._state(page)
        if new and state.text.strip():
            return replace(state, moment_offered=self._prompts.has_for_moment(page.night))
        return self.moment_prompt(page) if new else state

    def moment_prompt(self, page: Page) -> TonightState:
        """Give a page a prompt for how its night is marked, if there is one."""
        prompt = self._prompts.for_moment(page.night)
        return self._with(page, prompt) if prompt else self._state(page)

    def _with(self, page: Page, prompt: PagePrompt | None) -> TonightState:
        entry = self._entry_of(page)
        if entry is not None and prompt is not None:
            self._entries.set_prompt(entry, prompt.id, prompt.theme, prompt.text)
        elif entry is not None:
            self._entries.set_prompt(entry, None, None, "")
        return self._state(replace(page, prompt=prompt))

    def rate(self, page: Page, scale: Scale, value: int) -> tuple[Rating, ...]:
        """Rate a page's night from 0 to 10.

        Raises:
            ValueError: Outside 0 to 10, or the night is too long over to be rated.
        """
        self._check_rateable(page.night)
        self._times.keep(page.night)
        return self._ratings.give(page.night, scale, value)

    def not_tonight(self, page: Page, scale: Scale) -> tuple[Rating, ...]:
        """Leave a scale out for a page's night: missing, never 0. Raises as ``rate`` does."""
        self._check_rateable(page.night)
        self._times.keep(page.night)
        return self._ratings.not_tonight(page.night, scale)

    def _check_rateable(self, night: date) -> None:
        if not self._times.may_rate(night):
            msg = "the night is too long over to be rated"
            raise ValueError(msg)

    def clear_rating(self, page: Page, scale: Scale) -> tuple[Rating, ...]:
        """Take a rating back."""
        return self._ratings.clear(page.night, scale)

    def set_shift(self, page: Page, shift: Shift | None) -> Night:
        """Set or clear the shift of a page's night."""
        return self._times.put(replace(self._times.circumstances(page.night), shift=shift))

    def set_post_call(self, page: Page, *, post_call: bool) -> Night:
        """Mark a page's night as post-call, or not."""
        return self._times.put(replace(self._times.circumstances(page.night), post_call=post_call))

    def set_exam(self, page: Page, *, exam: bool) -> Night:
        """Mark a page's night as one with an exam, or not."""
        return self._times.put(replace(self._times.circumstances(page.night), exam=exam))

    def move_to_shift_just_ended(self, page: Page) -> TonightState:
        """Move a page and its night's ratings to the night of the shift that has just ended.

        The ratings stay while another page of the night stays. Does nothing when the move is
        no longer on offer.
        """
        to = self._times.just_ended(page.night)
        if to is None:
            return self._state(page)
        entry = self._entry_of(page)
        if entry is not None:
            self._entries.move(entry, to)
        if not self._entries.on_night(page.night):
            self._ratings.move(page.night, to)
        return self._state(replace(page, night=to, entry=entry))

    def earlier_nights(self, count: int) -> tuple[EarlierNight, ...]:
        """Return the nights before tonight, newest first, and what each of them holds."""
        tonight = self._times.tonight()
        first, last = tonight - timedelta(days=count), tonight - timedelta(days=1)
        written = self._entries.nights_written(first, last)
        rated = {
            r.night
            for r in self._nights.ratings_between(first, last)
            if r.answer is not Answer.CLEARED
        }
        nights = (tonight - timedelta(days=back) for back in range(1, count + 1))
        return tuple(EarlierNight(n, n in written, n in rated) for n in nights)

    def _stays(self, night: date, touched: datetime) -> bool:
        return night == self._times.tonight() or self._clock.now() - touched <= STAYS_OPEN

    def _state(self, page: Page) -> TonightState:
        tonight = self._times.tonight()
        entry = self._entry_of(page)
        return TonightState(
            page=replace(page, entry=entry, form=self._forms.of(page.night, entry)),
            text=self._entries.text(entry) if entry else "",
            night=self._times.circumstances(page.night),
            tonight=tonight,
            now=self._clock.now(),
            ends_at=self._times.end_of(tonight),
            care=self._prompts.care(page.night),
            moments=self._prompts.moments(page.night),
            problem=self._prompts.problem(),
            broken=self._prompts.broken,
            rating_open=self._times.may_rate(page.night),
            rating_hours=self._typed.rating_window_hours(),
            to_do=self._to_do(),
            rotation=self._rotations.current(page.night),
            ratings=self._nights.ratings(page.night),
            entries=self._entries.on_night(page.night),
            shift_just_ended=self._times.just_ended(page.night),
            prompts_on=self._prompts.are_on(),
            ratings_only=self._forms.is_aside(page.night),
            soft_word=self._typed.soft_word(),
            closing_step=self._typed.closing_step(),
        )

    def _to_do(self) -> tuple[ToDo, ...]:
        still_open = {
            ToDo.RECOVERY: self._typed.recovery() is not Recovery.CONFIRMED,
            ToDo.ROTATION: not self._rotations.rotations(),
            ToDo.REGION: not self._typed.region(),
        }
        return tuple(what for what, is_open in still_open.items() if is_open)

    def _page_of(self, entry: Entry) -> Page:
        return Page(
            key=new_id(),
            night=entry.night,
            opened_at=self._clock.now(),
            entry=entry.id,
            prompt=self._prompts.kept(entry),
        )

    def _entry_of(self, page: Page) -> EntryId | None:
        return page.entry or self._begun.get(page.key)

    def _standing(self, entry: EntryId) -> Entry | None:
        if not entry:
            return None
        try:
            found = self._entries.get(entry)
        except KeyError:
            return None
        return found if found.binned_at is None else None
