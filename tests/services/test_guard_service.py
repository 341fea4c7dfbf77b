"""The guard's settings, and decisions about words that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.guard import Decision, GuardLevel
from journal_app.domain.identifiers import Kind
from journal_app.domain.ports import OpenVault
from journal_app.services.guard import HINTS, LEVEL, GuardService
from tests.fakes import FakeClock
from tests.privacy.wordbook import Wordbook
from tests.storage.vaults import PASSPHRASE, make_keeper, opened


@pytest.fixture
def vault(tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    made, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    yield made
    made.close()


@pytest.fixture
def guard(vault: OpenVault, clock: FakeClock) -> GuardService:
    return GuardService(vault, clock, knows=Wordbook())


def covered(guard: GuardService, text: str) -> list[str]:
    return [text[one.start : one.end] for one in guard.memory().apply(text, ())]


def test_all_is_underlined_until_something_else_is_set(guard: GuardService) -> None:
    assert guard.level() is GuardLevel.ALL
    guard.set_level(GuardLevel.SURE)
    assert guard.level() is GuardLevel.SURE
    assert guard.hints()
    guard.set_hints(on=False)
    assert not guard.hints()


def test_settings_that_cannot_be_read_count_as_never_set(
    vault: OpenVault, guard: GuardService
) -> None:
    vault.settings.put(LEVEL, "louder")
    vault.settings.put(HINTS, "")
    assert guard.level() is GuardLevel.ALL
    assert guard.hints()


def test_a_confirmed_name_is_known_from_then_on_and_after_reopening(
    tmp_path: Path, clock: FakeClock, vault: OpenVault, guard: GuardService
) -> None:
    text = "then okafor slept"
    assert covered(guard, text) == []
    decided = guard.confirm("Ngozi  Okafor", Kind.NAME_PATIENT)
    assert (decided.word.words, decided.word.decided_at) == ("Ngozi Okafor", clock.now())
    assert covered(guard, text) == ["okafor"]
    vault.close()
    with opened(make_keeper(clock), tmp_path / "journal") as again:
        assert covered(GuardService(again, clock, knows=Wordbook()), text) == ["okafor"]


def test_a_later_decision_about_the_same_words_replaces_the_earlier(guard: GuardService) -> None:
    guard.confirm("Zoë", Kind.NAME_OTHER)
    decided = guard.dismiss("ZOE’s")
    assert decided.before is not None
    assert decided.before.words == "Zoë"
    assert [(w.words, w.decision) for w in guard.words()] == [("ZOE’s", Decision.NEVER)]
    guard.undo(decided)
    assert [(w.words, w.kind) for w in guard.words()] == [("Zoë", Kind.NAME_OTHER)]


def test_every_change_can_be_taken_back(guard: GuardService) -> None:
    first = guard.confirm("Okafor", Kind.NAME_PATIENT)
    removed = guard.remove(first.word)
    assert guard.words() == ()
    guard.undo(removed)
    assert guard.words() == (first.word,)
    guard.undo(first)
    assert guard.words() == ()


@pytest.mark.parametrize("words", ["", "  ", "…", "x" * 200])
def test_words_that_are_none_are_refused(guard: GuardService, words: str) -> None:
    with pytest.raises(ValueError, match="not words"):
        guard.confirm(words, Kind.NAME_PATIENT)
    assert guard.words() == ()
