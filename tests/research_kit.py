"""Studies for tests: invented, signed, and written as a study team would."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from journal_app.crypto.signatures import SigningKey
from journal_app.domain.studies import (
    AskedItem,
    Contact,
    DataItem,
    Group,
    ReplacementStyle,
    ReturnChannel,
    SmallGroups,
    Study,
    StudyFile,
)
from journal_app.research.sealing import new_identity
from journal_app.research.study_writing import STUDY_SUFFIX, signed_study
from journal_app.research.study_writing import write_study as write_signed

NOTICE: Final = """\
We want to learn what keeps compassion alive during clerkship. We ask students to let us read \
parts of what they wrote for themselves, on nights they choose.

Taking part is up to you. Whether you do, and what you share, is known to nobody who teaches or \
assesses you. You lose nothing by saying no, and you may stop on any day without a reason.

What you share is pseudonymised on your own computer, with identifying details removed, and you \
read every word before you seal it. Somebody who knows you well may still recognise a story. \
Leave out whatever you would not want them to read.

Your files are read by the three people named here, over months. Excerpts of a few lines may be \
printed in a paper. We look at nothing in time to help you on a bad night; the Support page of \
your journal names people who do."""

ASKED: Final = (
    AskedItem(DataItem.RATINGS, "to see how time pressure and burnout move together"),
    AskedItem(DataItem.ROTATION, "to compare kinds of rotation"),
    AskedItem(DataItem.SHIFTS, "because nights differ from days"),
    AskedItem(DataItem.TEXT, "to read, in your own words, what helped"),
    AskedItem(DataItem.PROMPTS, "to know what a text answers"),
    AskedItem(DataItem.TOTALS, "to know how many nights we do not see"),
)

SPECIALTIES: Final = (
    ("Medicine", 42, ("Internal Medicine", "Geriatrics")),
    ("Surgery", 30, ("Surgery",)),
    ("Neurosurgery", 3, ()),
)


@dataclass(frozen=True)
class StudyTeam:
    """A study team's two keys."""

    signing: SigningKey = field(repr=False)
    recipient: str
    identity: str = field(repr=False)


def new_team() -> StudyTeam:
    """Make keys."""
    identity = new_identity()
    return StudyTeam(SigningKey.random(), str(identity.to_public()), str(identity))


def make_study(team: StudyTeam, **changes: Any) -> Study:
    """Return a study that is open in November 2026.

    Args:
        changes: Fields of ``Study`` that shall differ.
    """
    study = Study(
        id="compassion-in-clerkship",
        version=1,
        title="Compassion in Clerkship",
        language="en",
        institution="Northmoor School of Medicine",
        investigators=("Prof Ines Halloran", "Dr Tomasz Wren", "Odile Marsh"),
        ethics_body="Northmoor Research Ethics Board",
        ethics_number="24-118",
        ethics_expires=date(2027, 12, 31),
        contacts=(
            Contact("questions", "Odile Marsh", "compassion@northmoor.example"),
            Contact("rights", "Northmoor Research Ethics Board", "ethics@northmoor.example"),
            Contact("harm", "Prof Ines Halloran", "+44 20 7946 0018"),
        ),
        starts=date(2026, 8, 24),
        ends=date(2027, 5, 31),
        notice=NOTICE,
        asked=ASKED,
        minimum_nights=3,
        minimum_age=18,
        payment="None.",
        consent_record="The record in the sealed file stands for a signature; waiver 24-118/2.",
        compelled_disclosure="",
        site_permission="Northmoor hospitals agreed on 3 June 2026.",
        people_in_stories="Patients and staff stay pseudonymised; we publish no story whole.",
        danger="We read months later and cannot act. We tell the ethics board what we find.",
        cooling_off_days=7,
        retention="Kept for ten years on an encrypted disk, then destroyed.",
        withdrawal="We take out everything of yours that has not been analysed by then.",
        withdraw_until=date(2027, 6, 30),
        style=ReplacementStyle.ROLES,
        small_groups=SmallGroups(5, tuple(Group(*group) for group in SPECIALTIES)),
        return_channel=ReturnChannel("E-mail it to compassion@northmoor.example", False),
        recipient=team.recipient,
        signing_key=team.signing.public.hex(),
    )
    return replace(study, **changes)


def signed(team: StudyTeam, **changes: Any) -> StudyFile:
    """Return a study file as students' programs read it."""
    return signed_study(make_study(team, **changes), team.signing)


def write_study(folder: Path, team: StudyTeam, **changes: Any) -> Path:
    """Write a study file with its signature beside it; return where it lies."""
    file = signed(team, **changes)
    path = folder / f"{file.study.id}-{file.study.version}{STUDY_SUFFIX}"
    write_signed(path, file, overwrite=True)
    return path
