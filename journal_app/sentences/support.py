"""Words of the Support screen, and what is wrong with a file of support lines."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from journal_app.domain.support import (
    Audience,
    Certainty,
    Means,
    Region,
    SupportLine,
    Way,
)
from journal_app.errors import BadFile
from journal_app.sentences.nights import day_and_month, month_and_year
from journal_app.services.support_file import SupportFault
from journal_app.words import tr


def promise() -> str:
    """Return what this program does not do."""
    return tr("This app cannot call anyone and nobody reads what you write here.")


def invitation() -> str:
    """Return the sentence under the title."""
    return tr("People to talk to on a bad night. You can ring for something small.")


def means(way: Way) -> str:
    """Return the small word before a number, e.g. "Text SHOUT to"."""
    if way.means is Means.TEXT and way.word:
        return tr("Text {word} to", word=way.word)
    return {
        Means.CALL: tr("Call"),
        Means.TEXT: tr("Text"),
        Means.EMAIL: tr("Write to"),
        Means.WEB: tr("On the web"),
    }[way.means]


def audience(line: SupportLine) -> str:
    """Return the chip of a line, "" when it is for everyone."""
    if line.audience is Audience.DOCTORS_AND_STUDENTS:
        return tr("For doctors and medical students")
    if line.audience is Audience.DOCTORS:
        return tr("For doctors")
    return ""


def hours(line: SupportLine) -> str:
    """Return when a line answers, said as surely as it is known; "" for an emergency number."""
    if not line.hours:
        return "" if line.emergency else tr("Hours not known here.")
    if line.hours_certainty is not Certainty.HIGH:
        return tr("{hours}. These hours have not been confirmed.", hours=line.hours)
    return tr("{hours}.", hours=line.hours)


def about(line: SupportLine) -> str:
    """Return who answers and when, as far as it is known; may be empty."""
    who = tr(line.who) if line.who else ""  # the empty string is gettext's own header
    return " ".join(part for part in (who, hours(line)) if part)


def checked(line: SupportLine) -> str:
    """Return when the number was last known to hold and, but for emergencies, who says so.

    Empty for an emergency number that is sure: without a date the line would only shed doubt on it.
    """
    if line.certainty is not Certainty.HIGH:
        return tr("This number has not been checked yet.")
    if line.emergency and not line.checked_on:
        return ""
    when = _when(line.checked_on) if line.checked_on else tr("date not known")
    if line.emergency:
        return tr("Number last checked: {when}.", when=when)
    return tr("Number last checked: {when}. Source: {source}.", when=when, source=line.source)


def spoken(line: SupportLine, way: Way) -> str:
    """Return a number with its name, for a screen reader."""
    return tr("{name}: {means} {number}", name=tr(line.name), means=means(way), number=way.number)


def guessed(region: Region) -> str:
    """Return that a country was not chosen but guessed."""
    return tr(
        "{country} is a guess from this computer's clock and language settings. "
        "Choose another if it is wrong.",
        country=tr(region.country),
    )


def emergency_numbers() -> str:
    """Return the heading over every country's emergency number."""
    return tr("Emergency numbers, country by country")


def country_of(region: Region, line: SupportLine) -> str:
    """Return the country over a number, and whether the number has been checked."""
    if line.certainty is Certainty.HIGH:
        return tr(region.country)
    return tr("{country} (not checked yet)", country=tr(region.country))


def nothing_readable() -> str:
    """Return what is shown when not one file of lines can be used."""
    return tr(
        "The lists of lines cannot be read on this computer. When someone may be in danger, "
        "ring your local emergency number."
    )


def broken_file(problem: BadFile) -> str:
    """Return what is wrong with a support file, where, and what to do about it."""
    values = problem.values
    if values.get("school"):
        return _broken_school_file(problem)
    return tr(
        "The list {file} was left out because of line {line}: {why} "
        "The other countries still work. Installing Heartbeat again puts the list back.",
        file=PurePosixPath(str(values.get("file", ""))).name,
        line=values.get("line", 1),
        why=_fault(SupportFault(str(values["why"])), str(values.get("field", ""))),
    )


def _broken_school_file(problem: BadFile) -> str:
    values = problem.values
    return tr(
        "“{file}” cannot be used because of line {line}: {why} Nothing was added. Ask whoever gave "
        "it to you for a corrected file.",
        file=PurePosixPath(str(values.get("file", ""))).name,
        line=values.get("line", 1),
        why=_fault(SupportFault(str(values["why"])), str(values.get("field", ""))),
    )


def _fault(why: SupportFault, name: str) -> str:
    field = name or tr("a field")
    return {
        SupportFault.UNREADABLE: tr("it cannot be read as plain text (UTF-8)."),
        SupportFault.NOT_TOML: tr("it is not written as TOML there."),
        SupportFault.OTHER_FORMAT: tr("“format” is not 1, the only one this Heartbeat reads."),
        SupportFault.MISSING_FIELD: tr("“{field}” is missing or empty.", field=field),
        SupportFault.UNKNOWN_FIELD: tr("“{field}” is not a field of this file.", field=field),
        SupportFault.WRONG_VALUE: tr("“{field}” has a value that cannot be used.", field=field),
        SupportFault.NO_EMERGENCY: tr("it has no emergency number."),
        SupportFault.DUPLICATE: tr("“{field}” is the same as another one's.", field=field),
        SupportFault.TOO_LARGE: tr("there is more there than a list of lines needs."),
        SupportFault.TOO_MANY: tr("it holds more lines than can be shown."),
        SupportFault.HIDDEN: tr("it holds a character that cannot be seen or hides others."),
        SupportFault.SHIPPED: tr(
            "“{field}” is that of a line Heartbeat brings itself, which no file can change.",
            field=field,
        ),
    }[why]


def _when(stated: str) -> str:
    parts = [int(part) for part in stated.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:
        return month_and_year(date(parts[0], parts[1], 1))
    day = date(parts[0], parts[1], parts[2])
    return tr("{day} {year}", day=day_and_month(day), year=day.year)
