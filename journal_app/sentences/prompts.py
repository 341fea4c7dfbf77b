"""Words for themes, loads, the reason for a prompt, and what is wrong with a prompt file."""

from __future__ import annotations

from pathlib import PurePosixPath

from journal_app.domain.prompts import Load, Reason, Theme
from journal_app.errors import BadFile
from journal_app.prompts.schema import MOST_MINUTES, PromptFault
from journal_app.prompts.tone import Tone
from journal_app.words import tr, trn


def theme(kind: Theme) -> str:
    """Return a theme's name."""
    return {
        Theme.SELF_CARE: tr("Self-care"),
        Theme.LIFE_EXPERIENCES: tr("Life experiences"),
        Theme.ROLE_MODELS: tr("Role models"),
    }[kind]


def theme_within(kind: Theme) -> str:
    """Return a theme's name as it stands inside a sentence."""
    return {
        Theme.SELF_CARE: tr("self-care"),
        Theme.LIFE_EXPERIENCES: tr("life experiences"),
        Theme.ROLE_MODELS: tr("role models"),
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


def broken_file(problem: BadFile) -> str:
    """Return what is wrong with a prompt file, where, and what to do about it."""
    values = problem.values
    name = PurePosixPath(str(values.get("file", ""))).name
    if values.get("why") == PromptFault.FEW_LIGHT:
        return tr(
            "“{theme}” has too few light prompts for a hard month: at least a third is needed. "
            "Adding some to {file} mends it; everything still works until then.",
            theme=theme(Theme(str(values["theme"]))),
            file=name,
        )
    return tr(
        "The prompt file {file} was left out because of line {line}: {why} "
        "The other prompts still work. Correct that line and start Heartbeat again.",
        file=name,
        line=values.get("line", 1),
        why=_fault(problem),
    )


def _fault(problem: BadFile) -> str:
    why = PromptFault(str(problem.values["why"]))
    field = str(problem.values.get("field", ""))
    if why is PromptFault.TOO_LONG:
        return tr(
            "“{field}” has {words} words and {limit} is the most.",
            field=field,
            words=problem.values["words"],
            limit=problem.values["limit"],
        )
    if why is PromptFault.TONE:
        return _tone(Tone(str(problem.values["tone"])), str(problem.values["wording"]))
    return _about_the_file(field).get(why) or _about_a_field(field)[why]


def _about_the_file(field: str) -> dict[PromptFault, str]:
    return {
        PromptFault.UNREADABLE: tr("it cannot be read as plain text (UTF-8)."),
        PromptFault.NOT_TOML: tr("it is not written as TOML there; a quotation mark is a guess."),
        PromptFault.OTHER_FORMAT: tr("“format” is not 1, the only one this Heartbeat reads."),
        PromptFault.EMPTY: tr("it holds no prompt and no care line."),
        PromptFault.MISSING_FIELD: tr("“{field}” is missing or empty.", field=field),
        PromptFault.UNKNOWN_FIELD: tr("“{field}” is not a field of this file.", field=field),
        PromptFault.WRONG_TYPE: tr("“{field}” has the wrong kind of value.", field=field),
    }


def _about_a_field(field: str) -> dict[PromptFault, str]:
    return {
        PromptFault.BAD_ID: tr("an id is lower-case words joined by hyphens."),
        PromptFault.DUPLICATE_ID: tr("this id is used by another prompt or care line."),
        PromptFault.UNKNOWN_THEME: tr(
            "the theme is self-care, life-experiences or role-models, spelt like that."
        ),
        PromptFault.UNKNOWN_SUB_THEME: tr("this sub-theme does not belong to the file's theme."),
        PromptFault.UNKNOWN_LOAD: tr("the load is light, medium or heavy."),
        PromptFault.UNKNOWN_KIND: tr("the kind is oneself or act."),
        PromptFault.BAD_MINUTES: tr(
            "“{field}” is a whole number from 1 to {most}.", field=field, most=MOST_MINUTES
        ),
        PromptFault.NOT_ONE_QUESTION: tr(
            "a prompt asks one question, and ends in a question mark or a full stop."
        ),
    }


def _tone(kind: Tone, wording: str) -> str:
    return {
        Tone.ORDER: tr("“{wording}” is an order; ask instead.", wording=wording),
        Tone.BLAME: tr("“{wording}” can read as blame.", wording=wording),
        Tone.PRAISE: tr("“{wording}” is praise, which nobody has asked for.", wording=wording),
        Tone.DIAGNOSIS: tr("“{wording}” sounds like a diagnosis.", wording=wording),
        Tone.SHOUTING: tr("“{wording}” is loud for this hour.", wording=wording),
        Tone.NAMING: tr("“{wording}” asks who a patient is.", wording=wording),
    }[kind]
