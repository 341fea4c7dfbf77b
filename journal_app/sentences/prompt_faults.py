"""What is wrong with a prompt file, a pack, or a prompt being written, in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from journal_app.domain.prompts import Form, Load, Theme
from journal_app.errors import BadFile
from journal_app.prompts.checks import Fault
from journal_app.prompts.schema import EARLIER, FORMAT, PromptFault
from journal_app.prompts.tone import Tone
from journal_app.research.file_names import shown_name
from journal_app.sentences.prompts import theme
from journal_app.services.other_files import OtherKind
from journal_app.words import tr

Values = Mapping[str, str | int]


def broken_file(problem: BadFile) -> str:
    """Return what is wrong with a prompt file, where, and what to do about it."""
    values = problem.values
    name = _name(values)
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
        why=fault(problem),
    )


def refused_pack(problem: BadFile) -> str:
    """Return why a pack was not brought in; nothing of the journal has changed.

    A file of another kind is called by its kind, and where it belongs is said.
    """
    instead = problem.values.get("instead")
    if instead is not None:
        return _another_kind(OtherKind(str(instead)), _name(problem.values))
    return tr(
        "{file} was not brought in because of line {line}: {why} Nothing has changed.",
        file=_name(problem.values),
        line=problem.values.get("line", 1),
        why=fault(problem),
    )


def _another_kind(kind: OtherKind, name: str) -> str:
    return {
        OtherKind.STUDY: tr(
            "{file} is a study file, not a pack of prompts; open it under Research.", file=name
        ),
        OtherKind.QUESTIONNAIRE: tr(
            "{file} is a questionnaire, not a pack of prompts; add it under Settings, "
            "Questionnaires.",
            file=name,
        ),
    }[kind]


def at_line(problem: BadFile) -> str:
    """Return file, line and reason, for an author who reads a list of them."""
    return tr(
        "{file}, line {line}: {why}",
        file=_name(problem.values),
        line=problem.values.get("line", 1),
        why=fault(problem),
    )


def fault(problem: BadFile) -> str:
    """Return the reason alone."""
    return _reason(PromptFault(str(problem.values["why"])), problem.values)


def fault_of_own(one: Fault) -> str:
    """Return what is amiss with a prompt that is being written in the app."""
    if one.why is PromptFault.MISSING_FIELD:
        return tr("There is no question yet.")
    return _reason(one.why, {**one.values, "field": one.field})


def _name(values: Values) -> str:
    return PurePosixPath(str(values.get("file", ""))).name


def _reason(why: PromptFault, values: Values) -> str:
    if why is PromptFault.TONE:
        return _tone(Tone(str(values["tone"])), str(values["wording"]))
    for kind in (_about_the_file, _about_a_field, _about_a_value, _about_a_sentence):
        said = kind(values).get(why)
        if said:
            return said
    return _about_a_pack(values)[why]


def _about_the_file(values: Values) -> dict[PromptFault, str]:
    return {
        PromptFault.UNREADABLE: tr("it cannot be read as plain text (UTF-8)."),
        PromptFault.NOT_TOML: tr("it is not written as TOML there; a quotation mark is a guess."),
        PromptFault.LONG_LINE: tr(
            "the line has more than {limit} characters.", limit=values.get("limit", 0)
        ),
        PromptFault.OTHER_FORMAT: tr(
            "“format” is neither {one} nor {other}, the ones this Heartbeat reads.",
            one=EARLIER,
            other=FORMAT,
        ),
        PromptFault.EMPTY: tr("it holds no prompt and no care line."),
        PromptFault.FEW_LIGHT: tr("fewer than a third of the prompts of a theme are light."),
    }


def _about_a_field(values: Values) -> dict[PromptFault, str]:
    # A file may call a field anything, a terminal's commands included.
    field = shown_name(str(values.get("field", "")))
    return {
        PromptFault.MISSING_FIELD: tr("“{field}” is missing or empty.", field=field),
        PromptFault.UNKNOWN_FIELD: tr("“{field}” is not a field of this file.", field=field),
        PromptFault.WRONG_TYPE: tr("“{field}” has the wrong kind of value.", field=field),
        PromptFault.UNKNOWN_VALUE: tr(
            "“{field}” holds a value that is not known. Known are: {known}.",
            field=field,
            known=values.get("known", ""),
        ),
        PromptFault.TWICE: tr("“{field}” names the same value twice.", field=field),
        PromptFault.TOO_LONG: tr(
            "“{field}” has {words} words and {limit} is the most.",
            field=field,
            words=values.get("words", 0),
            limit=values.get("limit", 0),
        ),
        PromptFault.TOO_MANY_CHARACTERS: tr(
            "“{field}” has {characters} characters and {limit} is the most.",
            field=field,
            characters=values.get("characters", 0),
            limit=values.get("limit", 0),
        ),
        PromptFault.NOT_PLAIN: tr(
            "“{field}” holds a line break or a character that cannot be seen.", field=field
        ),
    }


def _about_a_value(values: Values) -> dict[PromptFault, str]:
    return {
        PromptFault.BAD_ID: tr("an id is lower-case words joined by hyphens, at most 60 letters."),
        PromptFault.DUPLICATE_ID: tr(
            "the id “{id}” is used by another prompt or care line.", id=values.get("wording", "")
        ),
        PromptFault.UNKNOWN_THEME: tr(
            "the theme is one of these, spelt like this: {known}.",
            known=", ".join(one.value for one in Theme),
        ),
        PromptFault.LATER_THEME: tr(
            "prompts on barriers need “format = {format}” at the top of the file.", format=FORMAT
        ),
        PromptFault.UNKNOWN_SUB_THEME: tr(
            "this sub-theme does not belong to the theme {theme}. Its own are: {known}.",
            theme=values.get("theme", ""),
            known=values.get("known", ""),
        ),
        PromptFault.UNKNOWN_LOAD: tr("the load is light, medium or heavy."),
        PromptFault.UNKNOWN_FORM: tr(
            "the form is one of these: {known}.", known=", ".join(one.value for one in Form)
        ),
        PromptFault.UNKNOWN_KIND: tr("the kind is oneself or act."),
        PromptFault.BAD_MINUTES: tr(
            "“minutes” is a whole number from {least} to {most}.",
            least=values.get("least", 0),
            most=values.get("most", 0),
        ),
        PromptFault.MINUTES_OF_LOAD: _minutes_of_load(values),
    }


def _minutes_of_load(values: Values) -> str:
    load = str(values.get("load", ""))
    said = {
        Load.LIGHT.value: tr("a light prompt takes"),
        Load.MEDIUM.value: tr("a medium prompt takes"),
        Load.HEAVY.value: tr("a heavy prompt takes"),
    }.get(load, "")
    return tr(
        "{a_prompt_takes} {least} to {most} minutes.",
        a_prompt_takes=said,
        least=values.get("least", 0),
        most=values.get("most", 0),
    )


def _about_a_sentence(values: Values) -> dict[PromptFault, str]:
    helped = values.get("field") == "helped"
    field = shown_name(str(values.get("field", "")))
    return {
        PromptFault.NO_LETTERS: tr("“{field}” holds no letter to read.", field=field),
        PromptFault.MIXED_LETTERS: tr(
            "“{wording}” mixes letters of two alphabets that look alike.",
            wording=shown_name(str(values.get("wording", ""))),
        ),
        PromptFault.ADDRESS: tr(
            "“{field}” holds an address of a page or a mailbox; a question stands for itself.",
            field=field,
        ),
        PromptFault.NOT_ONE_QUESTION: tr("“helped” is one question and ends in a question mark.")
        if helped
        else tr("a prompt asks one question, and ends in a question mark or a full stop."),
        PromptFault.NO_HELP: tr(
            "a prompt about what stands in the way also asks what helped, in “helped”."
        ),
        PromptFault.HELP_ELSEWHERE: tr(
            "“helped” belongs only to time-constraints, culture-of-training and "
            "burnout-and-futility."
        ),
    }


def _about_a_pack(values: Values) -> dict[PromptFault, str]:
    return {
        PromptFault.NO_PACK: tr(
            "it has no [pack] part with id, title and origin, so nobody can tell who made it."
        ),
        PromptFault.BAD_LANGUAGE: tr("“language” is a short code such as en, hi or pt-BR."),
        PromptFault.TOO_LARGE: tr(
            "it is larger than {limit} KB, the most for a pack.", limit=values.get("limit", 0)
        ),
        PromptFault.TOO_MANY: tr(
            "it holds {count} and {limit} is the most: {what}.",
            count=values.get("count", 0),
            limit=values.get("limit", 0),
            what=tr("care lines") if values.get("field") == "care" else tr("prompts"),
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
        Tone.WHO: tr("“{wording}” asks for what tells who somebody is.", wording=wording),
        Tone.HARM: tr("“{wording}” could lead somebody to harm themselves.", wording=wording),
        Tone.INSULT: tr("“{wording}” could hurt who reads it.", wording=wording),
    }[kind]
