"""Why a study file is refused: what is wrong, in which line, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from journal_app.errors import BadFile
from journal_app.research.study_faults import StudyFault, Trouble
from journal_app.research.study_schema import Kind
from journal_app.words import tr, trn

Values = Mapping[str, str | int]


def broken_file(problem: BadFile) -> str:
    """Return why a study file was not used, for the student who was given it."""
    values = problem.values
    file = tr("“{name}”", name=values.get("file") or tr("This study file"))
    try:
        why = StudyFault(str(values.get("why")))
    except ValueError:
        return tr("{file} was not used. Ask the study team for a new one.", file=file)
    if why in _WHOLE:
        return _WHOLE[why](file)
    return tr(
        "{file} was not used because of {place}: {reason}. Ask the study team for a corrected "
        "file; nothing was joined.",
        file=file,
        place=_place(int(values.get("line", 0)), str(values.get("where", ""))),
        reason=_reason(why, values),
    )


def trouble(one: Trouble) -> str:
    """Return one thing that is wrong, for the study team that mends it."""
    if one.why in _WHOLE:
        return _WHOLE[one.why](tr("This file"))
    return tr(
        "Line {line}, {reason}.",
        line=max(1, one.line),
        reason=tr("{where}: {reason}", where=one.where, reason=_reason(one.why, one.values))
        if one.where
        else _reason(one.why, one.values),
    )


def answer_amiss(why: StudyFault, values: Values) -> str:
    """Return what is wrong with an answer that was just typed."""
    if why is StudyFault.ASSESSES:
        return tr(
            "Then the study cannot be offered here: nobody can freely say no to who grades them. "
            "Answer no once that person has left the team, or stop here with Ctrl+C."
        )
    if why is StudyFault.WRONG_TYPE:
        return {
            Kind.DATE.value: tr("A date is typed like 2027-06-30. Please try again."),
            Kind.FLAG.value: tr("Please answer yes or no."),
        }.get(str(values.get("wanted")), tr("This has to be a whole number. Please try again."))
    reason = _reason(why, values)
    return tr("{reason}. Please try again.", reason=reason[:1].upper() + reason[1:])


def _place(line: int, where: str) -> str:
    if where:
        return tr("line {line}, “{where}”", line=max(1, line), where=where)
    return tr("line {line}", line=max(1, line))


def _reason(why: StudyFault, values: Values) -> str:
    if why in _WITH_VALUES:
        return _WITH_VALUES[why](values)
    return _PLAIN[why]()


_WHOLE: Final[Mapping[StudyFault, Callable[[str], str]]] = {
    StudyFault.TOO_LARGE: lambda file: tr(
        "{file} is larger than 256 KiB, which no study file is. Ask the study team for the right "
        "file; nothing of it was used.",
        file=file,
    ),
    StudyFault.OTHER_FORMAT: lambda file: tr(
        "{file} is written in a format that this Heartbeat does not know. Install the newest "
        "Heartbeat, then open it again; nothing was joined.",
        file=file,
    ),
    StudyFault.UNREADABLE: lambda file: tr(
        "{file} cannot be read. Copy it to this computer, then open it again.", file=file
    ),
    StudyFault.UNSIGNED: lambda file: tr(
        "{file} is not signed: no file of the same name and “.sig” lies beside it. Ask the study "
        "team for both files and keep them in one folder; nothing was joined.",
        file=file,
    ),
    StudyFault.NOT_A_SIGNATURE: lambda file: tr(
        "{file} is not signed as it should be: its “.sig” file does not hold a signature. Ask the "
        "study team for both files again; nothing was joined.",
        file=file,
    ),
    StudyFault.ALTERED: lambda file: tr(
        "{file} is not what was signed: it, or its “.sig” file, was changed or belongs to another "
        "version. Do not use it; ask the study team for both files again.",
        file=file,
    ),
    StudyFault.SAME_NUMBER: lambda file: tr(
        "{file} bears the version number of another file you were shown, and says something else. "
        "Do not use it; ask the study team for a version with a higher number.",
        file=file,
    ),
    StudyFault.NOT_YET: lambda file: tr(
        "{file} is of a study that has not begun. Keep it and open it again then.", file=file
    ),
    StudyFault.ENDED: lambda file: tr(
        "{file} is of a study whose last night is over. Ask the study team whether there is a "
        "newer version; nothing was joined.",
        file=file,
    ),
    StudyFault.APPROVAL_EXPIRED: lambda file: tr(
        "{file} is of a study whose ethics approval has ended. Ask the study team for a newer "
        "version, or the ethics board; nothing was joined.",
        file=file,
    ),
}

_PLAIN: Final[Mapping[StudyFault, Callable[[], str]]] = {
    StudyFault.NOT_UTF8: lambda: tr("it is not plain text in UTF-8 there"),
    StudyFault.BYTE_ORDER_MARK: lambda: tr(
        "it begins with a byte order mark; save it as UTF-8 without one"
    ),
    StudyFault.CONTROL_CHARACTER: lambda: tr("it holds a control character, which text never does"),
    StudyFault.BIDI_CHARACTER: lambda: tr(
        "it holds a character that changes the direction of reading, which can make text look "
        "like another"
    ),
    StudyFault.HIDDEN_CHARACTER: lambda: tr("it holds a character that cannot be seen"),
    StudyFault.PILED_MARKS: lambda: tr("it piles accents over each other, which can hide text"),
    StudyFault.TOO_DEEP: lambda: tr("lists or tables lie too deep within each other"),
    StudyFault.LONG_WORD: lambda: tr("a number or a key is longer than any study needs"),
    StudyFault.NOT_TOML: lambda: tr("it is not written as TOML there; a quotation mark is a guess"),
    StudyFault.TOO_MANY_KEYS: lambda: tr("it holds more keys than any study needs"),
    StudyFault.LONG_STRING: lambda: tr("a text is longer than any study needs"),
    StudyFault.BIG_NUMBER: lambda: tr("a number is larger than any study needs"),
    StudyFault.MISSING: lambda: tr("this has to be there and is missing"),
    StudyFault.EMPTY: lambda: tr("this has to be answered and is empty"),
    StudyFault.SEVERAL_LINES: lambda: tr("this has to stand on one line, without tabs"),
    StudyFault.PADDED: lambda: tr("this begins or ends with a blank"),
    StudyFault.NO_LETTER: lambda: tr("there is no letter and no digit in this"),
    StudyFault.DUPLICATE: lambda: tr("this stands there twice, or what reads the same does"),
    StudyFault.BAD_ID: lambda: tr(
        "an id is made of lower-case letters, digits and single hyphens, such as "
        "“kind-nights-2027”, and is no name that a system keeps for devices"
    ),
    StudyFault.BAD_NAME: lambda: tr(
        "the name of a group has no slash, backslash, colon, quotation mark or other sign with a "
        "meaning in file names, and begins with a letter or digit"
    ),
    StudyFault.BAD_LANGUAGE: lambda: tr("a language is written like “en” or “pt-BR”"),
    StudyFault.BAD_SIGNING_KEY: lambda: tr(
        "the signing key is 64 hexadecimal digits in lower case"
    ),
    StudyFault.BAD_RECIPIENT: lambda: tr(
        "the recipient is a public age key that begins with “age1”, and this one is not whole"
    ),
    StudyFault.BAD_SHA256: lambda: tr(
        "a questionnaire’s file is named by its SHA-256, 64 hexadecimal digits in lower case"
    ),
    StudyFault.ASSESSES: lambda: tr(
        "an investigator assesses the participants, and nobody can freely say no to who grades them"
    ),
    StudyFault.WEEK_WITHOUT_REASON: lambda: tr(
        "weeks of a rotation are asked for, which tell more of a student than day numbers from a "
        "random day, and no reason is given"
    ),
    StudyFault.WEEK_WITHOUT_ROTATION: lambda: tr(
        "weeks of a rotation are kept, and no “ask” says that the rotation is wanted"
    ),
    StudyFault.PROMPTS_WITHOUT_TEXT: lambda: tr(
        "prompts go with the writing they led to, and no “ask” says that writing is wanted"
    ),
    StudyFault.ENDS_BEFORE_START: lambda: tr("the last night lies before the first"),
    StudyFault.APPROVAL_BEFORE_END: lambda: tr("the approval ends before the last night"),
    StudyFault.APPROVAL_BEFORE_START: lambda: tr("the approval expires before the first night"),
    StudyFault.WITHDRAWAL_BEFORE_END: lambda: tr(
        "data could no longer be taken out before the last night is given"
    ),
    StudyFault.QUESTIONNAIRES_NOT_ASKED: lambda: tr(
        "questionnaires are named, but no “ask” says why they are wanted"
    ),
    StudyFault.NO_QUESTIONNAIRES: lambda: tr(
        "questionnaires are asked for, and no “questionnaire” names one"
    ),
}


def _unknown_key(values: Values) -> str:
    near = values.get("near")
    if near:
        return tr("no study file has this; “{near}” may be meant", near=near)
    return tr("no study file has this")


def _not_a_choice(values: Values) -> str:
    near = values.get("near")
    if near:
        return tr(
            "this is one of {choices}; “{near}” may be meant", choices=values["choices"], near=near
        )
    return tr("this is one of {choices}", choices=values.get("choices", ""))


def _wrong_type(values: Values) -> str:
    kinds = {
        Kind.DATE.value: tr("a date such as 2027-06-30, without quotation marks"),
        Kind.NUMBER.value: tr("a whole number"),
        Kind.FLAG.value: tr("true or false, without quotation marks"),
        Kind.LINES.value: tr("a list of texts in square brackets"),
        "table": tr("a table of its own"),
        "tables": tr("one table for each, in double square brackets"),
    }
    text = tr("a text in quotation marks")
    return tr("this has to be {kind}", kind=kinds.get(str(values.get("wanted")), text))


def _about_whom(values: Values) -> str:
    about = {
        "questions": tr("for questions about the study"),
        "rights": tr("for questions about one’s rights, outside the study team"),
        "harm": tr("for somebody who was upset or harmed by taking part"),
    }[str(values.get("about"))]
    return tr(
        "there is no contact {about} (about = “{key}”)", about=about, key=values.get("about", "")
    )


_WITH_VALUES: Final[Mapping[StudyFault, Callable[[Values], str]]] = {
    StudyFault.UNKNOWN_KEY: _unknown_key,
    StudyFault.NOT_A_CHOICE: _not_a_choice,
    StudyFault.WRONG_TYPE: _wrong_type,
    StudyFault.NO_CONTACT: _about_whom,
    StudyFault.TOO_LONG: lambda values: tr(
        "this has {number} characters and {most} is the most", **values
    ),
    StudyFault.OUT_OF_RANGE: lambda values: tr(
        "this lies between {least} and {most}", least=values["least"], most=values["most"]
    ),
    StudyFault.TOO_FEW: lambda values: trn(
        "there has to be at least {count}",
        "there have to be at least {count}",
        int(values["least"]),
    ),
    StudyFault.TOO_MANY: lambda values: tr("{most} is the most there can be", most=values["most"]),
    StudyFault.TOO_MANY_NIGHTS: lambda values: trn(
        "nobody could give this many: from the first night to the last there is {count}",
        "nobody could give this many: from the first night to the last there are {count}",
        int(values["number"]),
    ),
    StudyFault.RESERVED_NAME: lambda values: tr(
        "“{name}” is what Heartbeat calls every group that is too small to be named",
        name=values["name"],
    ),
    StudyFault.SMALL_K: lambda values: tr(
        "this lies between {least} and {most}: with two students in a group, either knows which "
        "lines are the other’s",
        least=values["least"],
        most=values["most"],
    ),
    StudyFault.SHORT_COOLING_OFF: lambda values: tr(
        "nights cool off for {least} to {most} days before they are offered, so that nobody "
        "gives away a bad night while it lasts",
        least=values["least"],
        most=values["most"],
    ),
}
