"""A vault as an earlier version of the program left it: its own steps, and rows of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from journal_app.crypto.keys import DataKey
from journal_app.domain.entries import Entry
from journal_app.domain.ports import OpenVault
from journal_app.storage.engine import close, make_engine
from journal_app.storage.migrations import STEPS, migrate
from tests.fakes import FakeClock
from tests.storage.vaults import write_entry

ADDED_WITH: Final = {
    4: (
        "TABLE hint_feature",
        "TABLE hint_correction",
        "TABLE note",
        "TABLE person",
        "TABLE contact",
        "TABLE entry_form",
        "TABLE night_moments",
        "TABLE prompt_pack",
        "TABLE own_prompt",
        "TABLE prompt_mark",
        "INDEX entry_by_prompt",
    ),
    3: (
        "TABLE sealed_file",
        "TABLE consent_event",
        "TABLE study_version",
        "TABLE participation",
        "TABLE research_review",
        "TABLE answer_sheet",
        "TABLE questionnaire",
    ),
    2: ("TABLE guard_word", "TABLE replacement_log"),
}
"""What each version brought, in an order in which it can be taken away."""


def back_to(version: int, database: Path, key: DataKey) -> None:
    """Turn a closed vault into what a version left: the same schema, statement for statement."""
    engine = make_engine(database, key.raw)
    fresh = make_engine(database.with_name("fresh.db"), bytes(32))
    migrate(fresh, lambda _found, _known: None, steps=STEPS[:version])
    with engine.begin() as connection, fresh.begin() as other:
        for number, added in ADDED_WITH.items():
            for thing in added if number > version else ():
                connection.exec_driver_sql(f"DROP {thing}")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
        schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        now, then = (
            [tuple(row) for row in each.exec_driver_sql(schema)] for each in (connection, other)
        )
        assert now == then
    close(engine)
    close(fresh)
    database.with_name("fresh.db").unlink()


def write_some(vault: OpenVault, clock: FakeClock) -> list[Entry]:
    return [write_entry(vault, clock, f"written long ago, page {n}") for n in range(3)]
