"""Support over the vault of a student who keeps people to ring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.ports import OpenVault
from journal_app.services.support import SupportService
from journal_app.ui.support.kit import SupportKit
from tests.fakes import FakeClock
from tests.services.shown import shown_file
from tests.storage.vaults import PASSPHRASE, make_keeper
from tests.ui.direct_jobs import DirectJobs


@pytest.fixture(scope="module")
def one_vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    folder = tmp_path_factory.mktemp("support") / "journal"
    made, _ = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def kit(one_vault: OpenVault, tmp_path: Path, clock: FakeClock) -> SupportKit:
    for one in one_vault.contacts.all():
        one_vault.contacts.delete(one.id)
    for name in one_vault.settings.all():
        if name.startswith("support."):
            one_vault.settings.put(name, "")
    return SupportKit.over(
        one_vault,
        jobs=DirectJobs(),
        clock=clock,
        lines=SupportService(),
        shown=shown_file(tmp_path),
    )
