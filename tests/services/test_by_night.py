"""A setting that holds something of single nights."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal_app.services.by_night import KEPT, ByNight

NIGHT = date(2026, 11, 21)
nights = st.dates(NIGHT - timedelta(days=40), NIGHT) | st.just(date.min)


class Values(dict[str, str]):
    """Settings in memory."""

    def put(self, name: str, value: str) -> None:
        self[name] = value

    def all(self) -> dict[str, str]:
        return dict(self)


@given(st.lists(st.tuples(nights, st.sampled_from(["", "letter", "list"])), min_size=1))
def test_a_night_keeps_its_word_until_it_is_long_past(put: list[tuple[date, str]]) -> None:
    kept = ByNight(Values(), "name")
    expected: dict[date, str] = {}
    for night, word in put:
        kept.put(night, word)
        assert kept.get(night) == word
        newest = max(*expected, night, night)
        expected = {n: w for n, w in expected.items() if newest - n <= KEPT} | {night: word}
    assert {n: kept.get(n) for n, _ in put} == {n: expected.get(n) for n, _ in put}


def test_what_is_forgotten_is_gone_and_the_rest_stays() -> None:
    values = Values()
    kept, other = ByNight(values, "name"), ByNight(values, "other")
    kept.put(NIGHT, "letter")
    kept.put(NIGHT - timedelta(days=1))
    kept.forget(NIGHT)
    kept.forget(NIGHT)
    assert (kept.get(NIGHT), kept.get(NIGHT - timedelta(days=1))) == (None, "")
    assert other.get(NIGHT - timedelta(days=1)) is None


def test_a_setting_with_one_night_alone_and_one_with_anything_else_can_be_read() -> None:
    values = Values(name=f"{NIGHT} letter", other="no night at all")
    assert ByNight(values, "name").get(NIGHT) == "letter"
    assert ByNight(values, "other").get(NIGHT) is None
