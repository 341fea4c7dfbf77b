"""The heavy-words check: explicit first-person phrases, and nothing that only looks like one."""

from __future__ import annotations

from pathlib import Path
from time import process_time

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

PLAIN = (
    "I'm really feeling suicidal tonight.",
    "Been feeling suicidal again.",
    "Bad day. Want to kill myself.",
    "So tired I want to die.",
    "I don't wanna be alive anymore and nobody knows.",
    "If I'm being honest with myself I want to kill myself.",
    "I was walking back to the flat and I wanted to die.",
    "On the train I thought about killing myself.",
    "I've been planning my suicide for weeks.",
    "I want to die, here, in this room.",
    "Nobody would care if I killed myself.",
    "It would be easier if I was dead.",
    "I hate that I'm alive.",
    "All I want is to die.",
    "I wish I had never been alive.",
    "I can't keep myself safe tonight.",
)
ONLY_ALIKE = (
    "Pt feeling suicidal, no plan, referred to liaison.",
    "Feeling suicidal, no plan, no intent, safety-netted.",
    "Want to die at home: that is what most of them say.",
    "I wanted to die when the registrar asked me for the causes.",
    "The consultant asked me the dose and I wanted to die.",
    "I could kill myself for forgetting the consent form.",
    "I should be dead tired but I'm wired.",
    "I hate living with four medics.",
    "I have been thinking about dying patients all week.",
    "I feel like dying my hair.",
    "We role-played it: I am suicidal, I have a plan.",
    "Textbook example: I feel suicidal.",
    "I want to kill myself is the line they gave the actor.",
    "I would rather be dead than do another audit, joked the registrar.",
    "Why would I want to die? I love this job.",
    "I will die eventually, and so will the consultant.",
    "I nearly killed myself on the bike today.",
    "I have not been feeling suicidal since May.",
    "I was suicidal when I was sixteen.",
)
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


def test_it_is_far_better_by_another_hand_than_it_was() -> None:
    for half in (load(OTHER_CHOSEN), load(OTHER_HELD_OUT)):
        assert half.before is not None
        found = half.heavy_count() - len(half.missed())
        assert found / half.heavy_count() >= 0.7 > half.before.found / half.heavy_count()
        assert len(half.mistaken()) <= half.before.mistaken


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


def test_a_phrase_is_found_wherever_it_lies_in_a_sentence_without_end() -> None:
    for before in range(1_180, 1_620, 4):
        text = (
            "so " * (before // 3) + "x" * (before % 3) + " but i want to kill myself" + " so" * 400
        )
        assert sounds_heavy(text), before


def test_a_sentence_without_end_is_cut_between_no_phrase_and_what_makes_it_mean_less() -> None:
    for before in range(1_180, 1_620, 4):
        text = "so " * (before // 3) + "x" * (before % 3) + " and i want to die of boredom"
        assert not sounds_heavy(text + " and" * 400), before


@pytest.mark.parametrize(
    "repeated",
    [
        "and then i went to the ward and ",
        "i wished i was dead, i wanted to die of ",
        "i think she said if i ",
        "'x ",
        "\u2018x ",
        "\u201c",
        "\u00ab",
    ],
)
def test_the_work_grows_with_the_text_and_not_with_its_square(repeated: str) -> None:
    # Four times the text: 16 times the work when it is quadratic. The quicker of two is taken,
    # as anything else running can only add to it.
    ratio = _seconds(repeated, 64_000) / _seconds(repeated, 16_000)
    assert ratio < 8


def _seconds(repeated: str, length: int) -> float:
    text = (repeated * (length // len(repeated) + 1))[:length]
    taken = []
    for _ in range(2):
        begun = process_time()
        sounds_heavy(text)
        taken.append(process_time() - begun)
    return max(min(taken), 0.001)


def test_plain_words_of_ones_own_bring_the_card_up_however_they_are_put() -> None:
    quiet = [one for one in PLAIN if not sounds_heavy(one)]
    assert quiet == []


def test_look_alikes_of_the_phrases_that_were_added_leave_it_down() -> None:
    loud = [one for one in ONLY_ALIKE if sounds_heavy(one)]
    assert loud == []


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
