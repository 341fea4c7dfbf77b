"""Made-up prompts and a chooser's log, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from journal_app.domain.ids import PromptId
from journal_app.domain.prompt_choice import Choice, Circumstances, choose_prompt
from journal_app.domain.prompts import Load, Prompt, Reason, ShownPrompt, Theme

FIRST = date(2026, 9, 1)
VAULT = "0123456789abcdef" * 2


def prompt(theme: Theme, load: Load, number: int = 0) -> Prompt:
    return Prompt(
        id=PromptId(f"{theme.value}-{load.value}-{number}"),
        theme=theme,
        sub_theme="",
        text="What was it?",
        load=load,
        minutes=2,
    )


def shelf(each: int = 3) -> tuple[Prompt, ...]:
    """Return ``each`` prompts for every theme and load."""
    return tuple(prompt(t, load, n) for t in Theme for load in Load for n in range(each))


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


def live(prompts: Sequence[Prompt], evenings: Sequence[Circumstances]) -> list[ShownPrompt]:
    """Show one prompt for each evening, in the order given; a night named twice is a swap."""
    log: list[ShownPrompt] = []
    for now in evenings:
        choice = choose_prompt(prompts, log, now)
        assert choice is not None
        log.append(as_shown(choice, now))
    return log
