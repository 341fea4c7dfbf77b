"""Words for themes, loads and the reason for a prompt."""

from __future__ import annotations

from journal_app.domain.prompts import Load, Reason, Theme
from journal_app.words import tr, trn


def theme(kind: Theme) -> str:
    """Return a theme's name."""
    return {
        Theme.SELF_CARE: tr("Self-care"),
        Theme.LIFE_EXPERIENCES: tr("Life experiences"),
        Theme.ROLE_MODELS: tr("Role models"),
        Theme.TIME_CONSTRAINTS: tr("Time constraints"),
        Theme.CULTURE_OF_TRAINING: tr("Culture of training"),
        Theme.BURNOUT_AND_FUTILITY: tr("Burnout and futility"),
    }[kind]


def theme_within(kind: Theme) -> str:
    """Return a theme's name as it stands inside a sentence."""
    return {
        Theme.SELF_CARE: tr("self-care"),
        Theme.LIFE_EXPERIENCES: tr("life experiences"),
        Theme.ROLE_MODELS: tr("role models"),
        Theme.TIME_CONSTRAINTS: tr("time constraints"),
        Theme.CULTURE_OF_TRAINING: tr("the culture of training"),
        Theme.BURNOUT_AND_FUTILITY: tr("burnout and futility"),
    }[kind]


def load(kind: Load) -> str:
    """Return how much a prompt asks, in a word."""
    return {
        Load.LIGHT: tr("Light"),
        Load.MEDIUM: tr("Some thought"),
        Load.HEAVY: tr("Heavier"),
    }[kind]


def minutes(count: int) -> str:
    """Return what a prompt usually takes, e.g. "about 3 minutes"."""
    return trn("about {count} minute", "about {count} minutes", count)


def load_and_minutes(kind: Load, count: int) -> str:
    """Return e.g. "Light · about 2 minutes"."""
    return tr("{load} · {minutes}", load=load(kind), minutes=minutes(count))


def reason(why: Reason, kind: Theme) -> str:
    """Return in one sentence why tonight's prompt is the one shown."""
    return {
        Reason.TURN: tr(
            "The three themes take turns, and tonight is the turn of {theme}. "
            "Within it, the prompt you have not seen for longest comes first.",
            theme=theme_within(kind),
        ),
        Reason.LIGHT_AFTER_PRESSURE: tr(
            "A light one, because the last time pressure you gave was 7 or more."
        ),
        Reason.LIGHT_ON_CALL: tr("A light one, because tonight is a call or a night shift."),
        Reason.LIGHT_POST_CALL: tr("A light one, because this is the night after a call."),
        Reason.ASKED_FOR_ANOTHER: tr(
            "You asked for another one. Nothing else is made of that; swap as often as you like."
        ),
    }[why]
