"""The list's model on a real vault: paging, letting go, and taking changes in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Entry, EntryFilter
from journal_app.domain.ids import EntryId
from journal_app.domain.nights import Shift
from journal_app.domain.prompts import Theme
from journal_app.domain.ratings import Scale
from journal_app.ui.journal.model import CARD_ROLE, KEEP, PAGE, EntryModel, Query
from tests.ui.direct_jobs import DirectJobs
from tests.ui.journal.conftest import MANY
from tests.ui.journal.shelf import ROTATIONS, TONIGHT, Shelf


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def list_of(shelf: Shelf, jobs: DirectJobs, owner: QObject) -> EntryModel:
    return EntryModel(jobs=jobs, journal=shelf.journal, parent=owner)


def every(shelf: Shelf) -> list[Entry]:
    """Return the entries that are not binned, newest first."""
    entries = [entry for entry, _ in shelf.vault.entries.each() if entry.binned_at is None]
    return sorted(entries, key=lambda entry: -entry.position)


def all_ids(shelf: Shelf) -> list[str]:
    return [entry.id for entry in every(shelf)]


def read_all(model: EntryModel) -> None:
    top = model.index(-1)
    while model.canFetchMore(top):
        model.fetchMore(top)


def ids(model: EntryModel) -> list[str]:
    found: list[str] = []
    for row in range(model.rowCount()):
        model.set_visible(row, row)
        card = model.card(row)
        assert card is not None
        found.append(card.entry.id)
    return found


def test_pages_come_as_they_are_asked_for(many: Shelf, jobs: DirectJobs, owner: QObject) -> None:
    model = list_of(many, jobs, owner)
    model.show(Query())
    assert model.rowCount() == PAGE
    read_all(model)
    assert model.rowCount() == MANY
    assert ids(model) == all_ids(many)


def test_what_is_far_from_sight_is_let_go_of_and_read_again(
    many: Shelf, jobs: DirectJobs, owner: QObject
) -> None:
    model = list_of(many, jobs, owner)
    model.show(Query())
    for row in range(0, MANY, 5):
        model.set_visible(row, row + 5)
        assert model.held() <= (2 * KEEP + 2) * PAGE
    assert model.rowCount() == MANY
    assert model.card(0) is None
    assert model.index(0).data(CARD_ROLE) is None
    model.set_visible(0, 5)
    first = model.card(0)
    assert first is not None
    assert first.entry.id == all_ids(many)[0]
    assert model.card(MANY - 1) is None


def test_a_search_replaces_the_rows_and_counts_them(
    many: Shelf, jobs: DirectJobs, owner: QObject, qtbot: QtBot
) -> None:
    model = list_of(many, jobs, owner)
    many.write(TONIGHT, "a heron by the weir")
    with qtbot.waitSignal(model.counted) as counted:
        model.show(Query("her"))
    assert counted.args == [1]
    card = model.card(0)
    assert card is not None
    assert [card.excerpt[a:b] for a, b in card.marks] == ["heron"]
    model.show(Query())
    assert model.rowCount() == PAGE


def test_an_entry_that_goes_and_comes_back_keeps_every_other_row(
    many: Shelf, jobs: DirectJobs, owner: QObject, qtbot: QtBot
) -> None:
    model = list_of(many, jobs, owner)
    model.show(Query())
    read_all(model)
    before = all_ids(many)
    gone = EntryId(before[PAGE - 1])  # the last of its page, whose place bounds the page
    model.set_visible(0, PAGE)
    many.journal.put_in_bin(gone)
    with qtbot.waitSignal(model.rowsRemoved) as removed:
        model.refresh_row(PAGE - 1)
    assert removed.args is not None
    assert removed.args[1:] == [PAGE - 1, PAGE - 1]
    assert ids(model) == [entry for entry in before if entry != gone]
    model.set_visible(0, PAGE)
    many.journal.take_from_bin(gone)
    with qtbot.waitSignal(model.rowsInserted):
        model.refresh_row(PAGE - 2)
    assert ids(model) == before


def test_what_was_written_meanwhile_comes_in_where_it_belongs(
    many: Shelf, jobs: DirectJobs, owner: QObject
) -> None:
    model = list_of(many, jobs, owner)
    model.show(Query())
    read_all(model)
    many.write(TONIGHT + timedelta(days=1), "the next night")
    many.write(TONIGHT - timedelta(days=900), "long ago, written later")
    model.refresh()
    assert ids(model) == all_ids(many)
    assert model.rowCount() == MANY + 2


def test_more_new_entries_than_a_page_takes_in_begin_the_list_anew(
    many: Shelf, jobs: DirectJobs, owner: QObject
) -> None:
    model = list_of(many, jobs, owner)
    kept = every(many)[: PAGE + 10]
    for entry in kept:
        many.journal.put_in_bin(entry.id)
    model.show(Query())
    for entry in kept:
        many.journal.take_from_bin(entry.id)
    model.refresh()
    read_all(model)
    assert ids(model) == all_ids(many)
    assert model.rowCount() == MANY


def test_a_row_beyond_what_is_read_is_waited_for(
    many: Shelf, jobs: DirectJobs, owner: QObject
) -> None:
    model = list_of(many, jobs, owner)
    model.show(Query())
    seen: list[str] = []
    model.with_card(PAGE, lambda card: seen.append(card.entry.id))
    assert seen == [all_ids(many)[PAGE]]
    read_all(model)
    model.with_card(MANY, lambda card: seen.append(card.entry.id))
    assert len(seen) == 1
    assert model.goes_on_after(MANY - 2)
    assert not model.goes_on_after(MANY - 1)


def test_a_screen_reader_hears_the_whole_card(
    shelf: Shelf, jobs: DirectJobs, owner: QObject
) -> None:
    model = list_of(shelf, jobs, owner)
    model.show(Query())
    spoken = model.index(0).data()
    assert spoken.startswith("Sat 21 November · Internal Medicine. Role models. She pulled")
    assert spoken.endswith("time 7 · 54 words. tags: sitting down")


FILTERS = {
    "nights": EntryFilter(first=TONIGHT - timedelta(days=9), last=TONIGHT - timedelta(days=3)),
    "rotation": EntryFilter(rotation=ROTATIONS[0].id),
    "theme": EntryFilter(theme=Theme.SELF_CARE),
    "rating": EntryFilter(rating=(Scale.BURNOUT, 5, 8)),
    "shift": EntryFilter(shift=Shift.NIGHT),
    "tag": EntryFilter(tag="names"),
}


def fits(shelf: Shelf, entry: Entry, name: str) -> bool:
    """Tell by the stores alone whether an entry fits the filter of a name."""
    night = shelf.vault.nights.get(entry.night)
    burnout = [r.value for r in shelf.vault.nights.ratings(entry.night) if r.scale is Scale.BURNOUT]
    return {
        "nights": TONIGHT - timedelta(days=9) <= entry.night <= TONIGHT - timedelta(days=3),
        "rotation": ROTATIONS[0].start <= entry.night <= ROTATIONS[0].planned_end,
        "theme": entry.theme is Theme.SELF_CARE,
        "rating": bool(burnout) and 5 <= (burnout[0] or 0) <= 8,
        "shift": night is not None and night.shift is Shift.NIGHT,
        "tag": "names" in entry.tags,
    }[name]


@pytest.mark.parametrize("name", list(FILTERS))
def test_each_filter_finds_what_fits_and_nothing_else(
    shelf: Shelf, jobs: DirectJobs, owner: QObject, name: str
) -> None:
    model = list_of(shelf, jobs, owner)
    model.show(Query("", FILTERS[name]))
    wanted = [entry.id for entry in every(shelf) if fits(shelf, entry, name)]
    assert 0 < len(wanted) < len(every(shelf))
    assert ids(model) == wanted


def test_filters_and_words_narrow_together(shelf: Shelf, jobs: DirectJobs, owner: QObject) -> None:
    model = list_of(shelf, jobs, owner)
    only = EntryFilter(
        theme=Theme.SELF_CARE, rating=(Scale.BURNOUT, 5, 8), rotation=ROTATIONS[1].id
    )
    model.show(Query("nobody slow", only))
    wanted = [
        entry.id
        for entry, text in sorted(shelf.vault.entries.each(), key=lambda pair: -pair[0].position)
        if entry.theme is Theme.SELF_CARE
        and fits(shelf, entry, "rating")
        and entry.night >= ROTATIONS[1].start
        and "nobody" in text
    ]
    assert wanted
    assert ids(model) == wanted
