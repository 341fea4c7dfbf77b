"""Tonight's service over a real vault, for tests of the service and of the screen."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from journal_app.domain.ids import RotationId, new_id
from journal_app.domain.ports import OpenVault
from journal_app.domain.rotations import Rotation
from journal_app.prompts.library import PromptLibrary
from journal_app.services.prompts import PromptService
from journal_app.services.rotations import RotationService
from journal_app.services.settings import Recovery, SettingsService
from journal_app.services.tonight import TonightService
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper


@dataclass(frozen=True)
class Desk:
    """A vault, its clock and the services over them."""

    vault: OpenVault
    clock: FakeClock
    service: TonightService
    rotations: RotationService
    settings: SettingsService


@cache
def shipped_prompts() -> PromptLibrary:
    """Return the prompts of the program, read once: nobody writes to them."""
    return PromptLibrary()


def desk_over(vault: OpenVault, clock: FakeClock, library: PromptLibrary | None = None) -> Desk:
    rotations = RotationService(vault, clock)
    prompts = PromptService(vault, clock, library or shipped_prompts())
    return Desk(
        vault=vault,
        clock=clock,
        service=TonightService(vault, clock, prompts, rotations),
        rotations=rotations,
        settings=SettingsService(vault),
    )


def new_desk(folder: Path, clock: FakeClock, library: PromptLibrary | None = None) -> Desk:
    return desk_over(make_keeper(clock).create(folder, PASSPHRASE)[0], clock, library)


def settled_once(folder: Path) -> Path:
    """Make a vault whose first week is over, to be copied for each test; return its folder."""
    settled(new_desk(folder, FakeClock())).vault.close()
    return folder


def copy_of(made: Path, folder: Path, clock: FakeClock) -> Desk:
    """Open a copy of a vault: making one durably takes five times as long."""
    shutil.copytree(made, folder)
    return desk_over(make_keeper(clock).open_with_passphrase(folder, PASSPHRASE), clock)


def settled(desk: Desk) -> Desk:
    """Do what a student does in the first week: a rotation, a region, the recovery sheet."""
    desk.rotations.put(
        Rotation(
            id=RotationId(new_id()),
            specialty="Internal Medicine",
            start=date(2026, 10, 19),
            planned_end=date(2026, 12, 13),
        )
    )
    desk.settings.set_recovery(Recovery.CONFIRMED)
    desk.settings.set_region("GB")
    return desk
