"""A vault as the first version of the program left it: its own steps, and rows of its own."""

from __future__ import annotations

from pathlib import Path

from journal_app.crypto.keys import DataKey
from journal_app.domain.entries import Entry
from journal_app.domain.ports import OpenVault
from journal_app.storage.engine import close, make_engine
from journal_app.storage.migrations import STEPS, migrate
from tests.fakes import FakeClock
from tests.storage.vaults import write_entry

ADDED_SINCE = (
    "hint_feature",
    "hint_correction",
    "note",
    "person",
    "contact",
    "entry_form",
    "night_moments",
    "prompt_pack",
    "own_prompt",
    "prompt_mark",
    "guard_word",
    "replacement_log",
    "sealed_file",
    "consent_event",
    "study_version",
    "participation",
    "research_review",
    "answer_sheet",
    "questionnaire",
)


def back_to_version_1(database: Path, key: DataKey) -> None:
    """Turn a closed vault into what version 1 left: the same schema, statement for statement."""
    engine = make_engine(database, key.raw)
    fresh = make_engine(database.with_name("fresh.db"), bytes(32))
    migrate(fresh, lambda _found, _known: None, steps=STEPS[:1])
    with engine.begin() as connection, fresh.begin() as other:
        for table in ADDED_SINCE:
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("DROP INDEX entry_by_prompt")
        connection.exec_driver_sql("PRAGMA user_version = 1")
        schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        now, then = (
            [tuple(row) for row in each.exec_driver_sql(schema)] for each in (connection, other)
        )
        assert now == then
    close(engine)
    close(fresh)
    database.with_name("fresh.db").unlink()


def write_some(vault: OpenVault, clock: FakeClock) -> list[Entry]:
    return [write_entry(vault, clock, f"written at version 1, page {n}") for n in range(3)]
