"""The heavy-words check: explicit first-person phrases, and nothing that only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.heavy.__main__ import by_another_hand, by_our_own
from benchmarks.heavy.sentences import (
    HELD_OUT,
    OTHER_CHOSEN,
    OTHER_HELD_OUT,
    TUNING,
    belongs,
    load,
)
from journal_app.services.heavy_words import Choice, HeavyWords, sounds_heavy
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper

HALVES = {name: load(name) for name in (TUNING, HELD_OUT)}


def test_there_is_enough_to_measure_with() -> None:
    assert sum(half.heavy_count() for half in HALVES.values()) >= 120
    assert sum(half.look_alike_count() for half in HALVES.values()) >= 250
    every = [
        sentence
        for half in HALVES.values()
        for part in (half.heavy, half.look_alike)
        for kind in part.values()
        for sentence in kind
    ]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("name", HALVES)
def test_it_stays_as_good_as_its_page_says(name: str) -> None:
    half = HALVES[name]
    found = half.heavy_count() - len(half.missed())
    assert found / half.heavy_count() >= 0.95
    assert half.mistaken() == []


def test_the_page_in_the_documents_says_how_it_does_now() -> None:
    page = (Path(__file__).parents[2] / "docs/support.md").read_text(encoding="utf-8")
    by_another, by_own = by_another_hand(), by_our_own()
    assert by_another in page
    assert by_own in page
    assert page.index(by_another) < page.index(by_own)


def test_the_list_by_another_hand_is_whole_and_split_by_its_rule() -> None:
    halves = {name: load(name) for name in (OTHER_CHOSEN, OTHER_HELD_OUT)}
    assert sum(half.heavy_count() for half in halves.values()) == 99
    assert sum(half.look_alike_count() for half in halves.values()) == 66
    for name, half in halves.items():
        every = [*half.heavy["plain"], *half.look_alike["mixed"]]
        assert {belongs(one) for one in every} == {name}


def test_it_reads_a_page_as_it_is_typed() -> None:
    page = "Long day.\nMrs A in bay 3 was kind about my cannula.\n\ni dont want to be alive anymore"
    assert sounds_heavy(page)
    assert sounds_heavy("I WANT TO DIE")
    assert sounds_heavy("He said he was fine. I want to die.")
    assert sounds_heavy("I told my brother I want to die, and he drove over.")
    assert not sounds_heavy("“I want to die,” she said. I held the bowl.")
    assert not sounds_heavy("")
    assert not sounds_heavy("I’m fine; 'I want to kill myself' was what the man in ED said.")


def test_a_long_page_without_a_full_stop_is_read_to_its_end() -> None:
    assert sounds_heavy("and then the round went on " * 2_000 + ", i want to kill myself")
    assert not sounds_heavy("“" * 2_000 + "and then the round went on " * 2_000)


def test_it_is_off_until_it_is_chosen_and_keeps_nothing_but_the_choice(
    tmp_path: Path, clock: FakeClock
) -> None:
    vault, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    check = HeavyWords(vault)
    assert check.choice() is Choice.NOT_ASKED
    assert not check.look("I want to die.")
    check.choose(on=True)
    before = vault.settings.all()
    assert check.look("I want to die.")
    assert not check.look("I am dead on my feet.")
    assert vault.settings.all() == before
    check.choose(on=False)
    assert check.choice() is Choice.OFF
    assert not check.look("I want to die.")
    vault.close()
