"""Version 4 of the database, as SQL: own prompts and packs, forms, notebook, hints, contacts.

Never edited once shipped: a change is a new version.
"""

from __future__ import annotations

from typing import Final

STATEMENTS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE prompt_mark (
        prompt VARCHAR NOT NULL PRIMARY KEY,
        favourite BOOLEAN NOT NULL,
        hidden BOOLEAN NOT NULL,
        marked_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE own_prompt (
        id VARCHAR NOT NULL PRIMARY KEY,
        theme VARCHAR NOT NULL,
        sub_theme VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        nudge VARCHAR NOT NULL,
        helped VARCHAR NOT NULL,
        source VARCHAR NOT NULL,
        load VARCHAR NOT NULL,
        minutes INTEGER NOT NULL,
        form VARCHAR NOT NULL,
        patient_related BOOLEAN NOT NULL,
        ends_in_act BOOLEAN NOT NULL,
        phases VARCHAR NOT NULL,
        specialties VARCHAR NOT NULL,
        shifts VARCHAR NOT NULL,
        moments VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL,
        CHECK (minutes > 0)
    )
    """,
    """
    CREATE TABLE prompt_pack (
        id VARCHAR NOT NULL PRIMARY KEY,
        pack VARCHAR NOT NULL UNIQUE,
        title VARCHAR NOT NULL,
        origin VARCHAR NOT NULL,
        data BLOB NOT NULL,
        sha256 VARCHAR NOT NULL,
        added_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE night_moments (
        night DATE NOT NULL PRIMARY KEY,
        moments VARCHAR NOT NULL,
        marked_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE entry_form (
        entry VARCHAR NOT NULL PRIMARY KEY
            REFERENCES entry (id) ON DELETE CASCADE ON UPDATE CASCADE,
        form VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    # The entries that answer one prompt, among thousands, without reading the others.
    "CREATE INDEX entry_by_prompt ON entry (prompt, position) WHERE prompt IS NOT NULL",
    """
    CREATE TABLE person (
        id VARCHAR NOT NULL PRIMARY KEY,
        name VARCHAR NOT NULL,
        role VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE note (
        id VARCHAR NOT NULL PRIMARY KEY,
        person VARCHAR NOT NULL REFERENCES person (id) ON DELETE CASCADE ON UPDATE CASCADE,
        night DATE NOT NULL,
        did VARCHAR NOT NULL,
        borrow VARCHAR NOT NULL,
        written_at VARCHAR NOT NULL,
        entry VARCHAR REFERENCES entry (id) ON DELETE SET NULL ON UPDATE CASCADE,
        updated_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    "CREATE INDEX note_by_person ON note (person, night)",
    "CREATE INDEX note_by_entry ON note (entry)",
    """
    CREATE TABLE hint_correction (
        id VARCHAR NOT NULL PRIMARY KEY,
        entry VARCHAR NOT NULL UNIQUE
            REFERENCES entry (id) ON DELETE CASCADE ON UPDATE CASCADE,
        themes VARCHAR NOT NULL,
        text_sha256 VARCHAR NOT NULL,
        corrected_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
    # What one correction taught, so that exactly that can be taken back.
    """
    CREATE TABLE hint_feature (
        correction VARCHAR NOT NULL
            REFERENCES hint_correction (id) ON DELETE CASCADE ON UPDATE CASCADE,
        feature VARCHAR NOT NULL,
        PRIMARY KEY (correction, feature)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE contact (
        id VARCHAR NOT NULL PRIMARY KEY,
        name VARCHAR NOT NULL,
        way VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        before_unlocking BOOLEAN NOT NULL,
        place INTEGER NOT NULL,
        made_at VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        device VARCHAR NOT NULL,
        change INTEGER NOT NULL
    )
    """,
)
