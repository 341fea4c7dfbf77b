"""Which backups stay, over a simulated 400 days and over anything else."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_app.storage.thinning import NEWEST, gone_by, to_keep

START = datetime(2026, 1, 1, 6, 30, tzinfo=UTC)
INSTANTS = st.integers(0, 4 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def simulated(days: int, per_day: int) -> tuple[set[datetime], datetime, int]:
    """Back up several times a day and thin each time; return what is left, now, and the most."""
    kept: set[datetime] = set()
    now, most = START, 0
    for day in range(days):
        for turn in range(per_day):
            now = START + timedelta(days=day, minutes=25 * turn)
            kept = set(to_keep(kept | {now}, now))
            most = max(most, len(kept))
    return kept, now, most


def test_after_400_days_of_twenty_sessions_each_age_is_still_there() -> None:
    kept, now, most = simulated(400, 20)
    ages = [now - instant for instant in kept]
    assert sum(age <= timedelta(days=1) for age in ages) == NEWEST + 1, "and yesterday's last"
    for days in range(1, 30):
        wanted = (now - timedelta(days=days)).date()
        assert [instant.date() for instant in kept].count(wanted) == 1
    weeks = {instant.isocalendar()[:2] for instant in kept}
    for weeks_ago in range(26):
        assert (now - timedelta(weeks=weeks_ago)).isocalendar()[:2] in weeks
    months = {(instant.year, instant.month) for instant in kept}
    assert months == {(2026, month) for month in range(1, 13)} | {(2027, 1), (2027, 2)}
    assert most <= NEWEST + 31 + 27 + 14


def test_one_session_a_week_keeps_them_all_for_half_a_year() -> None:
    weekly = {START + timedelta(weeks=n) for n in range(26)}
    assert to_keep(weekly, max(weekly)) == weekly


def test_nothing_is_left_between_two_kept_ones_for_longer_than_their_age_allows() -> None:
    kept, now, _ = simulated(400, 3)
    ordered = sorted(kept)
    for earlier, later in itertools.pairwise(ordered):
        allowed = timedelta(days=2) if now - earlier < timedelta(days=29) else timedelta(days=8)
        if now - earlier > timedelta(weeks=26):
            allowed = timedelta(days=32)
        assert later - earlier <= allowed


@given(taken=st.sets(INSTANTS, max_size=60), now=INSTANTS)
def test_the_newest_always_stays_and_thinning_again_changes_nothing(
    taken: set[datetime], now: datetime
) -> None:
    kept = to_keep(taken, now)
    assert kept <= taken
    assert to_keep(kept, now) == kept
    if taken:
        assert max(taken) in kept
    assert {instant for instant in taken if instant > now} <= kept
    assert {(i.year, i.month) for i in taken} == {(i.year, i.month) for i in kept}


@given(taken=st.sets(INSTANTS, min_size=1, max_size=40), now=INSTANTS)
def test_what_goes_has_a_newer_one_close_by(taken: set[datetime], now: datetime) -> None:
    kept = to_keep(taken, now)
    for gone in taken - kept:
        assert any(timedelta(0) < one - gone <= timedelta(days=31) for one in kept)


def test_backups_of_this_month_are_gone_when_a_month_of_days_has_passed() -> None:
    now = datetime(2026, 3, 10, 22, tzinfo=UTC)
    taken = [now - timedelta(days=days) for days in range(5)]
    gone, lasting = gone_by(taken, now, taken[-1])
    assert lasting == 0
    assert gone is not None
    left, later = set(taken), now
    while left & set(taken):
        later += timedelta(days=1)
        left = set(to_keep({*left, later}, later))
    assert gone == later.date()


def test_the_last_backup_of_a_month_that_is_over_stays() -> None:
    now = datetime(2026, 3, 1, 22, tzinfo=UTC)
    taken = [now - timedelta(days=days) for days in (1, 2, 40)]
    gone, lasting = gone_by(taken, now, now - timedelta(days=3))
    assert lasting == 1, "28 February; the one of January is older than the words"
    assert gone is not None
    assert gone > now.date()
    assert gone_by(taken, now, now) == (None, 0)
    assert gone_by([], now, now) == (None, 0)
