"""Reading back, on real vaults."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entries import EntryFilter, VersionKind
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Scale
from journal_app.services.journal import BIN_DAYS, clean_tags
from tests.fakes import FakeClock
from tests.ui.journal.shelf import ROTATIONS, TONIGHT, Shelf, new_shelf

ALL = EntryFilter()


@pytest.fixture
def shelf(tmp_path: Path, clock: FakeClock) -> Iterator[Shelf]:
    opened = new_shelf(tmp_path / "journal", clock)
    yield opened
    opened.vault.close()


def test_only_what_finds_something_is_offered(shelf: Shelf) -> None:
    for rotation in ROTATIONS:
        shelf.vault.rotations.put(rotation)
    shelf.write(TONIGHT, "free", tags=("names",))
    shelf.write(TONIGHT, "kept", theme=Theme.ROLE_MODELS, prompt="Who?")
    choices = shelf.journal.choices()
    assert choices.themes == (Theme.ROLE_MODELS,)
    assert choices.tags == ("names",)
    assert [rotation.specialty for rotation in choices.rotations] == [
        "Internal Medicine",
        "Surgery",
    ]
    assert "names" not in repr(choices)


def test_an_entry_opens_with_its_night(shelf: Shelf) -> None:
    shelf.vault.rotations.put(ROTATIONS[1])
    entry = shelf.write(TONIGHT, "She sat down first.")
    shelf.rate(TONIGHT, Scale.BURNOUT, 4)
    shelf.rate(TONIGHT, Scale.TIME_PRESSURE, 7)
    shelf.shift(TONIGHT, Shift.ON_CALL)
    opened = shelf.journal.read(entry.id)
    assert opened.text == "She sat down first."
    assert opened.ratings == ((Scale.TIME_PRESSURE, 7), (Scale.BURNOUT, 4))
    assert opened.rotation == ROTATIONS[1]
    assert opened.shift is Shift.ON_CALL
    assert "sat down" not in repr(opened)


def test_an_edit_keeps_the_first_version_and_a_restore_keeps_the_edit(shelf: Shelf) -> None:
    entry = shelf.write(TONIGHT - timedelta(days=30), "as it was")
    shelf.journal.save(entry.id, "as it became")
    [first] = shelf.journal.versions(entry.id)
    assert first.kind is VersionKind.FIRST
    assert shelf.journal.version_text(first.id) == "as it was"
    shelf.clock.forward(minutes=1)
    opened = shelf.journal.restore_version(first.id)
    assert opened.text == "as it was"
    kinds = [version.kind for version in shelf.journal.versions(entry.id)]
    assert kinds == [VersionKind.BEFORE_RESTORE, VersionKind.FIRST]


def test_the_bin_counts_its_days_and_is_emptied_after_thirty(shelf: Shelf) -> None:
    entry = shelf.write(TONIGHT, "to be binned")
    shelf.journal.put_in_bin(entry.id)
    assert shelf.journal.count("", ALL) == 0
    assert [item.days_left for item in shelf.journal.binned()] == [BIN_DAYS]
    shelf.clock.forward(days=29, hours=23)
    assert [item.days_left for item in shelf.journal.binned()] == [1]
    assert shelf.journal.empty_old_bin() == 0
    shelf.clock.forward(hours=2)
    assert [item.days_left for item in shelf.journal.binned()] == [0]
    assert shelf.journal.empty_old_bin() == 1
    with pytest.raises(KeyError):
        shelf.journal.read(entry.id)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ([], None),
        ([date(2025, 11, 21)], date(2025, 11, 21)),
        ([date(2025, 11, 15), date(2025, 11, 24)], date(2025, 11, 24)),
        ([date(2025, 11, 13)], None),
    ],
)
def test_a_year_ago_is_that_night_or_the_nearest(
    shelf: Shelf, written: list[date], found: date | None
) -> None:
    for night in written:
        shelf.write(night, "then")
    year_ago = shelf.journal.year_ago()
    assert year_ago.night == date(2025, 11, 21)
    assert year_ago.written == found


def test_a_leap_day_looks_back_to_the_28th(tmp_path: Path) -> None:
    clock = FakeClock(datetime(2028, 2, 29, 22, tzinfo=UTC))
    shelf = new_shelf(tmp_path / "leap", clock)
    assert shelf.journal.year_ago().night == date(2027, 2, 28)
    shelf.vault.close()


def test_a_months_nights_end_with_the_month(shelf: Shelf) -> None:
    nights = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1)]
    for night in nights:
        shelf.write(night, "then")
    assert shelf.journal.nights_written(date(2026, 2, 17)) == frozenset(nights[1:3])


@given(st.lists(st.text(max_size=12), max_size=8))
def test_cleaned_tags_are_whole_and_single(tags: list[str]) -> None:
    cleaned = clean_tags(tags)
    assert clean_tags(cleaned) == cleaned
    assert len({tag.casefold() for tag in cleaned}) == len(cleaned)
    assert all(tag == " ".join(tag.split()) != "" for tag in cleaned)
    wanted = {" ".join(tag.split()).casefold() for tag in tags} - {""}
    assert {tag.casefold() for tag in cleaned} == wanted
