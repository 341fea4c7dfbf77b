"""Makes a ``Study`` of tables that were checked, and takes one apart again for writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from journal_app.domain.studies import (
    AskedItem,
    AskedQuestionnaire,
    Contact,
    DataItem,
    Group,
    Order,
    ReplacementStyle,
    ReturnChannel,
    SmallGroups,
    Study,
    TimeKept,
)
from journal_app.errors import BugError
from journal_app.research.study_schema import FORMAT

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table whose keys were checked."""

    values: Mapping[str, object]

    def get(self, key: str, kind: type[T]) -> T:
        """Return a value of the type it was found to have."""
        value = self.values[key]
        if not isinstance(value, kind):
            msg = f"{key} was not checked"
            raise BugError(msg)
        return value

    def text(self, key: str) -> str:
        return self.get(key, str)

    def lines(self, key: str) -> tuple[str, ...]:
        return tuple(str(line) for line in self.get(key, list))

    def table(self, key: str) -> _Table:
        return _Table(self.get(key, dict))

    def rows(self, key: str) -> Sequence[_Table]:
        return [_Table(row) for row in self.get(key, list)] if key in self.values else []


def build(values: Mapping[str, object]) -> Study:
    """Return the study that checked tables describe."""
    top = _Table(values)
    ethics, nights, withdrawal = (top.table(key) for key in ("ethics", "nights", "withdrawal"))
    time, back = top.table("time"), top.table("return")
    return Study(
        id=top.text("id"),
        version=top.get("version", int),
        title=top.text("title"),
        language=top.text("language"),
        institution=top.text("institution"),
        investigators=top.lines("investigators"),
        ethics_body=ethics.text("body"),
        ethics_number=ethics.text("number"),
        ethics_expires=ethics.get("expires", date),
        contacts=tuple(
            Contact(row.text("about"), row.text("name"), row.text("reach"))
            for row in top.rows("contact")
        ),
        starts=nights.get("starts", date),
        ends=nights.get("ends", date),
        notice=top.text("notice"),
        asked=tuple(
            AskedItem(DataItem(row.text("item")), row.text("why")) for row in top.rows("ask")
        ),
        minimum_nights=nights.get("minimum", int),
        minimum_age=top.get("minimum_age", int),
        payment=top.text("payment"),
        consent_record=top.text("consent_record"),
        compelled_disclosure=top.text("compelled_disclosure"),
        site_permission=top.text("site_permission"),
        people_in_stories=top.text("people_in_stories"),
        danger=top.text("danger"),
        cooling_off_days=nights.get("cooling_off_days", int),
        retention=top.text("retention"),
        withdrawal=withdrawal.text("terms"),
        withdraw_until=withdrawal.get("until", date),
        style=ReplacementStyle(top.text("replacement")),
        small_groups=_small_groups(top.table("small_groups")),
        return_channel=ReturnChannel(back.text("how"), back.get("hides_sender", bool)),
        recipient=top.text("recipient"),
        signing_key=top.text("signing_key"),
        time=TimeKept(time.text("kept")),
        time_reason=time.text("reason"),
        order=Order(top.text("order")),
        asked_questionnaires=tuple(
            AskedQuestionnaire(row.text("id"), row.text("sha256"))
            for row in top.rows("questionnaire")
        ),
    )


def _small_groups(table: _Table) -> SmallGroups:
    return SmallGroups(
        table.get("k", int),
        tuple(
            Group(row.text("name"), row.get("size", int), row.lines("specialties"))
            for row in table.rows("group")
        ),
    )


def take_apart(study: Study) -> dict[str, object]:
    """Return the tables that describe a study; the inverse of ``build``.

    That no investigator assesses the participants is no part of ``Study``: a file that says
    otherwise never becomes one.
    """
    return {
        "format": FORMAT,
        "id": study.id,
        "version": study.version,
        "title": study.title,
        "language": study.language,
        "institution": study.institution,
        "investigators": list(study.investigators),
        "assesses_participants": False,
        "notice": study.notice,
        "minimum_age": study.minimum_age,
        "payment": study.payment,
        "consent_record": study.consent_record,
        "compelled_disclosure": study.compelled_disclosure,
        "site_permission": study.site_permission,
        "people_in_stories": study.people_in_stories,
        "danger": study.danger,
        "retention": study.retention,
        "replacement": study.style.value,
        "order": study.order.value,
        "recipient": study.recipient,
        "signing_key": study.signing_key,
        **_tables(study),
    }


def _tables(study: Study) -> dict[str, object]:
    groups = study.small_groups.groups
    return {
        "ethics": {
            "body": study.ethics_body,
            "number": study.ethics_number,
            "expires": study.ethics_expires,
        },
        "nights": {
            "starts": study.starts,
            "ends": study.ends,
            "minimum": study.minimum_nights,
            "cooling_off_days": study.cooling_off_days,
        },
        "time": {"kept": study.time.value, "reason": study.time_reason},
        "withdrawal": {"terms": study.withdrawal, "until": study.withdraw_until},
        "return": {
            "how": study.return_channel.how,
            "hides_sender": study.return_channel.hides_sender,
        },
        "small_groups": {
            "k": study.small_groups.k,
            "group": [
                {"name": group.name, "size": group.size, "specialties": list(group.specialties)}
                for group in groups
            ],
        },
        "contact": [
            {"about": contact.about, "name": contact.name, "reach": contact.reach}
            for contact in study.contacts
        ],
        "ask": [{"item": asked.item.value, "why": asked.why} for asked in study.asked],
        "questionnaire": [
            {"id": one.id, "sha256": one.sha256} for one in study.asked_questionnaires
        ],
    }
