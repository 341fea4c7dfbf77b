"""The night: what 02:30 belongs to, in any zone and across clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.ids import StretchId
from journal_app.domain.nights import (
    LATEST_BOUNDARY,
    Stretch,
    boundary_of,
    check_boundary,
    night_of,
)

ZONES = ["UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"]


def at(zone: str, *parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[misc,arg-type] # parts are ints only


def test_half_past_two_still_counts_as_the_evening_before() -> None:
    assert night_of(at("Europe/London", 2026, 11, 22, 2, 30), "Europe/London", 240) == date(
        2026, 11, 21
    )


def test_the_boundary_itself_begins_the_next_night() -> None:
    assert night_of(at("Europe/London", 2026, 11, 22, 3, 59), "Europe/London", 240) == date(
        2026, 11, 21
    )
    assert night_of(at("Europe/London", 2026, 11, 22, 4, 0), "Europe/London", 240) == date(
        2026, 11, 22
    )


def test_the_evening_before_decides_which_boundary_holds() -> None:
    stretch = Stretch(StretchId("a"), date(2026, 11, 21), date(2026, 11, 21), 12 * 60)
    zone = "America/New_York"
    assert night_of(at(zone, 2026, 11, 22, 11, 0), zone, 240, [stretch]) == date(2026, 11, 21)
    assert night_of(at(zone, 2026, 11, 23, 11, 0), zone, 240, [stretch]) == date(2026, 11, 23)


def test_the_shorter_stretch_outranks_the_longer_one() -> None:
    rotation = Stretch(StretchId("r"), date(2026, 11, 1), date(2026, 11, 30), 300)
    week = Stretch(StretchId("w"), date(2026, 11, 16), date(2026, 11, 22), 600)
    assert boundary_of(date(2026, 11, 18), 240, [rotation, week]) == 600
    assert boundary_of(date(2026, 11, 25), 240, [rotation, week]) == 300
    assert boundary_of(date(2026, 12, 25), 240, [rotation, week]) == 240


@pytest.mark.parametrize("minutes", [-1, LATEST_BOUNDARY + 1])
def test_a_boundary_outside_the_range_is_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="ends between"):
        check_boundary(minutes)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 (hypothesis wants naive bounds)
    st.sampled_from(ZONES),
    st.integers(0, LATEST_BOUNDARY),
)
def test_a_night_is_the_local_date_or_the_one_before(
    instant: datetime, zone: str, boundary: int
) -> None:
    local = instant.astimezone(ZoneInfo(zone)).date()
    assert night_of(instant, zone, boundary) in {local, local - timedelta(days=1)}


def test_a_night_that_has_ended_stays_ended_when_the_clock_goes_back_over_its_end() -> None:
    # London, 25 October 2026: 02:00 summer time is 01:00 winter time again, at 01:00 UTC.
    half_past_one = 90
    for hour, minute in ((0, 30), (0, 35), (1, 5), (1, 29), (1, 30), (2, 0)):
        instant = datetime(2026, 10, 25, hour, minute, tzinfo=UTC)
        assert night_of(instant, "Europe/London", half_past_one) == date(2026, 10, 25)
    before = datetime(2026, 10, 25, 0, 29, tzinfo=UTC)
    assert night_of(before, "Europe/London", half_past_one) == date(2026, 10, 24)


CHANGES = {
    "Europe/London": (datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)),
    "America/New_York": (
        datetime(2026, 3, 8, 7, tzinfo=UTC),
        datetime(2026, 11, 1, 6, tzinfo=UTC),
    ),
    # Half an hour back and forth; and a change that falls on midnight itself.
    "Australia/Lord_Howe": (
        datetime(2026, 4, 4, 15, tzinfo=UTC),
        datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
    ),
    "America/Havana": (datetime(2026, 3, 8, 5, tzinfo=UTC), datetime(2026, 11, 1, 5, tzinfo=UTC)),
    "Atlantic/Azores": (
        datetime(2026, 3, 29, 1, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
    ),
}


@given(
    st.sampled_from([(zone, at) for zone, changes in CHANGES.items() for at in changes]),
    st.integers(0, LATEST_BOUNDARY),
    st.integers(-26 * 60, 26 * 60),
    st.integers(1, 26 * 60),
)
def test_no_night_goes_back_over_a_clock_change(
    change: tuple[str, datetime], boundary: int, offset: int, minutes: int
) -> None:
    zone, changes_at = change
    instant = changes_at + timedelta(minutes=offset)
    later = instant + timedelta(minutes=minutes)
    assert night_of(later, zone, boundary) >= night_of(instant, zone, boundary)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 (hypothesis wants naive bounds)
    st.sampled_from([*ZONES, *CHANGES]),
    st.integers(0, LATEST_BOUNDARY),
    st.integers(1, 72 * 60),
)
def test_staying_in_one_zone_no_night_goes_back(
    instant: datetime, zone: str, boundary: int, minutes: int
) -> None:
    later = instant + timedelta(minutes=minutes)
    assert night_of(later, zone, boundary) >= night_of(instant, zone, boundary)
