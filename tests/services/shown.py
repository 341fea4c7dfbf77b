"""The file of contacts shown before unlocking, as the program makes it."""

from __future__ import annotations

from pathlib import Path

from journal_app.services.shown_contacts import ShownContactsFile
from journal_app.storage.header_file import vault_in


def shown_file(folder: Path) -> ShownContactsFile:
    return ShownContactsFile(folder, vault_of=vault_in)
