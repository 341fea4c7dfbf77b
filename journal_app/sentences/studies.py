"""What a study file says, in words: who asks, on what terms, and how to tell it is real."""

from __future__ import annotations

from collections.abc import Sequence

from journal_app.domain.studies import (
    OTHER_GROUP,
    Contact,
    Order,
    ReplacementStyle,
    Study,
    TimeKept,
)
from journal_app.research.study_faults import StudyFault
from journal_app.sentences import research
from journal_app.sentences.research import day
from journal_app.words import tr, trn

Facts = tuple[tuple[str, str], ...]
"""What each is about, and what is said of it."""


def who(study: Study) -> Facts:
    """Return who asks, who approved it, and whom to turn to."""
    return (
        (tr("Institution"), study.institution),
        (tr("Investigators"), ", ".join(study.investigators)),
        (
            tr("Grades"),
            tr("The team declares that no investigator assesses anybody who takes part."),
        ),
        (tr("Ethics approval"), _approval(study)),
        *((contact_for(contact), _reach(contact)) for contact in study.contacts),
    )


def terms(study: Study) -> Facts:
    """Return what is asked for, why, and on what terms, in full."""
    return (
        *asked(study),
        *_questionnaires(study),
        (tr("Which nights"), _nights(study)),
        (tr("Time"), _time(study)),
        (tr("Rotation groups"), _groups(study)),
        (tr("Names and places"), _replacement(study)),
        (tr("Order"), _order(study)),
        (tr("Age"), trn("From {count} year.", "From {count} years.", study.minimum_age)),
        (tr("Payment"), study.payment),
        (tr("How your consent is documented"), study.consent_record),
        (tr("Permission of the clinical sites"), study.site_permission),
        (tr("Patients and named staff in what you write"), study.people_in_stories),
        (tr("If a text tells of danger or abuse"), study.danger),
        (tr("Protection against being made to hand data over"), _compelled(study)),
        (tr("How long data are kept"), study.retention),
        (tr("Withdrawing"), _withdrawing(study)),
        (tr("How the file gets to the team"), study.return_channel.how),
        (tr("Who knows that it was you"), sender(study)),
    )


def asked(study: Study) -> Facts:
    """Return each kind of data that is asked for, with the study's reason."""
    return tuple(
        (
            tr("They ask for: {item}", item=research.item(one.item).lower()),
            tr("{meaning} Why they ask: {why}", meaning=research.item_means(one.item), why=one.why),
        )
        for one in study.asked
    )


def _questionnaires(study: Study) -> Facts:
    if not study.questionnaires:
        return ()
    named = [
        tr("{id} (SHA-256 {sha256})", id=one.id, sha256=one.sha256)
        for one in study.asked_questionnaires
    ]
    return (
        (
            tr("Which questionnaires"),
            tr(
                "{names}. Answers to these very files can go, and to no others of the same name.",
                names=", ".join(named),
            ),
        ),
    )


def contact_for(contact: Contact) -> str:
    """Return what a contact is for."""
    return {
        "questions": tr("Questions about the study"),
        "rights": tr("Your rights, or a complaint"),
        "harm": tr("If taking part upset or harmed you"),
    }.get(contact.about, tr("Contact"))


def sender(study: Study) -> str:
    """Return whether the team learns who sent a file."""
    if study.return_channel.hides_sender:
        return tr(
            "The team says that this way hides who sent it. Sending from your own e-mail address "
            "would show it all the same."
        )
    return tr("They will know it was you: this way shows the team who sent the file.")


def not_now(why: StudyFault, study: Study) -> str:
    """Return why a study cannot be joined today."""
    if why is StudyFault.NOT_YET:
        return tr(
            "This study begins on {day}. Keep the file and open it again then.",
            day=day(study.starts),
        )
    if why is StudyFault.ENDED:
        return tr(
            "This study’s last night was {day}, so it takes nobody in any more. Ask the study "
            "team whether there is a newer version.",
            day=day(study.ends),
        )
    return tr(
        "This study’s ethics approval ended on {day}, so nothing can be given to it. Ask the "
        "study team for a newer version, or the ethics board.",
        day=day(study.ethics_expires),
    )


def sheet(study: Study, fingerprint: str) -> str:
    """Return the page a study team prints, has approved, and gives to students."""
    return "\n".join(_sheet(study, fingerprint)) + "\n"


def _sheet(study: Study, fingerprint: str) -> Sequence[str]:
    contacts = [f"  {contact_for(one)}: {_reach(one)}" for one in study.contacts]
    return (
        study.title,
        tr("{institution}. Version {version}.", institution=study.institution,
           version=study.version),
        _approval(study),
        "",
        tr("Fingerprint of this study's key. Compare all six groups with those on your screen:"),
        "",
        f"    {fingerprint}",
        "",
        tr("Heartbeat cannot tell whether a study is real. If the groups differ, do not join, and "
           "tell the ethics board."),
        research.nobody_reads(),
        "",
        tr("Whom to turn to:"),
        *contacts,
        "",
        tr("How your sealed file gets to the team:"),
        *(f"  {line}".rstrip() for line in study.return_channel.how.split("\n")),
        f"  {sender(study)}",
        "",
        tr("Taking part is up to you. Nobody at your school learns from Heartbeat whether you do."),
    )  # fmt: skip


def _approval(study: Study) -> str:
    return tr(
        "{body}, number {number}, valid until {day}",
        body=study.ethics_body,
        number=study.ethics_number,
        day=day(study.ethics_expires),
    )


def _reach(contact: Contact) -> str:
    return tr("{name}, {reach}", name=contact.name, reach=contact.reach)


def _nights(study: Study) -> str:
    span = tr("From {first} to {last}", first=day(study.starts), last=day(study.ends))
    least = trn(
        "at least {count} night in a file",
        "at least {count} nights in a file",
        study.minimum_nights,
    )
    cooling = trn(
        "A night is offered {count} day after it, not before.",
        "A night is offered {count} days after it, not before.",
        study.cooling_off_days,
    )
    return tr("{span}; {least}. {cooling}", span=span, least=least, cooling=cooling)


def _time(study: Study) -> str:
    if study.time is TimeKept.WEEK:
        return tr(
            "The week of the rotation goes with each night, and no date. Why: {why}",
            why=study.time_reason,
        )
    return tr("No date leaves: nights are numbered from a random day that only you have.")


def _groups(study: Study) -> str:
    small = study.small_groups
    named = [group.name for group in small.groups if group.size >= small.k]
    if not named:
        return tr("No group is named; all leave as “{other}”.", other=OTHER_GROUP)
    return tr(
        "A group of fewer than {k} students leaves as “{other}”. Named: {names}.",
        k=small.k,
        other=OTHER_GROUP,
        names=", ".join(named),
    )


def _replacement(study: Study) -> str:
    if study.style is ReplacementStyle.PSEUDONYMS:
        return tr("Invented names and places stand in their stead; you see every one.")
    return tr("Roles in brackets, such as “[patient 1]”, stand in their stead; you see every one.")


def _order(study: Study) -> str:
    if study.order is Order.SHUFFLED:
        return tr("Nights and entries are shuffled.")
    return tr("Nights and entries stay in their order.")


def _compelled(study: Study) -> str:
    return study.compelled_disclosure.strip() or tr("The study names none: a court may order it.")


def _withdrawing(study: Study) -> str:
    return tr(
        "{said} Last day: {day}.",
        said=research.study_says(study.withdrawal),
        day=day(study.withdraw_until),
    )
