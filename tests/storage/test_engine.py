"""The encrypted database itself: what it refuses, what it gives away, how it ends."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from journal_app.errors import (
    BugError,
    DiskRefused,
    Problem,
    VaultDamaged,
    VaultUnavailable,
    WorkInterrupted,
    WorldError,
)
from journal_app.storage.engine import (
    checkpoint,
    close,
    interrupt,
    make_engine,
    map_errors,
    reading,
    writing,
)
from journal_app.storage.meta import contents
from tests.fakes import FakeClock
from tests.storage.opened import EVERYTHING, KEY, Opened, open_database


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def problem_of(error: pytest.ExceptionInfo[WorldError]) -> Problem:
    return error.value.problem


def test_nothing_readable_reaches_the_disk(opened: Opened) -> None:
    opened.write("the quokka of the ward")
    beside = {path.name for path in opened.path.parent.iterdir()}
    stored = b"".join(path.read_bytes() for path in opened.path.parent.iterdir())
    assert beside == {"journal.db", "journal.db-wal"}
    for readable in (b"quokka", b"SQLite format", b"CREATE TABLE", b"2026-11"):
        assert readable not in stored


def test_files_are_for_their_owner_only(opened: Opened) -> None:
    opened.write("x")
    modes = {path.name: path.stat().st_mode & 0o777 for path in opened.path.parent.iterdir()}
    assert modes == {"journal.db": 0o600, "journal.db-wal": 0o600}


def test_the_key_shows_nowhere(opened: Opened) -> None:
    shown = repr(opened.engine) + repr(opened.engine.pool) + repr(opened.engine.url)
    assert KEY.hex() not in shown
    assert repr(KEY) not in shown


def test_a_key_of_another_length_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        make_engine(tmp_path / "journal.db", b"short")


def test_settings_that_keep_words_safe_are_on(opened: Opened) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "locking_mode": "exclusive",
    }
    assert {name: opened.sql(f"PRAGMA {name}")[0][0] for name in expected} == expected


def test_another_key_does_not_open_it(opened: Opened) -> None:
    opened.close()
    other = make_engine(opened.path, bytes(32))
    with pytest.raises(VaultDamaged) as error:
        contents(other)
    close(other)
    assert problem_of(error) is Problem.DATABASE_DAMAGED


def test_a_second_connection_is_refused(opened: Opened) -> None:
    opened.write("x")
    second = make_engine(opened.path, KEY)
    with pytest.raises(VaultUnavailable) as error:
        contents(second)
    close(second)
    assert problem_of(error) is Problem.VAULT_IN_USE


def test_closing_empties_the_log_and_lets_go(opened: Opened, clock: FakeClock) -> None:
    entry = opened.write("kept")
    opened.close()
    opened.close()
    assert [path.name for path in opened.path.parent.iterdir()] == ["journal.db"]
    with pytest.raises(BugError):
        opened.stores.entries.text(entry.id)
    again = open_database(opened.path, clock)
    assert again.stores.entries.text(entry.id) == "kept"
    again.close()


def test_an_engine_never_used_closes_without_making_a_file(tmp_path: Path) -> None:
    close(make_engine(tmp_path / "journal.db", KEY))
    assert list(tmp_path.iterdir()) == []


def test_checkpoint_moves_everything_into_the_file(opened: Opened) -> None:
    opened.write("x")
    log = opened.path.with_name("journal.db-wal")
    assert log.stat().st_size > 0
    checkpoint(opened.engine)
    assert log.stat().st_size == 0


_ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


@pytest.mark.parametrize("stoppable_work", [False, True])
def test_a_running_query_can_be_stopped_from_another_thread(
    opened: Opened, stoppable_work: bool
) -> None:
    outcome: list[Exception] = []

    def run() -> None:
        try:
            if not stoppable_work:
                opened.sql(_ENDLESS)
            with writing(opened.engine, stoppable=True) as session:
                session.connection().execute(text(_ENDLESS))
        except Exception as error:  # noqa: BLE001 # whatever it is, the test looks at it
            outcome.append(error)

    worker = threading.Thread(target=run)
    worker.start()
    while worker.is_alive():
        interrupt(opened.engine)
        worker.join(0.01)
    assert [type(error) for error in outcome] == [WorkInterrupted]
    assert opened.write("works again").words == 2


def test_interrupting_leaves_a_save_alone(opened: Opened) -> None:
    with writing(opened.engine) as session:
        session.connection().execute(text("UPDATE meta SET value = '7' WHERE name = 'change'"))
        interrupt(opened.engine)
        session.connection().execute(text("SELECT count(*) FROM entry"))
    assert opened.sql("SELECT value FROM meta WHERE name = 'change'") == [("7",)]


def test_interrupting_a_closed_engine_does_nothing(opened: Opened) -> None:
    opened.close()
    interrupt(opened.engine)


def test_a_failed_change_is_taken_back_whole(opened: Opened) -> None:
    entry = opened.write("before")

    def fail() -> None:
        with writing(opened.engine) as session:
            session.connection().execute(text("UPDATE entry_body SET text = 'after'"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert opened.stores.entries.text(entry.id) == "before"
    assert opened.found("before", EVERYTHING) == [entry.id]


def test_a_full_disk_is_said_and_loses_nothing_saved(opened: Opened, clock: FakeClock) -> None:
    entry = opened.write("saved before")
    pages = opened.sql("PRAGMA page_count")[0][0]
    opened.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskRefused) as error:
        opened.stores.entries.save_text(entry.id, "too much " * 9000, clock.now())
    assert problem_of(error) is Problem.DISK_FULL
    assert opened.stores.entries.text(entry.id) == "saved before"


def test_a_read_only_database_is_said_and_can_be_read(opened: Opened) -> None:
    entry = opened.write("to be read")
    opened.sql("PRAGMA query_only = ON")
    assert opened.stores.entries.text(entry.id) == "to be read"
    with pytest.raises(DiskRefused) as error:
        opened.stores.settings.put("name", "value")
    opened.sql("PRAGMA query_only = OFF")
    assert problem_of(error) is Problem.READ_ONLY


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "gone" / "journal.db", KEY)
    with pytest.raises(DiskRefused) as error:
        contents(engine)
    close(engine)
    assert problem_of(error) is Problem.DISK_GONE


def test_every_flipped_byte_is_found(opened: Opened, clock: FakeClock) -> None:
    entry = opened.write("word " * 5000)
    opened.close()
    sound = opened.path.read_bytes()
    for at in range(37, len(sound), len(sound) // 7):
        damaged = bytearray(sound)
        damaged[at] ^= 0x40
        opened.path.write_bytes(damaged)
        assert found_damaged(opened.path), at
    opened.path.write_bytes(sound)
    assert not found_damaged(opened.path)
    again = open_database(opened.path, clock)
    assert again.stores.entries.text(entry.id) == "word " * 5000
    again.close()


def found_damaged(path: Path) -> bool:
    engine = make_engine(path, KEY)
    try:
        with reading(engine) as session:
            check = text("PRAGMA cipher_integrity_check")
            return bool(session.connection().execute(check).all())
    except VaultDamaged:
        return True
    finally:
        close_quietly(engine)


def close_quietly(engine: Engine) -> None:
    try:
        close(engine)
    except VaultDamaged:
        return


def test_a_body_page_that_was_changed_is_damage_not_a_wrong_key(
    opened: Opened, clock: FakeClock
) -> None:
    entry = opened.write("word " * 20_000)
    opened.close()
    data = bytearray(opened.path.read_bytes())
    for page in range(8, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    opened.path.write_bytes(data)
    engine = make_engine(opened.path, KEY)
    with pytest.raises(VaultDamaged) as error, reading(engine) as session:
        session.connection().execute(text("SELECT text FROM entry_body")).all()
    close_quietly(engine)
    assert problem_of(error) is Problem.DATABASE_DAMAGED
    assert entry.words == 20_000


def test_errors_carry_neither_statement_nor_values(opened: Opened) -> None:
    statement = "INSERT INTO setting (name, value) VALUES ('quokka', 'wallaby')"
    with pytest.raises(BugError) as error:
        opened.sql(statement)
    shown = "".join([str(error.value), repr(error.value.args), str(error.value.__cause__)])
    assert "SQLITE_CONSTRAINT" in shown
    for secret in ("quokka", "wallaby", "INSERT", "setting"):
        assert secret not in shown


def test_errors_of_the_file_system_are_mapped_too() -> None:
    with pytest.raises(DiskRefused) as error, map_errors():
        os.stat("/nowhere/at/all")  # noqa: PTH116 # any call that fails like a missing disk
    assert problem_of(error) is Problem.DISK_GONE
    with pytest.raises(DiskRefused) as refused, map_errors():
        raise PermissionError
    assert problem_of(refused) is Problem.READ_ONLY
