"""What has to hold between the keys of a study file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journal_app.domain.studies import OTHER_GROUP, DataItem, Study, TimeKept, folded_name
from journal_app.research.study_faults import StudyFault
from journal_app.research.study_schema import CONTACTS_FOR
from journal_app.research.toml_scan import Place

Found = tuple[StudyFault, Place, dict[str, str | int]]


def check_together(study: Study) -> Iterator[Found]:
    """Yield reason, place and values for everything that does not fit together."""
    yield from _dates(study)
    yield from _contacts(study)
    yield from _asked(study)
    yield from _groups(study)
    if study.time is TimeKept.WEEK and not study.time_reason.strip():
        yield StudyFault.WEEK_WITHOUT_REASON, ("time", "reason"), {}
    if study.time is TimeKept.WEEK and not study.asks(DataItem.ROTATION):
        yield StudyFault.WEEK_WITHOUT_ROTATION, ("time", "kept"), {}


def nights_between(first: date, last: date) -> int:
    """Return how many nights there are from one to another, both of them included."""
    return (last - first).days + 1


def trouble_on(study: Study, today: date) -> StudyFault | None:
    """Return why nobody can join on a day; None when one can.

    Args:
        today: The local calendar day.
    """
    if today > study.ends:
        return StudyFault.ENDED
    return trouble_sending(study, today)


def trouble_sending(study: Study, today: date) -> StudyFault | None:
    """Return why nothing can be sealed on a day; None when it can.

    A study's last nights cool off before they can go, so sealing stays open after the last
    night for as long as the approval holds.
    """
    if today > study.ethics_expires:
        return StudyFault.APPROVAL_EXPIRED
    return StudyFault.NOT_YET if today < study.starts else None


def approval_trouble(expires: date, ends: date, today: date) -> StudyFault | None:
    """Return why a team should not hand out a study with this approval; None when it may.

    Args:
        expires: Last day of the approval.
        ends: Last night that is asked for.
        today: The local calendar day.
    """
    if expires < today:
        return StudyFault.APPROVAL_EXPIRED
    return StudyFault.APPROVAL_BEFORE_END if expires < ends else None


def _dates(study: Study) -> Iterator[Found]:
    if study.ends < study.starts:
        yield StudyFault.ENDS_BEFORE_START, ("nights", "ends"), {}
    elif study.minimum_nights > nights_between(study.starts, study.ends):
        yield (
            StudyFault.TOO_MANY_NIGHTS,
            ("nights", "minimum"),
            {"number": nights_between(study.starts, study.ends)},
        )
    if study.ethics_expires < study.starts:
        yield StudyFault.APPROVAL_BEFORE_START, ("ethics", "expires"), {}
    if study.withdraw_until < study.ends:
        yield StudyFault.WITHDRAWAL_BEFORE_END, ("withdrawal", "until"), {}


def _contacts(study: Study) -> Iterator[Found]:
    for about in CONTACTS_FOR:
        if not any(contact.about == about for contact in study.contacts):
            yield StudyFault.NO_CONTACT, ("contact",), {"about": about}


def _asked(study: Study) -> Iterator[Found]:
    seen: set[DataItem] = set()
    for number, asked in enumerate(study.asked):
        if asked.item in seen:
            yield StudyFault.DUPLICATE, ("ask", number, "item"), {}
        if asked.item is DataItem.PROMPTS and not study.asks(DataItem.TEXT):
            yield StudyFault.PROMPTS_WITHOUT_TEXT, ("ask", number, "item"), {}
        seen.add(asked.item)
    if study.questionnaires and not study.asks(DataItem.QUESTIONNAIRES):
        yield StudyFault.QUESTIONNAIRES_NOT_ASKED, ("questionnaire",), {}
    if study.asks(DataItem.QUESTIONNAIRES) and not study.questionnaires:
        yield StudyFault.NO_QUESTIONNAIRES, ("questionnaire",), {}
    for number, name in enumerate(study.questionnaires):
        if name in study.questionnaires[:number]:
            yield StudyFault.DUPLICATE, ("questionnaire", number, "id"), {}


def _groups(study: Study) -> Iterator[Found]:
    seen: dict[str, int] = {}
    for number, group in enumerate(study.small_groups.groups):
        place = ("small_groups", "group", number)
        if folded_name(group.name) == folded_name(OTHER_GROUP):
            yield StudyFault.RESERVED_NAME, (*place, "name"), {"name": OTHER_GROUP}
        for name in (group.name, *group.specialties):
            if seen.setdefault(folded_name(name), number) != number:
                key = "name" if name == group.name else "specialties"
                yield StudyFault.DUPLICATE, (*place, key), {}
