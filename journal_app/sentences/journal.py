"""Words of the Journal: cards, filters, calendar, history and bin."""

from __future__ import annotations

from datetime import date

from journal_app.clock import local_time
from journal_app.domain.entries import (
    COUNT_LIMIT,
    EntryCard,
    EntryFilter,
    EntryVersion,
    VersionKind,
)
from journal_app.domain.ids import RotationId
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import Form, Moment
from journal_app.domain.ratings import HIGHEST, LOWEST, Scale
from journal_app.domain.rotations import Rotation
from journal_app.sentences import forms, nights, prompts
from journal_app.sentences.tonight import words
from journal_app.services.journal import BIN_DAYS, BinnedEntry, ReadEntry, YearAgo
from journal_app.words import tr, trn


def entries(count: int) -> str:
    """Return e.g. "6 entries"; the store stops counting at ``COUNT_LIMIT``."""
    if count >= COUNT_LIMIT:
        return tr("{count} entries or more", count=f"{COUNT_LIMIT:,}")
    return trn("{count} entry", "{count} entries", count)


def card_head(card: EntryCard, tonight: date) -> str:
    """Return e.g. "Sat 21 November · Internal Medicine"."""
    return head(nights.short_night(card.entry.night, tonight), card.specialty)


def shift(kind: Shift) -> str:
    """Return a shift as it stands by itself, e.g. "Day shift"."""
    return {
        Shift.DAY: tr("Day shift"),
        Shift.EVENING: tr("Evening shift"),
        Shift.NIGHT: tr("Night shift"),
        Shift.ON_CALL: tr("On call"),
        Shift.OFF: tr("Day off"),
    }[kind]


def head(night: str, specialty: str) -> str:
    """Return a night with its rotation, or the night alone outside any."""
    if not specialty:
        return night
    return tr("{night} · {specialty}", night=night, specialty=specialty)


def card_theme(card: EntryCard) -> str:
    """Return the theme's name, empty when the entry was written freely."""
    return prompts.theme(card.entry.theme) if card.entry.theme else ""


def short_rating(scale: Scale, value: int) -> str:
    """Return a rating as the small line of a card has it, e.g. "time 7"."""
    if scale is Scale.TIME_PRESSURE:
        return tr("time {value}", value=value)
    return tr("burnout {value}", value=value)


def card_foot(card: EntryCard) -> str:
    """Return e.g. "time 7 · burnout 4 · 64 words · written later"."""
    parts = [short_rating(scale, value) for scale, value in card.ratings]
    parts.append(words(card.entry.words))
    if card.entry.written_later:
        parts.append(tr("written later"))
    return " · ".join(parts)


def longest_foot() -> str:
    """Return the longest a card's small line gets, for measuring."""
    parts = [short_rating(scale, HIGHEST) for scale in Scale]
    return " · ".join([*parts, words(88_888), tr("written later")])


def more_tags(count: int) -> str:
    """Return how many tags a card leaves out, e.g. "+2"."""
    return tr("+{count}", count=count)


def card_spoken(card: EntryCard, tonight: date) -> str:
    """Return a card as a screen reader says it, everything in one sentence."""
    parts = [card_head(card, tonight), card_theme(card), card.excerpt, card_foot(card)]
    if card.entry.tags:
        parts.append(tr("tags: {tags}", tags=", ".join(card.entry.tags)))
    return ". ".join(part.rstrip(". \n") for part in parts if part)


def nothing_written() -> tuple[str, str]:
    """Return what an empty journal says: a heading and a sentence."""
    return (
        tr("Nothing here yet"),
        tr("What you write on Tonight will be here whenever you want to read it."),
    )


def nothing_found(*, searched: bool, filtered: bool) -> tuple[str, str]:
    """Return what a search or filter without hits says: a heading and a sentence."""
    if searched and filtered:
        return (
            tr("No entry has these words within these filters"),
            tr("Every entry was searched. Fewer words or fewer filters may find it."),
        )
    if searched:
        return (
            tr("No entry has these words"),
            tr("Every entry was searched. The beginning of a word is enough to find it."),
        )
    return (
        tr("No entry fits these filters"),
        tr("Take one away and there may be more."),
    )


def filter_chips(
    only: EntryFilter, rotations: tuple[Rotation, ...], tonight: date
) -> dict[str, str]:
    """Return the active filters in words, by the part of the filter that each stands for.

    Parts are ``nights``, ``rotation``, ``theme``, ``rating``, ``shift`` and ``tag``.
    """
    chips: dict[str, str] = {}
    if only.first or only.last:
        chips["nights"] = _nights(only, tonight)
    if only.rotation:
        named = {id_: name for name, id_ in rotation_names(rotations)}
        chips["rotation"] = named.get(only.rotation, tr("One rotation"))
    if only.theme:
        chips["theme"] = prompts.theme(only.theme)
    if only.rating:
        chips["rating"] = _rating(*only.rating)
    if only.shift:
        chips["shift"] = shift(only.shift)
    if only.tag:
        chips["tag"] = tr("Tag: {tag}", tag=only.tag)
    return chips


def _nights(only: EntryFilter, tonight: date) -> str:
    if only.first and only.last:
        if only.first == only.last:
            return nights.short_night(only.first, tonight)
        first = nights.short_night(only.first, tonight)
        return tr("{first} to {last}", first=first, last=nights.short_night(only.last, tonight))
    if only.first:
        return tr("From {night}", night=nights.short_night(only.first, tonight))
    return tr("Up to {night}", night=nights.short_night(only.last or tonight, tonight))


def _rating(scale: Scale, low: int, high: int) -> str:
    name = nights.scale(scale)
    if low == high:
        return tr("{scale} {value}", scale=name, value=low)
    if high == HIGHEST:
        return tr("{scale} {low} or more", scale=name, low=low)
    if low == LOWEST:
        return tr("{scale} {high} or less", scale=name, high=high)
    return tr("{scale} {low} to {high}", scale=name, low=low, high=high)


def calendar_day(day: date, *, written: bool, tonight: bool) -> str:
    """Return a calendar day as a screen reader says it."""
    name = tr("{night} {year}", night=nights.long_night(day), year=day.year)
    if tonight and written:
        return tr("{day}, tonight, written", day=name)
    if tonight:
        return tr("{day}, tonight", day=name)
    return tr("{day}, written", day=name) if written else tr("{day}, nothing written", day=name)


def year_ago(found: YearAgo, tonight: date) -> str:
    """Return what a look a year back found when that very night has nothing."""
    night = nights.short_night(found.night, tonight)
    if found.written is None:
        return tr("Nothing was written around {night}.", night=night)
    return tr(
        "Nothing was written on {night}. This is the nearest night that was.",
        night=night,
    )


def version_line(version: EntryVersion, zone: str, tonight: date) -> str:
    """Return e.g. "Sat 21 November 23:10 · 48 words · as first written"."""
    when = tr(
        "{night} {time}",
        night=nights.short_night(local_time(version.saved_at, zone).date(), tonight),
        time=nights.clock_time(version.saved_at, zone),
    )
    parts = [when, words(version.words)]
    if version.kind is VersionKind.FIRST:
        parts.append(tr("as first written"))
    if version.kind is VersionKind.BEFORE_RESTORE:
        parts.append(tr("before a restore"))
    if version.kind is VersionKind.ELSEWHERE:
        parts.append(tr("before other words took its place"))
    return " · ".join(parts)


def days_left(item: BinnedEntry) -> str:
    """Return how long a binned entry can still be brought back."""
    if item.days_left == 0:
        return tr("Deleted for ever the next time the journal is opened")
    return trn(
        "Deleted for ever in {count} day", "Deleted for ever in {count} days", item.days_left
    )


def weekday_heads() -> tuple[str, ...]:
    """Return two-letter names of the weekdays, Monday first, for the calendar's columns."""
    return (tr("Mo"), tr("Tu"), tr("We"), tr("Th"), tr("Fr"), tr("Sa"), tr("Su"))


def rotation_names(rotations: tuple[Rotation, ...]) -> list[tuple[str, RotationId]]:
    """Return the rotations to choose from; one done more than once is told by its month."""
    seen = [rotation.specialty for rotation in rotations]
    return [
        (
            tr("{specialty}, {month}", specialty=r.specialty, month=nights.month_and_year(r.start))
            if seen.count(r.specialty) > 1
            else r.specialty,
            r.id,
        )
        for r in rotations
    ]


def night_unwritten(night: date, tonight: date) -> tuple[str, str]:
    """Return what a chosen night without entries says: a heading and a sentence."""
    return (
        tr("Nothing was written on {night}", night=nights.short_night(night, tonight)),
        tr("A night without a page is a night like any other."),
    )


def now_in_bin() -> str:
    """Return what is said once an entry went into the bin."""
    return tr("In the bin. It can be brought back for {days} days.", days=BIN_DAYS)


def put_back(night: str) -> str:
    """Return what is said once an entry came back from the bin."""
    return tr("The entry of {night} is in the journal again.", night=night)


def read_title(night: date, tonight: date) -> str:
    """Return an open entry's title, e.g. "Saturday 21 November"."""
    name = nights.long_night(night)
    if night.year == tonight.year:
        return name
    return tr("{night} {year}", night=name, year=night.year)


def read_line(opened: ReadEntry) -> str:
    """Return what is known of an open entry's night, in one line; may be empty."""
    parts = []
    if opened.rotation is not None:
        parts.append(nights.week_line(opened.rotation, opened.entry.night))
    if opened.shift is not None:
        parts.append(shift(opened.shift).lower())
    if opened.post_call:
        parts.append(tr("post-call"))
    parts += [forms.moment(one).lower() for one in _marks(opened)]
    parts += [short_rating(scale, value) for scale, value in opened.ratings]
    if opened.form is not Form.FREE:
        parts.append(forms.written_as(opened.form))
    if opened.entry.written_later:
        parts.append(tr("written later"))
    return " · ".join(parts)


def _marks(opened: ReadEntry) -> list[Moment]:
    """Return how the night is marked, in the order of the offers, saying nothing twice."""
    said = {Moment.POST_CALL} if opened.post_call else set()
    return [one for one in Moment if one in opened.moments - said]


def saving_line(saved: str, count: str) -> str:
    """Return the line below an open page, e.g. "Saved 00:41 · 64 words"."""
    return tr("{saved} · {words}", saved=saved, words=count) if saved else count
