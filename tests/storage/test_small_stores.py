"""Rotations, stretches, prompts shown, settings, and what the vault knows of itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.domain.ids import PackId, PromptId, RotationId, StretchId, new_id
from journal_app.domain.nights import Stretch
from journal_app.domain.prompts import Load, Reason, ShownPrompt, Theme
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Phase, Rotation
from journal_app.domain.vault import VaultContents
from journal_app.storage.index import tidy
from journal_app.storage.meta import (
    contents,
    last_stamp,
    read_vault_id,
    renew_device,
    write_vault_id,
)
from tests.fakes import FakeClock
from tests.storage.opened import NIGHT, Opened, assert_index_agrees, open_database
from tests.storage.some_content import contact, note, own_prompt, pack, person

SURGERY = Rotation(
    RotationId(new_id()),
    "Surgery",
    NIGHT,
    NIGHT + timedelta(days=27),
    site="St Elsewhere",
    phase=Phase.ELECTIVE,
    boundary=300,
)


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def test_rotations_come_back_earliest_first(opened: Opened) -> None:
    earlier = Rotation(RotationId(new_id()), "Clinic", NIGHT - timedelta(days=40), NIGHT)
    opened.stores.rotations.put(SURGERY)
    opened.stores.rotations.put(earlier)
    assert opened.stores.rotations.rotations() == (earlier, SURGERY)
    changed = replace(SURGERY, specialty="Orthopaedics", boundary=None)
    opened.stores.rotations.put(changed)
    assert opened.stores.rotations.rotations() == (earlier, changed)


def test_a_rotation_that_makes_no_sense_is_refused(opened: Opened) -> None:
    for change in (
        {"specialty": " "},
        {"planned_end": NIGHT - timedelta(days=1)},
        {"boundary": -1},
    ):
        with pytest.raises(ValueError, match=r"rotation|night ends"):
            opened.stores.rotations.put(replace(SURGERY, **change))
    assert opened.stores.rotations.rotations() == ()


def test_a_deleted_rotation_leaves_its_entries_and_a_tombstone(opened: Opened) -> None:
    opened.stores.rotations.put(SURGERY)
    entry = opened.write("kept")
    opened.stores.rotations.delete(SURGERY.id)
    opened.stores.rotations.delete(SURGERY.id)
    assert opened.stores.rotations.rotations() == ()
    assert opened.stores.entries.text(entry.id) == "kept"
    assert opened.sql("SELECT id, kind FROM tombstone") == [(SURGERY.id, "rotation")]


def test_stretches_are_kept_changed_and_deleted(opened: Opened) -> None:
    week = Stretch(StretchId(new_id()), NIGHT, NIGHT + timedelta(days=6), 720)
    before = Stretch(StretchId(new_id()), NIGHT - timedelta(days=3), NIGHT, 60)
    store = opened.stores.rotations
    store.put_stretch(week)
    store.put_stretch(before)
    assert store.stretches() == (before, week)
    store.put_stretch(replace(week, boundary=700))
    store.delete_stretch(before.id)
    assert store.stretches() == (replace(week, boundary=700),)
    assert opened.sql("SELECT id, kind FROM tombstone") == [(before.id, "stretch")]
    for wrong in (replace(week, boundary=9999), replace(week, last=NIGHT - timedelta(days=1))):
        with pytest.raises(ValueError, match=r"stretch|night ends"):
            store.put_stretch(wrong)


def shown(opened: Opened, step: int, prompt: str, days: int = 0) -> ShownPrompt:
    return ShownPrompt(
        NIGHT + timedelta(days=days),
        step,
        PromptId(prompt),
        Theme.SELF_CARE,
        Load.LIGHT,
        Reason.TURN,
        opened.clock.now(),
    )


def test_prompts_shown_are_remembered_by_night_and_step(opened: Opened) -> None:
    second, first = shown(opened, 1, "b"), shown(opened, 0, "a")
    later = shown(opened, 0, "c", days=1)
    for one in (second, later, first):
        opened.stores.prompt_log.record(one)
    assert opened.stores.prompt_log.on_night(NIGHT) == (first, second)
    assert opened.stores.prompt_log.history(NIGHT) == ()
    assert opened.stores.prompt_log.history(NIGHT + timedelta(days=1)) == (first, second)
    assert opened.stores.prompt_log.history(NIGHT + timedelta(days=9)) == (first, second, later)
    again = replace(first, prompt=PromptId("z"), reason=Reason.ASKED_FOR_ANOTHER)
    opened.stores.prompt_log.record(again)
    assert opened.stores.prompt_log.on_night(NIGHT) == (again, second)


def test_settings_are_kept_by_name(opened: Opened) -> None:
    assert opened.stores.settings.get("lock.minutes") is None
    opened.stores.settings.put("lock.minutes", "2")
    opened.stores.settings.put("lock.minutes", "5")
    opened.stores.settings.put("region", "")
    assert opened.stores.settings.get("lock.minutes") == "5"
    assert opened.stores.settings.all() == {"lock.minutes": "5", "region": ""}


def test_the_vault_id_is_written_once_and_read(opened: Opened) -> None:
    assert read_vault_id(opened.engine) is None
    write_vault_id(opened.engine, "ab" * 16)
    assert read_vault_id(opened.engine) == "ab" * 16


def test_contents_count_what_is_in_the_journal(opened: Opened) -> None:
    assert contents(opened.engine) == VaultContents(0, 0, None)
    opened.write("a")
    opened.clock.forward(hours=1)
    opened.write("b")
    newest = opened.clock.now()
    opened.clock.forward(hours=1)
    gone = opened.write("c", NIGHT + timedelta(days=5))
    opened.stores.entries.put_in_bin(gone.id, opened.clock.now())
    early = NIGHT - timedelta(days=9)
    opened.stores.nights.put_rating(
        Rating(early, Scale.BURNOUT, Answer.GIVEN, 1, None, newest - timedelta(days=1), "UTC", 0)
    )
    assert contents(opened.engine) == VaultContents(nights=2, entries=2, newest=newest)


def test_contents_count_what_lies_beside_the_entries(opened: Opened) -> None:
    stores, now = opened.stores, opened.clock.now()
    one, other = person(now), person(now)
    for each in (one, other):
        stores.notebook.put_person(each)
    for did in ("Sat down.", "Waited.", "Asked."):
        stores.notebook.put_note(note(one, did))
    for name in ("a", "b", "c", "d"):
        stores.prompts.put_own(own_prompt())
        stores.prompts.put_pack(pack(now, name))
        stores.contacts.put(contact())
    stores.prompts.delete_pack(PackId("a"))
    stores.contacts.delete(stores.contacts.all()[0].id)
    stores.contacts.delete(stores.contacts.all()[0].id)
    assert contents(opened.engine) == VaultContents(
        nights=0, entries=0, newest=None, people=2, notes=3, own_prompts=4, packs=3, contacts=2
    )
    stores.notebook.delete_person(one.id)
    assert (contents(opened.engine).people, contents(opened.engine).notes) == (1, 0)


def test_every_change_is_counted_and_signed(opened: Opened) -> None:
    before = last_stamp(opened.engine)
    entry = opened.write("a")
    opened.stores.entries.save_text(entry.id, "b", opened.clock.now())
    opened.stores.entries.save_text(entry.id, "b", opened.clock.now())
    opened.stores.settings.put("a", "b")
    after = last_stamp(opened.engine)
    assert (before.change, after.change) == (0, 3)
    assert opened.sql("SELECT device, change FROM entry") == [(after.device, 2)]


def test_two_copies_can_be_told_apart(tmp_path: Path, clock: FakeClock) -> None:
    one = open_database(tmp_path / "one.db", clock)
    entry = one.write("shared")
    one.close()
    shutil.copy(tmp_path / "one.db", tmp_path / "two.db")
    one, two = (open_database(tmp_path / name, clock) for name in ("one.db", "two.db"))
    assert last_stamp(one.engine) == last_stamp(two.engine)
    renew_device(two.engine)
    one.stores.entries.save_text(entry.id, "changed here", clock.now())
    two.stores.entries.save_text(entry.id, "changed there", clock.now())
    assert last_stamp(one.engine) != last_stamp(two.engine)
    query = "SELECT id, device, change FROM entry"
    mine, theirs = one.sql(query)[0], two.sql(query)[0]
    assert mine[0] == theirs[0]
    assert mine[1] != theirs[1]
    one.stores.entries.save_text(entry.id, "changed again", clock.now())
    assert last_stamp(one.engine).change == last_stamp(two.engine).change + 1
    one.close()
    two.close()


def test_tidying_keeps_the_index_right(opened: Opened) -> None:
    entry = opened.write("first")
    for n in range(40):
        opened.stores.entries.save_text(entry.id, f"version {n}", opened.clock.now())
    tidy(opened.engine)
    assert opened.found("version 39") == [entry.id]
    assert opened.found("first") == []
    assert_index_agrees(opened)
