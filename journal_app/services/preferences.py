"""What the program must know before any journal is unlocked: looks and where journals lie.

Kept as JSON in the program's own folder. Nothing a student wrote is ever put here; the paths
of journals are, because a journal cannot be found again without its path.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from journal_app.files import replace_file

FILE_NAME: Final = "preferences.json"
DAMAGED_NAME: Final = "preferences.damaged.json"
LOOKS: Final = ("system", "light", "dark")
SMALLEST_SCALE: Final = 1.0
LARGEST_SCALE: Final = 2.0
RECENT_AT_MOST: Final = 8
LARGEST_FILE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Preferences:
    """The program's preferences.

    Attributes:
        look: One of ``LOOKS``.
        scale: Text size, 1.0 to 2.0.
        last_vault: The journal opened last; None before the first.
        recent: Journals opened before, newest first, ``last_vault`` among them.
        shared: Journals said to lie on a computer that others use.
        region: Country code for support lines before unlocking; "" until chosen.
    """

    look: str = "system"
    scale: float = SMALLEST_SCALE
    last_vault: Path | None = field(default=None, repr=False)
    recent: tuple[Path, ...] = field(default=(), repr=False)
    shared: tuple[Path, ...] = field(default=(), repr=False)
    region: str = ""

    def opened(self, vault: Path) -> Preferences:
        """Return the preferences after a journal was opened."""
        others = tuple(path for path in self.recent if path != vault)
        return replace(self, last_vault=vault, recent=((vault, *others))[:RECENT_AT_MOST])

    def forgotten(self, vault: Path) -> Preferences:
        """Return the preferences without a journal; the journal itself is not touched."""
        recent = tuple(path for path in self.recent if path != vault)
        last = recent[0] if self.last_vault == vault and recent else self.last_vault
        return replace(
            self,
            last_vault=None if last == vault else last,
            recent=recent,
            shared=tuple(path for path in self.shared if path != vault),
        )

    def marked_shared(self, vault: Path, *, shared: bool) -> Preferences:
        """Return the preferences with a journal marked as on a shared computer, or not."""
        others = tuple(path for path in self.shared if path != vault)
        return replace(self, shared=(*others, vault) if shared else others)


class PreferencesFile:
    """Reads and writes the preferences in one folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._aside = folder / DAMAGED_NAME

    def load(self) -> Preferences:
        """Return what is stored; defaults when nothing is, or when it cannot be read.

        A damaged file is moved aside rather than overwritten. A file with single odd values
        keeps its good ones.
        """
        try:
            with self._path.open("rb") as stored:
                text = stored.read(LARGEST_FILE).decode("utf-8")
            values = json.loads(text)
        except OSError:
            return Preferences()
        except (ValueError, RecursionError):
            return self._set_aside()
        return _from_json(values) if isinstance(values, dict) else self._set_aside()

    def save(self, preferences: Preferences) -> None:
        """Replace the file whole, so that a crash leaves the old one or the new one.

        Raises:
            DiskRefused: The folder cannot be written.
        """
        stored = json.dumps(_to_json(preferences), indent=2, sort_keys=True)
        replace_file(self._path, stored.encode())

    def change(self, how: Callable[[Preferences], Preferences]) -> Preferences:
        """Load, change, save and return; what else is stored stays as it is."""
        changed = how(self.load())
        self.save(changed)
        return changed

    def _set_aside(self) -> Preferences:
        with suppress(OSError):  # a read-only folder: starting with defaults is all there is
            self._path.replace(self._aside)
        return Preferences()


def _to_json(preferences: Preferences) -> dict[str, Any]:
    return {
        "look": preferences.look,
        "scale": preferences.scale,
        "last_vault": None if preferences.last_vault is None else str(preferences.last_vault),
        "recent": [str(path) for path in preferences.recent],
        "shared": [str(path) for path in preferences.shared],
        "region": preferences.region,
    }


def _from_json(values: dict[str, Any]) -> Preferences:
    look, scale, region = values.get("look"), values.get("scale"), values.get("region")
    last = _paths([values.get("last_vault")])
    return Preferences(
        look=look if look in LOOKS else LOOKS[0],
        scale=_scale(scale),
        last_vault=last[0] if last else None,
        recent=_paths(values.get("recent"))[:RECENT_AT_MOST],
        shared=_paths(values.get("shared")),
        region=region if isinstance(region, str) and len(region) == 2 else "",
    )


def _scale(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return SMALLEST_SCALE
    # Written so that NaN, which compares false with everything, gives the default.
    return float(value) if SMALLEST_SCALE <= value <= LARGEST_SCALE else SMALLEST_SCALE


def _paths(values: object) -> tuple[Path, ...]:
    if not isinstance(values, list):
        return ()
    return tuple(Path(value) for value in values if isinstance(value, str) and value)
