"""The program's own folders, made private to the user."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import platformdirs

APP: Final = "heartbeat"
PRIVATE_FOLDER: Final = 0o700


def _private(folder: str) -> Path:
    path = Path(folder)
    path.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    return path


def config_folder() -> Path:
    """Return the folder for looks and the list of journals, made when missing."""
    return _private(platformdirs.user_config_dir(APP, appauthor=False))


def state_folder() -> Path:
    """Return the folder for sealed drafts that the vault's disk refused, made when missing."""
    return _private(platformdirs.user_state_dir(APP, appauthor=False))


def default_vault() -> Path:
    """Return where the first journal is put unless the student chooses; not made here.

    Local, never roaming: on a managed Windows computer a roaming folder is copied to a server.
    """
    return Path(platformdirs.user_data_dir(APP, appauthor=False, roaming=False)) / "journal"
