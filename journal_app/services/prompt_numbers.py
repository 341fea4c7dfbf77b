"""How many prompts there are, counted where they are and never written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from journal_app.domain.prompts import Load, Theme
from journal_app.prompts.library import PromptLibrary
from journal_app.services.packs import PackService


@dataclass(frozen=True, slots=True)
class PromptNumbers:
    """What a journal has to ask.

    Attributes:
        themes: Prompts that come with the program, by theme.
        light: How many of those are light.
        moments: How many of those wait for a day that the student marks.
        specialties: How many of those are for a specialty.
        care: Care lines that come with the program.
        packs: Prompts of all packs.
        own: Prompts of the student's own.
    """

    themes: Mapping[Theme, int]
    light: int
    moments: int
    specialties: int
    care: int
    packs: int
    own: int

    @property
    def shipped(self) -> int:
        """Prompts that come with the program."""
        return sum(self.themes.values())


def count_prompts(library: PromptLibrary, packs: PackService) -> PromptNumbers:
    """Count what there is; reads the vault and may raise ``WorldError``."""
    shipped, brought = library.prompts, packs.prompts()
    return PromptNumbers(
        themes=Counter(prompt.theme for prompt in shipped),
        light=sum(prompt.load is Load.LIGHT for prompt in shipped),
        moments=sum(bool(prompt.moments) for prompt in shipped),
        specialties=sum(bool(prompt.specialties) for prompt in shipped),
        care=len(library.care),
        packs=sum(not prompt.own for prompt in brought),
        own=sum(prompt.own for prompt in brought),
    )
