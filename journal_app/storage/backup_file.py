"""The ``.jbk`` file: header and database of one moment, in one file that needs nothing else.

====================  =====================================================
16 bytes              ``heartbeat-backup``
2 bytes               format version, 1 (all numbers big-endian)
4 bytes               length of the header
8 bytes               length of the database
…                     header, exactly as ``vault.json``
…                     database, exactly as ``journal.db`` with an empty log
32 bytes              SHA-256 of everything before
====================  =====================================================

The SHA-256 finds accidents. Against people the parts protect themselves: the header by its MAC,
every database page by its own.
"""

from __future__ import annotations

import errno
import hashlib
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from journal_app.errors import BadFile, Problem, VaultDamaged, VaultUnavailable
from journal_app.files import create_file, disk_errors, sync
from journal_app.storage import header as header_format

MAGIC: Final = b"heartbeat-backup"
VERSION: Final = 1
SUFFIX: Final = ".jbk"
_FRONT: Final = struct.Struct(">16sHIQ")
_DIGEST: Final = 32
_CHUNK: Final = 1024 * 1024


def write(out: BinaryIO, header: bytes, database: BinaryIO) -> None:
    """Write a backup.

    Args:
        database: Unbuffered, of a file nobody writes to meanwhile and whose log is empty.
    """
    size = os.fstat(database.fileno()).st_size
    database.seek(0)
    digest = hashlib.sha256()
    front = _FRONT.pack(MAGIC, VERSION, len(header), size)
    for part in (front, header):
        digest.update(part)
        out.write(part)
    for part in _parts(database, size):
        digest.update(part)
        out.write(part)
    out.write(digest.digest())


def extract(backup: Path, database: Path) -> bytes:
    """Copy a backup's database to a new file, checking everything, and return its header.

    Raises:
        BadFile: ``FILE_MISSING``.
        VaultDamaged: ``BACKUP_DAMAGED``: cut short, changed, or no backup at all.
        VaultUnavailable: ``VAULT_TOO_NEW``, with ``found`` and ``known`` versions.
        DiskRefused: It cannot be read, or the copy not written.
    """
    if not backup.is_file():
        raise BadFile(Problem.FILE_MISSING, path=str(backup))
    with disk_errors(backup.parent), backup.open("rb") as file:
        front, header, size = _read_front(file, backup)
        digest = hashlib.sha256(front + header)
        with disk_errors(database.parent), create_file(database) as out:
            for part in _parts(file, size):
                digest.update(part)
                out.write(part)
            sync(out)
        if file.read(_DIGEST + 1) != digest.digest():
            raise _damaged(backup)
    return header


def header_in(backup: Path) -> bytes:
    """Return a backup's header without reading the rest; the header has a check of its own.

    Raises:
        WorldError: As ``extract``.
    """
    with disk_errors(backup.parent), backup.open("rb") as file:
        return _read_front(file, backup)[1]


def _read_front(file: BinaryIO, backup: Path) -> tuple[bytes, bytes, int]:
    """Return the fixed part, the header and the database's length."""
    front = file.read(_FRONT.size)
    if len(front) != _FRONT.size:
        raise _damaged(backup)
    magic, version, header, size = _FRONT.unpack(front)
    length = os.fstat(file.fileno()).st_size
    if magic == MAGIC and version > VERSION and _is_whole(file, length):
        raise VaultUnavailable(Problem.VAULT_TOO_NEW, found=version, known=VERSION)
    fits = length == _FRONT.size + header + size + _DIGEST
    if magic != MAGIC or version != VERSION or header > header_format.BIGGEST or not fits:
        raise _damaged(backup)
    return front, file.read(header), size


def _is_whole(file: BinaryIO, length: int) -> bool:
    """Tell whether the SHA-256 at the end, where every version has it, holds."""
    file.seek(0)
    digest = hashlib.sha256()
    for part in _parts(file, length - _DIGEST):
        digest.update(part)
    return file.read() == digest.digest()


def _parts(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0:
        part = file.read(min(size, _CHUNK))
        if not part:
            msg = "the database became shorter while it was copied"
            raise OSError(errno.EIO, msg)
        size -= len(part)
        yield part


def _damaged(backup: Path) -> VaultDamaged:
    return VaultDamaged(Problem.BACKUP_DAMAGED, path=str(backup))
