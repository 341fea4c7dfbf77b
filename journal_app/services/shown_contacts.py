"""Contacts that a student chose to show before unlocking, in a file of their own.

Readable without a passphrase by anyone who can use the computer's account; the screen says so
where it is chosen. Bound to the folder of the journal they come from: those of one journal are
never shown before another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from journal_app.domain.contacts import LONGEST_CONTACT, Contact
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


class ShownContactsFile:
    """Reads and writes the file in the program's own folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def of(self, journal: Path) -> tuple[ShownContact, ...]:
        """Return what is shown before a journal is unlocked; nothing when it cannot be read."""
        return self._load().get(_key(journal), ())

    def show(self, journal: Path, contacts: Sequence[Contact]) -> None:
        """Show of a journal exactly those of some contacts for which that was chosen.

        Raises:
            DiskRefused: The folder cannot be written; what was shown before still is.
        """
        chosen = tuple(
            ShownContact(one.name, one.way, one.note) for one in contacts if one.before_unlocking
        )
        known, key = self._load(), _key(journal)
        if known.get(key, ()) == chosen[:MOST_SHOWN] and (known or not self._is_there()):
            return
        others = {name: shown for name, shown in known.items() if name != key}
        if chosen:
            newest = list(others.items())[-(MOST_JOURNALS - 1) :]
            self._save({**dict(newest), key: chosen[:MOST_SHOWN]})
        else:
            self._save(others)

    def forget(self, journal: Path) -> None:
        """Show nothing of a journal any more. Raises ``DiskRefused`` as ``show``."""
        self.show(journal, ())

    def _is_there(self) -> bool:
        return self._path.exists()

    def _load(self) -> dict[str, tuple[ShownContact, ...]]:
        try:
            with self._path.open("rb") as stored:
                data = stored.read(LARGEST_FILE + 1)
            values = json.loads(data.decode("utf-8")) if len(data) <= LARGEST_FILE else None
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(values, dict):
            return {}
        return {name: shown for name, items in values.items() if (shown := _contacts(items))}

    def _save(self, shown: Mapping[str, Sequence[ShownContact]]) -> None:
        if not shown:
            with disk_errors(self._path.parent):
                self._path.unlink(missing_ok=True)
            return
        values = {
            name: [{key: getattr(one, key) for key in _FIELDS} for one in contacts]
            for name, contacts in shown.items()
        }
        replace_file(self._path, json.dumps(values, ensure_ascii=False, indent=1).encode())


def _key(journal: Path) -> str:
    return str(journal.absolute())


def _contacts(items: object) -> tuple[ShownContact, ...]:
    found = (_contact(item) for item in items[:MOST_SHOWN]) if isinstance(items, list) else ()
    return tuple(one for one in found if one is not None)


def _contact(item: object) -> ShownContact | None:
    values = [item.get(key) for key in _FIELDS] if isinstance(item, dict) else []
    texts = [one for one in values if isinstance(one, str) and len(one) <= LONGEST_CONTACT]
    return ShownContact(*texts) if len(texts) == len(_FIELDS) and texts[0] and texts[1] else None
