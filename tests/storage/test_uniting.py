"""Uniting ledgers: every line of both copies, once, whichever is united with which."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from journal_app.domain.consent import ConsentKind
from journal_app.storage import ledgers
from journal_app.storage.schema_3 import LEDGERS
from tests.fakes import FakeClock
from tests.storage.opened import Opened, open_database
from tests.storage.some_studies import event, participation, sealed, version

STEPS = st.lists(
    st.sampled_from(["join", "leave", "change", "seal", "version", "decline"]), max_size=6
)


def live(opened: Opened, steps: Sequence[str]) -> None:
    """Let some things happen in one copy."""
    studies, clock = opened.stores.studies, opened.clock
    for step in steps:
        clock.forward(minutes=1)
        mine = next(iter(studies.participations()), None)
        if step == "decline":
            studies.record(event(None, clock, ConsentKind.REFUSED))
        elif step == "join" or mine is None:
            one = participation(clock)
            studies.join(one, version(one, clock), event(one, clock))
        elif step == "leave":
            studies.record(event(mine, clock, ConsentKind.WITHDRAWN, ()))
        elif step == "change":
            studies.record(event(mine, clock, ConsentKind.CHANGED))
        elif step == "version":
            studies.add_version(version(mine, clock, 2), event(mine, clock, ConsentKind.CHANGED))
        else:
            studies.record_sealed(sealed(mine, clock))


def lines(opened: Opened) -> dict[str, set[tuple[object, ...]]]:
    return {table: set(opened.sql(f"SELECT * FROM {table}")) for table in LEDGERS}


def read(opened: Opened) -> ledgers.Ledgers:
    @contextmanager
    def again() -> Iterator[Engine]:
        yield opened.engine

    return ledgers.read(again)


@settings(max_examples=10)
@given(STEPS, STEPS, STEPS)
def test_every_line_of_both_is_in_both(
    common: list[str], first: list[str], second: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        one, two = (
            open_database(Path(folder) / name, FakeClock()) for name in ("one.db", "two.db")
        )
        stack.callback(one.close)
        stack.callback(two.close)
        live(one, common)
        assert ledgers.unite(two.engine, read(one))
        assert lines(one) == lines(two)
        live(one, first)
        live(two, second)
        together = {table: lines(one)[table] | lines(two)[table] for table in LEDGERS}
        assert ledgers.unite(one.engine, read(two))
        assert ledgers.unite(two.engine, read(one))
        assert lines(one) == lines(two) == together
        assert ledgers.unite(one.engine, read(two))
        assert lines(one) == together
        assert ledgers.are_sound(one.engine)


def test_lines_that_refer_to_nothing_stay_out_and_are_told_of(tmp_path: Path) -> None:
    one, two = (open_database(tmp_path / name, FakeClock()) for name in ("one.db", "two.db"))
    live(one, ["join", "seal", "decline"])
    found = read(one)
    kept = {table: rows for table, rows in found.lines.items() if table != "participation"}
    assert not ledgers.unite(two.engine, ledgers.Ledgers(kept))
    assert lines(two) == {
        **{table: set() for table in LEDGERS},
        "consent_event": {row for row in lines(one)["consent_event"] if row[1] is None},
    }
    assert ledgers.are_sound(two.engine)
    for opened in (one, two):
        opened.close()
