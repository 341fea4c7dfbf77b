"""The two lists, by another hand and by our own, each in two halves: chosen with, and held out."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from journal_app.services.heavy_words import sounds_heavy

FOLDER: Final = Path(__file__).parent
TUNING: Final = "tuning"
HELD_OUT: Final = "held_out"
OTHER_CHOSEN: Final = "other_chosen"
OTHER_HELD_OUT: Final = "other_held_out"


@dataclass(frozen=True)
class Before:
    """How often the card came up before the phrases were mended: rightly, and wrongly."""

    found: int
    mistaken: int


@dataclass(frozen=True)
class Half:
    """One file: sentences by kind, those that mean it and those that only look like it."""

    heavy: Mapping[str, list[str]] = field(repr=False)
    look_alike: Mapping[str, list[str]] = field(repr=False)
    before: Before | None = None
    """Kept for the list by another hand, whose sentences the check had not met."""

    def missed(self) -> list[str]:
        return [one for kind in self.heavy.values() for one in kind if not sounds_heavy(one)]

    def mistaken(self) -> list[str]:
        return [one for kind in self.look_alike.values() for one in kind if sounds_heavy(one)]

    def heavy_count(self) -> int:
        return sum(len(kind) for kind in self.heavy.values())

    def look_alike_count(self) -> int:
        return sum(len(kind) for kind in self.look_alike.values())


def load(name: str) -> Half:
    with (FOLDER / f"{name}.toml").open("rb") as file:
        values = tomllib.load(file)
    before = Before(**values["before"]) if "before" in values else None
    return Half(values["heavy"], values["look_alike"], before)


def belongs(sentence: str) -> str:
    """Name the half of the other hand's list that a sentence falls into: by its SHA-256."""
    odd = hashlib.sha256(sentence.encode("utf-8")).digest()[-1] % 2
    return OTHER_HELD_OUT if odd else OTHER_CHOSEN
