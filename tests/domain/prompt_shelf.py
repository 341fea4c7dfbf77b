"""Made-up prompts and a chooser's log, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from journal_app.domain.ids import PromptId
from journal_app.domain.prompt_choice import Choice, choose_prompt
from journal_app.domain.prompt_preferences import PromptMark, PromptPreferences, Weight
from journal_app.domain.prompt_rules import Circumstances
from journal_app.domain.prompts import (
    BARRIERS,
    FACILITATORS,
    Load,
    Prompt,
    Reason,
    ShownPrompt,
    Theme,
)

FIRST = date(2026, 9, 1)
VAULT = "0123456789abcdef" * 2
USUAL = PromptPreferences()
CALM = PromptPreferences(weights=dict.fromkeys(BARRIERS, Weight.OFF))
"""Without barriers."""


def prompt(theme: Theme, load: Load, number: int = 0, **rest: object) -> Prompt:
    return Prompt(
        id=PromptId(f"{theme.value}-{load.value}-{number}"),
        theme=theme,
        sub_theme="",
        text="What was it?",
        load=load,
        minutes=2,
        **rest,  # type: ignore[arg-type] # fields of several types
    )


def shelf(each: int = 3) -> tuple[Prompt, ...]:
    """Return ``each`` prompts for every facilitator and load."""
    return tuple(prompt(t, load, n) for t in FACILITATORS for load in Load for n in range(each))


def on(day: int, **rest: object) -> Circumstances:
    return Circumstances(VAULT, FIRST + timedelta(days=day), **rest)  # type: ignore[arg-type] # test


def as_shown(choice: Choice, now: Circumstances) -> ShownPrompt:
    return shown(choice.prompt, now.night, choice.step, choice.reason)


def shown(what: Prompt, night: date, step: int = 0, reason: Reason = Reason.TURN) -> ShownPrompt:
    return ShownPrompt(
        night=night,
        step=step,
        prompt=what.id,
        theme=what.theme,
        load=what.load,
        reason=reason,
        shown_at=datetime(2026, 9, 1, tzinfo=UTC),
    )


def choose(
    prompts: Sequence[Prompt],
    log: Sequence[ShownPrompt],
    now: Circumstances,
    preferences: PromptPreferences = USUAL,
    marks: Sequence[PromptMark] = (),
) -> Choice | None:
    by_prompt: Mapping[PromptId, PromptMark] = {mark.prompt: mark for mark in marks}
    return choose_prompt(prompts, log, now, preferences, by_prompt)


def live(
    prompts: Sequence[Prompt],
    evenings: Sequence[Circumstances],
    preferences: PromptPreferences = USUAL,
    marks: Sequence[PromptMark] = (),
) -> list[ShownPrompt]:
    """Show one prompt for each evening, in the order given; a night named twice is a swap."""
    log: list[ShownPrompt] = []
    for now in evenings:
        choice = choose(prompts, log, now, preferences, marks)
        if choice is not None:
            log.append(as_shown(choice, now))
    return log
