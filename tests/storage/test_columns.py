"""What any text and any instant become on their way into the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from journal_app.storage.columns import Instant, storable

DIALECT = sqlite.dialect()


@given(st.text(st.characters(codec="utf-8")))
def test_text_that_utf_8_can_hold_stays_as_it_is(text: str) -> None:
    assert storable(text) == text


@given(st.text(st.characters(min_codepoint=0xD780, max_codepoint=0xE080), max_size=20))
def test_every_text_becomes_storable_and_loses_nothing_else(text: str) -> None:
    stored = storable(text)
    stored.encode()
    whole = [c for c in text if not 0xD800 <= ord(c) <= 0xDFFF]
    assert [c for c in stored if c != "\ufffd" and ord(c) < 0x10000] == whole


def test_two_halves_that_belong_together_become_their_character() -> None:
    assert storable("a\ud83d\ude00b") == "a\U0001f600b"


def test_half_a_character_is_marked_as_lost() -> None:
    assert storable("a\ud83db") == "a\ufffdb"


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)),  # noqa: DTZ001 # given its zone next
    st.integers(-840, 840),
)
def test_instants_come_back_and_sort_as_text(naive: datetime, minutes: int) -> None:
    instant = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    kind = Instant()
    stored = kind.process_bind_param(instant, DIALECT)
    later = kind.process_bind_param(instant + timedelta(microseconds=1), DIALECT)
    assert stored is not None
    assert later is not None
    assert stored < later
    back = kind.process_result_value(stored, DIALECT)
    assert back == instant
    assert back is not None
    assert back.tzinfo == UTC


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        Instant().process_bind_param(datetime(2026, 1, 1), DIALECT)  # noqa: DTZ001 # the point
