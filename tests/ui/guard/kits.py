"""What a page's guard is handed, over a real vault."""

from __future__ import annotations

from journal_app.domain.ports import OpenVault
from journal_app.services.forgetting import ForgettingService
from journal_app.services.guard import GuardService
from journal_app.services.guard_library import GuardLibrary
from journal_app.ui.guard.kit import GuardKit
from journal_app.ui.jobs import Jobs
from tests.fakes import FakeClock


def guard_kit(
    vault: OpenVault,
    clock: FakeClock,
    background: Jobs,
    library: GuardLibrary | None = None,
) -> GuardKit:
    used = library or GuardLibrary(second=lambda: None)
    return GuardKit(
        background=background,
        library=used,
        service=GuardService(vault, clock, knows=used),
        forgetting=ForgettingService(vault=vault, clock=clock, folders=(vault.folder,), knows=used),
    )
