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
    """Return in one sentence why a prompt was chosen.

    It says how things stood at that moment, so that it stays true when the night is marked
    otherwise later.
    """
    sentence = _about_the_night().get(why) or _about_the_prompt(theme_within(kind)).get(why)
    return sentence or _about_what_was_done()[why]


def _about_the_night() -> dict[Reason, str]:
    return {
        Reason.LIGHT_AFTER_PRESSURE: tr(
            "A light one, because the last time pressure you gave before it was 7 or more."
        ),
        Reason.LIGHT_ON_CALL: tr(
            "A light one, because this night was marked as a call or a night shift."
        ),
        Reason.LIGHT_POST_CALL: tr("A light one, because this was the night after a call."),
        Reason.LIGHT_NOT_SEEN: tr(
            "This night asked for a light one, and of the theme whose turn it was you had seen "
            "them all, so here is one you had not."
        ),
        Reason.MOMENT: tr("It was written for a night like the one you marked."),
        Reason.EXAM: tr("An exam was marked for this night, and this one was written for exams."),
        Reason.AFTER_CALL: tr("It was written for the night after a call."),
    }


def _about_the_prompt(kind: str) -> dict[Reason, str]:
    return {
        Reason.TURN: tr(
            "The themes you have on take turns, it was the turn of {theme}, and of those that "
            "fitted the night this was one you had never seen, or not for longest.",
            theme=kind,
        ),
        Reason.ONLY_THEME: tr(
            "{theme} was the only theme you had on, and of those that fitted the night this was "
            "one you had never seen, or not for longest.",
            theme=kind[:1].upper() + kind[1:],
        ),
        Reason.SPECIALTY: tr("It was written for the specialty you were in that night."),
        Reason.BARRIER: tr(
            "You had {theme} among your themes, and at least three nights lie between two "
            "prompts about what makes compassion hard.",
            theme=kind,
        ),
        Reason.FAVOURITE: tr(
            "It was one of your favourites, and no night within 60 of this one had it."
        ),
    }


def _about_what_was_done() -> dict[Reason, str]:
    return {
        Reason.ASKED_FOR_ANOTHER: tr(
            "You asked for another one; swap as often as you like, nothing is made of it."
        ),
        Reason.REPLACED: tr(
            "It took the place of one that you hid, that was no longer among your prompts, or that "
            "the night had no room for."
        ),
    }
