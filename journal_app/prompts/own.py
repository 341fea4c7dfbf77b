"""Checks a prompt that a student writes in the app, by the rules that files are held to."""

from __future__ import annotations

from journal_app.domain.prompts import BARRIERS, Load, Theme
from journal_app.prompts import checks
from journal_app.prompts.checks import Fault
from journal_app.prompts.schema import (
    LONGEST_HELPED,
    LONGEST_NUDGE,
    LONGEST_PROMPT,
    PromptFault,
)


def check_own(
    text: str,
    theme: Theme,
    *,
    load: Load | None = None,
    minutes: int | None = None,
    nudge: str = "",
    helped: str = "",
) -> tuple[Fault, ...]:
    """Return everything amiss with a prompt of the student's own; empty when it can be kept.

    Words that no file may hold are named too (``is_advice``): they are the student's to keep.

    Args:
        load: None while it has not been chosen; minutes are then held to their range alone.
        minutes: None while they have not been chosen.
        helped: What a barrier prompt asks about what helped; empty for other themes.
    """
    text, nudge, helped = text.strip(), nudge.strip(), helped.strip()
    if not text:
        return (Fault(PromptFault.MISSING_FIELD, "text"),)
    found = [
        checks.sentence(text, "text", LONGEST_PROMPT),
        checks.one_question(text, "text"),
        checks.sentence(nudge, "nudge", LONGEST_NUDGE),
        checks.sentence(helped, "helped", LONGEST_HELPED),
        checks.help_for(theme, helped),
        checks.asks(helped, "helped") if helped and theme in BARRIERS else None,
        None if minutes is None else checks.time_for(load, minutes),
    ]
    return tuple(fault for fault in found if fault is not None)


def is_advice(fault: Fault) -> bool:
    """Return whether a fault is about tone, which a student may leave as it is."""
    return fault.why is PromptFault.TONE
