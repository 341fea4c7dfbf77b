"""Prompts that do not come with the program: packs brought by file, and the student's own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from journal_app.clock import Clock
from journal_app.domain.ids import PackId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_preferences import KeptPack
from journal_app.domain.prompts import CareLine, Prompt
from journal_app.errors import BadFile
from journal_app.prompts.pack import Pack, bytes_of, read_pack
from journal_app.research.file_names import shown_name
from journal_app.services.other_files import told_apart
from journal_app.services.own_prompts import OwnWriting
from journal_app.services.prompt_settings import PromptSettings


@dataclass(frozen=True, slots=True)
class Brought:
    """A pack that was looked at and is not in the journal yet.

    Attributes:
        before: The pack with its id that is in the journal and would give way; None for a new one.
    """

    pack: Pack
    data: bytes = field(repr=False)
    before: KeptPack | None

    @property
    def is_here(self) -> bool:
        """Whether the journal has this very file already."""
        return self.before is not None and self.before.sha256 == self.pack.sha256


@dataclass(frozen=True, slots=True)
class ListedPack:
    """A pack of the journal, for a list.

    Attributes:
        title: What it calls itself.
        origin: Who made it, in its own words.
        on: Whether it is drawn from.
        pack: What it holds; None when this program can no longer read it.
    """

    id: PackId
    title: str
    origin: str
    added_at: datetime
    on: bool
    pack: Pack | None


class PackService(OwnWriting):
    """What a student does with packs and own prompts. Blocks; belongs on the worker of the vault.

    Every method may raise ``WorldError`` (disk, damage). Packs are read once and kept: nothing
    else writes them while the vault is open.
    """

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        super().__init__(vault, clock)
        self._settings = PromptSettings(vault)
        self._kept: tuple[KeptPack, ...] | None = None
        self._read: dict[str, Pack | None] = {}

    def preview(self, path: Path) -> Brought:
        """Read a file, so that it can be looked at; nothing is kept yet.

        Raises:
            WorldError: ``FILE_MISSING``, or the disk's answer.
            BadFile: ``PROMPT_FILE`` with file, line and reason, and with ``instead`` when it is
                known what else the file is, see ``other_files.OtherKind``.
        """
        name = shown_name(path.name)
        data = bytes_of(path, name)
        try:
            pack = read_pack(data, file=name)
        except BadFile as error:
            raise told_apart(error, data) from None
        return Brought(pack, data, self._pack(pack.id))

    def bring(self, brought: Brought) -> None:
        """Keep a pack that was looked at, in place of one with its id; whether it is on stays."""
        pack = brought.pack
        self._store.put_pack(
            KeptPack(
                id=pack.id,
                title=pack.title,
                origin=pack.origin,
                data=brought.data,
                sha256=pack.sha256,
                added_at=self._clock.now(),
            )
        )
        self._kept = None

    def packs(self) -> tuple[ListedPack, ...]:
        """Return every pack, by title."""
        off = self._settings.load().packs_off
        listed = [
            ListedPack(one.id, one.title, one.origin, one.added_at, one.id not in off, pack)
            for one, pack in self._all()
        ]
        return tuple(sorted(listed, key=lambda one: (one.title.casefold(), one.id)))

    def switch(self, pack: PackId, *, on: bool) -> None:
        """Draw from a pack, or leave it in the journal without drawing from it."""
        now = self._settings.load()
        off = now.packs_off - {pack} if on else now.packs_off | {pack}
        self._settings.save(replace(now, packs_off=off))

    def remove(self, pack: PackId) -> None:
        """Take a pack out of the journal; entries keep the wording of its prompts."""
        self._store.delete_pack(pack)
        self._kept = None
        self.switch(pack, on=True)

    def prompts(self) -> tuple[Prompt, ...]:
        """Return the prompts of all packs, on or off, and the student's own."""
        packed = [prompt for _, pack in self._all() if pack for prompt in pack.prompts]
        return (*packed, *self.own())

    def care(self, packs_off: Collection[PackId]) -> tuple[CareLine, ...]:
        """Return the care lines of all packs but some."""
        packs = [pack for one, pack in self._all() if pack and one.id not in packs_off]
        return tuple(line for pack in packs for line in pack.care)

    def _pack(self, pack: PackId) -> KeptPack | None:
        return next((one for one, _ in self._all() if one.id == pack), None)

    def _all(self) -> list[tuple[KeptPack, Pack | None]]:
        if self._kept is None:
            self._kept = self._store.packs()
        return [(one, self._contents(one)) for one in self._kept]

    def _contents(self, kept: KeptPack) -> Pack | None:
        """Return what a kept pack holds; one of a later program may have a form unknown here."""
        if kept.sha256 not in self._read:
            try:
                found = read_pack(kept.data, file=kept.id)
            except BadFile:
                found = None
            self._read[kept.sha256] = found if found and found.id == kept.id else None
        return self._read[kept.sha256]
