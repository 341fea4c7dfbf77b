"""Participants: ids that belong to keys, and names that cannot be matched across studies."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from journal_app.domain.ids import EntryId
from journal_app.domain.questionnaires import AnswerSheetId
from journal_app.research.participants import (
    LEAST_BEFORE,
    MOST_BEFORE,
    entry_key,
    key_of,
    new_participation,
    night_key,
    participant_id,
    sheet_key,
)
from tests.research.studies_made_up import made_up_file

NOW = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)


def test_an_id_belongs_to_its_key() -> None:
    made = [new_participation(made_up_file(), first_night=NOW.date(), now=NOW) for _ in range(20)]
    assert len({each.participant for each in made}) == len({each.seed for each in made}) == 20
    assert len({each.id for each in made}) == 20
    for each in made:
        assert each.participant == participant_id(key_of(each.seed).public)
        assert each.seed.hex() not in repr(each)
        assert each.origin.isoformat() not in repr(each)


def test_every_night_gets_a_day_above_zero_from_an_origin_that_differs() -> None:
    first = date(2025, 1, 1)
    made = [new_participation(made_up_file(), first_night=first, now=NOW) for _ in range(50)]
    before = [(first - each.origin).days for each in made]
    assert all(LEAST_BEFORE <= days <= MOST_BEFORE for days in before)
    assert len(set(before)) > 20
    later = new_participation(made_up_file(), first_night=date(2026, 11, 1), now=NOW)
    assert later.origin <= made_up_file().study.starts - timedelta(LEAST_BEFORE)


@pytest.mark.parametrize("first", [date.min, date(1, 1, 5), date(20, 1, 1), date(900, 1, 1)])
def test_an_entry_may_be_as_old_as_the_calendar(first: date) -> None:
    file = made_up_file()
    made = [new_participation(file, first_night=first, now=NOW).origin for _ in range(50)]
    assert len(set(made)) > 20
    assert max(made) <= file.study.starts - timedelta(LEAST_BEFORE)


def test_nights_and_entries_are_named_alike_in_one_study_and_otherwise_elsewhere() -> None:
    one, other = bytes(32), bytes(31) + b"\1"
    night = date(2026, 11, 1)
    assert night_key(one, night) == night_key(one, night)
    names = {
        night_key(one, night),
        night_key(other, night),
        night_key(one, night + timedelta(1)),
        entry_key(one, EntryId(night.isoformat())),
        sheet_key(one, AnswerSheetId(night.isoformat())),
    }
    assert len(names) == 5
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in names)
