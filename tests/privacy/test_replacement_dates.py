"""Dates become days of the study, or no more than their direction."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.privacy.replacement.date_words import read
from journal_app.privacy.replacement.dates import DateTeller

FIRST = date(2026, 3, 1)
ON = date(2026, 3, 20)


def day_of(day: date) -> int | None:
    return (day - FIRST).days + 1


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("14 March", "day 14"),
        ("March 14th", "day 14"),
        ("the 14th", "day 14"),
        ("Sunday the 9th", "day 9"),
        ("the fourteenth", "day 14"),
        ("twenty-second", "day 22"),
        ("the twentieth", "day 20"),
        ("the thirty-first", "day 31"),
        ("28th", "day 28"),
        ("2 Sept 2026", "day 186"),
        ("2026-03-12", "day 12"),
        ("2026/3/12", "day 12"),
        ("13/3", "day 13"),
        ("3/13", "day 13"),
        ("13.03.26", "day 13"),
        ("3/3", "day 3"),
        ("3/4", "a date"),
        ("30/30", "a date"),
        ("0/13", "a date"),
        ("30 February", "a date"),
        ("14 August", "a date"),
        ("1 Feb", "a date before day 1"),
        ("28 Feb 2026", "a date before day 1"),
        ("2/12/1941", "a date"),
        ("13/12/1941", "a date years earlier"),
        ("13/12/41", "a date years earlier"),
        ("13/12/99", "a date years earlier"),
        ("13/12/40", "a date years earlier"),
        ("13/12/39", "a date years later"),
        ("week beginning 9 March", "the week of day 9"),
        ("week of the 9th", "the week of day 9"),
        ("first week of March 2026", "a week in the same month"),
        ("1 June 2031", "a date years later"),
        ("3-5 March", "day 3 to day 5"),
        ("March 3rd to 5th", "day 3 to day 5"),
        ("30 March to 2 April", "day 30 to day 33"),
        ("27 Feb - 2 March", "some days"),
        ("w/c 9 March", "the week of day 9"),
        ("week of 9 March 2019", "a week"),
        ("first week of March", "a week in the same month"),
        ("second week of April", "a week in a later month"),
        ("March", "the same month"),
        ("Feb", "an earlier month"),
        ("May", "a later month"),
        ("September", "a month"),
        ("March 2019", "an earlier month"),
        ("May 2027", "a later month"),
        ("Mother's Day", "a holiday"),
        ("christmas 2011", "a holiday"),
        ("Labor Day weekend", "a holiday"),
        ("autumn", "a season"),
        ("spring 2024", "a season"),
        ("Sunday", "a date"),
        ("", "a date"),
        ("2024", "a date"),
    ],
)
def test_a_date_is_told_by_the_day_of_the_study(words: str, wanted: str) -> None:
    teller = DateTeller(day_of, None)
    assert teller.tell(words, ON) == wanted
    assert teller.tell(words.upper(), ON) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("20 March", "a date in the same month"),
        ("2 March", "a date in the same month"),
        ("28 Feb", "an earlier date"),
        ("2 April", "a later date"),
        ("28 Mar 2025", "an earlier date"),
        ("2 March 2025", "a date years earlier"),
        ("2-4 March", "some days"),
        ("w/c 2 March", "a week"),
    ],
)
def test_without_a_study_to_count_by_it_is_told_by_its_direction(words: str, wanted: str) -> None:
    assert DateTeller(None, None).tell(words, ON) == wanted
    assert DateTeller(lambda _: None, None).tell(words, ON) == wanted


@pytest.mark.parametrize("words", ["14 March", "the 14th", "13/3", "3 to 5 March"])
def test_without_an_entry_a_date_without_a_year_is_not_placed(words: str) -> None:
    assert DateTeller(day_of, None).tell(words, None) in ("a date", "some days")
    assert DateTeller(day_of, None).tell("14 March 2026", None) == "day 14"
    assert DateTeller(None, None).tell("14 March 2026", None) == "a date"
    assert DateTeller(day_of, None).tell("March", None) == "a month"


def test_the_order_of_day_and_month_is_never_guessed() -> None:
    assert DateTeller(day_of, True).tell("4/3", ON) == "day 4"
    assert DateTeller(day_of, False).tell("3/4", ON) == "day 4"
    assert DateTeller(day_of, None).tell("4/3", ON) == "a date"
    assert DateTeller(day_of, True).tell("3/14", ON) == "day 14"
    assert DateTeller(day_of, False).tell("14/3", ON) == "day 14"


def test_a_year_away_and_no_more_is_counted() -> None:
    on = date(2026, 3, 20)
    assert DateTeller(day_of, True).tell("21/3/2027", on) == "day 386"
    assert DateTeller(day_of, True).tell("22/3/2027", on) == "a date years later"


def test_the_nearest_day_is_meant_at_either_end_of_the_calendar() -> None:
    assert DateTeller(day_of, True).tell("30 Dec", date(2027, 1, 2)) == "day 305"
    assert DateTeller(None, True).tell("31 Dec", date.max) == "a date in the same month"
    assert DateTeller(None, True).tell("1 Jan", date.min) == "a date in the same month"
    assert DateTeller(None, True).tell("2 Nov", date(2026, 8, 2)) == "a later date"
    assert DateTeller(None, True).tell("3 Nov", date(2026, 8, 2)) == "a date"


@given(day=st.dates(date(2026, 1, 1), date(2026, 6, 1)), form=st.integers(0, 5))
def test_every_way_of_writing_a_day_is_read(day: date, form: int) -> None:
    written = [
        f"{day:%d %B %Y}",
        f"{day:%A, %d %b}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%Y-%m-%d}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}.{day.month}.",
    ][form]
    told = DateTeller(lambda asked: asked.toordinal(), True).tell(written, date(2026, 3, 20))
    assert told == f"day {day.toordinal()}"


@given(text=st.text(max_size=30), on=st.none() | st.dates())
def test_no_text_is_too_odd_to_be_read(text: str, on: date | None) -> None:
    told = DateTeller(lambda day: day.day - 3, None).tell(text, on)
    assert told.strip() == told != ""
    read(text, True)
