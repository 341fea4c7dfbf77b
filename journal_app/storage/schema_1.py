"""Version 1 of the database, as SQL. Never edited once shipped: a change is a new version."""

from __future__ import annotations

from typing import Final

STATEMENTS: Final[tuple[str, ...]] = (
    "CREATE TABLE meta (name VARCHAR NOT NULL PRIMARY KEY, value VARCHAR NOT NULL)",
    """
    CREATE TABLE night (
        night DATE NOT NULL PRIMARY KEY,
        id VARCHAR NOT NULL UNIQUE,
        zone VARCHAR NOT NULL,
        offset_minutes INTEGER NOT NULL,
        boundary INTEGER NOT NULL,
        shift VARCHAR,
        post_call BOOLEAN NOT NULL,
        exam BOOLEAN NOT NULL,
        created_at VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    "CREATE INDEX night_by_shift ON night (shift, night)",
    """
    CREATE TABLE rating (
        id VARCHAR NOT NULL PRIMARY KEY,
        night DATE NOT NULL,
        scale VARCHAR NOT NULL,
        answer VARCHAR NOT NULL,
        value INTEGER,
        first_value INTEGER,
        given_at VARCHAR NOT NULL,
        zone VARCHAR NOT NULL,
        offset_minutes INTEGER NOT NULL,
        written_later BOOLEAN NOT NULL,
        item_version VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        UNIQUE (night, scale),
        CHECK ((answer = 'given') = (value IS NOT NULL)),
        CHECK (value BETWEEN 0 AND 10),
        CHECK (first_value BETWEEN 0 AND 10)
    )
    """,
    "CREATE INDEX rating_by_value ON rating (scale, value, night)",
    """
    CREATE TABLE entry (
        position INTEGER NOT NULL PRIMARY KEY,
        id VARCHAR NOT NULL UNIQUE,
        night DATE NOT NULL,
        created_at VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        zone VARCHAR NOT NULL,
        offset_minutes INTEGER NOT NULL,
        prompt VARCHAR,
        theme VARCHAR,
        prompt_text VARCHAR NOT NULL,
        words INTEGER NOT NULL,
        written_later BOOLEAN NOT NULL,
        binned_at VARCHAR,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    "CREATE INDEX entry_by_theme ON entry (theme)",
    "CREATE INDEX entry_in_bin ON entry (binned_at) WHERE binned_at IS NOT NULL",
    """
    CREATE TABLE entry_body (
        position INTEGER NOT NULL PRIMARY KEY
            REFERENCES entry (position) ON DELETE CASCADE ON UPDATE CASCADE,
        text VARCHAR NOT NULL
    )
    """,
    """
    CREATE TABLE entry_version (
        id VARCHAR NOT NULL PRIMARY KEY,
        entry VARCHAR NOT NULL REFERENCES entry (id) ON DELETE CASCADE ON UPDATE CASCADE,
        saved_at VARCHAR NOT NULL,
        kept_at VARCHAR NOT NULL,
        words INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    "CREATE INDEX entry_version_by_entry ON entry_version (entry, change)",
    """
    CREATE TABLE version_body (
        version VARCHAR NOT NULL PRIMARY KEY
            REFERENCES entry_version (id) ON DELETE CASCADE ON UPDATE CASCADE,
        text VARCHAR NOT NULL
    )
    """,
    """
    CREATE TABLE rotation (
        id VARCHAR NOT NULL PRIMARY KEY,
        specialty VARCHAR NOT NULL,
        site VARCHAR NOT NULL,
        start DATE NOT NULL,
        planned_end DATE NOT NULL,
        phase VARCHAR NOT NULL,
        boundary INTEGER,
        created_at VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE stretch (
        id VARCHAR NOT NULL PRIMARY KEY,
        first DATE NOT NULL,
        last DATE NOT NULL,
        boundary INTEGER NOT NULL,
        created_at VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE tag (
        id VARCHAR NOT NULL PRIMARY KEY,
        name VARCHAR NOT NULL UNIQUE,
        created_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE entry_tag (
        entry VARCHAR NOT NULL REFERENCES entry (id) ON DELETE CASCADE ON UPDATE CASCADE,
        tag VARCHAR NOT NULL REFERENCES tag (id) ON DELETE CASCADE ON UPDATE CASCADE,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        PRIMARY KEY (entry, tag)
    )
    """,
    "CREATE INDEX entry_tag_by_tag ON entry_tag (tag)",
    """
    CREATE TABLE prompt_shown (
        id VARCHAR NOT NULL PRIMARY KEY,
        night DATE NOT NULL,
        step INTEGER NOT NULL,
        prompt VARCHAR NOT NULL,
        theme VARCHAR NOT NULL,
        load VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        shown_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        UNIQUE (night, step)
    )
    """,
    """
    CREATE TABLE setting (
        name VARCHAR NOT NULL PRIMARY KEY,
        value VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE tombstone (
        id VARCHAR NOT NULL PRIMARY KEY,
        kind VARCHAR NOT NULL,
        deleted_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    # What search may find; binned entries are not in it, so the index can be checked against it.
    """
    CREATE VIEW searchable AS
        SELECT b.position AS position, b.text AS text
        FROM entry_body AS b JOIN entry AS e ON e.position = b.position
        WHERE e.binned_at IS NULL
    """,
    """
    CREATE VIRTUAL TABLE entry_search USING fts5(
        text, content='searchable', content_rowid='position',
        tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3'
    )
    """,
    # Joining pieces of the index is left to closing, so that no save waits for it; a session of
    # more than 128 saves does it once in the middle.
    "INSERT INTO entry_search (entry_search, rank) VALUES ('automerge', 0)",
    "INSERT INTO entry_search (entry_search, rank) VALUES ('crisismerge', 128)",
    "INSERT INTO meta (name, value) VALUES ('change', '0')",
    "INSERT INTO meta (name, value) VALUES ('device', lower(hex(randomblob(16))))",
)
