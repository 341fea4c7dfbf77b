"""What a student wants of prompts comes back as it was set, and a damaged setting harms nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.ids import PackId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_preferences import PromptPreferences, Weight
from journal_app.domain.prompts import Theme
from journal_app.services.prompt_settings import PREFERENCES, PromptSettings
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper

preferences = st.builds(
    PromptPreferences,
    on=st.booleans(),
    weights=st.dictionaries(st.sampled_from(list(Theme)), st.sampled_from(list(Weight))),
    packs_off=st.frozensets(st.text(max_size=9).map(PackId), max_size=3),
    shipped=st.booleans(),
    own=st.booleans(),
)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    folder: Path = tmp_path_factory.mktemp("settings") / "journal"
    opened, _ = make_keeper(FakeClock()).create(folder, PASSPHRASE)
    yield opened
    opened.close()


@given(preferences)
def test_what_was_set_comes_back(vault: OpenVault, wanted: PromptPreferences) -> None:
    PromptSettings(vault).save(wanted)
    assert PromptSettings(vault).load() == wanted


@given(
    st.sampled_from(["", "{", "[]", "null", '"on"', "[" * 4000, '{"on": 0}']) | st.text(max_size=30)
)
def test_what_cannot_be_read_counts_as_never_set(vault: OpenVault, damaged: str) -> None:
    vault.settings.put(PREFERENCES, damaged)
    assert PromptSettings(vault).load() == PromptPreferences()


def test_what_a_later_program_wrote_is_kept_as_far_as_it_is_known(vault: OpenVault) -> None:
    later = (
        '{"on": true, "own": false, "weights": {"self-care": "often", "sleep": "often",'
        ' "role-models": "daily", "life-experiences": 3}, "packs_off": ["ward", 7], "new": 1}'
    )
    vault.settings.put(PREFERENCES, later)
    assert PromptSettings(vault).load() == PromptPreferences(
        own=False,
        weights={Theme.SELF_CARE: Weight.OFTEN},
        packs_off=frozenset({PackId("ward")}),
    )
