"""What holds of a ledger: the newest choices, and nothing once anybody withdrew, in any order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.consent import (
    ConsentEvent,
    ConsentKind,
    ParticipationId,
    standing_choices,
    withdrawn,
)
from journal_app.domain.studies import DataItem

MINE, OTHER = ParticipationId("a" * 32), ParticipationId("b" * 32)
START = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
EVENTS = st.lists(
    st.builds(
        lambda n, whose, kind, minutes, yes: ConsentEvent(
            id=f"{n:032x}",
            participation=whose,
            study="made-up-study",
            study_version=1,
            study_sha256="cd" * 32,
            notice_sha256="ef" * 32,
            kind=kind,
            choices=((DataItem.TEXT, yes), (DataItem.RATINGS, not yes)),
            at=START + timedelta(minutes=minutes),
            zone="Europe/London",
            offset_minutes=0,
            program="1",
        ),
        st.integers(0, 10**6),
        st.sampled_from([MINE, OTHER, None]),
        st.sampled_from(ConsentKind),
        st.integers(-500, 500),
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda event: event.id,
)


@given(EVENTS, st.randoms())
def test_one_withdrawal_anywhere_outweighs_all_else(
    events: list[ConsentEvent], chance: Random
) -> None:
    gone = any(e.participation == MINE and e.kind is ConsentKind.WITHDRAWN for e in events)
    chance.shuffle(events)
    assert withdrawn(MINE, events) is gone
    if gone:
        assert standing_choices(MINE, events) == {}


@given(EVENTS, EVENTS, st.randoms())
def test_the_order_of_the_lines_and_other_peoples_lines_do_not_matter(
    events: list[ConsentEvent], more: list[ConsentEvent], chance: Random
) -> None:
    before = standing_choices(MINE, events)
    there = {event.id for event in events}
    others = [e for e in more if e.participation != MINE and e.id not in there]
    together = [*events, *others]
    chance.shuffle(together)
    assert standing_choices(MINE, together) == before


@given(EVENTS)
def test_the_newest_line_holds(events: list[ConsentEvent]) -> None:
    mine = [e for e in events if e.participation == MINE]
    if mine and not withdrawn(MINE, mine):
        newest = max(e.at for e in mine)
        possible = [dict(e.choices) for e in mine if e.at == newest]
        assert standing_choices(MINE, events) in possible
    elif not mine:
        assert standing_choices(MINE, events) == {}
