"""Version 2 of the database, as SQL: guard words, and the log of what exports replaced.

Never edited once shipped: a change is a new version.
"""

from __future__ import annotations

from typing import Final

STATEMENTS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE guard_word (
        id VARCHAR NOT NULL PRIMARY KEY,
        folded VARCHAR NOT NULL UNIQUE,
        words VARCHAR NOT NULL,
        kind VARCHAR,
        decision VARCHAR NOT NULL,
        decided_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        CHECK (decision IN ('always', 'never'))
    )
    """,
    """
    CREATE TABLE replacement_log (
        id VARCHAR NOT NULL PRIMARY KEY,
        export VARCHAR NOT NULL,
        entry VARCHAR NOT NULL REFERENCES entry (id) ON DELETE CASCADE ON UPDATE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        tier VARCHAR NOT NULL,
        source VARCHAR NOT NULL,
        put VARCHAR NOT NULL,
        words VARCHAR NOT NULL,
        text_hash VARCHAR NOT NULL,
        at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        CHECK (0 <= start AND start < "end")
    )
    """,
    "CREATE INDEX replacement_by_export ON replacement_log (export, entry, start)",
    "CREATE INDEX replacement_by_entry ON replacement_log (entry)",
)
