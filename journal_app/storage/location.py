"""Whether a folder is a good place for a vault: synced, on a network, or roaming."""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path
from typing import Final

from journal_app.domain.vault import LocationRisk

_SYNCED_NAMES: Final = (
    "dropbox",
    "onedrive",
    "icloud drive",
    "iclouddrive",
    "com~apple~clouddocs",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "owncloud",
    "syncthing",
    "pcloud",
    "megasync",
)
"""How the folders of synchronisation programs are called by default, in lower case."""

_SYNC_MARKERS: Final = (".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".sync")
"""Files and folders that synchronisation programs put at the root of what they copy."""

_NETWORK_TYPES: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "ncpfs"}
)
_NETWORK_FUSE: Final = ("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd", "fuse.glusterfs")

MOUNTS: Final = Path("/proc/mounts")


def location_risks(folder: Path, *, mounts: Path = MOUNTS) -> frozenset[LocationRisk]:
    """Return why a folder may be a poor place for a vault; empty when nothing speaks against it.

    Args:
        folder: Need not exist yet.
        mounts: The list of mounted file systems, as Linux writes it (fstab(5)).
    """
    full = Path(os.path.abspath(folder))  # noqa: PTH100 # resolve() would wait for a dead network
    risks = set()
    if _is_synced(full):
        risks.add(LocationRisk.SYNCED)
    if _is_network(full, mounts):
        risks.add(LocationRisk.NETWORK)
    if _is_roaming(full):
        risks.add(LocationRisk.ROAMING)
    return frozenset(risks)


def _is_synced(folder: Path) -> bool:
    names = (part.casefold() for part in folder.parts)
    if any(_names_sync(name) for name in names):
        return True
    return any(
        (place / marker).exists() for place in (folder, *folder.parents) for marker in _SYNC_MARKERS
    )


def _names_sync(name: str) -> bool:
    """Tell whether a folder is called as such programs call theirs, e.g. "OneDrive - School"."""
    return any(
        name == known or name.startswith((f"{known} ", f"{known}-")) for known in _SYNCED_NAMES
    )


def _is_network(folder: Path, mounts: Path) -> bool:
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return False
    return _is_network_type(_type_of(folder, mounts))


def _is_network_type(kind: str) -> bool:
    return kind in _NETWORK_TYPES or kind.startswith(_NETWORK_FUSE)


def _type_of(folder: Path, mounts: Path) -> str:
    """Return the type of the file system a folder lies on, empty when it cannot be told."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = Path(_unescaped(fields[1]))
        if folder.is_relative_to(place) and len(place.parts) >= best:
            best, kind = len(place.parts), fields[2]
    return kind


def _unescaped(name: str) -> str:
    """Undo the octal escapes of fstab(5)."""
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        name = name.replace(code, letter)
    return name


def _is_roaming(folder: Path) -> bool:
    names = [part.casefold() for part in folder.parts]
    return any(pair == ("appdata", "roaming") for pair in itertools.pairwise(names))
