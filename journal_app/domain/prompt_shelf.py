"""The prompts a student wants, sorted once: what is switched off or hidden is not among them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from journal_app.domain.ids import PromptId
from journal_app.domain.prompt_preferences import PromptMark, PromptPreferences, Weight
from journal_app.domain.prompts import BARRIERS, Moment, Prompt, Theme


def in_use(
    prompt: Prompt, preferences: PromptPreferences, marks: Mapping[PromptId, PromptMark]
) -> bool:
    """Tell whether a prompt may be drawn at all."""
    mark = marks.get(prompt.id)
    if not preferences.on or (mark is not None and mark.hidden):
        return False
    if preferences.weight(prompt.theme) is Weight.OFF:
        return False
    if prompt.own:
        return preferences.own
    if prompt.pack is not None:
        return prompt.pack not in preferences.packs_off
    return preferences.shipped


@dataclass(frozen=True)
class PromptShelf:
    """Prompts that may be drawn, in an order of the vault's own.

    Attributes:
        vault: The vault's id, which makes the order.
        prompts: Those in use, in that order.
        weights: Of the themes that are on.
        favourites: Prompts that may come back early.
        specialised: Prompts for a specialty, in use or not.
        moments: What the prompts that are for a marked moment are for, in use or not.
    """

    vault: str
    prompts: tuple[Prompt, ...]
    weights: Mapping[Theme, Weight]
    favourites: frozenset[PromptId]
    specialised: frozenset[PromptId]
    moments: Mapping[PromptId, frozenset[Moment]]

    @classmethod
    def of(
        cls,
        prompts: Sequence[Prompt],
        preferences: PromptPreferences,
        marks: Mapping[PromptId, PromptMark],
        vault: str,
    ) -> PromptShelf:
        """Sort out what is in use."""
        used = [p for p in prompts if in_use(p, preferences, marks)]
        return cls(
            vault=vault,
            prompts=tuple(sorted(used, key=lambda p: rank(vault, "prompt", p.id))),
            weights={t: preferences.weight(t) for t in Theme if preferences.weight(t)},
            favourites=frozenset(m.prompt for m in marks.values() if m.favourite),
            specialised=frozenset(p.id for p in prompts if p.specialties),
            moments={p.id: p.moments for p in prompts if p.moments},
        )

    @cached_property
    def by_id(self) -> Mapping[PromptId, Prompt]:
        """The prompts in use, by id."""
        return {p.id: p for p in self.prompts}

    @cached_property
    def for_moments(self) -> Sequence[Prompt]:
        """Those in use that are for a marked moment; they come at no other time."""
        return [p for p in self.prompts if p.moments]

    def of_theme(self, theme: Theme) -> Sequence[Prompt]:
        """Return those of a theme that are for any day."""
        return self._by_theme[theme]

    @cached_property
    def _by_theme(self) -> Mapping[Theme, Sequence[Prompt]]:
        return {t: [p for p in self.prompts if p.theme is t and not p.moments] for t in Theme}

    @property
    def heaviest_barrier(self) -> Weight:
        """The highest weight of a barrier theme."""
        return max((self.weights.get(t, Weight.OFF) for t in BARRIERS), default=Weight.OFF)


def rank(*parts: str) -> bytes:
    """Return a number for a tie: the same for the same parts, as good as random otherwise."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).digest()
