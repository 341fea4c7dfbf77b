"""Finds the files of ``prompts/`` and ``resources/``, in a wheel or in a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def data_root() -> Traversable:
    """Return the folder that holds ``prompts`` and ``resources``.

    An installed wheel carries them inside the package; an editable install does not, so a
    checkout falls back to the folder above it.
    """
    packaged = files("journal_app") / "_data"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[1]


def locate(name: str) -> Traversable:
    """Return one data file or folder, named from the root, e.g. ``prompts/care.toml``."""
    return data_root().joinpath(*name.split("/"))


def read_text(name: str) -> str:
    """Return the text of one data file. Raises ``OSError`` when it is not there."""
    return locate(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return the bytes of one data file. Raises ``OSError`` when it is not there."""
    return locate(name).read_bytes()


def list_names(folder: str, suffix: str) -> list[str]:
    """Return the names of a data folder's files that end in ``suffix``, sorted.

    Each name starts at the root, so it can be handed back to ``read_text``.
    """
    found = [item.name for item in locate(folder).iterdir() if item.name.endswith(suffix)]
    return [f"{folder}/{name}" for name in sorted(found)]
