"""Fills a fresh vault with an invented student's nights, through the stores everything uses.

The last night is tonight by the clock handed in, the weekdays are real ones, and the same clock
and vault always give the same journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from journal_app.clock import Clock, offset_minutes
from journal_app.domain.entries import NewEntry
from journal_app.domain.ids import PromptId, RotationId, new_id
from journal_app.domain.nights import DEFAULT_BOUNDARY, Night, night_of
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_rules import Circumstances, reason_for_light
from journal_app.domain.prompts import Load, Prompt, Reason, ShownPrompt
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Rotation
from journal_app.prompts.library import PromptLibrary
from journal_app.services.demo_notebook import fill_notebook
from journal_app.services.demo_script import (
    WEEK,
    Script,
    ScriptEntry,
    ScriptNight,
    ScriptRating,
    read_script,
)

RATED_AT: Final = time(21, 35)
RATED_LATER_AT: Final = time(10, 20)
PAUSE_BETWEEN_EDITS: Final = timedelta(minutes=14)
BINNED_BEFORE: Final = timedelta(days=3)
"""The bin holds things for a month, so the binned entry went there a few days ago."""


def fill_demo(vault: OpenVault, clock: Clock, on_progress: Callable[[int, int], None]) -> None:
    """Write the sample journal.

    Args:
        vault: Fresh: nothing is looked for or replaced in it.
        clock: Gives tonight and the time zone; every time stamp is set relative to it.
        on_progress: Called with (nights done, nights in all).

    Raises:
        WorldError: The disk refused.
    """
    _Filler(vault, clock, read_script(), PromptLibrary()).fill(on_progress)
    fill_notebook(vault)


@dataclass(frozen=True, slots=True)
class _Page:
    """One night of the script with its date."""

    night: date
    plan: ScriptNight
    entries: tuple[ScriptEntry, ...]


class _Filler:
    def __init__(
        self, vault: OpenVault, clock: Clock, script: Script, library: PromptLibrary
    ) -> None:
        self._vault = vault
        self._script = script
        self._library = library
        self._now = clock.now()
        self._zone = clock.zone()
        self._tonight = night_of(self._now, self._zone, DEFAULT_BOUNDARY)
        self._last_pressure: int | None = None

    def fill(self, on_progress: Callable[[int, int], None]) -> None:
        self._put_rotations()
        pages = list(self._pages())
        for done, page in enumerate(pages, 1):
            self._put_night(page)
            on_progress(done, len(pages))

    def _monday(self, week: int) -> date:
        """Return the Monday of a week of the script; tonight lies in the last week."""
        this_monday = self._tonight - timedelta(days=self._tonight.weekday())
        return this_monday - timedelta(weeks=self._script.weeks - week)

    def _put_rotations(self) -> None:
        for rotation in self._script.rotations:
            first = self._monday(rotation.first_week)
            self._vault.rotations.put(
                Rotation(
                    id=RotationId(new_id()),
                    specialty=rotation.specialty,
                    site=rotation.site,
                    start=first,
                    planned_end=first + timedelta(weeks=rotation.weeks, days=-1),
                )
            )

    def _pages(self) -> Iterator[_Page]:
        for week in range(1, self._script.weeks + 1):
            for day in range(len(WEEK)):
                night = self._monday(week) + timedelta(days=day)
                plan = self._script.nights.get((week, day))
                if plan is not None and night < self._tonight:
                    yield _Page(night, plan, self._script.entries.get((week, day), ()))
        yield _Page(self._tonight, self._script.last_night, self._script.last_entries)

    def _put_night(self, page: _Page) -> None:
        begun = self._instant(page.night, RATED_AT, 0)
        self._vault.nights.put(
            Night(
                night=page.night,
                zone=self._zone,
                offset_minutes=offset_minutes(begun, self._zone),
                shift=page.plan.shift,
                post_call=page.plan.post_call,
                exam=page.plan.exam,
            )
        )
        for step, entry in enumerate(e for e in page.entries if e.prompt):
            self._show_prompt(page, entry, step)
        self._rate(page.night, Scale.TIME_PRESSURE, page.plan.time_pressure)
        self._rate(page.night, Scale.BURNOUT, page.plan.burnout)
        for entry in page.entries:
            self._write(page.night, entry)

    def _rate(self, night: date, scale: Scale, rating: ScriptRating | None) -> None:
        if rating is None:
            return
        at = RATED_LATER_AT if rating.later else RATED_AT
        given_at = self._instant(night, at, int(rating.later))
        self._vault.nights.put_rating(
            Rating(
                night=night,
                scale=scale,
                answer=Answer.NOT_TONIGHT if rating.value is None else Answer.GIVEN,
                value=rating.value,
                first_value=rating.value,
                given_at=given_at,
                zone=self._zone,
                offset_minutes=offset_minutes(given_at, self._zone),
                written_later=rating.later,
            )
        )
        if scale is Scale.TIME_PRESSURE and rating.value is not None:
            self._last_pressure = rating.value

    def _show_prompt(self, page: _Page, entry: ScriptEntry, step: int) -> None:
        prompt = self._library.find(PromptId(entry.prompt))
        if prompt is None:
            return
        self._vault.prompt_log.record(
            ShownPrompt(
                night=page.night,
                step=step,
                prompt=prompt.id,
                theme=prompt.theme,
                load=prompt.load,
                reason=self._reason(page, prompt),
                shown_at=self._instant(page.night, entry.at, entry.days_later),
            )
        )

    def _reason(self, page: _Page, prompt: Prompt) -> Reason:
        why = reason_for_light(
            Circumstances(
                vault=self._vault.vault_id,
                night=page.night,
                shift=page.plan.shift,
                post_call=page.plan.post_call,
                last_time_pressure=self._last_pressure,
            )
        )
        return why if why is not None and prompt.load is Load.LIGHT else Reason.TURN

    def _write(self, night: date, entry: ScriptEntry) -> None:
        prompt = self._library.find(PromptId(entry.prompt))
        begun = self._instant(night, entry.at, entry.days_later)
        states = (*entry.earlier, entry.text)
        stored = self._vault.entries.add(
            NewEntry(
                night=night,
                created_at=begun,
                zone=self._zone,
                offset_minutes=offset_minutes(begun, self._zone),
                prompt=None if prompt is None else prompt.id,
                theme=None if prompt is None else prompt.theme,
                prompt_text="" if prompt is None else prompt.text,
                written_later=entry.days_later > 0,
                text=states[0],
            )
        )
        for number, text in enumerate(states[1:], 1):
            self._vault.entries.save_text(stored.id, text, begun + number * PAUSE_BETWEEN_EDITS)
        if entry.tags:
            self._vault.entries.set_tags(stored.id, entry.tags)
        if entry.binned:
            self._vault.entries.put_in_bin(stored.id, self._now - BINNED_BEFORE)

    def _instant(self, night: date, at: time, days_later: int) -> datetime:
        """Return when something of a night was written, never later than now."""
        after_midnight = at.hour * 60 + at.minute < DEFAULT_BOUNDARY
        day = night + timedelta(days=days_later + int(after_midnight))
        instant = datetime.combine(day, at, ZoneInfo(self._zone))
        return min(instant.astimezone(self._now.tzinfo), self._now)
