"""What was typed into a form and not kept, by the form it goes back to."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from journal_app.domain.prompt_preferences import UNFINISHED_SETTING


class Aside(StrEnum):
    """A form, by the name of the setting in which its words wait, as a JSON object."""

    PROMPT = UNFINISHED_SETTING
    NAME = "notebook.unfinished-name"
    RENAMING = "notebook.unfinished-renaming"
    NOTE = "notebook.unfinished-note"
    PAGE_NOTE = "notebook.unfinished-page-note"
    CONTACT = "support.unfinished-contact"
    HARD_NIGHTS = "support.unfinished-words"


ASIDE_WORDS: Final = (
    "name",
    "role",
    "did",
    "borrow",
    "way",
    "note",
    "words",
    "text",
    "nudge",
    "helped",
)
"""Fields that hold what was typed; the others hold ids, choices and the time."""
