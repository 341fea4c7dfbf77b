"""Facts about the vault itself: its id, this copy's device id, the change counter, its contents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Engine, text
from sqlmodel import Session

from journal_app.domain.ids import new_id
from journal_app.domain.vault import VaultContents
from journal_app.storage.engine import reading, writing
from journal_app.storage.rows import MetaRow, TombstoneRow

_VAULT: Final = "vault"
_DEVICE: Final = "device"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changed a row and when in the vault's own counting.

    Attributes:
        device: 32 hexadecimal digits.
        change: From 1; larger than every stamp given before in this copy of the vault.
    """

    device: str
    change: int


def read_vault_id(engine: Engine) -> str | None:
    """Return the vault id kept in the database, None when none was written yet."""
    with reading(engine) as session:
        row = session.get(MetaRow, _VAULT)
        return None if row is None else row.value


def write_vault_id(engine: Engine, vault_id: str) -> None:
    """Store the vault id (32 hexadecimal digits)."""
    with writing(engine) as session:
        session.merge(MetaRow(name=_VAULT, value=vault_id))


def last_stamp(engine: Engine) -> Stamp:
    """Return the newest stamp given; two copies of a vault differ in it once either is changed."""
    with reading(engine) as session:
        change = int(session.get_one(MetaRow, "change").value)
        return Stamp(device=session.get_one(MetaRow, _DEVICE).value, change=change)


def renew_device(engine: Engine) -> str:
    """Give this copy a device id of its own and return it.

    For a vault that was restored or copied: what both copies go on to write must not carry the
    same stamps.
    """
    device = new_id()
    with writing(engine) as session:
        session.merge(MetaRow(name=_DEVICE, value=device))
    return device


def next_stamp(session: Session) -> Stamp:
    """Count one change, within the transaction that makes it."""
    change, device = session.connection().execute(_COUNT).one()
    return Stamp(device=device, change=int(change))


_COUNT: Final = text(
    "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'change' "
    "RETURNING value, (SELECT value FROM meta WHERE name = 'device')"
)


def bury(session: Session, row_id: str, kind: str, at: datetime, stamp: Stamp) -> None:
    """Leave a tombstone for a deleted row; it holds nothing of what was deleted."""
    session.merge(
        TombstoneRow(id=row_id, kind=kind, deleted_at=at, device=stamp.device, change=stamp.change)
    )


_CONTENTS: Final = text(
    """
    SELECT
        (SELECT count(*) FROM (
            SELECT night FROM entry WHERE binned_at IS NULL
            UNION SELECT night FROM rating WHERE answer <> 'cleared')),
        (SELECT count(*) FROM entry WHERE binned_at IS NULL),
        (SELECT max(at) FROM (
            SELECT max(updated_at) AS at FROM entry WHERE binned_at IS NULL
            UNION ALL SELECT max(given_at) FROM rating WHERE answer <> 'cleared')),
        (SELECT count(*) FROM participation) + (SELECT count(*) FROM study_version)
            + (SELECT count(*) FROM consent_event) + (SELECT count(*) FROM sealed_file),
        (SELECT count(*) FROM person),
        (SELECT count(*) FROM note),
        (SELECT count(*) FROM own_prompt),
        (SELECT count(*) FROM prompt_pack),
        (SELECT count(*) FROM contact)
    """
)


def contents(engine: Engine) -> VaultContents:
    """Count nights with an entry or a rating, entries not binned and all else; find the newest."""
    with reading(engine) as session:
        found = session.connection().execute(_CONTENTS).one()
    nights, entries, newest, ledger, people, notes, own, packs, contacts = found
    return VaultContents(
        nights=nights,
        entries=entries,
        newest=None if newest is None else datetime.fromisoformat(newest),
        ledger=ledger,
        people=people,
        notes=notes,
        own_prompts=own,
        packs=packs,
        contacts=contacts,
    )
