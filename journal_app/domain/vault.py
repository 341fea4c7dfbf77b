"""What is known of a vault from outside and of its backups."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from journal_app.errors import Problem


class LocationRisk(StrEnum):
    """Why a folder may be a poor place for a vault."""

    SYNCED = "synced"
    NETWORK = "network"
    ROAMING = "roaming"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup file, as far as its name and outer shape tell.

    Attributes:
        taken_at: UTC.
        size: Bytes.
    """

    path: Path
    taken_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class VaultContents:
    """How much a vault or an opened backup holds.

    Attributes:
        ledger: Lines in the ledgers of studies: what was joined, shown, agreed to and sealed.
        people: In the role-model notebook.
        notes: About them.
        own_prompts: Written by the student.
        packs: Of prompts, brought by file.
        contacts: The student's own.
    """

    nights: int
    entries: int
    newest: datetime | None
    ledger: int = 0
    people: int = 0
    notes: int = 0
    own_prompts: int = 0
    packs: int = 0
    contacts: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was put in a vault's place.

    Attributes:
        kept_in: Where the files that were there before are kept; None when there were none.
        ledger_whole: What was agreed to in studies since the backup came along. False when the
            journal that was there could not be read to its end.
    """

    contents: VaultContents
    kept_in: Path | None
    ledger_whole: bool = True


@dataclass(frozen=True, slots=True)
class RepairedHeader:
    """A good copy of the header that was put in place of a damaged or missing one.

    Attributes:
        taken_at: When the backup was made that it comes from, UTC: the secrets of that time
            open the vault. None when it is the second copy, whose secrets are today's.
    """

    taken_at: datetime | None


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a thorough look at a vault found.

    Attributes:
        problems: Empty when everything is sound.
        pages_bad: Database pages whose authentication failed.
    """

    contents: VaultContents
    problems: tuple[Problem, ...] = ()
    pages_bad: int = 0


@dataclass(frozen=True, slots=True)
class PageState:
    """Where the student was, so that unlocking puts them back.

    Attributes:
        cursor: Code-point position in the page.
        anchor: The other end of a selection; equal to ``cursor`` without one.
        screen: The screen shown, by its id.
        reading: The place in the entry that was open in the Journal; None without one.
    """

    screen: str = "tonight"
    entry: str = ""
    cursor: int = 0
    anchor: int = 0
    scroll: int = 0
    reading: PageState | None = None


@dataclass(frozen=True, slots=True)
class SealedDraft:
    """Text that the database refused at lock, found again at unlock.

    Attributes:
        kind: The form it was typed into, an ``Aside``; "" for the text of a page. With one,
            ``text`` is that form's fields as a JSON object.
    """

    entry: str
    night: str
    text: str = field(repr=False)
    sealed_at: datetime
    kind: str = ""
