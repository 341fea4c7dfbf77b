"""Reads the ordinary English words out of SCOWL: its lower-case lists, names left out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

VARIETIES: Final = ("english", "american", "british", "british_z", "canadian", "australian")
SIZES: Final = (10, 20, 35, 40, 50, 55, 60, 70)
"""SCOWL counts rarity: 10 holds the most used 4,400 forms, 70 still what a large dictionary has."""


def words(folder: Path) -> dict[str, int]:
    """Return each ordinary word and the smallest size of SCOWL that holds it."""
    found: dict[str, int] = {}
    for size in SIZES:
        for variety in VARIETIES:
            for kind in ("words", "contractions"):
                path = folder / f"{variety}-{kind}.{size}"
                if path.exists():
                    for word in path.read_text(encoding="iso-8859-1").split():
                        if word[0].islower() and not word.endswith("'s"):
                            found.setdefault(word, size)
    return found
