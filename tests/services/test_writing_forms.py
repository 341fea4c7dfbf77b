"""Ways to write: where on a page one is, and what is kept of a page's form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.prompt_preferences import PromptPreferences
from journal_app.domain.prompts import Form, Load, Moment
from journal_app.sentences.journal import read_line
from journal_app.services.journal import JournalService
from journal_app.services.prompts import PromptService
from journal_app.services.tonight_page import Page, PagePrompt, TonightState
from journal_app.services.writing_forms import PARTS, next_step, step_at, thing_at
from tests.fakes import FakeClock
from tests.services.desks import Desk, copy_of, desk_over, settled_once, shipped_prompts
from tests.storage.vaults import PASSPHRASE, make_keeper

NIGHT = date(2026, 11, 21)
pages = st.text(alphabet="ab \n🙂", max_size=20)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return settled_once(tmp_path_factory.mktemp("forms") / "vault")


@pytest.fixture
def desk(made: Path, tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    desk = copy_of(made, tmp_path / "vault", clock)
    yield desk
    desk.vault.close()


def written(desk: Desk, page: Page, text: str) -> Page:
    saved = desk.service.save_text(page, text)
    assert saved.entry is not None
    return replace(page, entry=saved.entry.id)


class TestSteps:
    @pytest.mark.parametrize(
        ("text", "caret", "step"),
        [
            ("", 0, 0),
            ("What happened.", 14, 0),
            ("One line\nand another", 20, 0),
            ("It.\n\nIt meant.", 3, 0),
            ("It.\n\nIt meant.", 5, 1),
            ("\n\n", 2, 1),
            ("It.\n\n\n\nTomorrow", 7, 2),
            ("a\n\nb\n\nc\n\nd", 10, 2),
        ],
    )
    def test_follow_the_caret(self, text: str, caret: int, step: int) -> None:
        assert step_at(text, caret) == step

    @given(text=pages, data=st.data())
    def test_next_goes_on_by_one_and_loses_nothing(self, text: str, data: st.DataObject) -> None:
        caret = data.draw(st.integers(0, len(text)))
        before = step_at(text, caret)
        added, to = next_step(text, caret)
        after = text + added
        assert not added.strip()
        assert 0 <= to <= len(after)
        assert step_at(after, to) == min(before + 1, PARTS - 1)

    def test_a_step_that_is_there_is_gone_to(self) -> None:
        text = "It.\n\nIt meant.\n\nTomorrow."
        assert next_step(text, 1) == ("", len("It.\n\nIt meant."))
        assert next_step(text, 6) == ("", len(text))
        assert next_step("It.\n", 4) == ("\n", 5)

    def test_things_of_a_list_are_lines_with_words(self) -> None:
        text = "tea\n\n a seat\nlight"
        assert [thing_at(text, at) for at in (0, 3, 4, 5, len(text))] == [0, 0, 0, 1, 2]
        assert [thing_at(begun, len(begun)) for begun in ("", "tea\n", "tea\nb\n ")] == [0, 0, 1]
        assert thing_at("a\nb\nc\nd", 7) == PARTS - 1


class TestForms:
    def test_a_page_without_words_keeps_its_form_over_a_lock(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        page = desk.service.open().page
        assert page.form is Form.FREE
        assert desk.service.set_form(page, Form.SIX_WORDS).page.form is Form.SIX_WORDS
        desk.vault.close()
        again = make_keeper(desk.clock).open_with_passphrase(tmp_path / "vault", PASSPHRASE)
        state = desk_over(again, desk.clock).service.open()
        assert (state.page.form, state.text) == (Form.SIX_WORDS, "")
        again.close()

    def test_the_first_words_take_the_form_with_them(self, desk: Desk) -> None:
        page = desk.service.open().page
        desk.service.set_form(page, Form.LETTER)
        begun = written(desk, page, "Dear you,")
        assert begun.entry is not None
        assert desk.vault.forms.form(begun.entry) is Form.LETTER
        assert desk.service.open().page.form is Form.LETTER
        assert desk.service.new_page(NIGHT).page.form is Form.FREE, "the next page is its own"

    def test_the_journal_says_how_an_entry_was_written(self, desk: Desk) -> None:
        page = desk.service.open().page
        desk.service.set_form(page, Form.SIX_WORDS)
        begun = written(desk, page, "Warm tea and one kind word")
        assert begun.entry is not None
        journal = JournalService(desk.vault, desk.clock)
        assert read_line(journal.read(begun.entry)).endswith(" · in six words")
        desk.service.set_form(begun, Form.FREE)
        assert "words" not in read_line(journal.read(begun.entry))

    def test_a_page_with_words_changes_its_form_and_keeps_them(self, desk: Desk) -> None:
        page = written(desk, desk.service.open().page, "Some words")
        state = desk.service.set_form(page, Form.DISTANCED)
        assert (state.page.form, state.text) == (Form.DISTANCED, "Some words")
        assert desk.service.set_form(page, Form.FREE).page.form is Form.FREE

    def test_the_form_of_another_night_is_not_taken(self, desk: Desk) -> None:
        page = desk.service.open().page
        desk.service.set_form(page, Form.SIX_WORDS)
        earlier = desk.service.open_night(NIGHT - timedelta(days=3))
        assert earlier.page.form is Form.FREE

    def test_each_night_keeps_its_own(self, desk: Desk) -> None:
        now = desk.service.open().page
        before = desk.service.open_night(NIGHT - timedelta(days=1)).page
        for page, form in ((now, Form.LETTER), (before, Form.SIX_WORDS)):
            desk.service.set_form(page, form)
            desk.service.ratings_only(page)
        for page, form in ((now, Form.LETTER), (before, Form.SIX_WORDS)):
            state = desk.service.open_night(page.night)
            assert (state.page.form, state.ratings_only) == (form, True)
        assert not desk.service.back_to_page(before).ratings_only
        assert desk.service.open_night(NIGHT).ratings_only

    def test_ratings_only_puts_the_page_aside_and_back(self, desk: Desk) -> None:
        page = written(desk, desk.service.open().page, "Some words")
        assert desk.service.ratings_only(page).ratings_only
        assert desk.service.open().ratings_only
        assert desk.service.open().text == "Some words"
        assert not desk.service.open_night(NIGHT - timedelta(days=3)).ratings_only
        assert not desk.service.back_to_page(page).ratings_only
        desk.service.ratings_only(page)
        assert not desk.service.set_form(page, Form.SIX_WORDS).ratings_only


def first_prompt(state: TonightState) -> PagePrompt:
    assert state.page.prompt is not None
    return state.page.prompt


class TestPrompts:
    def test_past_answers_are_those_of_other_nights(self, desk: Desk) -> None:
        state = desk.service.open()
        prompt, page = first_prompt(state), state.page
        assert desk.service.past_answers(page) == ()
        earlier = desk.service.open_night(NIGHT - timedelta(days=3)).page
        written(desk, replace(earlier, prompt=prompt), "Back then.")
        now = written(desk, page, "Tonight.")
        (answer,) = desk.service.past_answers(now)
        assert (answer.text, answer.night) == ("Back then.", NIGHT - timedelta(days=3))
        assert "Back then" not in repr(answer)
        assert desk.service.past_answers(replace(now, prompt=None)) == ()

    def test_a_hidden_prompt_gives_way_and_can_be_had_back(self, desk: Desk) -> None:
        state = desk.service.open()
        first = first_prompt(state)
        other = desk.service.hide_prompt(state.page)
        assert first_prompt(other).id != first.id
        back = desk.service.bring_prompt_back(other.page, first)
        assert first_prompt(back) == first
        assert first_prompt(desk.service.open()).id == first.id

    def test_a_hidden_favourite_is_one_no_more_unless_it_is_had_back(self, desk: Desk) -> None:
        state = desk.service.favour_prompt(desk.service.open().page, on=True)
        first = first_prompt(state)
        other = desk.service.hide_prompt(state.page)
        (mark,) = desk.vault.prompts.marks()
        assert (mark.hidden, mark.favourite) == (True, False)
        assert first_prompt(desk.service.bring_prompt_back(other.page, first)).favourite
        (mark,) = desk.vault.prompts.marks()
        assert (mark.hidden, mark.favourite) == (False, True)

    def test_why_a_prompt_was_chosen_is_known_as_long_as_it_is_written_down(
        self, desk: Desk
    ) -> None:
        page = desk.service.open().page
        first = page.prompt
        assert first is not None
        page = written(desk, page, "An answer to the first.")
        desk.clock.forward(minutes=1)
        second = desk.service.new_page(page.night)
        assert first_prompt(second).id != first.id
        assert page.entry is not None
        assert first_prompt(desk.service.open_entry(page.entry)).reason is first.reason
        desk.service.hide_prompt(page)
        assert first_prompt(desk.service.open_entry(page.entry)).reason is first.reason

    def test_a_page_with_words_keeps_the_prompt_they_answer(self, desk: Desk) -> None:
        state = desk.service.open()
        first = first_prompt(state)
        page = written(desk, state.page, "An answer.")
        assert first_prompt(desk.service.hide_prompt(page)).id == first.id
        assert desk.vault.prompts.marks()[0].hidden
        assert page.entry is not None
        assert desk.vault.entries.get(page.entry).prompt == first.id

    def test_a_moment_changes_an_empty_page_and_is_offered_on_another(self, desk: Desk) -> None:
        page = desk.service.open().page
        marked = desk.service.set_moments(page, [Moment.GOOD_DAY])
        library = shipped_prompts()
        found = library.find(first_prompt(marked).id)
        assert found is not None
        assert Moment.GOOD_DAY in found.moments
        begun = written(desk, marked.page, "Words.")
        both = desk.service.set_moments(begun, [Moment.GOOD_DAY, Moment.LAST_NIGHT])
        assert (both.moment_offered, first_prompt(both).id) == (True, found.id)
        taken = desk.service.moment_prompt(begun)
        assert (taken.text, first_prompt(taken).id != found.id) == ("Words.", True)
        assert not desk.service.set_moments(begun, []).moment_offered

    def test_heavy_is_what_was_marked_or_asked(self, desk: Desk) -> None:
        state = desk.service.open()
        light = replace(first_prompt(state), load=Load.LIGHT)
        plain = replace(state, page=replace(state.page, prompt=light))
        assert not plain.is_heavy
        heavy = replace(light, load=Load.HEAVY)
        assert replace(plain, page=replace(plain.page, prompt=heavy)).is_heavy
        assert replace(plain, moments=frozenset({Moment.AFTER_AN_ERROR})).is_heavy

    def test_no_prompts_at_all(self, desk: Desk) -> None:
        prompts = PromptService(desk.vault, desk.clock, shipped_prompts())
        prompts.set_preferences(PromptPreferences(on=False))
        state = desk.service.open()
        assert (state.prompts_on, state.page.prompt, state.care is None) == (False, None, False)
