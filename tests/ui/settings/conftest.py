"""Settings over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.services.packs import PackService
from journal_app.services.prompts import PromptService
from journal_app.ui.prompts.kit import PromptKit
from journal_app.ui.settings.prompts import PromptsSection
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.surfaces import ScrollPage
from tests.fakes import FakeClock
from tests.services.desks import copy_of, settled_once, shipped_prompts
from tests.storage.vaults import PASSPHRASE, make_keeper
from tests.ui.direct_jobs import DirectJobs
from tests.ui.draw import settle
from tests.ui.settings.desk import Desk, make_desk
from tests.ui.settings.one_section import make_kit
from tests.ui.settings.press import (
    WINDOW,
)
from tests.ui.settings.prompts_place import Place


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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return settled_once(tmp_path_factory.mktemp("prompts") / "vault")


@pytest.fixture
def place(
    made: Path, theme: Theme, qtbot: QtBot, clock: FakeClock, tmp_path: Path
) -> Iterator[Place]:
    vault = copy_of(made, tmp_path / "vault", clock).vault
    packs, library = PackService(vault, clock), shipped_prompts()
    kit = PromptKit(PromptService(vault, clock, library, packs), packs, library)
    section = PromptsSection(kit=make_kit(vault, clock, theme, tmp_path), prompts=kit)
    page = ScrollPage(theme=theme, max_width=720)
    page.column.addWidget(section)
    qtbot.addWidget(page)
    section.refresh()
    settle(page, WINDOW)
    yield Place(vault, clock, page, kit, section)
    vault.close()


@pytest.fixture
def section(place: Place) -> PromptsSection:
    return place.section


@pytest.fixture
def packs(place: Place) -> PackService:
    """Return a service beside the screen's own, which sees what that one stored."""
    return PackService(place.vault, place.clock)
