"""What a student wants of prompts, kept as JSON among the vault's settings.

What cannot be read (written by a later program, or damaged) counts as never set, part by part.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from journal_app.domain.ids import PackId
from journal_app.domain.prompt_preferences import PromptPreferences, Weight
from journal_app.domain.prompts import Theme

if TYPE_CHECKING:
    from journal_app.domain.ports import OpenVault

PREFERENCES: Final = "prompts.preferences"
_WORDS: Final = {weight.name.lower(): weight for weight in Weight}


class PromptSettings:
    """The vault's prompt preferences. Reads or writes the vault and may raise ``WorldError``."""

    def __init__(self, vault: OpenVault) -> None:
        self._store = vault.settings

    def load(self) -> PromptPreferences:
        """Return what is set; the usual for what is not."""
        kept = _object(self._store.get(PREFERENCES) or "")
        return PromptPreferences(
            on=_flag(kept, "on"),
            weights=_weights(kept.get("weights")),
            packs_off=_packs(kept.get("packs_off")),
            shipped=_flag(kept, "shipped"),
            own=_flag(kept, "own"),
        )

    def save(self, preferences: PromptPreferences) -> None:
        """Store preferences in place of the earlier ones."""
        weights = {t.value: w.name.lower() for t, w in preferences.weights.items()}
        kept = {
            "on": preferences.on,
            "weights": dict(sorted(weights.items())),
            "packs_off": sorted(preferences.packs_off),
            "shipped": preferences.shipped,
            "own": preferences.own,
        }
        self._store.put(PREFERENCES, json.dumps(kept))


def _object(stored: str) -> dict[str, object]:
    try:
        value = json.loads(stored)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _flag(kept: dict[str, object], name: str) -> bool:
    return kept.get(name) is not False


def _weights(value: object) -> dict[Theme, Weight]:
    pairs = value.items() if isinstance(value, dict) else ()
    return {
        Theme(theme): _WORDS[word]
        for theme, word in pairs
        if theme in list(Theme) and isinstance(word, str) and word in _WORDS
    }


def _packs(value: object) -> frozenset[PackId]:
    names = value if isinstance(value, list) else ()
    return frozenset(PackId(name) for name in names if isinstance(name, str))
