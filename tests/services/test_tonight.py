"""Tonight's page: which night it is for, what it keeps, and where it may move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from journal_app.domain.nights import Shift
from journal_app.domain.prompts import Reason
from journal_app.domain.ratings import Answer, Scale
from journal_app.domain.vault import PageState
from journal_app.prompts.library import PromptLibrary
from journal_app.services.page_state import PageStateService
from journal_app.services.tonight_page import ToDo
from tests.fakes import FakeClock
from tests.services.desks import Desk, desk_over, new_desk, settled

SATURDAY = date(2026, 11, 21)
SUNDAY = date(2026, 11, 22)
BURNOUT, PRESSURE = Scale.BURNOUT, Scale.TIME_PRESSURE


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    made = new_desk(tmp_path / "vault", clock)
    yield made
    made.vault.close()


def test_an_evening_opens_an_empty_page_with_a_prompt_and_a_care_line(desk: Desk) -> None:
    state = desk.service.open()
    assert state.page.night == state.tonight == SATURDAY
    assert state.is_tonight
    assert state.text == ""
    assert state.page.prompt is not None
    assert state.page.prompt.reason is Reason.TURN
    assert state.care is not None
    assert state.entries == ()
    assert state.ends_at == datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
    assert state.rating(PRESSURE) is None


def test_nothing_is_stored_before_something_is_done(desk: Desk) -> None:
    state = desk.service.open()
    assert desk.service.save_text(state.page, " \n").entry is None
    assert desk.vault.nights.get(SATURDAY) is None
    assert desk.vault.contents().entries == 0


def test_the_first_words_begin_an_entry_and_later_ones_change_it(desk: Desk) -> None:
    page = desk.service.open().page
    begun = desk.service.save_text(page, "She stayed.").entry
    assert begun is not None
    assert (begun.night, begun.zone, begun.written_later) == (SATURDAY, "Europe/London", False)
    assert page.prompt is not None
    assert begun.prompt_text == page.prompt.text
    again = desk.service.save_text(page, "She stayed on.").entry
    assert again is not None
    assert again.id == begun.id
    assert desk.vault.contents().entries == 1
    assert desk.service.open().text == "She stayed on."


def test_taking_the_text_away_keeps_the_entry(desk: Desk) -> None:
    page = desk.service.open().page
    begun = desk.service.save_text(page, "Words.").entry
    assert begun is not None
    desk.service.save_text(page, "")
    state = desk.service.open()
    assert state.page.entry == begun.id
    assert state.text == ""


def test_half_past_midnight_still_counts_as_saturday(desk: Desk) -> None:
    desk.clock.forward(hours=2, minutes=40)
    state = desk.service.open()
    assert state.page.night == SATURDAY
    assert state.is_tonight


def test_a_page_keeps_its_night_across_the_boundary(desk: Desk) -> None:
    desk.clock.forward(hours=5, minutes=50)
    page = desk.service.open().page
    desk.service.save_text(page, "Ten to four.")
    desk.clock.forward(minutes=20)
    entry = desk.service.save_text(page, "Ten to four. Ten past.").entry
    assert entry is not None
    assert (entry.night, entry.written_later) == (SATURDAY, False)
    state = desk.service.look_again(page, stay=False)
    assert (state.page.night, state.tonight, state.is_tonight) == (SATURDAY, SUNDAY, False)


def test_a_page_of_a_night_long_over_gives_way_unless_someone_looks_at_it(desk: Desk) -> None:
    page = desk.service.open().page
    desk.service.save_text(page, "Words.")
    desk.clock.forward(hours=20)
    assert desk.service.look_again(page, stay=True).page.night == SATURDAY
    assert desk.service.look_again(page, stay=False).page.night == SUNDAY


def test_a_page_whose_entry_is_in_the_bin_gives_way(desk: Desk) -> None:
    page = desk.service.open().page
    entry = desk.service.save_text(page, "Words.").entry
    assert entry is not None
    begun = replace(page, entry=entry.id)
    desk.vault.entries.put_in_bin(entry.id, desk.clock.now())
    state = desk.service.look_again(begun, stay=True)
    assert state.page.entry is None
    assert state.text == ""


def test_unlocking_soon_returns_to_an_earlier_nights_page_and_later_to_tonight(
    desk: Desk,
) -> None:
    page = desk.service.open_night(SATURDAY - timedelta(days=3)).page
    entry = desk.service.save_text(page, "Wednesday, then.").entry
    assert entry is not None
    PageStateService(desk.vault).save(PageState(entry=entry.id))
    assert desk.service.open().page.night == entry.night
    desk.clock.forward(minutes=61)
    assert desk.service.open().page.night == SATURDAY


def test_an_earlier_night_is_written_later(desk: Desk) -> None:
    friday = SATURDAY - timedelta(days=1)
    page = desk.service.open_night(friday).page
    entry = desk.service.save_text(page, "Friday, from memory.").entry
    assert entry is not None
    assert (entry.night, entry.written_later) == (friday, True)
    (rating,) = desk.service.rate(page, BURNOUT, 4)
    assert rating.written_later
    assert [n.night for n in desk.service.earlier_nights(3) if n.written and n.rated] == [friday]


def test_a_night_stays_open_for_ratings_for_a_day_and_a_half(desk: Desk) -> None:
    friday = SATURDAY - timedelta(days=1)
    assert desk.service.open_night(friday).rating_open
    assert not desk.service.open_night(friday - timedelta(days=1)).rating_open
    desk.settings.set_rating_window_hours(96)
    assert desk.service.open_night(friday - timedelta(days=1)).rating_open


def test_a_second_page_has_a_prompt_of_its_own(desk: Desk) -> None:
    first = desk.service.open().page
    desk.service.save_text(first, "One.")
    second = desk.service.new_page(SATURDAY).page
    assert first.prompt is not None
    assert second.prompt is not None
    assert second.prompt.id != first.prompt.id
    desk.clock.forward(minutes=5)
    desk.service.save_text(second, "Two.")
    state = desk.service.open()
    assert state.text == "Two."
    assert len(state.entries) == 2
    assert desk.service.open_entry(state.entries[0].id).text == "One."


def test_another_prompt_goes_with_what_is_written_and_is_kept(desk: Desk) -> None:
    page = desk.service.open().page
    desk.service.save_text(page, "Already begun.")
    swapped = desk.service.another_prompt(page)
    assert swapped.page.prompt is not None
    assert page.prompt is not None
    assert swapped.page.prompt.id != page.prompt.id
    assert swapped.page.prompt.reason is Reason.ASKED_FOR_ANOTHER
    assert swapped.text == "Already begun."
    assert desk.service.open().entries[0].prompt == swapped.page.prompt.id


def test_writing_freely_lasts_and_can_be_taken_back(desk: Desk) -> None:
    page = desk.service.open().page
    desk.service.write_freely(page)
    assert desk.service.open().page.prompt is None
    desk.service.save_text(desk.service.open().page, "No question tonight.")
    state = desk.service.open()
    assert state.entries[0].prompt is None
    back = desk.service.with_prompt(state.page)
    assert back.page.prompt is not None
    assert page.prompt is not None
    assert back.page.prompt.id == page.prompt.id
    assert desk.service.open().entries[0].prompt == page.prompt.id


def test_without_any_prompt_file_the_page_can_still_be_written(desk: Desk) -> None:
    bare = desk_over(desk.vault, desk.clock, PromptLibrary(names=()))
    state = bare.service.open()
    assert state.page.prompt is None
    assert state.problem is not None
    assert bare.service.save_text(state.page, "All the same.").entry is not None


def test_ratings_belong_to_the_night_and_keep_their_first_number(desk: Desk) -> None:
    page = desk.service.open().page
    desk.service.rate(page, PRESSURE, 3)
    desk.clock.forward(minutes=10)
    (rating,) = desk.service.rate(page, PRESSURE, 7)
    assert (rating.value, rating.first_value, rating.written_later) == (7, 3, False)
    assert rating.given_at == desk.clock.now()
    assert desk.service.new_page(SATURDAY).rating(PRESSURE) == rating


def test_not_tonight_is_missing_and_never_nought(desk: Desk) -> None:
    page = desk.service.open().page
    (rating,) = desk.service.not_tonight(page, BURNOUT)
    assert (rating.answer, rating.value, rating.first_value) == (Answer.NOT_TONIGHT, None, None)
    (rating,) = desk.service.rate(page, BURNOUT, 0)
    assert (rating.value, rating.first_value) == (0, 0)


def test_a_rating_can_be_taken_back(desk: Desk) -> None:
    page = desk.service.open().page
    assert desk.service.clear_rating(page, BURNOUT) == ()
    desk.service.rate(page, BURNOUT, 6)
    (rating,) = desk.service.clear_rating(page, BURNOUT)
    assert (rating.answer, rating.value, rating.first_value) == (Answer.CLEARED, None, 6)
    assert desk.service.open().rating(BURNOUT) is None


@pytest.mark.parametrize("value", [-1, 11])
def test_a_number_outside_the_scale_is_refused(desk: Desk, value: int) -> None:
    page = desk.service.open().page
    with pytest.raises(ValueError, match="0 to 10"):
        desk.service.rate(page, BURNOUT, value)


def test_tags_combine_and_clear(desk: Desk) -> None:
    page = desk.service.open().page
    desk.service.set_shift(page, Shift.ON_CALL)
    desk.service.set_exam(page, exam=True)
    night = desk.service.set_post_call(page, post_call=True)
    assert (night.shift, night.exam, night.post_call) == (Shift.ON_CALL, True, True)
    night = desk.service.set_shift(page, None)
    assert (night.shift, night.exam, night.post_call) == (None, True, True)
    assert desk.vault.nights.get(SATURDAY) == night


def after_a_night_shift(desk: Desk, shift: Shift = Shift.NIGHT) -> None:
    desk.service.set_shift(desk.service.open().page, shift)
    desk.clock.forward(hours=11)  # Sunday, nine in the morning


@pytest.mark.parametrize("shift", [Shift.NIGHT, Shift.ON_CALL])
def test_the_morning_after_a_night_shift_may_belong_to_it(desk: Desk, shift: Shift) -> None:
    after_a_night_shift(desk, shift)
    state = desk.service.open()
    assert (state.page.night, state.shift_just_ended) == (SUNDAY, SATURDAY)
    desk.service.save_text(state.page, "Home at last.")
    desk.service.rate(state.page, PRESSURE, 9)
    moved = desk.service.move_to_shift_just_ended(state.page)
    assert (moved.page.night, moved.text) == (SATURDAY, "Home at last.")
    assert moved.page.key == state.page.key
    assert moved.shift_just_ended is None
    assert not moved.entries[0].written_later
    rating = moved.rating(PRESSURE)
    assert rating is not None
    assert (rating.value, rating.written_later) == (9, False)
    assert desk.service.open_night(SUNDAY).rating(PRESSURE) is None


def test_a_rating_given_after_moving_is_on_time_too(desk: Desk) -> None:
    after_a_night_shift(desk)
    moved = desk.service.move_to_shift_just_ended(desk.service.open().page)
    (rating,) = desk.service.rate(moved.page, BURNOUT, 5)
    assert (rating.night, rating.written_later) == (SATURDAY, False)
    desk.clock.forward(hours=5)
    (rating,) = desk.service.rate(moved.page, BURNOUT, 6)
    assert rating.written_later


def test_moving_carries_what_is_known_of_a_rating(desk: Desk) -> None:
    after_a_night_shift(desk)
    page = desk.service.open().page
    desk.service.rate(page, PRESSURE, 3)
    (given,) = desk.service.rate(page, PRESSURE, 8)
    desk.clock.forward(hours=1)
    (moved,) = desk.service.move_to_shift_just_ended(page).ratings
    assert moved == replace(given, night=SATURDAY)
    assert (moved.first_value, moved.given_at) == (3, given.given_at)


def test_moving_keeps_the_answer_the_other_night_has(desk: Desk) -> None:
    desk.service.rate(desk.service.open().page, PRESSURE, 2)
    after_a_night_shift(desk)
    page = desk.service.new_page(SUNDAY).page
    desk.service.rate(page, PRESSURE, 9)
    desk.service.rate(page, BURNOUT, 4)
    moved = desk.service.move_to_shift_just_ended(page)
    assert {r.scale: r.value for r in moved.ratings} == {PRESSURE: 2, BURNOUT: 4}
    sunday = desk.service.open_night(SUNDAY)
    assert sunday.rating(BURNOUT) is None
    kept = sunday.rating(PRESSURE)
    assert kept is not None
    assert kept.value == 9


def test_ratings_stay_while_another_page_of_the_night_stays(desk: Desk) -> None:
    after_a_night_shift(desk)
    staying = desk.service.open().page
    desk.service.save_text(staying, "About Sunday.")
    page = desk.service.new_page(SUNDAY).page
    desk.service.save_text(page, "About the shift.")
    desk.service.rate(page, PRESSURE, 9)
    moved = desk.service.move_to_shift_just_ended(page)
    assert (moved.page.night, moved.ratings) == (SATURDAY, ())
    kept = desk.service.open_night(SUNDAY).rating(PRESSURE)
    assert kept is not None
    assert kept.value == 9


def test_a_night_too_long_over_is_not_rated(desk: Desk) -> None:
    page = desk.service.open_night(date(2026, 11, 18)).page
    with pytest.raises(ValueError, match="too long over"):
        desk.service.rate(page, PRESSURE, 5)
    with pytest.raises(ValueError, match="too long over"):
        desk.service.not_tonight(page, PRESSURE)
    assert desk.vault.nights.ratings(page.night) == ()


def test_the_offer_ends_in_the_early_afternoon(desk: Desk) -> None:
    after_a_night_shift(desk)
    desk.clock.forward(hours=4, minutes=59)
    page = desk.service.open().page
    assert desk.service.open().shift_just_ended == SATURDAY
    desk.clock.forward(minutes=1)
    assert desk.service.open().shift_just_ended is None
    assert desk.service.move_to_shift_just_ended(page).page.night == SUNDAY


def test_a_day_shift_makes_no_offer(desk: Desk) -> None:
    after_a_night_shift(desk, Shift.DAY)
    assert desk.service.open().shift_just_ended is None


def test_the_night_after_a_call_gets_a_prompt_for_such_nights_and_says_so(desk: Desk) -> None:
    desk.service.set_shift(desk.service.open().page, Shift.ON_CALL)
    desk.clock.forward(hours=24)
    prompt = desk.service.open().page.prompt
    assert prompt is not None
    assert prompt.reason is Reason.AFTER_CALL


def test_a_hard_day_gets_a_light_prompt_the_night_after(desk: Desk) -> None:
    desk.service.rate(desk.service.open().page, PRESSURE, 9)
    desk.clock.forward(hours=24)
    prompt = desk.service.open().page.prompt
    assert prompt is not None
    assert prompt.reason is Reason.LIGHT_AFTER_PRESSURE


def test_a_hard_day_is_forgotten_after_a_few_nights(desk: Desk) -> None:
    desk.service.rate(desk.service.open().page, PRESSURE, 9)
    desk.clock.forward(hours=24 * 3)
    prompt = desk.service.open().page.prompt
    assert prompt is not None
    assert prompt.reason is Reason.TURN


def test_what_was_put_off_is_named_until_it_is_done(desk: Desk) -> None:
    assert desk.service.open().to_do == tuple(ToDo)
    settled(desk)
    state = desk.service.open()
    assert state.to_do == ()
    assert state.rotation is not None


def test_no_repr_gives_a_word_away(desk: Desk) -> None:
    page = desk.service.open().page
    desk.service.save_text(page, "pericardiocentesis")
    state = desk.service.open()
    assert state.page.prompt is not None
    shown = repr(state)
    assert "pericardiocentesis" not in shown
    assert state.page.prompt.text not in shown
