"""What Tonight says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from journal_app.clock import local_time
from journal_app.domain.entries import Entry
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Rotation
from journal_app.sentences import nights
from journal_app.services.tonight_page import EarlierNight, ToDo, TonightState
from journal_app.words import tr, trn


def night_fact(state: TonightState, now: datetime) -> str:
    """Return what there is to know about the page's night, "" on a plain evening."""
    if not state.is_tonight:
        return tr("an earlier night")
    zone = state.night.zone
    if local_time(now, zone).date() == state.page.night:
        return ""
    return tr(
        "{time} still counts as {weekday}",
        time=nights.clock_time(now, zone),
        weekday=nights.weekday(state.page.night),
    )


def free_page(*, then: bool) -> str:
    """Return what stands over a page without a prompt.

    Args:
        then: The page is about an earlier night.
    """
    if then:
        return tr("Whatever that night was, in your own words.")
    return tr("Whatever tonight was, in your own words.")


def question(scale: Scale, *, then: bool) -> str:
    """Return a scale's question; of an earlier night it asks about then."""
    if not then:
        return nights.question(scale)
    return {
        Scale.TIME_PRESSURE: tr(
            "That night, since you had last slept, how did the time you had compare with what "
            "was asked of you?"
        ),
        Scale.BURNOUT: tr("That night, how used up had training left you?"),
    }[scale]


def rotation_line(rotation: Rotation | None, night: date) -> str:
    """Return "Internal Medicine · week 5 of 8", or that there is no rotation."""
    return nights.week_line(rotation, night) if rotation else tr("no rotation set")


def words(count: int) -> str:
    """Return how many words are on the page."""
    return trn("{count} word", "{count} words", count)


def saving() -> str:
    """Return the status while words are on their way to the disk."""
    return tr("Saving…")


def saved_at(instant: datetime, zone: str) -> str:
    """Return the status once the store has confirmed."""
    return tr("Saved {time}", time=nights.clock_time(instant, zone))


def not_saved(sentence: str) -> str:
    """Return the status after the store refused."""
    return tr("Not saved: {reason}", reason=sentence)


def keeps_trying() -> str:
    """Return what follows "Not saved:" when nobody has a sentence for the reason."""
    return tr("Heartbeat keeps trying; your words are still on the page.")


def to_do(what: Sequence[ToDo]) -> str:
    """Return the one quiet line about what was put off at the beginning."""
    names = {
        ToDo.RECOVERY: tr("recovery sheet"),
        ToDo.ROTATION: tr("rotation"),
        ToDo.REGION: tr("country for support lines"),
    }
    return tr("When you have a minute: {things}", things=", ".join(names[one] for one in what))


def dot(scale: Scale, value: int) -> str:
    """Return the name of one dot, for assistive technology."""
    return tr("{scale} {value}", scale=nights.scale(scale), value=value)


def strip(scale: Scale, rating: Rating | None) -> str:
    """Return a strip's name with how it stands, for assistive technology."""
    name = nights.scale(scale)
    if rating is None or rating.answer is Answer.CLEARED:
        return tr("{scale}: not rated yet", scale=name)
    if rating.answer is Answer.NOT_TONIGHT:
        return tr("{scale}: not tonight", scale=name)
    return tr("{scale}: {value} of 10", scale=name, value=rating.value)


def strip_help(scale: Scale, *, then: bool = False) -> str:
    """Return a strip's question, anchors and keys, for assistive technology."""
    low, middle, high = nights.anchors(scale)
    return tr(
        "{question} 0: {low}. 5: {middle}. 10: {high}. "
        "Type 0 to 9, X for 10, Delete to clear, N for not tonight.",
        question=question(scale, then=then),
        low=low,
        middle=middle,
        high=high,
    )


def not_tonight(scale: Scale) -> str:
    """Return the name of the control that leaves a scale out."""
    return tr("{scale}: leave out tonight", scale=nights.scale(scale))


def about_ratings() -> str:
    """Return what the ratings are, once, quietly."""
    return tr("Own wording, not validated: for comparing you with yourself.")


def ratings_closed(hours: int) -> str:
    """Return why an older night can be written about but no longer rated."""
    return tr(
        "Ratings close {hours} hours after a night ends, so that they stay what was felt then. "
        "Writing is always open.",
        hours=hours,
    )


def still_here(page: date, tonight: date) -> str:
    """Return which night an open page belongs to, once another one has begun."""
    return tr(
        "It is {weekday} now. This page stays with {night}.",
        weekday=nights.weekday(tonight),
        night=nights.long_night(page),
    )


def shift_just_ended(night: date) -> str:
    """Return the offer to count this page to the shift that has just ended."""
    return tr(
        "Does this belong to the shift that has just ended, {night}?",
        night=nights.long_night(night),
    )


def entry_link(entry: Entry, number: int) -> str:
    """Return one of a night's pages as a link."""
    return tr(
        "Page {number} · {time} · {words}",
        number=number,
        time=nights.clock_time(entry.created_at, entry.zone),
        words=words(entry.words),
    )


def earlier_night(earlier: EarlierNight, today: date) -> str:
    """Return an earlier night as a link, with what it holds."""
    night = nights.short_night(earlier.night, today)
    if earlier.written:
        return tr("{night} · written", night=night)
    if earlier.rated:
        return tr("{night} · rated", night=night)
    return night
