"""What corrections taught, whatever was corrected, taken back or deleted in between."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.hints import LearnedCounts
from journal_app.domain.ids import EntryId
from journal_app.domain.prompts import Theme
from tests.fakes import FakeClock
from tests.storage.opened import NIGHT, open_database
from tests.storage.some_content import correction

ENTRIES = 4
Said = tuple[frozenset[Theme], Collection[str]]

SAID = st.tuples(
    st.frozensets(st.sampled_from(Theme)),
    st.lists(
        st.sampled_from(["slept", "tea", "Tea", "a_b", "é"]) | st.text(max_size=3), max_size=6
    ),
)
STEPS = st.lists(
    st.tuples(
        st.integers(0, ENTRIES - 1), st.one_of(SAID, st.none(), st.sampled_from(["delete", "bin"]))
    ),
    max_size=12,
)


def counted(standing: Iterable[Said]) -> LearnedCounts:
    """Return what corrections teach, counted anew from them."""
    documents: Counter[Theme | None] = Counter()
    features: dict[Theme | None, Counter[str]] = {}
    for themes, has in standing:
        once = {
            one.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") for one in has
        }
        for under in (None, *themes):
            documents[under] += 1
            if once:
                features.setdefault(under, Counter()).update(once)
    return LearnedCounts(dict(documents), features)


@settings(max_examples=15)
@given(STEPS)
def test_counts_are_those_of_the_corrections_that_stand(
    steps: list[tuple[int, Said | str | None]],
) -> None:
    standing: dict[int, Said] = {}
    gone: set[int] = set()
    with tempfile.TemporaryDirectory() as folder:
        opened = open_database(Path(folder) / "journal.db", FakeClock())
        hints, entries = opened.stores.hints, opened.stores.entries
        ids = [opened.write(f"page {n}").id for n in range(ENTRIES)]
        for which, step in steps:
            opened.clock.forward(minutes=1)
            if which in gone:
                continue
            if isinstance(step, tuple):
                hints.correct(correction(ids[which], opened.clock.now(), *step[0]), step[1])
                standing[which] = step
            elif step is None:
                hints.take_back(ids[which])
                standing.pop(which, None)
            elif step == "bin":
                entries.put_in_bin(ids[which], opened.clock.now())
            else:
                entries.delete_forever(ids[which])
                standing.pop(which, None)
                gone.add(which)
        assert hints.counts() == counted(standing.values())
        assert {one.entry: one.themes for one in hints.corrections()} == {
            ids[which]: themes for which, (themes, _) in standing.items()
        }
        opened.close()


def test_a_correction_takes_the_place_of_the_earlier_one(tmp_path: Path, clock: FakeClock) -> None:
    opened = open_database(tmp_path / "journal.db", clock)
    hints, one, two = opened.stores.hints, opened.write("Tea."), opened.write("Sleep.")
    first = correction(one.id, clock.now(), Theme.SELF_CARE, sha256="ab" * 32)
    hints.correct(first, ["tea"])
    clock.forward(hours=1)
    hints.correct(other := correction(two.id, clock.now()), ["sleep"])
    assert hints.corrections() == (first, other)
    clock.forward(hours=1)
    again = correction(one.id, clock.now(), Theme.ROLE_MODELS, sha256="cd" * 32)
    hints.correct(again, ["cup"])
    assert hints.correction(one.id) == again
    assert hints.corrections() == (other, again)
    assert hints.counts() == LearnedCounts(
        {None: 2, Theme.ROLE_MODELS: 1},
        {None: {"sleep": 1, "cup": 1}, Theme.ROLE_MODELS: {"cup": 1}},
    )
    hints.take_back(two.id)
    hints.take_back(two.id)
    assert hints.correction(two.id) is None
    assert opened.sql("SELECT kind FROM tombstone") == [("hint_correction",)]
    opened.close()


def test_a_moved_entry_keeps_its_correction_and_no_entry_has_none(
    tmp_path: Path, clock: FakeClock
) -> None:
    opened = open_database(tmp_path / "journal.db", clock)
    hints, entry = opened.stores.hints, opened.write("Tea.")
    hints.correct(said := correction(entry.id, clock.now(), Theme.SELF_CARE), ["tea"])
    opened.stores.entries.move(entry.id, NIGHT - timedelta(days=4))
    assert hints.correction(entry.id) == said
    with pytest.raises(KeyError):
        hints.correct(correction(EntryId("ab" * 16), clock.now()), ["tea"])
    opened.close()


def test_no_repr_shows_what_was_learned() -> None:
    assert "quibber" not in repr(LearnedCounts({None: 1}, {None: {"quibberfloxing": 1}}))
