"""Words around a prompt that the student writes."""

from __future__ import annotations

from journal_app.domain.prompts import Load, Prompt
from journal_app.prompts.checks import Fault
from journal_app.prompts.schema import PromptFault
from journal_app.sentences import prompts as sentences
from journal_app.sentences.prompt_faults import fault_of_own
from journal_app.services.own_prompts import Looked
from journal_app.words import tr


def about() -> str:
    """Return what own prompts are for."""
    return tr("A question of yours, drawn like the others. It stays in this journal.")


def load(kind: Load) -> str:
    """Return how much a prompt asks, for someone who chooses it."""
    return {
        Load.LIGHT: tr("Light: half asleep is enough"),
        Load.MEDIUM: tr("Some thought"),
        Load.HEAVY: tr("Heavier: it may touch loss or conflict"),
    }[kind]


def listed(prompt: Prompt) -> str:
    """Return the line under an own prompt in the list."""
    return tr(
        "{theme} · {load}",
        theme=sentences.theme(prompt.theme),
        load=sentences.load_and_minutes(prompt.load, prompt.minutes),
    )


def ask_delete(prompt: Prompt) -> str:
    """Return the question before a prompt is deleted."""
    return tr(
        "Delete “{text}”? It no longer comes. What you wrote stays, with the wording it answered.",
        text=prompt.text,
    )


def one_at_a_time() -> str:
    """Return why another prompt is not opened: the form holds words that were not kept."""
    return tr("There is a prompt in the form that was not kept yet. Keep it or leave it first.")


def found(looked: Looked) -> str:
    """Return what was found in a prompt being written, one thing at a time; "" for nothing."""
    for fault in looked.faults:
        return _fault(fault)
    for fault in looked.advice:
        return tr(
            "{what} No pack may say so; in a prompt of your own it is yours to keep.",
            what=fault_of_own(fault),
        )
    return ""


def _fault(fault: Fault) -> str:
    values, field = fault.values, _field(fault.field)
    if fault.why is PromptFault.TOO_LONG:
        return tr(
            "{field}: {words} words so far, and {limit} is the most.",
            field=field,
            words=values["words"],
            limit=values["limit"],
        )
    if fault.why is PromptFault.TOO_MANY_CHARACTERS:
        return tr(
            "{field}: {characters} characters so far, and {limit} is the most.",
            field=field,
            characters=values["characters"],
            limit=values["limit"],
        )
    if fault.why is PromptFault.NOT_PLAIN:
        return tr("{field}: there is a character in it that cannot be seen.", field=field)
    if fault.why is PromptFault.NOT_ONE_QUESTION:
        return tr(
            "{field}: one question is enough, and a question mark or a full stop at its end.",
            field=field,
        )
    if fault.why is PromptFault.NO_HELP:
        return tr("A question about what stands in the way also asks what helped.")
    return fault_of_own(fault)


def _field(name: str) -> str:
    return {
        "text": question(),
        "nudge": nudge(),
        "helped": helped(),
    }.get(name, name)


def question() -> str:
    """Return the name of the field for the question."""
    return tr("The question")


def nudge() -> str:
    """Return the name of the field for the nudge."""
    return tr("A way in, if you like")


def helped() -> str:
    """Return the name of the field for what helped."""
    return tr("And what helped?")
