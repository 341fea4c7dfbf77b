"""Contacts that a student chose to show before unlocking, in a file of their own.

Readable without a passphrase by anyone who can use the computer's account; the screen says so
where it is chosen. Bound to the id of the journal they come from, which its header tells before
unlocking: those of one journal are never shown before another, not even in the same folder.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from journal_app.domain.contacts import LONGEST_CONTACT, Contact
from journal_app.errors import DiskRefused
from journal_app.files import disk_errors, replace_file

FILE_NAME: Final = "shown-contacts.json"
LARGEST_FILE: Final = 256 * 1024
MOST_SHOWN: Final = 12
"""Contacts of one journal."""

MOST_JOURNALS: Final = 8
"""As many as the list of journals holds."""

_FIELDS: Final = ("name", "way", "note")


@dataclass(frozen=True, slots=True)
class ShownContact:
    """What of a contact can be read before unlocking."""

    name: str = field(repr=False)
    way: str = field(repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown of one journal, and the folder it lay in when that was last written."""

    folder: str
    contacts: tuple[ShownContact, ...] = field(repr=False)


class ShownContactsFile:
    """Reads and writes the file in the program's own folder.

    Args:
        vault_of: Returns the id of the journal that lies in a folder, locked or not; "" when
            none does, or when it cannot be told.
    """

    def __init__(self, folder: Path, *, vault_of: Callable[[Path], str]) -> None:
        self._path = folder / FILE_NAME
        self._vault_of = vault_of

    def of(self, journal: Path) -> tuple[ShownContact, ...]:
        """Return what is shown before a journal is unlocked; nothing when it cannot be read."""
        known = self._load()
        there = {vault: one for vault, one in known.items() if not self._has_gone(vault, one)}
        if there != known:
            with contextlib.suppress(DiskRefused):
                self._save(there)
        shown = there.get(self._vault_of(journal))
        return shown.contacts if shown is not None else ()

    def show(self, vault: str, journal: Path, contacts: Sequence[Contact]) -> None:
        """Show of a journal exactly those of some contacts for which that was chosen.

        Args:
            vault: The journal's id.
            journal: The folder it lies in.

        Raises:
            DiskRefused: The folder cannot be written; what was shown before still is.
        """
        chosen = tuple(
            ShownContact(one.name, one.way, one.note) for one in contacts if one.before_unlocking
        )
        others = {
            other: one
            for other, one in self._load().items()
            if other != vault and one.folder != _key(journal) and not self._has_gone(other, one)
        }
        if chosen:
            newest = list(others.items())[-(MOST_JOURNALS - 1) :]
            others = {**dict(newest), vault: _Shown(_key(journal), chosen[:MOST_SHOWN])}
        self._save(others)

    def forget(self, journal: Path) -> None:
        """Show nothing of the journal in a folder any more. Raises ``DiskRefused`` as ``show``."""
        self._save(
            {
                vault: one
                for vault, one in self._load().items()
                if one.folder != _key(journal) and not self._has_gone(vault, one)
            }
        )

    def _has_gone(self, vault: str, shown: _Shown) -> bool:
        """Tell whether another journal lies in the folder by now."""
        return self._vault_of(Path(shown.folder)) not in ("", vault)

    def _read(self) -> bytes:
        try:
            with self._path.open("rb") as stored:
                return stored.read(LARGEST_FILE + 1)
        except OSError:
            return b""

    def _load(self) -> dict[str, _Shown]:
        data = self._read()
        try:
            values = json.loads(data.decode("utf-8")) if len(data) <= LARGEST_FILE else None
        except (ValueError, RecursionError):
            return {}
        items = values.items() if isinstance(values, dict) else ()
        return {vault: shown for vault, item in items if (shown := _shown(item))}

    def _save(self, shown: Mapping[str, _Shown]) -> None:
        if not shown:
            with disk_errors(self._path.parent):
                self._path.unlink(missing_ok=True)
            return
        values = {
            vault: {
                "folder": one.folder,
                "contacts": [
                    {key: getattr(contact, key) for key in _FIELDS} for contact in one.contacts
                ],
            }
            for vault, one in shown.items()
        }
        data = json.dumps(values, ensure_ascii=False, indent=1).encode()
        if data != self._read():
            replace_file(self._path, data)


def _key(journal: Path) -> str:
    return str(journal.absolute())


def _shown(item: object) -> _Shown | None:
    folder = item.get("folder") if isinstance(item, dict) else None
    contacts = _contacts(item.get("contacts")) if isinstance(item, dict) else ()
    return _Shown(folder, contacts) if isinstance(folder, str) and contacts else None


def _contacts(items: object) -> tuple[ShownContact, ...]:
    found = (_contact(item) for item in items[:MOST_SHOWN]) if isinstance(items, list) else ()
    return tuple(one for one in found if one is not None)


def _contact(item: object) -> ShownContact | None:
    values = [item.get(key) for key in _FIELDS] if isinstance(item, dict) else []
    texts = [one for one in values if isinstance(one, str) and len(one) <= LONGEST_CONTACT]
    return ShownContact(*texts) if len(texts) == len(_FIELDS) and texts[0] and texts[1] else None
