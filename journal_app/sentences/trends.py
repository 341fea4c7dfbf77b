"""Words of Trends: ranges, bands, what can and cannot be said. Higher, lower, can't tell yet."""

from __future__ import annotations

from datetime import date
from typing import Final

from journal_app.domain.ratings import Scale
from journal_app.domain.trends.gates import Direction, Outcome
from journal_app.domain.trends.picture import (
    RotationBand,
    Row,
    ScaleTrend,
    Span,
    TrendData,
)
from journal_app.domain.trends.summary import Summary, Typical
from journal_app.sentences import nights
from journal_app.words import tr, trn

LISTED: Final = " · "
MINUS: Final = "−"


def span(kind: Span) -> str:
    """Return the name of a range, as a choice."""
    return {
        Span.ROTATION: tr("This rotation"),
        Span.THREE_MONTHS: tr("3 months"),
        Span.YEAR: tr("1 year"),
        Span.ALL: tr("All"),
        Span.OWN: tr("Own dates"),
    }[kind]


def month_short(day: date) -> str:
    """Return the month's short name."""
    return (
        tr("Jan"),
        tr("Feb"),
        tr("Mar"),
        tr("Apr"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("Aug"),
        tr("Sept"),
        tr("Oct"),
        tr("Nov"),
        tr("Dec"),
    )[day.month - 1]


def day_tick(day: date) -> str:
    """Return e.g. "3 Aug", for a weekly tick."""
    return tr("{day} {month}", day=day.day, month=month_short(day))


def month_tick(day: date, *, with_year: bool) -> str:
    """Return e.g. "Aug", or "Aug 2026"."""
    if with_year:
        return tr("{month} {year}", month=month_short(day), year=day.year)
    return month_short(day)


def full_date(day: date) -> str:
    """Return e.g. "21 November 2026"."""
    return tr("{day} {month} {year}", day=day.day, month=nights.month(day), year=day.year)


def dates(first: date, last: date) -> str:
    """Return e.g. "1 August to 21 November", with years when they differ."""
    if first.year != last.year:
        return tr("{first} to {last}", first=full_date(first), last=full_date(last))
    return tr(
        "{first} to {last}", first=nights.day_and_month(first), last=nights.day_and_month(last)
    )


def rated_of(rated: int, total: int) -> str:
    """Return e.g. "83 of 112 nights rated"."""
    return trn(
        "{rated} of {count} night rated", "{rated} of {count} nights rated", total, rated=rated
    )


def heading(data: TrendData) -> str:
    """Return e.g. "1 August to 21 November · 83 of 112 nights rated"."""
    return LISTED.join((dates(data.first, data.last), rated_of(data.rated, len(data.rows))))


def weeks(band: RotationBand) -> str:
    """Return "week 5 of 8" for the rotation going on, else "8 weeks"."""
    if band.week is not None:
        return tr("week {n} of {m}", n=band.week, m=band.weeks)
    return trn("{count} week", "{count} weeks", band.weeks)


def band_title(band: RotationBand) -> str:
    """Return e.g. "Surgery · 8 weeks"."""
    return LISTED.join((band.title, weeks(band)))


def number(value: float) -> str:
    """Return points with at most one decimal, and none for whole points."""
    text = f"{abs(value):.1f}".removesuffix(".0")
    return f"{MINUS}{text}" if value < 0 and text != "0" else text


def signed(value: float) -> str:
    """Return points with their sign: "+2.5", "−1", "0"."""
    text = number(value)
    return text if text == "0" or value < 0 else f"+{text}"


def spoken_title(data: TrendData) -> str:
    """Return what the nights that the words speak of are called."""
    band = data.spoken_rotation
    if band is None:
        return tr("These nights")
    return tr("This rotation so far") if band.week is not None else band.title


def spoken_nights(data: TrendData) -> str:
    """Return which nights the words speak of, and how many of them are rated."""
    total = (data.spoken[1] - data.spoken[0]).days + 1
    rated = max(trend.summary.rated for trend in data.scales)
    return LISTED.join((dates(*data.spoken), rated_of(rated, total)))


def typical(summary: Summary) -> str:
    """Return what a typical night was, or how many nights are missing for that."""
    if summary.typical is None:
        return _waiting(
            summary.typical_waits_for,
            tr("A typical night: can't tell yet, about 1 more rated night."),
            tr("A typical night: can't tell yet, about {count} more rated nights."),
        )
    return _middle(summary.typical)


def _middle(found: Typical) -> str:
    middle, low, high = number(found.middle), number(found.low), number(found.high)
    if low == high:
        return tr("A typical night is {middle}, and half of the nights or more are.", middle=middle)
    return tr(
        "A typical night is {middle}, half of the nights between {low} and {high}.",
        middle=middle,
        low=low,
        high=high,
    )


def high_nights(summary: Summary) -> str:
    """Return on how many rated nights the rating was 7 or more."""
    return trn(
        "7 or more on {high} of {count} rated night.",
        "7 or more on {high} of {count} rated nights.",
        summary.rated,
        high=summary.high_nights,
    )


def direction(outcome: Outcome) -> str:
    """Return what may be said of the direction, from the start of the nights to their end."""
    if outcome.direction is Direction.TOO_FEW:
        return _waiting(
            outcome.more_nights,
            tr("Higher or lower than at the start: can't tell yet, about 1 more night."),
            tr("Higher or lower than at the start: can't tell yet, about {count} more nights."),
        )
    low, points, high = outcome.change or (0.0, 0.0, 0.0)
    between = {"low": signed(low), "high": signed(high)}
    if outcome.direction is Direction.CANT_TELL:
        return tr(
            "Higher or lower than at the start: can't tell yet. The change lies somewhere "
            "between {low} and {high}.",
            **between,
        )
    if outcome.direction is Direction.HIGHER:
        return tr(
            "Higher than at the start, by about {points}; somewhere between {low} and {high}.",
            points=number(points),
            **between,
        )
    return tr(
        "Lower than at the start, by about {points}; somewhere between {low} and {high}.",
        points=number(abs(points)),
        **between,
    )


def chance(outcome: Outcome) -> str:
    """Return how likely a rise is, in whole chances out of 100, where no word was found.

    Empty below the gate, and where a word says it already.
    """
    if outcome.chance_up is None or outcome.direction is not Direction.CANT_TELL:
        return ""
    up = min(max(round(outcome.chance_up * 100), 1), 99)
    return tr("Chance that it went up rather than down: {up} in 100.", up=up)


def _waiting(count: int, one: str, many: str) -> str:
    """Fill a count into a sentence whose two forms are already translated."""
    return one if count == 1 else many.format(count=count)


def level_note(trend: ScaleTrend) -> str:
    """Return why a scale has no level line yet; empty when it has one."""
    if trend.line is not None:
        return ""
    return trn(
        "{scale}: the line of the usual level is drawn after about {count} more rated night.",
        "{scale}: the line of the usual level is drawn after about {count} more rated nights.",
        trend.line_waits_for,
        scale=nights.scale(trend.scale),
    )


def rating(row: Row, scale: Scale) -> str:
    """Return e.g. "Time pressure 7", "Time pressure 7 (written later)" or "… not rated"."""
    name = nights.scale(scale)
    value = row.ratings.get(scale)
    if value is None:
        return tr("{scale} not rated", scale=name)
    if scale in row.written_later:
        return tr("{scale} {value} (written later)", scale=name, value=value)
    return tr("{scale} {value}", scale=name, value=value)


def marks(row: Row) -> str:
    """Return a night's tags as one list: shift, post-call, exam. Empty without any."""
    found = [nights.shift(row.shift)] if row.shift else []
    found += [tr("Post-call")] if row.post_call else []
    found += [tr("Exam")] if row.exam else []
    return ", ".join(found)


def night_name(row: Row) -> str:
    """Return e.g. "Sat 14 November 2026"."""
    return tr(
        "{weekday} {date}", weekday=nights.weekday_short(row.night), date=full_date(row.night)
    )


def readout(row: Row) -> str:
    """Return everything the chart knows of one night, as one line."""
    parts = [night_name(row), *(rating(row, scale) for scale in Scale), marks(row), row.rotation]
    return LISTED.join(part for part in parts if part)


def summary_lines(trend: ScaleTrend) -> tuple[str, ...]:
    """Return what may be said of one scale, most important first."""
    if not trend.summary.rated:
        return (tr("Not rated on these nights."),)
    outcome = trend.summary.outcome
    lines = (
        typical(trend.summary),
        high_nights(trend.summary) if trend.summary.typical is not None else "",
        direction(outcome),
        chance(outcome),
    )
    return tuple(line for line in lines if line)


def spoken_chart(data: TrendData) -> str:
    """Return the picture in words, for those who do not see it."""
    parts = [heading(data) + "."]
    if data.bands:
        parts.append(tr("Rotations: {list}.", list="; ".join(band_title(b) for b in data.bands)))
    parts.append(spoken_title(data) + ":")
    for trend in data.scales:
        parts.append(nights.scale(trend.scale) + ".")
        parts.extend(summary_lines(trend))
    parts.append(tr("The table below holds every night."))
    return " ".join(parts)


def reading_hint() -> str:
    """Return how a night of the chart is read, while none is."""
    return tr("Point at a night to read it, or use the arrow keys. Enter opens it.")


def footnote() -> str:
    """Return what these ratings are not."""
    return tr("Your own ratings, own wording, not validated, not a diagnosis.")
