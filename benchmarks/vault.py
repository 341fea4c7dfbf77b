"""Unlocking and saving at 10,000 entries, beside plain SQLite and jrnl, in one run."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.corpus import Corpus, fill
from benchmarks.jrnl_peer import JrnlPeer
from benchmarks.table import Row, emit, percentile, spread, timed
from journal_app.clock import SystemClock
from journal_app.crypto.kdf import KdfCost, derive
from journal_app.domain.entries import EntryFilter
from journal_app.domain.ids import EntryId
from journal_app.storage.instance_lock import FileInstanceLock
from journal_app.storage.keeper import FolderKeeper
from journal_app.storage.layout import Layout

ENTRIES = 10_000
SAVES = 300
OPENINGS = 15
PASSPHRASE = "quiet corridor lantern"
NOWHERE = "zzyzx"


def made_vault(folder: Path) -> FolderKeeper:
    """Make a vault of invented entries."""
    keeper = FolderKeeper(clock=SystemClock(), new_lock=FileInstanceLock)
    vault, _ = keeper.create(folder, PASSPHRASE)
    engine = vault._now().engine  # type: ignore[attr-defined]  # noqa: SLF001 # filled in bulk
    fill(engine, ENTRIES)
    vault.close()
    return keeper


def unlock_times(keeper: FolderKeeper, folder: Path) -> tuple[list[float], list[float]]:
    """Return milliseconds from passphrase to the first page read, and of Argon2id alone."""
    whole, alone = [], []
    for _ in range(OPENINGS):
        began = time.perf_counter()
        vault = keeper.open_with_passphrase(folder, PASSPHRASE)
        newest = vault.entries.page("", EntryFilter(), None, 50)[0]
        vault.entries.text(newest.entry.id)
        whole.append((time.perf_counter() - began) * 1000)
        vault.close()
        alone += timed(lambda: derive(PASSPHRASE, b"0" * 16, KdfCost()), 1)
    return whole, alone


def save_times(keeper: FolderKeeper, folder: Path) -> list[float]:
    """Return milliseconds for saving a changed 350-word entry, durable, history and index too."""
    vault = keeper.open_with_passphrase(folder, PASSPHRASE)
    entry = vault.entries.page("", EntryFilter(), None, 1)[0].entry.id
    taken = _saves(lambda body, at: vault.entries.save_text(EntryId(entry), body, at))
    vault.close()
    return taken


def _saves(save: Callable[[str, datetime], object]) -> list[float]:
    corpus, at, taken = Corpus(9), datetime.now(UTC), []
    for n in range(SAVES):
        body, moment = corpus.text(), at + timedelta(seconds=n)
        began = time.perf_counter()
        save(body, moment)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def plain_save_times(folder: Path) -> list[float]:
    """Return the same for plain SQLite: one table, one full-text index, WAL and full syncing."""
    base = sqlite3.connect(folder / "plain.db", isolation_level=None)
    base.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT, changed TEXT);"
        "CREATE VIRTUAL TABLE words USING fts5(text, content='entry', content_rowid='id',"
        " tokenize='porter unicode61');"
        "CREATE TRIGGER changed AFTER UPDATE OF text ON entry BEGIN"
        " INSERT INTO words(words, rowid, text) VALUES ('delete', old.id, old.text);"
        " INSERT INTO words(rowid, text) VALUES (new.id, new.text); END;"
        "CREATE TRIGGER added AFTER INSERT ON entry BEGIN"
        " INSERT INTO words(rowid, text) VALUES (new.id, new.text); END;"
    )
    corpus = Corpus(5)
    base.execute("BEGIN")
    rows = ((n, corpus.text(), "") for n in range(1, ENTRIES + 1))
    base.executemany("INSERT INTO entry VALUES (?, ?, ?)", rows)
    base.execute("COMMIT")
    taken = _saves(
        lambda body, at: base.execute(
            "UPDATE entry SET text = ?, changed = ? WHERE id = ?",
            (body, at.isoformat(), ENTRIES),
        )
    )
    base.close()
    return taken


@dataclass(frozen=True)
class Ours:
    """What Heartbeat needs for what jrnl is asked to do, in milliseconds."""

    unlock: float
    search: float
    save: float


def search_time(keeper: FolderKeeper, folder: Path) -> float:
    """Return the median time of finding a word that is nowhere."""
    vault = keeper.open_with_passphrase(folder, PASSPHRASE)
    taken = timed(lambda: vault.entries.page(NOWHERE, EntryFilter(), None, 50), SAVES)
    vault.close()
    return statistics.median(taken)


def report_vault(folder: Path) -> Ours:
    """Measure and report Heartbeat and plain SQLite; return what compares with jrnl."""
    place = folder / "vault"
    keeper = made_vault(place)
    whole, alone = unlock_times(keeper, place)
    beyond = statistics.median(whole) - statistics.median(alone)
    emit(
        Row(
            f"Unlock to first page and last text, {ENTRIES:,} entries, beyond Argon2id, warm",
            f"{beyond:.0f} ms (Argon2id {statistics.median(alone):.0f} ms)",
            reach="150 ms",
            met=beyond <= 150,
        )
    )
    saves, plain = save_times(keeper, place), plain_save_times(folder)
    ratio = statistics.median(saves) / statistics.median(plain)
    emit(
        Row(
            "Durable save, 350 words",
            spread(saves),
            f"plain SQLite {spread(plain)}",
            f"{ratio:.1f} x",
            "p99 10 ms",
            met=percentile(saves, 99) <= 10,
        )
    )
    size = Layout(place).database.stat().st_size / 2**20
    emit(Row(f"Database, {ENTRIES:,} entries", f"{size:.0f} MB"))
    search = search_time(keeper, place)
    return Ours(statistics.median(whole), search, statistics.median(saves))


def report_jrnl(folder: Path, ours: Ours) -> None:
    """Measure and report jrnl with an encrypted journal of the same size."""
    (folder / "jrnl").mkdir()
    peer = JrnlPeer(folder / "jrnl", ENTRIES)
    asked = (
        ("unlock and show the last", ours.unlock, ("-n", "1", "--short")),
        ("search a word", ours.search, ("-contains", NOWHERE)),
        ("add one entry", ours.save, ("today: A quiet evening. The corridor was dark.",)),
    )
    for work, own, command in asked:
        taken = statistics.median(peer.run(*command) for _ in range(3))
        emit(
            Row(
                f"{ENTRIES:,} entries: {work}, a warm program against one started for each command",
                f"{own:.1f} ms",
                f"jrnl {taken:.0f} ms",
                f"{own / taken:.3f} x",
            )
        )


def main() -> None:
    """Measure in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as name:
        report_jrnl(Path(name), report_vault(Path(name)))


if __name__ == "__main__":
    main()
