"""What a study team is sent, made up: students with keys of their own, packages, a study, a key."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from journal_app.crypto.signatures import SigningKey
from journal_app.domain.packages import (
    PackageContents,
    PackagedAnswers,
    PackagedConsent,
    PackagedEntry,
    PackagedNight,
    PromptUse,
    Totals,
    Withdrawal,
)
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Scale
from journal_app.domain.studies import (
    AskedItem,
    AskedQuestionnaire,
    DataItem,
    Group,
    SmallGroups,
    StudyFile,
)
from journal_app.privacy.replacement.marks import own_marks
from journal_app.prompts.library import PromptLibrary
from journal_app.research.desk.desk import Heard
from journal_app.research.desk.summary import Summary
from journal_app.research.package_writing import build_package
from journal_app.research.participants import participant_id
from journal_app.research.sealing import new_identity, seal
from journal_app.research.study_writing import signed_study, write_study
from journal_app.research.withdrawing import build_withdrawal
from journal_app.sentences.desk_files import FileWords
from journal_app.services.study_desk import OpeningRequest, StudyDesk
from tests.fakes import FakeClock
from tests.research.studies_made_up import TEAM, made_up_study

GROUPS = SmallGroups(
    3,
    (
        Group("Medicine", 40, ("Internal medicine",)),
        Group("Surgery, general", 30),
        Group("Paediatrics", 20),
        Group("Neurosurgery", 1),
    ),
)
PROMPTS = PromptLibrary().prompts
SELF_CARE = next(prompt for prompt in PROMPTS if prompt.theme is Theme.SELF_CARE)
ASKED = (*(AskedItem(item, "because") for item in DataItem),)


def key_number(number: int) -> SigningKey:
    """Return a student's key; the same number gives the same student."""
    return SigningKey(hashlib.sha256(f"student {number}".encode()).digest())


def digits(number: object, count: int) -> str:
    """Return hexadecimal digits that look random and are the same every time."""
    return hashlib.sha256(str(number).encode()).hexdigest()[:count]


def night(number: int, **changes: Any) -> PackagedNight:
    """Return a night with everything given."""
    full = PackagedNight(
        night=digits(("night", number), 16),
        day=400 + number,
        week=None,
        ratings=((Scale.TIME_PRESSURE, number % 11), (Scale.BURNOUT, (number * 3) % 11)),
        group="Medicine",
        shift="on-call",
        post_call=False,
        exam=True,
    )
    return replace(full, **changes)


def entry(number: int, text: str = "A quiet night.", **changes: Any) -> PackagedEntry:
    """Return an entry of the night of the same number."""
    full = PackagedEntry(
        entry=digits(("entry", number), 16),
        night=digits(("night", number), 16),
        text=text,
        use=PromptUse.SHOWN,
        prompt=SELF_CARE.id,
        prompt_text=SELF_CARE.text,
        edited_after_joining=False,
        replaced=text.count("["),
    )
    return replace(full, **changes)


def sheet(
    day: int | None = 401, *, version: str = "1", score: float = 2.5, key: object = None
) -> PackagedAnswers:
    """Return a questionnaire filled in; one a day unless it has a key of its own."""
    given = (("q1", 3), ("q2", None))
    own = digits(("sheet", day, version) if key is None else key, 16)
    return PackagedAnswers("sample", version, day, given, (("all", score),), own)


@dataclass
class Post:
    """A study, its key, and a folder of what came."""

    folder: Path
    secret: str = field(repr=False)
    study: StudyFile

    @property
    def key(self) -> Path:
        return self.folder / "team" / "made-up.age-key"

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    def contents(
        self,
        student: int = 0,
        *,
        sequence: int = 1,
        nights: Sequence[PackagedNight] | None = None,
        entries: Sequence[PackagedEntry] | None = None,
        answers: Sequence[PackagedAnswers] = (),
        **changes: Any,
    ) -> PackageContents:
        """Return a package's contents: one night with one entry unless told otherwise."""
        study = self.study
        own = PackageContents(
            package=digits((student, sequence), 32),
            study=study.study.id,
            study_version=study.study.version,
            study_sha256=study.sha256,
            participant=participant_id(key_number(student).public),
            sequence=sequence,
            consent=self.consent(version=changes.get("study_version", study.study.version)),
            nights=tuple([night(1)] if nights is None else nights),
            entries=tuple([entry(1)] if entries is None else entries),
            answers=tuple(answers),
            totals=Totals(9, 8, 7),
            k=study.study.small_groups.k,
        )
        return replace(own, **changes)

    def consent(self, *refused: DataItem, version: int = 1) -> PackagedConsent:
        """Return the consent of somebody who agreed to everything but some."""
        choices = tuple((item, item not in refused) for item in DataItem)
        return PackagedConsent(version, self.study.notice_sha256, choices)

    def send(self, student: int = 0, name: str = "", **what: Any) -> Path:
        """Seal a package into the inbox."""
        built = build_package(self.contents(student, **what), key_number(student))
        return self.drop(built.archive, name)

    def withdraw(self, student: int, *packages: str, name: str = "") -> Path:
        """Seal a notice of withdrawal into the inbox."""
        key = key_number(student)
        notice = Withdrawal(self.study.study.id, participant_id(key.public), packages)
        return self.drop(build_withdrawal(notice, key).archive, name)

    def drop(self, archive: bytes, name: str = "") -> Path:
        """Seal bytes, whatever they are, into the inbox."""
        sealed = seal(archive, self.study.study.recipient)
        path = self.inbox / (name or f"heartbeat-{digits(archive, 8)}.age")
        path.write_bytes(sealed)
        return path

    def open(
        self, to: Path | None = None, *, heard: Heard = lambda *_told: None, **options: Any
    ) -> Summary:
        """Open the inbox."""
        words = FileWords()
        desk = StudyDesk(words=words, clock=FakeClock(), library=PromptLibrary())
        request = OpeningRequest(
            files=options.pop("files", (self.inbox,)),
            key=options.pop("key", self.key),
            to=to or self.folder / "out",
            **options,
        )
        return desk.open(request, description=words.project(), heard=heard)

    @property
    def out(self) -> Path:
        return self.folder / "out"


def new_post(folder: Path, **changes: Any) -> Post:
    """Make a study with a key, and an empty inbox."""
    identity = new_identity()
    (folder / "team").mkdir(parents=True)
    (folder / "inbox").mkdir()
    asked = {
        "asked": ASKED,
        "small_groups": GROUPS,
        "asked_questionnaires": (AskedQuestionnaire("sample", "5a" * 32),),
    }
    study = made_up_study(recipient=str(identity.to_public()), **(asked | changes))
    post = Post(folder, str(identity), signed_study(study, TEAM))
    post.key.write_text(f"# a key\n{identity}\n", encoding="ascii")
    write_study(folder / "team" / "made-up.study.toml", post.study)
    return post


def marks(text: str) -> list[tuple[int, int]]:
    """Return where the brackets stand."""
    return [(mark.start, mark.end) for mark in own_marks(text)]
