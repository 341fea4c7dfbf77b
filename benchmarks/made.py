"""Journals made for measuring, in the place where Heartbeat looks for the first one."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpus import fill
from journal_app.cli.vaults import folder_keeper
from journal_app.clock import SystemClock
from journal_app.services.demo import fill_demo

PASSPHRASE = "quiet corridor lantern"


def place(home: Path) -> Path:
    """Return where the first journal of a home is."""
    return home / ".local" / "share" / "heartbeat" / "journal"


def small_vault(home: Path) -> Path:
    """Make the sample journal, a term of invented nights; return its folder."""
    vault, _ = folder_keeper().create(place(home), PASSPHRASE)
    fill_demo(vault, SystemClock(), lambda _done, _all: None)
    vault.close()
    return place(home)


def large_vault(folder: Path, entries: int) -> Path:
    """Make a journal of invented words with the usual cost of its passphrase."""
    vault, _ = folder_keeper().create(folder, PASSPHRASE)
    engine = vault._now().engine  # type: ignore[attr-defined]  # noqa: SLF001 # filled in bulk
    fill(engine, entries)
    vault.close()
    return folder
