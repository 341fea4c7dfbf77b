"""Putting a backup, or a good copy of the header, in place of what is there."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from journal_app.crypto.keys import DataKey
from journal_app.crypto.slots import SlotType
from journal_app.domain.vault import RepairedHeader, Restored, VaultContents
from journal_app.errors import SecretRefused, WorldError
from journal_app.files import disk_errors, make_folder, replace_file, sync, sync_folder
from journal_app.storage import (
    backup,
    backup_file,
    earlier_ledgers,
    header_file,
    ledgers,
    meta,
    opened_copy,
)
from journal_app.storage.backup import damage_is_the_backups
from journal_app.storage.header import Header, parse
from journal_app.storage.keyring import unlock
from journal_app.storage.layout import SALT_BYTES, Layout
from journal_app.storage.ledgers import Ledgers
from journal_app.storage.opened_copy import Copy


def restore(place: Layout, source: Path, *, kind: SlotType, secret: str, now: datetime) -> Restored:
    """Put a backup in a vault's place.

    It is opened, read through and counted first. Then the present files, whatever their state,
    move to a folder ``replaced-…`` of their own. When a sound header of this vault is there its
    secrets stay valid, so that restoring does not bring an old passphrase back; else the
    backup's own header comes with it. The ledgers of studies are united with those of the present
    database, so that restoring does not bring back what the student has withdrawn.

    Args:
        secret: One that opens the backup's header or the present one; both wrap the same key.

    Raises:
        SecretRefused: It opens neither.
        VaultDamaged: ``BACKUP_DAMAGED``; nothing was moved.
        DiskRefused: Nothing was moved, or the vault has no database until it is tried again.
    """
    with opened_copy.laid_out(source, place.folder) as copy:
        present = _headers_of(place, copy.header.vault)
        key = _key([*present, copy.header], kind, secret)
        found = earlier_ledgers.of(place, copy.header.vault, key)
        with damage_is_the_backups(source):
            contents, whole = _read_through(copy, key, found)
        signed = [header for header in present if header.is_signed_by(key)]
        newest = max(signed, key=lambda header: header.rev, default=copy.header)
        with disk_errors(place.folder):
            kept_in = _put(place, copy, newest, now)
    return Restored(contents, kept_in, ledger_whole=whole)


def repair_header(place: Layout, now: datetime) -> RepairedHeader | None:
    """Put a good copy of the header in place of a damaged or missing one.

    The second copy beside it is looked at first, then the backups from the newest on; only a
    header of the vault that the database says it belongs to will do. The damaged one is kept.

    Returns:
        Where it comes from, None when none was found.
    """
    with disk_errors(place.folder), place.database.open("rb") as file:
        vault = file.read(SALT_BYTES).hex()
    spare = header_file.sound(place.spare_header)
    found: tuple[Header, datetime | None] | None
    found = (spare, None) if spare is not None and spare.vault == vault else None
    found = found or _from_backups(place, vault)
    if found is None:
        return None
    header, taken_at = found
    with disk_errors(place.folder):
        _set_aside(place, (place.header,), now)
        _put_header(place, header)
    return RepairedHeader(taken_at)


def _from_backups(place: Layout, vault: str) -> tuple[Header, datetime] | None:
    for one in backup.listed(place.backups):
        with suppress(WorldError):
            header = parse(backup_file.header_in(one.path))
            if header.vault == vault:
                return header, one.taken_at
    return None


def _headers_of(place: Layout, vault: str) -> list[Header]:
    """Return the sound headers of this vault that lie in its folder, the second copy last."""
    found = (header_file.sound(place.header), header_file.sound(place.spare_header))
    return [header for header in found if header is not None and header.vault == vault]


def _key(headers: list[Header], kind: SlotType, secret: str) -> DataKey:
    """Return the key from the first header that the secret opens, trying no slot twice."""
    tried = set()
    refusal: SecretRefused | None = None
    for header in headers:
        slot = header.slot(kind)
        if slot is not None and slot.id in tried:
            continue
        tried.add(slot.id if slot is not None else "")
        try:
            return unlock(header, kind, secret)
        except SecretRefused as error:
            refusal = refusal or error
    assert refusal is not None  # there is always the backup's own header
    raise refusal


def _read_through(
    copy: Copy, key: DataKey, earlier: Sequence[Ledgers]
) -> tuple[VaultContents, bool]:
    """Make the copy ready; return what it holds then, and whether its ledgers are whole."""
    with opened_copy.opened(copy.database, key) as engine:
        # What is written from here on must not carry the same stamps as in the vault replaced.
        meta.renew_device(engine)
        united = [ledgers.unite(engine, one) for one in earlier]
        return meta.contents(engine), all(united)


def _put(place: Layout, copy: Copy, header: Header, now: datetime) -> Path | None:
    """Swap the files, and return where the present ones are kept.

    Killed half-way, the vault is one without database, never a mixed one; and a sound header
    stays in it at every moment, for it alone knows the secrets changed since the backup.
    """
    with copy.database.open("rb+") as file:
        sync(file)
    # All of the database at once: an old log must never lie beside another database.
    files = (place.header, place.spare_header, *place.database_files())
    aside = _set_aside(place, files, now)
    _put_header(place, header)
    copy.database.replace(place.database)
    make_folder(place.backups)
    sync_folder(place.folder)
    return aside


def _put_header(place: Layout, header: Header) -> None:
    """Put a header in place, then the second copy; one of both is sound at every moment."""
    replace_file(place.header, header.to_bytes())
    header_file.renew_spare(place, header)


def _set_aside(place: Layout, files: tuple[Path, ...], now: datetime) -> Path | None:
    """Move files to a folder of their own inside the vault's; nothing is overwritten.

    Of a sound header a copy goes there, and it stays where it is until it is replaced.
    """
    there = [path for path in files if path.exists()]
    if not there:
        return None
    aside = _new_folder(place.folder / f"replaced-{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}")
    headers = (place.header, place.spare_header)
    for path in there:
        if path in headers and header_file.sound(path) is not None:
            replace_file(aside / path.name, path.read_bytes())
        else:
            path.rename(aside / path.name)
    sync_folder(aside)
    sync_folder(place.folder)
    return aside


def _new_folder(wanted: Path) -> Path:
    path, n = wanted, 2
    while path.exists():
        path, n = wanted.with_name(f"{wanted.name}-{n}"), n + 1
    make_folder(path)
    return path
