"""A study that does not exist, signed by a key made for it: for pictures and for trying out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Final

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
from journal_app.research.study_writing import STUDY_SUFFIX, signed_study, write_study

NOTICE: Final = """\
We want to learn what keeps compassion alive during clerkship. We ask students to let us read \
parts of what they wrote for themselves, on nights they choose.

Taking part is up to you. Whether you do, and what you share, is known to nobody who teaches or \
assesses you. You lose nothing by saying no, and you may stop on any day without a reason.

What you share is pseudonymised on your own computer, with identifying details removed, and you \
read every word before you seal it. Somebody who knows you well may still recognise a story. \
Leave out whatever you would not want them to read.

Your files are read by the three people named here, over months. Nobody reads them in time to \
help on a bad night; the Support page of your journal names people who do."""

_ASKED: Final = (
    AskedItem(DataItem.RATINGS, "to see how time pressure and burnout move together"),
    AskedItem(DataItem.ROTATION, "to compare kinds of rotation"),
    AskedItem(DataItem.SHIFTS, "because nights differ from days"),
    AskedItem(DataItem.TEXT, "to read, in your own words, what helped"),
    AskedItem(DataItem.PROMPTS, "to know what a text answers"),
    AskedItem(DataItem.TOTALS, "to know how many nights we do not see"),
)
_GROUPS: Final = (
    Group("Medicine", 42, ("Internal Medicine",)),
    Group("Surgery", 30, ("General Surgery",)),
    Group("Paediatrics", 24, ("Pediatrics",)),
    Group("Neurosurgery", 3),
)


def sample_study(today: date) -> StudyFile:
    """Return an invented study that is open on a day; nobody has its keys afterwards."""
    key = SigningKey.random()
    return signed_study(_study(today, str(new_identity().to_public()), key.public.hex()), key)


def write_sample_study(folder: Path, file: StudyFile) -> Path:
    """Write a study with its signature into a folder; return where it lies."""
    path = folder / f"compassion{STUDY_SUFFIX}"
    write_study(path, file)
    return path


def _study(today: date, recipient: str, signing_key: str) -> Study:
    return Study(
        id="compassion-in-clerkship",
        version=1,
        title="Compassion in Clerkship study",
        language="en",
        institution="Northmoor School of Medicine",
        investigators=("Prof Ines Halloran", "Dr Tomasz Wren", "Odile Marsh"),
        ethics_body="Northmoor Research Ethics Board",
        ethics_number="24-118",
        ethics_expires=today + timedelta(days=400),
        contacts=(
            Contact("questions", "Odile Marsh", "compassion@northmoor.example"),
            Contact("rights", "Northmoor Research Ethics Board", "ethics@northmoor.example"),
            Contact("harm", "Prof Ines Halloran", "+44 20 7946 0018"),
        ),
        starts=today - timedelta(days=240),
        ends=today + timedelta(days=120),
        notice=NOTICE,
        asked=_ASKED,
        minimum_nights=3,
        minimum_age=18,
        payment="None.",
        consent_record="The record in the sealed file stands for a signature; waiver 24-118/2.",
        compelled_disclosure="",
        site_permission="The teaching hospitals agreed in writing.",
        people_in_stories="Patients and staff stay pseudonymised; no story is published whole.",
        danger="We read months later and cannot act. We tell the ethics board what we find.",
        cooling_off_days=7,
        retention="Kept for ten years on an encrypted disk, then destroyed.",
        withdrawal="We take out everything of yours that has not been analysed by then.",
        withdraw_until=today + timedelta(days=220),
        style=ReplacementStyle.ROLES,
        small_groups=SmallGroups(5, _GROUPS),
        return_channel=ReturnChannel("E-mail it to compassion@northmoor.example.", False),
        recipient=recipient,
        signing_key=signing_key,
    )
