"""Rotations, stretches and the night of now, in a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from journal_app.domain.ids import RotationId, StretchId
from journal_app.domain.nights import Stretch
from journal_app.domain.ports import OpenVault
from journal_app.domain.rotations import Rotation
from journal_app.services.rotations import RotationService
from journal_app.services.settings import SettingsService
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper

SURGERY = Rotation(
    id=RotationId("1" * 32),
    specialty="Surgery",
    start=date(2026, 9, 1),
    planned_end=date(2026, 10, 26),
)
MEDICINE = Rotation(
    id=RotationId("2" * 32),
    specialty="Internal Medicine",
    start=date(2026, 10, 27),
    planned_end=date(2026, 12, 20),
    boundary=5 * 60,
)
NIGHT_WEEK = Stretch(StretchId("3" * 32), date(2026, 11, 9), date(2026, 11, 15), 13 * 60)


@pytest.fixture
def vault(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    made, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def service(vault: OpenVault, clock: FakeClock) -> RotationService:
    return RotationService(vault, clock)


def test_the_rotation_of_a_night(service: RotationService) -> None:
    service.put(MEDICINE)
    service.put(SURGERY)
    assert service.rotations() == (SURGERY, MEDICINE)
    assert service.current(date(2026, 11, 21)) == MEDICINE
    assert service.current(date(2026, 10, 26)) == SURGERY
    assert service.current(date(2027, 1, 1)) is None
    service.delete(SURGERY.id)
    assert service.rotations() == (MEDICINE,)


def test_what_is_typed_is_trimmed_before_it_is_kept(service: RotationService) -> None:
    kept = service.put(replace(SURGERY, specialty="  Surgery ", site=" ward  "))
    assert (kept.specialty, kept.site) == ("Surgery", "ward")
    assert service.rotations() == (kept,)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SURGERY, specialty="  "),
        replace(SURGERY, planned_end=date(2026, 8, 31)),
        replace(SURGERY, boundary=15 * 60),
    ],
)
def test_what_cannot_be_is_not_stored(service: RotationService, wrong: Rotation) -> None:
    with pytest.raises(ValueError, match=r"specialty|ends on|night ends"):
        service.put(wrong)
    assert service.rotations() == ()


@pytest.mark.parametrize(
    "wrong", [replace(NIGHT_WEEK, last=date(2026, 11, 8)), replace(NIGHT_WEEK, boundary=-1)]
)
def test_a_stretch_that_cannot_be_is_not_stored(service: RotationService, wrong: Stretch) -> None:
    with pytest.raises(ValueError, match=r"stretch ends|night ends"):
        service.put_stretch(wrong)
    assert service.stretches() == ()


def test_boundaries_hold_default_stretches_and_rotations(
    service: RotationService, vault: OpenVault
) -> None:
    SettingsService(vault).set_night_boundary(6 * 60)
    service.put(SURGERY)
    service.put(MEDICINE)
    service.put_stretch(NIGHT_WEEK)
    default, stretches = service.boundaries()
    assert default == 6 * 60
    assert [(s.first, s.boundary) for s in stretches] == [
        (NIGHT_WEEK.first, 13 * 60),
        (MEDICINE.start, 5 * 60),
    ]
    service.delete_stretch(NIGHT_WEEK.id)
    assert len(service.boundaries()[1]) == 1


@pytest.mark.parametrize(
    ("at", "night"),
    [
        (datetime(2026, 11, 20, 4, 59, tzinfo=UTC), date(2026, 11, 19)),  # the rotation's 05:00
        (datetime(2026, 11, 20, 5, 0, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 11, 12, 12, 59, tzinfo=UTC), date(2026, 11, 11)),  # the stretch's 13:00
        (datetime(2026, 9, 30, 2, 59, tzinfo=UTC), date(2026, 9, 29)),  # 03:59 summer time
        (datetime(2026, 9, 30, 3, 0, tzinfo=UTC), date(2026, 9, 30)),
    ],
)
def test_the_night_of_now(
    service: RotationService, clock: FakeClock, at: datetime, night: date
) -> None:
    service.put(MEDICINE)
    service.put_stretch(NIGHT_WEEK)
    clock.instant = at
    assert service.tonight() == night
    assert service.night_of(at) == night
