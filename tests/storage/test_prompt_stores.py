"""Marks, own prompts, packs, marked nights and forms in a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from journal_app.domain.ids import EntryId, PackId, PromptId, new_id
from journal_app.domain.nights import Shift
from journal_app.domain.prompt_preferences import LARGEST_PACK, MOST_PACKS, PromptMark
from journal_app.domain.prompts import Form, Load, Moment, Prompt, Theme
from journal_app.domain.rotations import Phase
from journal_app.domain.specialties import Specialty
from journal_app.errors import Problem, WorldError
from journal_app.storage.content_rows import PromptPackRow
from journal_app.storage.engine import writing
from tests.fakes import FakeClock
from tests.storage.opened import NIGHT, Opened, open_database
from tests.storage.some_content import own_prompt, pack


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def test_the_last_word_about_a_prompt_stands(opened: Opened) -> None:
    store, one, two = opened.stores.prompts, PromptId("a-door"), PromptId("b-window")
    store.mark(PromptMark(two, hidden=True))
    store.mark(PromptMark(one, favourite=True))
    assert store.marks() == (PromptMark(one, favourite=True), PromptMark(two, hidden=True))
    store.mark(PromptMark(two))
    store.mark(PromptMark(one, hidden=True))
    assert store.marks() == (PromptMark(one, hidden=True),)


def test_a_night_is_marked_in_place_of_how_it_was(opened: Opened) -> None:
    store = opened.stores.prompts
    assert store.moments(NIGHT) == frozenset()
    store.put_moments(NIGHT, [Moment.POST_CALL, Moment.GOOD_DAY, Moment.GOOD_DAY])
    assert store.moments(NIGHT) == {Moment.POST_CALL, Moment.GOOD_DAY}
    assert store.moments(NIGHT + timedelta(days=1)) == frozenset()
    store.put_moments(NIGHT, [])
    assert store.moments(NIGHT) == frozenset()


def test_every_field_of_an_own_prompt_comes_back(opened: Opened, clock: FakeClock) -> None:
    store = opened.stores.prompts
    whole = Prompt(
        id=PromptId(new_id()),
        theme=Theme.TIME_CONSTRAINTS,
        sub_theme="work",
        text="What did you leave unfinished tonight?",
        load=Load.HEAVY,
        minutes=9,
        nudge="A cup counts.",
        patient_related=True,
        ends_in_act=True,
        source="my own",
        helped="What helped, even a little?",
        phases=frozenset({Phase.CLERKSHIP, Phase.ELECTIVE}),
        specialties=frozenset(Specialty),
        shifts=frozenset({Shift.ON_CALL, Shift.NIGHT}),
        moments=frozenset({Moment.FIRST_DEATH}),
        form=Form.FIFTY_FIVE_WORDS,
        own=True,
    )
    store.put_own(whole)
    clock.forward(minutes=1)
    store.put_own(later := own_prompt())
    assert store.own() == (whole, later)
    clock.forward(minutes=1)
    store.put_own(changed := replace(whole, text="Which light did you leave on?"))
    assert store.own() == (changed, later), "changing one does not make it younger"


def test_an_own_prompt_is_own_and_of_no_pack_whatever_it_said(opened: Opened) -> None:
    prompt = own_prompt()
    opened.stores.prompts.put_own(replace(prompt, own=False, pack=PackId("other")))
    assert opened.stores.prompts.own() == (prompt,)


def test_deleting_an_own_prompt_leaves_the_wording_of_its_entries(opened: Opened) -> None:
    store, prompt = opened.stores.prompts, own_prompt()
    store.put_own(prompt)
    store.mark(PromptMark(prompt.id, favourite=True))
    entry = opened.write("The kitchen one.")
    opened.stores.entries.set_prompt(entry.id, prompt.id, prompt.theme, prompt.text)
    store.delete_own(prompt.id)
    store.delete_own(prompt.id)
    assert (store.own(), store.marks()) == ((), ())
    assert opened.stores.entries.get(entry.id).prompt_text == prompt.text
    assert opened.sql("SELECT id, kind FROM tombstone") == [(prompt.id, "own_prompt")]


def test_a_pack_takes_the_place_of_the_one_with_its_id(opened: Opened, clock: FakeClock) -> None:
    store, first = opened.stores.prompts, pack(clock.now())
    store.put_pack(first)
    store.put_pack(second := pack(clock.now() + timedelta(hours=1), "ward-ten"))
    assert store.packs() == (first, second)
    store.put_pack(newer := pack(clock.now() + timedelta(hours=2), data=b"\0 newer"))
    assert store.packs() == (second, newer)
    store.delete_pack(second.id)
    store.delete_pack(second.id)
    assert store.packs() == (newer,)
    assert "ward-ten" not in str(opened.sql("SELECT * FROM tombstone"))


def test_a_pack_too_large_or_altered_is_refused(opened: Opened, clock: FakeClock) -> None:
    store = opened.stores.prompts
    store.put_pack(pack(clock.now(), data=b"x" * LARGEST_PACK))
    for bad in (
        pack(clock.now(), "too-large", data=b"x" * (LARGEST_PACK + 1)),
        replace(pack(clock.now(), "altered"), data=b"other"),
    ):
        with pytest.raises(ValueError, match="a pack"):
            store.put_pack(bad)
    assert [one.id for one in store.packs()] == ["ward-nine"]


def test_one_pack_too_many_is_refused_and_a_newer_one_is_not(
    opened: Opened, clock: FakeClock
) -> None:
    store = opened.stores.prompts
    with writing(opened.engine) as session:
        _fill(session, clock, MOST_PACKS - 1)
    store.put_pack(last := pack(clock.now()))
    with pytest.raises(WorldError) as refused:
        store.put_pack(pack(clock.now(), "ward-ten"))
    assert refused.value.problem is Problem.PACKS_FULL
    assert refused.value.values == {"most": MOST_PACKS}
    store.put_pack(replace(last, title="Ward nine again"))
    assert len(store.packs()) == MOST_PACKS


def _fill(session: Session, clock: FakeClock, count: int) -> None:
    for n in range(count):
        one = pack(clock.now(), f"pack-{n}")
        session.add(
            PromptPackRow(
                id=new_id(),
                pack=one.id,
                title=one.title,
                origin=one.origin,
                data=one.data,
                sha256=one.sha256,
                added_at=one.added_at,
                device="ab" * 16,
                change=1,
            )
        )


def test_a_form_stays_with_its_entry_and_goes_with_it(opened: Opened) -> None:
    forms, entry = opened.stores.forms, opened.write("Dear you,")
    assert forms.form(entry.id) is Form.FREE
    forms.put_form(entry.id, Form.LETTER)
    opened.stores.entries.move(entry.id, NIGHT - timedelta(days=3))
    assert forms.form(entry.id) is Form.LETTER
    forms.put_form(entry.id, Form.FREE)
    assert forms.form(entry.id) is Form.FREE
    opened.stores.entries.delete_forever(entry.id)
    assert opened.sql("SELECT * FROM entry_form") == []
    with pytest.raises(KeyError):
        forms.put_form(entry.id, Form.LETTER)


def test_answers_to_a_prompt_come_newest_first_without_the_bin(opened: Opened) -> None:
    door, entries = PromptId("a-door"), opened.stores.entries

    def answer(days: int, prompt: PromptId | None) -> EntryId:
        entry = opened.write("An answer.", NIGHT - timedelta(days=days))
        entries.set_prompt(entry.id, prompt, Theme.SELF_CARE, "Which door?")
        return entry.id

    old, new, binned = answer(9, door), answer(1, door), answer(2, door)
    answer(3, PromptId("b-window"))
    answer(4, None)
    entries.put_in_bin(binned, opened.clock.now())
    assert opened.stores.forms.answered_with(door) == (new, old)
    assert opened.stores.forms.answered_with(PromptId("never")) == ()
    plan = str(
        opened.sql(
            "EXPLAIN QUERY PLAN SELECT id FROM entry WHERE prompt = 'a-door' "
            "AND binned_at IS NULL ORDER BY position DESC"
        )
    )
    assert "entry_by_prompt" in plan
    assert "TEMP B-TREE" not in plan
