"""Finds texts that ask two things under one question mark: "What was it, and who saw it?"."""

from __future__ import annotations

import re
from typing import Final

from journal_app.domain.prompts import Prompt
from journal_app.prompts.schema import QUESTION_MARKS

_SECOND: Final = re.compile(
    r", and (?:(?:about|at|by|for|from|in|of|on|to|with) )?"
    r"(?:what|how|who|whom|whose|where|when|which|was|were|did|do|does|is|are|could)\b.*",
    re.IGNORECASE,
)
_ACT: Final = re.compile(r"\b(?:could|can|would|might|may)\b", re.IGNORECASE)


def asks_twice(prompt: Prompt) -> bool:
    """Return whether an English prompt asks a second thing after its comma.

    A second half that asks for the small act a prompt ends in is none: the answer is one.
    """
    asked = any(mark in prompt.text for mark in QUESTION_MARKS)
    second = _SECOND.search(prompt.text) if asked else None
    return second is not None and not (prompt.ends_in_act and _ACT.search(second.group()))
