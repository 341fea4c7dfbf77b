"""The page table against the plainest thing it could be: one long list."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entries import Entry, EntryCard
from journal_app.domain.ids import EntryId
from journal_app.ui.journal.pages import Pages

AT = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)


def card(position: int) -> EntryCard:
    entry = Entry(
        id=EntryId(f"{position:032x}"),
        night=date(2026, 11, 21),
        position=position,
        created_at=AT,
        updated_at=AT,
        zone="UTC",
        offset_minutes=0,
    )
    return EntryCard(entry, "")


def cards(*positions: int) -> tuple[EntryCard, ...]:
    return tuple(card(position) for position in positions)


def filled(*pages: tuple[int, ...]) -> Pages:
    table = Pages()
    for number, positions in enumerate(pages):
        table.append(cards(*positions), last=number == len(pages) - 1)
    return table


def positions(table: Pages) -> list[int | None]:
    found = [table.card(row) for row in range(table.rows)]
    return [None if c is None else c.entry.position for c in found]


def test_rows_run_through_the_pages() -> None:
    table = filled((9, 8, 7), (6, 5), (4,))
    assert positions(table) == [9, 8, 7, 6, 5, 4]
    assert [table.page_of(row) for row in range(6)] == [0, 0, 0, 1, 1, 2]
    assert table.complete


def test_a_page_let_go_of_keeps_its_rows() -> None:
    table = filled((9, 8, 7), (6, 5), (4,))
    table.keep_only(1, 1)
    assert positions(table) == [None, None, None, 6, 5, None]
    assert list(table.held()) == [1]


def test_an_emptied_page_takes_no_row() -> None:
    table = filled((9, 8), (6, 5), (4,))
    table.replace(1, (), floor=5)
    assert positions(table) == [9, 8, 4]
    assert table.page_of(2) == 2


@given(
    old=st.sets(st.integers(10, 40), min_size=1, max_size=12),
    new=st.sets(st.integers(10, 40), max_size=12),
    above=st.sets(st.integers(41, 60), max_size=5),
    below=st.sets(st.integers(0, 9), max_size=5),
    held=st.booleans(),
)
def test_a_planned_change_is_what_happens(
    old: set[int], new: set[int], above: set[int], below: set[int], held: bool
) -> None:
    top, middle, end = (tuple(sorted(part, reverse=True)) for part in (above, old, below))
    table = filled(top, middle, end)
    rows: list[int | None] = [*top, *middle, *end]
    if not held:
        table.keep_only(5, 5)
    fresh = cards(*sorted(new, reverse=True))
    change = table.plan(1, fresh)
    if change.gone:
        table.cut(change.row, change.gone)
        del rows[change.row : change.row + change.gone]
        assert table.rows == len(rows)
    rows[change.row : change.row] = [None] * change.come
    table.replace(1, fresh, floor=10)
    assert table.rows == len(rows) == len(top) + len(new) + len(end)
    for row, position in enumerate(rows):
        shown = table.card(row)
        if held and position is not None:
            assert shown is not None
            assert shown.entry.position == position
    inside = [c.entry.position for _, c in table.held_cards()]
    assert [p for p in inside if 10 <= p <= 40] == sorted(new, reverse=True)
