"""What the parts of the window that deal with prompts are handed of an open journal."""

from __future__ import annotations

from dataclasses import dataclass, field

from journal_app.prompts.library import PromptLibrary
from journal_app.services.packs import PackService
from journal_app.services.prompt_numbers import PromptNumbers, count_prompts
from journal_app.services.prompts import PromptService


@dataclass(frozen=True, slots=True)
class PromptKit:
    """The services of prompts over the open journal."""

    prompts: PromptService = field(repr=False)
    packs: PackService = field(repr=False)
    library: PromptLibrary = field(repr=False)

    def numbers(self) -> PromptNumbers:
        """Count what there is to ask; blocks, and belongs on the worker."""
        return count_prompts(self.library, self.packs)
