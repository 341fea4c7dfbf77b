"""A study that does not exist, for tests of everything that studies go through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

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
from journal_app.research.study_writing import signed_study, write_study

TEAM = SigningKey(bytes(range(1, 33)))
OTHER_TEAM = SigningKey(bytes(range(2, 34)))
RECIPIENT = "age16ap4vks226tqk5dvnr70gf6q40s5qkddslkzn8s8hgdh3kfgwsnsattu3d"
NOTICE = """You are asked to give some of your nights to a study.

Taking part is up to you, and you may stop at any time."""


def made_up_study(**changes: Any) -> Study:
    """Return a study in which everything is in order, with some of it changed."""
    study = Study(
        id="made-up-study",
        version=1,
        title="A made-up study",
        language="en",
        institution="Example College",
        investigators=("First Example", "Second Example"),
        ethics_body="Example Ethics Board",
        ethics_number="EX-1",
        ethics_expires=date(2027, 12, 31),
        contacts=(
            Contact("questions", "First Example", "questions@example.org"),
            Contact("rights", "Example Ethics Board", "board@example.org"),
            Contact("harm", "Example Counselling", "+44 1632 960000"),
        ),
        starts=date(2026, 1, 1),
        ends=date(2027, 6, 30),
        notice=NOTICE,
        asked=(
            AskedItem(DataItem.RATINGS, "to see how nights differ"),
            AskedItem(DataItem.ROTATION, "to compare groups"),
            AskedItem(DataItem.SHIFTS, "because nights on call differ"),
            AskedItem(DataItem.TEXT, "to read what helps"),
            AskedItem(DataItem.PROMPTS, "to know what was asked"),
            AskedItem(DataItem.TOTALS, "to know what is missing"),
        ),
        minimum_nights=3,
        minimum_age=18,
        payment="None.",
        consent_record="Documented by the program; the board waived a signature.",
        compelled_disclosure="",
        site_permission="Given by the sites.",
        people_in_stories="Replaced by roles.",
        danger="The board's procedure is followed.",
        cooling_off_days=7,
        retention="Ten years, then deleted.",
        withdrawal="Packages are deleted until the date below.",
        withdraw_until=date(2027, 9, 30),
        style=ReplacementStyle.ROLES,
        small_groups=SmallGroups(
            5, (Group("Medicine", 40, ("Internal medicine",)), Group("Neurosurgery", 3))
        ),
        return_channel=ReturnChannel(
            "Upload to the drop box; no name is asked for.", hides_sender=True
        ),
        recipient=RECIPIENT,
        signing_key=TEAM.public.hex(),
    )
    return replace(study, **changes)


def made_up_file(key: SigningKey = TEAM, **changes: Any) -> StudyFile:
    """Return the made-up study signed with a key."""
    return signed_study(made_up_study(**changes), key)


def write_made_up(folder: Path, key: SigningKey = TEAM, **changes: Any) -> Path:
    """Write the made-up study with its signature and return its path."""
    path = folder / "made-up.study.toml"
    write_study(path, made_up_file(key, **changes), overwrite=True)
    return path
