"""Preferences survive a crash, a damaged file and a strange hand."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import DiskRefused, Problem
from journal_app.services.preferences import (
    DAMAGED_NAME,
    FILE_NAME,
    LOOKS,
    RECENT_AT_MOST,
    Preferences,
    PreferencesFile,
)

ONE, TWO = Path("/home/jo/journal"), Path("/media/stick/journal")


def test_nothing_stored_means_defaults(tmp_path: Path) -> None:
    assert PreferencesFile(tmp_path).load() == Preferences()


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    kept = Preferences(
        look="dark", scale=1.5, last_vault=ONE, recent=(ONE, TWO), shared=(TWO,), region="GB"
    )
    PreferencesFile(tmp_path).save(kept)
    assert PreferencesFile(tmp_path).load() == kept


def test_the_file_is_for_its_owner_only_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    PreferencesFile(tmp_path).save(Preferences())
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[1, 2]", b'"x"', b"[" * 60_000])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(damage)
    assert PreferencesFile(tmp_path).load() == Preferences()
    assert (tmp_path / DAMAGED_NAME).read_bytes() == damage
    assert not (tmp_path / FILE_NAME).exists()


def test_single_odd_values_do_not_cost_the_good_ones(tmp_path: Path) -> None:
    odd = {"look": "neon", "scale": 12, "recent": ["/a", 5, ""], "region": 7, "last_vault": "/a"}
    (tmp_path / FILE_NAME).write_text(json.dumps(odd), encoding="utf-8")
    assert PreferencesFile(tmp_path).load() == Preferences(
        last_vault=Path("/a"), recent=(Path("/a"),)
    )


def test_a_scale_that_is_no_number_is_not_taken(tmp_path: Path) -> None:
    for scale in ("NaN", "true", "Infinity", '"2"'):
        (tmp_path / FILE_NAME).write_text(f'{{"scale": {scale}}}', encoding="utf-8")
        assert PreferencesFile(tmp_path).load().scale == 1.0


def test_a_change_keeps_what_else_is_stored(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path)
    file.save(Preferences(region="FR"))
    file.change(lambda p: replace(p, look="light"))
    assert file.load() == Preferences(region="FR", look="light")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_said_to_be_one(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DiskRefused) as caught:
        PreferencesFile(tmp_path).save(Preferences())
    assert caught.value.problem is Problem.READ_ONLY


def test_a_folder_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    with pytest.raises(DiskRefused) as caught:
        PreferencesFile(tmp_path / "nowhere").save(Preferences())
    assert caught.value.problem is Problem.DISK_GONE


def test_journals_opened_come_first_and_the_oldest_fall_off() -> None:
    preferences = Preferences()
    folders = [Path(f"/journal-{n}") for n in range(RECENT_AT_MOST + 3)]
    for folder in [*folders, folders[5]]:
        preferences = preferences.opened(folder)
    assert preferences.last_vault == folders[5]
    assert preferences.recent[:2] == (folders[5], folders[-1])
    assert len(preferences.recent) == RECENT_AT_MOST


def test_a_journal_can_be_forgotten() -> None:
    preferences = Preferences().opened(ONE).opened(TWO).marked_shared(TWO, shared=True)
    fewer = preferences.forgotten(TWO)
    assert (fewer.last_vault, fewer.recent, fewer.shared) == (ONE, (ONE,), ())
    assert fewer.forgotten(ONE) == Preferences()
    assert preferences.forgotten(ONE).last_vault == TWO


def test_sharing_is_marked_once_and_can_be_taken_back() -> None:
    shared = Preferences().marked_shared(ONE, shared=True).marked_shared(ONE, shared=True)
    assert shared.shared == (ONE,)
    assert shared.marked_shared(ONE, shared=False).shared == ()


def test_paths_are_in_no_repr() -> None:
    assert "jo" not in repr(Preferences().opened(ONE).marked_shared(ONE, shared=True))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
NAMES = ("look", "scale", "last_vault", "recent", "shared", "region")


@given(st.dictionaries(st.sampled_from(NAMES), json_values))
def test_whatever_the_file_says_the_result_can_be_used(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("preferences")
    (folder / FILE_NAME).write_text(json.dumps(values), encoding="utf-8")
    loaded = PreferencesFile(folder).load()
    assert loaded.look in LOOKS
    assert 1.0 <= loaded.scale <= 2.0
    PreferencesFile(folder).save(loaded)
    assert PreferencesFile(folder).load() == loaded
