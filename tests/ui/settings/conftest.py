"""Settings over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.ui.theme import Theme
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper
from tests.ui.direct_jobs import DirectJobs
from tests.ui.settings.desk import Desk, make_desk


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, clock: FakeClock, tmp_path: Path) -> Iterator[Desk]:
    vault, code = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    made = make_desk(
        vault=vault,
        code=code,
        clock=clock,
        theme=theme,
        jobs=DirectJobs(),
        config=tmp_path / "config",
    )
    qtbot.addWidget(made.screen)
    yield made
    vault.close()
