"""The end of a session: what is kept, what goes, and what is left on the disk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.entries import NewEntry
from journal_app.domain.vault import PageState
from journal_app.errors import Problem, VaultDamaged
from journal_app.prompts.library import PromptLibrary
from journal_app.services.session import Ending, Session
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper

NIGHT = date(2026, 11, 21)


def session(folder: Path, clock: FakeClock, *, new: bool = False) -> Session:
    keeper = make_keeper(clock)
    vault = (
        keeper.create(folder, PASSPHRASE)[0]
        if new
        else keeper.open_with_passphrase(folder, PASSPHRASE)
    )
    state = folder.parent / "state"
    state.mkdir(exist_ok=True)
    return Session(vault=vault, clock=clock, library=PromptLibrary(), state_folder=state)


def end(ending: Session) -> None:
    assert ending.end(page=PageState(), drafts=()) == Ending()


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_the_bin_keeps_an_entry_for_thirty_days(
    tmp_path: Path, clock: FakeClock, days: int, left: int
) -> None:
    folder = tmp_path / "journal"
    first = session(folder, clock, new=True)
    entry = first.vault.entries.add(NewEntry(NIGHT, clock.now(), "UTC", 0, text="kept a while"))
    first.journal.put_in_bin(entry.id)
    end(first)
    clock.forward(days=days)
    after = session(folder, clock)
    after.journal.empty_old_bin()
    assert len(after.journal.binned()) == left
    end(after)


def test_every_session_leaves_a_backup(tmp_path: Path, clock: FakeClock) -> None:
    folder = tmp_path / "journal"
    end(session(folder, clock, new=True))
    clock.forward(hours=1)
    end(session(folder, clock))
    assert len(make_keeper(clock).backups(folder)) == 2


def test_the_log_is_empty_and_the_lock_free_after_a_session(
    tmp_path: Path, clock: FakeClock
) -> None:
    folder = tmp_path / "journal"
    end(session(folder, clock, new=True))
    logs = [path for path in folder.glob("journal.db-*") if path.stat().st_size]
    assert logs == []
    end(session(folder, clock))


def test_damage_found_at_the_end_is_returned_and_the_journal_is_closed_all_the_same(
    tmp_path: Path, clock: FakeClock
) -> None:
    folder = tmp_path / "journal"
    first = session(folder, clock, new=True)
    for number in range(40):
        text = f"night {number} " + "and so on " * 600
        first.vault.entries.add(NewEntry(NIGHT, clock.now(), "UTC", 0, text=text))
    end(first)
    clock.forward(hours=1)
    ending = session(folder, clock)
    with (folder / "journal.db").open("r+b") as file:
        file.seek((folder / "journal.db").stat().st_size // 2)
        file.write(bytes(8192))
    trouble = ending.end(page=PageState(), drafts=()).trouble
    assert isinstance(trouble, VaultDamaged)
    assert trouble.problem is Problem.DATABASE_DAMAGED
    assert len(make_keeper(clock).backups(folder)) == 1


def test_a_backup_that_no_disk_took_is_known_to_the_next_session(
    tmp_path: Path, clock: FakeClock
) -> None:
    folder = tmp_path / "journal"
    first = session(folder, clock, new=True)
    (folder / "backups").rmdir()
    (folder / "backups").write_bytes(b"")
    end(first)
    second = session(folder, clock)
    assert second.standing().backup_refused
    (folder / "backups").unlink()
    end(second)
    third = session(folder, clock)
    assert not third.standing().backup_refused
    end(third)
