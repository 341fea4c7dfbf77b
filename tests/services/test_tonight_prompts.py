"""Tonight's prompt as the student handles it: marked, hidden, kept, switched off, left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.domain.ids import PackId, PromptId
from journal_app.domain.nights import Shift
from journal_app.domain.prompt_preferences import PromptPreferences, Weight
from journal_app.domain.prompt_rules import Circumstances
from journal_app.domain.prompts import (
    BARRIERS,
    FACILITATORS,
    CareLine,
    Load,
    Moment,
    Prompt,
    Reason,
    Theme,
)
from journal_app.domain.ratings import Scale
from journal_app.prompts.library import PromptLibrary
from journal_app.services.prompts import PromptService
from journal_app.services.tonight import TonightService
from journal_app.services.tonight_page import Page, PagePrompt, TonightState
from tests.fakes import FakeClock
from tests.services.desks import Desk, copy_of, new_desk, shipped_prompts

SATURDAY = date(2026, 11, 21)
NOTHING = PromptPreferences(on=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "vault"
    new_desk(folder, FakeClock()).vault.close()
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    copied = copy_of(made, tmp_path / "vault", clock)
    yield copied
    copied.vault.close()


@pytest.fixture
def prompts(desk: Desk) -> PromptService:
    return PromptService(desk.vault, desk.clock, shipped_prompts())


def prompt_of(state: TonightState) -> PagePrompt:
    assert state.page.prompt is not None
    return state.page.prompt


def test_marking_the_night_brings_a_prompt_made_for_it(desk: Desk) -> None:
    first = desk.service.open()
    marked = desk.service.set_moments(first.page, {Moment.GOOD_DAY})
    assert marked.moments == {Moment.GOOD_DAY}
    assert prompt_of(marked).reason is Reason.MOMENT
    shipped = shipped_prompts().find(prompt_of(marked).id)
    assert shipped is not None
    assert Moment.GOOD_DAY in shipped.moments
    again = desk.service.set_moments(marked.page, {Moment.GOOD_DAY})
    assert prompt_of(again) == prompt_of(marked)
    unmarked = desk.service.set_moments(marked.page, ())
    assert (unmarked.moments, prompt_of(unmarked)) == (frozenset(), prompt_of(marked))


def test_a_page_with_words_or_without_prompt_keeps_what_it_is_when_marked(desk: Desk) -> None:
    page = desk.service.open().page
    desk.service.save_text(page, "Words.")
    marked = desk.service.set_moments(page, {Moment.FIRST_NIGHT})
    assert prompt_of(marked).id == prompt_of(desk.service.open()).id
    assert prompt_of(marked).reason is not Reason.MOMENT
    free = desk.service.write_freely(desk.service.new_page(SATURDAY).page)
    assert desk.service.set_moments(free.page, {Moment.GOOD_DAY}).page.prompt is None


def test_a_mark_made_before_the_page_is_opened_counts(desk: Desk) -> None:
    desk.vault.prompts.put_moments(SATURDAY, [Moment.EXAM_WEEK])
    assert prompt_of(desk.service.open()).reason is Reason.MOMENT


def test_a_hidden_prompt_gives_way_and_never_comes_back(desk: Desk) -> None:
    first = desk.service.open()
    hidden = prompt_of(first).id
    state = desk.service.hide_prompt(first.page)
    assert prompt_of(state).id != hidden
    assert prompt_of(state).reason is Reason.REPLACED
    assert prompt_of(desk.service.open()) == prompt_of(state)
    shown = {s.id for n in range(1, 9) for s in shown_on(desk, SATURDAY + timedelta(days=n))}
    assert hidden not in shown


def shown_on(desk: Desk, night: date) -> list[PagePrompt]:
    page = desk.service.new_page(night).page
    given = [page.prompt, desk.service.another_prompt(page).page.prompt]
    return [p for p in given if p is not None]


def test_words_stay_when_their_prompt_is_hidden(desk: Desk) -> None:
    page = desk.service.open().page
    desk.service.save_text(page, "Words.")
    state = desk.service.hide_prompt(page)
    assert state.text == "Words."
    [entry] = state.entries
    assert entry.prompt == prompt_of(state).id


def test_a_favourite_is_remembered_and_can_be_let_go(desk: Desk, prompts: PromptService) -> None:
    page = desk.service.open().page
    state = desk.service.favour_prompt(page, on=True)
    assert prompt_of(state).favourite
    assert prompt_of(desk.service.open()).favourite
    assert prompts.marks()[prompt_of(state).id].favourite
    assert not prompt_of(desk.service.favour_prompt(state.page, on=False)).favourite
    assert prompts.marks() == {}


def test_hiding_and_showing_again(desk: Desk, prompts: PromptService) -> None:
    shown = prompt_of(desk.service.open()).id
    prompts.hide(shown)
    assert prompts.standing(SATURDAY) is None
    prompts.show_again(shown)
    standing = prompts.standing(SATURDAY)
    assert standing is not None
    assert standing.prompt.id == shown


def test_with_prompts_off_the_page_is_free_and_the_care_line_stays(
    desk: Desk, prompts: PromptService
) -> None:
    page = desk.service.open().page
    prompts.set_preferences(NOTHING)
    for state in (desk.service.look_again(page, stay=True), desk.service.open()):
        assert state.page.prompt is None
        assert state.problem is None
        assert state.care is not None
    prompts.set_preferences(PromptPreferences())
    assert (
        prompt_of(desk.service.look_again(state.page, stay=True)).id
        == prompt_of(desk.service.open()).id
    )


def test_another_where_there_is_no_other_keeps_the_page_as_it_is(
    desk: Desk, prompts: PromptService
) -> None:
    prompts.set_preferences(PromptPreferences(shipped=False))
    desk.vault.prompts.put_own(own_prompt())
    state = desk.service.open()
    assert prompt_of(state).id == own_prompt().id
    assert desk.service.another_prompt(state.page).page.prompt == state.page.prompt


def heavier(desk: Desk, night: date = SATURDAY) -> TonightState:
    """Return an open page whose prompt is more than a hard night has room for."""
    state = desk.service.new_page(night)
    while prompt_of(state).load is Load.LIGHT:
        state = desk.service.another_prompt(state.page)
    return state


@pytest.mark.parametrize(
    ("late", "why"),
    [
        (lambda s, p: s.set_shift(p, Shift.ON_CALL), Reason.LIGHT_ON_CALL),
        (lambda s, p: s.set_post_call(p, post_call=True), Reason.LIGHT_POST_CALL),
        (lambda s, p: s.rate(p, Scale.TIME_PRESSURE, 7), Reason.LIGHT_AFTER_PRESSURE),
    ],
)
def test_what_is_marked_or_rated_under_the_prompt_counts_for_the_same_night(
    desk: Desk, late: Callable[[TonightService, Page], object], why: Reason
) -> None:
    state = heavier(desk)
    late(desk.service, state.page)
    fitted = desk.service.fit_prompt(state.page)
    assert fitted is not None
    assert (prompt_of(fitted).load, prompt_of(fitted).reason) == (Load.LIGHT, why)
    assert desk.service.fit_prompt(fitted.page) is None
    assert prompt_of(desk.service.open()) == prompt_of(fitted)
    looked = desk.service.look_again(state.page, stay=True)
    assert prompt_of(looked) == prompt_of(fitted)
    assert desk.vault.prompt_log.on_night(SATURDAY)[-1].step > 0, "it takes no turn"


def test_a_page_with_words_keeps_its_prompt_when_the_night_turns_hard(desk: Desk) -> None:
    state = heavier(desk)
    desk.service.save_text(state.page, "Words.")
    desk.service.set_shift(state.page, Shift.ON_CALL)
    assert desk.service.fit_prompt(state.page) is None
    assert prompt_of(desk.service.open()).id == prompt_of(state).id
    assert prompt_of(desk.service.new_page(SATURDAY)).load is Load.LIGHT


def test_a_prompt_that_fits_or_is_not_wanted_stays_as_it_is(desk: Desk) -> None:
    state = heavier(desk)
    desk.service.rate(state.page, Scale.TIME_PRESSURE, 6)
    desk.service.set_shift(state.page, Shift.DAY)
    assert desk.service.fit_prompt(state.page) is None
    free = desk.service.write_freely(state.page)
    desk.service.set_shift(free.page, Shift.NIGHT)
    assert desk.service.fit_prompt(free.page) is None


def test_another_after_tonights_pressure_is_a_light_one(desk: Desk) -> None:
    page = desk.service.open().page
    desk.service.rate(page, Scale.TIME_PRESSURE, 10)
    swaps = [prompt_of(desk.service.another_prompt(page)) for _ in range(12)]
    assert {p.load for p in swaps} == {Load.LIGHT}


def test_each_night_is_free_for_itself(desk: Desk) -> None:
    page = desk.service.open().page
    desk.service.write_freely(page)
    before = desk.service.open_night(SATURDAY - timedelta(days=1)).page
    desk.service.write_freely(before)
    assert desk.service.open_night(SATURDAY).page.prompt is None
    assert desk.service.with_prompt(before).page.prompt is not None
    assert desk.service.open_night(SATURDAY).page.prompt is None


def test_a_prompt_another_page_has_answered_is_not_given_again(
    desk: Desk, prompts: PromptService
) -> None:
    prompts.set_preferences(PromptPreferences(shipped=False))
    two = [own_prompt(), replace(own_prompt(), id=PromptId("own-two"))]
    for one in two:
        desk.vault.prompts.put_own(one)
    for n in range(2):
        state = desk.service.new_page(SATURDAY)
        assert prompt_of(state).id in {one.id for one in two}
        desk.service.save_text(state.page, f"Words {n}.")
    assert len({e.prompt for e in desk.vault.entries.on_night(SATURDAY)}) == 2
    before = desk.vault.prompt_log.on_night(SATURDAY)
    third = desk.service.new_page(SATURDAY)
    assert third.page.prompt is None
    assert desk.service.look_again(third.page, stay=True).page.prompt is None
    assert desk.vault.prompt_log.on_night(SATURDAY) == before


def own_prompt() -> Prompt:
    return Prompt(
        id=PromptId("own-one"),
        theme=Theme.ROLE_MODELS,
        sub_theme="",
        text="Who held the door?",
        load=Load.LIGHT,
        minutes=1,
        own=True,
    )


def test_own_prompts_and_packs_are_drawn_from_and_cared_with(desk: Desk, clock: FakeClock) -> None:
    class Source:
        def prompts(self) -> list[Prompt]:
            return [replace(own_prompt(), own=False, pack=PackId("ward"))]

        def care(self, packs_off: Collection[PackId]) -> list[CareLine]:
            assert packs_off == {PackId("other")}
            return []

    service = PromptService(desk.vault, clock, PromptLibrary([]), Source())
    service.set_preferences(PromptPreferences(packs_off=frozenset({PackId("other")})))
    assert service.problem() is None
    assert service.wording(own_prompt().id) == own_prompt().text
    now = Circumstances(desk.vault.vault_id, SATURDAY)
    chosen = service.for_night(now)
    assert chosen is not None
    assert chosen.prompt.pack == "ward"
    assert service.care(now) is None


def test_opening_an_old_entry_takes_no_turn(desk: Desk, prompts: PromptService) -> None:
    page = desk.service.open().page
    entry = desk.service.save_text(page, "Words.").entry
    assert entry is not None
    prompts.hide(prompt_of(desk.service.open()).id)
    desk.clock.forward(days=30)
    before = desk.vault.prompt_log.history(date.max)
    state = desk.service.open_entry(entry.id)
    assert prompt_of(state).text == entry.prompt_text
    assert desk.vault.prompt_log.history(date.max) == before


def test_a_theme_switched_off_gives_way_at_once(desk: Desk, prompts: PromptService) -> None:
    page = desk.service.open().page
    theme = prompt_of(desk.service.open()).theme
    prompts.set_preferences(PromptPreferences(weights={theme: Weight.OFF}))
    state = desk.service.look_again(page, stay=True)
    assert prompt_of(state).theme in set(FACILITATORS) - {theme}
    assert prompt_of(state).reason is Reason.REPLACED


def test_a_barrier_prompt_brings_its_question_about_what_helped(
    desk: Desk, prompts: PromptService
) -> None:
    prompts.set_preferences(PromptPreferences(weights=dict.fromkeys(FACILITATORS, Weight.OFF)))
    shown = prompt_of(desk.service.open())
    assert shown.theme in BARRIERS
    assert (shown.reason, shown.helped != "") == (Reason.BARRIER, True)
    free = desk.service.new_page(SATURDAY + timedelta(days=1))
    assert free.page.prompt is None
