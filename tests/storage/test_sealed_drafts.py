"""Drafts the database refused: sealed, found again, and forgotten only when they were."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.crypto.keys import DataKey
from journal_app.domain.ports import OpenVault
from journal_app.domain.vault import SealedDraft
from journal_app.storage.drafts import Drafts
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, flip, make_keeper, snapshot

AT = datetime(2026, 11, 21, 23, 10, tzinfo=UTC)
VAULT = "0123456789abcdef" * 2
TEXT = "She asked whether pericardiocentesis would hurt."


def draft(text: str = TEXT, entry: str = "a" * 32, minutes: int = 0) -> SealedDraft:
    at = AT + timedelta(minutes=minutes)
    return SealedDraft(entry=entry, night="2026-11-21", text=text, sealed_at=at)


@pytest.fixture
def vault(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    opened, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    yield opened
    opened.close()


@given(st.text(max_size=400))
def test_any_text_comes_back_from_memory(text: str) -> None:
    drafts = Drafts(key=DataKey(bytes(32)), vault=VAULT)
    sealed = draft(text + "\ud83d\0")
    assert drafts.find([], [drafts.seal(sealed, [])]) == (sealed,)


def test_a_draft_survives_lock_and_unlock(
    vault: OpenVault, tmp_path: Path, clock: FakeClock
) -> None:
    folder = tmp_path / "state"
    in_memory = vault.seal_draft(draft(), [])
    assert vault.seal_draft(draft(), [folder]) == b""
    vault.close()
    files = snapshot(folder)
    assert len(files) == 1
    for name, data in files.items():
        for planted in (TEXT, "pericardiocentesis", "2026-11-21", "a" * 32):
            assert planted.encode() not in data
            assert planted not in name
    again = make_keeper(clock).open_with_passphrase(tmp_path / "journal", PASSPHRASE)
    assert again.sealed_drafts([folder], [in_memory]) == (draft(),)
    again.forget_sealed_drafts([folder])
    assert again.sealed_drafts([folder], []) == ()
    assert list(folder.iterdir()) == []
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_the_owner_may_read_it(vault: OpenVault, tmp_path: Path) -> None:
    folder = tmp_path / "state"
    before = os.umask(0)
    try:
        vault.seal_draft(draft(), [folder])
    finally:
        os.umask(before)
    (path,) = folder.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_first_folder_that_takes_it_has_it(vault: OpenVault, tmp_path: Path) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    first, second = tmp_path / "first", tmp_path / "second"
    vault.seal_draft(draft(), [blocked / "below", first, second])
    assert first.exists()
    assert not second.exists()


def test_when_no_folder_does_the_ciphertext_is_kept_in_memory(
    vault: OpenVault, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    blob = vault.seal_draft(draft(), [blocked])
    assert TEXT.encode() not in blob
    assert vault.sealed_drafts([blocked, tmp_path / "none"], [blob]) == (draft(),)


def test_a_later_draft_of_the_same_page_leaves_the_earlier_one_alone(
    vault: OpenVault, tmp_path: Path
) -> None:
    vault.seal_draft(draft("first"), [tmp_path])
    vault.seal_draft(draft("of another page", entry="b" * 32, minutes=1), [tmp_path])
    vault.seal_draft(draft("second", minutes=2), [tmp_path])
    found = [one.text for one in vault.sealed_drafts([tmp_path], [])]
    assert found == ["first", "of another page", "second"]


def test_drafts_of_another_vault_or_damaged_ones_are_left_alone(
    vault: OpenVault, tmp_path: Path
) -> None:
    folder = tmp_path / "state"
    vault.seal_draft(draft(), [folder])
    (path,) = folder.iterdir()
    flip(path, 200)
    Drafts(key=DataKey(bytes(32)), vault=VAULT).seal(draft("theirs"), [folder])
    (folder / "junk.draft").write_bytes(b"junk")
    before = snapshot(folder)
    assert vault.sealed_drafts([folder], [b"", b"junk"]) == ()
    vault.forget_sealed_drafts([folder])
    assert snapshot(folder) == before


def test_a_flipped_byte_is_refused_and_no_text_in_a_repr() -> None:
    drafts = Drafts(key=DataKey(bytes(32)), vault=VAULT)
    blob = drafts.seal(draft(), [])
    for at in range(0, len(blob), 31):
        changed = bytearray(blob)
        changed[at] ^= 1
        assert drafts.find([], [bytes(changed)]) == ()
    assert "pericardiocentesis" not in repr(drafts.find([], [blob]))
