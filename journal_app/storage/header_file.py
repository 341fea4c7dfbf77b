"""``vault.json`` on the disk, and the second copy beside it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from journal_app.errors import (
    DiskRefused,
    Problem,
    VaultDamaged,
    VaultUnavailable,
    WorldError,
)
from journal_app.files import (
    Opener,
    create_file,
    disk_errors,
    put_in_place,
    remove,
    replace_file,
    stage_file,
)
from journal_app.storage import header as header_format
from journal_app.storage.header import Header
from journal_app.storage.layout import Layout


def read(path: Path) -> Header:
    """Return the header in a file.

    Raises:
        VaultDamaged: ``HEADER_DAMAGED``, also for a file far too big to be one.
        VaultUnavailable: ``HEADER_MISSING`` or ``VAULT_TOO_NEW``.
        DiskRefused: It cannot be read at all.
    """
    if not path.exists():
        raise VaultUnavailable(Problem.HEADER_MISSING)
    if not path.is_file():
        raise VaultDamaged(Problem.HEADER_DAMAGED)
    with disk_errors(path.parent), path.open("rb") as file:
        data = file.read(header_format.BIGGEST + 1)
    return header_format.parse(data)


def vault_in(folder: Path) -> str:
    """Return the id of the vault in a folder, locked or not; "" when no header there tells it."""
    layout = Layout(folder)
    for path in (layout.header, layout.spare_header):
        with contextlib.suppress(WorldError):
            return read(path).vault
    return ""


def write(layout: Layout, header: Header, *, opener: Opener = create_file) -> None:
    """Put a header in place of the present one, then renew the second copy.

    The old second copy goes before the new header counts: after a passphrase change nothing in
    the folder may still open with the old one, even if the program is killed half-way.

    Raises:
        DiskRefused: The present header and its second copy are as they were.
    """
    staged = stage_file(layout.header, header.to_bytes(), opener=opener)
    remove(layout.spare_header)
    put_in_place(staged, layout.header)
    renew_spare(layout, header)


def renew_spare(layout: Layout, header: Header) -> None:
    """Make the second copy say what the header says; a disk that refuses may, until next time."""
    data = header.to_bytes()
    with contextlib.suppress(OSError):
        if layout.spare_header.read_bytes() == data:
            return
    with contextlib.suppress(DiskRefused):
        replace_file(layout.spare_header, data)


def sound(path: Path) -> Header | None:
    """Return the header in a file, None when it is missing, damaged or not for this version."""
    try:
        return read(path)
    except WorldError:
        return None
