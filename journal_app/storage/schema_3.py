"""Version 3 of the database, as SQL: studies, the consent ledger, questionnaires.

The ledgers only grow: triggers refuse to change, delete or replace their rows, so that what was
agreed to and what was handed over stays as it was. ``INSERT OR REPLACE`` deletes without asking the
triggers for deletion, so an id that is there is refused too; and without a rowid there is no second
way to name a row. Never edited once shipped: a change is a new version.
"""

from __future__ import annotations

from typing import Final

LEDGERS: Final = ("participation", "study_version", "consent_event", "sealed_file")
"""The tables that only grow, each after those it refers to."""

_REFUSALS: Final = tuple(
    f"CREATE TRIGGER {table}_keeps_{what.lower()} BEFORE {what} ON {table} {when}"
    f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    for table in LEDGERS
    for what, when in (
        ("UPDATE", ""),
        ("DELETE", ""),
        ("INSERT", f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "),  # noqa: S608 # our own names
    )
)

TRIGGERS: Final = tuple(f"{t}_keeps_{w}" for t in LEDGERS for w in ("update", "delete", "insert"))
"""Their names."""

STATEMENTS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE participation (
        id VARCHAR NOT NULL PRIMARY KEY,
        study VARCHAR NOT NULL,
        participant VARCHAR NOT NULL,
        study_key VARCHAR NOT NULL,
        seed BLOB NOT NULL,
        origin DATE NOT NULL,
        joined_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE study_version (
        id VARCHAR NOT NULL PRIMARY KEY,
        participation VARCHAR NOT NULL REFERENCES participation (id),
        version INTEGER NOT NULL,
        data BLOB NOT NULL,
        signature BLOB NOT NULL,
        sha256 VARCHAR NOT NULL,
        seen_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        CHECK (version > 0)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX study_version_by_participation ON study_version (participation, version)",
    """
    CREATE TABLE consent_event (
        id VARCHAR NOT NULL PRIMARY KEY,
        participation VARCHAR REFERENCES participation (id),
        study VARCHAR NOT NULL,
        study_version INTEGER NOT NULL,
        study_sha256 VARCHAR NOT NULL,
        notice_sha256 VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        choices VARCHAR NOT NULL,
        at VARCHAR NOT NULL,
        zone VARCHAR NOT NULL,
        offset_minutes INTEGER NOT NULL,
        program VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        CHECK (kind IN ('given', 'refused', 'changed', 'withdrawn'))
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE sealed_file (
        id VARCHAR NOT NULL PRIMARY KEY,
        participation VARCHAR NOT NULL REFERENCES participation (id),
        kind VARCHAR NOT NULL,
        sequence INTEGER NOT NULL,
        study_version INTEGER NOT NULL,
        content_sha256 VARCHAR NOT NULL,
        sealed_sha256 VARCHAR NOT NULL,
        file_name VARCHAR NOT NULL,
        entries VARCHAR NOT NULL,
        nights INTEGER NOT NULL,
        at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        CHECK (kind IN ('package', 'withdrawal'))
    ) WITHOUT ROWID
    """,
    "CREATE INDEX sealed_file_by_participation ON sealed_file (participation, at)",
    *_REFUSALS,
    """
    CREATE TABLE research_review (
        participation VARCHAR NOT NULL PRIMARY KEY,
        state VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE questionnaire (
        id VARCHAR NOT NULL,
        version VARCHAR NOT NULL,
        data BLOB NOT NULL,
        shown BOOLEAN NOT NULL,
        added_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        PRIMARY KEY (id, version)
    )
    """,
    """
    CREATE TABLE answer_sheet (
        id VARCHAR NOT NULL PRIMARY KEY,
        questionnaire VARCHAR NOT NULL,
        version VARCHAR NOT NULL,
        night DATE NOT NULL,
        answers VARCHAR NOT NULL,
        given_at VARCHAR NOT NULL,
        zone VARCHAR NOT NULL,
        offset_minutes INTEGER NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        FOREIGN KEY (questionnaire, version) REFERENCES questionnaire (id, version)
            ON DELETE CASCADE
    )
    """,
    "CREATE INDEX answer_sheet_by_night ON answer_sheet (questionnaire, night)",
)
