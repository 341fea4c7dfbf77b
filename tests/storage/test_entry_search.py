"""Search with its filters, against a plain list of what was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.entries import EntryFilter
from journal_app.domain.ids import RotationId, new_id
from journal_app.domain.nights import Night, Shift
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Answer, Rating, Scale
from journal_app.domain.rotations import Rotation, rotation_on
from tests.fakes import FakeClock
from tests.storage.opened import EVERYTHING, NIGHT, Opened, open_database

NIGHTS = [NIGHT + timedelta(days=n) for n in range(14)]
WORDS = ["ward", "theatre", "clinic"]
SURGERY = Rotation(RotationId(new_id()), "Surgery", NIGHTS[0], NIGHTS[9])
WEEK = Rotation(RotationId(new_id()), "Palliative week", NIGHTS[4], NIGHTS[6])
LATE = Rotation(RotationId(new_id()), "Paediatrics", NIGHTS[8], NIGHTS[13])
ROTATIONS = (SURGERY, WEEK, LATE)


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock) -> Iterator[Opened]:
    database = open_database(tmp_path / "journal.db", clock)
    yield database
    database.close()


def burnout(night: date) -> int | None:
    return None if night.day % 5 == 0 else night.toordinal() % 11


def fill(opened: Opened) -> list[tuple[str, date, str, Theme, str]]:
    for rotation in ROTATIONS:
        opened.stores.rotations.put(rotation)
    written = []
    for n, night in enumerate(NIGHTS):
        opened.stores.nights.put(Night(night, "UTC", 0, shift=list(Shift)[n % 5]))
        value = burnout(night)
        answer = Answer.NOT_TONIGHT if value is None else Answer.GIVEN
        opened.stores.nights.put_rating(
            Rating(night, Scale.BURNOUT, answer, value, None, opened.clock.now(), "UTC", 0)
        )
        for k in range(2):
            word, theme = WORDS[(n + k) % 3], list(Theme)[(n + 2 * k) % 3]
            entry = opened.write(f"tonight in the {word}s", night, theme)
            opened.stores.entries.set_tags(entry.id, [tag := f"tag {n % 4}"])
            opened.clock.forward(minutes=1)
            written.append((str(entry.id), night, word, theme, tag))
    return written[::-1]


FILTERS = st.builds(
    EntryFilter,
    first=st.none() | st.sampled_from(NIGHTS),
    last=st.none() | st.sampled_from(NIGHTS),
    rotation=st.none() | st.sampled_from([r.id for r in ROTATIONS]),
    theme=st.none() | st.sampled_from(Theme),
    rating=st.none() | st.tuples(st.just(Scale.BURNOUT), st.integers(0, 10), st.integers(0, 10)),
    shift=st.none() | st.sampled_from(Shift),
    tag=st.none() | st.sampled_from([f"tag {n}" for n in range(5)]),
)


def passes(only: EntryFilter, night: date, theme: Theme, tag: str) -> bool:
    rotation = rotation_on(night, ROTATIONS)
    value = burnout(night)
    return all(
        (
            only.first is None or night >= only.first,
            only.last is None or night <= only.last,
            only.rotation is None or (rotation is not None and rotation.id == only.rotation),
            only.theme is None or theme is only.theme,
            only.rating is None
            or (value is not None and only.rating[1] <= value <= only.rating[2]),
            only.shift is None or list(Shift)[NIGHTS.index(night) % 5] is only.shift,
            only.tag is None or tag == only.tag,
        )
    )


def test_filters_and_words_together_choose_what_a_plain_list_would(
    tmp_path: Path, clock: FakeClock
) -> None:
    opened = open_database(tmp_path / "filters.db", clock)
    written = fill(opened)

    @given(FILTERS, st.sampled_from(["", *WORDS, "tonight", "the ward", "nowhere"]))
    @settings(max_examples=80)
    def same(only: EntryFilter, words: str) -> None:
        wanted = [
            entry
            for entry, night, word, theme, tag in written
            if passes(only, night, theme, tag)
            and all(w in f"tonight in the {word}s" for w in words.split())
        ]
        assert opened.found(words, only) == wanted
        assert opened.stores.entries.count(words, only) == len(wanted)

    same()
    opened.close()


def test_a_rotation_that_is_gone_filters_everything_away(opened: Opened) -> None:
    opened.write("a")
    assert opened.found("", EntryFilter(rotation=RotationId(new_id()))) == []


def test_a_stem_is_marked_where_it_stands(opened: Opened) -> None:
    opened.write("filler " * 100 + "then I ran, running from the wards " + "filler " * 100)
    card = opened.stores.entries.page("ward run", EVERYTHING, None, 10)[0]
    assert [card.excerpt[a:b] for a, b in card.marks] == ["running", "wards"]
    assert card.excerpt.startswith("…")
    assert card.excerpt.endswith("…")
    assert len(card.excerpt) <= 202


def test_marks_count_code_points_and_survive_private_characters(opened: Opened) -> None:
    opened.write("\ue000\ue001 🫀🫀 \U0001f469\U0001f3fd quokka \ue100")
    card = opened.stores.entries.page("quokka", EVERYTHING, None, 10)[0]
    assert card.excerpt == "\ue000\ue001 🫀🫀 \U0001f469\U0001f3fd quokka \ue100"
    assert [card.excerpt[a:b] for a, b in card.marks] == ["quokka"]


def test_a_very_long_entry_is_found_and_marked_quickly(opened: Opened) -> None:
    opened.write("quokka " * 60_000 + "bilby")
    card = opened.stores.entries.page("bil", EVERYTHING, None, 10)[0]
    assert [card.excerpt[a:b] for a, b in card.marks] == ["bilby"]


def test_words_after_a_nul_are_found(opened: Opened) -> None:
    entry = opened.write("before\0quokka after")
    assert opened.found("quokka") == [entry.id]


def test_search_follows_every_change_at_once(opened: Opened) -> None:
    entry = opened.write("quokka")
    opened.stores.entries.save_text(entry.id, "bilby", opened.clock.now())
    assert (opened.found("quokka"), opened.found("bilby")) == ([], [entry.id])


def test_nothing_searchable_typed_lists_everything(opened: Opened) -> None:
    entry = opened.write("a")
    assert opened.found(' "*" ') == [entry.id]


def test_search_pages_use_the_index_in_order(opened: Opened) -> None:
    statement = (
        "EXPLAIN QUERY PLAN SELECT rowid FROM entry_search WHERE entry_search MATCH 'a' "
        "AND rowid < 99 ORDER BY rowid DESC LIMIT 5"
    )
    plan = " ".join(str(row) for row in opened.sql(statement))
    assert "TEMP B-TREE" not in plan
