"""The page's night under any boundary, zone and moment: one night, kept for good."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.nights import LATEST_BOUNDARY, end_of_night, night_of
from tests.fakes import FakeClock
from tests.services.desks import new_desk

ZONES = ("UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")

moments = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 # made aware by hypothesis below
    max_value=datetime(2027, 12, 31),  # noqa: DTZ001 # as above
    timezones=st.just(UTC),
)


@given(
    day=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    zone=st.sampled_from(ZONES),
    boundary=st.integers(0, LATEST_BOUNDARY),
)
def test_a_night_has_ended_at_its_end(day: date, zone: str, boundary: int) -> None:
    end = end_of_night(day, zone, boundary)
    assert end.tzinfo is UTC
    assert night_of(end, zone, boundary) > day


@given(
    day=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    zone=st.sampled_from(("UTC", "Asia/Kolkata")),
    boundary=st.integers(1, LATEST_BOUNDARY),
)
def test_a_night_goes_on_until_its_end(day: date, zone: str, boundary: int) -> None:
    end = end_of_night(day, zone, boundary)
    assert night_of(end - timedelta(minutes=1), zone, boundary) == day


@pytest.mark.slow
@settings(max_examples=12)
@given(
    begun=moments,
    wait=st.timedeltas(timedelta(0), timedelta(hours=30)),
    zone=st.sampled_from(ZONES),
    elsewhere=st.sampled_from(ZONES),
    boundary=st.integers(0, LATEST_BOUNDARY),
)
def test_a_page_keeps_the_night_it_was_begun_for(
    begun: datetime, wait: timedelta, zone: str, elsewhere: str, boundary: int
) -> None:
    clock = FakeClock(begun, zone)
    with TemporaryDirectory() as folder:
        desk = new_desk(Path(folder) / "vault", clock)
        desk.settings.set_night_boundary(boundary)
        page = desk.service.open().page
        first = desk.service.save_text(page, "Begun.").entry
        clock.forward(seconds=wait.total_seconds())
        clock.travel(elsewhere)
        last = desk.service.save_text(page, "Begun, and gone on.").entry
        kept = desk.service.look_again(page, stay=True)
        desk.vault.close()
    assert first is not None
    assert last is not None
    assert page.night == night_of(begun, zone, boundary)
    assert first.night == last.night == kept.page.night == page.night
    assert (last.zone, last.created_at, last.written_later) == (zone, first.created_at, False)
    assert kept.text == "Begun, and gone on."
