"""A consent receipt as JSON, shaped after ISO/IEC TS 27560:2023.

The specification names elements of consent records and receipts and leaves their encoding open. The
names below are those of its public mapping, https://w3id.org/dpv/guides/consent-27560; what has
no counterpart there stands in ``handed_over``. ``docs/consent-records.md`` explains every field.

======================================  ==========================================================
Field                                   What Heartbeat puts there
======================================  ==========================================================
schema_version                          ``SCHEMA``
receipt_id                              of the rest: anything changed in a receipt changes its id
receipt_time                            when it was made, with the offset from UTC
record.record_id                        the ledger's first line of this participation
record.pii_principal_id                 the participant id, which is all the study knows
record.consent_state                    ``given``, ``refused`` (a newer version), ``withdrawn``
processing.privacy_notice               the notice, whole, its language, its SHA-256
processing.study_file_sha256            of the signed file the notice stands in
processing.purposes                     each kind of data: what for, and yes or no
processing.lawful_basis                 consent
processing.collection_method            how the data come together
processing.retention_period             the study's words
processing.recipients                   who can open what was sealed: its public age key
processing.withdrawal_method            the study's words, and its last day
processing.privacy_rights               what Heartbeat keeps possible on any day
parties                                 institution, ethics body, contacts, with their roles
events                                  every line of the ledger, oldest first
handed_over                             every sealed file: ids and hashes, no content
======================================  ==========================================================
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

from journal_app.clock import local_time
from journal_app.crypto.canonical import Json, canonical
from journal_app.domain.consent import ConsentEvent, ConsentKind, SealedRecord
from journal_app.domain.studies import DataItem, Study, StudyFile

SCHEMA: Final = "heartbeat-consent-receipt/1 (ISO/IEC TS 27560:2023)"
_ID_DIGITS: Final = 32


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one participation has come to; nothing of it is secret to the student.

    It holds no entry and no private key, and not the origin of the day numbers, which would turn
    them back into dates.

    Attributes:
        file: The version that was answered last.
        participant: The id the study sees.
        events: Lines of the ledger, oldest first; at least one.
        sealed: What was sealed, oldest first.
        made_at: UTC.
        zone: IANA zone in which it was made.
    """

    file: StudyFile
    participant: str
    joined_at: datetime
    events: tuple[ConsentEvent, ...]
    sealed: tuple[SealedRecord, ...]
    left: bool
    made_at: datetime
    zone: str

    @property
    def choices(self) -> Mapping[DataItem, bool]:
        """What holds now: yes or no for each item; all of them no once the study was left."""
        asked = [one.item for one in self.file.study.asked]
        newest = dict(self.events[-1].choices)
        return {item: not self.left and newest.get(item, False) for item in asked}


def receipt_json(receipt: Receipt) -> bytes:
    """Return a receipt as JSON; the same receipt always comes out the same."""
    study = receipt.file.study
    rest: dict[str, Json] = {
        "schema_version": SCHEMA,
        "receipt_time": _instant(local_time(receipt.made_at, receipt.zone)),
        "record": _record(receipt),
        "processing": _processing(receipt),
        "parties": _parties(study, receipt.file.fingerprint),
        "events": [_event(event, receipt.participant) for event in receipt.events],
        "handed_over": [_sealed(file) for file in receipt.sealed],
    }
    name = hashlib.sha256(canonical(rest)).hexdigest()[:_ID_DIGITS]
    whole = {"receipt_id": name, **rest}
    return json.dumps(whole, indent=2, ensure_ascii=False).encode() + b"\n"


def _record(receipt: Receipt) -> Json:
    return {
        "record_id": receipt.events[0].id,
        "pii_principal_id": receipt.participant,
        "consent_state": _state(receipt),
    }


def _state(receipt: Receipt) -> str:
    if receipt.left:
        return ConsentKind.WITHDRAWN.value
    refused = receipt.events[-1].kind is ConsentKind.REFUSED
    return (ConsentKind.REFUSED if refused else ConsentKind.GIVEN).value


def _processing(receipt: Receipt) -> Json:
    file, study = receipt.file, receipt.file.study
    return {
        "study_id": study.id,
        "study_title": study.title,
        "study_version": study.version,
        "study_file_sha256": file.sha256,
        "privacy_notice": {
            "text": study.notice,
            "language": study.language,
            "sha256": file.notice_sha256,
        },
        "purposes": [
            {
                "purpose": asked.why,
                "pii_type": asked.item.value,
                "pii_optional": True,
                "agreed": receipt.choices[asked.item],
            }
            for asked in study.asked
        ],
        "lawful_basis": "consent",
        "collection_method": (
            "Chosen night by night and entry by entry on the participant's own computer, "
            "pseudonymised, with identifying details removed, read through by the participant, "
            "and sealed for the study team."
        ),
        "first_night": study.starts.isoformat(),
        "last_night": study.ends.isoformat(),
        "cooling_off_days": study.cooling_off_days,
        "retention_period": study.retention,
        "recipients": [{"party_id": "study", "age_recipient": study.recipient}],
        "withdrawal_method": study.withdrawal,
        "withdrawal_until": study.withdraw_until.isoformat(),
        "privacy_rights": (
            "The participant can refuse any item, change every choice and stop on any day."
        ),
    }


def _parties(study: Study, fingerprint: str) -> Json:
    contacts: list[Json] = [
        {
            "party_id": f"contact-{number}",
            "party_role": f"contact for {contact.about}",
            "party_name": contact.name,
            "party_contact": contact.reach,
        }
        for number, contact in enumerate(study.contacts, 1)
    ]
    return [
        {
            "party_id": "study",
            "party_role": "controller",
            "party_name": study.institution,
            "investigators": study.investigators,
            "signing_key": study.signing_key,
            "fingerprint": fingerprint,
        },
        {
            "party_id": "ethics",
            "party_role": "authority",
            "party_name": study.ethics_body,
            "approval": study.ethics_number,
            "approval_expires": study.ethics_expires.isoformat(),
        },
        *contacts,
    ]


def _event(event: ConsentEvent, participant: str) -> Json:
    offset = timezone(timedelta(minutes=event.offset_minutes))
    return {
        "event_id": event.id,
        "event_type": event.kind.value,
        "event_time": _instant(event.at.astimezone(offset)),
        "event_zone": event.zone,
        "entity_id": participant,
        "study_version": event.study_version,
        "study_file_sha256": event.study_sha256,
        "notice_sha256": event.notice_sha256,
        "choices": {item.value: chosen for item, chosen in event.choices},
        "program_version": event.program,
    }


def _sealed(file: SealedRecord) -> Json:
    return {
        "id": file.id,
        "kind": file.kind.value,
        "sequence": file.sequence,
        "study_version": file.study_version,
        "nights": file.nights,
        "entries": len(file.entries),
        "content_sha256": file.content_sha256,
        "sealed_sha256": file.sealed_sha256,
        "file_name": file.file_name,
        "sealed_at": _instant(file.at),
    }


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
