"""Why a questionnaire's file is refused, and what to do about it."""

from __future__ import annotations

from journal_app.errors import BadFile
from journal_app.research.bounded_toml import TomlRefusal
from journal_app.research.questionnaire_faults import QuestionnaireFault
from journal_app.words import tr

Values = dict[str, str | int]


def broken_file(problem: BadFile) -> str:
    """Return what is wrong with a questionnaire's file, where, and what to do about it."""
    values = problem.values
    file, reason = values.get("file") or tr("This file"), _reason(values)
    if values["why"] == QuestionnaireFault.EXPIRED.value:
        return tr(
            "“{file}” cannot be used: {reason} Ask whoever gave it to you for a file with a newer "
            "licence. Answers you gave earlier stay.",
            file=file,
            reason=reason,
        )
    if values["why"] == QuestionnaireFault.VERSION_TAKEN.value:
        return tr(
            "“{file}” was not added: {reason} Ask whoever gave it to you which is right; the right "
            "one needs a version of its own.",
            file=file,
            reason=reason,
        )
    return tr(
        "“{file}” cannot be used because of line {line}: {reason} Nothing was added. Ask whoever "
        "gave it to you for a corrected file.",
        file=file,
        line=values.get("line", 1),
        reason=reason,
    )


def _reason(values: Values) -> str:
    why = str(values["why"])
    if why in list(TomlRefusal):
        return _unreadable(TomlRefusal(why))
    fault = QuestionnaireFault(why)
    return _form(fault, values) or _meaning(fault, values)


def _unreadable(why: TomlRefusal) -> str:
    return {
        TomlRefusal.TOO_LARGE: tr("it is larger than a questionnaire can be."),
        TomlRefusal.NOT_UTF8: tr("it is not text in UTF-8."),
        TomlRefusal.BYTE_ORDER_MARK: tr("it begins with a byte order mark; save it without one."),
        TomlRefusal.CONTROL_CHARACTER: tr("it holds a control character."),
        TomlRefusal.BIDI_CHARACTER: tr("it holds a character that turns the writing round."),
        TomlRefusal.HIDDEN_CHARACTER: tr("it holds a character that cannot be seen."),
        TomlRefusal.PILED_MARKS: tr("it piles marks upon a letter."),
        TomlRefusal.TOO_DEEP: tr("it nests deeper than a questionnaire can."),
        TomlRefusal.LONG_WORD: tr("a key or number there is too long."),
        TomlRefusal.NOT_TOML: tr("it is not written as TOML there."),
        TomlRefusal.TOO_MANY_KEYS: tr("it holds more than a questionnaire can."),
        TomlRefusal.LONG_STRING: tr("a text there is too long."),
        TomlRefusal.BIG_NUMBER: tr("a number there is too large."),
    }[why]


def _form(why: QuestionnaireFault, values: Values) -> str:
    """Return the reason when a field is not written as it must be; "" for other reasons."""
    field = values.get("field", "")
    least, most = values.get("least", 0), values.get("most", 0)
    return {
        QuestionnaireFault.OTHER_FORMAT: tr(
            "“format” is not 1, the only one this Heartbeat reads."
        ),
        QuestionnaireFault.UNKNOWN_FIELD: tr(
            "“{field}” is nothing a questionnaire has.", field=field
        ),
        QuestionnaireFault.MISSING_FIELD: tr("“{field}” is missing or empty.", field=field),
        QuestionnaireFault.WRONG_TYPE: tr("“{field}” is not of the right kind.", field=field),
        QuestionnaireFault.TOO_LONG: tr(
            "“{field}” is longer than {most} characters.", field=field, most=most
        ),
        QuestionnaireFault.SEVERAL_LINES: tr("“{field}” must be a single line.", field=field),
        QuestionnaireFault.MARKUP: tr(
            "“{field}” holds markup; only plain text is shown.", field=field
        ),
        QuestionnaireFault.BAD_CODE: tr(
            "“{field}” is not a code: lower-case letters, digits and underscores, a letter first "
            "(hyphens instead, for the questionnaire’s own id).",
            field=field,
        ),
        QuestionnaireFault.BAD_LANGUAGE: tr(
            "“{field}” is not a language such as “en”.", field=field
        ),
        QuestionnaireFault.DUPLICATE: tr("“{field}” says the same thing twice.", field=field),
        QuestionnaireFault.COUNT: tr(
            "there must be from {least} to {most} of “{field}”.",
            field=field,
            least=least,
            most=most,
        ),
        QuestionnaireFault.OUT_OF_RANGE: tr(
            "“{field}” must be from {least} to {most}.", field=field, least=least, most=most
        ),
    }.get(why, "")


def _meaning(why: QuestionnaireFault, values: Values) -> str:
    """Return the reason when the parts do not go together, or may not be used."""
    field = values.get("field", "")
    return {
        QuestionnaireFault.NO_LICENCE: tr(
            "“{field}” is missing, and a questionnaire without its licence is not used.",
            field=field,
        ),
        QuestionnaireFault.INTERVAL: tr(
            "“interval_days” is shorter than the {least} days its questions ask about.",
            least=values.get("least", 0),
        ),
        QuestionnaireFault.UNKNOWN_SCALE: tr("“scale” names a scale that is not in the file."),
        QuestionnaireFault.UNUSED_SCALE: tr("no item uses this scale."),
        QuestionnaireFault.UNKNOWN_ITEM: tr("“items” names an item that is not in the file."),
        QuestionnaireFault.UNKNOWN_METHOD: tr("“method” is neither “sum” nor “mean”."),
        QuestionnaireFault.NOT_SYMMETRICAL: tr(
            "“reverse” needs a scale whose values are the same from either end."
        ),
        QuestionnaireFault.MIXED_RANGES: tr(
            "items whose scales end differently can be scored only when all of them are answered."
        ),
        QuestionnaireFault.BANDS: tr(
            "“{field}” puts words to a score, and Heartbeat gives no reading of scores.",
            field=field,
        ),
        QuestionnaireFault.EXPIRED: tr("its licence has ended."),
        QuestionnaireFault.VERSION_TAKEN: tr(
            "this version is in your journal already, with other contents."
        ),
    }[why]
