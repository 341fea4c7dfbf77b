"""Words for nights, dates, shifts, rotations and the rating scales."""

from __future__ import annotations

from datetime import date, datetime

from journal_app.clock import local_time
from journal_app.domain.nights import Shift
from journal_app.domain.ratings import Scale
from journal_app.domain.rotations import Phase, Rotation, week_of
from journal_app.words import tr


def weekday(day: date) -> str:
    """Return the weekday's full name."""
    return (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )[day.weekday()]


def weekday_short(day: date) -> str:
    """Return the weekday's three-letter name."""
    names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    return names[day.weekday()]


def month(day: date) -> str:
    """Return the month's full name."""
    return (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )[day.month - 1]


def month_short(day: date) -> str:
    """Return the month's name in three or four letters, or whole where that is as short."""
    return (
        tr("Jan"),
        tr("Feb"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("Aug"),
        tr("Sept"),
        tr("Oct"),
        tr("Nov"),
        tr("Dec"),
    )[day.month - 1]


def long_night(night: date) -> str:
    """Return e.g. "Saturday 21 November"."""
    return tr("{weekday} {day} {month}", weekday=weekday(night), day=night.day, month=month(night))


def short_night(night: date, today: date) -> str:
    """Return e.g. "Sat 21 November", with the year when it is not this one."""
    values = {"weekday": weekday_short(night), "day": night.day, "month": month(night)}
    if night.year == today.year:
        return tr("{weekday} {day} {month}", **values)
    return tr("{weekday} {day} {month} {year}", year=night.year, **values)


def day_and_month(night: date) -> str:
    """Return e.g. "21 November"."""
    return tr("{day} {month}", day=night.day, month=month(night))


def month_and_year(night: date) -> str:
    """Return e.g. "November 2026"."""
    return tr("{month} {year}", month=month(night), year=night.year)


def clock_time(instant: datetime, zone: str) -> str:
    """Return an instant as 24-hour wall-clock time, e.g. "00:41"."""
    return f"{local_time(instant, zone):%H:%M}"


def shift(tag: Shift) -> str:
    """Return a shift tag's name."""
    return {
        Shift.DAY: tr("Day"),
        Shift.EVENING: tr("Evening"),
        Shift.NIGHT: tr("Night"),
        Shift.ON_CALL: tr("On call"),
        Shift.OFF: tr("Off"),
    }[tag]


def phase(kind: Phase) -> str:
    """Return a phase's name."""
    return {
        Phase.PRECLINICAL: tr("Preclinical"),
        Phase.CLERKSHIP: tr("Clerkship"),
        Phase.ELECTIVE: tr("Elective"),
        Phase.SUB_INTERNSHIP: tr("Sub-internship"),
    }[kind]


def scale(kind: Scale) -> str:
    """Return a scale's name as it is shown everywhere."""
    return {
        Scale.TIME_PRESSURE: tr("Time pressure"),
        Scale.BURNOUT: tr("Burnout self-rating"),
    }[kind]


def question(kind: Scale) -> str:
    """Return a scale's question (item version 1; own wording, not validated)."""
    return {
        Scale.TIME_PRESSURE: tr(
            "Since you last slept, how did the time you had compare with what was asked of you?"
        ),
        Scale.BURNOUT: tr("Right now, how used up has training left you?"),
    }[kind]


def anchors(kind: Scale) -> tuple[str, str, str]:
    """Return what 0, 5 and 10 mean on a scale, in full."""
    return {
        Scale.TIME_PRESSURE: (
            tr("time to spare throughout"),
            tr("just about enough"),
            tr("far too little, all day"),
        ),
        Scale.BURNOUT: (
            tr("not at all; I have plenty left"),
            tr("clearly worn"),
            tr("nothing left"),
        ),
    }[kind]


def week_line(rotation: Rotation, night: date) -> str:
    """Return e.g. "Internal Medicine · week 5 of 8"."""
    n, m = week_of(rotation, night)
    return tr("{specialty} · week {n} of {m}", specialty=rotation.specialty, n=n, m=m)
