"""Making a vault where nobody sees it half-made: beside its place, synced, then renamed whole."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from pathlib import Path

from journal_app.crypto import recovery, slots
from journal_app.crypto.kdf import KdfCost
from journal_app.crypto.keys import DataKey
from journal_app.errors import Problem, WorldError
from journal_app.files import disk_errors, make_folder, sync_folder, temporary_name
from journal_app.storage import engine, header_file, layout, meta
from journal_app.storage.header import VERSION, Header
from journal_app.storage.layout import Layout
from journal_app.storage.migrations import migrate
from journal_app.storage.new_database import begin_database


def make_vault(folder: Path, passphrase: str, cost: KdfCost) -> tuple[DataKey, Header, str]:
    """Make a vault and return its key, its header and its recovery code.

    Raises:
        WorldError: ``VAULT_EXISTS`` or ``FOLDER_NOT_EMPTY``; nothing was touched.
        DiskRefused: The disk did not take it; nothing is left behind.
    """
    _expect_room(folder)
    key, code = DataKey.random(), recovery.new_code()
    header = _new_header(key, passphrase, code, cost)
    work = temporary_name(folder)
    with disk_errors(folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
        make_folder(work)
    try:
        _fill(Layout(work), key, header)
        _move(work, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return key, header, code


def _expect_room(folder: Path) -> None:
    if layout.exists(folder):
        raise WorldError(Problem.VAULT_EXISTS, folder=str(folder))
    with disk_errors(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise WorldError(Problem.FOLDER_NOT_EMPTY, folder=str(folder))


def _new_header(key: DataKey, passphrase: str, code: str, cost: KdfCost) -> Header:
    vault = secrets.token_hex(16)
    by_passphrase = slots.passphrase_slot(key, passphrase, version=VERSION, vault=vault, cost=cost)
    by_code = slots.recovery_slot(key, code, version=VERSION, vault=vault)
    return Header(vault=vault, rev=1, slots=(by_passphrase, by_code)).signed(key)


def _fill(place: Layout, key: DataKey, header: Header) -> None:
    begin_database(place.database, key, header.vault)
    database = engine.make_engine(place.database, key.raw)
    try:
        migrate(database, lambda _found, _known: None)
        meta.write_vault_id(database, header.vault)
    finally:
        engine.close(database)
    header_file.write(place, header)
    with disk_errors(place.folder):
        make_folder(place.backups)
        sync_folder(place.folder)


def _move(work: Path, folder: Path) -> None:
    with disk_errors(folder.parent):
        with contextlib.suppress(FileNotFoundError):
            folder.rmdir()  # an empty folder the student made; Windows renames onto nothing
        work.rename(folder)
        sync_folder(folder.parent)
