"""Nights, their ratings and their span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.domain.nights import Night, Shift
from journal_app.domain.ratings import Answer, Rating, Scale
from tests.fakes import FakeClock
from tests.storage.opened import NIGHT, Opened, open_database

CALL = Night(NIGHT, "Asia/Kolkata", 330, 720, Shift.ON_CALL, post_call=True, exam=True)


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def rating(opened: Opened, value: int | None, **changes: object) -> Rating:
    answer = Answer.NOT_TONIGHT if value is None else Answer.GIVEN
    plain = Rating(NIGHT, Scale.BURNOUT, answer, value, None, opened.clock.now(), "UTC", 0)
    return replace(plain, **changes)  # type: ignore[arg-type] # fields of Rating by name


def test_a_night_comes_back_and_can_change(opened: Opened) -> None:
    assert opened.stores.nights.get(NIGHT) is None
    opened.stores.nights.put(CALL)
    assert opened.stores.nights.get(NIGHT) == CALL
    changed = replace(CALL, shift=None, post_call=False)
    opened.stores.nights.put(changed)
    assert opened.stores.nights.get(NIGHT) == changed
    assert opened.sql("SELECT count(*) FROM night") == [(1,)]


def test_an_impossible_boundary_is_refused(opened: Opened) -> None:
    with pytest.raises(ValueError, match="ends between"):
        opened.stores.nights.put(replace(CALL, boundary=15 * 60))


def test_a_range_of_nights_has_both_its_ends(opened: Opened) -> None:
    nights = [replace(CALL, night=NIGHT + timedelta(days=n)) for n in (4, 0, 2)]
    for night in nights:
        opened.stores.nights.put(night)
    found = opened.stores.nights.between(NIGHT, NIGHT + timedelta(days=2))
    assert found == (nights[1], nights[2])


def test_the_first_number_of_a_night_stays(opened: Opened) -> None:
    put = opened.stores.nights.put_rating
    assert put(rating(opened, None)).first_value is None
    assert put(rating(opened, 7)).first_value == 7
    assert put(rating(opened, 3)).first_value == 7
    cleared = put(rating(opened, None, answer=Answer.CLEARED))
    assert (cleared.value, cleared.first_value) == (None, 7)
    assert put(rating(opened, 0)) == rating(opened, 0, first_value=7)
    assert opened.stores.nights.ratings(NIGHT) == (rating(opened, 0, first_value=7),)


def test_an_imported_rating_keeps_its_own_first_number(opened: Opened) -> None:
    stored = opened.stores.nights.put_rating(rating(opened, 4, first_value=9, written_later=True))
    assert stored == rating(opened, 4, first_value=9, written_later=True)


def test_zero_is_a_rating_and_missing_is_none(opened: Opened) -> None:
    opened.stores.nights.put_rating(rating(opened, 0))
    opened.stores.nights.put_rating(rating(opened, None, scale=Scale.TIME_PRESSURE))
    values = [(r.scale, r.value) for r in opened.stores.nights.ratings(NIGHT)]
    assert values == [(Scale.TIME_PRESSURE, None), (Scale.BURNOUT, 0)]


@pytest.mark.parametrize(
    ("value", "changes"),
    [
        (11, {}),
        (-1, {}),
        (None, {"answer": Answer.GIVEN}),
        (4, {"answer": Answer.NOT_TONIGHT}),
        (4, {"first_value": 12}),
    ],
)
def test_impossible_ratings_are_refused(
    opened: Opened, value: int | None, changes: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match="rating"):
        opened.stores.nights.put_rating(rating(opened, value, **changes))
    assert opened.stores.nights.ratings(NIGHT) == ()


def test_ratings_of_a_range_come_oldest_first(opened: Opened) -> None:
    for days in (3, 0, 1):
        night = NIGHT + timedelta(days=days)
        opened.stores.nights.put_rating(rating(opened, days, night=night))
        opened.stores.nights.put_rating(rating(opened, 9, night=night, scale=Scale.TIME_PRESSURE))
    found = opened.stores.nights.ratings_between(NIGHT, NIGHT + timedelta(days=1))
    assert [(r.night - NIGHT).days for r in found] == [0, 0, 1, 1]
    assert [r.scale for r in found[:2]] == [Scale.TIME_PRESSURE, Scale.BURNOUT]


def test_the_span_covers_entries_and_ratings_that_count(opened: Opened) -> None:
    nights = opened.stores.nights
    assert nights.span() is None
    nights.put(replace(CALL, night=NIGHT - timedelta(days=90)))
    nights.put_rating(rating(opened, None, answer=Answer.CLEARED))
    assert nights.span() is None
    early, late = NIGHT - timedelta(days=5), NIGHT + timedelta(days=5)
    nights.put_rating(rating(opened, 5, night=late))
    assert nights.span() == (late, late)
    entry = opened.write("a", early)
    binned = opened.write("b", early - timedelta(days=1))
    opened.stores.entries.put_in_bin(binned.id, opened.clock.now())
    assert nights.span() == (early, late)
    opened.stores.entries.put_in_bin(entry.id, opened.clock.now())
    assert nights.span() == (late, late)
