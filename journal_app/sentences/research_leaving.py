"""Words of leaving a study, and of the notice that tells its team."""

from __future__ import annotations

from datetime import date

from journal_app.domain.studies import ReturnChannel, Study
from journal_app.sentences.research import as_sentence, day
from journal_app.words import tr


def withdraw_title() -> str:
    """Return the title of the page of withdrawing."""
    return tr("Withdraw from this study")


def withdrawing(study: Study, *, today: date, sealed: int) -> tuple[str, ...]:
    """Return what withdrawing does and cannot do, a line each."""
    lines = [
        tr("It takes effect at once and needs no reason: nothing more can be sealed for it."),
        tr("Your journal stays as it is."),
    ]
    if not sealed:
        lines.append(
            tr(
                "This journal knows of nothing that was sealed for this study. You get a sealed "
                "notice all the same, in case another copy of it did."
            )
        )
        return tuple(lines)
    lines.append(
        tr(
            "Files you have sent cannot be called back by Heartbeat. You get a sealed notice to "
            "send to the team; with it they take your data out."
        )
    )
    if study.withdraw_until < today:
        lines.append(
            tr(
                "The study’s cut-off has passed, on {day}: the team may keep what it has.",
                day=day(study.withdraw_until),
            )
        )
    else:
        lines.append(
            tr(
                "The study takes data out until {day}. What has been analysed or published by "
                "then may stay.",
                day=day(study.withdraw_until),
            )
        )
    return tuple(lines)


def in_their_words() -> str:
    """Return the heading over the study's own terms."""
    return tr("The study’s own terms")


def retention_title() -> str:
    """Return the label over how long the study keeps data."""
    return tr("How long data are kept")


def confirm_withdrawing() -> str:
    """Return the question before withdrawing."""
    return tr("Withdraw now? This cannot be undone. You could join again later, under a new id.")


def withdrawn_title() -> str:
    """Return the title after withdrawing."""
    return tr("You have withdrawn")


def withdrawn(*, sealed: int) -> str:
    """Return what is left to do after withdrawing."""
    if sealed:
        return tr(
            "Nothing more can be sealed for this study. The team does not know yet: save the "
            "notice and send it. It covers all that your id in this study ever sent, is signed by "
            "you alone, and only the team can open it."
        )
    return tr(
        "Nothing more can be sealed for this study. This journal knows of nothing that you sealed "
        "for it. If you did, in another copy or before a backup was put back, send the notice: it "
        "covers all that your id in this study ever sent."
    )


def send_it(channel: ReturnChannel) -> str:
    """Return how a notice gets to the team."""
    if channel.hides_sender:
        return tr("Send it the same way as your files: {how}", how=channel.how)
    return tr(
        "Send it the same way as your files: {how} The team will know who sent it.",
        how=as_sentence(channel.how),
    )


def notice_saved(file: str) -> str:
    """Return that a withdrawal notice was written."""
    return tr("Saved as {name}. Now send it to the study team.", name=file)


def notice_lies() -> str:
    """Return the words before the folder of the notice."""
    return tr("The notice lies in this folder:")
