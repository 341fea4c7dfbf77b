"""Words around prompts in Settings: themes and their weights, packs, favourites, what is hidden."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from journal_app.clock import local_time
from journal_app.domain.prompt_preferences import Weight
from journal_app.domain.prompts import Load, Prompt, Theme
from journal_app.prompts.pack import Pack
from journal_app.sentences import prompts as sentences
from journal_app.sentences.questionnaires import full_day
from journal_app.services.packs import Brought, ListedPack
from journal_app.words import tr, trn


def weight(kind: Weight) -> str:
    """Return how often a theme comes, in a word."""
    return {
        Weight.OFF: tr("Off"),
        Weight.SELDOM: tr("Seldom"),
        Weight.USUAL: tr("Usual"),
        Weight.OFTEN: tr("Often"),
    }[kind]


def within(kind: Theme) -> str:
    """Return what a theme asks about, in a few words."""
    return {
        Theme.SELF_CARE: tr("Sleep, food, pauses, and kindness to yourself"),
        Theme.LIFE_EXPERIENCES: tr("People unlike you, real patients, other ways of seeing"),
        Theme.ROLE_MODELS: tr("Those you learn from by watching"),
        Theme.TIME_CONSTRAINTS: tr("Too little of it, for work, for patients, for yourself"),
        Theme.CULTURE_OF_TRAINING: tr("Tests, competition, being shouted at, unkind wards"),
        Theme.BURNOUT_AND_FUTILITY: tr("What is carried home, and what seems of no use"),
    }[kind]


def about_barriers() -> str:
    """Return how often the barriers come, whatever their weights."""
    return tr(
        "Questions about what stands in the way come at most one night in four, and each of them "
        "also asks what helped."
    )


def no_theme() -> str:
    """Return what follows when every theme is off."""
    return tr("Every theme is off, so each page is written freely.")


def shipped(count: int) -> str:
    """Return the words of the switch for what comes with the program."""
    return trn(
        "Draw from the {count} prompt that comes with Heartbeat",
        "Draw from the {count} prompts that come with Heartbeat",
        count,
    )


def about_packs() -> str:
    """Return what a pack is."""
    return tr(
        "A pack is a file of prompts from your faculty or a facilitator. You see all of it before "
        "it is brought in. Nobody learns whether you did, or what you answer."
    )


def held(prompts: int, care: int) -> str:
    """Return e.g. "12 prompts and 3 care lines"."""
    asked = trn("{count} prompt", "{count} prompts", prompts)
    if not care:
        return asked
    return tr(
        "{prompts} and {care}",
        prompts=asked,
        care=trn("{count} care line", "{count} care lines", care),
    )


def counts(pack: Pack) -> tuple[str, ...]:
    """Return what a pack holds, a line each: in all, by theme, by load."""
    themes = Counter(prompt.theme for prompt in pack.prompts)
    loads = Counter(prompt.load for prompt in pack.prompts)
    lines = [held(len(pack.prompts), len(pack.care))]
    if pack.prompts:
        lines.append(_listed([(sentences.theme(one), themes[one]) for one in Theme]))
        lines.append(_listed([(sentences.load(one), loads[one]) for one in Load]))
    return tuple(lines)


def _listed(counted: Sequence[tuple[str, int]]) -> str:
    return " · ".join(tr("{name} {count}", name=name, count=n) for name, n in counted if n)


def standing(brought: Brought, zone: str) -> str:
    """Return whether a pack is new, here already, or would take another's place."""
    before = brought.before
    if before is None:
        return tr("It is new to your journal. Nothing is brought in until you say so.")
    if brought.is_here:
        return tr("This very file is in your journal already.")
    return tr(
        "An update: it takes the place of a pack with the same id, brought in on {day}. Entries "
        "keep the wording they answered.",
        day=_day(before.added_at, zone),
    )


def replaced(title: str, origin: str) -> str:
    """Return what the pack calls itself that an update takes the place of."""
    return tr(
        "Now in your journal: “{title}”, made by: {origin}",
        title=apart(title),
        origin=apart(origin),
    )


def by(origin: str) -> str:
    """Return who made a pack, in their own words."""
    return tr("Made by: {origin}", origin=apart(origin))


def brought_in(pack: Pack) -> str:
    """Return that a pack is in the journal now."""
    return tr("“{title}” is in your journal.", title=apart(pack.title))


def listed(one: ListedPack, zone: str) -> str:
    """Return the line under a pack's title."""
    if one.pack is None:
        return tr(
            "Made by: {origin} · this Heartbeat cannot read it, so nothing is drawn from it",
            origin=apart(one.origin),
        )
    return tr(
        "Made by: {origin} · {held} · brought in on {day}",
        origin=apart(one.origin),
        held=held(len(one.pack.prompts), len(one.pack.care)),
        day=_day(one.added_at, zone),
    )


def ask_remove(one: ListedPack) -> str:
    """Return the question before a pack is removed."""
    return tr(
        "Remove “{title}”? Its prompts no longer come. What you wrote stays, with the wording it "
        "answered.",
        title=apart(one.title),
    )


def contents(pack: Pack) -> str:
    """Return all that a pack asks and says, as plain text to read through."""
    return "\n".join(_lines(pack))


def _lines(pack: Pack) -> Iterator[str]:
    order = list(Theme)
    by_theme = sorted(pack.prompts, key=lambda prompt: order.index(prompt.theme))
    for kind, asked in groupby(by_theme, key=lambda prompt: prompt.theme):
        yield from (sentences.theme(kind), "")
        for prompt in asked:
            yield from (*_asked(prompt), "")
    if pack.care:
        yield from (tr("Care lines"), "", *(line.text for line in pack.care))


def _asked(prompt: Prompt) -> Iterator[str]:
    yield prompt.text
    for more in (prompt.nudge, prompt.helped):
        if more:
            yield more
    yield tr("({how})", how=sentences.load_and_minutes(prompt.load, prompt.minutes))


def about_favourites() -> str:
    """Return what being a favourite does."""
    return tr("A favourite may come back before all the others were shown.")


def about_hidden() -> str:
    """Return what being hidden does."""
    return tr("A hidden prompt does not come again until you ask for it here.")


def apart(text: str) -> str:
    """Return a stranger's words so that letters written from right to left move none of ours.

    The signs are FSI and PDI of the Unicode Bidirectional Algorithm (UAX 9); words that need
    none get none.
    """
    if any(unicodedata.bidirectional(one) in {"R", "AL", "AN"} for one in text):
        return f"\u2068{text}\u2069"
    return text


def _day(at: datetime, zone: str) -> str:
    return full_day(local_time(at, zone).date())
