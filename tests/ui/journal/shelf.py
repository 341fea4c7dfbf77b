"""A real vault with a term of invented writing in it, for tests of the Journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from journal_app.crypto.kdf import KdfCost
from journal_app.domain.entries import Entry, NewEntry
from journal_app.domain.ids import PromptId, RotationId
from journal_app.domain.nights import Night, Shift
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Rotation
from journal_app.services.journal import JournalService
from journal_app.storage.instance_lock import FileInstanceLock
from journal_app.storage.keeper import FolderKeeper
from tests.fakes import FakeClock

PASSPHRASE = "a lamp left on in the corridor"  # the tests' own
TONIGHT = date(2026, 11, 21)

ROTATIONS = (
    Rotation(RotationId("a" * 32), "Surgery", date(2026, 8, 24), date(2026, 10, 18)),
    Rotation(RotationId("b" * 32), "Internal Medicine", date(2026, 10, 19), date(2026, 12, 13)),
)

PASSAGES = (
    "She pulled the chair round to his side of the bed before she said anything. I had been "
    "standing. The whole room changed height. He asked whether he would see Christmas, and she "
    "did not answer the date, she answered the fear. I want to learn to do that without an "
    "attending to copy.",
    "Ate lunch in a chair for the first time since Monday. Eleven minutes. I noticed I was kinder "
    "to the next family, and slower, and that nobody minded the slowness but me.",
    "The empty chair in pre-op was where his brother would have sat. I recognised the look from "
    "my own kitchen, years ago, and for once did not hurry past it.",
    "Two admissions after midnight and a handover that went on and on. What I keep is small: the "
    "night porter knew every name on the bay, and said them.",
    "Walked home by the river instead of taking the bus. It cost me twenty minutes and gave me "
    "back the evening.",
    "The registrar said out loud that she did not know, in front of the patient, and then told "
    "him how she would find out. He thanked her. I had thought not knowing was the thing to hide.",
    "My grandmother used to peel an orange in one long ribbon when someone was upset. I had "
    "forgotten that until the woman in bed nine peeled hers the same way.",
    "I was short with a nurse who had asked me twice. I went back and said so. She laughed, which "
    "was more than I had earned.",
    "Slept seven hours. Wrote nothing, read nothing, cooked rice. That is the whole of it and it "
    "was enough.",
    "He wanted to talk about his allotment and not about the scan. We talked about leeks. Then, "
    "without my asking, about the scan.",
)
PROMPTS = (
    (Theme.ROLE_MODELS, "Who made someone feel less alone today, even for a minute?"),
    (Theme.SELF_CARE, "What gave something back to you today, however small?"),
    (Theme.LIFE_EXPERIENCES, "What from your own life came into the room with you today?"),
)
TAGS = (("sitting down",), (), (), ("night shift", "names"), (), (), ("family",), ())


@dataclass(frozen=True)
class Shelf:
    """A vault, its clock and the service over them."""

    vault: OpenVault
    clock: FakeClock
    journal: JournalService

    def write(
        self,
        night: date,
        text: str,
        *,
        theme: Theme | None = None,
        prompt: str = "",
        later: bool = False,
        tags: Sequence[str] = (),
    ) -> Entry:
        at = datetime(night.year, night.month, night.day, 22, 10, tzinfo=UTC)
        new = NewEntry(
            night=night,
            created_at=at + timedelta(days=2 if later else 0),
            zone="Europe/London",
            offset_minutes=0,
            prompt=PromptId("a-prompt") if theme else None,
            theme=theme,
            prompt_text=prompt,
            written_later=later,
            text=text,
        )
        entry = self.vault.entries.add(new)
        return self.vault.entries.set_tags(entry.id, tags) if tags else entry

    def rate(self, night: date, scale: Scale, value: int) -> None:
        at = datetime(night.year, night.month, night.day, 22, tzinfo=UTC)
        self.vault.nights.put_rating(
            Rating(night, scale, Answer.GIVEN, value, value, at, "Europe/London", 0)
        )

    def shift(self, night: date, shift: Shift) -> None:
        self.vault.nights.put(Night(night, "Europe/London", 0, shift=shift))


def _keeper(clock: FakeClock) -> FolderKeeper:
    cheap = KdfCost(m_kib=8 * 1024, t=1, p=1)
    return FolderKeeper(clock=clock, new_lock=FileInstanceLock, cost=cheap)


def new_shelf(folder: Path, clock: FakeClock) -> Shelf:
    vault = _keeper(clock).create(folder, PASSPHRASE)[0]
    return Shelf(vault, clock, JournalService(vault, clock))


def open_shelf(folder: Path, clock: FakeClock) -> Shelf:
    vault = _keeper(clock).open_with_passphrase(folder, PASSPHRASE)
    return Shelf(vault, clock, JournalService(vault, clock))


def fill_many(shelf: Shelf, count: int) -> None:
    """Write short entries, four a night."""
    for n in range(count):
        shelf.write(TONIGHT - timedelta(days=n // 4), f"page {n} of many")


def fill(shelf: Shelf, nights: int = 60) -> list[Entry]:
    """Write on all but every seventh of some nights, newest last; return the entries."""
    for rotation in ROTATIONS:
        shelf.vault.rotations.put(rotation)
    made = []
    for back in reversed(range(nights)):
        night = TONIGHT - timedelta(days=back)
        if back % 7 == 4:
            continue
        theme, prompt = PROMPTS[back % 3]
        free = back % 11 == 10
        made.append(
            shelf.write(
                night,
                PASSAGES[back % len(PASSAGES)],
                theme=None if free else theme,
                prompt="" if free else prompt,
                later=back % 13 == 12,
                tags=TAGS[back % len(TAGS)],
            )
        )
        shelf.rate(night, Scale.TIME_PRESSURE, (back * 3 + 7) % 11)
        if back % 5:
            shelf.rate(night, Scale.BURNOUT, (back + 4) % 9)
        shelf.shift(night, list(Shift)[back % len(Shift)])
    return made
