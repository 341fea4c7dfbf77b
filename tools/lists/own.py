"""Reads the lists of our own: ``own/*.txt``.

A line ``[GIVEN WOMAN]`` says what the entries below it are, until the next such line; entries
stand apart by commas or lines. ``[-COMMON]`` takes a flag away from words that another source
gave it to. What follows ``#`` is a remark.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from journal_app.privacy.lexicon import Word

FOLDER: Final = Path(__file__).parent / "own"


def entries(folder: Path = FOLDER) -> Iterator[tuple[str, Word, bool]]:
    """Yield each entry, its flags, and whether they are given (True) or taken away.

    Raises:
        KeyError: A heading names no flag.
        ValueError: An entry stands before the first heading.
    """
    for path in sorted(folder.glob("*.txt")):
        flags, given = Word(0), True
        for raw in path.read_text(encoding="utf-8").splitlines():
            line = raw.partition("#")[0].strip()
            if line.startswith("["):
                given = not line.startswith("[-")
                flags = Word(0)
                for name in line.strip("[]-").split():
                    flags |= Word[name]
                continue
            for entry in filter(None, (part.strip() for part in line.split(","))):
                if not flags:
                    raise ValueError(f"{path.name}: {entry} stands under no heading")
                yield entry, flags, given


def checksum(folder: Path = FOLDER) -> str:
    """Return the SHA-256 over the names and contents of the lists."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
