"""What of a night bears on its prompt is gathered from the vault as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.domain.ids import RotationId, new_id
from journal_app.domain.nights import Night, Shift
from journal_app.domain.prompt_rules import Circumstances
from journal_app.domain.prompts import Moment
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Phase, Rotation
from journal_app.domain.specialties import Specialty
from journal_app.services.night_times import NightTimes
from journal_app.services.prompt_circumstances import PromptCircumstances
from tests.fakes import FakeClock
from tests.services.desks import Desk, new_desk

NIGHT = date(2026, 11, 21)
BEFORE = NIGHT - timedelta(days=1)
EARLIER = NIGHT - timedelta(days=2)


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    made = new_desk(tmp_path / "vault", clock)
    yield made
    made.vault.close()


def gathered(desk: Desk) -> Circumstances:
    times = NightTimes(
        nights=desk.vault.nights,
        clock=desk.clock,
        rotations=desk.rotations,
        settings=desk.settings,
    )
    return PromptCircumstances(desk.vault, times, desk.rotations).of(NIGHT)


def put(desk: Desk, night: date, **rest: object) -> None:
    plain = Night(night=night, zone="UTC", offset_minutes=0)
    desk.vault.nights.put(replace(plain, **rest))  # type: ignore[arg-type] # one of several


def rate(desk: Desk, night: date, scale: Scale, value: int) -> None:
    desk.vault.nights.put_rating(
        Rating(
            night=night,
            scale=scale,
            answer=Answer.GIVEN,
            value=value,
            first_value=value,
            given_at=desk.clock.now(),
            zone="UTC",
            offset_minutes=0,
        )
    )


def test_an_empty_journal_knows_nothing(desk: Desk) -> None:
    assert gathered(desk) == Circumstances(desk.vault.vault_id, NIGHT)


def test_tonight_is_as_it_was_marked(desk: Desk) -> None:
    put(desk, NIGHT, shift=Shift.EVENING, post_call=True, exam=True)
    desk.vault.prompts.put_moments(NIGHT, [Moment.GOOD_DAY])
    now = gathered(desk)
    assert (now.shift, now.post_call, now.exam) == (Shift.EVENING, True, True)
    assert now.moments == {Moment.GOOD_DAY}


def test_the_rotation_gives_phase_and_specialty(desk: Desk) -> None:
    rotation = Rotation(
        id=RotationId(new_id()),
        specialty="Paeds nights",
        start=EARLIER,
        planned_end=NIGHT,
        phase=Phase.ELECTIVE,
    )
    desk.rotations.put(rotation)
    now = gathered(desk)
    assert (now.phase, now.specialty) == (Phase.ELECTIVE, Specialty.PAEDIATRICS)


def test_the_last_time_pressure_counts_for_two_nights(desk: Desk) -> None:
    rate(desk, EARLIER - timedelta(days=1), Scale.TIME_PRESSURE, 10)
    assert gathered(desk).last_time_pressure is None
    rate(desk, EARLIER, Scale.TIME_PRESSURE, 8)
    assert gathered(desk).last_time_pressure == 8
    rate(desk, BEFORE, Scale.TIME_PRESSURE, 3)
    assert gathered(desk).last_time_pressure == 3
    rate(desk, NIGHT, Scale.TIME_PRESSURE, 9)
    assert gathered(desk).last_time_pressure == 9


def test_tonights_burnout_does_not_make_the_night_before_a_hard_one(desk: Desk) -> None:
    rate(desk, NIGHT, Scale.BURNOUT, 10)
    assert not gathered(desk).after_hard_night


def test_before_the_wards_a_rotation_is_for_no_specialty(desk: Desk) -> None:
    rotation = Rotation(
        id=RotationId(new_id()),
        specialty="Cell pathology",
        start=EARLIER,
        planned_end=NIGHT,
        phase=Phase.PRECLINICAL,
    )
    desk.rotations.put(rotation)
    assert gathered(desk).specialty is None
    desk.rotations.put(replace(rotation, phase=Phase.CLERKSHIP))
    assert gathered(desk).specialty is Specialty.PATHOLOGY


@pytest.mark.parametrize(
    ("rest", "post_call"),
    [
        ({"shift": Shift.ON_CALL}, True),
        ({"shift": Shift.NIGHT}, False),
        ({"post_call": True}, False),
        ({"exam": True}, False),
    ],
)
def test_the_night_before_makes_it_follow_a_hard_one(
    desk: Desk, rest: dict[str, object], post_call: bool
) -> None:
    put(desk, BEFORE, **rest)
    now = gathered(desk)
    assert (now.after_hard_night, now.post_call) == (True, post_call)


def test_so_does_feeling_used_up_or_a_death_or_an_error(desk: Desk) -> None:
    put(desk, BEFORE, shift=Shift.DAY)
    rate(desk, EARLIER, Scale.BURNOUT, 6)
    desk.vault.prompts.put_moments(BEFORE, [Moment.GOOD_DAY])
    assert not gathered(desk).after_hard_night
    rate(desk, BEFORE, Scale.BURNOUT, 7)
    assert gathered(desk).after_hard_night
    rate(desk, BEFORE, Scale.BURNOUT, 2)
    desk.vault.prompts.put_moments(BEFORE, [Moment.AFTER_AN_ERROR])
    assert gathered(desk).after_hard_night
