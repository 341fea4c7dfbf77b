"""Entries: what is written comes back, in order, and goes only when told to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entries import COUNT_LIMIT, Entry, NewEntry
from journal_app.domain.ids import EntryId, PromptId, RotationId, new_id
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Rotation
from journal_app.storage.excerpts import EXCERPT
from tests.fakes import FakeClock
from tests.storage.opened import EVERYTHING, NIGHT, Opened, assert_index_agrees, open_database

ODD = (
    "",
    "a\0b\0",
    "\0",
    "\ufeffmarked",
    "שלום، مرحبا\u202eغريب",
    "👩🏽‍⚕️ 🫀 e\u0301 ﷺ",
    "\r\n\t \u2028\u2029\x85",
    'it\'s 100% "quoted" AND (NOT) NEAR/5 *',
    "字" * 5000,
    "x" * 300_000,
    "word " * 60_000,
)


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def test_a_new_entry_comes_back_whole_after_reopening(tmp_path: Path, clock: FakeClock) -> None:
    opened = open_database(tmp_path / "one.db", clock)
    new = NewEntry(
        night=NIGHT,
        created_at=clock.now(),
        zone="America/Toronto",
        offset_minutes=-300,
        prompt=PromptId("pause"),
        theme=Theme.SELF_CARE,
        prompt_text="What held you up?",
        written_later=True,
        text="three short words",
    )
    entry = opened.stores.entries.add(new)
    opened.close()
    again = open_database(tmp_path / "one.db", clock)
    assert again.stores.entries.get(entry.id) == entry
    assert again.stores.entries.text(entry.id) == new.text
    assert entry == Entry(
        id=entry.id,
        night=NIGHT,
        position=entry.position,
        created_at=new.created_at,
        updated_at=new.created_at,
        zone="America/Toronto",
        offset_minutes=-300,
        prompt=PromptId("pause"),
        theme=Theme.SELF_CARE,
        prompt_text="What held you up?",
        words=3,
        written_later=True,
    )
    again.close()


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_text_comes_back_letter_by_letter(opened: Opened, text: str) -> None:
    new = opened.write(text)
    assert opened.stores.entries.text(new.id) == text
    saved = opened.write("before")
    opened.stores.entries.save_text(saved.id, text, opened.clock.now())
    assert opened.stores.entries.text(saved.id) == text
    opened.clock.forward(hours=1)
    opened.stores.entries.save_text(saved.id, "after", opened.clock.now())
    kept = [
        opened.stores.entries.version_text(v.id) for v in opened.stores.entries.versions(saved.id)
    ]
    assert kept == ([text] if text else [])
    assert_index_agrees(opened)


def test_any_text_at_all_survives_saving(tmp_path: Path, clock: FakeClock) -> None:
    opened = open_database(tmp_path / "any.db", clock)
    entry = opened.write("")

    @given(st.text(st.characters(codec="utf-8"), max_size=400))
    def survives(text: str) -> None:
        opened.clock.forward(minutes=6)
        before = opened.stores.entries.text(entry.id)
        count = len(opened.stores.entries.versions(entry.id))
        opened.stores.entries.save_text(entry.id, text, opened.clock.now())
        assert opened.stores.entries.text(entry.id) == text
        versions = opened.stores.entries.versions(entry.id)
        if before and before != text:
            assert opened.stores.entries.version_text(versions[0].id) == before
        else:
            assert len(versions) == count

    survives()
    assert_index_agrees(opened)
    opened.close()


def test_half_a_character_does_not_keep_the_rest_from_being_saved(opened: Opened) -> None:
    entry = opened.write("kept \ud83d words")
    assert opened.stores.entries.text(entry.id) == "kept \ufffd words"
    again = opened.stores.entries.save_text(entry.id, "kept \ud83d words", opened.clock.now())
    assert again == entry


def test_an_unchanged_text_changes_nothing(opened: Opened) -> None:
    entry = opened.write("same")
    opened.clock.forward(hours=1)
    assert opened.stores.entries.save_text(entry.id, "same", opened.clock.now()) == entry
    assert opened.stores.entries.versions(entry.id) == ()


def test_what_does_not_exist_is_a_key_error(opened: Opened) -> None:
    nobody = EntryId(new_id())
    for call in (
        opened.stores.entries.get,
        opened.stores.entries.text,
        opened.stores.entries.delete_forever,
        opened.stores.entries.take_from_bin,
    ):
        with pytest.raises(KeyError):
            call(nobody)


def test_a_night_lists_its_own_entries_oldest_first(opened: Opened) -> None:
    first = opened.write("first")
    opened.write("the night before", NIGHT - timedelta(days=1))
    opened.clock.forward(minutes=30)
    second = opened.write("second")
    binned = opened.write("binned")
    opened.stores.entries.put_in_bin(binned.id, opened.clock.now())
    assert [e.id for e in opened.stores.entries.on_night(NIGHT)] == [first.id, second.id]


def test_pages_follow_one_another_without_gap_or_repeat(opened: Opened) -> None:
    written = []
    for n in range(25):
        written.append(opened.write(f"note {n}", NIGHT + timedelta(days=n // 3)).id)
        opened.clock.forward(minutes=1)
    for words in ("", "note"):
        seen: list[str] = []
        before: int | None = None
        while page := opened.stores.entries.page(words, EVERYTHING, before, 4):
            seen += [card.entry.id for card in page]
            before = page[-1].entry.position
        assert seen == written[::-1]


def test_a_card_shows_beginning_ratings_and_rotation(opened: Opened) -> None:
    opened.stores.rotations.put(
        Rotation(RotationId(new_id()), "Surgery", NIGHT, NIGHT + timedelta(days=20))
    )
    for scale, value in ((Scale.BURNOUT, 3), (Scale.TIME_PRESSURE, 8)):
        opened.stores.nights.put_rating(
            Rating(NIGHT, scale, Answer.GIVEN, value, None, opened.clock.now(), "UTC", 0)
        )
    opened.write("line one\nline two " + "more words " * 100)
    card = opened.stores.entries.page("", EVERYTHING, None, 1)[0]
    assert card.excerpt.startswith("line one line two more words")
    assert card.excerpt.endswith("more…")
    assert EXCERPT - 30 < len(card.excerpt) <= EXCERPT + 1
    assert card.marks == ()
    assert card.ratings == ((Scale.TIME_PRESSURE, 8), (Scale.BURNOUT, 3))
    assert card.specialty == "Surgery"


def test_counting_stops_at_its_limit(opened: Opened) -> None:
    assert opened.stores.entries.count("", EVERYTHING) == 0
    opened.write("word")
    opened.write("other")
    assert opened.stores.entries.count("", EVERYTHING) == 2
    assert opened.stores.entries.count("word", EVERYTHING) == 1
    assert COUNT_LIMIT == 1000


def test_nights_written_leaves_out_what_is_binned(opened: Opened) -> None:
    opened.write("a", date(2026, 11, 1))
    opened.write("b", date(2026, 11, 3))
    gone = opened.write("c", date(2026, 11, 4))
    opened.stores.entries.put_in_bin(gone.id, opened.clock.now())
    written = opened.stores.entries.nights_written(date(2026, 11, 1), date(2026, 11, 4))
    assert written == {date(2026, 11, 1), date(2026, 11, 3)}
    assert opened.stores.entries.nights_written(date(2026, 11, 2), date(2026, 11, 2)) == set()


def test_an_entry_moves_with_text_history_tags_and_search(opened: Opened) -> None:
    entry = opened.write("the old words")
    opened.stores.entries.set_tags(entry.id, ["kept"])
    opened.clock.forward(hours=1)
    opened.stores.entries.save_text(entry.id, "findable words", opened.clock.now())
    other = opened.write("on the target night", NIGHT - timedelta(days=3))
    moved = opened.stores.entries.move(entry.id, NIGHT - timedelta(days=3))
    assert moved.night == NIGHT - timedelta(days=3)
    assert moved.tags == ("kept",)
    assert opened.stores.entries.get(entry.id) == moved
    assert opened.stores.entries.text(entry.id) == "findable words"
    assert len(opened.stores.entries.versions(entry.id)) == 1
    assert opened.found("findable") == [entry.id]
    assert [e.id for e in opened.stores.entries.on_night(moved.night)] == [entry.id, other.id]
    assert opened.stores.entries.on_night(NIGHT) == ()
    assert_index_agrees(opened)


def test_a_binned_entry_moves_without_coming_back(opened: Opened) -> None:
    entry = opened.write("hidden")
    opened.stores.entries.put_in_bin(entry.id, opened.clock.now())
    opened.stores.entries.move(entry.id, NIGHT + timedelta(days=1))
    assert opened.found("hidden") == []
    opened.stores.entries.take_from_bin(entry.id)
    assert opened.found("hidden") == [entry.id]
    assert_index_agrees(opened)


def test_the_bin_hides_and_gives_back(opened: Opened) -> None:
    kept, binned = opened.write("quokka kept"), opened.write("quokka binned")
    opened.stores.entries.put_in_bin(binned.id, opened.clock.now())
    first_time = opened.stores.entries.get(binned.id).binned_at
    opened.clock.forward(days=1)
    opened.stores.entries.put_in_bin(binned.id, opened.clock.now())
    assert opened.found("quokka") == [kept.id]
    assert opened.found("") == [kept.id]
    cards = opened.stores.entries.binned()
    assert [(card.entry.id, card.excerpt) for card in cards] == [(binned.id, "quokka binned")]
    assert cards[0].entry.binned_at == first_time
    assert opened.stores.entries.take_from_bin(binned.id).binned_at is None
    assert opened.found("quokka") == [binned.id, kept.id]
    assert opened.stores.entries.binned() == ()


def test_the_bin_shows_what_came_last_first(opened: Opened) -> None:
    entries = [opened.write(str(n)) for n in range(3)]
    for entry in (entries[1], entries[0], entries[2]):
        opened.stores.entries.put_in_bin(entry.id, opened.clock.now())
        opened.clock.forward(minutes=1)
    shown = [card.entry.id for card in opened.stores.entries.binned()]
    assert shown == [entries[2].id, entries[0].id, entries[1].id]


def test_emptying_the_bin_spares_what_is_newer(opened: Opened) -> None:
    old, new, kept = (opened.write(word) for word in ("old", "new", "kept"))
    opened.stores.entries.put_in_bin(old.id, opened.clock.now())
    opened.clock.forward(days=20)
    opened.stores.entries.put_in_bin(new.id, opened.clock.now())
    opened.clock.forward(days=11)
    limit = opened.clock.now() - timedelta(days=30)
    assert opened.stores.entries.empty_bin(limit) == 1
    assert [card.entry.id for card in opened.stores.entries.binned()] == [new.id]
    assert opened.found("") == [kept.id]
    assert opened.stores.entries.empty_bin(limit) == 0


def everything_stored(opened: Opened) -> str:
    """Every value of every table, the index' own included, as one text."""
    names = [row[0] for row in opened.sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
    values: list[str] = []
    for name in names:
        for row in opened.sql(f'SELECT * FROM "{name}"'):
            values += [v.decode("latin-1") if isinstance(v, bytes) else str(v) for v in row]
    return "\n".join(values)


@pytest.mark.parametrize("through_the_bin", [True, False])
def test_deleting_for_ever_leaves_no_word(opened: Opened, through_the_bin: bool) -> None:
    opened.write("another entry about wombats")
    entry = opened.write("a quokka in the ward")
    opened.stores.entries.set_tags(entry.id, ["numbat"])
    opened.clock.forward(hours=1)
    opened.stores.entries.save_text(entry.id, "a bilby in the ward", opened.clock.now())
    assert all(w in everything_stored(opened) for w in ("quokka", "bilbi", "numbat"))
    if through_the_bin:
        opened.stores.entries.put_in_bin(entry.id, opened.clock.now())
    opened.stores.entries.delete_forever(entry.id)
    left = everything_stored(opened)
    for word in ("bilb", "quokka", "numbat"):
        assert word not in left
    assert "wombat" in left
    assert_index_agrees(opened)


def test_binning_already_takes_the_words_out_of_the_index(opened: Opened) -> None:
    entry = opened.write("a quokka in the ward")
    opened.stores.entries.put_in_bin(entry.id, opened.clock.now())
    blocks = opened.sql("SELECT block FROM entry_search_data")
    assert not any(isinstance(b[0], bytes) and b"quokka" in b[0] for b in blocks)


def test_a_deleted_entry_leaves_an_empty_tombstone(opened: Opened) -> None:
    entry = opened.write("gone")
    opened.stores.entries.set_tags(entry.id, ["alone"])
    opened.stores.entries.delete_forever(entry.id)
    with pytest.raises(KeyError):
        opened.stores.entries.get(entry.id)
    for table in ("entry", "entry_body", "entry_version", "version_body", "entry_tag", "tag"):
        assert opened.sql(f"SELECT count(*) FROM {table}") == [(0,)]
    rows = opened.sql("SELECT id, kind FROM tombstone ORDER BY kind")
    assert rows[0] == (entry.id, "entry")
    assert [kind for _, kind in rows] == ["entry", "tag"]
    columns = [row[1] for row in opened.sql("PRAGMA table_info(tombstone)")]
    assert columns == ["id", "kind", "deleted_at", "device", "change"]


def test_tags_are_evened_out_and_replaced(opened: Opened) -> None:
    entry, other = opened.write("a"), opened.write("b")
    tagged = opened.stores.entries.set_tags(entry.id, [" on  call ", "on call", "", "Ärger", "b"])
    assert tagged.tags == ("b", "on call", "Ärger")
    assert opened.stores.entries.set_tags(other.id, ["b"]).tags == ("b",)
    assert opened.stores.entries.tags() == ("b", "on call", "Ärger")
    assert opened.stores.entries.set_tags(entry.id, []).tags == ()
    assert opened.stores.entries.tags() == ("b",)
    opened.stores.entries.put_in_bin(other.id, opened.clock.now())
    assert opened.stores.entries.tags() == ()


def test_the_prompt_of_an_entry_can_change(opened: Opened) -> None:
    entry = opened.write("a")
    changed = opened.stores.entries.set_prompt(
        entry.id, PromptId("p"), Theme.ROLE_MODELS, "Who showed you?"
    )
    assert (changed.prompt, changed.theme, changed.prompt_text) == (
        "p",
        Theme.ROLE_MODELS,
        "Who showed you?",
    )
    free = opened.stores.entries.set_prompt(entry.id, None, None, "")
    assert (free.prompt, free.theme, free.prompt_text) == (None, None, "")


def test_each_gives_all_oldest_first_and_the_binned_too(opened: Opened) -> None:
    written = {}
    for n in range(230):
        entry = opened.write(f"text {n}", NIGHT - timedelta(days=n))
        written[entry.id] = f"text {n}"
    some = next(iter(written))
    opened.stores.entries.put_in_bin(EntryId(some), opened.clock.now())
    seen = list(opened.stores.entries.each())
    assert {entry.id: text for entry, text in seen} == written
    positions = [entry.position for entry, _ in seen]
    assert positions == sorted(positions)


def test_nothing_written_shows_in_a_repr(opened: Opened) -> None:
    entry = opened.write("quokka")
    tagged = opened.stores.entries.set_tags(entry.id, ["quokka"])
    card = opened.stores.entries.page("quokka", EVERYTHING, None, 1)[0]
    assert "quokka" not in repr(tagged) + repr(card) + repr(opened.stores)
