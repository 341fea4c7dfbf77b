"""Words of choosing what to share, and of the two questions of understanding."""

from __future__ import annotations

from enum import StrEnum

from journal_app.domain.studies import Study
from journal_app.sentences.research import day
from journal_app.words import tr, trn


def choices_title() -> str:
    """Return the title of the page of choices."""
    return tr("What would you share?")


def choices_about() -> str:
    """Return what a choice is, and that none is made beforehand."""
    return tr(
        "Each is yours to give or to keep, and a no to one changes nothing about the others. You "
        "can change them later; what was sealed before stays as it was."
    )


def asked_why(why: str) -> str:
    """Return the study's own reason for asking."""
    return tr("Why they ask: {why}", why=why)


def of_age(years: int) -> str:
    """Return the words of the box on age."""
    return tr("I am {years} or older", years=years)


class Quiz(StrEnum):
    """The two questions of understanding."""

    HELP = "help"
    CALLING_BACK = "calling-back"


def quiz_title() -> str:
    """Return the heading over the two questions."""
    return tr("Two questions, so that nothing is left unclear")


def quiz_about() -> str:
    """Return that answers are not kept."""
    return tr("They are not a test, and nobody learns your answers. Try as often as you like.")


def question(which: Quiz) -> str:
    """Return a question of understanding."""
    return {
        Quiz.HELP: tr("Will someone read what you send in time to help you?"),
        Quiz.CALLING_BACK: tr("What can be called back after you have sent a file?"),
    }[which]


def answers(which: Quiz, study: Study) -> tuple[tuple[str, bool], ...]:
    """Return the answers to a question, with whether each is right."""
    until = day(study.withdraw_until)
    if which is Quiz.HELP:
        return (
            (tr("Yes, the team reads each file as it comes."), False),
            (tr("No. It may be read weeks later, or never."), True),
            (tr("Only when I write that it is urgent."), False),
        )
    return (
        (tr("Everything: Heartbeat deletes it at the study team’s."), False),
        (
            tr("Not the file. I can ask the team until {day} to take my data out.", day=until),
            True,
        ),
        (tr("Everything, at any time, also what has been published."), False),
    )


def explanation(which: Quiz, study: Study, *, right: bool) -> str:
    """Return what to say after an answer."""
    if which is Quiz.HELP:
        if right:
            return tr("That is so. For help tonight there is Support, on every screen.")
        return tr(
            "That would be good, but it is not so: files are opened when the team gets to them. "
            "For help tonight there is Support. Choose again, please."
        )
    if right:
        return tr("That is so. The study’s own terms: {terms}", terms=study.withdrawal)
    return tr(
        "Not quite. Heartbeat reaches nobody’s computer, so a file that was sent stays where it "
        "went. Withdrawing asks the team to take your data out. Choose again, please."
    )


def still_open(*, items: int, age: bool, questions: int) -> str:
    """Return what is still to be answered; "" when nothing is."""
    missing = []
    if items:
        missing.append(trn("{count} choice", "{count} choices", items))
    if age:
        missing.append(tr("your age"))
    if questions:
        missing.append(trn("{count} question", "{count} questions", questions))
    if not missing:
        return ""
    return tr("Still open: {missing}", missing=", ".join(missing))


def nothing_shared() -> str:
    """Return what to say when every choice is a no."""
    return tr("With every choice a no, there is nothing to join for.")


def declined(title: str) -> str:
    """Return what to say after a clear no."""
    return tr(
        "Your no to “{title}” is noted in your journal, and nowhere else. You may change your "
        "mind by opening the file again.",
        title=title,
    )


def choices_kept() -> str:
    """Return what to say when changed choices are stored."""
    return tr("Your choices are changed. They hold for what you seal from now on.")


def version_answered(version: int, *, agreed: bool) -> str:
    """Return what to say when a newer version was answered."""
    if agreed:
        return tr("Your answer to version {version} is noted.", version=version)
    return tr(
        "Your no to version {version} is noted. Nothing more can be sealed for this study.",
        version=version,
    )
