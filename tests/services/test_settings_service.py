"""Settings in a real vault: typed, checked, and never a reason to keep a journal shut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal_app.domain.nights import DEFAULT_BOUNDARY
from journal_app.domain.ports import OpenVault
from journal_app.services import settings as names
from journal_app.services.settings import QUICK_HIDE_KEYS, Recovery, SettingsService
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper, opened


@pytest.fixture
def vault(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    made, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def settings(vault: OpenVault) -> SettingsService:
    return SettingsService(vault)


def test_defaults(settings: SettingsService) -> None:
    assert settings.night_boundary() == DEFAULT_BOUNDARY
    assert settings.auto_lock_minutes() == 10
    assert settings.lock_with_session()
    assert not settings.shared_computer()
    assert settings.quick_hide_key() == QUICK_HIDE_KEYS[0]
    assert settings.region() == ""
    assert settings.second_backup_folder() is None
    assert settings.recovery() is Recovery.NOT_YET
    assert settings.rating_window_hours() == 36


def test_everything_set_is_there_after_unlocking_again(tmp_path: Path, clock: FakeClock) -> None:
    keeper = make_keeper(clock)
    made, _ = keeper.create(tmp_path / "journal", PASSPHRASE)
    settings = SettingsService(made)
    settings.set_night_boundary(300)
    settings.set_auto_lock_minutes(5)
    settings.set_lock_with_session(lock=False)
    settings.set_shared_computer(shared=True)
    settings.set_quick_hide_key(QUICK_HIDE_KEYS[1])
    settings.set_region("fr")
    settings.set_second_backup_folder(tmp_path / "stick")
    settings.set_recovery(Recovery.CONFIRMED)
    settings.set_rating_window_hours(48)
    made.close()
    with opened(keeper, tmp_path / "journal") as again:
        kept = SettingsService(again)
        assert kept.night_boundary() == 300
        assert kept.auto_lock_minutes() == 5
        assert not kept.lock_with_session()
        assert kept.shared_computer()
        assert kept.quick_hide_key() == QUICK_HIDE_KEYS[1]
        assert kept.region() == "FR"
        assert kept.second_backup_folder() == tmp_path / "stick"
        assert kept.recovery() is Recovery.CONFIRMED
        assert kept.rating_window_hours() == 48
        kept.set_second_backup_folder(None)
        assert kept.second_backup_folder() is None


def test_a_shared_computer_locks_sooner_unless_told_otherwise(settings: SettingsService) -> None:
    settings.set_shared_computer(shared=True)
    assert settings.auto_lock_minutes() == 2
    settings.set_auto_lock_minutes(4)
    assert settings.auto_lock_minutes() == 4


REFUSED: list[Callable[[SettingsService], None]] = [
    lambda s: s.set_night_boundary(-1),
    lambda s: s.set_night_boundary(14 * 60 + 1),
    lambda s: s.set_auto_lock_minutes(0),
    lambda s: s.set_auto_lock_minutes(61),
    lambda s: s.set_quick_hide_key("A"),
    lambda s: s.set_region("England"),
    lambda s: s.set_region("1x"),
    lambda s: s.set_rating_window_hours(0),
]


@pytest.mark.parametrize("change", REFUSED)
def test_what_cannot_be_is_not_stored(
    settings: SettingsService, vault: OpenVault, change: Callable[[SettingsService], None]
) -> None:
    before = vault.settings.all()
    with pytest.raises(ValueError, match=r"night|between|key|country"):
        change(settings)
    assert vault.settings.all() == before


@pytest.mark.parametrize("strange", ["", "x", "-4", "99999", "٣", "1e3", "yes please"])
def test_strange_values_count_as_never_set(
    settings: SettingsService, vault: OpenVault, strange: str
) -> None:
    for name in (
        *(names.NIGHT_BOUNDARY, names.AUTO_LOCK, names.LOCK_WITH_SESSION, names.SHARED_COMPUTER),
        *(names.QUICK_HIDE, names.REGION, names.RECOVERY, names.RATING_WINDOW),
    ):
        vault.settings.put(name, strange)
    test_defaults(settings)
