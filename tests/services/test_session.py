"""The end of a session: what is kept, what goes, and what is left on the disk."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journal_app.domain.entries import NewEntry
from journal_app.domain.vault import PageState
from journal_app.prompts.library import PromptLibrary
from journal_app.services.session import Session
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
    assert ending.end(page=PageState(), drafts=()) == ()


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
    end(session(folder, clock))
    after = session(folder, clock)
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
