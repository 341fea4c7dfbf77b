"""The two halves of the list: one to choose phrases with, one kept away from that."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from journal_app.services.heavy_words import sounds_heavy

FOLDER: Final = Path(__file__).parent
TUNING: Final = "tuning"
HELD_OUT: Final = "held_out"


@dataclass(frozen=True)
class Half:
    """One file: sentences by kind, those that mean it and those that only look like it."""

    heavy: Mapping[str, list[str]] = field(repr=False)
    look_alike: Mapping[str, list[str]] = field(repr=False)

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
    return Half(values["heavy"], values["look_alike"])
