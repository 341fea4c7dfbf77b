"""The sample journal reads like a person's, and follows every rule the real one follows."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from journal_app.domain.entries import EntryFilter
from journal_app.domain.nights import Shift
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompts import Load, Reason, ShownPrompt, Theme
from journal_app.domain.ratings import Answer, Scale
from journal_app.domain.rotations import rotation_on, week_of
from journal_app.prompts.library import PromptLibrary
from journal_app.services.demo import fill_demo
from journal_app.services.demo_script import read_script
from journal_app.services.prompts import PromptService
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper

TONIGHT = date(2026, 11, 21)
FIRST, LAST = date(2026, 1, 1), date(2027, 1, 1)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory, clock: FakeClock) -> Iterator[OpenVault]:
    folder = tmp_path_factory.mktemp("sample") / "journal"
    opened, _ = make_keeper(clock).create(folder, PASSPHRASE)
    fill_demo(opened, clock, lambda done, of: None)
    yield opened
    opened.close()


def history(vault: OpenVault) -> tuple[ShownPrompt, ...]:
    return vault.prompt_log.history(date.max)


def test_it_is_a_term_of_nights(vault: OpenVault) -> None:
    assert vault.nights.span() == (date(2026, 7, 13), TONIGHT)
    nights = vault.nights.between(FIRST, LAST)
    assert 105 <= len(nights) <= 130
    assert nights[-1].night == TONIGHT
    shifts = Counter(night.shift for night in nights)
    assert shifts[Shift.ON_CALL] >= 4
    assert shifts[Shift.NIGHT] >= 3
    assert sum(night.post_call for night in nights) >= 4
    assert sum(night.exam for night in nights) == 2


def test_ratings_have_gaps_and_honest_blanks(vault: OpenVault) -> None:
    ratings = vault.nights.ratings_between(FIRST, LAST)
    for scale in Scale:
        nights = [r.night for r in ratings if r.scale is scale and r.value is not None]
        assert len(nights) >= 90
        gaps = [(b - a).days - 1 for a, b in itertools.pairwise(nights)]
        assert max(gaps) > 7
        assert len({r.value for r in ratings if r.scale is scale}) >= 7
    assert any(r.answer is Answer.NOT_TONIGHT and r.value is None for r in ratings)
    assert any(r.written_later for r in ratings)


def test_the_writing_is_a_person_s(vault: OpenVault) -> None:
    texts = [text for _, text in vault.entries.each()]
    lengths = [len(text.split()) for text in texts]
    assert len(set(texts)) == len(texts) >= 90
    assert sum(30 <= length <= 200 for length in lengths) >= 45
    assert sum(length <= 12 for length in lengths) >= 20
    assert max(lengths) <= 200


def test_several_a_night_later_edits_and_the_bin(vault: OpenVault) -> None:
    entries = [entry for entry, _ in vault.entries.each()]
    assert max(Counter(entry.night for entry in entries).values()) >= 2
    assert sum(entry.written_later for entry in entries) >= 2
    edited = [entry for entry in entries if vault.entries.versions(entry.id)]
    assert len(edited) >= 3
    assert max(len(vault.entries.versions(entry.id)) for entry in edited) >= 2
    assert len(vault.entries.binned()) == 1
    assert len(vault.entries.tags()) >= 8


def test_nothing_lies_in_the_future_and_times_fit_their_night(
    vault: OpenVault, clock: FakeClock
) -> None:
    for entry, _ in vault.entries.each():
        assert entry.created_at <= clock.now()
        after = entry.created_at.date() - entry.night
        assert timedelta(0) <= after <= timedelta(days=1)


def test_rotations_run_on_without_a_hole(vault: OpenVault) -> None:
    rotations = vault.rotations.rotations()
    assert len(rotations) == 3
    for before, after in itertools.pairwise(rotations):
        assert after.start - before.planned_end == timedelta(days=1)
    current = rotation_on(TONIGHT, rotations)
    assert current is not None
    assert week_of(current, TONIGHT) == (5, 8)


def test_every_prompt_named_in_it_ships(vault: OpenVault) -> None:
    script = read_script()
    entries = [*script.last_entries, *(e for found in script.entries.values() for e in found)]
    named = {entry.prompt for entry in entries if entry.prompt}
    assert named
    assert named <= {prompt.id for prompt in PromptLibrary().prompts}


def test_its_prompts_keep_the_rules(vault: OpenVault) -> None:
    shown = history(vault)
    assert len({s.prompt for s in shown}) == len(shown)
    heavy = [s.night for s in shown if s.load is Load.HEAVY]
    assert len(heavy) >= 3
    for before, after in itertools.pairwise(shown):
        assert (before.load, after.load) != (Load.HEAVY, Load.HEAVY)
    pressure: int | None = None
    for night in vault.nights.between(FIRST, LAST):
        hard = night.shift in (Shift.ON_CALL, Shift.NIGHT) or night.post_call
        for s in vault.prompt_log.on_night(night.night):
            if hard or (pressure is not None and pressure >= 7):
                assert s.load is Load.LIGHT, s
                assert s.reason is not Reason.TURN
        for rating in vault.nights.ratings(night.night):
            if rating.scale is Scale.TIME_PRESSURE and rating.value is not None:
                pressure = rating.value


def test_tonight_is_written_and_its_prompt_stands(vault: OpenVault, clock: FakeClock) -> None:
    [entry] = vault.entries.on_night(TONIGHT)
    service = PromptService(vault, clock, PromptLibrary())
    chosen = service.standing(TONIGHT)
    assert chosen is not None
    assert chosen.prompt.id == entry.prompt


def test_search_finds_a_word_of_it(vault: OpenVault) -> None:
    found = vault.entries.page("stoma nurse", EntryFilter(), None, 10)
    assert len(found) == 1


def test_it_fits_any_day(tmp_path: Path) -> None:
    """A Monday at lunch, just after the clocks changed, not long after a leap day."""
    now = datetime(2024, 3, 11, 16, 30, tzinfo=UTC)
    clock = FakeClock(now, zone="America/New_York")
    opened, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    seen: list[tuple[int, int]] = []
    fill_demo(opened, clock, lambda done, of: seen.append((done, of)))
    span = opened.nights.span()
    assert span is not None
    assert span[1] == date(2024, 3, 11)
    assert len(seen) == seen[-1][0] == seen[-1][1] == len(opened.nights.between(*span))
    assert all(entry.created_at <= now for entry, _ in opened.entries.each())
    opened.close()


def test_its_notebook_tells_of_people_in_its_own_entries(vault: OpenVault) -> None:
    people, notes = vault.notebook.people(), vault.notebook.notes()
    assert (len(people), len(notes)) == (4, 6)
    for note in notes:
        assert note.entry is not None
        entry = vault.entries.get(note.entry)
        assert (entry.night, entry.theme, entry.binned_at) == (note.night, Theme.ROLE_MODELS, None)
