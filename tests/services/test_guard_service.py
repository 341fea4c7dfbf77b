"""The guard's settings, and decisions about words that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.guard import Decision, GuardLevel, Neutral
from journal_app.domain.identifiers import Finding, Kind
from journal_app.domain.ports import OpenVault
from journal_app.services.guard import HINTS, LEVEL, GuardService
from journal_app.services.neutral import neutral_words
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


def offered(text: str, name: str, kind: Kind) -> Neutral:
    start = text.index(name)
    return neutral_words(text, Finding(start, start + len(name), kind))[0]


@pytest.mark.parametrize(
    ("text", "kind", "first"),
    [
        ("Mrs Marsh slept", Kind.NAME_PATIENT, Neutral.PATIENT),
        ("Dr. Marsh came", Kind.NAME_STAFF, Neutral.ATTENDING),
        ("my consultant, Mr Marsh, came", Kind.NAME_STAFF, Neutral.ATTENDING),
        ("Sister Marsh came", Kind.NAME_STAFF, Neutral.NURSE),
        ("then Marsh from the lab came", Kind.NAME_STAFF, Neutral.COLLEAGUE),
        ("her daughter Marsh came", Kind.NAME_OTHER, Neutral.RELATIVE),
        ("Marsh, his wife, came", Kind.NAME_OTHER, Neutral.RELATIVE),
        ("my flatmate Marsh came", Kind.NAME_OTHER, Neutral.PERSON),
        ("at Marsh today", Kind.HOSPITAL, Neutral.HOSPITAL),
    ],
)
def test_the_words_around_a_name_choose_what_is_offered(
    text: str, kind: Kind, first: Neutral
) -> None:
    assert offered(text, "Marsh", kind) is first


@given(st.text(min_size=1, max_size=40), st.sampled_from(Kind), st.data())
def test_something_is_offered_for_every_finding(text: str, kind: Kind, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    offers = neutral_words(text, Finding(start, end, kind))
    assert offers
    assert len(set(offers)) == len(offers)
