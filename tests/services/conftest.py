"""A student who gives entries to a study, for every test of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.services.privacy_tools import PrivacyTools
from tests.fakes import FakeClock
from tests.rules_only import rules_only
from tests.services.givers import Giver, copy_of, journal_once


@pytest.fixture(scope="session")
def rules() -> PrivacyTools:
    return rules_only()


@pytest.fixture(scope="session")
def giving_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return journal_once(tmp_path_factory.mktemp("once"))


@pytest.fixture
def giver(
    tmp_path: Path, clock: FakeClock, rules: PrivacyTools, giving_journal: Path
) -> Iterator[Giver]:
    made = copy_of(giving_journal, tmp_path, clock, rules)
    yield made
    made.shelf.vault.close()
